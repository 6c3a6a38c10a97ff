"""A destruction order, signed by a manager and then by an officer, each in an OS account of their own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.clock import DAY
from app.countersigning.actions import refuse_second, sign_second
from app.countersigning.model import Paper, SecondRow, Standing
from app.countersigning.queries import count_seconds, list_seconds
from app.customers.actions import create_customer
from app.customers.classification.actions import raise_level
from app.customers.form import CustomerForm
from app.customers.holding.protecting import protected_in
from app.customers.model import Ref
from app.customers.retention.actions import save_terms
from app.customers.retention.model import Terms
from app.destruction import actions, queries, second, store
from app.destruction.approval_body import Approval
from app.destruction.approvals import HOUR, require_approvals, second_message
from app.destruction.model import DestructionForm, Ground, Letter, OrderState
from app.destruction.verification import verify_certificate
from app.errors import Corrupt, Problem, Refused
from app.keys.encoding import Label, b64
from app.paths import RESOURCES
from app.people import halves, letters
from app.people.actions import freeze_person
from app.people.halves import DESTRUCTIONS, Step
from app.session.door import Session
from app.session.keyslot import SECRET_PURPOSE
from app.session.subject import Credential
from app.vault import erasure_marks
from tests.customers.classification.files import to
from tests.destruction.desk import COOLING, GONE, TRACES, Desk, furnish, requested
from tests.fixtures.accounts import from_own_account
from tests.fixtures.papers import acts_of, text_of
from tests.fixtures.releases import SECOND_PASSPHRASE, second_manager
from tests.fixtures.vault import NAMES, PASSPHRASES, Office
from tests.journeys.papers import signatures_that_hold
from tests.people.joining import TYPED

QUAN, HA = PASSPHRASES["quan"], PASSPHRASES["ha"]


def rows_of(session: Session) -> tuple[SecondRow, ...]:
    return tuple(row for row in list_seconds(session) if row.paper is Paper.DESTRUCTION)


def sign(session: Session, row: SecondRow, passphrase: str = HA, remark: str = "đã hỏi anh Quân") -> None:
    sign_second(session, row.paper, row.half, remark, passphrase)


def first(session: Session, order: Ref, passphrase: str = QUAN) -> None:
    """The manager signs, and the officers are told by letter."""
    actions.approve_destruction(session, order, True, "", passphrase, None)


def state(session: Session, order: Ref) -> OrderState:
    return queries.get_order(session, order).row.state


@pytest.fixture
def asked(office: Office) -> Ref:
    """An order that Lan recorded, about a customer with nothing beside."""
    lan = office.sign_in("lan")
    customer = create_customer(lan, office.project, GONE)
    order = requested(office, customer)
    lan.close()
    return order


@pytest.fixture
def waiting(office: Office, asked: Ref) -> Ref:
    """The order, signed first by Quân."""
    quan = office.sign_in("quan")
    first(quan, asked)
    quan.close()
    return asked


def stored(office: Office, order: Ref) -> store.Order:
    return store.require_order(office.sign_in("quan"), order)


def written(office: Office, order: Ref, **changes: object) -> None:
    """A genuine revision by Lan, whose program writes what it likes."""
    lan = office.sign_in("lan")
    compartment, rev = lan.compartment(order.project, order.level), store.require_order(lan, order).rev
    with compartment.change("destruction:approve", lan.identity, lan.now()) as writing:
        writing.put(order.rid, store.ORDER, {**store.order_body(compartment, order.rid), **changes}, base=rev)


# The whole way ------------------------------------------------------------------------------------------------------


def test_manager_and_officer_sign_in_two_accounts_and_it_is_destroyed(office: Office, tmp_path: Path) -> None:
    """Mai's account holds no secret of Quân's, his none of hers: no desk could bring their two signatures together."""
    mai = from_own_account(office, tmp_path, "Vũ Thị Mai", Duty.OFFICER)
    customer, stays = furnish(office, tmp_path)
    order, quan = requested(office, customer), office.sign_in("quan")
    for session, other in ((mai, quan), (quan, mai)):
        assert session.world.keyring_for(mai.vault.vault_id).get(SECRET_PURPOSE, other.uid, 1) is None
    with pytest.raises(Problem):
        actions.approve_destruction(quan, order, True, "", QUAN, Credential(mai.uid, TYPED))
    assert rows_of(mai) == ()
    first(quan, order)
    view = queries.get_order(quan, order)
    assert (view.row.state, view.row.not_before) == (OrderState.HALF_APPROVED, 0)
    assert [name for name, _, _ in view.approvals] == [NAMES["quan"]]
    (row,) = rows_of(mai)
    assert (row.standing, row.why_not, row.waits, row.half) == (Standing.WAITS, "", True, view.half)
    office.clock.advance(DAY)
    sign(mai, row, TYPED)
    view = queries.get_order(quan, order)
    assert view.row.state is OrderState.APPROVED
    assert view.row.not_before == mai.latest() + COOLING  # from the second signature on, not from the first
    assert [(name, duty) for name, duty, _ in view.approvals] == [
        (NAMES["quan"], "quản lý"),
        ("Vũ Thị Mai", "cán bộ an toàn hệ thống"),
    ]
    assert rows_of(mai)[0].standing is Standing.SIGNED
    desk = Desk(office, customer, stays, order)
    with pytest.raises(Problem, match="destruction.cooling_off"):
        desk.execute(desk.upstairs())
    office.clock.advance(COOLING + DAY)
    certificate = desk.execute(desk.upstairs())
    verdict = verify_certificate(certificate.pdf, quan.vault.roster.authority)
    assert verdict.valid
    assert [line.name for line in verdict.signatures] == [NAMES["quan"], NAMES["ha"]]
    text = text_of(certificate.pdf)
    assert "Vũ Thị Mai" in text
    file, root = tmp_path / "chung-nhan.pdf", tmp_path / "cong-ty.der"
    file.write_bytes(certificate.pdf)
    root.write_bytes(quan.vault.roster.authority)
    command = [sys.executable, "-m", "app", "verify-certificate", str(file), "--root", str(root)]
    assert subprocess.run(command, capture_output=True, check=False, cwd=RESOURCES.parent).returncode == 0
    if shutil.which("pdfsig") and shutil.which("certutil"):
        assert signatures_that_hold(file, root, tmp_path) == 2
    assert [trace for trace in TRACES if trace.casefold() in text.casefold()] == []
    acts = acts_of(office)
    for act in ("destruction:approve", "countersign:destruction", "countersign:list", "destruction:execute"):
        assert (act, "ok") in acts, act


def test_the_officer_is_told_of_the_order_but_neither_customer_nor_requester(office: Office, waiting: Ref) -> None:
    officer = office.sign_in("ha")
    (row,) = rows_of(officer)
    assert row.number == stored(office, waiting).number
    assert (row.subject_name, row.signer_name) == (NAMES["lan"], NAMES["quan"])
    assert (row.level, row.ground, row.letter) == (Level.CONFIDENTIAL, "customer_request", True)
    assert (row.received_on, row.until, row.hours) == ("2026-11-20", "2026-11-24", 72)
    assert row.project_name
    told = repr(row) + repr([letter.body for letter in letters.read_letters(officer, DESTRUCTIONS)])
    assert [trace for trace in TRACES if trace.casefold() in told.casefold()] == []
    assert GONE.name not in told
    assert count_seconds(officer) == 1


def test_nobody_else_reads_the_letters(office: Office, waiting: Ref) -> None:
    for who in ("lan", "nam", "minh"):
        assert letters.read_letters(office.sign_in(who), DESTRUCTIONS) == []
    other = second_manager(office)
    assert letters.read_letters(other, DESTRUCTIONS) == []
    assert rows_of(other) == ()
    with pytest.raises(Refused, match="session.not_your_duty"):
        list_seconds(office.sign_in("lan"))
    assert queries.get_order(office.sign_in("lan"), waiting).row.state is OrderState.HALF_APPROVED


def test_its_first_signer_sees_what_became_of_it(office: Office, waiting: Ref) -> None:
    quan = office.sign_in("quan")
    (row,) = rows_of(quan)
    assert (row.own, row.waits, row.why_not) == (True, False, "destruction.officer_countersigns")
    assert count_seconds(quan) == 0
    with pytest.raises(Refused, match="session.not_your_duty"):
        sign(quan, row, QUAN)
    refuse_second(office.sign_in("ha"), row.paper, row.half, "đơn chưa rõ", HA)
    (row,) = rows_of(quan)
    assert (row.standing, row.answered_by, row.answer) == (Standing.REFUSED, NAMES["ha"], "đơn chưa rõ")


def test_a_top_secret_order_is_not_shown_to_its_signer_where_that_level_is_closed(office: Office) -> None:
    """The officers are told its number; the manager's everyday room shows nothing of that level."""
    long, upstairs = office.sign_in("long", "top_secret"), office.sign_in("quan", "top_secret")
    customer = create_customer(long, office.project, CustomerForm("Công ty Kín", level=Level.TOP_SECRET))
    form = DestructionForm(customer, Ground.CONTRACT_END, "Giám đốc", "2026-11-20", Letter("", "", b""), True)
    order = actions.request_destruction(long, form)
    first(upstairs, order)
    assert len(rows_of(upstairs)) == 1
    assert rows_of(office.sign_in("quan")) == ()
    (row,) = rows_of(office.sign_in("ha"))
    assert (row.level, row.letter, row.until) == (Level.TOP_SECRET, False, "")


