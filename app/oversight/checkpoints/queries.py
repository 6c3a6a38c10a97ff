"""What officers see of the checkpoints, and whether a paper and the journal say the same."""

from __future__ import annotations

from app.access.event import Event
from app.errors import Problem
from app.journal.verification import contradictions
from app.oversight.checkpoints.model import CheckpointState, Compared, Mark, code_from, mark_from
from app.oversight.checkpoints.store import Checkpoint, checkpoints
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
        return _known(session, known) if known else Compared(False, "checkpoint.code_unknown", 0, 0, 0)
    known = next((one for one in found if one.statement.h == mark.statement), None)
    return _known(session, known) if known else _by_mark(session, mark)


def _known(session: Session, checkpoint: Checkpoint) -> Compared:
    """A paper whose statement stands in the directory: the journal must hold what it names."""
    breaks = contradictions(session.journal, checkpoint.seen(), clean=True)
    code = breaks[0].code if breaks else "checkpoint.fits"
    row = checkpoint.row(session)
    return Compared(not breaks, code, row.number, row.at, row.entries)


def _by_mark(session: Session, mark: Mark) -> Compared:
    """A paper whose statement is gone: somebody put the directory back, and perhaps the journal as well."""
    journal = session.journal
    same = journal.last_id() >= mark.last and journal.heads_at(mark.last).digest() == mark.heads
    code = "checkpoint.statement_gone" if same else "checkpoint.both_older"
    return Compared(False, code, mark.number, 0, mark.entries)
