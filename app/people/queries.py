"""What may be seen about people."""

from __future__ import annotations

from app.access.duty import Duty
from app.access.event import Event
from app.people.model import PersonRow
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
