"""What waits for a second signature, in this person's own account."""

from __future__ import annotations

from app.access.duty import Duty
from app.access.event import Event
from app.agreements import second as agreements
from app.agreements import store
from app.agreements.model import Filed
from app.agreements.second import FirstSigned
from app.clock import local_date
from app.countersigning.model import Paper, SecondRow, Standing
from app.destruction import second as destructions
from app.destruction.second import Told as Order
from app.errors import Problem
from app.ids import Id
from app.people import register
from app.release import second as releases
from app.release.second import Told
from app.session.door import Session
from app.session.signing import own_office


def list_seconds(session: Session) -> tuple[SecondRow, ...]:
    """Every paper that this person may sign second, or might have, the newest first."""
    session.read(Event.COUNTERSIGN_LIST)
    return tuple(sorted(_rows(session, _projects(session)), key=lambda row: (-row.signed_at, row.number)))


def count_seconds(session: Session) -> int:
    """How many papers this person can sign second now: a number only."""
    session.read(Event.COUNTERSIGN_WAITING)
    return sum(row.waits for row in _rows(session, {}))


def _rows(session: Session, names: dict[Id, str]) -> list[SecondRow]:
    found = [_release(session, one, names) for one in releases.told(session)] if Duty.OFFICER in session.duties else []
    found += [_destruction(session, one, names) for one in destructions.told(session) if _shows(session, one)]
    return found + [_agreement(session, one) for one in agreements.all_signed(session) if one.pdf]


def _shows(session: Session, one: Order) -> bool:
    """Officers see every order that waits; its first signer sees what becomes of it, at levels that are open here."""
    own = one.half.by == session.uid and one.ref.level in session.levels(one.ref.project)
    return own or Duty.OFFICER in session.duties


def second_paper(session: Session, half: str) -> Filed:
    """The agreement as its person signed it, to be read before it is signed for the company.

    Raises Problem("countersigning.gone").
    """
    session.read(Event.COUNTERSIGN_LIST)
    one = next((one for one in agreements.all_signed(session) if one.half.name.hex() == half and one.pdf), None)
    if one is None:
        raise Problem("countersigning.gone")
    return store.filed(one.number, one.pdf)


def _agreement(session: Session, one: FirstSigned) -> SecondRow:
    half = one.half
    stated = agreements.is_stated(session, one)
    return SecondRow(
        paper=Paper.AGREEMENT,
        half=half.name.hex(),
        number=one.number,
        subject_name=session.name_of(one.uid),
        signer_name=session.name_of(one.uid),
        signed_at=half.at,
        until=local_date(int(one.terms["until"])).isoformat(),
        standing=Standing.SIGNED if stated else Standing(half.state.value),
        answered_by=session.name_of(half.answer.by) if half.answer else "",
        answer=half.answer.body.get("reason", "") if half.answer else "",
        why_not=agreements.refuse_reason(session, one),
        start=local_date(int(one.terms["start"])).isoformat(),
        text=str(one.terms["text"]),
    )


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


def _destruction(session: Session, one: Order, names: dict[Id, str]) -> SecondRow:
    half, own = one.half, one.half.by == session.uid
    projects = names or {row.project: row.name for row in session.projects()}
    return SecondRow(
        paper=Paper.DESTRUCTION,
        half=half.name.hex(),
        number=one.number,
        subject_name=session.name_of(one.recorder),
        signer_name=session.name_of(half.by),
        signed_at=one.at,
        until=one.reply_by,
        standing=Standing(half.state.value),
        answered_by=session.name_of(half.answer.by) if half.answer else "",
        answer=half.answer.body.get("reason", "") if half.answer else "",
        why_not=destructions.why_not(session, one),
        level=int(one.ref.level),
        project_name=projects.get(one.ref.project, ""),
        ground=str(one.ground),
        received_on=one.received_on,
        letter=one.letter,
        hours=one.hours,
        own=own,
    )


def _projects(session: Session) -> dict[Id, str]:
    office = own_office(session)
    if office is None:
        return {}
    try:
        return {entry.project: entry.name for entry in register.projects(office)}
    finally:
        office.close()