# Refused, withdrawn, changed ----------------------------------------------------------------------------------------


def test_an_officer_refuses_with_a_reason_and_nothing_waits(office: Office, waiting: Ref) -> None:
    officer, quan, lan = office.sign_in("ha"), office.sign_in("quan"), office.sign_in("lan")
    (row,) = rows_of(officer)
    with pytest.raises(Problem, match="destruction.reason_missing"):
        refuse_second(officer, row.paper, row.half, " ", HA)
    refuse_second(officer, row.paper, row.half, "đơn chưa rõ", HA)
    for session in (quan, lan):
        view = queries.get_order(session, waiting)
        assert (view.row.state, view.refusal, view.approvals) == (OrderState.REFUSED, "đơn chưa rõ", ())
        (listed,) = queries.list_orders(session, office.project)
        assert (listed.state, listed.unwritten) == (OrderState.REFUSED, True)
    with pytest.raises(Problem, match="destruction.not_in_this_state"):
        sign(officer, row)
    assert ("countersign:refuse", "ok") in acts_of(office)
    actions.take_in_answer(quan, waiting)
    (listed,) = queries.list_orders(lan, office.project)
    assert (listed.state, listed.unwritten) == (OrderState.REFUSED, False)
    assert protected_in(quan.compartment(waiting.project, waiting.level)) == frozenset()
    with pytest.raises(Problem, match="destruction.not_in_this_state"):
        actions.take_in_answer(quan, waiting)
    with pytest.raises(Refused, match="session.not_your_duty"):
        actions.take_in_answer(lan, waiting)
    assert ("destruction:answered", "ok") in acts_of(office)


