"""The rules: each looks at what is remembered of a day or of a record, and says what is unusual in it.

Pure rules:

1. Reading, searches in vain, reveals, refusals, steps and reading out of hours are judged by the day, against the
   person's own days before (`baseline`). A day that has not ended is judged as far as it goes.
2. Where most of those with the same duties have more to do on the same day (a campaign, the end of a month), a day's
   reading is judged against that: never more than `MOST_TIMES` the usual.
3. Slow reading is judged by five working days together, against the fives before.
4. A first time on a project counts from two weeks after the person, and the project, are in the house, and not within
   a week after somebody gave them more.
5. From the day somebody gave notice, a little above the middle is enough, and any reading out of hours.
6. A day on which a third or fewer of the usual number are at work is a day off, for whoever reads on it.
7. A record is read by many when in one week more people opened it than the floor and than is usual for records.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from app.ids import Id
from app.oversight.alerts.baseline import Usual, usual
from app.oversight.alerts.finding import Finding, Severity, severity
from app.oversight.alerts.kinds import Measure
from app.oversight.alerts.limits import Limits, Rule
from app.oversight.alerts.tally import WEEK, Day, Person, Tally

BUSY, MOST_TIMES = 1.15, 3.0
NEW_DAYS, GIVEN_DAYS = 14, 7
FIVE, FIVES = 5, 8
FEWEST_FIVES = 4
LEAVING_SPREADS = 1.5
SLOW_SHARE = 0.8
FEWEST_AT_WORK, SHARE_AT_WORK, WEEKS_BEFORE = 3, 3, 6

DAILY: tuple[tuple[Rule, Measure, Severity], ...] = (
    (Rule.WALK, Measure.STEP, Severity.MEDIUM),
    (Rule.EMPTY, Measure.EMPTY, Severity.LOW),
    (Rule.HOURS, Measure.OFF, Severity.LOW),
    (Rule.DENIED, Measure.DENIED, Severity.LOW),
    (Rule.REVEAL, Measure.REVEAL, Severity.LOW),
)

GROWING = frozenset({Rule.EMPTY, Rule.REVEAL})
"""What grows with the work there is."""


@dataclass(frozen=True, slots=True)
class Office:
    """Beside the tally: who has which duties, and since which day somebody's notice of leaving stands."""

    duties: Mapping[Id, Collection[str]]
    notices: Mapping[Id, int]


@dataclass(frozen=True, slots=True)
class Case:
    """One day of one person, as the rules look at it."""

    tally: Tally
    office: Office
    uid: Id
    person: Person
    number: int
    day: Day

    @property
    def limits(self) -> Limits:
        """What is in force."""
        return self.tally.limits

    def usual(self, measure: Measure) -> Usual:
        """What is usual for this person by this day."""
        worked = measure is Measure.READ
        return usual(figures(self.person, self.number, measure, worked=worked), _of_others(self, measure, worked))

    def finding(
        self, rule: Rule, form: str, figure: int, seen: Usual | None, entries: Collection[int], weight: Severity,
        *, since: int = 0, key: str = "", project: Id | None = None,
    ) -> Finding:  # fmt: skip
        """What was found, about this person."""
        low, high = seen.span() if seen is not None and seen.known else (0, 0)
        return Finding(
            rule=rule, form=form, key=key or str(self.number), person=self.uid, record=None, project=project,
            figure=figure, low=low, high=high, own=seen is not None and seen.own, since=since or self.number,
            until=self.number, entries=tuple(entries), severity=weight,
        )  # fmt: skip


def figures(person: Person, before: int, measure: Measure, *, worked: bool) -> list[int]:
    """The person's own days before one, oldest first; with ``worked`` only days on which something was counted."""
    found = (day.of(measure) for _, day in person.before(before) if day.acts)
    return [figure for figure in found if figure or not worked]


def of_day(tally: Tally, office: Office, uid: Id, number: int) -> Iterator[Finding]:
    """Everything unusual in one person's day."""
    person = tally.people[uid]
    case = Case(tally, office, uid, person, number, person.day(number))
    for judge in _JUDGES:
        yield from judge(case)


