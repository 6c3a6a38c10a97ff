"""A release at cơ mật, signed by a manager and then by an officer, each in an OS account of their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.clock import DAY
from app.countersigning.actions import refuse_second, sign_second
from app.countersigning.model import Paper, SecondRow, Standing
from app.countersigning.queries import list_seconds
from app.customers.actions import edit_customer
from app.errors import NiemError, Problem, Refused
from app.keys.encoding import Label, b64
from app.people import halves, letters
from app.people.actions import freeze_person
from app.people.halves import RELEASES, Step
from app.release import actions, queries, second, store
from app.release.approvals import message_of
from app.release.body import Approval
from app.release.model import ReleaseState
from app.session.door import Session
from app.session.keyslot import SECRET_PURPOSE
from app.session.subject import Credential
from app.vault import erasure_marks
from tests.fixtures.accounts import from_own_account
from tests.fixtures.papers import acts_of
from tests.fixtures.releases import second_manager
from tests.fixtures.standing import state_standing
from tests.fixtures.vault import PASSPHRASES, Office
from tests.people.joining import TYPED
from tests.people.test_renewing import ask_for_renewal
from tests.release.desk import CUSTOMER, Desk, new_desk

HA = PASSPHRASES["ha"]


@pytest.fixture
def desk(office: Office) -> Desk:
    return new_desk(office)


def rows_of(session: Session) -> tuple[SecondRow, ...]:
    return tuple(row for row in list_seconds(session) if row.paper is Paper.RELEASE)


def sign(session: Session, row: SecondRow, passphrase: str = HA) -> None:
    sign_second(session, row.paper, row.half, "đúng mục đích", passphrase)


def waiting(desk: Desk, officer: Session) -> SecondRow:
    """A request of cơ mật that Quân has signed, as the officer sees it."""
    desk.first(desk.asked_above())
    return rows_of(officer)[0]


def test_manager_and_officer_sign_in_two_accounts_and_it_leaves(desk: Desk, tmp_path: Path) -> None:
    """Mai's account holds no secret of Quân's, his none of hers: no desk could bring their two signatures together."""
    mai = from_own_account(desk.office, tmp_path, "Vũ Thị Mai", Duty.OFFICER)
    ref = desk.asked_above()
    assert rows_of(mai) == ()
    desk.first(ref)
    vault_id = mai.vault.vault_id
    for session, other in ((mai, desk.quan), (desk.quan, mai)):
        keyring = session.world.keyring_for(vault_id)
        assert keyring.get(SECRET_PURPOSE, other.uid, 1) is None
    digest = desk.view(ref).digest
    with pytest.raises(NiemError):
        actions.countersign_release(desk.quan, ref, digest, "xem rồi", Credential(mai.uid, TYPED))
    (row,) = rows_of(mai)
    assert (row.standing, row.why_not, row.waits) == (Standing.WAITS, "", True)
    sign(mai, row, TYPED)
    seen = desk.view(ref)
    assert seen.row.state is ReleaseState.APPROVED
    assert [(one.by, one.duty) for one in seen.decisions] == [("Trần Minh Quân", "manager"), ("Vũ Thị Mai", "officer")]
    assert rows_of(mai)[0].standing is Standing.SIGNED
    actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    assert (tmp_path / "giao.pdf").exists()
    request, body = store.request_at(desk.quan, ref)
    assert [one.by for one in request.signed] == [desk.quan.uid, mai.uid]
    assert body["state"] == "handed_over"
    acts = acts_of(desk.office)
    assert ("countersign:release", "ok") in acts
    assert ("countersign:list", "ok") in acts


def test_two_managers_sign_in_two_accounts(desk: Desk, tmp_path: Path) -> None:
    hung = from_own_account(desk.office, tmp_path, "Đặng Hùng", Duty.MANAGER, Level.SECRET)
    ha = desk.office.sign_in("ha")
    state_standing(hung, hung.identity, ha.identity, "TT-2026-0097")
    ref = desk.asked_above()
    desk.first(ref)
    assert len(rows_of(ha)) == 1
    digest = queries.get_release(hung, ref).digest
    actions.decide_release(hung, ref, digest, True, "đủ", TYPED)
    assert desk.state(ref) is ReleaseState.APPROVED
    assert rows_of(ha)[0].standing is Standing.TAKEN_BACK


def test_the_officer_is_told_what_leaves_but_neither_customer_nor_recipient_nor_value(desk: Desk) -> None:
    officer = desk.office.sign_in("ha")
    row = waiting(desk, officer)
    request = store.requests_in(desk.quan.compartment(desk.office.project, Level.SECRET))[0]
    assert row.number == request.number
    assert row.half == request.digest.hex()
    assert (row.subject_name, row.signer_name) == (desk.lan.person.name, desk.quan.person.name)
    assert (row.level, row.recipient_kind, row.purpose) == (Level.SECRET, "partner", "Giao hàng tháng 12")
    assert row.parts == ("name", "phones", "dealing")
    assert row.until == "2026-12-01"
    assert row.decide_by
    assert row.project_name
    told = repr(row) + repr([letter.body for letter in letters.read_letters(officer, RELEASES)])
    for secret in ("Bách Việt", "KH-0418", "0901234567", "Hòa Bình", "hoabinh", "Hợp đồng 12"):
        assert secret not in told


def test_a_purpose_that_names_the_customer_is_not_told(desk: Desk) -> None:
    officer = desk.office.sign_in("ha")
    desk.first(desk.asked_above(purpose="Giao hàng cho CONG TY bach viet"))
    (row,) = rows_of(officer)
    assert row.purpose == ""
    assert "bach viet" not in repr([letter.body for letter in letters.read_letters(officer, RELEASES)])


def test_a_purpose_that_names_the_recipient_is_not_told(desk: Desk) -> None:
    officer = desk.office.sign_in("ha")
    desk.first(desk.asked_above(purpose="Giao cho dai ly HOA BINH tháng 12"))
    (row,) = rows_of(officer)
    assert row.purpose == ""
    assert "HOA BINH" not in repr([letter.body for letter in letters.read_letters(officer, RELEASES)])


def test_nobody_else_reads_the_letters(desk: Desk) -> None:
    waiting(desk, desk.office.sign_in("ha"))
    for who in ("lan", "nam", "minh", "quan"):
        assert letters.read_letters(desk.office.sign_in(who), RELEASES) == []
    with pytest.raises(Refused, match="session.not_your_duty"):
        list_seconds(desk.office.sign_in("lan"))


def test_an_officer_refuses_with_a_reason_and_nothing_leaves(desk: Desk, tmp_path: Path) -> None:
    officer = desk.office.sign_in("ha")
    row = waiting(desk, officer)
    ref = store.requests_in(desk.quan.compartment(desk.office.project, Level.SECRET))[0].ref
    with pytest.raises(Problem, match="release.reason_missing"):
        refuse_second(officer, row.paper, row.half, " ", HA)
    refuse_second(officer, row.paper, row.half, "mục đích chưa rõ", HA)
    for session in (desk.quan, desk.lan):
        seen = queries.get_release(session, ref)
        assert seen.row.state is ReleaseState.REFUSED
        assert [(one.approved, one.reason) for one in seen.decisions][1] == (False, "mục đích chưa rõ")
    with pytest.raises(Problem, match="release.not_in_this_state"):
        actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    assert (rows_of(officer)[0].standing, rows_of(officer)[0].answer) == (Standing.REFUSED, "mục đích chưa rõ")
    assert ("countersign:refuse", "ok") in acts_of(desk.office)


@pytest.mark.parametrize("change", ["amend", "withdraw", "file"])
def test_any_later_change_voids_both(desk: Desk, tmp_path: Path, change: str) -> None:
    officer = desk.office.sign_in("ha")
    row = waiting(desk, officer)
    ref = store.requests_in(desk.quan.compartment(desk.office.project, Level.SECRET))[0].ref
    sign(officer, row)
    assert desk.state(ref) is ReleaseState.APPROVED
    if change == "amend":
        seen = queries.get_release(desk.lan, ref)
        assert seen.form is not None
        actions.amend_release(desk.lan, ref, replace(seen.form, fields=("name",)), seen.rev)
    elif change == "withdraw":
        actions.withdraw_release(desk.lan, ref)
    elif change == "file":
        edit_customer(desk.lan, desk.customer, replace(CUSTOMER, phones=("0911111111",)), 1)
    with pytest.raises(NiemError):
        actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    assert not (tmp_path / "giao.pdf").exists()


@pytest.mark.parametrize("change", ["amend", "send back", "withdraw"])
def test_what_changes_before_the_officer_signs_waits_no_longer(desk: Desk, change: str) -> None:
    officer = desk.office.sign_in("ha")
    row = waiting(desk, officer)
    ref = store.requests_in(desk.quan.compartment(desk.office.project, Level.SECRET))[0].ref
    if change == "amend":
        seen = queries.get_release(desk.lan, ref)
        assert seen.form is not None
        actions.amend_release(desk.lan, ref, replace(seen.form, fields=("name",)), seen.rev)
    elif change == "send back":
        actions.send_back_release(second_manager(desk.office), ref, "thiếu")
    else:
        actions.withdraw_release(desk.lan, ref)
    assert rows_of(officer)[0].standing is Standing.TAKEN_BACK
    with pytest.raises(Problem, match="release.not_in_this_state"):
        sign(officer, row)


def test_what_an_officer_signs_although_it_was_amended_lets_nothing_out(desk: Desk) -> None:
    """The letter that took it back is lost, or the officer's program never looked: the digest is another one."""
    officer = desk.office.sign_in("ha")
    row = waiting(desk, officer)
    ref = store.requests_in(desk.quan.compartment(desk.office.project, Level.SECRET))[0].ref
    one = second.told(officer)[0]
    seen = queries.get_release(desk.lan, ref)
    assert seen.form is not None
    actions.amend_release(desk.lan, ref, replace(seen.form, fields=("name",)), seen.rev)
    desk.first(ref)
    second.answer(officer, one, "được", approve=True)
    assert row.half != desk.view(ref).digest.hex()
    assert desk.state(ref) is ReleaseState.HALF_APPROVED