def test_a_new_request_follows_what_an_officer_refused(office: Office, waiting: Ref) -> None:
    customer = stored(office, waiting).customer
    with pytest.raises(Problem, match="destruction.order_open_already"):
        requested(office, customer)
    officer = office.sign_in("ha")
    (row,) = rows_of(officer)
    refuse_second(officer, row.paper, row.half, "đơn chưa rõ", HA)
    assert requested(office, customer) != waiting


@pytest.mark.parametrize("change", ["withdraw", "refuse", "at the desk"])
def test_what_ends_before_the_officer_signs_waits_no_longer(office: Office, waiting: Ref, change: str) -> None:
    officer, quan = office.sign_in("ha"), office.sign_in("quan")
    (row,) = rows_of(officer)
    if change == "withdraw":
        actions.withdraw_destruction(office.sign_in("lan"), waiting, "khách rút đơn")
    elif change == "refuse":
        actions.approve_destruction(second_manager(office), waiting, False, "còn nợ", SECOND_PASSPHRASE, None)
    else:
        actions.approve_destruction(quan, waiting, True, "", QUAN, office.credential("ha"))
    for session in (officer, quan):
        assert rows_of(session)[0].standing is Standing.TAKEN_BACK
    with pytest.raises(Problem, match="destruction.not_in_this_state"):
        sign(officer, row)
    expected = {"withdraw": "withdrawn", "refuse": "refused", "at the desk": "approved"}
    assert state(quan, waiting) == expected[change]