def of_record(tally: Tally, record: Id, number: int) -> Iterator[Finding]:
    """Whether a record was read by unusually many in the week that ends with a day."""
    week = {who: one for who, one in tally.readers.get(record, {}).items() if number - WEEK < one.day <= number}
    floor = tally.limits.floors[Rule.CROWD]
    if len(week) < floor:
        return
    counts = [len(readers) for readers in tally.readers.values()]
    middle = median(counts)
    spread = max(0.5, 1.4826 * median(abs(count - middle) for count in counts))
    limit = max(float(floor), middle + tally.limits.spreads * spread)
    if len(week) < limit:
        return
    entries = tuple(sorted(one.entry for one in week.values()))
    since = min(one.day for one in week.values())
    yield Finding(
        rule=Rule.CROWD, form="crowd", key=f"w{(number + 3) // WEEK}", person=None, record=record, project=None,
        figure=len(week), low=1, high=max(1, round(middle + spread)), own=False, since=since, until=number,
        entries=entries, severity=severity(len(week), limit, Severity.MEDIUM),
    )  # fmt: skip


def _mass(case: Case) -> Iterator[Finding]:
    count, floor = case.day.of(Measure.READ), case.limits.floors[Rule.MASS]
    if count < floor:
        return
    seen = case.usual(Measure.READ)
    limit = seen.above(case.limits.spreads, floor)
    if count <= limit or count <= limit * _busy(case):
        return
    weight = severity(count, limit)
    yield case.finding(Rule.MASS, "mass", count, seen, case.day.entries.get(Measure.READ, ()), weight)


