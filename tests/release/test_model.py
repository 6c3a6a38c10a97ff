"""The rules of a release request, state by state, as tables written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.clock import DAY, end_of_day
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id
from app.release import model, rules
from app.release.model import OPEN, Act, RecipientKind, ReleaseForm, ReleaseState
from app.release.rules import RULES, Sides

PROJECT, OTHER_PROJECT = Id(b"p" * 16), Id(b"q" * 16)
ASKER, MANAGER, STRANGER = Id(b"a" * 16), Id(b"m" * 16), Id(b"s" * 16)
TODAY = date(2026, 11, 24)
CUSTOMER = Ref(PROJECT, Level.CONFIDENTIAL, Id(b"c" * 16))
FORM = ReleaseForm(
    customer=CUSTOMER,
    recipient_kind=RecipientKind.PARTNER,
    recipient_name="Đại lý Hòa Bình",
    recipient_contact="hoabinh@example.vn",
    purpose="Giao hàng tháng 12",
    fields=("name", "phones"),
    items=(),
    until="2026-12-01",
    consent=Ref(PROJECT, Level.CONFIDENTIAL, Id(b"d" * 16)),
)
S = ReleaseState
BY_HAND = {
    S.ASKED: "withdraw amend send_back decide",
    S.SENT_BACK: "withdraw amend",
    S.HALF_APPROVED: "withdraw amend send_back decide",
    S.APPROVED: "withdraw amend hand_over",
    S.STOPPED: "withdraw amend",
    S.HANDED_OVER: "take_back",
    S.OVERDUE: "take_back",
}


@pytest.mark.parametrize(("state", "act"), list(product(ReleaseState, Act)))
def test_every_state_allows_just_the_acts_of_the_table(state: ReleaseState, act: Act) -> None:
    if str(act) in BY_HAND.get(state, "").split():
        model.require_state(state, act)
        return
    with pytest.raises(Problem) as refusal:
        model.require_state(state, act)
    assert refusal.value.code == ("release.expired" if state is ReleaseState.EXPIRED else "release.not_in_this_state")


def now_of(stored: ReleaseState, now: int, *, covered: bool = True) -> ReleaseState:
    return model.state_now(stored, until="2026-12-01", keep_until="2026-12-20", now=now, covered=covered)


@pytest.mark.parametrize("stored", ReleaseState)
def test_only_open_requests_expire_and_only_after_their_last_day(stored: ReleaseState) -> None:
    last = end_of_day(date(2026, 12, 1))
    assert now_of(stored, last) is stored
    assert now_of(stored, last + 1) is (S.EXPIRED if stored in OPEN else stored)
    assert now_of(stored, last, covered=False) is (S.STOPPED if stored in OPEN else stored)
    assert now_of(stored, last + 1, covered=False) is (S.EXPIRED if stored in OPEN else stored)


def test_an_output_is_overdue_after_the_day_it_may_be_kept() -> None:
    kept = end_of_day(date(2026, 12, 20))
    assert now_of(S.HANDED_OVER, kept) is S.HANDED_OVER
    assert now_of(S.HANDED_OVER, kept + 1) is S.OVERDUE
    assert now_of(S.RETURNED, kept + 400 * DAY) is S.RETURNED
    assert (
        model.state_now(S.HANDED_OVER, until="2026-12-01", keep_until="", now=kept * 2, covered=True) is S.HANDED_OVER
    )


@pytest.mark.parametrize("state", ReleaseState)
@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("sides", [
    Sides(ASKER), Sides(MANAGER), Sides(ASKER, frozenset({MANAGER})), Sides(ASKER, signers=(MANAGER,)),
    Sides(ASKER, in_stead=True), Sides(ASKER, addressed=False),
])  # fmt: skip
@pytest.mark.parametrize("unchanged", [True, False])
def test_only_another_manager_decides_and_only_on_what_was_asked(
    state: ReleaseState, duty: Duty, sides: Sides, unchanged: bool
) -> None:
    why = rules.why_not_decide(state, sides, person=MANAGER, duties=(duty,), unchanged=unchanged, uncovered="x.y")
    stranger = sides in (Sides(ASKER), Sides(ASKER, addressed=False))
    first = state is S.ASKED and sides.addressed
    may = duty is Duty.MANAGER and unchanged and stranger and (first or state is S.HALF_APPROVED)
    assert (why == "") is may
    if duty is Duty.MANAGER and stranger and state is S.STOPPED:
        assert why == "x.y"


def test_the_asker_never_decides_even_with_every_duty() -> None:
    why = rules.why_not_decide(S.ASKED, Sides(MANAGER), person=MANAGER, duties=tuple(Duty), unchanged=True)
    assert why == "release.own_request"


@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("level", RULES)
@pytest.mark.parametrize(
    "sides", [Sides(ASKER, signers=(MANAGER,)), Sides(STRANGER), Sides(ASKER, frozenset({STRANGER}))]
)
def test_at_the_desk_only_an_officer_signs_second_and_only_for_secret(duty: Duty, level: Level, sides: Sides) -> None:
    why = rules.why_not_second(S.HALF_APPROVED, level, sides, officer=STRANGER, duties=(duty,))
    outsider = sides.asker == ASKER and not sides.editors
    assert (why == "") is (duty is Duty.OFFICER and level is Level.SECRET and outsider)
    assert rules.why_not_second(S.ASKED, level, sides, officer=STRANGER, duties=(duty,))


@pytest.mark.parametrize(("level", "needed", "days"), [(Level.CONFIDENTIAL, 1, 2), (Level.SECRET, 2, 3)])
def test_what_each_level_takes(level: Level, needed: int, days: int) -> None:
    assert (RULES[level].needed, RULES[level].days) == (needed, days)
    states = [rules.next_state(level, signed) for signed in range(1, needed + 1)]
    assert states == [S.HALF_APPROVED] * (needed - 1) + [S.APPROVED]


@pytest.mark.parametrize(
    ("asked", "level", "until", "by"),
    [
        ("2026-11-24", Level.CONFIDENTIAL, "2026-12-31", "2026-11-26"),
        ("2026-11-27", Level.CONFIDENTIAL, "2026-12-31", "2026-12-01"),
        ("2026-11-27", Level.SECRET, "2026-12-31", "2026-12-02"),
        ("2026-11-27", Level.SECRET, "2026-11-28", "2026-11-28"),
    ],
)
def test_a_request_is_to_be_decided_within_working_days(asked: str, level: Level, until: str, by: str) -> None:
    day = rules.decide_by(date.fromisoformat(asked), level, date.fromisoformat(until))
    assert day.isoformat() == by


@pytest.mark.parametrize("state", ReleaseState)
@pytest.mark.parametrize("person", [ASKER, MANAGER, STRANGER])
@pytest.mark.parametrize("unchanged", [True, False])
@pytest.mark.parametrize("unsigned", ["", "release.approval_unknown"])
def test_only_asker_or_signer_hands_over_what_was_approved(
    state: ReleaseState, person: Id, unchanged: bool, unsigned: str
) -> None:
    why = rules.why_not_hand_over(
        state, asker=ASKER, signers=(MANAGER,), person=person, unchanged=unchanged, unsigned=unsigned
    )
    assert (why == "") is (state is S.APPROVED and person != STRANGER and unchanged and not unsigned)


def test_a_whole_form_is_accepted() -> None:
    model.require_form(FORM, TODAY)
    model.require_form(replace(FORM, until="2026-11-24"), TODAY)


TOP_SECRET = Ref(PROJECT, Level.TOP_SECRET, Id(b"t" * 16))
ELSEWHERE = Ref(OTHER_PROJECT, Level.CONFIDENTIAL, Id(b"e" * 16))


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (replace(FORM, customer=TOP_SECRET), "release.top_secret_never"),
        (replace(FORM, items=(TOP_SECRET,)), "release.top_secret_never"),
        (replace(FORM, items=(ELSEWHERE,)), "release.another_project"),
        (replace(FORM, recipient_name=" "), "release.recipient_missing"),
        (replace(FORM, recipient_contact=""), "release.recipient_missing"),
        (replace(FORM, purpose="\t"), "release.purpose_missing"),
        (replace(FORM, purpose="x" * 2001), "release.text_too_long"),
        (replace(FORM, fields=()), "release.nothing_chosen"),
        (replace(FORM, until="1/12/2026"), "release.day_unreadable"),
        (replace(FORM, until="2026-11-23"), "release.day_passed"),
        (replace(FORM, fields=("owner",)), "release.unknown_field"),
        (replace(FORM, detail="x" * 2001), "release.text_too_long"),
        (replace(FORM, keep_until="2026-11-30"), "release.kept_too_short"),
        (replace(FORM, keep_until="cuối năm"), "release.day_unreadable"),
    ],
)
def test_a_form_that_breaks_a_rule_is_refused(form: ReleaseForm, code: str) -> None:
    with pytest.raises(Problem) as refusal:
        model.require_form(form, TODAY)
    assert refusal.value.code == code


def test_both_outcomes_need_a_reason() -> None:
    assert model.require_reason("  khách đã đồng ý ") == "khách đã đồng ý"
    with pytest.raises(Problem, match=r"release\.reason_missing"):
        model.require_reason(" \n ")
    with pytest.raises(Problem, match=r"release\.text_too_long"):
        model.require_reason("x" * 2001)


@pytest.mark.parametrize("field", model.RELEASABLE)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_line_has_a_name(field: str, language: str) -> None:
    assert model.label_name(f"customer.{field}", language)


def test_item_lines_have_names() -> None:
    codes = ["item.prospect", "item.dealing", "item.policy", "item.document", "item.text", "item.amount", "item.day"]
    names = [model.label_name(code, "vi") for code in codes]
    kinds = ["Khách hàng tiềm năng", "Nghiệp vụ", "Chính sách đặc biệt", "Tài liệu"]
    assert names == [*kinds, "Nội dung", "Số tiền", "Ngày"]