def test_whatever_changes_the_order_in_between_voids_the_first_signature(office: Office, waiting: Ref) -> None:
    officer, quan = office.sign_in("ha"), office.sign_in("quan")
    sign(officer, rows_of(officer)[0])
    order = store.require_order(quan, waiting)
    assert order.letter is not None
    assert second.answered(quan, [order])[0].state is OrderState.APPROVED
    for changed in (
        replace(order, requested_by="khác"),
        replace(order, received_on="2026-11-19"),
        replace(order, customer=replace(order.customer, rid=order.ref.rid)),
        replace(order, ref=replace(order.ref, level=Level.SECRET)),
        replace(order, ground=Ground.RETENTION),
        replace(order, letter=replace(order.letter, sha256=bytes(32))),
        replace(order, recorder=office.people["nam"]),
        replace(order, number="LTH-2026-AAA-9999"),
        replace(order, years=3),
        replace(order, at=order.at + 1),
        replace(order, approvals=(replace(order.approvals[0], hours=24),)),
        replace(order, approvals=(replace(order.approvals[0], at=1),)),
    ):
        assert second.answered(quan, [changed])[0].state is OrderState.HALF_APPROVED
        assert second.signed_by(quan, changed) is None
    written(office, waiting, requested_by="khác")
    view = queries.get_order(quan, waiting)
    assert (view.row.state, view.approvals, view.half, view.may_approve) == (OrderState.HALF_APPROVED, (), "", True)
    for act in (actions.ask_officers, actions.take_in_answer):
        with pytest.raises(Problem, match="destruction.not_in_this_state"):
            act(quan, waiting)


def test_the_customer_is_not_moved_from_under_a_first_signature(office: Office, waiting: Ref) -> None:
    lan = office.sign_in("lan")
    with pytest.raises(Problem, match="classification.destruction_open"):
        raise_level(lan, stored(office, waiting).customer, to(Level.SECRET), 1)


def test_the_wait_is_the_one_that_the_manager_signed_whatever_the_clock_says(office: Office, waiting: Ref) -> None:
    """The project shortens its wait, and the officer's clock is set back: neither shortens this one."""
    quan, officer, now = office.sign_in("quan"), office.sign_in("ha"), office.clock.time
    save_terms(quan, office.project, Terms(cooling_hours=24))
    office.clock.time = now - COOLING
    sign(officer, rows_of(officer)[0])
    office.clock.time = now
    assert queries.get_order(quan, waiting).row.not_before == now + 72 * HOUR


# Who may ------------------------------------------------------------------------------------------------------------


