"""Release requests in and out of compartments, and the digest that a decision binds to.

A request stands in the compartment of the highest level it takes from, and of its consent: links point from a higher
level to a lower one, never the other way.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.access.level import Level
from app.clock import local_date
from app.consents import store as consents
from app.consents.body import Consent
from app.consents.model import DOCUMENT_KIND, Wanted
from app.consents.recording import owner_of
from app.customers.body import item_from_body
from app.customers.model import Ref
from app.customers.projection import ITEM
from app.errors import Problem
from app.ids import Id
from app.keys.encoding import Label, pae
from app.keys.hashing import sha256
from app.release.body import Request as Request  # noqa: PLC0414 (what this store gives stands with it)
from app.release.body import StoredOutput as StoredOutput  # noqa: PLC0414
from app.release.body import output_body as output_body  # noqa: PLC0414
from app.release.body import read
from app.release.exportable import Exportable, Piece
from app.release.projection import RELEASE as RELEASE  # noqa: PLC0414
from app.release.rules import decide_by
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.record import Record

SERIES = "CC"
"""Cung cấp."""

Lines = tuple[tuple[str, str], ...]


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
    return [_of_record(compartment, record) for record in compartment.of_kind(RELEASE)]


def requests_where(compartment: Compartment, condition: str, params: Sequence[Any], most: int) -> list[Request]:
    """The requests of one compartment that meet a condition over the table ``release``, newest first."""
    sql = f"SELECT rid FROM release WHERE {condition} ORDER BY asked_at DESC, rid DESC LIMIT ?"
    found = compartment.rows(sql, (*params, most))
    return [_of_record(compartment, record_at(compartment, Id(rid))) for (rid,) in found]


def _of_record(compartment: Compartment, record: Record) -> Request:
    place = compartment.place
    return read(Ref(place.project, Level(place.level), record.rid), record.rev, record.body)


def open_levels(session: Session, project: Id) -> list[Level]:
    """The levels of a project in which requests can stand and which this session opens."""
    return [level for level in session.levels(project) if level != Level.TOP_SECRET]


def editors_of(session: Session, request: Request) -> frozenset[Id]:
    """Everybody who ever wrote what the request asks for, as the signed ledger says, whatever the body claims."""
    editors, digest = {request.asker}, ""
    for record in session.compartment(request.ref.project, request.ref.level).history(request.ref.rid):
        if record.op == "U" and record.body["digest"] != digest:
            digest = record.body["digest"]
            editors.add(record.writer.uid)
    return frozenset(editors)


def decide_by_of(request: Request) -> date:
    """The day by which the request should be decided."""
    return decide_by(local_date(request.asked_at), request.ref.level, date.fromisoformat(request.until))


# The consent --------------------------------------------------------------------------------------------------------


def consent_of(session: Session, request: Request) -> Consent | None:
    """The consent that the request stands under; None when it is gone."""
    try:
        return consents.consent_at(session, request.consent)
    except Problem:
        return None


def why_not_covered(session: Session, request: Request, consent: Consent | None) -> str:
    """The code of the first thing that the consent does not cover today, or ``""``."""
    if consent is None:
        return "consents.not_found"
    found = ((item, kind_of(session, item)) for item in request.items)
    kinds = tuple(pair for pair in found if pair[1])  # what is gone changes the digest, whatever the consent says
    wanted = Wanted(request.recipient_kind, request.recipient_name, request.purpose, request.fields, kinds)
    return consents.why_not_covered(session, consent, request.customer, wanted)


def kind_of(session: Session, item: Ref) -> str:
    """What kind of item that is, as a consent names it; empty when it is gone, or at a level that is not open."""
    if item.level not in session.levels(item.project):
        return ""
    record = session.compartment(item.project, item.level).get(item.rid)
    if record is None or record.op != "U":
        return ""
    return str(item_from_body(record.body).kind) if record.kind == ITEM else DOCUMENT_KIND


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
    """What the request would let out, as the records stand now. Raises as `Exportable` does.

    A request is written by whoever has its compartment's key, perhaps past every rule of asking: an item of another
    customer is none of it (``release.record_gone``), and what stands at a higher level than the request, where more
    approvals are asked for, does not leave with fewer (``release.amended_to_another_level``).
    """
    found = pieces(session, request.customer, request.fields, request.items)
    for piece in found[bool(request.fields) :]:
        owner = owner_of(piece.record)
        if owner is None or (owner.project, owner.rid) != (request.customer.project, request.customer.rid):
            raise Problem("release.record_gone")
    leaving = Exportable(found)
    if leaving.level > request.ref.level:
        raise Problem("release.amended_to_another_level")
    return leaving


def digest_of(vault_id: Id, request: Request, lines: Lines, consent: bytes) -> bytes:
    """32 bytes over every field of the request, the lines that would leave, and the fingerprint of the consent.

    Lists are preceded by their length, so that no two requests have the same encoding.
    """
    return sha256(
        pae(
            Label.RELEASE,
            vault_id,
            *ref_parts(request.ref),
            request.number,
            *ref_parts(request.customer),
            *ref_parts(request.consent),
            len(request.items),
            *(part for item in request.items for part in ref_parts(item)),
            len(request.fields),
            *request.fields,
            str(request.recipient_kind),
            request.recipient_name,
            request.recipient_contact,
            request.purpose,
            request.detail,
            request.until,
            request.keep_until,
            request.addressee or b"",
            request.asker,
            request.asked_at,
            len(lines),
            *(part for line in lines for part in line),
            consent,
        )
    )


def ref_parts(ref: Ref) -> tuple[bytes, int, bytes]:
    """A reference as parts of an encoding."""
    return ref.project, int(ref.level), ref.rid


def present_digest(session: Session, request: Request) -> tuple[bytes, Lines]:
    """The digest and the lines as everything stands now; empty lines when a record is gone or cannot leave any more."""
    try:
        lines = exportable(session, request).lines
    except Problem:
        lines = ()
    consent = consent_of(session, request)
    return digest_of(session.vault.vault_id, request, lines, consent.fingerprint if consent else b""), lines
