"""Writing a consent inside somebody's change: its own, or that of a request which is made in the same act."""

from __future__ import annotations

from app.access.level import Level
from app.consents import store
from app.consents.body import Consent, Happening, Paper, new_body, read
from app.consents.model import ConsentForm, Document, Scope, Step, require_form
from app.consents.projection import CONSENT
from app.copies.numbers import next_number
from app.customers import store as customers
from app.customers.body import item_from_body
from app.customers.documents.body import from_body as document_from_body
from app.customers.model import Ref
from app.customers.papers import page_count
from app.customers.projection import ITEM
from app.errors import Problem
from app.ids import Id
from app.keys.hashing import sha256
from app.session.door import Session
from app.vault.change import Change
from app.vault.record import Record
from app.vault.sealed_file import KIND as DOCUMENT


def level_of(form: ConsentForm) -> Level:
    """Where a consent stands: at the highest level of what it names."""
    return max([form.customer.level, *(item.level for item in form.scope.items)])


def pages_of(session: Session, form: ConsentForm) -> int:
    """How many pages the paper has, after every rule that shows without a change. Raises ``Problem``."""
    require_form(form, store.today(session))
    if any(item.project != form.customer.project for item in form.scope.items):
        raise Problem("consents.of_another")
    return page_count(form.paper.content, form.paper.media_type)


def put_new(session: Session, change: Change, ref: Ref, form: ConsentForm, pages: int) -> Consent:
    """Write a new consent at ``ref`` inside ``change``, which is one of that compartment."""
    customers.customer(session.compartment(form.customer.project, form.customer.level), form.customer.rid)
    require_own_items(session, form.customer, form.scope)
    compartment = session.compartment(ref.project, ref.level)
    paper = attached(change, ref.rid, form.paper, pages)
    given = Happening(Step.GIVEN, form.day, session.now(), session.uid, form.note, form.scope, paper)
    number = next_number(session, compartment, store.SERIES, CONSENT)
    record = change.put(ref.rid, CONSENT, new_body(number, form.customer, form.giver, form.role, given), base=None)
    return read(ref, record.rev, record.body)


def attached(change: Change, rid: Id, paper: Document, pages: int) -> Paper:
    """Store a scan for the consent ``rid``."""
    att_id = change.attach(rid, paper.name, paper.media_type, paper.content)
    return Paper(att_id, paper.name, paper.media_type, pages, sha256(paper.content))


def require_own_items(session: Session, customer: Ref, scope: Scope) -> None:
    """Every single item or document that a scope names is the customer's. Raises ``Problem("consents.of_another")``."""
    for item in scope.items:
        record = session.compartment(item.project, item.level).get(item.rid)
        if record is None or owner_of(record) != customer:
            raise Problem("consents.of_another")


def owner_of(record: Record) -> Ref | None:
    """Whose item or document a record is; None for anything else and for what was removed."""
    if record.op == "U" and record.kind == ITEM:
        return item_from_body(record.body).customer
    if record.op == "U" and record.kind == DOCUMENT:
        return document_from_body(record.body).customer
    return None
