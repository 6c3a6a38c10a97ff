"""What waits for a second signature, in this person's own account."""

from __future__ import annotations

from app.access.duty import Duty
from app.access.event import Event
from app.countersigning.model import Paper, SecondRow, Standing
from app.ids import Id
from app.people import register
from app.release import second as releases
from app.release.second import Told
from app.session.door import Session
from app.session.signing import own_office


def list_seconds(session: Session) -> tuple[SecondRow, ...]:
    """Every paper that this person may sign second, or might have, the newest first."""
    session.read(Event.COUNTERSIGN_LIST)
    found = _releases(session) if Duty.OFFICER in session.duties else []
    return tuple(sorted(found, key=lambda row: (-row.signed_at, row.number)))


def _releases(session: Session) -> list[SecondRow]:
    names = _projects(session)
    return [_release(session, one, names) for one in releases.told(session)]


def _release(session: Session, one: Told, names: dict[Id, str]) -> SecondRow:
    half = one.half
    return SecondRow(
        paper=Paper.RELEASE,
        half=half.name.hex(),
        number=one.number,
        subject_name=session.name_of(one.asker),
        signer_name=session.name_of(half.by),
        signed_at=half.at,
        until=one.until,
        standing=Standing(half.state.value),
        answered_by=session.name_of(half.answer.by) if half.answer else "",
        answer=half.answer.body.get("reason", "") if half.answer else "",
        why_not=releases.why_not(session, one),
        level=int(one.ref.level),
        project_name=names.get(one.ref.project, ""),
        recipient_kind=one.recipient_kind,
        purpose=one.purpose,
        parts=one.parts,
        decide_by=one.decide_by,
    )


def _projects(session: Session) -> dict[Id, str]:
    office = own_office(session)
    if office is None:
        return {}
    try:
        return {entry.project: entry.name for entry in register.projects(office)}
    finally:
        office.close()
