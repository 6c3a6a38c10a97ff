"""What a project says about keeping and destroying, and who is due by it."""

from __future__ import annotations

from datetime import timedelta

from app.access.event import Event
from app.access.level import Level
from app.clock import end_of_day, local_date
from app.customers.holding.protecting import protected_in
from app.customers.retention import store
from app.customers.retention.model import MOST_SHOWN, DueList, DueRow, Terms, years_before
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject


def project_terms(session: Session, project: Id) -> Terms:
    """The terms of a project."""
    session.read(Event.RETENTION_LIST, Subject(project=project, note="terms"))
    return store.terms_of(session, project)


def list_due(session: Session, project: Id) -> DueList:
    """Who is past the project's time, as far as the levels that are open tell; nobody where it has no rule."""
    session.read(Event.RETENTION_LIST, Subject(project=project))
    terms, levels = store.terms_of(session, project), session.levels(project)
    whole = levels == tuple(Level)
    if not terms.years:
        return DueList(terms, (), more=False, whole=whole)
    day = years_before(local_date(session.now()), terms.years)
    compartments = [session.compartment(project, level) for level in levels]
    rows: list[DueRow] = []
    for compartment in compartments:
        kept = protected_in(compartment)
        rows += store.first_of(store.due_in(compartment, compartments, day, end_of_day(day - timedelta(days=1)), kept))
    rows.sort(key=lambda row: (row.last_dealing, row.name))
    return DueList(terms, tuple(rows[:MOST_SHOWN]), more=len(rows) > MOST_SHOWN, whole=whole)
