"""Which check a session has under way, what is due for it, and taking in what came of it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from app.access.duty import Duty
from app.archive.checks import store
from app.archive.checks.apart import Apart
from app.archive.checks.examining import Found, Held, Question
from app.archive.checks.looking import CIPHERTEXT, doubted
from app.archive.checks.marks import Notes
from app.errors import NiemError
from app.ids import Id
from app.session.door import OpenKey, Session
from app.vault.vault import DIRECTORY_FILE, JOURNAL_FILE, OFFICE_FILE

CLEARS = frozenset({Duty.MANAGER, Duty.OFFICER})
"""Whose statement ends damage (`app.vault.roster_checks`)."""

_RUNNING: WeakKeyDictionary[Session, Apart] = WeakKeyDictionary()
_FAILED: WeakKeyDictionary[Session, tuple[NiemError, float]] = WeakKeyDictionary()
_FOUND: WeakKeyDictionary[Session, list[Found]] = WeakKeyDictionary()
"""What came and is not yet signed for."""
_KEPT_AT: WeakKeyDictionary[Session, float] = WeakKeyDictionary()

REST = 600.0
"""Seconds that what is due waits after a check that ended early."""

KEEP_EVERY = 10.0
"""Seconds after which what was found is signed for although the check goes on: a lock then loses no more."""


def under_way(session: Session) -> Apart | None:
    """The check that runs for this session."""
    return _RUNNING.get(session)


def failed(session: Session) -> NiemError | None:
    """Why the last check of this session ended early; told to everybody who asks until another one begins."""
    error, _ = _FAILED.get(session, (None, 0.0))
    return error


def rests(session: Session) -> bool:
    """Whether the last check ended early a moment ago: what is due is then not tried again by itself."""
    error, at = _FAILED.get(session, (None, 0.0))
    return error is not None and time.monotonic() - at < REST


def begin(session: Session, question: Question) -> None:
    """Start a check; one that runs goes on."""
    if session not in _RUNNING:
        _FAILED.pop(session, None)
        _RUNNING[session] = Apart(question)
        _KEPT_AT[session] = time.monotonic()


def stop(session: Session) -> None:
    """End the check that runs; what it found until now is kept by the next `take_in`."""
    running = _RUNNING.get(session)
    if running is not None:
        running.stop()


def take_in(session: Session) -> list[Found]:
    """What is to be kept now: everything at the end of a check, which is then put away, and some of it on the way."""
    waiting = _FOUND.setdefault(session, [])
    running = _RUNNING.get(session)
    if running is not None:
        over = running.over
        waiting += running.take()
        if over:
            running.stop()
            del _RUNNING[session]
            if running.error is not None:
                _FAILED[session] = (running.error, time.monotonic())
    early = session in _RUNNING and time.monotonic() - _KEPT_AT.get(session, 0.0) < KEEP_EVERY
    return [] if early else list(waiting)


def kept(session: Session) -> None:
    """What `take_in` gave is signed for."""
    _FOUND.pop(session, None)
    _KEPT_AT[session] = time.monotonic()


def everything(session: Session) -> Question:
    """All that this session has keys for, and the look at ciphertext."""
    return _question(session, session.open_keys(), house=True, ciphertext=True)


def what_is_due(session: Session, notes: Notes) -> Question | None:
    """What of it waits longer than a week, or was doubted by a look without keys; None when nothing does."""
    parts, now = store.parts_of(session, notes), session.now()
    again = doubted(notes)

    clears = bool(session.duties & CLEARS)

    def due(file: Id) -> bool:
        part = parts.get(file)
        if part is None or (part.faults and not clears):
            return False  # who may not state it whole need not look again
        doubts = file in session.set_aside and not part.faults
        # What others state is looked at at once by who may end it, and by nobody who found it themselves.
        last = session.vault.roster.checked.get(file)
        doubts |= last is not None and bool(last.claims) and all(one.by != session.uid for one in last.claims)
        return doubts or part.due(now) or (file in again and part.checked_at < notes.looked_at)

    held = [key for key in session.open_keys() if due(key.place.file_id)]
    house = any(due(file) for file in _house(session))
    ciphertext = due(CIPHERTEXT)
    if not held and not house and not ciphertext:
        return None
    return _question(session, held, house=house, ciphertext=ciphertext)


def _house(session: Session) -> tuple[Id, ...]:
    officer = session.identity.house.office is not None and Duty.OFFICER in session.duties
    return (DIRECTORY_FILE, JOURNAL_FILE, *((OFFICE_FILE,) if officer else ()))


def _question(session: Session, held: Iterable[OpenKey], *, house: bool, ciphertext: bool) -> Question:
    return Question(
        folder=session.vault.folder.path,
        directory_key=session.vault.directory_key,
        office_key=session.identity.house.office if OFFICE_FILE in _house(session) else None,
        house=house,
        compartments=tuple(Held(key.place, key.key) for key in held),
        seen=session.anchor_file.read(),
        notes=store.notes_of(session) if ciphertext else None,
        now=session.now(),
    )
