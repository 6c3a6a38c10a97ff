"""Bringing the officer's index up to the journal: opening what came since, a stretch at a time.

Each stretch is a transaction of its own, so that a filling that was stopped or killed goes on where it was, and the
person's other room can fill at the same time.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from app.errors import Corrupt
from app.journal.entry import Detail, Entry, is_signed, open_detail
from app.keys.wrap import EncryptionKey
from app.oversight.index import Index
from app.session.door import Session

AT_ONCE = 1000
"""Entries opened in one transaction: some 0.3 s."""

FORGED = "journal.writer_forged"

Progress = Callable[[int, int], None]


def behind(session: Session, index: Index) -> int:
    """How many entries have to be opened yet: numbers are never skipped but in a journal that was tampered with."""
    return max(0, session.journal.last_id() - index.reached().id)


def catch_up(session: Session, index: Index, progress: Progress | None = None) -> int:
    """Open every entry that came since; returns how many. ``progress`` may raise Cancelled; what was done stays."""
    keys = tuple(EncryptionKey.from_bytes(key) for key in session.identity.house.journal)
    total, done = behind(session, index), 0
    while True:
        with index.filling() as reached:
            entries = list(islice(session.journal.entries(after=reached.id), AT_ONCE))
            index.add([(entry, _detail(session, keys, entry)) for entry in entries])
        done += len(entries)
        if progress is not None:
            progress(done, max(done, total))
        if len(entries) < AT_ONCE:
            return done


def _detail(session: Session, keys: tuple[EncryptionKey, ...], entry: Entry) -> Detail:
    """What an entry says. One that cannot be read is shown as such: it must not hide the entries before it.

    So is one that its writer has not signed: anybody of the house can write into the file in a colleague's name.
    """
    if not is_signed(_key_of(session, entry), entry):
        return Detail(event="", outcome=FORGED)
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
