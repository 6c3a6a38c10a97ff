"""What may be seen of consents: those of a customer, a page of a scan, and a scan before it is taken in."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.consents import store
from app.consents.model import ConsentRow, Document, require_paper
from app.consents.rows import row_of
from app.customers.model import Ref
from app.customers.papers import look, page_png
from app.errors import Corrupt, Problem
from app.session.door import Session
from app.session.subject import Subject


def list_consents(session: Session, customer: Ref) -> tuple[ConsentRow, ...]:
    """What the customer agreed to, the latest first; what stands at a level that is not open does not exist.

    Raises ``Problem("consents.top_secret_never")`` for a top-secret customer, journalled, before anything is read.
    """
    subject = Subject(project=customer.project, level=customer.level, rid=customer.rid)
    if customer.level == Level.TOP_SECRET:
        session.refuse(Event.CONSENT_LIST, subject, "consents.top_secret_never")
        raise Problem("consents.top_secret_never")
    session.read(Event.CONSENT_LIST, subject)
    return tuple(row_of(session, consent) for consent in store.consents_of(session, customer))


def consent_page(session: Session, consent: Ref, event: int, page: int, width: int) -> bytes:
    """One page of the scan of an event (from 0) as a PNG, ``width`` pixels wide; pages count from 0."""
    session.read(Event.CONSENT_VIEW, Subject(project=consent.project, level=consent.level, rid=consent.rid))
    found = store.consent_at(session, consent)
    paper = found.events[event].paper if 0 <= event < len(found.events) else None
    if paper is None:
        raise Problem("consents.not_found")
    kept = session.compartment(consent.project, consent.level).attachment(paper.att_id)
    if kept is None:
        raise Corrupt("consents.body_damaged")
    return page_png(kept.content, kept.media_type, page, width)


def preview_paper(session: Session, paper: Document, page: int, width: int) -> tuple[int, bytes]:
    """How many pages a chosen scan has, and one of them as a PNG ``width`` pixels wide, before it is attached.

    It is drawn in a process of its own, so that a document that means harm is parsed beside no key. Raises
    ``Problem("pdf.unreadable_document")`` and those of the paper's rules.
    """
    session.read(Event.CONSENT_PREPARE, Subject())
    require_paper(paper)
    return look(paper.content, paper.media_type, page, width)
