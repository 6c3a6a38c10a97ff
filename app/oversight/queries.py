"""What officers may see of the journal. An officer's own reading is journalled like any other.

A look is one entry, however far it is scrolled: what follows of it, and how many it finds, belongs to it.
"""

from __future__ import annotations

from app.access.event import Event
from app.oversight import acts, selecting
from app.oversight.filling import Progress, behind, catch_up
from app.oversight.health import health_of
from app.oversight.index import opened
from app.oversight.model import (
    JournalFilter,
    JournalHealth,
    JournalOpened,
    JournalPage,
    JournalPerson,
    JournalShape,
    JournalState,
)
from app.oversight.telling import project_names, told, wanted_of
from app.session.door import Session
from app.session.subject import Subject

MOST_ROWS = 500
MOST_SKIPPED = 20_000
MOST_DIGITS = 40
"""Of what was typed as a record's code, so many go into the entry."""

STEP = 1000
"""Rows between two anchors of a list."""


def journal_state(session: Session) -> JournalState:
    """How long the journal is, and what the officer's index has yet to open: nothing of what anybody did.

    Raises Refused for everybody but officers.
    """
    session.read(Event.JOURNAL_PAGE)
    with opened(session) as index:
        left = behind(session, index)
    return JournalState(session.journal.last_id(), left, _people(session))


def prepare_journal(session: Session, most: int = 0, progress: Progress | None = None) -> JournalOpened:
    """Open what is not in the officer's index, the newest first; with ``most`` about so many entries of it.

    ``progress`` may raise Cancelled.
    """
    session.read(Event.JOURNAL_PAGE)
    with opened(session) as index:
        catch_up(session, index, progress, most=most)
        return JournalOpened(behind(session, index), session.journal.last_id(), index.since())


def read_journal(
    session: Session, wanted: JournalFilter, before: int | None = None, limit: int = 200, skip: int = 0
) -> JournalPage:
    """Who did what when, newest first, narrowed by ``wanted``; a following page after ``skip`` rows below ``before``.

    Of a long journal that is not opened yet the newest entries are, and the page tells what is not.
    Following one person or one record is noted in the officer's own entry. Raises Refused for everybody but officers,
    Problem("oversight.bad_day") for a day that is none.
    """
    asked = wanted_of(wanted)
    look = ("journal", wanted)
    follows = before is not None and session.goes_on(look)
    session.read(Event.JOURNAL_PAGE if follows else Event.JOURNAL_READ, _subject(wanted))
    session.went_on_record(look)
    most, passed = max(1, min(limit, MOST_ROWS)), max(0, min(skip, MOST_SKIPPED))
    with opened(session) as index:
        if not follows:
            catch_up(session, index, most=1)
        found = [acts.act_of(index, row) for row in selecting.newest(index, asked, before, passed + most)[passed:]]
        contradicted, unread = index.contradicted, index.missing().count
        since = index.since() if unread else 0
    names = project_names(session)
    rows = tuple(told(session, act, names) for act in found)
    following = rows[-1].id if len(rows) == most else None
    return JournalPage(rows, following, session.journal.last_id(), contradicted, unread, since)


def journal_shape(session: Session, wanted: JournalFilter) -> JournalShape:
    """How many entries a look that is on record finds, and where its pages begin. Counted after the first rows show.

    Raises as `read_journal`; a look that is not on record is put there.
    """
    asked = wanted_of(wanted)
    look = ("journal", wanted)
    session.read(Event.JOURNAL_PAGE if session.goes_on(look) else Event.JOURNAL_READ, _subject(wanted))
    session.went_on_record(look)
    total, anchors = acts.shape_of(session, asked, STEP)
    return JournalShape(total, STEP, anchors)


def _subject(wanted: JournalFilter) -> Subject:
    """Whom or what a look follows, for the officer's own entry."""
    return Subject(person=wanted.person, note=f"rid:{wanted.rid[:MOST_DIGITS]}" if wanted.rid else "")


def verify_journal(session: Session, progress: Progress | None = None) -> JournalHealth:
    """Prove that the journal is whole, or say exactly where it is not; and what vouches for how much of it.

    ``progress`` may raise Cancelled.
    """
    session.read(Event.JOURNAL_VERIFY)
    return health_of(session, progress)


def people_in_journal(session: Session) -> tuple[JournalPerson, ...]:
    """Everybody who may have written, for the filter."""
    session.read(Event.JOURNAL_PAGE)
    return _people(session)


def _people(session: Session) -> tuple[JournalPerson, ...]:
    people = session.vault.roster.people.values()
    return tuple(JournalPerson(person.uid, person.name) for person in sorted(people, key=lambda one: one.name))
