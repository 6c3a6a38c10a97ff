"""What crosses between the window and the vault about backups, and the pure rules: when one is due, which ones stay.

Rules:

1. A backup counts from when it was *proved*: restored into a scratch place and found whole. Only that has an age.
2. In each destination the newest proved backup of each of the last seven days, five weeks and twelve months that have
   any stays; the last proved one always, and all of them while a file of the vault is known to be damaged. One that
   failed, or was never proved, goes once a later one was proved.
3. Each destination has its own: one that fails keeps no other from its backup, and each failure is told by number and
   place. Where backups are made by schedule, one is due in a destination when none was proved there since the hour of
   the day last struck. After a failure it is tried again an hour later, where the destination is there by then. A
   destination that is planned no more is told as failed no more.
4. After seven days without a proved backup everybody is told, whoever can do something by a line that leads there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.clock import DAY, SECOND, local
from app.errors import Problem

OLD_AFTER = 7 * DAY
RETRY_AFTER = 60 * 60 * SECOND
KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS = 7, 5, 12
MOST_DESTINATIONS = 8
LONGEST_NAME, LONGEST_PATH, LONGEST_HOW = 60, 1000, 300
HOURS = (0, 23)

UNTOLD = {"part": "…", "file": "…", "needed": "…", "free": "…"}
"""For the sentence of a failure that is read in the register, which keeps its code and no details of it."""

Progress = Callable[[int, int], None]
Checkpoint = Callable[[str], None]


def no_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


def no_stop(_step: str) -> None:
    """Nobody interrupts."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where backups go from this machine: a folder, a removable disk or a network folder, under a name of its own."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Where and when backups are made by this account on this machine. ``hour`` is local time, 0 to 23."""

    destinations: tuple[Destination, ...] = ()
    scheduled: bool = True
    hour: int = 12


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One copy of the register. ``state``: "proved", "unproved", "failed", "deleted", "destroyed". ``here``: its folder
    is there now, in a destination of this machine; ``may_exist``: it may lie somewhere, so its medium may have to be
    destroyed. Times are UTC microseconds, 0 for never; ``why`` is a code.
    """

    number: int
    name: str
    medium: str
    carries: str
    place: str
    by: str
    made_at: int
    proved_at: int
    size: int
    state: str
    why: str
    how: str
    here: bool
    may_exist: bool


@dataclass(frozen=True, slots=True)
class PlaceState:
    """One destination: whether it is there, how much room it has, and when a backup in it was last proved."""

    name: str
    path: str
    there: bool
    free: int
    proved_at: int
    backups: int


@dataclass(frozen=True, slots=True)
class BackupState:
    """The whole page. ``escrowed``: a backup made now opens with the recovery kit; ``hurt``: a check found a damaged
    file in the vault, so no backup gives way.
    """

    proved_at: int
    plan: Plan
    places: tuple[PlaceState, ...]
    rows: tuple[BackupRow, ...]
    escrowed: bool
    needed: int
    hurt: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """A backup that went wrong, by its number: where, and why as a code."""

    name: str
    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What everybody may know: when a backup was last proved, and what went wrong in each place where nothing went
    well since.

    ``failures`` are the last of each place, newest first; ``due`` whether one should be made from this machine now.
    ``whom`` are the people to ask.
    """

    proved_at: int
    founded_at: int
    now: int
    failures: tuple[Failure, ...]
    due: bool
    whom: tuple[str, ...]

    @property
    def old(self) -> bool:
        """Rule 4."""
        return self.now - max(self.proved_at, self.founded_at) > OLD_AFTER

    @property
    def days(self) -> int:
        """How many whole days ago the last proved backup was; since the founding when there was none."""
        return max(0, self.now - max(self.proved_at, self.founded_at)) // DAY


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one backup: ``why`` is empty when it was made and proved, else a code with its ``details``.

    ``removed`` are the numbers of older ones that gave way to it.
    """

    name: str
    place: str
    why: str
    details: tuple[tuple[str, str | int], ...] = ()
    size: int = 0
    documents: int = 0
    removed: tuple[str, ...] = ()


def checked(plan: Plan) -> Plan:
    """The plan in one spelling.

    Raises Problem("backup.name_missing", "backup.name_long", "backup.same_name", "backup.path_missing",
    "backup.too_many", "backup.hour").
    """
    if len(plan.destinations) > MOST_DESTINATIONS:
        raise Problem("backup.too_many", limit=MOST_DESTINATIONS)
    if not HOURS[0] <= plan.hour <= HOURS[1]:
        raise Problem("backup.hour")
    found = tuple(Destination(" ".join(one.name.split()), one.path.strip()) for one in plan.destinations)
    for one in found:
        if not one.name:
            raise Problem("backup.name_missing")
        if len(one.name) > LONGEST_NAME:
            raise Problem("backup.name_long", limit=LONGEST_NAME)
        if not one.path or len(one.path) > LONGEST_PATH:
            raise Problem("backup.path_missing")
    if len({one.name.casefold() for one in found}) != len(found):
        raise Problem("backup.same_name")
    return Plan(found, plan.scheduled is True, plan.hour)


def checked_how(how: str) -> str:
    """How a medium was destroyed. Raises Problem("backup.how_missing", "backup.how_long")."""
    text = " ".join(how.split())
    if not text:
        raise Problem("backup.how_missing")
    if len(text) > LONGEST_HOW:
        raise Problem("backup.how_long", limit=LONGEST_HOW)
    return text


def last_struck(now: int, hour: int) -> int:
    """When that hour of the day last began, local time, as UTC microseconds."""
    moment = local(now)
    struck = moment.replace(hour=hour, minute=0, second=0, microsecond=0)
    if struck > moment:
        struck -= timedelta(days=1)
    return now - (moment - struck) // timedelta(microseconds=1)


def is_due(plan: Plan, proved_at: int, failed_at: int, now: int, *, there: bool) -> bool:
    """Rule 3, for one destination; whether it is ``there`` now."""
    struck = last_struck(now, plan.hour)
    again = failed_at < struck or failed_at > now or (there and now - failed_at >= RETRY_AFTER)
    return plan.scheduled and proved_at < struck and again


def superfluous(backups: Iterable[tuple[int, int, int]]) -> list[int]:
    """Rule 2, for one destination: the numbers that go. ``backups`` are (number, made, proved or 0)."""
    rows = sorted(backups, reverse=True)  # by number: a clock that was set back changes no order
    proved = [(number, made) for number, made, at in rows if at]
    if not proved:
        return []
    stay = {proved[0][0]}
    for kind, most in (("%Y-%m-%d", KEEP_DAYS), ("%G-%V", KEEP_WEEKS), ("%Y-%m", KEEP_MONTHS)):
        stay |= _newest_of_each(proved, kind, most)
    last = proved[0][0]
    return sorted(number for number, _, at in rows if number not in stay and (at or number < last))


def _newest_of_each(proved: Sequence[tuple[int, int]], kind: str, most: int) -> set[int]:
    """The newest backup of each of the last ``most`` days, weeks or months that have one; newest first."""
    found: dict[str, int] = {}
    for number, made in proved:
        found.setdefault(local(made).strftime(kind), number)
    return set(list(found.values())[:most])
