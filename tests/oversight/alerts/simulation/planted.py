"""Misbehaviour of every kind, in three strengths: what a rule is there to find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from app.access.event import Event
from app.ids import Id
from app.oversight.alerts.limits import Rule
from tests.oversight.alerts.simulation.calendar import HOLIDAYS, all_days, is_open, number_of
from tests.oversight.alerts.simulation.ordinary import CUSTOMERS, Draft, moment, record_of, works
from tests.oversight.alerts.simulation.staff import PROJECTS, Habits, Plan, project_of


class Strength(StrEnum):
    """How bad it is: by the design of each kind below."""

    MILD = "mild"
    CLEAR = "clear"
    GROSS = "gross"


@dataclass
class Plant:
    """One misbehaviour: whose, or about which record, on which days."""

    kind: str
    rule: Rule
    strength: Strength
    person: Id | None
    record: Id | None
    days: set[int] = field(default_factory=set)
    notice: int = 0


Made = dict[date, list[Draft]]
_AMONG = {Strength.MILD: 0, Strength.CLEAR: 1, Strength.GROSS: 2}


def _view(person: Habits, day: date, hour: float, rid: Id, project: int, note: str = "") -> Draft:
    event = Event.CUSTOMER_VIEW.value
    return Draft(moment(day, hour), person.uid, event, project=project_of(project), rid=rid, note=note)


def _some(rng: Random, person: Habits, day: date, count: int, hours: tuple[float, float]) -> list[Draft]:
    project = person.projects[0]
    records = rng.sample(range(CUSTOMERS), count)
    return [_view(person, day, rng.uniform(*hours), record_of(project, one), project) for one in records]


def _mass(rng: Random, person: Habits, day: date, strength: int, made: Made) -> None:
    more = person.reads * (1.0, 2.0, 5.0)[strength]
    made.setdefault(day, []).extend(_some(rng, person, day, round(more), (9.0, 17.0)))


def _slow(rng: Random, person: Habits, day: date, strength: int, made: Made) -> None:
    more = round(person.reads * (0.35, 0.6, 1.0)[strength])
    for step in range(14):
        one = day + timedelta(days=step)
        if works(person, one):
            made.setdefault(one, []).extend(_some(rng, person, one, more, (9.0, 17.0)))


def _walk(rng: Random, person: Habits, day: date, strength: int, made: Made) -> None:
    project, start = person.projects[0], rng.uniform(9.0, 15.0)
    for step in range((8, 24, 80)[strength]):
        note = "levels:1 step:1" + (" found:0" if rng.random() < 0.3 else "")
        at = moment(day, start + step * 0.01)
        made.setdefault(day, []).append(
            Draft(at, person.uid, Event.CUSTOMER_SEARCH.value, project=project_of(project), note=note)
        )


def _empty(rng: Random, person: Habits, day: date, strength: int, made: Made) -> None:
    for _ in range((10, 25, 60)[strength]):
        at = moment(day, rng.uniform(9.0, 17.0))
        made.setdefault(day, []).append(
            Draft(at, person.uid, Event.CUSTOMER_SEARCH.value, project=project_of(0), note="levels:1 found:0")
        )


def _hours(rng: Random, person: Habits, day: date, strength: int, made: Made) -> None:
    hours = rng.choice(((21.0, 23.5), (1.0, 4.0), (22.0, 23.9)))
    made.setdefault(day, []).extend(_some(rng, person, day, (5, 12, 40)[strength], hours))


def _holiday(rng: Random, person: Habits, day: date, strength: int, made: Made) -> None:
    made.setdefault(day, []).extend(_some(rng, person, day, (5, 12, 40)[strength], (9.0, 11.0)))


def _project(rng: Random, person: Habits, day: date, strength: int, made: Made) -> None:
    project = next(one for one in range(PROJECTS) if one not in person.projects)
    for one in rng.sample(range(CUSTOMERS), (2, 6, 25)[strength]):
        made.setdefault(day, []).append(_view(person, day, rng.uniform(9, 17), record_of(project, one), project))


def _denied(rng: Random, person: Habits, day: date, strength: int, made: Made) -> None:
    for _ in range((4, 9, 25)[strength]):
        made.setdefault(day, []).append(
            Draft(moment(day, rng.uniform(9, 17)), person.uid, Event.CUSTOMER_VIEW.value, "session.beyond_clearance")
        )


def _leaving(rng: Random, person: Habits, day: date, strength: int, made: Made) -> None:
    for step in range(7):
        one = day + timedelta(days=step)
        if works(person, one):
            more = round(person.reads * (0.3, 0.7, 1.5)[strength])
            made.setdefault(one, []).extend(_some(rng, person, one, more, (9.0, 17.0)))
    person.away |= {one for one in all_days() if one > day + timedelta(days=21)}


def _reveal(rng: Random, person: Habits, day: date, strength: int, made: Made) -> None:
    project = person.projects[0]
    for _ in range((10, 25, 70)[strength]):
        rid = record_of(project, rng.randrange(CUSTOMERS))
        made.setdefault(day, []).append(
            Draft(moment(day, rng.uniform(9, 17)), person.uid, Event.FIELD_REVEAL.value, project=project_of(project),
                  rid=rid, note="phone")
        )  # fmt: skip


def _release(rng: Random, person: Habits, day: date, strength: int, made: Made) -> None:
    for _ in range((2, 4, 8)[strength]):
        made.setdefault(day, []).append(
            Draft(moment(day, rng.uniform(9, 17)), person.uid, Event.RELEASE_ASK.value, "release.top_secret_never",
                  project_of(person.projects[0]), Id(rng.randbytes(16)))
        )  # fmt: skip


def _clock(rng: Random, person: Habits, day: date, strength: int, made: Made) -> None:
    for step in range((1, 1, 4)[strength]):
        made.setdefault(day, []).append(
            Draft(moment(day, 10.0 + step), person.uid, Event.CLOCK_BACK.value, note="08/01/2026 10:00")
        )


def _absence(rng: Random, person: Habits, day: date, strength: int, made: Made) -> None:
    gone = (22, 40, 60)[strength]
    person.away |= {day - timedelta(days=step) for step in range(1, gone)}
    person.away |= {day + timedelta(days=step) for step in range(5)}
    made.setdefault(day, []).append(Draft(moment(day, 8.9), person.uid, Event.SIGN_IN.value))
    made[day].extend(_some(rng, person, day, 4, (9.0, 10.0)))


_KINDS: dict[str, tuple[Rule, Callable[[Random, Habits, date, int, Made], None], int]] = {
    "used during a long absence": (Rule.ABSENCE, _absence, 1),
    "reading more after notice": (Rule.LEAVING, _leaving, 7),
    "mass reading in one day": (Rule.MASS, _mass, 1),
    "more every day for two weeks": (Rule.MASS, _slow, 14),
    "walking through numbers": (Rule.WALK, _walk, 1),
    "searching in vain": (Rule.EMPTY, _empty, 1),
    "reading at night": (Rule.HOURS, _hours, 1),
    "reading on a holiday": (Rule.HOURS, _holiday, 1),
    "first time on a project": (Rule.PROJECT, _project, 1),
    "refused again and again": (Rule.DENIED, _denied, 1),
    "revealing masked fields": (Rule.REVEAL, _reveal, 1),
    "asking for releases in vain": (Rule.RELEASE, _release, 1),
    "clock set back": (Rule.CLOCK, _clock, 1),
    "one customer read by many": (Rule.CROWD, lambda *_: None, 3),
}
KINDS = tuple(_KINDS)


def plant(rng: Random, plan: Plan, made: Made) -> list[Plant]:
    """Each kind in each strength once, on different people and days."""
    used: set[tuple[int, date]] = set()
    return [_plant(rng, plan, kind, strength, used, made) for kind in KINDS for strength in Strength]


def _plant(rng: Random, plan: Plan, kind: str, strength: Strength, used: set[tuple[int, date]], made: Made) -> Plant:
    rule, act, length = _KINDS[kind]
    if rule is Rule.CROWD:
        return _crowd(rng, plan, strength, made)
    person, day = _place(rng, plan, kind, length, used)
    act(rng, person, day, _AMONG[strength], made)
    days = {number_of(day) + step for step in range(length)}
    before = 62 if rule is Rule.ABSENCE else 2
    used |= {(person.number, day + timedelta(days=step)) for step in range(-before, length + 2)}
    return Plant(kind, rule, strength, person.uid, None, days, number_of(day) if rule is Rule.LEAVING else 0)


def _place(rng: Random, plan: Plan, kind: str, length: int, used: set[tuple[int, date]]) -> tuple[Habits, date]:
    while True:
        person, day = rng.choice(plan.people), rng.choice(all_days()[35:])
        if kind == "reading on a holiday":
            day = rng.choice(sorted(HOLIDAYS))
            if day in person.away:
                continue
        elif not works(person, day):
            continue
        if kind == "first time on a project" and not _is_new_somewhere(plan, person):
            continue
        if kind == "used during a long absence" and not 71 <= (day - all_days()[0]).days <= 165:
            continue
        settled = (day - person.from_day).days > (70 if kind == "used during a long absence" else 35)
        if settled and not any((person.number, day + timedelta(days=step)) in used for step in range(length)):
            person.strayed = person.strayed or kind == "first time on a project"
            return person, day


def _is_new_somewhere(plan: Plan, person: Habits) -> bool:
    """Whether there is a project this person neither works in nor will come to otherwise."""
    others = [who for days in (plan.moves, plan.covers) for moved in days.values() for who, _ in moved]
    return len(person.projects) < PROJECTS and person.number not in others and not person.strayed


def _crowd(rng: Random, plan: Plan, strength: Strength, made: Made) -> Plant:
    project, record = rng.randrange(PROJECTS), record_of(9, rng.randrange(CUSTOMERS))
    while True:
        day = rng.choice(all_days()[35:160])
        days = [day + timedelta(days=step) for step in range(3)]
        there = [person for person in plan.people if all(works(person, one) for one in days)]
        if len(there) >= 9 and all(is_open(one) for one in days):
            break
    for person in rng.sample(there, (5, 7, 9)[_AMONG[strength]]):
        one = rng.choice(days)
        made.setdefault(one, []).append(_view(person, one, rng.uniform(9, 16), record, project))
    return Plant("one customer read by many", Rule.CROWD, strength, None, record, {number_of(one) for one in days})
