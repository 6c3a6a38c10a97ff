"""Who may do what with a release request: pure rules, level by level.

1. bí mật takes one approval, by a manager; it should be decided within two working days.
2. cơ mật takes two, in this order: a manager, then another manager in a session of their own, or an officer at the
   first manager's desk (officers hold no key of any compartment); within three working days.
3. Nobody decides on their own request, nor on one of somebody who has named them to decide in their absence, nor on one
   they have edited; and nobody signs twice. An earlier identity of the same person counts as that person. One-person
   mode softens none of this.
4. A request put before one manager is decided first by that manager or, while they are away, by their delegate; by any
   other manager once its day to decide has passed, or when that manager serves no longer.
5. Nobody decides on what is no longer what was asked, nor on what the consent does not cover today.
6. The asker or who approved hands over and withdraws; the asker, who approved, or any manager notes that an output came
   back. Whoever may ask may amend, and is then among those who may not decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.access.duty import Duty
from app.access.level import Level
from app.ids import Id
from app.release.model import ALLOWED, Act, ReleaseState

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Rule:
    """How many approvals a level takes, which duties may give the second one, and within how many working days."""

    needed: int
    second: frozenset[Duty]
    days: int


RULES: dict[Level, Rule] = {
    Level.CONFIDENTIAL: Rule(1, frozenset(), 2),
    Level.SECRET: Rule(2, frozenset({Duty.MANAGER, Duty.OFFICER}), 3),
}


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands how to a request, as far as it matters for deciding on it.

    ``in_stead``: the person may decide in the asker's absence, so never on what the asker asks. ``addressed``: the
    request was put before the person, before nobody, or rule 4 lets the person decide all the same.
    """

    asker: Id
    editors: frozenset[Id] = frozenset()
    signers: tuple[Id, ...] = ()
    in_stead: bool = False
    addressed: bool = True


def why_not_decide(
    state: ReleaseState, sides: Sides, *, person: Id, duties: Iterable[Duty], unchanged: bool, uncovered: str = ""
) -> str:
    """The code of the first rule that stands in the way of deciding, or ``""``."""
    if Duty.MANAGER not in frozenset(duties):
        return "release.manager_decides"
    if why := why_not_this_person(sides, person):
        return why
    if state is ReleaseState.EXPIRED:
        return "release.expired"
    if state is ReleaseState.STOPPED and uncovered:
        return uncovered
    if Act.DECIDE not in ALLOWED[state]:
        return "release.not_in_this_state"
    if state is ReleaseState.ASKED and not sides.addressed:
        return "release.put_before_another"
    return "" if unchanged else "release.changed_since"


def why_not_this_person(sides: Sides, person: Id) -> str:
    """Rule 3: why this person, whatever their duty, gives no approval here; or ``""``."""
    if person == sides.asker:
        return "release.own_request"
    if sides.in_stead:
        return "release.in_the_asker_s_stead"
    if person in sides.editors:
        return "release.edited_it"
    return "release.signed_already" if person in sides.signers else ""


def why_not_second(state: ReleaseState, level: Level, sides: Sides, *, officer: Id, duties: Collection[Duty]) -> str:
    """Why an officer at the first manager's desk cannot give the second approval, or ``""``."""
    if Duty.OFFICER not in duties or Duty.OFFICER not in RULES[level].second:
        return "release.officer_countersigns"
    if why := why_not_this_person(sides, officer):
        return why
    return "" if state is ReleaseState.HALF_APPROVED else "release.not_in_this_state"


def why_not_hand_over(
    state: ReleaseState,
    *,
    asker: Id,
    signers: Collection[Id],
    person: Id,
    unchanged: bool,
    uncovered: str = "",
    unsigned: str = "",
) -> str:
    """The code of the first rule that stands in the way of handing over, or ``""``.

    ``unsigned`` is what is wrong with the approvals, as `app.release.approvals.why_not_signed` says.
    """
    if state is ReleaseState.EXPIRED:
        return "release.expired"
    if state is ReleaseState.STOPPED and uncovered:
        return uncovered
    if Act.HAND_OVER not in ALLOWED[state]:
        return "release.not_in_this_state"
    if person != asker and person not in signers:
        return "release.not_yours"
    if not unchanged:
        return "release.changed_since"
    return unsigned


def next_state(level: Level, signed: int) -> ReleaseState:
    """Where a request stands with so many approvals."""
    return ReleaseState.APPROVED if signed >= RULES[level].needed else ReleaseState.HALF_APPROVED


def decide_by(asked: date, level: Level, until: date) -> date:
    """The day by which a request should be decided: weekends do not count, public holidays are not known here."""
    day, left = asked, RULES[level].days
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return min(day, until)
