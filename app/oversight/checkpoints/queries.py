"""What officers see of the checkpoints, and whether a paper and the journal say the same."""

from __future__ import annotations

from collections.abc import Callable

from app.access.event import Event
from app.errors import Problem
from app.journal.store import Journal
from app.journal.verification import contradictions
from app.keys.encoding import Label
from app.oversight.checkpoints.model import CheckpointState, Compared, Mark, code_from, mark_from
from app.oversight.checkpoints.store import Checkpoint, checkpoints
from app.people.former_house import directory_of, houses_of, journal_of
from app.session.door import Session
from app.session.subject import Subject
from app.vault.checkpoint_rules import due_at, is_due, may_checkpoint


def checkpoint_state(session: Session) -> CheckpointState:
    """Which checkpoints there are, when the next is due, and who may sign it. Raises Refused for all but officers."""
    session.read(Event.CHECKPOINT_LIST)
    found = checkpoints(session)
    roster = session.vault.roster
    last = roster.checkpoint
    seconds = tuple(
        (person.uid, person.name)
        for person in sorted(roster.serving(), key=lambda one: one.name)
        if person.uid != session.uid and may_checkpoint(roster, frozenset({session.uid, person.uid}))
    )
    return CheckpointState(
        rows=tuple(one.row(session) for one in reversed(found)),
        due_at=due_at(roster),
        due=is_due(roster, session.now(), session.latest()),
        since_last=max(0, session.journal.last_id() - (last.last if last else 0)),
        seconds=seconds,
        alone=roster.one_person,
    )


def compare_paper(session: Session, text: str) -> Compared:
    """Compare what stands on a paper, the text of its QR code or its code, with the journal as it is now.

    The paper of a vault that was lost is compared with the journal of its house, which is sealed in this one.

    Raises Problem("checkpoint.not_a_code") and Problem("checkpoint.other_vault").
    """
    mark, code = mark_from(text), code_from(text)
    if mark is None and not code:
        raise Problem("checkpoint.not_a_code")
    if mark is not None and mark.vault != session.vault.vault_id:
        raise Problem("checkpoint.other_vault")
    note = f"{mark.number}" if mark is not None else code
    session.read(Event.CHECKPOINT_COMPARE, Subject(note=note))
    found = checkpoints(session)
    if mark is None:
        known = next((one for one in found if one.code == code), None)
        if known is not None:
            return _known(session, known)
        return _of_former(session, lambda one: one.code == code) or Compared(False, "checkpoint.code_unknown", 0, 0, 0)
    known = next((one for one in found if one.statement.h == mark.statement), None)
    if known is not None:
        return _known(session, known)
    return _of_former(session, lambda one: one.statement.h == mark.statement) or _by_mark(session, mark)


def _known(session: Session, checkpoint: Checkpoint) -> Compared:
    """A paper whose statement stands in the directory: the journal must hold what it names."""
    return _held_against(session, session.journal, checkpoint, "checkpoint.fits")


def _held_against(session: Session, journal: Journal, checkpoint: Checkpoint, fits: str) -> Compared:
    breaks = contradictions(journal, checkpoint.seen(), clean=True)
    row = checkpoint.row(session)
    return Compared(not breaks, breaks[0].code if breaks else fits, row.number, row.at, row.entries)


def _of_former(session: Session, is_it: Callable[[Checkpoint], bool]) -> Compared | None:
    """A paper of a house that was lost; None where no such house knows it."""
    for former in houses_of(session):
        with directory_of(session, former) as directory:
            stated = map(Checkpoint, directory.statements(Label.CHECKPOINT))
            known = next((one for one in stated if is_it(one)), None)
        if known is not None:
            with journal_of(session, former) as journal:
                return _held_against(session, journal, known, "checkpoint.fits_former")
    return None


def _by_mark(session: Session, mark: Mark) -> Compared:
    """A paper whose statement is gone: somebody put the directory back, and perhaps the journal as well."""
    journal = session.journal
    same = journal.last_id() >= mark.last and journal.heads_at(mark.last).digest() == mark.heads
    code = "checkpoint.statement_gone" if same else "checkpoint.both_older"
    if not same and houses_of(session):
        code = "checkpoint.later_than_backup"
    return Compared(False, code, mark.number, 0, mark.entries)
