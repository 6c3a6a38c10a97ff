"""Consents as the window shows them."""

from __future__ import annotations

from app.consents import store
from app.consents.body import Consent, Happening
from app.consents.model import ConsentRow, EventRow
from app.customers.body import item_from_body
from app.customers.documents.body import from_body as document_from_body
from app.customers.model import Ref
from app.customers.projection import ITEM
from app.session.door import Session
from app.vault.sealed_file import KIND as DOCUMENT


def row_of(session: Session, consent: Consent) -> ConsentRow:
    """A consent for the window."""
    return ConsentRow(
        ref=consent.ref,
        rev=consent.rev,
        number=consent.number,
        customer=consent.customer,
        giver=consent.giver,
        role=consent.role,
        scope=consent.scope,
        standing=store.standing(session, consent),
        events=tuple(_event(session, happening) for happening in consent.events),
        titles=tuple(_title(session, item) for item in consent.scope.items),
    )


def _event(session: Session, happening: Happening) -> EventRow:
    paper = happening.paper
    return EventRow(
        step=happening.step,
        day=happening.day,
        at=happening.at,
        by=session.name_of(happening.by),
        note=happening.note,
        paper_name=paper.name if paper else "",
        pages=paper.pages if paper else 0,
        scope=happening.scope,
    )


def _title(session: Session, item: Ref) -> str:
    """What an item or document is called now; empty when it is gone or cannot be opened."""
    if item.level not in session.levels(item.project):
        return ""
    record = session.compartment(item.project, item.level).get(item.rid)
    if record is None or record.op != "U":
        return ""
    if record.kind == ITEM:
        return item_from_body(record.body).title
    return document_from_body(record.body).name if record.kind == DOCUMENT else ""
