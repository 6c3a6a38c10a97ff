"""Who has the vault open, as the officers' journal tells, and ending that; whose keys still wait to be renewed.

Rules:

* A session is open when no lock follows its unlocking. A machine that lost power locked nothing, so it is listed until
  a day has passed or the person unlocks again.
* Nothing older than a day is looked at: every session locks itself long before. A clock that was set back ends no look.
* Ending is a statement in the directory, signed by the officer; the door of the other session refuses from then on.
* Keys have to be renewed within seven days of the destruction that asked for it (`renewing.deadline`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.access.event import Event
from app.clock import DAY
from app.errors import Corrupt
from app.ids import Id
from app.journal.entry import Detail, Entry, is_signed, open_detail
from app.keys.encoding import Label
from app.keys.wrap import EncryptionKey
from app.people.freezing import clean_reason, serving
from app.people.model import RenewalRow, SessionRow
from app.people.renewing import deadline
from app.session.door import EVERYDAY, TOP_SECRET_ROOM, Session
from app.session.subject import Subject
from app.vault.record import WriterId

_OPENINGS = {Event.SIGN_IN.value: EVERYDAY, Event.STEP_UP.value: TOP_SECRET_ROOM}


@dataclass(slots=True)
class _Writer:
    """What the walk back through the journal has found of one person's device so far."""

    last_at: int
    locked: set[str] = field(default_factory=set)
    found: set[str] = field(default_factory=set)


def open_sessions(session: Session) -> tuple[SessionRow, ...]:
    """See `app.people.queries.list_sessions`."""
    keys = tuple(EncryptionKey.from_bytes(key) for key in session.identity.house.journal)
    ended = dict(_ended(session))
    writers: dict[WriterId, _Writer] = {}
    rows = []
    key_of = session.vault.roster.public_key_of
    for entry in session.journal.since(session.now() - DAY):
        if entry.writer in writers and EVERYDAY in writers[entry.writer].found:
            continue
        detail = _detail(session, keys, entry)
        room = _opened(detail)
        # What somebody else wrote in this person's name ends no session, and begins none.
        telling = entry.writer not in writers or room or detail.event == Event.LOCK.value
        if telling and not is_signed(key_of(entry.writer.uid), entry):
            continue
        state = writers.setdefault(entry.writer, _Writer(entry.at))
        if detail.event == Event.LOCK.value:
            state.locked.add(detail.note or EVERYDAY)
        elif room and room not in state.found:
            state.found.add(room)
            if room not in state.locked:
                rows.append(_row(session, entry, room, state.last_at, ended.get(entry.writer.uid, 0)))
    return tuple(rows)


def end(session: Session, uid: Id, reason: str, passphrase: str) -> None:
    """See `app.people.actions.end_sessions`."""
    event, subject = Event.SESSION_END, Subject(person=uid)
    with session.act(event, subject):
        session.confirm(passphrase)
        serving(session, uid)
        if uid == session.uid:
            raise session.refuse(event, subject, "people.not_oneself")
        signers = [(session.uid, session.identity.signing_key)]
        with session.vault.stating(session.now()) as change:
            change.state(Label.SESSION_END, {"uid": uid.hex(), "reason": clean_reason(reason)}, signers)
        session.vault.refresh()


def renewals(session: Session) -> tuple[RenewalRow, ...]:
    """See `app.people.queries.renewal_state`."""
    roster = session.vault.roster
    rows = []
    for person in roster.people.values():
        seq, at = person.renewed
        done = seq > roster.renew_asked
        due_at = deadline(session.vault, person)
        if person.active:
            rows.append(RenewalRow(person.uid, person.name, at, done, due_at, not done and session.latest() > due_at))
    return tuple(sorted(rows, key=lambda row: (row.done, row.name)))


def _opened(detail: Detail) -> str:
    """The room that this entry opened; empty for any other. Signing a document is a step-up without a room."""
    room = _OPENINGS.get(detail.event, "")
    whole = detail.outcome == "ok" and (room != TOP_SECRET_ROOM or detail.note == TOP_SECRET_ROOM)
    return room if whole else ""


def _ended(session: Session) -> Iterator[tuple[Id, int]]:
    """When sessions of each person were last ended."""
    for statement in session.vault.directory.statements(Label.SESSION_END):
        yield Id(bytes.fromhex(statement.fields["uid"])), statement.at


def _detail(session: Session, keys: tuple[EncryptionKey, ...], entry: Entry) -> Detail:
    try:
        return open_detail(keys, session.vault.vault_id, entry.detail)
    except Corrupt as error:
        return Detail(event="", outcome=error.code)


def _row(session: Session, entry: Entry, room: str, last_at: int, ended_at: int) -> SessionRow:
    return SessionRow(
        uid=entry.writer.uid,
        name=session.name_of(entry.writer.uid),
        device=entry.writer.device.hex()[:6].upper(),
        room=room,
        since=entry.at,
        last_at=last_at,
        ended=ended_at >= entry.at,
        me=entry.writer.uid == session.uid,
    )
