"""Destruction orders in compartments; what an execution leaves there; the office's register of certificates.

* An *order* (kind ``destruction``) stands in the customer's own compartment and disappears with the customer.
* A *trace* (kind ``erasure``) is written into every compartment that is about to be rewritten. It names nobody: order
  number, certificate number, how many records of each kind went, a nameless line for each consent and release, and the
  numbers of the papers, discs and sticks that are still somewhere.
  Exactly one of them, where the order stood, is the main one and shows in the list of orders.
* The *register entry* (kind ``certificate``, office store) holds the facts for the certificate, then its PDF.

Trace and entry are found again from the order's id, which they do not contain: their ids are hashes of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.access.level import Level
from app.copies import gone
from app.copies.model import IN_THE_HOUSE, CopyKind
from app.copies.numbers import ERASURE
from app.copies.store import copies_in, customer_name
from app.customers.model import Ref, ref_from_body, ref_to_body
from app.destruction import reduced
from app.destruction.approval_body import Approval, approval_body, read_approval
from app.destruction.law import destroy_by
from app.destruction.model import DestructionForm, Ground, OrderRow, OrderState, ReducedLine
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import Label, pae
from app.keys.hashing import sha256
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.record import Record

ORDER = "destruction"
CERTIFICATE = "certificate"
ORDER_SERIES = "LTH"
"""Lệnh tiêu hủy."""
CERTIFICATE_SERIES = "CNTH"
"""Chứng nhận tiêu hủy."""


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """The customer's letter: which attachment, its file name, type, pages, SHA-256 (32 bytes)."""

    att_id: Id
    name: str
    media_type: str
    pages: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """That the requester was answered: the ISO day, how, and by whom."""

    on: str
    how: str
    by: Id


@dataclass(frozen=True, slots=True)
class Order:
    """A destruction order as stored. ``years``: of the rule by which it was made, 0 for others.

    ``not_before``: the time the signers were told (UTC microseconds), 0 before they signed.
    """

    ref: Ref
    rev: int
    number: str
    customer: Ref
    ground: Ground
    requested_by: str
    received_on: str
    reply_by: str
    letter: StoredLetter | None
    recorder: Id
    at: int
    state: OrderState
    approvals: tuple[Approval, ...]
    refusal: str
    years: int
    not_before: int
    reply: Reply | None

    def message(self, vault_id: Id, approved_at: int, not_before: int) -> bytes:
        """What manager and officer sign when they approve."""
        return pae(
            Label.ERASURE,
            vault_id,
            self.ref.project,
            int(self.ref.level),
            self.ref.rid,
            self.number,
            self.customer.project,
            int(self.customer.level),
            self.customer.rid,
            str(self.ground),
            self.requested_by,
            self.received_on,
            self.letter.sha256 if self.letter else b"",
            self.recorder,
            self.at,
            self.years,
            approved_at,
            not_before,
        )


@dataclass(frozen=True, slots=True)
class Trace:
    """What an execution leaves in a compartment; see the module's head."""

    ref: Ref
    rev: int
    order_number: str
    certificate: str
    ground: Ground
    state: OrderState
    main: bool
    requested_at: int
    recorder: Id
    reply_by: str
    received_on: str
    approvals: tuple[tuple[Id, str, int], ...]
    lines: tuple[ReducedLine, ...]
    epoch: int
    """The epoch of the compartment in which it was written: what ``lines`` says holds in later ones."""


def new_body(
    form: DestructionForm,
    number: str,
    reply_by: str,
    letter: StoredLetter | None,
    recorder: Id,
    at: int,
    years: int = 0,
) -> dict[str, Any]:
    """The body of a new order; ``years`` of the rule by which it is made."""
    return {
        "number": number,
        "customer": ref_to_body(form.customer),
        "ground": str(form.ground),
        "requested_by": form.requested_by.strip(),
        "received_on": form.received_on,
        "reply_by": reply_by,
        "risk_accepted": form.risk_accepted,
        "letter": _letter_body(letter) if letter else None,
        "recorder": recorder.hex(),
        "at": at,
        "state": str(OrderState.REQUESTED),
        "approvals": [],
        "refusal": "",
        "years": years,
        "not_before": 0,
        "reply": None,
    }


