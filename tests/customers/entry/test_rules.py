"""The pure rules of entries: who may do what at which step, samples, working days, and when two texts agree."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product

import pytest

from app.access.duty import Duty
from app.clock import SECOND
from app.customers.entry.fields import agree
from app.customers.entry.model import (
    ALLOWED,
    Act,
    Hands,
    State,
    Step,
    is_overdue,
    sample_size,
    why_not,
    working_days,
)
from app.customers.rules.model import CustomField, FieldType, ProjectRules, Target
from app.ids import Id

CLERK, OTHER, REVIEWER, VERIFIER, BOSS = (Id(bytes([number]) * 16) for number in range(1, 6))
WHOLE = Hands(frozenset({CLERK}), frozenset({REVIEWER}), frozenset({VERIFIER}), frozenset({BOSS}))
"""An entry that came back once: everybody has had a hand in it."""

OWN_STEP = {
    Act.AMEND: CLERK,
    Act.REVIEW: REVIEWER,
    Act.VERIFY: VERIFIER,
}
TABLE = {
    Step.ENTERED: "amend withdraw review return urgent",
    Step.RETURNED: "amend withdraw",
    Step.REVIEWED: "verify return urgent withdraw",
    Step.VERIFIED: "",
    Step.WITHDRAWN: "",
}


def state(step: Step, hands: Hands = WHOLE, *, correction: bool = True, in_force: bool = False) -> State:
    return State(step, hands, correction, in_force)


def said_by_hand(act: Act, step: Step, person: Id, duty: Duty) -> bool:
    """Who may, written out again: ``person`` is one of the five, and the entry came back once."""
    if act.value not in TABLE[step].split():
        return False
    if act is Act.AMEND:
        return person == CLERK
    if act is Act.WITHDRAW:
        return duty is Duty.MANAGER or (person == CLERK and step is not Step.REVIEWED)
    if act is Act.URGENT:
        return duty is Duty.MANAGER
    if act is Act.REVIEW or step is Step.ENTERED:
        return duty is Duty.ENTRY_MANAGER and person in (REVIEWER, OTHER)
    return duty is Duty.VERIFIER and person in (VERIFIER, OTHER)


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("step", Step)
def test_every_step_duty_and_person(act: Act, step: Step) -> None:
    for person, duty in product((CLERK, OTHER, REVIEWER, VERIFIER, BOSS), Duty):
        allowed = not why_not(act, state(step), person, (duty,))
        assert allowed == said_by_hand(act, step, person, duty), (person, duty)


def test_the_table_of_steps_is_the_one_written_by_hand() -> None:
    assert {step: {act.value for act in acts} for step, acts in ALLOWED.items()} == {
        step: set(acts.split()) for step, acts in TABLE.items()
    }


@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize(("step", "act"), [(Step.ENTERED, Act.REVIEW), (Step.ENTERED, Act.RETURN),
                                           (Step.REVIEWED, Act.VERIFY), (Step.REVIEWED, Act.RETURN)])  # fmt: skip
def test_nobody_handles_two_steps_even_with_every_duty(step: Step, act: Act, duty: Duty) -> None:
    """Static separation forbids these duties to meet; the rule holds without it, and whatever duty is added."""
    held = (duty, Duty.ENTRY_MANAGER, Duty.VERIFIER, Duty.MANAGER)
    may = REVIEWER if step is Step.ENTERED else VERIFIER
    for person in (CLERK, REVIEWER, VERIFIER, BOSS):
        assert why_not(act, state(step), person, held) == ("" if person == may else "entry.two_steps")


@pytest.mark.parametrize("person", [REVIEWER, VERIFIER])
def test_who_reviewed_or_verified_never_amends_what_somebody_else_entered(person: Id) -> None:
    assert why_not(Act.AMEND, state(Step.RETURNED), person, tuple(Duty)) == "entry.not_yours"
    both = Hands(frozenset({person}), frozenset({REVIEWER}), frozenset({VERIFIER}))
    assert why_not(Act.AMEND, state(Step.RETURNED, both), person, tuple(Duty)) == "entry.two_steps"


def test_urgent_is_a_managers_act_for_corrections_once() -> None:
    manager = (Duty.MANAGER,)
    assert why_not(Act.URGENT, state(Step.ENTERED), BOSS, manager) == ""
    assert why_not(Act.URGENT, state(Step.ENTERED), BOSS, (Duty.SALES,)) == "entry.manager_decides"
    assert why_not(Act.URGENT, state(Step.ENTERED, correction=False), BOSS, manager) == "entry.urgent_only_corrections"
    assert why_not(Act.URGENT, state(Step.REVIEWED, in_force=True), BOSS, manager) == "entry.urgent_already"
    assert why_not(Act.WITHDRAW, state(Step.REVIEWED, in_force=True), BOSS, manager) == "entry.urgent_stays"
    assert why_not(Act.WITHDRAW, state(Step.RETURNED, in_force=True), CLERK, (Duty.CLERK,)) == "entry.urgent_stays"


@pytest.mark.parametrize(
    ("count", "size"), [(0, 0), (1, 1), (4, 4), (5, 5), (15, 5), (16, 5), (25, 6), (100, 11), (10_000, 101)]
)
def test_the_sample_is_the_published_one_with_a_lower_bound(count: int, size: int) -> None:
    assert sample_size(count) == size


def at(day: int, hour: int = 9) -> int:
    """A moment in December 2026; the first is a Tuesday."""
    return int(datetime(2026, 12, day, hour - 7, tzinfo=UTC).timestamp()) * SECOND


def test_a_weekend_is_no_working_day() -> None:
    friday, saturday, wednesday, thursday = at(4), at(5), at(9), at(10)
    assert working_days(friday, saturday) == 0
    assert working_days(friday, wednesday) == 3
    assert not is_overdue(friday, wednesday)
    assert is_overdue(friday, thursday)
    assert not is_overdue(0, thursday)


@pytest.mark.parametrize(
    ("field", "entered", "typed", "alike"),
    [
        ("tax_code", "0100109106", " 0100109106 ", True),
        ("tax_code", "0100109106-001", "0100109106001", True),
        ("tax_code", "0100109106", "0100109107", False),
        ("tax_code", "0100109106", "", False),
        ("phones", "0901 234 567, 024 3825 1234", "+84 24 3825 1234; 0901234567", True),
        ("phones", "0901 234 567", "0901234568", False),
        ("phones", "0901 234 567", "0901234567, 0912345678", False),
        ("code", "KH-007", "kh 007", True),
        ("code", "KH-007", "KH-008", False),
        ("email", "An@Example.vn", "an@example.vn", True),
        ("address", "12 Hàng Bông,  Hà Nội", "12 hàng bông, hà nội", True),
        ("address", "12 Hàng Bông", "12 Hang Bong", False),
        ("amount", "1250000", "1.250.000 ₫", True),
        ("amount", "1.250.000 ₫", "1250000,00 đồng", True),
        ("amount", "15 ₫", "1,5", False),
        ("amount", "", "0", False),
        ("credit_days", "30", "30 ngày", True),
        ("discount", "12,5 %", "12.50%", True),
        ("discount", "12,5 %", "125", False),
        ("number", "HĐ-12/A", "hđ 12 a", True),
        ("number", "HĐ-12/A", "XX-12/B", False),
        ("number", "HĐ", "khác", False),
        ("custom:n", "-5", "5", False),
        ("custom:n", "-1500", "−1.500", True),
        ("custom:t", "0123", "123", False),
        ("day", "2026-11-24", "24/11/2026", True),
        ("day", "2026-11-24", "11/24/2026", False),
    ],
)
def test_two_ways_of_writing_agree(field: str, entered: str, typed: str, alike: bool) -> None:
    own = (
        CustomField(Target.CUSTOMER, "Số", FieldType.NUMBER, id="n"),
        CustomField(Target.CUSTOMER, "Tài khoản", FieldType.TEXT, id="t"),
    )
    assert agree(field, entered, typed, ProjectRules(own)) == alike