def _slow(case: Case) -> Iterator[Finding]:
    """Five working days together, of which none need be unusual by itself."""
    worked = [(number, day) for number, day in case.person.before(case.number + 1) if day.of(Measure.READ)]
    last, earlier = worked[-FIVE:], worked[:-FIVE]
    if case.number - last[0][0] > 2 * WEEK if last else True:
        return
    sums = [sum(day.of(Measure.READ) for _, day in earlier[end - FIVE : end]) for end in _ends(len(earlier))]
    if len(sums) < FEWEST_FIVES:
        return
    count = sum(day.of(Measure.READ) for _, day in last)
    middle = median(sums)
    spread = max(FIVE, 0.12 * middle, 1.4826 * median(abs(one - middle) for one in sums))
    seen = Usual(middle, spread, own=True, days=len(sums))
    limit = seen.above(SLOW_SHARE * case.limits.spreads, FIVE * case.limits.floors[Rule.MASS] // 2)
    if count <= limit * _busy(case, days=[number for number, _ in last]):
        return
    entries = [entry for _, day in last for entry in day.entries.get(Measure.READ, ())]
    key = f"w{(case.number + 3) // WEEK}"
    weight = severity(count, limit)
    yield case.finding(Rule.MASS, "mass_slow", count, seen, entries, weight, since=last[0][0], key=key)


def _ends(length: int) -> list[int]:
    """Where the fives before end, counted from the newest one."""
    return list(range(length, FIVE - 1, -FIVE))[:FIVES]


def _daily(case: Case) -> Iterator[Finding]:
    for rule, measure, least in DAILY:
        count, floor = case.day.of(measure), case.limits.floors[rule]
        if count < floor:
            continue
        seen = case.usual(measure)
        limit = seen.above(case.limits.spreads, floor)
        if rule in GROWING and count >= limit:
            limit *= _busy(case)
        if count >= limit and not (rule is Rule.HOURS and _often_off(case)):
            weight = severity(count, limit, least)
            yield case.finding(rule, rule.value, count, seen, case.day.entries.get(measure, ()), weight)


def _alone(case: Case) -> Iterator[Finding]:
    """Reading on a day on which the office is closed: known only when the day is over."""
    count, floor = case.day.of(Measure.READ), case.limits.floors[Rule.HOURS]
    if count < floor or case.number >= case.tally.latest() or case.day.of(Measure.OFF) >= floor:
        return
    there = case.tally.at_work(case.number)
    usually = median(case.tally.at_work(case.number - WEEK * one) for one in range(1, WEEKS_BEFORE + 1))
    if usually >= FEWEST_AT_WORK and there * SHARE_AT_WORK <= usually:
        seen = Usual(usually, 0.0, own=False, days=WEEKS_BEFORE)
        entries = case.day.entries.get(Measure.READ, ())
        yield case.finding(Rule.HOURS, "hours_alone", count, seen, entries, Severity.MEDIUM)


def _often_off(case: Case) -> bool:
    """Whether this person often works at such hours: on a fifth of their last days, and as much as today."""
    own = figures(case.person, case.number, Measure.OFF, worked=False)[-40:]
    late = [figure for figure in own if figure >= case.limits.floors[Rule.HOURS]]
    return len(late) * 5 >= max(10, len(own)) and case.day.of(Measure.OFF) <= 2 * median(late)


def _clock(case: Case) -> Iterator[Finding]:
    times = len(case.day.clock)
    if times >= case.limits.floors[Rule.CLOCK]:
        weight = Severity.HIGH if times > 2 * case.limits.floors[Rule.CLOCK] else Severity.MEDIUM
        yield case.finding(Rule.CLOCK, "clock", times, None, case.day.clock, weight)


def _absence(case: Case) -> Iterator[Finding]:
    for day, gap, entry in case.person.absences:
        if day == case.number and gap >= case.limits.floors[Rule.ABSENCE]:
            read = case.day.entries.get(Measure.READ, [])
            weight = Severity.MEDIUM if read else Severity.LOW
            yield case.finding(Rule.ABSENCE, "absence", gap, None, [entry, *read], weight)


def _first_time(case: Case) -> Iterator[Finding]:
    for project, first in case.person.projects.items():
        if first.enough != case.number:
            continue
        settled = case.number - case.person.first >= NEW_DAYS
        old = case.number - case.tally.projects.get(project, case.number) >= NEW_DAYS
        given = 0 <= case.number - case.person.given <= GIVEN_DAYS
        if settled and old and not given:
            figure = len(first.entries)
            yield case.finding(
                Rule.PROJECT, "project", figure, None, first.entries, Severity.LOW, since=first.day,
                key=project.hex(), project=project,
            )  # fmt: skip


def _leaving(case: Case) -> Iterator[Finding]:
    notice = case.office.notices.get(case.uid, 0)
    if not notice or case.number < notice:
        return
    count, floor = case.day.of(Measure.READ), case.limits.floors[Rule.LEAVING]
    seen = case.usual(Measure.READ)
    limit = seen.above(LEAVING_SPREADS, floor) * _busy(case)
    late = case.day.of(Measure.OFF)
    if count <= limit and late < max(1, floor // 4):
        return
    entries = case.day.entries.get(Measure.READ, ())
    weight = severity(count, limit, Severity.MEDIUM)
    yield case.finding(Rule.LEAVING, "leaving", count, seen, entries, weight, key=f"w{(case.number + 3) // WEEK}")


def _refused(case: Case) -> Iterator[Finding]:
    week = [entry for day, entry in case.person.refusals if case.number - WEEK < day <= case.number]
    floor = case.limits.floors[Rule.RELEASE]
    if len(week) >= floor:
        weight = severity(len(week), floor)
        key = f"w{(case.number + 3) // WEEK}"
        since = case.number - WEEK + 1
        yield case.finding(Rule.RELEASE, "release", len(week), None, week, weight, since=since, key=key)


def _busy(case: Case, days: Collection[int] = ()) -> float:
    """How many times the usual those with the same duties read in these days: 1 below `BUSY`, at most `MOST_TIMES`."""
    times = []
    for uid, person in _others(case):
        own = figures(person, case.number, Measure.READ, worked=True)
        read = [person.days[day].of(Measure.READ) for day in (days or [case.number]) if day in person.days]
        worked = [figure for figure in read if figure]
        if uid != case.uid and worked and len(own) >= FIVE:
            middle = median(own[-40:])
            times.append(sum(worked) / len(worked) / middle if middle else 1.0)
    found = median(times) if times else 1.0
    return min(MOST_TIMES, found) if found >= BUSY else 1.0


def _others(case: Case) -> Iterator[tuple[Id, Person]]:
    """Those who share a duty."""
    mine = frozenset(case.office.duties.get(case.uid, ()))
    for uid, person in case.tally.people.items():
        if uid != case.uid and mine & frozenset(case.office.duties.get(uid, ())):
            yield uid, person


def _of_others(case: Case, measure: Measure, worked: bool) -> Iterator[int]:
    """Lazily: only who has no past of their own asks for it."""
    for _, person in _others(case):
        yield from figures(person, case.number, measure, worked=worked)[-40:]


_JUDGES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    _mass, _slow, _daily, _alone, _clock, _absence, _first_time, _leaving, _refused,
)  # fmt: skip
