"""Half-years of the simulated office under the rules: what was found, what was missed, what was false."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from app.access.event import Event
from app.ids import Id
from app.oversight.acts import Act
from app.oversight.alerts.finding import Finding
from app.oversight.alerts.limits import DEFAULTS, Limits, Rule
from app.oversight.alerts.rules import Office
from app.oversight.alerts.tally import Tally
from app.oversight.alerts.watch import Watch
from tests.oversight.alerts.simulation.calendar import all_days, is_open, weeks
from tests.oversight.alerts.simulation.ordinary import Draft, day_of, moment
from tests.oversight.alerts.simulation.planted import Plant, Strength, plant
from tests.oversight.alerts.simulation.staff import OFFICER, Plan, deal, project_of, uid_of

TUNED, HELD_OUT = range(20), range(100, 120)
"""The half-years that the defaults were tuned on, and those that were kept for measuring."""

Place = tuple[str, str, Id | None, Id | None]


@dataclass
class HalfYear:
    """One seed's half-year: what was planted, and every alert by its place, with its figures at the end."""

    plants: list[Plant]
    alerts: dict[Place, Finding]
    acts: int


@dataclass
class Measured:
    """What several half-years came to."""

    seeds: tuple[int, ...]
    planted: Counter[tuple[str, Strength]] = field(default_factory=Counter)
    hit: Counter[tuple[str, Strength]] = field(default_factory=Counter)
    seen: Counter[tuple[str, Strength]] = field(default_factory=Counter)
    false: Counter[Rule] = field(default_factory=Counter)
    weeks: float = 0.0
    acts: int = 0

    def rate(self, kind: str, strength: Strength) -> float:
        """The share of what was planted that its own rule found."""
        return self.hit[kind, strength] / self.planted[kind, strength]

    def share(self, strength: Strength) -> float:
        """The same over all kinds."""
        hits = sum(times for (_, one), times in self.hit.items() if one is strength)
        return hits / sum(times for (_, one), times in self.planted.items() if one is strength)

    @property
    def false_a_week(self) -> float:
        """False alarms in a week of the one officer."""
        return sum(self.false.values()) / self.weeks


def half_year(seed: int, limits: Limits = DEFAULTS, *, every: int = 1) -> HalfYear:
    """Half a year of the office, with the officer unlocking ``every`` so many days, and at its end."""
    rng = Random(seed)
    plan = deal(rng)
    made: dict[date, list[Draft]] = {}
    plants = plant(rng, plan, made)
    office = Office(
        {person.uid: person.duties for person in plan.people},
        {one.person: one.notice for one in plants if one.notice and one.person},
    )
    watch, found, number = Watch(Tally(limits)), dict[Place, Finding](), 0
    days, waiting = all_days(), list[Act]()
    for day in days:
        waiting += _numbered(_of_day(rng, plan, day, made), number + 1)
        number = waiting[-1].id if waiting else number
        if (day - days[0]).days % every and day != days[-1]:
            continue
        for finding in watch.follow(waiting, office):
            found[finding.form, finding.key, finding.person, finding.record] = finding
        waiting.clear()
    return HalfYear(plants, found, number)


def _of_day(rng: Random, plan: Plan, day: date, made: dict[date, list[Draft]]) -> list[Draft]:
    drafts = list(made.get(day, ()))
    if is_open(day) and day.weekday() != 5:
        drafts.append(Draft(moment(day, 8.1), uid_of(OFFICER), Event.SIGN_IN.value))
    for who, project in plan.moves.get(day, ()):
        person = plan.people[who]
        person.projects = sorted({*person.projects, project})
        drafts.append(
            Draft(
                moment(day, 8.2), uid_of(OFFICER), Event.CLEARANCE_COUNTERSIGN.value, about=person.uid, note="levels:1"
            )
        )
    for who, project in plan.covers.get(day, ()):
        person = plan.people[who]
        seen = [one for one in day_of(rng, plan, person, day) if one.event == Event.CUSTOMER_VIEW.value][:10]
        drafts += [replace(one, project=project_of(project)) for one in seen]
    for person in plan.people:
        drafts += day_of(rng, plan, person, day)
    return drafts


def _numbered(drafts: Iterable[Draft], first: int) -> Iterator[Act]:
    for number, draft in enumerate(sorted(drafts, key=lambda one: one.at), first):
        yield draft.numbered(number)


def measure(seeds: Iterable[int], limits: Limits = DEFAULTS) -> Measured:
    """Many half-years together."""
    result = Measured(tuple(seeds))
    for seed in result.seeds:
        _add(result, half_year(seed, limits))
    return result


def _add(result: Measured, year: HalfYear) -> None:
    result.weeks += weeks()
    result.acts += year.acts
    explained = set[Place]()
    for one in year.plants:
        place = (one.kind, one.strength)
        result.planted[place] += 1
        about = [(where, finding) for where, finding in year.alerts.items() if _is_about(one, finding)]
        result.hit[place] += any(finding.rule is one.rule for _, finding in about)
        result.seen[place] += bool(about)
        explained |= {where for where, _ in about}
    for where, finding in year.alerts.items():
        if where not in explained:
            result.false[finding.rule] += 1


def _is_about(one: Plant, finding: Finding) -> bool:
    """Whether an alert tells of what was planted: the same subject, and days in common."""
    if one.record is not None or finding.record is not None:
        return one.record == finding.record
    days = {*one.days, *(day + 1 for day in one.days)} if one.rule is not Rule.ABSENCE else one.days
    return one.person == finding.person and any(finding.since <= day <= finding.until for day in days)


def false_by_kind(year: HalfYear) -> dict[str, list[Finding]]:
    """For whoever tunes: the false alarms themselves."""
    found = defaultdict(list)
    for finding in year.alerts.values():
        if not any(_is_about(one, finding) for one in year.plants):
            found[finding.form].append(finding)
    return found
