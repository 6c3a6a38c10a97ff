"""What officers see of the yearly archives."""

from __future__ import annotations

from pathlib import Path

from app.access.event import Event
from app.clock import local
from app.errors import Problem
from app.journal.entry import Entry
from app.keys.wrap import EncryptionKey
from app.oversight.acts import year_ends
from app.oversight.archives import store
from app.oversight.archives.checking import Reading
from app.oversight.archives.file import NO_ARCHIVE, told_lines
from app.oversight.archives.hashed import sha256_of
from app.oversight.archives.model import ArchiveCheck, ArchiveRow, ArchiveState
from app.oversight.filling import Progress
from app.session.door import Session
from app.session.signing import own_office
from app.session.subject import Subject


def archive_state(session: Session) -> ArchiveState:
    """The archives made, and the years that something is left of."""
    session.read(Event.JOURNAL_ARCHIVES)
    rows = _registered(session)
    reached = rows[0].last if rows else 0
    years = tuple(year for year, last in year_ends(session) if last > reached)
    return ArchiveState(rows, years, local(session.now()).year)


def check_archive(session: Session, path: str, progress: Progress | None = None) -> ArchiveCheck:
    """Read an archive from beginning to end, and hold it against the register and the present journal.

    Raises Problem("oversight.no_archive"), Corrupt("oversight.archive_damaged"), Corrupt("vault.roster_forged") and
    Corrupt("journal.detail_unreadable"). ``progress`` may raise Cancelled.
    """
    session.read(Event.JOURNAL_ARCHIVE_CHECK, Subject(note=Path(path).name))
    return check_file(session, Path(path), progress)


def check_file(session: Session, path: Path, progress: Progress | None) -> ArchiveCheck:
    """The same for who has passed the door."""
    same, other = 0, 0

    def compare(entry: Entry, h: bytes) -> None:
        nonlocal same, other
        present = next(session.journal.entries(after=entry.id - 1, before=entry.id + 1), None)
        fits = present is not None and present.h == h
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
    known = next((row for row in _registered(session) if row.number == number), None)
    registered = known is not None and known.sha256 == sha256_of(path)
    year = int(reading.said["year"])
    return ArchiveCheck(number, year, reading.entries, tuple(reading.faults), registered, same, other)


def _registered(session: Session) -> tuple[ArchiveRow, ...]:
    office = own_office(session)
    if office is None:
        return ()
    try:
        return store.archives(office)
    finally:
        office.close()
