"""Ordinary work: what an honest person's day leaves in the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from app.access.event import Event
from app.clock import SECOND
from app.ids import Id
from app.oversight.acts import Act
from tests.oversight.alerts.simulation.calendar import at_month_s_end, is_open, number_of
from tests.oversight.alerts.simulation.staff import Habits, Plan, project_of

CUSTOMERS = 1500
_EAST = 7 * 3600


@dataclass(frozen=True)
class Draft:
    """An act before it has its number in the journal."""

    at: int
    person: Id
    event: str
    outcome: str = "ok"
    project: Id | None = None
    rid: Id | None = None
    about: Id | None = None
    note: str = ""

    def numbered(self, number: int) -> Act:
        """As the journal keeps it."""
        return Act(
            id=number, at=self.at, person=self.person, device=Id(b"device".ljust(16)), event=self.event,
            outcome=self.outcome, project=self.project, level=1 if self.project else 0, rid=self.rid,
            about=self.about, note=self.note,
        )  # fmt: skip


def moment(day: date, hour: float) -> int:
    """UTC microseconds of an hour in Vietnam."""
    return int((number_of(day) * 86400 - _EAST + hour * 3600) * SECOND)


def record_of(project: int, number: int) -> Id:
    """The id of a customer."""
    return Id(b"record".ljust(12, b" ") + bytes([project]) + number.to_bytes(3, "big"))


def works(person: Habits, day: date) -> bool:
    """Whether this person comes on that day."""
    if day < person.from_day or day in person.away or not is_open(day):
        return False
    return day.weekday() != 5 or person.saturdays


def day_of(rng: Random, plan: Plan, person: Habits, day: date) -> list[Draft]:
    """One person's ordinary day; empty when they are away."""
    if not works(person, day):
        return _sunday(rng, person, day)
    load = _load(rng, plan, person, day)
    ends = person.ends + (rng.uniform(0.5, 1.6) if at_month_s_end(day) else 0.0)
    if day.weekday() == 5:
        ends, load = 12.0, load * 0.5
    if day.weekday() in person.late_days:
        ends = 21.6
    made = [Draft(moment(day, person.starts + rng.uniform(-0.3, 0.3)), person.uid, Event.SIGN_IN.value)]
    for _ in range(max(1, round(rng.gauss(load, load**0.5)))):
        made += _one_customer(rng, person, day, ends)
    made += _around(rng, person, day, ends)
    return made


def _load(rng: Random, plan: Plan, person: Habits, day: date) -> float:
    load = person.reads * rng.lognormvariate(0.0, 0.16)
    load *= 1.1 if day.weekday() == 0 else 1.0
    load *= 1.35 if at_month_s_end(day) else 1.0
    served = (day - person.from_day).days
    if person.from_day.month > 1:
        load *= min(1.0, 0.35 + served / 40)
    for campaign in plan.campaigns:
        if campaign.first <= day <= campaign.last and person.duties[0] in campaign.duties:
            load *= campaign.times * rng.uniform(0.85, 1.15)
    return load


def _hour(rng: Random, starts: float, ends: float) -> float:
    hour = rng.uniform(starts, ends)
    return hour if not 12.0 <= hour < 13.25 or ends <= 12.5 else hour + 1.5


def _one_customer(rng: Random, person: Habits, day: date, ends: float) -> list[Draft]:
    hour = _hour(rng, person.starts, ends)
    project = rng.choice(person.projects)
    here = project_of(project)
    mine = person.number * 97
    # Most customers are a person's own; some are everybody's, and a few of them are asked for again and again.
    number = (mine + int(rng.expovariate(1 / 110))) % CUSTOMERS if rng.random() > 0.08 else rng.randrange(CUSTOMERS)
    made = []
    if rng.random() < 0.6:
        made.append(
            Draft(moment(day, hour), person.uid, Event.CUSTOMER_SEARCH.value, project=here, note=_asked(rng, person))
        )
    at = hour + rng.uniform(0.003, 0.01)
    made.append(
        Draft(moment(day, at), person.uid, Event.CUSTOMER_VIEW.value, project=here, rid=record_of(project, number))
    )
    if rng.random() < person.reveals:
        made.append(
            Draft(moment(day, at + 0.004), person.uid, Event.FIELD_REVEAL.value, project=here,
                  rid=record_of(project, number), note="phone")
        )  # fmt: skip
    if rng.random() < 0.3:
        made.append(Draft(moment(day, at + 0.02), person.uid, Event.ITEM_CREATE.value, project=here))
    return made


def _asked(rng: Random, person: Habits) -> str:
    note = "levels:1"
    if rng.random() < person.steps:
        note += " step:1"
    return note + " found:0" if rng.random() < person.empty else note


def _around(rng: Random, person: Habits, day: date, ends: float) -> list[Draft]:
    made = []
    for _ in range(_times(rng, person.strays)):
        outcome = rng.choice(("session.beyond_clearance", "session.not_your_duty"))
        made.append(Draft(moment(day, _hour(rng, person.starts, ends)), person.uid, Event.CUSTOMER_LIST.value, outcome))
    wrong = Draft(moment(day, person.starts), person.uid, Event.CONFIRM_FAILED.value)
    made += [wrong] * _times(rng, 0.06)
    if person.duties[0] == "sales" and rng.random() < 0.2:
        outcome = "ok" if rng.random() < 0.85 else "release.not_covered"
        made.append(
            Draft(moment(day, 15.0), person.uid, Event.RELEASE_ASK.value, outcome, project_of(person.projects[0]),
                  Id(rng.randbytes(16)))
        )  # fmt: skip
    return made


def _times(rng: Random, mean: float) -> int:
    """How often something happens that happens ``mean`` times a day: mostly not, and then often twice."""
    return rng.choice((1, 1, 2)) if rng.random() < mean * 0.75 else 0


def _sunday(rng: Random, person: Habits, day: date) -> list[Draft]:
    """A manager who looks at some files on a Sunday, now and then."""
    if person.duties[0] != "manager" or day.weekday() != 6 or day in person.away or rng.random() > 0.25:
        return []
    project = person.projects[0]
    return [
        Draft(moment(day, 20.2 + rng.random()), person.uid, Event.CUSTOMER_VIEW.value, project=project_of(project),
              rid=record_of(project, rng.randrange(CUSTOMERS)))
        for _ in range(rng.randrange(2, 9))
    ]  # fmt: skip
