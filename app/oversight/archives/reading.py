"""Reading an archive from its file with the officers' keys, against the register and the present journal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.errors import Problem
from app.journal.entry import Entry
from app.keys.hashing import sha256
from app.keys.wrap import EncryptionKey
from app.oversight.archives import store
from app.oversight.archives.checking import Reading
from app.oversight.archives.file import NO_ARCHIVE, told_lines
from app.oversight.archives.hashed import sha256_of
from app.oversight.archives.model import ArchiveCheck, ArchiveRow
from app.oversight.filling import Progress
from app.session.door import Session
from app.session.signing import own_office


def check_file(
    session: Session, path: Path, progress: Progress | None, also: Callable[[Entry, bytes], None] | None = None
) -> ArchiveCheck:
    """What `check_archive` tells, for who has passed the door; ``also`` is told each entry and its hash."""
    same, other = 0, 0

    def compare(entry: Entry, h: bytes) -> None:
        nonlocal same, other
        if also is not None:
            also(entry, h)
        present = next(session.journal.entries(after=entry.id - 1, before=entry.id + 1), None)
        fits = present is not None and _as_told(present) == _as_told(entry)
        same, other = same + fits, other + (not fits)
        if progress is not None and (same + other) % 200 == 0:
            progress(same + other, max(same + other, int(reading.said["last"]) - int(reading.said["first"]) + 1))

    keys = tuple(EncryptionKey.from_bytes(key) for key in session.identity.house.journal)
    lines = told_lines(path, session.vault.vault_id, keys)
    number = str(next(lines)["number"])
    reading = Reading(session.vault.vault_id, compare)
    reading.read(lines)
    if reading.said["number"] != number:
        raise Problem(NO_ARCHIVE)
    known = next((row for row in registered(session) if row.number == number), None)
    is_registered = known is not None and known.sha256 == sha256_of(path)
    year = int(reading.said["year"])
    return ArchiveCheck(number, year, reading.entries, tuple(reading.faults), is_registered, same, other)


def _as_told(entry: Entry) -> tuple[object, ...]:
    """Everything that an archive tells of an entry."""
    return (entry.writer, entry.seq, entry.prev, entry.at, entry.seen, entry.ref, sha256(entry.detail), entry.sig)


def registered(session: Session) -> tuple[ArchiveRow, ...]:
    """The officers' register of archives, newest first."""
    office = own_office(session)
    if office is None:
        return ()
    try:
        return store.archives(office)
    finally:
        office.close()