def test_neither_recorder_nor_first_signer_nor_a_forged_letter(office: Office, waiting: Ref) -> None:
    """No duty lets an officer record or sign first today; a letter that says so is refused all the same."""
    officer = office.sign_in("ha")
    (one,) = second.told(officer)
    assert second.why_not(officer, one) == ""
    assert second.why_not(officer, replace(one, recorder=officer.uid)) == "destruction.own_request"
    assert second.why_not(officer, replace(one, half=replace(one.half, by=officer.uid))) == "destruction.two_persons"
    quan = office.sign_in("quan")
    assert second.why_not(quan, one) == "destruction.officer_countersigns"
    for forged in (
        replace(one, hours=24),
        replace(one, digest=bytes(32)),
        replace(one, at=one.at - 1),
        replace(one, sig=bytes(64)),
        replace(one, ref=replace(one.ref, level=Level.SECRET)),
        replace(one, half=replace(one.half, name=bytes(32))),
    ):
        assert second.why_not(officer, forged) == "destruction.half_forged"


def test_who_recorded_it_does_not_sign_first(office: Office) -> None:
    quan = office.sign_in("quan")
    customer = create_customer(quan, office.project, GONE)
    form = DestructionForm(customer, Ground.CONTRACT_END, "Giám đốc", "2026-11-20", Letter("", "", b""), True)
    own = actions.request_destruction(quan, form)
    with pytest.raises(Refused, match="destruction.own_request"):
        first(quan, own)
    with pytest.raises(Refused, match="session.not_your_duty"):
        first(office.sign_in("lan"), own, PASSPHRASES["lan"])
    assert state(quan, own) is OrderState.REQUESTED
    assert rows_of(office.sign_in("ha")) == ()
    assert ("destruction:approve", "destruction.own_request") in acts_of(office)


def test_another_manager_leaves_a_half_alone_but_may_refuse(office: Office, waiting: Ref) -> None:
    hoa = second_manager(office)
    view = queries.get_order(hoa, waiting)
    assert (view.may_approve, view.may_refuse, view.may_send) == (False, True, False)
    assert view.why_not == "destruction.another_signed_first"
    for beside in (None, office.credential("ha")):
        with pytest.raises(Refused, match="destruction.another_signed_first"):
            actions.approve_destruction(hoa, waiting, True, "", SECOND_PASSPHRASE, beside)
    with pytest.raises(Refused, match="destruction.another_signed_first"):
        actions.ask_officers(hoa, waiting)
    assert [name for name, _, _ in queries.get_order(hoa, waiting).approvals] == [NAMES["quan"]]
    assert ("destruction:approve", "destruction.another_signed_first") in acts_of(office)


def test_a_wrong_passphrase_signs_nothing(office: Office, asked: Ref) -> None:
    quan, officer = office.sign_in("quan"), office.sign_in("ha")
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        first(quan, asked, "một cụm mật khẩu khác hẳn")
    assert (state(quan, asked), rows_of(officer)) == (OrderState.REQUESTED, ())
    first(quan, asked)
    (row,) = rows_of(officer)
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        sign(officer, row, "một cụm mật khẩu khác hẳn")
    assert rows_of(officer)[0].waits
    assert state(quan, asked) is OrderState.HALF_APPROVED


def test_without_an_officer_there_is_nobody_to_send_it_to(
    office: Office, asked: Ref, monkeypatch: pytest.MonkeyPatch
) -> None:
    quan, ha = office.sign_in("quan"), office.people["ha"]
    order = store.require_order(quan, asked)
    assert second._may_sign_second(quan, order)
    assert not second._may_sign_second(quan, replace(order, recorder=ha))
    monkeypatch.setattr(second, "_may_sign_second", lambda *_: False)
    with pytest.raises(Problem, match="destruction.second_missing"):
        first(quan, asked)
    assert state(quan, asked) is OrderState.REQUESTED


# Letters that say more than they may ---------------------------------------------------------------------------------


