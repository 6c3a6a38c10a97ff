"""What may be seen of revisions. Every function passes the door first."""

from __future__ import annotations

from app.access.event import Event
from app.customers import store
from app.customers.body import from_body, item_from_body
from app.customers.entry.trust import author
from app.customers.form import Ref
from app.customers.model import FieldChange, Revision
from app.customers.revisions.differences import customer_changes, item_changes, item_steps
from app.customers.revisions.store import revision
from app.customers.rules.store import rules_of
from app.session.door import Session
from app.session.subject import Subject


def item_history(session: Session, ref: Ref) -> tuple[Revision, ...]:
    """Every saving of an item, newest first, with what it changed field by field."""
    session.read(Event.ITEM_HISTORY, Subject(ref.project, ref.level, ref.rid))
    compartment = session.compartment(ref.project, ref.level)
    store.item(compartment, ref.rid)
    steps = item_steps(compartment.history(ref.rid), rules_of(session, ref.project).fields)
    found = [Revision(record.rev, record.at, author(session, record), changes) for record, changes in steps]
    return tuple(reversed(found))


def compare_customer_revisions(session: Session, ref: Ref, first: int, second: int) -> tuple[FieldChange, ...]:
    """What revision ``second`` of a customer has otherwise than revision ``first``."""
    session.read(Event.CUSTOMER_HISTORY, Subject(ref.project, ref.level, ref.rid, note=f"{first}-{second}"))
    compartment = session.compartment(ref.project, ref.level)
    store.customer(compartment, ref.rid)
    before, after = (from_body(revision(compartment, ref.rid, rev).body) for rev in (first, second))
    return customer_changes(before, after, rules_of(session, ref.project).fields)


def compare_item_revisions(session: Session, ref: Ref, first: int, second: int) -> tuple[FieldChange, ...]:
    """What revision ``second`` of an item has otherwise than revision ``first``."""
    session.read(Event.ITEM_HISTORY, Subject(ref.project, ref.level, ref.rid, note=f"{first}-{second}"))
    compartment = session.compartment(ref.project, ref.level)
    store.item(compartment, ref.rid)
    before, after = (item_from_body(revision(compartment, ref.rid, rev).body) for rev in (first, second))
    return item_changes(before, after, rules_of(session, ref.project).fields)