def test_after_its_last_day_it_is_not_signed(desk: Desk) -> None:
    row = waiting(desk, desk.office.sign_in("ha"))
    desk.office.clock.advance(10 * DAY)
    officer = desk.office.sign_in("ha")
    with pytest.raises(Problem, match="release.expired"):
        sign(officer, row)


def test_after_thirty_days_the_manager_sends_it_again(desk: Desk) -> None:
    ref = desk.asked_above(until="2026-12-30")
    desk.first(ref)
    desk.office.clock.advance(31 * DAY)
    assert rows_of(desk.office.sign_in("ha"))[0].standing is Standing.LAPSED
    with pytest.raises(Refused, match="release.at_the_first_desk"):
        actions.ask_officers(second_manager(desk.office), ref)
    actions.ask_officers(desk.office.sign_in("quan"), ref)
    officer = desk.office.sign_in("ha")
    (row,) = rows_of(officer)
    assert row.waits
    sign(officer, row)
    assert ("release:to-officers", "ok") in acts_of(desk.office)


def test_a_wrong_passphrase_signs_nothing(desk: Desk) -> None:
    officer = desk.office.sign_in("ha")
    row = waiting(desk, officer)
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        sign(officer, row, "một cụm mật khẩu khác hẳn")
    assert rows_of(officer)[0].waits


