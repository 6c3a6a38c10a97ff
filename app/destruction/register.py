"""The office's register of certificates: first the facts of an execution, then the signed PDF.

An entry is made before anything is destroyed, so that its number is taken and the facts survive an interruption. It
names no customer. Only officers open the office store.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.destruction.model import CertificateRow
from app.destruction.store import CERTIFICATE, CERTIFICATE_SERIES, trace_id
from app.errors import Corrupt
from app.ids import Id, from_hex
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.ledger import Writer
from app.vault.record import Record

TITLE = "Chứng nhận tiêu hủy"
UNFINISHED = "dở dang"
IN_PROGRESS = "đang thực hiện"
"""The status of every certificate of this version: user keys, kits and backups are closed in a later one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``facts`` as `destruction.facts` writes them; ``document`` None until the PDF is there."""

    rid: Id
    rev: int
    number: str
    at: int
    status: str
    facts: dict[str, Any]
    document: Id | None


def entry_of(office: Compartment, order: Id) -> Entry | None:
    """The entry of an order, given by the order's id."""
    return entry_at(office, trace_id(order, office.cid))


def entry_at(office: Compartment, rid: Id) -> Entry | None:
    """The entry of that id, if there is one."""
    record = office.get(rid)
    return _read(record) if record is not None and record.kind == CERTIFICATE else None


def entry_numbered(office: Compartment, number: str) -> Entry | None:
    """The entry with that certificate number, if there is one."""
    return next((entry for entry in entries(office) if entry.number == number), None)


def entries(office: Compartment) -> list[Entry]:
    """All entries, newest first."""
    return [_read(record) for record in office.of_kind(CERTIFICATE)]


def _read(record: Record) -> Entry:
    body = record.body
    try:
        document = body["document"]
        return Entry(
            rid=record.rid,
            rev=record.rev,
            number=body["number"],
            at=int(body["at"]),
            status=body["status"],
            facts=body["facts"],
            document=from_hex(document) if document else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("destruction.body_damaged").because(error) from None


def note_facts(session: Session, office: Compartment, writer: Writer, order: Id, facts: dict[str, Any]) -> str:
    """Write the facts before the execution, over those of an interrupted one; returns the certificate's number."""
    known = entry_of(office, order)
    with office.change(CERTIFICATE, writer, session.now()) as change:
        # Inside the transaction: two executions at once would take one number.
        number = known.number if known else session.new_number(office, CERTIFICATE_SERIES, CERTIFICATE)
        body = {"number": number, "at": session.now(), "status": UNFINISHED, "facts": facts, "document": ""}
        change.put(trace_id(order, office.cid), CERTIFICATE, body, base=known.rev if known else None)
    return number


def file_document(session: Session, office: Compartment, writer: Writer, entry: Entry, at: int, pdf: bytes) -> None:
    """Put the signed certificate into its entry."""
    with office.change(CERTIFICATE, writer, session.now()) as change:
        document = change.attach(entry.rid, f"{entry.number}.pdf", "application/pdf", pdf)
        body = {
            "number": entry.number,
            "at": at,
            "status": IN_PROGRESS,
            "facts": entry.facts,
            "document": document.hex(),
        }
        change.put(entry.rid, CERTIFICATE, body, base=entry.rev)


def document_of(office: Compartment, entry: Entry) -> bytes | None:
    """The signed PDF, or None while the execution is unfinished."""
    if entry.document is None:
        return None
    found = office.attachment(entry.document)
    if found is None:
        raise Corrupt("destruction.body_damaged")
    return found.content


def row_of(entry: Entry) -> CertificateRow:
    """The line of the list."""
    return CertificateRow(entry.number, entry.at, TITLE, entry.status)
