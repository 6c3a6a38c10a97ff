"""Release requests in and out of compartments, and the digest that a decision binds to.

A request stands in the compartment of the highest level it takes from: links point from a higher level to a lower one,
never the other way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.access.level import Level
from app.copies.store import customer_name
from app.customers.model import Ref, ref_from_body, ref_to_body
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import Label, pae
from app.keys.hashing import sha256
from app.release.exportable import Exportable, Piece
from app.release.model import (
    Decision,
    OutputRow,
    RecipientKind,
    ReleaseForm,
    ReleaseRow,
    ReleaseState,
    state_now,
    why_not_decide,
)
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.record import Record

RELEASE = "release"
SERIES = "CC"
"""Cung cấp."""


@dataclass(frozen=True, slots=True)
class Consent:
    """The stored consent: which attachment, its file name, type, pages, and SHA-256 (32 bytes)."""

    att_id: Id
    name: str
    media_type: str
    pages: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """Who decided, when, how, and why."""

    by: Id
    at: int
    approved: bool
    reason: str


@dataclass(frozen=True, slots=True)
class StoredOutput:
    """The copy that was made: its record, number, pages, when, by whom, SHA-256 in hexadecimal."""

    copy: Id
    number: str
    pages: int
    at: int
    by: Id
    sha256: str


@dataclass(frozen=True, slots=True)
class Request:
    """A release request as stored. ``digest`` is the one taken when it was asked for."""

    ref: Ref
    rev: int
    number: str
    customer: Ref
    items: tuple[Ref, ...]
    fields: tuple[str, ...]
    recipient_kind: RecipientKind
    recipient_name: str
    recipient_contact: str
    purpose: str
    until: str
    asker: Id
    asked_at: int
    consent: Consent
    digest: bytes
    stored_state: ReleaseState
    decision: StoredDecision | None
    output: StoredOutput | None

    def state(self, now: int) -> ReleaseState:
        """Where it stands at ``now``; a clock set back before the request's own times does not revive it."""
        latest = max(now, self.asked_at, self.decision.at if self.decision else 0)
        return state_now(self.stored_state, self.until, latest)


def new_body(form: ReleaseForm, number: str, asker: Id, asked_at: int, consent: Consent) -> dict[str, Any]:
    """The body of a new request, still without its digest."""
    return {
        "number": number,
        "customer": ref_to_body(form.customer),
        "items": [ref_to_body(item) for item in form.items],
        "fields": list(form.fields),
        "recipient_kind": str(form.recipient_kind),
        "recipient_name": form.recipient_name.strip(),
        "recipient_contact": form.recipient_contact.strip(),
        "purpose": form.purpose.strip(),
        "until": form.until,
        "asker": asker.hex(),
        "asked_at": asked_at,
        "consent": {
            "document": consent.att_id.hex(),
            "name": consent.name,
            "media_type": consent.media_type,
            "pages": consent.pages,
            "sha256": consent.sha256.hex(),
        },
        "digest": "",
        "state": str(ReleaseState.ASKED),
        "decision": None,
        "output": None,
    }


