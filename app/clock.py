"""Time as a port: the program never asks the machine directly, so that tests can set it.

Times are integers: microseconds since 1970-01-01 UTC. They are shown in Asia/Ho_Chi_Minh as dd/mm/yyyy. Time is for
people to read; order is proved by hash chains, not by the clock.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

# Vietnam has had one time zone without daylight saving since 1975, so a fixed offset needs no zone database.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

SECOND = 1_000_000
DAY = 24 * 60 * 60 * SECOND

_LATEST = 253_370_764_800 * SECOND
"""The first moment of the year 9999."""
_EARLIEST = -62_135_510_400 * SECOND
"""The second day of the year 1."""


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> int:
        """Microseconds since 1970-01-01 UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> int:
        """Microseconds since 1970-01-01 UTC."""
        return time.time_ns() // 1000


class FixedClock:
    """A clock that stands still until it is moved: for tests and for repeatable documents."""

    def __init__(self, start: int) -> None:
        self.time = start

    def now(self) -> int:
        """The time it was set to."""
        return self.time

    def advance(self, microseconds: int) -> None:
        """Move the hands forward (or back, when negative)."""
        self.time += microseconds


def local(moment: int) -> datetime:
    """``moment`` (UTC microseconds) as an aware time in Vietnam; what no calendar has is its first or last day.

    Times are whatever the clock of who signed them said: none of them may keep others from reading the rest.
    """
    return datetime.fromtimestamp(max(_EARLIEST, min(moment, _LATEST)) / SECOND, tz=UTC).astimezone(VIETNAM)


def local_date(moment: int) -> date:
    """The calendar day in Vietnam at ``moment`` (UTC microseconds)."""
    return local(moment).date()


def end_of_day(day: date) -> int:
    """The last microsecond of ``day`` in Vietnam, as UTC microseconds."""
    start = datetime(day.year, day.month, day.day, tzinfo=VIETNAM)
    return int(start.timestamp()) * SECOND + DAY - 1


def long_ago(since: int, now: int, span: int) -> bool:
    """Whether more than ``span`` has passed since something was done.

    What was done on a day that is still to come was put down under a wrong clock. It says nothing of its age, and would
    silence every reminder until that day: so it counts as long ago.
    """
    return now - since > span or since > now + DAY


def shown_date(moment: int) -> str:
    """``moment`` as people here write a date: ``24/11/2026``."""
    return local(moment).strftime("%d/%m/%Y")


def shown_time(moment: int) -> str:
    """``moment`` as people here write a time: ``24/11/2026 09:12``."""
    return local(moment).strftime("%d/%m/%Y %H:%M")