def answered_by(office: Office, session: Session, order: Ref, **changes: object) -> OrderState:
    """What the order is after a letter of ``session`` with a signed answer, as ``changes`` say."""
    quan = office.sign_in("quan")
    half, vault_id, at = store.require_order(quan, order), session.vault.vault_id, session.now()
    name = bytes.fromhex(queries.get_order(quan, order).half)
    hours = half.approvals[0].hours
    assert hours is not None
    not_before = changes.get("not_before", at + hours * HOUR)
    message = second_message(
        vault_id, changes.get("place", order), changes.get("name", name), session.uid, at, "được", not_before,  # type: ignore[arg-type]
        approved=bool(changes.get("approved", True)),
    )  # fmt: skip
    signature = changes.get("signature", session.identity.sign(message))
    body = {"at": str(at), "reason": "được", "not_before": str(not_before), "signature": b64(signature)}  # type: ignore[arg-type]
    body |= changes.get("body", {})  # type: ignore[arg-type]
    with session.vault.directory.change(session.now()) as change:
        readers = [letters.the_person(person) for person in session.vault.roster.serving()]
        halves.post(session, change, DESTRUCTIONS, name, Step.SIGNED, body, readers, order.rid)
    return state(quan, order)


def test_no_answer_counts_but_an_officer_s(office: Office, waiting: Ref) -> None:
    for who in ("lan", "nam", "minh", "quan"):
        assert answered_by(office, office.sign_in(who), waiting) is OrderState.HALF_APPROVED


def test_no_answer_counts_over_something_else_or_shortened(office: Office, waiting: Ref) -> None:
    officer = office.sign_in("ha")
    for changes in (
        {"name": bytes(32)},
        {"place": replace(waiting, level=Level.SECRET)},
        {"signature": bytes(64)},
        {"approved": False},
        {"not_before": officer.now() + 72 * HOUR - 1},
        {"not_before": 0},
        {"body": {"reason": "khác"}},
        {"body": {"at": "1"}},
        {"body": {"at": "-1"}},
        {"body": {"not_before": str(2**70)}},
        {"body": {"signature": "!"}},
    ):
        assert answered_by(office, officer, waiting, **changes) is OrderState.HALF_APPROVED, changes
    assert answered_by(office, officer, waiting) is OrderState.APPROVED


def test_what_somebody_writes_into_the_record_is_not_executed(office: Office, waiting: Ref) -> None:
    """Both signatures are genuine, and the record says something else about them."""
    quan, officer = office.sign_in("quan"), office.sign_in("ha")
    sign(officer, rows_of(officer)[0])
    order = second.require_order(quan, waiting)
    require_approvals(quan, order)
    manager, by_officer = order.approvals
    at_a_desk = order.message(quan.vault.vault_id, manager.at, order.not_before)
    beside = Approval(officer.uid, Duty.OFFICER, manager.at, officer.identity.sign(at_a_desk))
    for forged in (
        replace(order, not_before=1),
        replace(order, not_before=order.not_before - 1),
        replace(order, not_before=-1),
        replace(order, approvals=(replace(manager, hours=24), by_officer)),
        replace(order, approvals=(replace(manager, hours=None), by_officer)),
        replace(order, approvals=(replace(manager, hours=-1), by_officer)),
        replace(order, approvals=(manager, replace(by_officer, reason=None))),
        replace(order, approvals=(manager, replace(by_officer, reason="khác"))),
        replace(order, approvals=(manager, replace(manager, duty="officer"))),
        replace(order, approvals=(manager, beside)),
        replace(order, approvals=(by_officer, manager)),
        replace(order, approvals=(manager, by_officer, by_officer)),
        replace(order, approvals=(manager,)),
        replace(order, recorder=officer.uid),
    ):
        with pytest.raises(Corrupt, match=r"destruction\.signature_unknown"):
            require_approvals(quan, forged)


def test_one_person_mode_does_not_soften_what_is_signed_apart(
    office: Office, waiting: Ref, monkeypatch: pytest.MonkeyPatch
) -> None:
    quan, officer = office.sign_in("quan"), office.sign_in("ha")
    sign(officer, rows_of(officer)[0])
    order = second.require_order(quan, waiting)
    monkeypatch.setattr(quan.vault.roster, "one_person", True)
    require_approvals(quan, order)
    twice = replace(order.approvals[1], uid=quan.uid)
    for forged in (replace(order, approvals=(order.approvals[0], twice)), replace(order, recorder=quan.uid)):
        with pytest.raises(Corrupt, match=r"destruction\.signature_unknown"):
            require_approvals(quan, forged)


