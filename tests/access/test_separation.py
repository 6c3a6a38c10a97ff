"""Duties that must not meet: every set of duties is judged, against the rules said another way."""

from __future__ import annotations

from itertools import combinations

import pytest

from app.access.duty import Duty
from app.access.separation import refuse_clearance, refuse_duties

SETS = [frozenset(held) for size in range(len(Duty) + 1) for held in combinations(Duty, size)]

NEVER_TOGETHER = {
    frozenset(pair)
    for pair in [
        *((Duty.OFFICER, other) for other in Duty if other is not Duty.OFFICER),
        *((Duty.ADMINISTRATOR, other) for other in Duty if other is not Duty.ADMINISTRATOR),
        *((Duty.MANAGER, other) for other in Duty if other is not Duty.MANAGER),
        *((Duty.ENTRY_MANAGER, other) for other in Duty if other is not Duty.ENTRY_MANAGER),
        *((Duty.VERIFIER, other) for other in Duty if other is not Duty.VERIFIER),
    ]
}


@pytest.mark.parametrize("held", SETS, ids=lambda held: "+".join(sorted(held)) or "none")
def test_a_set_is_refused_exactly_when_it_is_empty_or_holds_a_forbidden_pair(held: frozenset[Duty]) -> None:
    forbidden = any(pair <= held for pair in NEVER_TOGETHER)
    assert bool(refuse_duties(held)) == (forbidden or not held)


@pytest.mark.parametrize(
    ("held", "why"),
    [
        ((), "people.no_duty"),
        ((Duty.ADMINISTRATOR, Duty.OFFICER), "people.administrator_and_officer"),
        ((Duty.OFFICER, Duty.MANAGER), "people.watcher_and_files"),
        ((Duty.ADMINISTRATOR, Duty.SALES), "people.watcher_and_files"),
        ((Duty.MANAGER, Duty.SALES), "people.asks_and_approves"),
        ((Duty.CLERK, Duty.VERIFIER), "people.enters_and_reviews"),
        ((Duty.ENTRY_MANAGER, Duty.VERIFIER), "people.enters_and_reviews"),
        ((Duty.SALES, Duty.CUSTOMER_SERVICE, Duty.CLERK), ""),
    ],
)
def test_the_reason_names_what_must_not_meet(held: tuple[Duty, ...], why: str) -> None:
    assert refuse_duties(held) == why


@pytest.mark.parametrize("duty", Duty)
def test_only_who_watches_is_given_no_clearance(duty: Duty) -> None:
    assert bool(refuse_clearance([duty])) == (duty in (Duty.ADMINISTRATOR, Duty.OFFICER))


def test_all_256_sets_are_judged_and_twelve_may_be_held() -> None:
    assert len(SETS) == 256
    free = (Duty.CLERK, Duty.SALES, Duty.CUSTOMER_SERVICE)
    wanted = {frozenset({duty}) for duty in Duty}
    wanted |= {frozenset(held) for size in (2, 3) for held in combinations(free, size)}
    assert {held for held in SETS if not refuse_duties(held)} == wanted
    assert len(wanted) == 12


def first_reason(held: frozenset[Duty]) -> str:
    """The rules once more, one after the other, for a set that may not be held."""
    if not held:
        return "people.no_duty"
    if Duty.ADMINISTRATOR in held and Duty.OFFICER in held:
        return "people.administrator_and_officer"
    if Duty.ADMINISTRATOR in held or Duty.OFFICER in held:
        return "people.watcher_and_files"
    if Duty.MANAGER in held:
        return "people.asks_and_approves"
    return "people.enters_and_reviews"


@pytest.mark.parametrize(
    "held", [held for held in SETS if refuse_duties(held)], ids=lambda held: "+".join(sorted(held))
)
def test_every_refused_set_is_told_the_first_rule_it_breaks(held: frozenset[Duty]) -> None:
    assert refuse_duties(held) == first_reason(held)
    assert refuse_duties(sorted(held, reverse=True)) == first_reason(held)
