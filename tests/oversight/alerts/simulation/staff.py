"""The twelve people of the simulated office, their habits, and how each seed deals them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from app.ids import Id
from tests.oversight.alerts.simulation.calendar import FIRST, all_days

DUTIES = (
    ("sales",), ("sales",), ("sales",), ("sales",), ("customer-service",), ("customer-service",),
    ("customer-service",), ("clerk",), ("clerk",), ("entry-manager",), ("verifier",), ("manager",),
)  # fmt: skip
OFFICER = 12
PROJECTS = 3


@dataclass
class Habits:
    """One person. ``reads`` a day; ``from_day`` and ``until_day`` of service; ``away`` days of absence."""

    number: int
    uid: Id
    duties: tuple[str, ...]
    projects: list[int]
    reads: float
    reveals: float
    empty: float
    strays: float
    starts: float
    ends: float
    saturdays: bool
    steps: float = 0.0
    strayed: bool = False
    late_days: frozenset[int] = frozenset()
    from_day: date = FIRST
    away: set[date] = field(default_factory=set)


@dataclass
class Campaign:
    """Some weeks in which certain duties do more."""

    first: date
    last: date
    times: float
    duties: frozenset[str]


@dataclass
class Plan:
    """What this seed's half-year looks like."""

    people: list[Habits]
    campaigns: list[Campaign]
    moves: dict[date, list[tuple[int, int]]]
    covers: dict[date, list[tuple[int, int]]]


def uid_of(number: int) -> Id:
    """The id of a person."""
    return Id(b"person".ljust(15, b" ") + bytes([number]))


def project_of(number: int) -> Id:
    """The id of a project."""
    return Id(b"project".ljust(15, b" ") + bytes([number]))


def deal(rng: Random) -> Plan:
    """The half-year of one seed: people, sick leave, joiners, campaigns, moves between projects."""
    people = [_person(rng, number, duties) for number, duties in enumerate(DUTIES)]
    days = all_days()
    for person in rng.sample(people, 2):
        person.from_day = days[rng.randrange(20, 120)]
    for person in people:
        _sick(rng, person, days)
    if rng.random() < 0.3:
        _long_leave(rng.choice(people), days, rng.randrange(20, 70))
    rng.choice(people[:7]).late_days = frozenset({1, 3})
    moves: dict[date, list[tuple[int, int]]] = {}
    covers: dict[date, list[tuple[int, int]]] = {}
    for _ in range(rng.randrange(1, 4)):
        moves.setdefault(days[rng.randrange(30, 150)], []).append(_other(rng, people))
    for _ in range(rng.randrange(0, 3)):
        covers.setdefault(days[rng.randrange(30, 150)], []).append(_other(rng, people))
    return Plan(people, _campaigns(rng, days), moves, covers)


def _person(rng: Random, number: int, duties: tuple[str, ...]) -> Habits:
    middle = {"sales": 26, "customer-service": 34, "clerk": 30, "entry-manager": 22, "verifier": 28, "manager": 12}
    return Habits(
        number=number,
        uid=uid_of(number),
        duties=duties,
        projects=sorted(rng.sample(range(PROJECTS), rng.choice((1, 1, 2)))),
        reads=middle[duties[0]] * rng.uniform(0.7, 1.35),
        reveals=rng.uniform(0.03, 0.2),
        empty=rng.uniform(0.05, 0.18),
        strays=rng.uniform(0.15, 0.4),
        starts=rng.uniform(7.4, 8.4),
        ends=rng.uniform(16.7, 18.2),
        saturdays=rng.random() < 0.5,
        steps=0.35 if duties[0] == "clerk" else rng.uniform(0.0, 0.05),
    )


def _sick(rng: Random, person: Habits, days: list[date]) -> None:
    for day in days:
        if rng.random() < 0.012:
            person.away |= {day + timedelta(days=step) for step in range(rng.choice((1, 1, 2, 3, 5, 8)))}
    holiday = days[rng.randrange(40, 150)]
    person.away |= {holiday + timedelta(days=step) for step in range(rng.choice((0, 5, 12)))}


def _long_leave(person: Habits, days: list[date], first: int) -> None:
    person.away |= set(days[first : first + 60])


def _other(rng: Random, people: list[Habits]) -> tuple[int, int]:
    person = rng.choice(people)
    return person.number, rng.choice([one for one in range(PROJECTS) if one not in person.projects])


def _campaigns(rng: Random, days: list[date]) -> list[Campaign]:
    found = []
    for start in (rng.randrange(25, 70), rng.randrange(95, 140)):
        first = days[start]
        duties = frozenset({"sales", "customer-service"}) if rng.random() < 0.5 else frozenset({"sales"})
        last = first + timedelta(days=rng.randrange(7, 15))
        found.append(Campaign(first, last, rng.uniform(1.5, 2.2), duties))
    return found
