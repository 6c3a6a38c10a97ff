"""What may be seen about people."""

from __future__ import annotations

from pathlib import Path

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.errors import Problem
from app.ids import Id
from app.keys.encoding import Label
from app.people import inviting, register
from app.people.model import AnswerView, HeldClearance, PersonRow, PersonView, SignedAct
from app.session.door import Session
from app.session.signing import own_office
from app.session.standing import required_lessons, standing_of
from app.session.subject import Subject
from app.vault.grant import FOR_EVER
from app.vault.roster import Person
from app.vault.statement import Statement

_ABOUT = {
    Label.PERSON: "people.stated",
    Label.REVOKE: "people.stated_leaving",
    Label.CONTINUED: "people.stated_continued",
    Label.FREEZE: "people.stated_freeze",
    Label.THAW: "people.stated_thaw",
    Label.AGREEMENT: "people.stated_agreement",
    Label.AGREEMENT_END: "people.stated_agreement_end",
    Label.LESSON: "people.stated_lesson",
    Label.ENCKEY: "people.stated_key",
    Label.SESSION_END: "people.stated_session_end",
}


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
            _ABOUT[Label(statement.kind)],
            statement.at,
            tuple(session.name_of(signer) for signer in statement.signatures),
        )
        for statement in reversed(session.vault.directory.statements())
        if statement.kind in _ABOUT and _is_about(statement, uid)
    )


def _is_about(statement: Statement, uid: Id) -> bool:
    return bool(statement.fields.get("uid") == uid.hex())