def answered_by(desk: Desk, session: Session, ref: object, **changes: object) -> ReleaseState:
    """What the request is after a letter of ``session`` with a signed answer, as ``changes`` say."""
    request, _ = store.request_at(desk.quan, ref)  # type: ignore[arg-type]
    word = Approval(session.uid, Duty.OFFICER, session.now(), True, "được", b"")
    message = message_of(
        session.vault.vault_id, changes.get("place", ref), changes.get("digest", request.digest), word  # type: ignore[arg-type]
    )  # fmt: skip
    signature = changes.get("signature", session.identity.sign(message))
    body = {"at": str(word.at), "reason": "được", "signature": b64(signature), **changes.get("body", {})}  # type: ignore[arg-type, dict-item]
    with session.vault.directory.change(session.now()) as change:
        readers = [letters.the_person(person) for person in session.vault.roster.serving()]
        halves.post(session, change, RELEASES, request.digest, Step.SIGNED, body, readers, request.ref.rid)
    return desk.state(ref)  # type: ignore[arg-type]


@pytest.mark.parametrize("who", ["lan", "nam", "minh", "quan"])
def test_no_answer_counts_but_an_officer_s(desk: Desk, who: str) -> None:
    waiting(desk, desk.office.sign_in("ha"))
    ref = store.requests_in(desk.quan.compartment(desk.office.project, Level.SECRET))[0].ref
    assert answered_by(desk, desk.office.sign_in(who), ref) is ReleaseState.HALF_APPROVED


