"""What is remembered of everybody's days: counts for the past, and for the days just gone what was read and where.

Pure rules:

1. A day is one in Vietnam. Days are kept for `KEPT` days; the entries behind a count, and which records they were, for
   `OPEN` days, since entries that come late belong to their own day.
2. A record counts once a day for its reader, and once a week for each of its readers.
3. A machine whose clock is ahead of the officer's cannot make the past old: its acts count for the officer's today.
4. Steps of number walking count only in a row: after `BREAK` without one the row begins anew; the longest row counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.clock import DAY, SECOND
from app.ids import Id
from app.oversight.acts import Act
from app.oversight.alerts.kinds import (
    GIVING,
    OK,
    READING,
    Measure,
    asks_release,
    is_clock_set_back,
    is_step,
    measure_of,
    refuses_release,
)
from app.oversight.alerts.limits import Limits, Rule

KEPT, OPEN, WEEK = 120, 9, 7
BREAK = 30 * 60 * SECOND
MOST_ENTRIES = 300
MOST_ASKERS = 2000
FAR = 2**31
_EAST = 7 * 3600 * SECOND
_HOUR = 3600 * SECOND
_SUNDAY = 3  # the days since 1970 that are Sundays leave this when divided by seven


def day_of(at: int) -> int:
    """The days since 1970 in Vietnam."""
    return (at + _EAST) // DAY


def begins(day: int) -> int:
    """The first moment of a day, in UTC microseconds."""
    return day * DAY - _EAST


def is_sunday(day: int) -> bool:
    """Whether a day is a Sunday."""
    return day % WEEK == _SUNDAY


@dataclass(slots=True)
class Day:
    """One day of one person. ``entries`` of each measure, the first of them; ``records`` are those read."""

    counts: dict[Measure, int] = field(default_factory=dict)
    entries: dict[Measure, list[int]] = field(default_factory=dict)
    records: set[Id] = field(default_factory=set)
    row: list[int] = field(default_factory=list)
    stepped: int = 0
    clock: list[int] = field(default_factory=list)
    acts: int = 0

    def add(self, measure: Measure, entry: int) -> None:
        """One more."""
        self.counts[measure] = self.counts.get(measure, 0) + 1
        kept = self.entries.setdefault(measure, [])
        if len(kept) < MOST_ENTRIES:
            kept.append(entry)

    def step(self, entry: int, at: int) -> None:
        """One more step of a row, or the first of a new one."""
        if not 0 <= at - self.stepped <= BREAK:
            self.row.clear()
        self.stepped = at
        self.row.append(entry)
        if len(self.row) > self.counts.get(Measure.STEP, 0):
            self.counts[Measure.STEP] = len(self.row)
            self.entries[Measure.STEP] = self.row[-MOST_ENTRIES:]

    def of(self, measure: Measure) -> int:
        """How many."""
        return self.counts.get(measure, 0)


@dataclass(slots=True)
class FirstTime:
    """A person's first week in a project: since which day, the entries, and the day on which there were enough.

    A look or two do not make it theirs: with no more in a week it begins anew.
    """

    day: int
    entries: list[int] = field(default_factory=list)
    enough: int = 0

    def read(self, day: int, entry: int, floor: int) -> None:
        """One more record."""
        if self.enough and day != self.enough:
            return
        if not self.enough and day - self.day >= WEEK:
            self.day, self.entries = day, []
        if len(self.entries) < MOST_ENTRIES:
            self.entries.append(entry)
        if len(self.entries) >= floor:
            self.enough = day


@dataclass(slots=True)
class Person:
    """One person's past. ``first`` and ``last`` are days; ``given`` the day they were last given something."""

    first: int
    last: int
    given: int = 0
    days: dict[int, Day] = field(default_factory=dict)
    projects: dict[Id, FirstTime] = field(default_factory=dict)
    absences: list[tuple[int, int, int]] = field(default_factory=list)
    refusals: list[tuple[int, int]] = field(default_factory=list)

    def day(self, day: int) -> Day:
        """That day, empty when nothing happened yet."""
        return self.days.setdefault(day, Day())

    def before(self, day: int) -> Iterator[tuple[int, Day]]:
        """The days before, oldest first."""
        return ((one, self.days[one]) for one in sorted(self.days) if one < day)


@dataclass(slots=True)
class Touched:
    """What has to be judged anew: days of people, weeks of records."""

    days: set[tuple[Id, int]] = field(default_factory=set)
    records: set[tuple[Id, int]] = field(default_factory=set)


