"""What officers see of the yearly archives."""

from __future__ import annotations

from pathlib import Path

from app.access.event import Event
from app.clock import local
from app.oversight.acts import year_ends
from app.oversight.archives.model import ArchiveCheck, ArchiveState
from app.oversight.archives.reading import check_file, registered
from app.oversight.filling import Progress
from app.session.door import Session
from app.session.subject import Subject


def archive_state(session: Session) -> ArchiveState:
    """The archives made, and the years that something is left of."""
    session.read(Event.JOURNAL_ARCHIVES)
    rows = registered(session)
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