def _letter_body(letter: StoredLetter) -> dict[str, Any]:
    return {
        "document": letter.att_id.hex(),
        "name": letter.name,
        "media_type": letter.media_type,
        "pages": letter.pages,
        "sha256": letter.sha256.hex(),
    }


def _read(compartment: Compartment, record: Record) -> Order:
    body, place = record.body, compartment.place
    try:
        return Order(
            ref=Ref(place.project, Level(place.level), record.rid),
            rev=record.rev,
            number=body["number"],
            customer=ref_from_body(body["customer"]),
            ground=Ground(body["ground"]),
            requested_by=body["requested_by"],
            received_on=body["received_on"],
            reply_by=body["reply_by"],
            letter=_read_letter(body["letter"]) if body["letter"] else None,
            recorder=from_hex(body["recorder"]),
            at=int(body["at"]),
            state=OrderState(body["state"]),
            approvals=tuple(map(read_approval, body["approvals"])),
            refusal=body["refusal"],
            years=int(body["years"]),
            not_before=int(body["not_before"]),
            reply=_read_reply(body["reply"]) if body["reply"] else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("destruction.body_damaged").because(error) from None


def _read_letter(body: dict[str, Any]) -> StoredLetter:
    return StoredLetter(
        att_id=from_hex(body["document"]),
        name=body["name"],
        media_type=body["media_type"],
        pages=int(body["pages"]),
        sha256=bytes.fromhex(body["sha256"]),
    )


def decided_body(order: Order) -> dict[str, Any]:
    """What was decided about an order, for writing over its body."""
    return {
        "state": str(order.state),
        "approvals": [approval_body(row) for row in order.approvals],
        "refusal": order.refusal,
        "not_before": order.not_before,
    }


def _read_reply(body: dict[str, Any]) -> Reply:
    return Reply(body["on"], body["how"], from_hex(body["by"]))


def orders_in(compartment: Compartment) -> list[Order]:
    """All orders of one compartment, newest first."""
    return [_read(compartment, record) for record in compartment.of_kind(ORDER)]


def order_body(compartment: Compartment, rid: Id) -> dict[str, Any]:
    """The stored body of an order, for writing the next revision over it."""
    record = compartment.get(rid)
    return dict(record.body) if record else {}


def find_order(session: Session, ref: Ref) -> Order | None:
    """The order, or None when it has gone with its customer (or never was)."""
    compartment = session.compartment(ref.project, ref.level)
    record = compartment.get(ref.rid)
    if record is None or record.op != "U" or record.kind != ORDER:
        return None
    return _read(compartment, record)


def recorder_for(session: Session, order: Order, person: Id) -> Id:
    """Who recorded the order; ``person`` where they recorded it under an earlier or later id of theirs."""
    return person if person in session.vault.roster.family_of(order.recorder) else order.recorder


def require_order(session: Session, ref: Ref) -> Order:
    """The order. Raises ``Problem("destruction.not_found")``."""
    order = find_order(session, ref)
    if order is None:
        raise Problem("destruction.not_found")
    return order


# Traces ------------------------------------------------------------------------------------------------------------


def trace_id(order: Id, cid: Id) -> Id:
    """Where the trace of an order stands in a compartment (or its entry in the office store)."""
    return Id(sha256(pae(Label.CERTIFICATE, order, cid))[:16])


def traces_in(compartment: Compartment) -> list[Trace]:
    """All traces of one compartment, newest first."""
    return [_read_trace(compartment, record) for record in compartment.of_kind(ERASURE)]


def _read_trace(compartment: Compartment, record: Record) -> Trace:
    body, place = record.body, compartment.place
    try:
        return Trace(
            ref=Ref(place.project, Level(place.level), record.rid),
            rev=record.rev,
            order_number=body["order"],
            certificate=body["certificate"],
            ground=Ground(body["ground"]),
            state=OrderState(body["state"]),
            main=body["main"] is True,
            requested_at=int(body["requested_at"]),
            recorder=from_hex(body["recorder"]),
            reply_by=body["reply_by"],
            received_on=body["received_on"],
            approvals=tuple((from_hex(row["uid"]), row["duty"], int(row["at"])) for row in body["approvals"]),
            lines=reduced.read(body["lines"], Level(place.level), body["certificate"]),
            epoch=int(body["epoch"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("destruction.body_damaged").because(error) from None


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of what goes from one compartment: ``lines`` of consents and releases, ``copies`` that are out."""

    lines: list[dict[str, Any]]
    copies: list[dict[str, Any]]


def left_of(compartment: Compartment, rids: Iterable[Id]) -> Left:
    """What those records leave, naming nobody."""
    rids = frozenset(rids)
    found = (compartment.get(rid) for rid in rids)
    lines = reduced.lines_of(one for one in found if one is not None and one.op == "U" and one.kind in reduced.KINDS)
    held = (copy for copy in copies_in(compartment) if copy.ref.rid in rids and copy.state in IN_THE_HOUSE)
    # A sealed file is in nobody's hand: what becomes of it stands at its line of the certificate.
    return Left(lines, gone.rows_of(copy for copy in held if copy.kind is not CopyKind.OUTPUT))


def trace_body(
    order: Order, certificate: str, removed: dict[str, int], left: Left, epoch: int, *, main: bool
) -> dict[str, Any]:
    """The body of a trace for one compartment; ``removed`` counts the records of each kind that go there, ``epoch`` is
    the compartment's present one.
    """
    return {
        "order": order.number,
        "certificate": certificate,
        "ground": str(order.ground),
        "state": str(OrderState.EXECUTING),
        "main": main,
        "requested_at": order.at,
        "recorder": order.recorder.hex(),
        "reply_by": order.reply_by,
        "received_on": order.received_on,
        "approvals": [{"uid": row.uid.hex(), "duty": row.duty, "at": row.at} for row in order.approvals],
        "removed": dict(removed),
        "lines": left.lines,
        "copies": left.copies,
        "epoch": epoch,
    }


def find_trace(session: Session, ref: Ref) -> Trace | None:
    """The main trace of an order, given by the order's own reference or by the trace's."""
    for level in session.levels(ref.project):
        compartment = session.compartment(ref.project, level)
        for rid in (ref.rid, trace_id(ref.rid, compartment.cid)):
            record = compartment.get(rid)
            if record is not None and record.kind == ERASURE and record.body.get("main") is True:
                return _read_trace(compartment, record)
    return None


# For the window ----------------------------------------------------------------------------------------------------


def row_of(session: Session, order: Order) -> OrderRow:
    """The line of an order whose customer is still there."""
    name, code = customer_name(session, order.customer)
    return OrderRow(
        ref=order.ref,
        number=order.number,
        customer_code=code or order.number,
        customer_name=name,
        ground=order.ground,
        state=order.state,
        requested_at=order.at,
        recorder_name=session.name_of(order.recorder),
        reply_by=order.reply_by,
        destroy_by=destroy_by(date.fromisoformat(order.received_on)).isoformat() if order.reply_by else "",
        replied_on=order.reply.on if order.reply else "",
        not_before=order.not_before,
    )


def row_of_trace(session: Session, trace: Trace) -> OrderRow:
    """The line of an order whose customer is gone."""
    return OrderRow(
        ref=trace.ref,
        number=trace.order_number,
        customer_code="",
        customer_name="",
        ground=trace.ground,
        state=trace.state,
        requested_at=trace.requested_at,
        recorder_name=session.name_of(trace.recorder),
        reply_by=trace.reply_by,
        certificate=trace.certificate,
    )
