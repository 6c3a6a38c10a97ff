"""Which lessons a person has in force: read from, and written into, the directory's signed statements.

Rules:

1. A statement about a lesson counts for the person who signed it, for nobody else.
2. The latest statement about a lesson counts; none counts for longer than a year, whatever it says.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.ids import Id
from app.keys.encoding import Label
from app.lessons.model import term_end
from app.session.door import Session


@dataclass(frozen=True, slots=True)
class Passed:
    """A lesson that was passed. ``seq`` is its statement's number in the directory; times in UTC microseconds."""

    lesson: str
    version: str
    score: int
    at: int
    until: int
    seq: int


def put_passed(session: Session, lesson: str, version: str, score: int, until: int) -> None:
    """State that the signed-in person passed; signed by that person."""
    fields = {"uid": session.uid.hex(), "lesson": lesson, "version": version, "score": score, "until": until}
    with session.vault.directory.change(session.now()) as change:
        change.state(Label.LESSON, fields, [(session.uid, session.identity.signing_key)])
    session.vault.refresh()


def passed(session: Session) -> dict[Id, dict[str, Passed]]:
    """Everybody's lessons by person and lesson, after the whole directory was verified anew."""
    session.vault.refresh()
    found: dict[Id, dict[str, Passed]] = {}
    for statement in session.vault.directory.statements(Label.LESSON):
        fields = statement.fields
        (uid,) = statement.signatures
        if fields["uid"] != uid.hex():
            continue
        until = min(fields["until"], term_end(statement.at))
        one = Passed(fields["lesson"], fields["version"], fields["score"], statement.at, until, statement.seq)
        found.setdefault(uid, {})[one.lesson] = one
    return found
