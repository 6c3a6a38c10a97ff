"""Deciding how long a project keeps customers, and how long an approved destruction waits: a manager's act."""

from __future__ import annotations

from app.access.event import Event
from app.customers.retention import store
from app.customers.retention.model import Terms, require_terms
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject


def save_terms(session: Session, project: Id, terms: Terms) -> Terms:
    """Put these terms in place of those read at ``terms.rev``; returns them as they stand.

    Orders that are approved already keep the day that their signers were told. Raises Problem("retention.…"),
    Problem("vault.changed_meanwhile").
    """
    require_terms(terms)
    note = f"years:{terms.years} hours:{terms.cooling_hours}"
    with session.change(Event.RETENTION_TERMS, Subject(project, store.PLACE, note=note)) as change:
        return store.save(change, session.compartment(project, store.PLACE), terms, session.world.new_id())
