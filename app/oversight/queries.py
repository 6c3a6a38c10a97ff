"""What officers may see of the journal. An officer's own reading is journalled like any other."""

from __future__ import annotations

from datetime import date

from app.access.event import Event
from app.clock import DAY, end_of_day
from app.errors import Corrupt, Problem
from app.ids import Id
from app.journal.entry import Detail, Entry, open_detail
from app.keys.wrap import EncryptionKey
from app.oversight.model import BreakRow, EntryRow, JournalFilter, JournalHealth, JournalPage, JournalPerson
from app.people import register
from app.session.door import Session
from app.session.signing import own_office
from app.session.subject import Subject

MOST_ROWS = 500

JournalKeys = tuple[EncryptionKey, ...]


def read_journal(session: Session, wanted: JournalFilter, before: int | None = None, limit: int = 200) -> JournalPage:
    """Who did what when, newest first, narrowed by ``wanted``.

    Following one person or one record is noted in the officer's own entry. Raises Refused for everybody but officers,
    Problem("oversight.bad_day") for a day that is none.
    """
    first, last = _moments(wanted)
    note = f"rid:{wanted.rid}" if wanted.rid else ""
    session.read(Event.JOURNAL_READ, Subject(person=wanted.person, note=note))
    keys = _journal_keys(session)
    names = _project_names(session)
    rows: list[EntryRow] = []
    total = session.journal.count()
    capped = max(1, min(limit, MOST_ROWS))
    for entry in session.journal.entries(newest_first=True, before=before):
        if entry.at < first or entry.at > last or (wanted.person and entry.writer.uid != wanted.person):
            continue
        detail = _detail(session, keys, entry)
        if _fits(detail, wanted):
            rows.append(_row(session, entry, detail, names))
        if len(rows) == capped:
            return JournalPage(tuple(rows), entry.id, total)
    return JournalPage(tuple(rows), None, total)


def verify_journal(session: Session) -> JournalHealth:
    """Prove that the journal is whole, or say exactly where it is not."""
    session.read(Event.JOURNAL_VERIFY)
    breaks = session.journal.verify(session.vault.roster.public_key_of)
    rows = tuple(BreakRow(found.code, session.name_of(found.writer.uid), found.seq) for found in breaks)
    chains = len(session.journal.heads())
    return JournalHealth(not rows, session.journal.count(), chains, rows, session.now())


def people_in_journal(session: Session) -> tuple[JournalPerson, ...]:
    """Everybody who may have written, for the filter."""
    session.read(Event.PERSON_LIST)
    people = session.vault.roster.people.values()
    return tuple(JournalPerson(person.uid, person.name) for person in sorted(people, key=lambda one: one.name))


def _moments(wanted: JournalFilter) -> tuple[int, int]:
    try:
        first = end_of_day(date.fromisoformat(wanted.day_from)) - DAY + 1 if wanted.day_from else 0
        last = end_of_day(date.fromisoformat(wanted.day_to)) if wanted.day_to else 2**63 - 1
    except ValueError as error:
        raise Problem("oversight.bad_day") from error
    return first, last


def _journal_keys(session: Session) -> JournalKeys:
    keys = session.identity.house.journal
    if not keys:
        raise session.refuse(Event.JOURNAL_READ, Subject(), "session.not_your_duty")
    return tuple(EncryptionKey.from_bytes(key) for key in keys)


def _detail(session: Session, keys: JournalKeys, entry: Entry) -> Detail:
    """What an entry says. One that cannot be read is shown as such: it must not hide the entries before it."""
    try:
        return open_detail(keys, session.vault.vault_id, entry.detail)
    except Corrupt as error:
        return Detail(event="", outcome=error.code)


def _project_names(session: Session) -> dict[Id, str]:
    office = own_office(session)
    if office is None:
        return {}
    try:
        return {project.project: project.name for project in register.projects(office)}
    finally:
        office.close()


def _fits(detail: Detail, wanted: JournalFilter) -> bool:
    if wanted.rid and not (detail.rid and detail.rid.hex().startswith(wanted.rid.lower())):
        return False
    if wanted.refusals_only and detail.outcome == "ok":
        return False
    return not wanted.event or detail.event == wanted.event


def _row(session: Session, entry: Entry, detail: Detail, names: dict[Id, str]) -> EntryRow:
    return EntryRow(
        id=entry.id,
        at=entry.at,
        person=entry.writer.uid,
        person_name=session.name_of(entry.writer.uid),
        device=entry.writer.device.hex()[:6].upper(),
        event=detail.event,
        outcome=detail.outcome,
        project_name=names.get(detail.project, "") if detail.project else "",
        level=detail.level or 0,
        rid=detail.rid.hex() if detail.rid else "",
        about_name=session.name_of(detail.person) if detail.person else "",
        note=detail.note,
        agreement=detail.agreement or "",
        lesson=detail.lesson or "",
    )
