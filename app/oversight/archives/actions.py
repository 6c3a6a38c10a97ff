"""Making the archive of a year.

Steps, each of which may be interrupted: written beside its name and synced → read back whole, every seal, hash and
signature, and held against the journal → given its name → entered in the officers' register. What was cut off leaves a
``.part`` file or a file that is in no register; the next making begins anew. Nothing is ever taken out of the journal.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app.access.event import Event
from app.errors import Corrupt, Problem
from app.journal.entry import Entry
from app.oversight.acts import year_ends
from app.oversight.archives import store
from app.oversight.archives.checking import END
from app.oversight.archives.file import DAMAGED, Extent, pieces
from app.oversight.archives.hashed import sha256_of
from app.oversight.archives.model import SUFFIX, ArchiveRow
from app.oversight.archives.reading import check_file
from app.oversight.filling import Progress
from app.session.door import Session
from app.session.signing import own_office
from app.session.subject import Subject
from app.vault.durable import disk_errors, sync_file, sync_folder


def make_archive(session: Session, year: int, folder: str, progress: Progress | None = None) -> ArchiveRow:
    """Archive what came since the last archive up to the end of ``year`` into ``folder``; gives its row.

    Raises Problem("oversight.nothing_to_archive"), Problem("oversight.archive_exists"),
    Problem("vault.changed_meanwhile") when another one was made meanwhile, the disc's problems, and
    Corrupt("oversight.archive_damaged") when what was written does not read back. ``progress`` may raise Cancelled.
    """
    with session.act(Event.JOURNAL_ARCHIVE, Subject(note=str(year))):
        office = own_office(session)
        if office is None:
            raise Problem("oversight.nothing_to_archive")
        try:
            made = store.archives(office)
            extent = _extent(session, made, year)
            path = Path(folder) / f"nhat-ky-{extent.number}{SUFFIX}"
            row = _written(session, extent, path, progress)
            try:
                with office.change(Event.JOURNAL_ARCHIVE.value, session.identity, session.now()) as change:
                    if store.archives(office) != made:  # another officer made one meanwhile: this number is theirs
                        raise Problem("vault.changed_meanwhile")
                    store.put_archive(change, session.world.new_id(), row)
            except BaseException:
                with suppress(OSError):  # what is in no register would stand in the way of the next one
                    path.unlink()
                raise
        finally:
            office.close()
        return row


def _extent(session: Session, made: tuple[ArchiveRow, ...], year: int) -> Extent:
    first = made[0].last + 1 if made else 1
    last = dict(year_ends(session)).get(year, 0)
    if last < first:
        raise Problem("oversight.nothing_to_archive")
    number = f"NK-{year}-{sum(row.year == year for row in made) + 1:02d}"
    return Extent(number, year, first, last, session.now())


def _written(session: Session, extent: Extent, path: Path, progress: Progress | None) -> ArchiveRow:
    beside = path.with_suffix(".part")
    if path.exists():
        raise Problem("oversight.archive_exists")
    count = extent.last - extent.first + 1
    try:
        entries = _entries(session, extent, count, progress)
        public = session.journal.journal_public
        with disk_errors(), beside.open("wb") as file:
            for piece in pieces(session.vault, extent, entries, session.identity, public):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        found = check_file(session, beside, _second_half(progress, count))
        # A forged entry, or a gap, is the journal's own and goes into the safe as it is: nobody stops an archive by it.
        ended = all(code != END for code, _ in found.faults)
        if not ended or found.other or found.same != found.entries:
            raise Corrupt(DAMAGED)
        digest = sha256_of(beside)
        with disk_errors():
            sync_file(beside)
            beside.rename(path)
            sync_folder(path.parent)
    except BaseException:
        with disk_errors():
            beside.unlink(missing_ok=True)
        raise
    return ArchiveRow(
        number=extent.number,
        year=extent.year,
        first=extent.first,
        last=extent.last,
        entries=found.entries,
        at=extent.at,
        by=session.person.name,
        file=path.name,
        sha256=digest,
    )


def _entries(session: Session, extent: Extent, count: int, progress: Progress | None) -> Iterator[Entry]:
    entries = session.journal.entries(after=extent.first - 1, before=extent.last + 1)
    for number, entry in enumerate(entries, start=1):
        if progress is not None and number % 200 == 0:
            progress(number, 2 * count)
        yield entry


def _second_half(progress: Progress | None, count: int) -> Progress | None:
    if progress is None:
        return None
    tell = progress
    return lambda done, _total: tell(count + done, 2 * count)
