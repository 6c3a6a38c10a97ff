"""The rules of a release request, state by state."""

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
from app.release import model
from app.release.model import Act, Document, RecipientKind, ReleaseForm, ReleaseState

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
    consent=Document("dong-y.pdf", "application/pdf", b"%PDF-1.7"),
)


@pytest.mark.parametrize(("state", "act"), list(product(ReleaseState, Act)))
def test_every_state_allows_just_the_acts_of_the_table(state: ReleaseState, act: Act) -> None:
    expected = {
        (ReleaseState.ASKED, Act.WITHDRAW),
        (ReleaseState.ASKED, Act.DECIDE),
        (ReleaseState.APPROVED, Act.WITHDRAW),
        (ReleaseState.APPROVED, Act.HAND_OVER),
    }
    if (state, act) in expected:
        model.require_state(state, act)
        return
    with pytest.raises(Problem) as refusal:
        model.require_state(state, act)
    assert refusal.value.code == ("release.expired" if state is ReleaseState.EXPIRED else "release.not_in_this_state")


@pytest.mark.parametrize("stored", ReleaseState)
def test_only_open_requests_expire_and_only_after_their_last_day(stored: ReleaseState) -> None:
    last = end_of_day(date(2026, 12, 1))
    open_still = stored in (ReleaseState.ASKED, ReleaseState.APPROVED)
    assert model.state_now(stored, "2026-12-01", last) is stored
    assert model.state_now(stored, "2026-12-01", last + 1) is (ReleaseState.EXPIRED if open_still else stored)
    assert model.state_now(stored, "2026-12-01", last + 400 * DAY) is (ReleaseState.EXPIRED if open_still else stored)


@pytest.mark.parametrize("state", ReleaseState)
@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("person", [ASKER, MANAGER])
@pytest.mark.parametrize("unchanged", [True, False])
def test_only_another_manager_decides_and_only_on_what_was_asked(
    state: ReleaseState, duty: Duty, person: Id, unchanged: bool
) -> None:
    why = model.why_not_decide(state, asker=ASKER, person=person, duties=(duty,), unchanged=unchanged)
    may = state is ReleaseState.ASKED and duty is Duty.MANAGER and person != ASKER and unchanged
    assert (why == "") is may


def test_the_asker_never_decides_even_as_a_manager() -> None:
    why = model.why_not_decide(ReleaseState.ASKED, asker=MANAGER, person=MANAGER, duties=tuple(Duty), unchanged=True)
    assert why == "release.own_request"


@pytest.mark.parametrize("state", ReleaseState)
@pytest.mark.parametrize("person", [ASKER, MANAGER, STRANGER])
@pytest.mark.parametrize("unchanged", [True, False])
def test_only_asker_or_decider_hands_over_what_was_approved(state: ReleaseState, person: Id, unchanged: bool) -> None:
    why = model.why_not_hand_over(state, asker=ASKER, decider=MANAGER, person=person, unchanged=unchanged)
    assert (why == "") is (state is ReleaseState.APPROVED and person != STRANGER and unchanged)


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
        (replace(FORM, consent=Document("", "", b"")), "release.consent_missing"),
        (replace(FORM, consent=Document("a.zip", "application/zip", b"PK")), "release.consent_type"),
        (
            replace(FORM, consent=Document("a.pdf", "application/pdf", bytes(model.CONSENT_LIMIT + 1))),
            "release.consent_too_large",
        ),
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
    codes = ["item.prospect", "item.dealing", "item.policy", "item.text", "item.amount", "item.day"]
    names = [model.label_name(code, "vi") for code in codes]
    assert names == ["Khách hàng tiềm năng", "Nghiệp vụ", "Chính sách đặc biệt", "Nội dung", "Số tiền", "Ngày"]
