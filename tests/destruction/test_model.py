"""The rules of a destruction order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.customers.model import Ref
from app.destruction import model
from app.destruction.model import DestructionForm, Ground, Letter, OrderState
from app.errors import Problem
from app.ids import Id

TODAY = date(2026, 11, 24)
RECORDER, MANAGER, OFFICER = Id(b"r" * 16), Id(b"m" * 16), Id(b"o" * 16)
FORM = DestructionForm(
    customer=Ref(Id(b"p" * 16), Level.CONFIDENTIAL, Id(b"c" * 16)),
    ground=Ground.CUSTOMER_REQUEST,
    requested_by="Phạm Văn Bình",
    received_on="2026-11-23",
    letter=Letter("yeu-cau.pdf", "application/pdf", b"%PDF-1.7"),
    risk_accepted=True,
)
NO_LETTER = Letter("", "", b"")


@pytest.mark.parametrize(("old", "new"), list(product(OrderState, OrderState)))
def test_orders_move_only_along_the_table(old: OrderState, new: OrderState) -> None:
    allowed = {
        (OrderState.REQUESTED, OrderState.APPROVED),
        (OrderState.REQUESTED, OrderState.HALF_APPROVED),
        (OrderState.REQUESTED, OrderState.REFUSED),
        (OrderState.HALF_APPROVED, OrderState.HALF_APPROVED),
        (OrderState.HALF_APPROVED, OrderState.APPROVED),
        (OrderState.HALF_APPROVED, OrderState.REFUSED),
        (OrderState.HALF_APPROVED, OrderState.WITHDRAWN),
        (OrderState.APPROVED, OrderState.EXECUTING),
        (OrderState.EXECUTING, OrderState.EXECUTED),
        (OrderState.REQUESTED, OrderState.WITHDRAWN),
        (OrderState.APPROVED, OrderState.WITHDRAWN),
        (OrderState.EXECUTING, OrderState.WITHDRAWN),
    }
    if (old, new) in allowed:
        model.require_follows(old, new)
    else:
        with pytest.raises(Problem, match=r"destruction\.not_in_this_state"):
            model.require_follows(old, new)


def test_a_whole_form_is_accepted() -> None:
    model.require_form(FORM, TODAY)
    model.require_form(replace(FORM, ground=Ground.CONTRACT_END, letter=NO_LETTER), TODAY)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (replace(FORM, requested_by=" "), "destruction.requester_missing"),
        (replace(FORM, requested_by="x" * 2001), "destruction.text_too_long"),
        (replace(FORM, letter=NO_LETTER), "destruction.letter_missing"),
        (replace(FORM, letter=Letter("a.docx", "application/msword", b"x")), "destruction.letter_type"),
        (
            replace(FORM, letter=Letter("a.pdf", "application/pdf", bytes(model.LETTER_LIMIT + 1))),
            "destruction.letter_too_large",
        ),
        (replace(FORM, risk_accepted=False), "destruction.risk_not_accepted"),
        (
            replace(FORM, ground=Ground.CONTRACT_END, letter=NO_LETTER, risk_accepted=False),
            "destruction.risk_not_accepted",
        ),
        (replace(FORM, received_on="hôm qua"), "destruction.day_unreadable"),
        (replace(FORM, received_on="2026-11-25"), "destruction.day_in_future"),
    ],
)
def test_a_form_that_breaks_a_rule_is_refused(form: DestructionForm, code: str) -> None:
    with pytest.raises(Problem) as refusal:
        model.require_form(form, TODAY)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 11, 23), date(2026, 11, 25)),  # Monday
        (date(2026, 11, 26), date(2026, 11, 30)),  # Thursday: over the weekend
        (date(2026, 11, 27), date(2026, 12, 1)),  # Friday
        (date(2026, 11, 28), date(2026, 12, 1)),  # Saturday
    ],
)
def test_two_working_days_leave_weekends_out(start: date, end: date) -> None:
    assert model.after_working_days(start, 2) == end


@pytest.mark.parametrize("state", OrderState)
@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("person", [RECORDER, MANAGER])
@pytest.mark.parametrize("one_person", [True, False])
def test_another_manager_approves(state: OrderState, duty: Duty, person: Id, one_person: bool) -> None:
    why = model.why_not_approve(state, recorder=RECORDER, person=person, duties=(duty,), one_person=one_person)
    may = state in model.UNDECIDED and duty is Duty.MANAGER and (one_person or person != RECORDER)
    assert (why == "") is may


@pytest.mark.parametrize("state", OrderState)
@pytest.mark.parametrize("signed_by", [None, MANAGER, OFFICER])
def test_a_first_signature_that_waits_is_its_signer_s(state: OrderState, signed_by: Id | None) -> None:
    why = model.why_not_approve(
        state, recorder=RECORDER, person=MANAGER, duties=(Duty.MANAGER,), one_person=False, signed_by=signed_by
    )
    if state not in (OrderState.REQUESTED, OrderState.HALF_APPROVED):
        assert why == "destruction.not_in_this_state"
    else:
        assert why == ("destruction.another_signed_first" if signed_by == OFFICER else "")


@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("second", [RECORDER, MANAGER, OFFICER])
@pytest.mark.parametrize("one_person", [True, False])
def test_the_second_person_is_an_officer_and_another(duty: Duty, second: Id, one_person: bool) -> None:
    why = model.why_not_second(first=MANAGER, second=second, recorder=RECORDER, duties=(duty,), one_person=one_person)
    assert (why == "") is (duty is Duty.OFFICER and (one_person or second == OFFICER))


@pytest.mark.parametrize("state", OrderState)
@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("room", ["everyday", "top_secret"])
@pytest.mark.parametrize("levels", [tuple(Level), (Level.CONFIDENTIAL, Level.SECRET)])
def test_only_a_manager_with_all_levels_open_executes(
    state: OrderState, duty: Duty, room: str, levels: tuple[Level, ...]
) -> None:
    why = model.why_not_execute(state, duties=(duty,), room=room, levels=levels)
    may = (
        state in (OrderState.APPROVED, OrderState.EXECUTING)
        and duty is Duty.MANAGER
        and room == "top_secret"
        and len(levels) == len(Level)
    )
    assert (why == "") is may


def test_the_code_is_typed_by_hand() -> None:
    model.require_typed_code(" KH-001 ", "KH-001")
    for typed, code in (("KH-002", "KH-001"), ("", ""), ("kh-001", "KH-001")):
        with pytest.raises(Problem, match=r"destruction\.code_differs"):
            model.require_typed_code(typed, code)


def test_a_refusal_needs_a_reason() -> None:
    assert model.require_reason(" còn nghĩa vụ lưu trữ ") == "còn nghĩa vụ lưu trữ"
    with pytest.raises(Problem, match=r"destruction\.reason_missing"):
        model.require_reason("")
