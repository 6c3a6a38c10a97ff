"""What officers see of the yearly archives."""

from __future__ import annotations

from pathlib import Path

from app.access.event import Event
from app.clock import local
from app.errors import Problem
from app.oversight import acts, past, selecting
from app.oversight.acts import year_ends
from app.oversight.archives.file import NO_ARCHIVE
from app.oversight.archives.hashed import sha256_of
from app.oversight.archives.model import ArchiveCheck, ArchiveState, PastJournal
from app.oversight.archives.reading import check_file, registered, whose
from app.oversight.filling import Progress
from app.oversight.model import JournalFilter, JournalPage, JournalShape
from app.oversight.queries import MOST_ROWS, MOST_SKIPPED, STEP
from app.oversight.telling import project_names, told, wanted_of
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


def open_archive(session: Session, path: str, progress: Progress | None = None) -> PastJournal:
    """Prove an archive as `check_archive` does, and have it ready to be read with `read_past`.

    One that does not hold is opened as well, with what does not hold: officers are to see it.

    Raises as `check_archive`.
    """
    file = Path(path)
    session.read(Event.JOURNAL_PAST, Subject(note=file.name))
    try:
        name = sha256_of(file)
    except OSError as error:
        raise Problem(NO_ARCHIVE) from error
    with whose(session, file) as house:
        keys = house.keys
    with past.filled(session, name, keys) as filling:
        found = check_file(session, file, progress, filling.add)
        filling.end(found.number)
    with past.opened(session, name) as index:
        people = past.people_in(session, index)
    return PastJournal(
        name=name,
        title=found.number,
        entries=found.entries,
        first_at=filling.first_at,
        last_at=filling.last_at,
        faults=found.faults,
        registered=found.registered,
        same=found.same,
        other=found.other,
        people=people,
        house=found.house,
        later=found.later,
    )


def read_past(
    session: Session, name: str, wanted: JournalFilter, before: int | None = None, limit: int = 200, skip: int = 0
) -> JournalPage:
    """As `app.oversight.queries.read_journal`, of a journal of the past that was opened under ``name``.

    Raises Problem("oversight.past_closed") when it was not, Problem("oversight.bad_day").
    """
    asked = wanted_of(wanted)
    most, passed = max(1, min(limit, MOST_ROWS)), max(0, min(skip, MOST_SKIPPED))
    follows = _look(session, name, wanted, goes_on=before is not None)
    with past.opened(session, name) as index:
        if not follows:
            session.read(Event.JOURNAL_PAST, Subject(person=wanted.person, note=past.title_of(index)))
        found = [acts.act_of(index, row) for row in selecting.newest(index, asked, before, passed + most)[passed:]]
        total = past.count_of(index)
    session.went_on_record(("past", name, wanted))
    names = project_names(session)
    rows = tuple(told(session, act, names) for act in found)
    return JournalPage(rows, rows[-1].id if len(rows) == most else None, total)


def past_shape(session: Session, name: str, wanted: JournalFilter) -> JournalShape:
    """As `app.oversight.queries.journal_shape`, of a journal of the past."""
    asked = wanted_of(wanted)
    follows = _look(session, name, wanted, goes_on=True)
    with past.opened(session, name) as index:
        if not follows:
            session.read(Event.JOURNAL_PAST, Subject(person=wanted.person, note=past.title_of(index)))
        total, anchors = selecting.shape(index, asked, STEP)
    session.went_on_record(("past", name, wanted))
    return JournalShape(total, STEP, anchors)


def _look(session: Session, name: str, wanted: JournalFilter, *, goes_on: bool) -> bool:
    """Pass the door; whether this belongs to a look that is on record."""
    session.read(Event.JOURNAL_PAGE)
    return goes_on and session.goes_on(("past", name, wanted))
