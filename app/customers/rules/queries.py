"""What a project asks of its files: read by every form before it is filled in."""

from __future__ import annotations

from app.access.event import Event
from app.customers.rules import store
from app.customers.rules.model import DecidedRules, ProjectRules
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject


def get_rules(session: Session, project: Id) -> ProjectRules:
    """The project's own fields, and by how many hands an entry passes."""
    session.read(Event.RULES_VIEW, Subject(project, store.PLACE))
    return store.rules_of(session, project)


def get_decided_rules(session: Session, project: Id) -> DecidedRules:
    """The same, with who decided last and when: for whoever finds that somebody else was faster."""
    session.read(Event.RULES_VIEW, Subject(project, store.PLACE))
    return store.decided(session, project)
