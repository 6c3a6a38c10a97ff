"""From what an officer asks to what the index is asked, and from an act to the row that is shown."""

from __future__ import annotations

from datetime import date
from weakref import WeakKeyDictionary

from app.access.families import Family, acts_of
from app.errors import Problem
from app.ids import Id
from app.oversight.acts import Act
from app.oversight.model import EntryRow, JournalFilter
from app.oversight.selecting import Wanted
from app.people import register
from app.session.door import Session
from app.session.signing import own_office
from app.vault.anchor import Head

_NAMES: WeakKeyDictionary[Session, tuple[Head, dict[Id, str]]] = WeakKeyDictionary()


def wanted_of(asked: JournalFilter) -> Wanted:
    """Raises Problem("oversight.bad_day") for a day that is none."""
    try:
        first = date.fromisoformat(asked.day_from) if asked.day_from else None
        last = date.fromisoformat(asked.day_to) if asked.day_to else None
    except ValueError as error:
        raise Problem("oversight.bad_day") from error
    return Wanted(asked.person, asked.rid, first, last, _events(asked), asked.refusals_only)


def _events(asked: JournalFilter) -> tuple[str, ...]:
    if asked.event:
        return (asked.event,)
    if asked.family in tuple(Family):
        return tuple(event.value for event in acts_of(Family(asked.family)))
    return ()


def project_names(session: Session) -> dict[Id, str]:
    """The names of all projects, from the officers' register; read again once anything was stated in the directory.

    Every new project comes with a statement, and opening the register asks the keyring, which takes longer than a page.
    """
    head = session.vault.directory.head
    known = _NAMES.get(session)
    if known is None or known[0] != head:
        known = _NAMES[session] = (head, _read_names(session))
    return known[1]


def _read_names(session: Session) -> dict[Id, str]:
    office = own_office(session)
    if office is None:
        return {}
    try:
        return {project.project: project.name for project in register.projects(office)}
    finally:
        office.close()


def told(session: Session, act: Act, names: dict[Id, str]) -> EntryRow:
    """One act as a row."""
    return EntryRow(
        id=act.id,
        at=act.at,
        person=act.person,
        person_name=session.name_of(act.person),
        device=act.device.hex()[:6].upper(),
        event=act.event,
        outcome=act.outcome,
        project_name=names.get(act.project, "") if act.project else "",
        level=act.level,
        rid=act.rid.hex() if act.rid else "",
        about_name=session.name_of(act.about) if act.about else "",
        note=act.note,
        agreement=act.agreement,
        lesson=act.lesson,
        customer=act.customer.hex() if act.customer else "",
    )