@dataclass(slots=True)
class Reader:
    """The last look of one person at one record."""

    day: int
    entry: int


class Tally:
    """All that is remembered; `see` adds an act. No act counts for a day after ``today``."""

    def __init__(self, limits: Limits, today: int = FAR) -> None:
        self.limits = limits
        self.today = today
        self.people: dict[Id, Person] = {}
        self.projects: dict[Id, int] = {}
        self.readers: dict[Id, dict[Id, Reader]] = {}
        self.askers: dict[Id, Id] = {}
        self.touched = Touched()
        self.reached = 0

    def see(self, act: Act) -> None:
        """One more act, in the order of the journal."""
        self.reached = max(self.reached, act.id)
        day = self.day_of(act)
        person = self.people.get(act.person)
        if person is None:
            person = self.people[act.person] = Person(first=day, last=day)
        self._presence(act, person, day)
        today = person.day(day)
        today.acts += 1
        measure = measure_of(act)
        if measure is Measure.READ:
            self._read(act, person, today, day)
        elif measure is not None:
            today.add(measure, act.id)
            self.touched.days.add((act.person, day))
        if is_step(act):
            today.step(act.id, act.at)
            self.touched.days.add((act.person, day))
        if is_clock_set_back(act):
            today.clock.append(act.id)
            self.touched.days.add((act.person, day))
        self._around(act, day)

    def _presence(self, act: Act, person: Person, day: int) -> None:
        if day > person.last:
            gap = day - person.last
            if gap >= self.limits.floors[Rule.ABSENCE]:
                person.absences = [*person.absences[-4:], (day, gap, act.id)]
                self.touched.days.add((act.person, day))
            person.last = day

    def _read(self, act: Act, person: Person, today: Day, day: int) -> None:
        rid = act.customer or act.rid
        if rid is None or rid in today.records:
            return
        today.records.add(rid)
        today.add(Measure.READ, act.id)
        self.touched.days.add((act.person, day))
        if self._is_off(act.at, day):
            today.add(Measure.OFF, act.id)
        if act.project is not None:
            self.projects.setdefault(act.project, day)
            first = person.projects.setdefault(act.project, FirstTime(day))
            first.read(day, act.id, self.limits.floors[Rule.PROJECT])
        if act.event in READING:
            self.readers.setdefault(rid, {})[act.person] = Reader(day, act.id)
            self.touched.records.add((rid, day))

    def _is_off(self, at: int, day: int) -> bool:
        hour = (at + _EAST) % DAY // _HOUR
        return not self.limits.opens <= hour < self.limits.closes or (is_sunday(day) and not self.limits.sunday)

    def _around(self, act: Act, day: int) -> None:
        """What one person's act says about another's: a clearance given, a release refused."""
        if act.about is not None and act.event in GIVING and act.outcome == OK and act.about in self.people:
            self.people[act.about].given = day
        if act.rid is None or not (asks_release(act) or refuses_release(act)):
            return
        if asks_release(act) and act.outcome == OK:
            self.askers[act.rid] = act.person
            return
        whose = self.askers.get(act.rid) if refuses_release(act) else act.person
        if whose is not None and whose in self.people:
            self.people[whose].refusals.append((day, act.id))
            self.touched.days.add((whose, day))

    def day_of(self, act: Act) -> int:
        """The day an act counts for."""
        return min(day_of(act.at), self.today)

    def latest(self) -> int:
        """The last day on which anybody did anything."""
        return max((person.last for person in self.people.values()), default=0)

    def at_work(self, day: int) -> int:
        """How many people did anything on a day."""
        return sum(1 for person in self.people.values() if day in person.days)

    def prune(self) -> None:
        """Forget what is too old to matter. Only after everything touched was judged."""
        latest = self.latest()
        for person in self.people.values():
            for day in [day for day in person.days if day < latest - KEPT]:
                del person.days[day]
            for day, kept in person.days.items():
                if day < latest - OPEN and (kept.records or kept.entries):
                    kept.records, kept.entries, kept.row, kept.clock = set(), {}, [], []
            person.refusals = [one for one in person.refusals if one[0] > latest - OPEN]
        while len(self.askers) > MOST_ASKERS:
            del self.askers[next(iter(self.askers))]
        for rid in list(self.readers):
            fresh = {who: reader for who, reader in self.readers[rid].items() if reader.day > latest - OPEN}
            if fresh:
                self.readers[rid] = fresh
            else:
                del self.readers[rid]
