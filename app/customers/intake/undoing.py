"""Taking a batch back, compartment by compartment.

Rules:

1. A customer whom the batch entered goes, if nobody changed it since and nothing hangs on it: no item, document, entry,
   release or copy names it, as far as the session can see.
2. A customer into whom it merged gets back what stood there before, as a new revision, if nobody changed it since.
   Where the project takes data in by three steps by now they stay as they are: what is in force is corrected by an
   entry, never by one person. A batch that was cut off is taken back all the same.
3. The rest stays, and is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.access.level import Level
from app.clock import DAY
from app.customers.entry.gate import takes_steps
from app.customers.intake import store
from app.customers.intake.model import Taken
from app.customers.intake.planning import STEP, Progress
from app.customers.intake.store import BATCH, BatchRecord
from app.customers.projection import CUSTOMER
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.record import Record

SLACK = 7 * DAY
"""What was hung on somebody just after a clock was set back looks older than they are; what is older names nobody."""


@dataclass(frozen=True, slots=True)
class Part:
    """A batch in one compartment: what of it can go, be restored, or has to stay."""

    level: Level
    found: BatchRecord
    entered: Sequence[tuple[Id, str]]
    """All at their first revision, each with its kind."""
    merged: Sequence[Record]
    taken: Taken
    seq: int
    """The last change of the compartment that was looked at."""


def batch_at(session: Session, project: Id, level: Level, batch: Id) -> BatchRecord | None:
    """The batch at one level; ``None`` where it wrote nothing or was taken back already."""
    found = store.batch_of(session.compartment(project, level), batch)
    return None if found is None or found.undone else found


def part_of(session: Session, project: Id, level: Level, batch: Id, *, cut_off: bool = False) -> Part | None:
    """What could be taken back at one level; ``None`` as `batch_at`."""
    compartment = session.compartment(project, level)
    found = batch_at(session, project, level, batch)
    if found is None:
        return None
    seq, _ = compartment.head
    entered = store.entered(compartment, found)
    restores = cut_off or not takes_steps(session, project)
    merged = store.merged(compartment, found) if restores else []
    needed = _needed(session, project, level, found.first.at - SLACK)
    free = [one for one in entered if one[0] not in needed]
    changed = found.rows + found.merged - len(entered) - len(merged)
    taken = Taken(len(free), len(merged), changed, len(entered) - len(free))
    return Part(level, found, free, merged, taken, seq)


def take_back(change: Change, compartment: Compartment, part: Part, progress: Progress | None = None) -> None:
    """Do it, inside a change of that compartment. Raises Problem("vault.changed_meanwhile").

    So also where something was hung on one of them, a hold for example, since it was looked at.
    """
    named = store.named_after(compartment, part.seq)
    if named and any(rid in named for rid, _ in part.entered):
        raise Problem("vault.changed_meanwhile")
    total = len(part.entered) + len(part.merged)

    def told(done: int) -> None:
        if progress is not None:
            progress(done, total)

    for done, record in enumerate(part.merged, start=1):
        before = compartment.history(record.rid)[-2]
        change.put(record.rid, CUSTOMER, before.body, base=record.rev)
        if done % STEP == 0:
            told(done)
    change.remove_many([(rid, kind, 1) for rid, kind in part.entered], lambda done: told(len(part.merged) + done))
    if not part.entered:
        told(total)
    taken = part.taken
    undone = {
        "removed": taken.removed,
        "restored": taken.restored,
        "changed": taken.changed,
        "hangs": taken.hangs,
    }
    record = part.found.record
    change.put(record.rid, BATCH, {**record.body, "undone": undone}, base=record.rev)


def _needed(session: Session, project: Id, level: Level, at: int) -> frozenset[Id]:
    """The customers whom anything names that was written since, at this level or above."""
    places = [session.compartment(project, above) for above in session.levels(project) if above >= level]
    return frozenset().union(*(store.named_since(compartment, at) for compartment in places))