# In between ---------------------------------------------------------------------------------------------------------


def test_the_first_signer_leaves_in_between_and_another_manager_decides_anew(office: Office, waiting: Ref) -> None:
    hoa, officer = second_manager(office), office.sign_in("ha")
    (row,) = rows_of(officer)
    freeze_person(office.sign_in("ha"), office.people["quan"], "nghi ngờ", HA)
    for session in (hoa, officer):
        session.follow()
    assert rows_of(officer) == ()
    with pytest.raises(Problem, match="countersigning.gone"):
        sign(officer, row)
    view = queries.get_order(hoa, waiting)
    assert (view.row.state, view.may_approve, view.approvals, view.half) == (OrderState.HALF_APPROVED, True, (), "")
    first(hoa, waiting, SECOND_PASSPHRASE)
    (row,) = rows_of(officer)
    sign(officer, row)
    view = queries.get_order(hoa, waiting)
    assert (view.row.state, [name for name, _, _ in view.approvals]) == (
        OrderState.APPROVED,
        [hoa.person.name, NAMES["ha"]],
    )


def test_an_officer_who_came_since_is_told_again_and_has_signed_nothing_once_they_left(
    office: Office, waiting: Ref, tmp_path: Path
) -> None:
    mai = from_own_account(office, tmp_path, "Vũ Thị Mai", Duty.OFFICER)
    order, quan = waiting, office.sign_in("quan")
    assert rows_of(mai) == ()
    actions.ask_officers(quan, order)
    sign(mai, rows_of(mai)[0], TYPED)
    assert state(quan, order) is OrderState.APPROVED
    freeze_person(office.sign_in("ha"), mai.uid, "nghi ngờ", HA)
    quan.follow()
    assert state(quan, order) is OrderState.HALF_APPROVED
    officer = office.sign_in("ha")
    sign(officer, rows_of(officer)[0])
    actions.take_in_answer(quan, order)
    assert [name for name, _, _ in queries.get_order(quan, order).approvals] == [NAMES["quan"], NAMES["ha"]]


def test_after_thirty_days_the_manager_sends_it_again(office: Office, waiting: Ref) -> None:
    office.clock.advance(31 * DAY)
    assert rows_of(office.sign_in("ha"))[0].standing is Standing.LAPSED
    actions.ask_officers(office.sign_in("quan"), waiting)
    officer = office.sign_in("ha")
    (row,) = rows_of(officer)
    assert row.waits
    sign(officer, row)
    assert state(office.sign_in("quan"), waiting) is OrderState.APPROVED
    assert ("destruction:to-officers", "ok") in acts_of(office)
    with pytest.raises(Refused, match="session.not_your_duty"):
        actions.ask_officers(office.sign_in("lan"), waiting)


def test_what_was_told_of_an_order_that_went_with_its_customer_does_not_follow(office: Office, waiting: Ref) -> None:
    """The mark of the order stands in the ledger of erasures: at the officer's renewal its letters go."""
    ha, quan = office.sign_in("ha"), office.sign_in("quan")
    marks = [b64(erasure_marks.mark(ha.vault.vault_id, waiting.rid))]
    signers = [(who.uid, who.identity.signing_key) for who in (quan, ha)]
    with quan.vault.stating(quan.now()) as change:
        change.state(Label.RETIRE, {"reference": "TH-1", "dead": [], "renew": True, "erased": marks}, signers)
    officer = office.sign_in("ha")
    assert rows_of(officer) == ()
    assert officer.vault.directory.letters(DESTRUCTIONS, officer.uid) == []
