"""What may be seen about people."""

from __future__ import annotations

from pathlib import Path

from app.access.duty import Duty
from app.access.event import Event
from app.people import inviting
from app.people.model import AnswerView, PersonRow
from app.session.door import Session


def list_people(session: Session) -> tuple[PersonRow, ...]:
    """Everybody in the directory by name, who has left included. Whom they may see stays sealed."""
    session.read(Event.PERSON_LIST)
    session.vault.refresh()
    rows = (
        PersonRow(
            uid=person.uid,
            name=person.name,
            title=person.title,
            duties=tuple(sorted(Duty(duty) for duty in person.duties)),
            joined_at=person.at,
            active=person.active,
            me=person.uid == session.uid,
        )
        for person in session.vault.roster.people.values()
    )
    return tuple(sorted(rows, key=lambda row: (row.name, row.uid)))


def view_answer(session: Session, path: Path) -> AnswerView:
    """What an answer to an invitation says, with the words to compare, if it can be taken in here and now.

    Raises Problem with the reason: "people.file_unreadable", "people.answer_damaged",
    "people.answer_for_another_vault", "people.invitation_not_ours", "people.invitation_used",
    "people.invitation_lapsed_here", "people.invitation_outdated", "people.continued_already".
    """
    return inviting.look_at_answer(session, Path(path))
