"""Reading an archive from its file with the officers' keys, against the register and the journal of its house.

That is the present vault's, or a lost vault's whose house is sealed in this one: its archives were made for its own
officers, so they open with the keys that came along, and fit its journal as far as the backup reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.errors import Problem
from app.journal.entry import Entry
from app.journal.store import Journal
from app.keys.hashing import sha256
from app.keys.wrap import EncryptionKey
from app.oversight.archives import store
from app.oversight.archives.checking import Reading
from app.oversight.archives.file import NO_ARCHIVE, is_sealed_to, told_lines
from app.oversight.archives.hashed import sha256_of
from app.oversight.archives.model import ArchiveCheck, ArchiveRow
from app.oversight.filling import Progress
from app.people.former_house import houses_of, journal_of, office_of
from app.session.door import Session
from app.session.signing import own_office


@dataclass(frozen=True, slots=True, repr=False)
class House:
    """Whose archive it is: ``name`` is empty for the present vault, else the backup that a lost one came out of."""

    name: str
    journal: Journal
    keys: tuple[EncryptionKey, ...]
    registered: tuple[ArchiveRow, ...]


def check_file(
    session: Session, path: Path, progress: Progress | None, also: Callable[[Entry, bytes], None] | None = None
) -> ArchiveCheck:
    """What `check_archive` tells, for who has passed the door; ``also`` is told each entry and its hash."""
    with whose(session, path) as house:
        return _checked(session, path, house, progress, also)


def _checked(
    session: Session,
    path: Path,
    house: House,
    progress: Progress | None,
    also: Callable[[Entry, bytes], None] | None,
) -> ArchiveCheck:
    same = other = later = 0
    end = house.journal.last_id()

    def compare(entry: Entry, h: bytes) -> None:
        nonlocal same, other, later
        if also is not None:
            also(entry, h)
        present = next(house.journal.entries(after=entry.id - 1, before=entry.id + 1), None)
        fits = present is not None and _as_told(present) == _as_told(entry)
        after = bool(house.name) and entry.id > end
        same, other, later = same + fits, other + (not fits and not after), later + after
        done = same + other + later
        if progress is not None and done % 200 == 0:
            progress(done, max(done, int(reading.said["last"]) - int(reading.said["first"]) + 1))

    lines = told_lines(path, session.vault.vault_id, house.keys)
    number = str(next(lines)["number"])
    reading = Reading(session.vault.vault_id, compare)
    reading.read(lines)
    if reading.said["number"] != number:
        raise Problem(NO_ARCHIVE)
    digest = sha256_of(path)
    is_registered = any((row.number, row.sha256) == (number, digest) for row in house.registered)
    year, faults = int(reading.said["year"]), tuple(reading.faults)
    return ArchiveCheck(number, year, reading.entries, faults, is_registered, same, other, house.name, later)


@contextmanager
def whose(session: Session, path: Path) -> Iterator[House]:
    """The house whose keys open an archive, for a block. Raises Problem("oversight.no_archive")."""
    own = tuple(EncryptionKey.from_bytes(key) for key in session.identity.house.journal)
    for former in () if is_sealed_to(path, session.vault.vault_id, own) else houses_of(session):
        if is_sealed_to(path, session.vault.vault_id, former.journal_keys):
            with journal_of(session, former) as journal, office_of(session, former) as office:
                yield House(former.name, journal, former.journal_keys, store.archives(office))
            return
    yield House("", session.journal, own, registered(session))


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
