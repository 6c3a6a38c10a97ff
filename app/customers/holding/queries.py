"""Which legal holds there are, at the levels that are open."""

from __future__ import annotations

from app.access.event import Event
from app.customers.holding import store
from app.customers.holding.model import HoldRow
from app.errors import Corrupt
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject


def list_holds(session: Session, project: Id) -> tuple[HoldRow, ...]:
    """All holds of a project, those that stand first, newest first.

    Raises Corrupt("holding.damaged") when a signature under one of them is not that of its two signers.
    """
    session.read(Event.HOLD_LIST, Subject(project=project))
    rows = []
    for level in session.levels(project):
        compartment = session.compartment(project, level)
        for record in store.holds_in(compartment):
            row = store.row_of(session, compartment, record)
            if not store.genuine(session, record):
                raise Corrupt("holding.damaged")
            rows.append(row)
    return tuple(sorted(rows, key=lambda row: (row.stands, row.placed_at), reverse=True))
