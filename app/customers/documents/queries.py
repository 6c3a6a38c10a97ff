"""What may be seen of documents. Every function passes the door first; nothing of a document is written to a disk."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.customers import store as customers
from app.customers.documents import reading, store
from app.customers.documents.body import Document, from_body
from app.customers.documents.model import DocumentRow, DocumentView
from app.customers.documents.receiving import sealed_files
from app.customers.form import Ref
from app.errors import Problem
from app.ids import made_at
from app.session.door import Session
from app.session.subject import Subject
from app.vault.record import Record


def list_documents(session: Session, customer: Ref) -> tuple[DocumentRow, ...]:
    """The documents of a customer at every level that is open, newest first; what is missing or cut short is marked."""
    above = [level for level in session.levels(customer.project) if level >= customer.level]
    note = "levels:" + ",".join(str(int(level)) for level in above)
    session.read(Event.DOCUMENT_LIST, Subject(customer.project, customer.level, customer.rid, note=note))
    customers.customer(session.compartment(customer.project, customer.level), customer.rid)
    rows = [
        _row(session, level, record)
        for level in above
        for record in store.documents_of(session.compartment(customer.project, level), customer.rid)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.added_at, row.ref.rid)))


def view_document(session: Session, ref: Ref, page: int, width: int, follows: bool = False) -> DocumentView:
    """Page ``page`` (from 0) as a picture ``width`` pixels wide; ``follows`` when it belongs to a look on record.

    Raises Corrupt("documents.missing"), Corrupt("documents.damaged"), Problem("pdf.…") for what cannot be drawn,
    Problem("documents.no_such_page").
    """
    look = ("document", ref)
    event = Event.DOCUMENT_PAGE if follows and session.goes_on(look) else Event.DOCUMENT_VIEW
    session.read(event, Subject(ref.project, ref.level, ref.rid))
    session.went_on_record(look)
    document = _document(session, ref)
    try:
        return reading.view(sealed_files(session).plain(document.sealed), document.media_type, page, width)
    except ValueError:
        raise Problem("documents.no_such_page") from None


def document_text(session: Session, ref: Ref) -> str:
    """The words that were found in a document when it came in; empty when there were none."""
    session.read(Event.DOCUMENT_VIEW, Subject(ref.project, ref.level, ref.rid, note="text"))
    return _document(session, ref).text


def _document(session: Session, ref: Ref) -> Document:
    return from_body(store.document(session.compartment(ref.project, ref.level), ref.rid).body)


def _row(session: Session, level: Level, record: Record) -> DocumentRow:
    document = from_body(record.body)
    compartment = session.compartment(document.customer.project, level)
    return DocumentRow(
        ref=Ref(document.customer.project, level, record.rid),
        customer=document.customer,
        item=document.item,
        name=document.name,
        media_type=document.media_type,
        size=document.sealed.size,
        rev=record.rev,
        added_at=made_at(record.rid),
        added_by=session.name_of(store.adder(compartment, record.rid)),
        reading=document.reading,
        fault=sealed_files(session).standing(document.sealed),
    )
