"""Whom an alert concerns: the officer who looks at it, and who else could decide."""

from __future__ import annotations

from app.ids import Id
from app.session.door import Session
from app.vault.roster import OFFICER


def is_about_me(session: Session, person: Id | None) -> bool:
    """Whether an alert is about the officer who asks, or an earlier identity of theirs."""
    return person is not None and person in session.vault.roster.family_of(session.uid)


def other_officers(session: Session) -> int:
    """How many other officers serve."""
    people = session.vault.roster.people.values()
    return sum(one.serves and OFFICER in one.duties and one.uid != session.uid for one in people)
