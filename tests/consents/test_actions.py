"""Consents on a real vault: recorded, narrowed, withdrawn; who may; and what a withdrawal stops."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.clock import DAY
from app.consents import actions, queries
from app.consents.model import ChangeForm, Document, Standing, Step
from app.consents.store import consent_at
from app.copies.queries import list_copies
from app.customers.actions import create_customer
from app.customers.classification.actions import raise_level
from app.customers.classification.model import LevelForm
from app.customers.model import Ref
from app.customers.queries import get_customer
from app.errors import Problem, Refused
from app.release import actions as releases
from app.release.model import Ending, ReleaseState, Waiting
from app.release.queries import get_release, list_releases, releases_under, waiting
from app.vault.check import check_compartment
from tests.fixtures.papers import acts_of, scan_of
from tests.fixtures.releases import PURPOSE, consent_form, scope
from tests.fixtures.vault import PASSPHRASES
from tests.release.desk import CUSTOMER, QUAN, Desk

TAKEN_BACK = ChangeForm(1, "2026-11-24", "gọi điện lúc 9 giờ")


def consent(desk: Desk, **changes: object) -> Ref:
    return actions.record_consent(desk.lan, consent_form(desk.customer, **changes))


def test_a_consent_is_a_series_of_events_each_with_its_paper(desk: Desk) -> None:
    ref = consent(desk)
    smaller = scope(fields=("name",))
    actions.narrow_consent(
        desk.lan,
        ref,
        ChangeForm(1, "2026-11-23", "", smaller, Document("it.pdf", "application/pdf", scan_of("Ít hơn"))),
    )
    actions.withdraw_consent(desk.quan, ref, TAKEN_BACK)
    (row,) = queries.list_consents(desk.lan, desk.customer)
    assert (row.giver, row.role, row.standing, row.rev) == ("Nguyễn Văn Khách", "Giám đốc", Standing.WITHDRAWN, 3)
    assert row.number.startswith("DY-2026-")
    told = [(one.step, one.day, one.by, one.pages) for one in row.events]
    assert told == [
        (Step.GIVEN, "2026-11-20", "Nguyễn Thị Lan", 1),
        (Step.NARROWED, "2026-11-23", "Nguyễn Thị Lan", 1),
        (Step.WITHDRAWN, "2026-11-24", "Trần Minh Quân", 0),
    ]
    assert (row.events[0].scope, row.scope) == (scope(), smaller)
    for event in (0, 1):
        assert queries.consent_page(desk.lan, ref, event, 0, 200).startswith(b"\x89PNG")
    with pytest.raises(Problem, match="consents.not_found"):
        queries.consent_page(desk.lan, ref, 2, 0, 200)
    acts = [event for event, outcome in acts_of(desk.office) if outcome == "ok" and event.startswith("consent:")]
    assert acts == [
        "consent:record", "consent:narrow", "consent:withdraw", "consent:list",
        "consent:view", "consent:view", "consent:view",
    ]  # fmt: skip
    compartment = desk.lan.compartment(ref.project, ref.level)
    assert check_compartment(compartment, desk.lan.vault.roster.public_key_of) == []
    assert [record.rev for record in compartment.history(ref.rid)] == [1, 2, 3]


def test_what_is_widened_or_withdrawn_twice_is_refused(desk: Desk) -> None:
    ref = consent(desk, scope=scope(fields=("name",)))
    with pytest.raises(Problem, match="consents.not_narrower"):
        actions.narrow_consent(desk.lan, ref, ChangeForm(1, "2026-11-24", "gọi", scope()))
    with pytest.raises(Problem, match="consents.not_narrower"):
        actions.narrow_consent(desk.lan, ref, TAKEN_BACK)
    smaller = scope(fields=("name",), kinds=())
    with pytest.raises(Problem, match="vault.changed_meanwhile"):
        actions.narrow_consent(desk.lan, ref, ChangeForm(7, "2026-11-24", "gọi", smaller))
    actions.withdraw_consent(desk.lan, ref, TAKEN_BACK)
    with pytest.raises(Problem, match="consents.withdrawn"):
        actions.withdraw_consent(desk.lan, ref, TAKEN_BACK)


def test_nothing_is_taken_back_before_it_was_given(desk: Desk) -> None:
    ref = consent(desk)
    for act, what in ((actions.withdraw_consent, None), (actions.narrow_consent, scope(fields=("name",)))):
        with pytest.raises(Problem, match=r"consents\.before_it_was_given"):
            act(desk.lan, ref, ChangeForm(1, "2026-11-19", "gọi", what))
    actions.withdraw_consent(desk.lan, ref, ChangeForm(1, "2026-11-20", "gọi"))


def test_a_withdrawal_counts_whatever_somebody_else_wrote_meanwhile(desk: Desk) -> None:
    ref = consent(desk)
    actions.narrow_consent(desk.lan, ref, ChangeForm(1, "2026-11-24", "gọi", scope(fields=("name",))))
    actions.withdraw_consent(desk.quan, ref, TAKEN_BACK)
    assert consent_at(desk.lan, ref).withdrawn


# What a withdrawal stops -------------------------------------------------------------------------------------------


def test_a_withdrawal_stops_what_is_pending_at_once_and_tells_what_is_out(desk: Desk, tmp_path: object) -> None:
    ref = consent(desk)
    out = desk.approved(consent=ref)
    made = releases.hand_over_release(desk.lan, out, f"{tmp_path}/giao.pdf")
    asked, approved, half = desk.asked(consent=ref), desk.approved(consent=ref), desk.asked_above(consent=ref)
    other = desk.asked()
    desk.first(half)
    seen = {one: desk.view(one).digest for one in (asked, half)}
    actions.withdraw_consent(desk.lan, ref, TAKEN_BACK)
    rows = releases_under(desk.lan, ref)
    assert {row.ref: row.state for row in rows} == {
        out: ReleaseState.OVERDUE, asked: ReleaseState.STOPPED, approved: ReleaseState.STOPPED,
        half: ReleaseState.STOPPED,
    }  # fmt: skip
    with pytest.raises(Problem, match="consents.withdrawn"):
        releases.decide_release(desk.quan, asked, seen[asked], True, "được", QUAN)
    with pytest.raises(Problem, match="consents.withdrawn"):
        releases.countersign_release(desk.quan, half, seen[half], "được", desk.office.credential("ha"))
    with pytest.raises(Problem, match="consents.withdrawn"):
        releases.hand_over_release(desk.lan, approved, f"{tmp_path}/khong.pdf")
    with pytest.raises(Problem, match="consents.withdrawn"):
        desk.asked(consent=ref)
    assert [copy.number for copy in list_copies(desk.quan, desk.office.project)] == [made.number]
    assert desk.state(other) is ReleaseState.ASKED
    # Who let it out is reminded to bring it back, whoever wrote the withdrawal down.
    assert waiting(desk.lan) == Waiting(sent_back=3, overdue=1)
    assert ("release:hand-over", "consents.withdrawn") in acts_of(desk.office)


def test_a_consent_that_expires_between_approval_and_hand_over_stops_it(desk: Desk, tmp_path: object) -> None:
    ref = desk.approved(consent=consent_form(desk.customer, scope=scope(until="2026-11-26")))
    desk.office.clock.advance(2 * DAY)
    assert desk.state(ref) is ReleaseState.APPROVED
    desk.office.clock.advance(DAY)
    assert desk.state(ref) is ReleaseState.STOPPED
    with pytest.raises(Problem, match="consents.expired"):
        releases.hand_over_release(desk.lan, ref, f"{tmp_path}/giao.pdf")
    desk.office.clock.advance(-3 * DAY)
    with pytest.raises(Problem, match="consents.expired"):
        releases.hand_over_release(desk.lan, ref, f"{tmp_path}/giao.pdf")
    assert list_copies(desk.quan, desk.office.project) == ()


def test_narrowing_stops_what_lies_outside_and_voids_what_was_signed_over_the_old_words(
    desk: Desk, tmp_path: object
) -> None:
    ref = consent(desk)
    outside, inside = desk.approved(consent=ref), desk.approved(consent=ref, fields=("name",))
    actions.narrow_consent(desk.lan, ref, ChangeForm(1, "2026-11-24", "gọi", scope(fields=("name",))))
    with pytest.raises(Problem, match="consents.field_outside"):
        releases.hand_over_release(desk.lan, outside, f"{tmp_path}/giao.pdf")
    with pytest.raises(Problem, match="release.changed_since"):
        releases.hand_over_release(desk.lan, inside, f"{tmp_path}/giao.pdf")
    view = get_release(desk.lan, outside)
    assert view.form is not None
    releases.amend_release(desk.lan, outside, replace(view.form, fields=("name",)), view.rev)
    desk.decide(outside)
    assert releases.hand_over_release(desk.lan, outside, f"{tmp_path}/giao.pdf").pages == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"purpose": "Chào hàng"}, "consents.other_purpose"),
        ({"fields": ("name", "email")}, "consents.field_outside"),
        ({"recipient_name": "Đại lý Hòa An"}, "consents.not_named"),
        ({"recipient_kind": "other"}, "consents.other_recipient"),
    ],
)
def test_nothing_outside_the_consent_can_be_asked_for(desk: Desk, changes: dict[str, object], code: str) -> None:
    narrow = scope(recipients=("partner",), fields=("name", "phones"), named=("Đại lý Hòa Bình",))
    ref = consent(desk, scope=narrow)
    for given in (ref, consent_form(desk.customer, scope=narrow)):
        with pytest.raises(Problem) as refusal:
            desk.asked(consent=given, **changes)
        assert refusal.value.code == code
    assert ("release:ask", code) in acts_of(desk.office)
    assert list_releases(desk.quan, desk.office.project) == ()
    assert len(queries.list_consents(desk.lan, desk.customer)) == 1


def test_an_item_outside_the_consent_cannot_be_asked_for(desk: Desk) -> None:
    with pytest.raises(Problem, match="consents.item_outside"):
        desk.asked_above(consent=consent_form(desk.customer, scope=scope(kinds=("policy",))))
    named = consent(desk, scope=scope(kinds=(), items=(desk.dealing,)))
    assert named.level is Level.SECRET
    assert desk.state(desk.asked_above(consent=named)) is ReleaseState.ASKED


def test_another_customer_s_consent_covers_nothing(desk: Desk) -> None:
    other = create_customer(desk.lan, desk.office.project, replace(CUSTOMER, code="KH-0419", name="Khách khác"))
    theirs = actions.record_consent(desk.lan, consent_form(other))
    for given in (theirs, consent_form(other)):
        with pytest.raises(Problem, match="consents.of_another"):
            desk.asked(consent=given)
    with pytest.raises(Problem, match="consents.of_another"):
        actions.record_consent(desk.lan, consent_form(other, scope=scope(items=(desk.dealing,))))


# What became of an output -------------------------------------------------------------------------------------------


def test_an_output_comes_back_or_becomes_overdue(desk: Desk, tmp_path: object) -> None:
    first = desk.approved(keep_until="2026-12-05")
    second = desk.approved()
    for ref in (first, second):
        releases.hand_over_release(desk.lan, ref, f"{tmp_path}/{ref.rid.hex()}.pdf")
    assert desk.view(second).row.keep_until == "2026-12-31"
    desk.office.clock.advance(12 * DAY)
    assert (desk.state(first), desk.state(second)) == (ReleaseState.OVERDUE, ReleaseState.HANDED_OVER)
    assert waiting(desk.lan) == Waiting(overdue=1)
    assert desk.view(desk.asked(until="2026-12-10")).past.recipient_overdue == 1
    with pytest.raises(Problem, match="release.whose_word_missing"):
        releases.take_back_release(desk.lan, first, Ending.DELETED, " ")
    long = desk.office.sign_in("long")
    with pytest.raises(Refused, match="release.not_yours"):
        releases.take_back_release(long, first, Ending.CAME_BACK, "")
    releases.take_back_release(desk.lan, first, Ending.DELETED, "Bà Thu báo qua điện thoại")
    releases.take_back_release(desk.quan, second, Ending.CAME_BACK, "")
    ends = [(desk.state(ref), desk.view(ref).end.how) for ref in (first, second)]  # type: ignore[union-attr]
    assert ends == [(ReleaseState.RETURNED, Ending.DELETED), (ReleaseState.RETURNED, Ending.CAME_BACK)]
    assert {copy.state for copy in list_copies(desk.quan, desk.office.project)} == {"returned"}
    with pytest.raises(Problem, match="release.not_in_this_state"):
        releases.take_back_release(desk.lan, first, Ending.CAME_BACK, "")
    acts = acts_of(desk.office)
    assert acts.count(("release:take-back", "ok")) == 2
    assert ("release:take-back", "release.not_yours") in acts


# Who may -----------------------------------------------------------------------------------------------------------

MAY = {
    "quan": {"list", "record", "narrow", "withdraw", "page"},
    "lan": {"list", "record", "narrow", "withdraw", "page"},
    "long": {"list", "record", "narrow", "withdraw", "page"},
    "nam": {"list", "record", "narrow", "withdraw", "page"},
    "ha": set[str](),
    "minh": set[str](),
}


@pytest.mark.parametrize("who", MAY)
def test_everybody_may_what_the_table_says_and_the_rest_is_journalled(desk: Desk, who: str) -> None:
    refs = [consent(desk) for _ in range(3)]
    session = desk.office.sign_in(who)
    calls = {
        "list": lambda: queries.list_consents(session, desk.customer),
        "record": lambda: actions.record_consent(session, consent_form(desk.customer)),
        "narrow": lambda: actions.narrow_consent(
            session, refs[0], ChangeForm(1, "2026-11-24", "gọi", scope(fields=("name",)))
        ),
        "withdraw": lambda: actions.withdraw_consent(session, refs[1], TAKEN_BACK),
        "page": lambda: queries.consent_page(session, refs[2], 0, 0, 200),
    }
    done = set()
    for name, call in calls.items():
        with suppress(Refused):
            call()
            done.add(name)
    assert done == MAY[who]
    refused = [event for event, outcome in acts_of(desk.office) if outcome == "session.not_your_duty"]
    assert len([event for event in refused if event.startswith("consent:")]) == len(set(calls) - done)


def test_a_consent_that_names_what_is_above_does_not_exist_below(desk: Desk) -> None:
    above = consent(desk, scope=scope(items=(desk.dealing,)))
    below = consent(desk)
    nam = desk.office.sign_in("nam")
    assert [row.ref for row in queries.list_consents(nam, desk.customer)] == [below]
    with pytest.raises(Refused, match="session.beyond_clearance"):
        queries.consent_page(nam, above, 0, 0, 200)
    with pytest.raises(Refused, match="session.beyond_clearance"):
        actions.withdraw_consent(nam, above, TAKEN_BACK)


def test_top_secret_has_no_consents(desk: Desk) -> None:
    upstairs = desk.office.sign_in("quan", "top_secret")
    secret = create_customer(upstairs, desk.office.project, replace(CUSTOMER, code="X", level=Level.TOP_SECRET))
    for act in (
        lambda: actions.record_consent(upstairs, consent_form(secret)),
        lambda: queries.list_consents(upstairs, secret),
        lambda: actions.withdraw_consent(upstairs, secret, TAKEN_BACK),
    ):
        with pytest.raises(Problem, match="consents.top_secret_never"):
            act()
    acts = acts_of(desk.office)
    for event in ("record", "list", "withdraw"):
        assert (f"consent:{event}", "consents.top_secret_never") in acts


def test_a_consent_goes_up_with_its_customer_and_what_was_signed_is_void(desk: Desk, tmp_path: object) -> None:
    ref = desk.approved()
    (before,) = queries.list_consents(desk.lan, desk.customer)
    base = get_customer(desk.lan, desk.customer).rev
    form = LevelForm(Level.SECRET, "Điều khoản riêng", "2027-05-24", ("own_terms",), False)
    raised = raise_level(desk.lan, desk.customer, form, base)
    (after,) = queries.list_consents(desk.lan, raised)
    assert (after.number, after.ref.level, after.events) == (before.number, Level.SECRET, before.events)
    moved = Ref(ref.project, Level.SECRET, ref.rid)
    with pytest.raises(Problem, match="release.changed_since"):
        releases.hand_over_release(desk.lan, moved, f"{tmp_path}/giao.pdf")
    assert Duty.CUSTOMER_SERVICE in desk.lan.duties
    assert (PURPOSE, PASSPHRASES["quan"]) == (after.scope.purposes[0], QUAN)
