"""Approvals that two colleagues without the duty wrote into an order with a program of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.destruction import store
from app.destruction.actions import withdraw_destruction
from app.destruction.model import OrderState
from app.destruction.queries import get_order
from app.errors import Corrupt, Problem
from app.keys.encoding import Label, b64
from app.people.actions import freeze_person
from app.session.door import Session
from tests.destruction.desk import Desk, approved, furnish, requested
from tests.fixtures.papers import acts_of
from tests.fixtures.releases import second_manager
from tests.fixtures.vault import PASSPHRASES, Office


def forge(desk: Desk, manager: Session, officer: Session, writer: Session) -> None:
    """Genuine signatures of those two, as "manager" and "officer", in a genuine revision by ``writer``."""
    order = store.require_order(writer, desk.order)
    message = order.message(writer.vault.vault_id, writer.now(), writer.now())
    approvals = [
        {"uid": who.uid.hex(), "duty": str(duty), "at": writer.now(), "signature": b64(who.identity.sign(message))}
        for who, duty in ((manager, Duty.MANAGER), (officer, Duty.OFFICER))
    ]
    compartment = writer.compartment(desk.order.project, Level.CONFIDENTIAL)
    body = store.order_body(compartment, desk.order.rid)
    with compartment.change("destruction:approve", writer.identity, writer.now()) as change:
        forged = {**body, "approvals": approvals, "not_before": writer.now(), "state": str(OrderState.APPROVED)}
        change.put(desk.order.rid, store.ORDER, forged, base=order.rev)


def test_two_signatures_without_the_duties_are_worth_nothing(office: Office, tmp_path: Path) -> None:
    customer, stays = furnish(office, tmp_path)
    desk = Desk(office, customer, stays, requested(office, customer))
    lan = office.sign_in("lan")
    forge(desk, office.sign_in("nam"), office.sign_in("long"), lan)
    with pytest.raises(Corrupt, match=r"destruction\.signature_unknown"):
        desk.execute(desk.upstairs())


@pytest.mark.parametrize("who", ["nam", "hoa"])
def test_who_approved_and_left_is_told_as_that(office: Office, tmp_path: Path, who: str) -> None:
    """A second manager approves and is suspended: no forgery, but it counts no longer. Nam never had the duty."""
    customer, stays = furnish(office, tmp_path)
    desk = Desk(office, customer, stays, requested(office, customer))
    signer = second_manager(office) if who == "hoa" else office.sign_in("nam")
    lan = office.sign_in("lan")
    forge(desk, signer, office.sign_in("ha"), lan)
    upstairs = desk.upstairs()
    freeze_person(office.sign_in("quan"), signer.uid, "nghi ngờ", PASSPHRASES["quan"])
    upstairs.follow()
    if who == "nam":
        with pytest.raises(Corrupt, match=r"destruction\.signature_unknown"):
            desk.execute(upstairs)
        return
    assert get_order(upstairs, desk.order).why_not == "destruction.approver_left"
    with pytest.raises(Problem, match=r"destruction\.approver_left"):
        desk.execute(upstairs)
    assert ("destruction:execute", "destruction.approver_left") in acts_of(office)
    withdraw_destruction(upstairs, desk.order, "người duyệt đã nghỉ")


def test_genuine_ones_are(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path)
    assert desk.execute(desk.upstairs()).number


def test_the_directory_does_not_tell_of_the_order(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path)
    number = store.require_order(office.sign_in("lan"), desk.order).number
    desk.execute(desk.upstairs())
    directory = office.sign_in("minh").vault.directory
    (retired,) = directory.statements(Label.RETIRE)
    assert retired.fields["reference"]
    assert number not in str([statement.fields for statement in directory.statements()])
