"""Numbers that are never given twice, also after records were erased.

`Session.new_number` counts the records of a kind in a compartment. Erasing a customer takes records away, so every
erasure leaves, in each compartment it touched, a record that names nobody and says how many records of each kind went.
The same is left where a raised customer was cleared away.
"""

from __future__ import annotations

from app.customers.classification.store import MOVED_OUT
from app.ids import Id
from app.session.door import Session
from app.vault.compartment import Compartment

ERASURE = "erasure"
"""The kind of the record that an erasure leaves behind."""


def next_number(session: Session, compartment: Compartment, series: str, kind: str) -> str:
    """The next number of ``series`` in the compartment, like ``CC-2026-7QK-0001``; ``kind`` is what is counted."""
    head, _, count = session.new_number(compartment, series, kind).rpartition("-")
    return f"{head}-{int(count) + erased_count(compartment, kind):04d}"


def erased_count(compartment: Compartment, kind: str) -> int:
    """How many records of ``kind`` earlier erasures, and moves to higher levels, took out of the compartment."""
    left = (*compartment.of_kind(ERASURE), *compartment.of_kind(MOVED_OUT))
    return sum(int(record.body["removed"].get(kind, 0)) for record in left)


def counts_by_kind(compartment: Compartment, left_out: frozenset[Id]) -> dict[str, int]:
    """How many records of each kind stand among those that will be left out."""
    counts: dict[str, int] = {}
    for rid, kind in compartment.rows("SELECT rid, kind FROM record"):
        if rid in left_out:
            counts[kind] = counts.get(kind, 0) + 1
    return counts
