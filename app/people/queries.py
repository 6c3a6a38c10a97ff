"""What may be seen about people."""

from __future__ import annotations

from app.access.duty import Duty
from app.access.event import Event
from app.people.model import PersonRow
from app.session.door import Session
from app.session.model import Summary
from app.session.summary import summary


def my_summary(session: Session) -> Summary:
    """The session in the window's terms as it is now: what the person lacks may have changed since they unlocked."""
    session.follow()
    return summary(session)


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
