"""A period as bounds that the database can compare: days, ids and months of Asia/Ho_Chi_Minh.

An id begins with the millisecond in which its record was made (app/ids.py), so the ids of a month stand together and
the index that every table has on them anyway answers how many records a month brought.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.clock import DAY, end_of_day
from app.customers.statistics.model import Period
from app.errors import Problem

MOST_MONTHS = 120
"""A line over more months than these shows the latest ones."""
MONTHS_AHEAD = 12
"""How far in the future an item's day may lie and still have its month shown."""
LEAST_ID, GREATEST_ID = b"", b"\xff" * 17
_FIRST_DAY, _LAST_DAY = "", chr(0x10FFFF)
_LATEST = (1 << 48) * 1000


@dataclass(frozen=True, slots=True)
class Span:
    """``first_day`` and ``last_day`` are texts to compare days with, ids and moments the same for what has no day.

    ``end_id`` and ``end_at`` lie just behind the period.
    """

    first_day: str
    last_day: str
    first_id: bytes
    end_id: bytes
    first_at: int
    end_at: int


def span_of(period: Period) -> Span:
    """The bounds of a period. Raises Problem("statistics.period") for days that are none, or stand the wrong way."""
    first, last = _day(period.first), _day(period.last)
    if first and last and last < first:
        raise Problem("statistics.period")
    first_at = _start(first) if first else 0
    end_at = _start(last) + DAY if last else _LATEST
    return Span(
        first_day=period.first or _FIRST_DAY,
        last_day=period.last or _LAST_DAY,
        first_id=_id_from(first_at) if first else LEAST_ID,
        end_id=_id_from(end_at) if last else GREATEST_ID,
        first_at=first_at,
        end_at=end_at,
    )


def months_of(period: Period, today: date, known: Iterable[str]) -> tuple[str, ...]:
    """The months to show, like ``2026-11``, in their order and without a gap.

    Where the period has no limit they reach from the first to the last month that is ``known``, but never more than
    `MOST_MONTHS`, nor further ahead than `MONTHS_AHEAD`.
    """
    latest = _number(f"{today:%Y-%m}") + MONTHS_AHEAD
    found = [number for number in map(_number, known) if number <= latest]
    first = _number(period.first[:7]) if period.first else min(found, default=_number(f"{today:%Y-%m}"))
    last = _number(period.last[:7]) if period.last else max([*found, _number(f"{today:%Y-%m}"), first])
    first = min(first, last)
    return tuple(_month(number) for number in range(max(first, last - MOST_MONTHS + 1), last + 1))


def ids_of_month(month: str) -> tuple[bytes, bytes]:
    """The least id of a month, and the least one behind it."""
    number = _number(month)
    return _id_from(_start(_first_day(number))), _id_from(_start(_first_day(number + 1)))


def month_of_id(rid: bytes) -> str:
    """The month in which the record of that id was made, as far as a calendar reaches."""
    moment = min(int.from_bytes(rid[:6], "big") // 1000, 250_000_000_000)
    day = date(1970, 1, 1) + timedelta(seconds=moment + 7 * 3600)
    return f"{day:%Y-%m}"


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Problem("statistics.period") from None
    if day.isoformat() != text:
        raise Problem("statistics.period")
    return day


def _start(day: date) -> int:
    """The first microsecond of a day in Vietnam, UTC; never before 1970, where ids begin."""
    return max(end_of_day(day) - DAY + 1, 0)


def _id_from(moment: int) -> bytes:
    return (min(moment // 1000, (1 << 48) - 1) << 80).to_bytes(16, "big")


def _number(month: str) -> int:
    year, _, of_year = month.partition("-")
    return int(year) * 12 + int(of_year) - 1


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _first_day(number: int) -> date:
    return date(min(max(number // 12, 1), 9999), number % 12 + 1, 1)
