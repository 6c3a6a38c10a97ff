"""Holds in and out of compartments: one record each, beside the customer it keeps.

Placing and lifting are signatures of a manager and an officer over the hold as it stands, so that who writes into the
file with a program of their own keeps nothing and frees nothing without anybody noticing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.access.level import Level
from app.customers.body import from_body, ref_from_body, ref_to_body
from app.customers.form import Ref
from app.customers.holding.model import HoldRow
from app.customers.holding.protecting import HOLD
from app.customers.projection import CUSTOMER
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import Label, b64, pae, unb64
from app.keys.signature import verify
from app.people.pairing import Pair
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.record import Record

PLACED, LIFTED = "placed", "lifted"


def message(vault_id: Id, hold: Id, customer: Ref, act: str, reason: str, at: int) -> bytes:
    """What manager and officer sign: ``act`` is ``PLACED`` or ``LIFTED``."""
    return pae(Label.HOLD, vault_id, hold, customer.project, customer.rid, act, reason, at)


def signed(two: Pair, hold: Id, customer: Ref, act: str, reason: str, at: int) -> dict[str, Any]:
    """The act with both signatures, as it stands in the body."""
    said = message(two.session.vault.vault_id, hold, customer, act, reason, at)
    rows = [{"uid": who.uid.hex(), "signature": b64(who.sign(said))} for who in (two.manager, two.officer)]
    return {"at": at, "reason": reason, "by": rows}


def new_body(customer: Ref, placed: dict[str, Any]) -> dict[str, Any]:
    """The body of a new hold."""
    return {"customer": ref_to_body(customer), PLACED: placed, LIFTED: None}


def holds_in(compartment: Compartment) -> list[Record]:
    """Every hold of a compartment, newest first, lifted ones included."""
    return compartment.of_kind(HOLD)


def hold_at(session: Session, ref: Ref) -> Record:
    """A hold's record. Raises Problem("holding.not_found")."""
    record = session.compartment(ref.project, ref.level).get(ref.rid)
    if record is None or record.op != "U" or record.kind != HOLD:
        raise Problem("holding.not_found")
    return record


def customer_of(record: Record) -> Ref:
    """Whom a hold keeps."""
    return ref_from_body(record.body["customer"])


def genuine(session: Session, record: Record) -> bool:
    """Whether under each of its acts there are the signatures of two persons of the directory.

    Their duties were asked when they signed; a hold outlasts people's duties, and their time in the company.
    """
    acts = [act for act in (PLACED, LIFTED) if record.body[act]]
    return all(_signed_for(session, record, act, record.body[act]) for act in acts)


def _signed_for(session: Session, record: Record, act: str, told: Mapping[str, Any]) -> bool:
    roster, vault_id = session.vault.roster, session.vault.vault_id
    said = message(vault_id, record.rid, customer_of(record), act, told["reason"], told["at"])
    signers = [(from_hex(row["uid"]), unb64(row["signature"])) for row in told["by"]]
    for uid, signature in signers:
        public = roster.public_key_of(uid)
        if public is None or not verify(public, said, signature):
            return False
    return len({uid for uid, _ in signers}) > 1 or (session.one_person and bool(signers))


def row_of(session: Session, compartment: Compartment, record: Record) -> HoldRow:
    """The line of the list. Raises Corrupt("holding.damaged")."""
    place = compartment.place
    try:
        customer, placed, lifted = customer_of(record), record.body[PLACED], record.body[LIFTED]
        found = compartment.get(customer.rid)
        form = from_body(found.body) if found is not None and found.op == "U" and found.kind == CUSTOMER else None
        return HoldRow(
            ref=Ref(place.project, Level(place.level), record.rid),
            rev=record.rev,
            customer=customer,
            customer_name=form.name if form else "",
            customer_code=form.code if form else "",
            reason=placed["reason"],
            placed_at=int(placed["at"]),
            placed_by=_names(session, placed),
            lifted_at=int(lifted["at"]) if lifted else 0,
            lifted_by=_names(session, lifted) if lifted else (),
            lifted_why=lifted["reason"] if lifted else "",
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise Corrupt("holding.damaged").because(fault) from None


def _names(session: Session, told: Mapping[str, Any]) -> tuple[str, str]:
    manager, officer = (session.name_of(from_hex(row["uid"])) for row in told["by"])
    return manager, officer
