"""What may be seen of copies that were put back. Every function passes the door."""

from __future__ import annotations

from pathlib import Path

from app.access.event import Event
from app.access.level import Level
from app.archive.model import DrillStanding
from app.archive.restore import records, store
from app.archive.restore.model import (
    Compared,
    CopyState,
    DrillRow,
    Drills,
    Lacking,
    PlaceOf,
    Progress,
    drill_due,
    no_progress,
)
from app.archive.restore.newer import heads_seen, lacking, require_present
from app.archive.restore.opened import opened_with
from app.clock import DAY
from app.errors import NiemError
from app.ids import Id
from app.session.door import Session
from app.session.signing import own_office
from app.session.subject import Subject
from app.vault.incarnation import incarnation, mark_of


def copy_state(session: Session, newer: Path | None = None) -> CopyState:
    """Whether the open vault is a copy that was put back, how old it is, and what it lacks of ``newer``.

    A ``newer`` vault that cannot be read is told by its code; nothing is raised for it.
    """
    session.read(Event.RESTORE_STATE)
    mark, now = mark_of(session.vault.folder.path), session.now()
    if mark is None:
        return CopyState(False, False, False, 0, 0, 0, 0)
    found, why = _lacking(session, newer)
    entries, copied_at = _before(session)
    return CopyState(
        restored=True,
        pending=session.vault.pending,
        partial=mark.partial,
        laid_at=mark.at,
        copied_at=copied_at,
        age=max(0, now - copied_at),
        entries=entries,
        lacking=found,
        why=why,
    )


def _before(session: Session) -> tuple[int, int]:
    """How many entries the copy came with, and the time of the last: those of its own incarnations are newer."""
    journal = session.journal
    own = incarnation(session.world.device.incarnation, mark_of(session.vault.folder.path))
    heads = {writer: seq for writer, (seq, _) in journal.heads().items() if writer.incarnation != own}
    return sum(heads.values()), max(map(journal.last_time, heads), default=0)


def _lacking(session: Session, newer: Path | None) -> tuple[Lacking | None, str]:
    if newer is None:
        return None, ""
    try:
        with opened_with(session, newer) as present, present.journal() as journal:
            if session.vault.pending:
                require_present(present.vault, heads_seen(session))
            return lacking(session.vault, session.journal, present.vault, journal), ""
    except NiemError as error:
        return None, error.code


def compare_copy(
    session: Session, source: Path, project: Id, level: Level, text: str = "", progress: Progress | None = None
) -> Compared:
    """What the folder of a copy has otherwise than the present vault, in one compartment; ``text`` narrows it by name.

    ``progress`` may raise Cancelled. Raises Problem("restore.not_a_copy", "restore.other_vault",
    "restore.not_with_your_keys", "restore.no_key"), Corrupt("restore.copy_damaged").
    """
    session.read(Event.RESTORE_COMPARE, Subject(project, level))
    place = PlaceOf(project, level)
    with opened_with(session, source) as copy:
        return records.compare(session, copy, place, text, progress or no_progress)


def list_drills(session: Session) -> Drills:
    """The drills that were held, newest first, and whether one is due. Raises Refused for who is no officer."""
    session.read(Event.DRILL_LIST)
    rows, roster = _drills(session, Event.DRILL_LIST), session.vault.roster
    standing = _standing(session, rows)
    return Drills(rows, standing.due, roster.kit.threshold if roster.kit else 0)


def drill_standing(session: Session) -> DrillStanding:
    """How long ago restoring was last practised with success. Raises Refused for who is no officer."""
    session.read(Event.DRILL_STANDING)
    return _standing(session, _drills(session, Event.DRILL_STANDING))


def _drills(session: Session, event: Event) -> tuple[DrillRow, ...]:
    office = own_office(session)
    if office is None:
        raise session.refuse(event, Subject(), "session.not_your_duty")
    try:
        return store.drills(session, office)
    finally:
        office.close()


def _standing(session: Session, rows: tuple[DrillRow, ...]) -> DrillStanding:
    held, roster = [row.at for row in rows if row.whole], session.vault.roster
    # By the clock as it is, and by the latest time it has ever shown: neither a clock that was once ahead nor one that
    # was set back may silence this.
    moments = session.now(), session.latest()
    due = any(drill_due(held, roster.founded_at, now) for now in moments)
    ages = [now - max((at for at in (roster.founded_at, *held) if at <= now + DAY), default=now) for now in moments]
    return DrillStanding(due, bool(held), max(0, *ages) // DAY, roster.kit is not None)
