"""Writing a batch: what was prepared goes into its compartments, each in one change, all of it or nothing.

Where the project asks for the three steps, `app.customers.entry.gate` makes entries of new customers and of merges.

The steps follow the common rule (keys-and-files §7): the intent is noted first; each compartment gets its customers,
its merges and its record of the batch in one transaction; then the intent is cleared. Cut off between two compartments,
the batch is taken back where it was written, at once or at the next unlocking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.access.event import Event
from app.access.level import Level
from app.customers import store
from app.customers.body import fields_of, from_body, to_body
from app.customers.entry import gate
from app.customers.entry import store as entries
from app.customers.entry.fields import substance
from app.customers.entry.model import What
from app.customers.form import CustomerForm, Ref
from app.customers.intake.merging import merged
from app.customers.intake.planning import STEP, Merge, Progress, uncollected
from app.customers.intake.store import BATCH
from app.customers.projection import CUSTOMER
from app.customers.values import custom_body
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject
from app.vault.change import BATCH as AT_ONCE
from app.vault.change import Change

Row = tuple[Id, str, Mapping[str, Any]]
"""A new record: its id, its kind, its body."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that one import writes: new customers by level, and what it brings into customers that are there."""

    batch: Id
    entered: dict[Level, list[CustomerForm]]
    merges: dict[Ref, list[Merge]] = field(default_factory=dict)

    @property
    def levels(self) -> list[Level]:
        """The levels that are written to, lowest first."""
        return sorted({*self.entered, *(ref.level for ref in self.merges)})

    @property
    def size(self) -> int:
        """How many records are written."""
        return sum(map(len, self.entered.values())) + len(self.merges)


def write(session: Session, project: Id, prepared: Prepared, progress: Progress | None = None) -> int:
    """Write the batch, level by level, and return into how many customers something was merged.

    What is written of one level is there or not; nothing is undone here.
    """
    count, changed = _Count(prepared.size, progress), 0
    for level in prepared.levels:
        forms = prepared.entered.get(level, [])
        merges = {ref: rows for ref, rows in prepared.merges.items() if ref.level == level}
        note = f"rows:{len(forms)}" + (f" merged:{len(merges)}" if merges else "")
        subject = Subject(project, level, prepared.batch, note=note)
        with uncollected(), session.change(Event.CUSTOMER_IMPORT, subject) as change:
            for some in _stretches(forms):
                change.put_many(gate.as_stored(session, project, _rows(session, some, prepared.batch), prepared.batch))
                count.more(len(some))
            into = []
            for ref, rows in merges.items():
                into += [ref] if _merge(session, change, ref, rows, prepared.batch) else []
                count.more(1)
            change.put(session.world.new_id(), BATCH, _batch_body(project, prepared, level, len(into)), base=None)
        changed += len(into)
        for ref in into:
            with session.act(Event.CUSTOMER_IMPORT_MERGE, Subject(project, level, ref.rid)):
                pass
    return changed


def _rows(session: Session, forms: Sequence[CustomerForm], batch: Id) -> list[Row]:
    """The records of some new customers."""
    name, new_id = batch.hex(), session.world.new_id
    return [(new_id(), CUSTOMER, {**fields_of(form), **_custom(form), "batch": name}) for form in forms]


def _custom(form: CustomerForm) -> dict[str, Any]:
    return custom_body(form.custom, {}) if form.custom else {}


def _merge(session: Session, change: Change, ref: Ref, rows: Sequence[Merge], batch: Id) -> bool:
    """Merge rows into a customer; returns whether they say anything that is not there yet, else nothing is written."""
    record = store.customer(session.compartment(ref.project, ref.level), ref.rid)
    form = from_body(record.body)
    for theirs, taken in rows:
        form = merged(form, theirs, taken)
    body = to_body(form, record.body)
    if substance(What.CUSTOMER, body) == substance(What.CUSTOMER, record.body):
        return False
    if not gate.takes_steps(session, ref.project):
        change.put(ref.rid, CUSTOMER, {**body, "merged": batch.hex()}, base=record.rev)
        return True
    if entries.open_about(session.compartment(ref.project, ref.level), ref.rid) is not None:
        raise Problem("intake.already_open", name=form.name)
    gate.propose(session, change, What.CUSTOMER, ref, body, record)
    return True


def _batch_body(project: Id, prepared: Prepared, level: Level, merges: int) -> dict[str, Any]:
    return {
        "batch": prepared.batch.hex(),
        "project": project.hex(),
        "level": int(level),
        "rows": len(prepared.entered.get(level, [])),
        "merged": merges,
    }


def _stretches(forms: Sequence[CustomerForm]) -> Iterator[Sequence[CustomerForm]]:
    return (forms[start : start + AT_ONCE] for start in range(0, len(forms), AT_ONCE))


class _Count:
    """How far the writing has come; telling it may raise Cancelled, which undoes the change in which it is told."""

    def __init__(self, total: int, progress: Callable[[int, int], None] | None) -> None:
        self._total, self._progress, self._done = total, progress, 0

    def more(self, count: int) -> None:
        self._done += count
        if self._progress is not None and (self._done % STEP == 0 or count > 1 or self._done == self._total):
            self._progress(self._done, self._total)
