"""Approvals that somebody wrote with a program of their own: none of them lets anything out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.clock import DAY
from app.copies.queries import list_copies
from app.customers.actions import add_item, create_customer
from app.customers.model import ItemForm, ItemKind, Ref, ref_to_body
from app.errors import NiemError
from app.people.actions import freeze_person
from app.release import actions, queries, store
from app.release.approvals import approvals_hold, message_of
from app.release.body import Approval, approval_body, read
from app.session.door import Session
from app.session.identity import Identity
from tests.fixtures.releases import SECOND_PASSPHRASE, second_manager
from tests.release.desk import CUSTOMER, QUAN, Desk

Body = dict[str, Any]


def written(session: Session, ref: Ref, edit: Callable[[Body], Body]) -> None:
    """The request as somebody writes it past every rule, with the key of the compartment and a good ledger row."""
    compartment = session.compartment(ref.project, ref.level)
    record = compartment.get(ref.rid)
    assert record is not None
    with compartment.change("release:approve", session.identity, session.now()) as change:
        change.put(ref.rid, store.RELEASE, edit(record.body), base=record.rev)


def signed_by(desk: Desk, ref: Ref, identity: Identity, duty: Duty = Duty.MANAGER, by: bytes = b"") -> Body:
    """An approval as ``identity`` signs it, perhaps in the name of another."""
    request, _ = store.request_at(desk.quan, ref)
    word = Approval(by or identity.uid, duty, desk.quan.now(), True, "được", b"")  # type: ignore[arg-type]
    message = message_of(desk.quan.vault.vault_id, ref, request.digest, word)
    return approval_body(Approval(word.by, duty, word.at, True, word.reason, identity.sign(message)))


def refused(desk: Desk, session: Session, ref: Ref, place: Path) -> str:
    """What is told when it is to be handed over; nothing was written."""
    with pytest.raises(NiemError) as refusal:
        actions.hand_over_release(session, ref, str(place / "giao.pdf"))
    assert not (place / "giao.pdf").exists()
    assert list_copies(desk.quan, desk.office.project) == ()
    request, _ = store.request_at(desk.quan, ref)
    assert not approvals_hold(desk.quan, request)
    return refusal.value.code


def approved(words: list[Body]) -> Callable[[Body], Body]:
    return lambda body: {**body, "state": "approved", "signed": words}


def test_a_true_approval_holds(desk: Desk) -> None:
    request, _ = store.request_at(desk.quan, desk.approved())
    assert approvals_hold(desk.quan, request)
    above, _ = store.request_at(desk.quan, (ref := desk.asked_above()))
    assert not approvals_hold(desk.quan, above)
    desk.decide(ref)
    above, _ = store.request_at(desk.quan, ref)
    assert approvals_hold(desk.quan, above)


@pytest.mark.parametrize(("who", "duty"), [("lan", Duty.MANAGER), ("long", Duty.MANAGER), ("long", Duty.SALES)])
def test_an_approval_by_somebody_who_is_no_manager(desk: Desk, tmp_path: Path, who: str, duty: Duty) -> None:
    ref = desk.asked()
    session = desk.office.sign_in(who)
    word = signed_by(desk, ref, session.identity, duty)
    written(session, ref, approved([word]))
    assert refused(desk, desk.lan, ref, tmp_path) == "release.approval_unknown"


def test_an_approval_in_the_name_of_the_manager_without_the_manager_s_key(desk: Desk, tmp_path: Path) -> None:
    ref = desk.asked()
    word = signed_by(desk, ref, desk.lan.identity, by=desk.quan.uid)
    written(desk.lan, ref, approved([word]))
    assert refused(desk, desk.lan, ref, tmp_path) == "release.approval_unknown"


def test_an_approval_replayed_from_another_request(desk: Desk, tmp_path: Path) -> None:
    given, wanted = desk.approved(), desk.asked()
    word = store.request_at(desk.quan, given)[1]["signed"]
    written(desk.lan, wanted, approved(word))
    assert refused(desk, desk.lan, wanted, tmp_path) == "release.approval_unknown"


def test_an_approval_replayed_with_the_whole_request_it_was_given_for(desk: Desk, tmp_path: Path) -> None:
    given, wanted = desk.approved(), desk.asked(purpose="Việc khác")
    body = store.request_at(desk.quan, given)[1]
    written(desk.lan, wanted, lambda _: body)
    assert refused(desk, desk.lan, wanted, tmp_path) == "release.changed_since"


@pytest.mark.parametrize(
    "edit", [{"reason": "khác"}, {"at": 1}, {"duty": "officer"}, {"by": "00" * 16}, {"approved": False}]
)
def test_an_approval_edited_in_any_field(desk: Desk, tmp_path: Path, edit: Body) -> None:
    ref = desk.approved()
    written(desk.lan, ref, lambda body: {**body, "signed": [{**body["signed"][0], **edit}]})
    assert refused(desk, desk.lan, ref, tmp_path) in {"release.approval_unknown", "release.not_in_this_state"}


def test_a_request_edited_after_it_was_approved_with_its_digest_made_to_fit(desk: Desk, tmp_path: Path) -> None:
    ref = desk.approved()

    def wider(body: Body) -> Body:
        body = {**body, "fields": ["name", "phones", "email"]}
        digest, _ = store.present_digest(desk.quan, read(ref, 3, body))
        return {**body, "digest": digest.hex()}

    written(desk.lan, ref, wider)
    assert refused(desk, desk.lan, ref, tmp_path) == "release.approval_unknown"


def test_one_signature_twice_or_two_in_the_wrong_order(desk: Desk, tmp_path: Path) -> None:
    ref = desk.asked_above()
    officer = desk.office.sign_in("ha")
    quan, ha = signed_by(desk, ref, desk.quan.identity), signed_by(desk, ref, officer.identity, Duty.OFFICER)
    for words in ([quan], [quan, quan], [ha, quan], [ha, ha]):
        written(desk.lan, ref, approved(words))
        code = refused(desk, desk.lan, ref, tmp_path)
        assert code == ("release.not_in_this_state" if len(words) == 1 else "release.approval_unknown")
    written(desk.lan, ref, approved([quan, ha]))
    assert approvals_hold(desk.quan, store.request_at(desk.quan, ref)[0])


def test_an_officer_alone_lets_nothing_out(desk: Desk, tmp_path: Path) -> None:
    ref = desk.asked()
    officer = desk.office.sign_in("ha")
    written(desk.lan, ref, approved([signed_by(desk, ref, officer.identity, Duty.OFFICER)]))
    assert refused(desk, desk.lan, ref, tmp_path) == "release.approval_unknown"


def test_a_manager_who_wrote_the_request_in_another_s_name(desk: Desk, tmp_path: Path) -> None:
    """Quân writes a request as Lan's and signs it: the ledger knows who wrote it."""
    ref = desk.asked()

    def own(body: Body) -> Body:
        body = {**body, "fields": ["email"], "digest": ""}
        digest, _ = store.present_digest(desk.quan, read(ref, 2, body))
        return {**body, "digest": digest.hex()}

    written(desk.quan, ref, own)
    word = signed_by(desk, ref, desk.quan.identity)
    written(desk.quan, ref, approved([word]))
    assert refused(desk, desk.lan, ref, tmp_path) == "release.approval_unknown"