def read(ref: Ref, rev: int, body: dict[str, Any]) -> Request:
    """A request from its body. Raises ``Corrupt("release.body_damaged")``."""
    try:
        consent, decision, output = body["consent"], body["decision"], body["output"]
        return Request(
            ref=ref,
            rev=rev,
            number=body["number"],
            customer=ref_from_body(body["customer"]),
            items=tuple(ref_from_body(item) for item in body["items"]),
            fields=tuple(body["fields"]),
            recipient_kind=RecipientKind(body["recipient_kind"]),
            recipient_name=body["recipient_name"],
            recipient_contact=body["recipient_contact"],
            purpose=body["purpose"],
            until=body["until"],
            asker=from_hex(body["asker"]),
            asked_at=int(body["asked_at"]),
            consent=Consent(
                from_hex(consent["document"]),
                consent["name"],
                consent["media_type"],
                int(consent["pages"]),
                bytes.fromhex(consent["sha256"]),
            ),
            digest=bytes.fromhex(body["digest"]),
            stored_state=ReleaseState(body["state"]),
            decision=_read_decision(decision) if decision else None,
            output=_read_output(output) if output else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("release.body_damaged").because(error) from None


def _read_decision(body: dict[str, Any]) -> StoredDecision:
    return StoredDecision(from_hex(body["by"]), int(body["at"]), body["approved"] is True, body["reason"])


def _read_output(body: dict[str, Any]) -> StoredOutput:
    return StoredOutput(
        copy=from_hex(body["copy"]),
        number=body["number"],
        pages=int(body["pages"]),
        at=int(body["at"]),
        by=from_hex(body["by"]),
        sha256=body["sha256"],
    )


def decision_body(decision: StoredDecision) -> dict[str, Any]:
    """A decision as it stands inside a body."""
    return {
        "by": decision.by.hex(),
        "at": decision.at,
        "approved": decision.approved,
        "reason": decision.reason,
    }


def output_body(output: StoredOutput) -> dict[str, Any]:
    """An output as it stands inside a body."""
    return {
        "copy": output.copy.hex(),
        "number": output.number,
        "pages": output.pages,
        "at": output.at,
        "by": output.by.hex(),
        "sha256": output.sha256,
    }


def record_at(compartment: Compartment, rid: Id) -> Record:
    """The current record of a request. Raises ``Problem("release.not_found")``."""
    record = compartment.get(rid)
    if record is None or record.op != "U" or record.kind != RELEASE:
        raise Problem("release.not_found")
    return record


def request_at(session: Session, ref: Ref) -> tuple[Request, dict[str, Any]]:
    """A request and its body as stored (for writing the next revision over it).

    Raises ``Problem("release.top_secret_never")`` for any place of level 3, whatever may stand there, and
    ``Problem("release.not_found")``.
    """
    if ref.level == Level.TOP_SECRET:
        raise Problem("release.top_secret_never")
    record = record_at(session.compartment(ref.project, ref.level), ref.rid)
    return read(ref, record.rev, record.body), record.body


def requests_in(compartment: Compartment) -> list[Request]:
    """All requests of one compartment, newest first."""
    place = compartment.place
    return [
        read(Ref(place.project, Level(place.level), record.rid), record.rev, record.body)
        for record in compartment.of_kind(RELEASE)
    ]


def open_levels(session: Session, project: Id) -> list[Level]:
    """The levels of a project in which requests can stand and which this session opens."""
    return [level for level in session.levels(project) if level != Level.TOP_SECRET]


# What would leave, and the digest over it ---------------------------------------------------------------------------


def pieces(session: Session, customer: Ref, fields: tuple[str, ...], items: tuple[Ref, ...]) -> list[Piece]:
    """The stored records that a request takes from. Raises ``Problem("release.record_gone")`` when one is missing."""
    found = [_piece(session, customer, fields)] if fields else []
    return found + [_piece(session, item, ()) for item in items]


def _piece(session: Session, ref: Ref, fields: tuple[str, ...]) -> Piece:
    compartment = session.compartment(ref.project, ref.level)
    record = compartment.get(ref.rid)
    if record is None:
        raise Problem("release.record_gone")
    return Piece(compartment.place, record, fields)


def exportable(session: Session, request: Request) -> Exportable:
    """What the request would let out, as the records stand now. Raises as `Exportable` does."""
    return Exportable(pieces(session, request.customer, request.fields, request.items))


def digest_of(vault_id: Id, request: Request, lines: tuple[tuple[str, str], ...]) -> bytes:
    """32 bytes over every field of the request, the lines that would leave, and the consent.

    Lists are preceded by their length, so that no two requests have the same encoding.
    """
    return sha256(
        pae(
            Label.RELEASE,
            vault_id,
            *_ref_parts(request.ref),
            request.number,
            *_ref_parts(request.customer),
            len(request.items),
            *(part for item in request.items for part in _ref_parts(item)),
            len(request.fields),
            *request.fields,
            str(request.recipient_kind),
            request.recipient_name,
            request.recipient_contact,
            request.purpose,
            request.until,
            request.asker,
            request.asked_at,
            len(lines),
            *(part for line in lines for part in line),
            request.consent.sha256,
        )
    )


def _ref_parts(ref: Ref) -> tuple[bytes, int, bytes]:
    return ref.project, int(ref.level), ref.rid


def present_digest(session: Session, request: Request) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    """The digest and the lines as everything stands now; empty lines when a record is gone or cannot leave any more."""
    try:
        lines = exportable(session, request).lines
    except Problem:
        lines = ()
    return digest_of(session.vault.vault_id, request, lines), lines


# For the window -----------------------------------------------------------------------------------------------------


def row_of(session: Session, request: Request, *, unchanged: bool = True) -> ReleaseRow:
    """The line of the list. ``unchanged`` false: the files are no longer what was asked for."""
    name, code = customer_name(session, request.customer)
    state = request.state(session.now())
    why = why_not_decide(state, asker=request.asker, person=session.uid, duties=session.duties, unchanged=unchanged)
    return ReleaseRow(
        ref=request.ref,
        number=request.number,
        customer_name=name,
        customer_code=code,
        level=request.ref.level,
        recipient_name=request.recipient_name,
        purpose=request.purpose,
        asker_name=session.name_of(request.asker),
        asked_at=request.asked_at,
        until=request.until,
        state=state,
        mine=request.asker == session.uid,
        may_decide=not why,
    )


def shown_decision(session: Session, decision: StoredDecision | None) -> Decision | None:
    """A decision with the name of who took it."""
    if decision is None:
        return None
    return Decision(session.name_of(decision.by), decision.at, decision.approved, decision.reason)


def shown_output(session: Session, output: StoredOutput | None) -> OutputRow | None:
    """An output with the name of who handed it over."""
    if output is None:
        return None
    return OutputRow(output.number, output.pages, output.at, session.name_of(output.by), output.sha256)
