"""What may be seen about people."""

from __future__ import annotations

from pathlib import Path

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.errors import Problem
from app.ids import Id
from app.keys.passphrase import strength
from app.people import inviting, register, renewing, sessions
from app.people.certificate_due import until_of
from app.people.model import (
    AnswerView,
    HeldClearance,
    KeysState,
    PersonRow,
    PersonView,
    RenewalRow,
    SessionRow,
    SignedAct,
    Strength,
)
from app.session.door import Session
from app.session.model import Summary
from app.session.signing import own_office
from app.session.standing import required_lessons, standing_of
from app.session.subject import Subject
from app.session.summary import summary
from app.vault.grant import FOR_EVER
from app.vault.roster import Person
from app.vault.statement import Statement

_ABOUT = frozenset("person revoke continued freeze thaw agreement agreement-end lesson enckey session-end".split())
"""The last part of the labels of statements that are about one person."""


def my_summary(session: Session) -> Summary:
    """The session in the window's terms as it is now: what the person lacks may have changed since they unlocked."""
    session.follow()
    return summary(session)


def list_people(session: Session) -> tuple[PersonRow, ...]:
    """Everybody in the directory by name, who has left included. Whom they may see stays sealed."""
    session.read(Event.PERSON_LIST)
    session.vault.refresh()
    rows = (_row(session, person) for person in session.vault.roster.people.values())
    return tuple(sorted(rows, key=lambda row: (row.name, row.uid)))


def view_answer(session: Session, path: Path) -> AnswerView:
    """What an answer to an invitation says, with the words to compare, if it can be taken in here and now.

    Raises Problem with the reason: "people.file_unreadable", "people.answer_damaged",
    "people.answer_for_another_vault", "people.invitation_not_ours", "people.invitation_used",
    "people.invitation_lapsed_here", "people.invitation_outdated", "people.continued_already".
    """
    return inviting.look_at_answer(session, Path(path))


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


def view_person(session: Session, uid: Id) -> PersonView:
    """One person with everything that was signed about them, newest first; for managers and officers.

    Clearances are known to officers alone, from their register. Raises Problem("people.unknown").
    """
    session.read(Event.PERSON_VIEW, Subject(person=uid))
    session.vault.refresh()
    roster = session.vault.roster
    person = roster.people.get(uid)
    if person is None:
        raise Problem("people.unknown")
    now, wanted = session.latest(), required_lessons()
    agreement = person.agreement if person.agreement and person.agreement.in_force(now) else None
    return PersonView(
        row=_row(session, person),
        device=person.device.hex()[:6].upper(),
        key_renewed_at=person.renewed[1],
        agreement=agreement.number if agreement else "",
        agreement_until=agreement.until if agreement else 0,
        lessons=sum(1 for name, lesson in person.lessons.items() if name in wanted and lesson.until >= now),
        lessons_of=len(wanted),
        clearances=_clearances(session, uid),
        history=_history(session, uid),
        owed=len(roster.owed) + (1 if roster.house_owed else 0),
    )


def _row(session: Session, person: Person) -> PersonRow:
    return PersonRow(
        uid=person.uid,
        name=person.name,
        title=person.title,
        duties=tuple(sorted(Duty(duty) for duty in person.duties)),
        joined_at=person.at,
        active=person.active,
        me=person.uid == session.uid,
        frozen=person.frozen,
        left_at=person.left_at,
        missing=standing_of(person, session.latest(), earlier=session.vault.roster.earlier_of(person.uid)).missing
        if person.serves
        else (),
        certificate_until=until_of(session.vault, person.uid),
    )


def _clearances(session: Session, uid: Id) -> tuple[HeldClearance, ...] | None:
    office = own_office(session)
    if office is None:
        return None
    try:
        names = {project.project: project.name for project in register.projects(office)}
        held = [row for row in register.all_holders(office, session.vault) if row.uid == uid]
    finally:
        office.close()
    # The highest level of a project stands last and stays.
    rows = {
        row.project: HeldClearance(
            row.project,
            names.get(row.project, ""),
            Level(row.level),
            None if row.not_after == FOR_EVER else row.not_after,
        )
        for row in sorted(held, key=lambda row: row.level)
    }
    return tuple(sorted(rows.values(), key=lambda row: (row.project_name, row.project)))


def _history(session: Session, uid: Id) -> tuple[SignedAct, ...]:
    return tuple(
        SignedAct(
            statement.seq,
            _told(statement.kind),
            statement.at,
            tuple(session.name_of(signer) for signer in statement.signatures),
        )
        for statement in reversed(session.vault.directory.statements())
        if _told(statement.kind) and _is_about(statement, uid)
    )


def _is_about(statement: Statement, uid: Id) -> bool:
    return bool(statement.fields.get("uid") == uid.hex())


def _told(kind: str) -> str:
    """The code for a kind of statement about a person; empty for those about something else."""
    name = kind.rpartition("/")[2]
    return f"people.stated_{name.replace('-', '_')}" if name in _ABOUT else ""
