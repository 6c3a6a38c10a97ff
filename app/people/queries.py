"""What may be seen about people."""

from __future__ import annotations

from app.access.duty import Duty
from app.access.event import Event
from app.keys.passphrase import strength
from app.people import renewing, sessions
from app.people.model import KeysState, PersonRow, RenewalRow, SessionRow, Strength
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


def list_sessions(session: Session) -> tuple[SessionRow, ...]:
    """Whose sessions are open, the newest unlocking first. For officers."""
    session.read(Event.SESSION_LIST)
    return sessions.open_sessions(session)


def renewal_state(session: Session) -> tuple[RenewalRow, ...]:
    """Whose keys still wait to be renewed after a destruction, those first. For officers."""
    session.read(Event.KEYS_RENEWAL_LIST)
    return sessions.renewals(session)


def my_keys(session: Session) -> KeysState:
    """How old the signed-in person's own keys are."""
    session.read(Event.KEYS_VIEW)
    return KeysState(session.person.renewed[1], renewing.due(session))


def still_here(session: Session) -> None:
    """Nothing, when the session may go on. Raises what the door raises when it is over."""
    session.read(Event.SESSION_CHECK)


def my_passphrase_strength(session: Session, text: str) -> Strength:
    """How strong ``text`` would be as the signed-in person's own."""
    session.read(Event.KEYS_VIEW)
    return strength(text, (session.person.name, session.vault.roster.company))
