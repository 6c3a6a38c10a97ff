"""Signing a checkpoint, and making its paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.access.event import Event
from app.errors import Problem
from app.journal.verification import verify_since
from app.journal.walk import Break
from app.keys.encoding import Label
from app.oversight.checkpoints.model import MadeCheckpoint
from app.oversight.checkpoints.paper import paper
from app.oversight.checkpoints.store import Checkpoint, checkpoints, fields_of
from app.session.door import Session
from app.session.signing import countersigner
from app.session.subject import Credential, Subject
from app.vault.anchor import JournalSeen
from app.vault.checkpoint_rules import may_checkpoint
from app.vault.statement import Signers

Progress = Callable[[int, int], None]


def make_checkpoint(
    session: Session,
    accept_faults: bool,
    passphrase: str,
    countersigner: Credential,
    *,
    progress: Progress | None = None,
) -> MadeCheckpoint:
    """Prove what was written since the last checkpoint and sign where all chains end; gives the paper to print.

    Where something does not hold nothing is signed unless ``accept_faults``; the statement and the paper then name it,
    so that an office goes on after an incident that it knows of. Raises Refused("checkpoint.needs_two_officers"),
    Problem("checkpoint.not_whole"), Problem("checkpoint.older_than_last") and what `countersigner` raises.
    """
    event = Event.CHECKPOINT_MAKE
    before = checkpoints(session)
    with session.act(event, Subject(note=str(len(before) + 1))), _two(session, passphrase, countersigner) as signers:
        breaks, state = _proved(session, before, progress)
        if breaks and not accept_faults:
            raise Problem("checkpoint.not_whole", chains=len(breaks))
        if before and state.last < before[-1].seen().last:
            raise Problem("checkpoint.older_than_last", number=before[-1].number)
        faults = [(found.code, found.writer.encoded(), found.seq) for found in breaks]
        with session.vault.stating(session.now()) as change:
            statement = change.state(Label.CHECKPOINT, fields_of(len(before) + 1, state, faults), signers)
        session.vault.refresh()
    made = Checkpoint(statement)
    return MadeCheckpoint(made.number, paper(session, made))


def checkpoint_paper(session: Session, number: int) -> bytes:
    """The paper of a checkpoint once more, as a PDF. Raises Problem("checkpoint.unknown_number")."""
    with session.act(Event.CHECKPOINT_PAPER, Subject(note=str(number))):
        found = next((one for one in checkpoints(session) if one.number == number), None)
        if found is None:
            raise Problem("checkpoint.unknown_number", number=number)
        return paper(session, found)


def _proved(
    session: Session, before: list[Checkpoint], progress: Progress | None
) -> tuple[tuple[Break, ...], JournalSeen]:
    """What does not hold since the last checkpoint, every signature included, and the state to sign."""
    public_key_of = session.vault.roster.public_key_of
    if before:
        known = before[-1].seen()
        breaks, state = verify_since(session.journal, public_key_of, known, every_signature=True, progress=progress)
        if state != known or not breaks:
            return tuple(breaks), state
    papers = tuple(one.seen() for one in before)
    whole = session.journal.examine(public_key_of, papers=papers, progress=progress)
    return whole.breaks, whole.state


@contextmanager
def _two(session: Session, passphrase: str, credential: Credential) -> Iterator[Signers]:
    """The officer who is signed in and the second person, both with their passphrases."""
    event = Event.CHECKPOINT_MAKE
    session.confirm(passphrase)
    with countersigner(session, credential, event) as second:
        if not may_checkpoint(session.vault.roster, frozenset({session.uid, second.uid})):
            raise session.refuse(event, Subject(person=second.uid), "checkpoint.needs_two_officers")
        yield [*{session.uid: session.identity.signing_key, second.uid: second.signing_key}.items()]
