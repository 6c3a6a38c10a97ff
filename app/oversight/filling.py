"""Bringing the officer's index up to the journal: opening what it does not hold yet, a stretch at a time.

Each stretch is a transaction of its own, so that a filling that was stopped or killed goes on where it was, and the
person's other room can fill at the same time.

1. A few new entries are opened in their order. Where there are many, the newest come first and the rest from there
   backwards, so that the last days can be read at once; what is new meanwhile goes before what is old.
2. Each entry is held against its writer's signature. One signature stands for those before it in its chain as far as
   their hashes lead there: nobody signs on top of an entry that they did not sign themselves (`Journal.append`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from app.errors import Corrupt
from app.journal.entry import Detail, Entry, hash_of, open_detail
from app.keys.signature import verify
from app.keys.wrap import EncryptionKey
from app.oversight.index import Index, Missing
from app.session.door import Session
from app.vault.record import WriterId

AT_ONCE = 2000
"""Entries opened in one transaction: some 0.3 s."""

FORGED = "journal.writer_forged"

Progress = Callable[[int, int], None]


def behind(session: Session, index: Index) -> int:
    """How many entries have to be opened yet: numbers are never skipped but in a journal that was tampered with."""
    return max(0, session.journal.last_id() - index.reached().id) + index.missing().count


def catch_up(session: Session, index: Index, progress: Progress | None = None, *, most: int = 0) -> int:
    """Open every entry that is not held; returns how many. ``progress`` may raise Cancelled; what was done stays.

    With ``most`` it ends after about so many, as soon as the newest of all are held.
    """
    keys = tuple(EncryptionKey.from_bytes(key) for key in session.identity.house.journal)
    total, done = behind(session, index), 0
    while True:
        with index.filling() as reached:
            last = session.journal.last_id()
            entries, missing = _stretch(session, index, reached.id, last)
            index.add(_opened(session, keys, entries), missing)
            newest = index.reached().id >= last or len(entries) < AT_ONCE
            left = index.missing().count
        done += len(entries)
        if progress is not None:
            progress(done, max(done, total))
        if newest and (not left or 0 < most <= done):
            return done


def _stretch(session: Session, index: Index, reached: int, last: int) -> tuple[list[Entry], Missing | None]:
    """The next entries to be opened, and what is missing after them where that changes."""
    missing, journal = index.missing(), session.journal
    many = last - reached > AT_ONCE
    if last > reached and not (many and not missing.count):
        return list(islice(journal.entries(after=reached), AT_ONCE)), None
    if many:
        missing = Missing(reached, last)
    if not missing.count:
        return [], None
    found = list(islice(journal.entries(newest_first=True, after=missing.base, before=missing.floor + 1), AT_ONCE))
    return found, Missing(missing.base, found[-1].id - 1 if len(found) == AT_ONCE else missing.base)


def _opened(session: Session, keys: tuple[EncryptionKey, ...], entries: Sequence[Entry]) -> list[tuple[Entry, Detail]]:
    """Entries with what they say. One that cannot be read is shown as such: it must not hide the others.

    So is one that its writer has not signed: anybody of the house can write into the file in a colleague's name.
    """
    signed = _signed(session, entries)
    return [
        (entry, _detail(session, keys, entry) if entry.id in signed else Detail(event="", outcome=FORGED))
        for entry in entries
    ]


def _signed(session: Session, entries: Sequence[Entry]) -> set[int]:
    """Which entries their writers signed, with their own signature or with one further on in the same chain."""
    found: set[int] = set()
    before: dict[WriterId, tuple[int, bytes]] = {}
    for entry in sorted(entries, key=lambda one: one.id, reverse=True):
        h = hash_of(entry)
        if h is None:
            continue
        if before.get(entry.writer) != (entry.seq, h):
            public = _key_of(session, entry)
            if public is None or not verify(public, h, entry.sig):
                continue
        found.add(entry.id)
        before[entry.writer] = (entry.seq - 1, entry.prev)
    return found


def _detail(session: Session, keys: tuple[EncryptionKey, ...], entry: Entry) -> Detail:
    try:
        return open_detail(keys, session.vault.vault_id, entry.detail)
    except Corrupt as error:
        return Detail(event="", outcome=error.code)


def _key_of(session: Session, entry: Entry) -> bytes | None:
    """The key of whom an entry names; somebody may have joined a moment ago."""
    found = session.vault.roster.public_key_of(entry.writer.uid)
    if found is None:
        session.vault.refresh()
        found = session.vault.roster.public_key_of(entry.writer.uid)
    return found