def test_a_manager_who_serves_no_longer_has_approved_nothing(desk: Desk, tmp_path: Path) -> None:
    hoa = second_manager(desk.office)
    ref = desk.asked()
    word = signed_by(desk, ref, hoa.identity)
    written(hoa, ref, approved([word]))
    assert approvals_hold(desk.quan, store.request_at(desk.quan, ref)[0])
    freeze_person(desk.quan, hoa.uid, "nghi ngờ", QUAN)
    assert refused(desk, desk.lan, ref, tmp_path) == "release.approver_left"
    seen = queries.get_release(desk.lan, ref)  # what the words say to do: sent again, others sign, and it goes out
    assert seen.form is not None
    actions.amend_release(desk.lan, ref, seen.form, seen.rev)
    desk.decide(ref)
    assert actions.hand_over_release(desk.lan, ref, str(tmp_path / "sau.pdf")).number


def test_managers_are_reminded_of_an_output_when_nobody_is_left_who_let_it_out(desk: Desk, tmp_path: Path) -> None:
    hoa = second_manager(desk.office)
    ref = desk.asked()
    actions.decide_release(hoa, ref, desk.view(ref).digest, True, "đủ", SECOND_PASSPHRASE)
    actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    desk.office.clock.advance(60 * DAY)
    assert [queries.waiting(who).overdue for who in (desk.quan, hoa, desk.lan)] == [0, 1, 1]
    for gone in (hoa.uid, desk.lan.uid):
        freeze_person(desk.quan, gone, "nghi ngờ", QUAN)
    assert queries.waiting(desk.quan).overdue == 1


def test_who_approved_is_reminded_of_handing_over_when_the_asker_serves_no_longer(desk: Desk) -> None:
    desk.approved()
    assert [queries.waiting(who).hand_over for who in (desk.lan, desk.quan)] == [1, 0]
    freeze_person(desk.quan, desk.lan.uid, "nghi ngờ", QUAN)
    assert queries.waiting(desk.quan).hand_over == 1


def test_a_half_approved_request_with_a_forged_first_half_gets_no_second(desk: Desk) -> None:
    ref = desk.asked_above()
    long = desk.office.sign_in("lan")
    forged = signed_by(desk, ref, long.identity)
    written(long, ref, lambda body: {**body, "state": "half_approved", "signed": [forged]})
    with pytest.raises(NiemError, match="release.approval_unknown"):
        desk.decide(ref)


def another_item(desk: Desk, level: Level = Level.CONFIDENTIAL) -> Ref:
    """A dealing of another customer."""
    other = create_customer(desk.lan, desk.office.project, replace(CUSTOMER, code="KH-0002", phones=()))
    return add_item(desk.lan, ItemForm(other, ItemKind.DEALING, level, "Hợp đồng lạ", "Của khách khác"))


def fitted(desk: Desk, ref: Ref, edit: Body) -> None:
    """Lan writes her own request anew, past every rule, with a digest that fits; Quân approves what he sees."""

    def other(body: Body) -> Body:
        body = {**body, **edit, "digest": ""}
        digest, _ = store.present_digest(desk.lan, read(ref, 2, body))
        return {**body, "digest": digest.hex()}

    written(desk.lan, ref, other)
    with suppress(NiemError):
        desk.decide(ref)


def test_a_higher_item_slipped_into_a_request_that_takes_one_approval(desk: Desk, tmp_path: Path) -> None:
    ref = desk.asked()
    fitted(desk, ref, {"items": [ref_to_body(desk.dealing)]})
    with pytest.raises(NiemError):
        actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    assert not (tmp_path / "giao.pdf").exists()
    assert not any("Hợp đồng 12" in text for _, text in desk.view(ref).lines)


def test_an_item_of_another_customer_slipped_in(desk: Desk, tmp_path: Path) -> None:
    ref = desk.asked()
    fitted(desk, ref, {"items": [ref_to_body(another_item(desk))]})
    with pytest.raises(NiemError):
        actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    assert not (tmp_path / "giao.pdf").exists()
    assert not any("Của khách khác" in text for _, text in desk.view(ref).lines)
