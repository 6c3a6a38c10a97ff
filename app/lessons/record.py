"""Which lessons a person has in force: read from the roster, and written as a statement signed by the person."""

from __future__ import annotations

from collections.abc import Mapping

from app.ids import Id
from app.keys.encoding import Label
from app.session.door import Session
from app.vault.roster import Lesson as Passed


def put_passed(session: Session, lesson: str, version: int, score: int, until: int) -> None:
    """State that the signed-in person passed with ``score`` percent right; signed by that person alone."""
    fields = {"uid": session.uid.hex(), "lesson": lesson, "version": version, "score": score, "until": until}
    with session.vault.stating(session.now()) as change:
        change.state(Label.LESSON, fields, [(session.uid, session.identity.signing_key)])
    session.vault.refresh()


def passed_by(session: Session, uid: Id) -> Mapping[str, Passed]:
    """The lessons that a person ever passed, the latest pass of each."""
    return session.vault.roster.people[uid].lessons


def latest_statement(session: Session, uid: Id) -> int:
    """The number of the directory's latest statement about a lesson of ``uid``; 0 when there is none."""
    own = (one for one in session.vault.directory.statements(Label.LESSON) if one.fields["uid"] == uid.hex())
    return max((one.seq for one in own), default=0)