def test_no_answer_counts_over_something_else_or_changed(desk: Desk) -> None:
    officer = desk.office.sign_in("ha")
    waiting(desk, officer)
    other = desk.asked_above(purpose="Việc khác")
    found = store.requests_in(desk.quan.compartment(desk.office.project, Level.SECRET))
    first = next(one.ref for one in found if one.ref != other)
    for changes in (
        {"digest": bytes(32)},
        {"place": other},
        {"signature": bytes(64)},
        {"body": {"reason": "khác"}},
        {"body": {"at": "1"}},
        {"body": {"at": "-1"}},
        {"body": {"signature": "!"}},
    ):
        state = answered_by(desk, officer, first, **changes)
        assert state is ReleaseState.HALF_APPROVED, changes
    assert answered_by(desk, officer, first) is ReleaseState.APPROVED


def test_an_officer_who_has_left_duty_has_signed_nothing(desk: Desk, tmp_path: Path) -> None:
    mai = from_own_account(desk.office, tmp_path, "Vũ Thị Mai", Duty.OFFICER)
    ref = desk.asked_above()
    desk.first(ref)
    sign(mai, rows_of(mai)[0], TYPED)
    assert desk.state(ref) is ReleaseState.APPROVED
    freeze_person(desk.office.sign_in("ha"), mai.uid, "nghi ngờ", HA)
    assert desk.state(ref) is ReleaseState.HALF_APPROVED


def test_letters_follow_an_officer_to_renewed_keys(desk: Desk) -> None:
    waiting(desk, desk.office.sign_in("ha"))
    ask_for_renewal(desk.office)
    officer = desk.office.sign_in("ha")
    assert len(officer.identity.everyday.encryption) == 1
    (row,) = rows_of(officer)
    sign(officer, row)


def test_an_officer_does_not_sign_what_they_asked_edited_or_signed_themselves(desk: Desk) -> None:
    """No duty lets an officer ask or edit today; a letter that says so is refused all the same."""
    officer = desk.office.sign_in("ha")
    waiting(desk, officer)
    (one,) = second.told(officer)
    assert second.why_not(officer, replace(one, asker=officer.uid)) == "release.own_request"
    assert second.why_not(officer, replace(one, editors=frozenset({officer.uid}))) == "release.edited_it"
    assert second.why_not(officer, replace(one, half=replace(one.half, by=officer.uid))) == "release.signed_already"
    assert second.why_not(officer, one) == ""


def test_what_was_told_of_something_destroyed_does_not_follow(desk: Desk) -> None:
    """The mark of the request stands in the ledger of erasures: at the officer's renewal its letters go."""
    ha, quan = desk.office.sign_in("ha"), desk.quan
    waiting(desk, ha)
    ref = store.requests_in(quan.compartment(desk.office.project, Level.SECRET))[0].ref
    marks = [b64(erasure_marks.mark(ha.vault.vault_id, ref.rid))]
    signers = [(who.uid, who.identity.signing_key) for who in (quan, ha)]
    with quan.vault.stating(quan.now()) as change:
        change.state(Label.RETIRE, {"reference": "TH-1", "dead": [], "renew": True, "erased": marks}, signers)
    officer = desk.office.sign_in("ha")
    assert rows_of(officer) == ()
    assert officer.vault.directory.letters(RELEASES, officer.uid) == []
