"""What may be seen of checks. Every function passes the door first."""

from __future__ import annotations

from collections.abc import Callable

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.archive.checks import hurting, running, schedule, standing, store
from app.archive.checks.looking import CIPHERTEXT
from app.archive.checks.model import CheckState, FileLine, Hurt, PastCheck, PastPart, Schedule
from app.archive.checks.naming import named
from app.ids import Id, from_hex
from app.session.closing import closed
from app.session.door import Session
from app.session.subject import Subject

MOST_PAST = 100


def check_state(session: Session) -> CheckState:
    """The light, and whether a check runs. Everybody is told the light; how many files, whom the page is offered to."""
    session.read(Event.CHECK_STATE)
    return standing.state_of(session, told_counts=may(Event.CHECK_LIST, session.duties))


def list_files(session: Session) -> tuple[FileLine, ...]:
    """Every file of the vault with its last check. Compartments without a key here are told without a name."""
    session.read(Event.CHECK_LIST)
    notes, now = store.notes_kept(session), session.now()
    checked = session.vault.roster.checked
    keys = {key.place.file_id: key.key for key in session.open_keys()}
    rows = []
    for file, part in store.parts_of(session, notes).items():
        name = named(session, file)
        last = checked.get(file)
        by = session.name_of(last.by) if last and file != CIPHERTEXT else ""
        rows.append(
            FileLine(
                name.what, name.name, name.level, name.project, part.checked_at, by, part.faults,
                held=name.what != "archive.compartment" or file in keys,
                overdue=part.due(now), closed=file in keys and closed(session.vault.roster, file, keys[file]),
            )
        )  # fmt: skip
    return tuple(sorted(rows, key=_order))


def _order(row: FileLine) -> tuple[bool, bool, bool, str, str, int]:
    """What is wrong first, then the compartments by name, those without one after them, then the house."""
    of_house = row.what != "archive.compartment"
    return (not row.faults, of_house, not row.name, row.what, row.name, row.level)


def list_checks(session: Session) -> tuple[PastCheck, ...]:
    """The last checks, newest first, each as whoever looked signed it."""
    session.read(Event.CHECK_LIST)
    past = []
    for statement in reversed(store.statements(session)[-MOST_PAST:]):
        parts = []
        for file, faults, *_ in statement.fields["parts"]:
            name = named(session, from_hex(file))
            parts.append(PastPart(name.what, name.name, name.level, tuple(faults)))
        (by,) = statement.signatures
        past.append(PastCheck(statement.at, session.name_of(by), tuple(parts)))
    return tuple(past)


def list_hurt(session: Session, project: Id, level: Level, progress: Callable[[int, int], None] | None = None) -> Hurt:
    """What still reads of a damaged compartment and what does not, record by record. ``progress`` may raise Cancelled.

    Raises Refused for whoever holds no key of it.
    """
    session.read(Event.CUSTOMER_HURT, Subject(project, level))
    return hurting.look(session, project, level, progress)


def schedule_state(session: Session) -> Schedule:
    """The weekly run of this account, and what it found last."""
    session.read(Event.CHECK_STATE)
    timer, why = schedule.timers(session.world.profile).standing()
    notes = store.notes_kept(session)
    faults = tuple((fault.name, fault.code) for fault in notes.faults)
    remarks = tuple((remark.name, remark.code) for remark in notes.remarks)
    return Schedule(timer, why, notes.looked_at, len(notes.marks), faults, remarks)


def check_runs(session: Session) -> bool:
    """Whether a check of this session is under way."""
    session.read(Event.CHECK_STATE)
    return running.under_way(session) is not None
