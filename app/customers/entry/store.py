"""Entries in and out of compartments: bodies, queues, batches. Nothing here asks who may: ``model`` does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.access.level import Level
from app.customers.entry.fields import substance, title_of
from app.customers.entry.model import Hands, Queue, State, Step, What
from app.customers.entry.projection import ENTRY
from app.customers.form import Ref
from app.customers.projection import CUSTOMER, ITEM
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import canonical
from app.keys.hashing import sha256
from app.vault.compartment import Compartment
from app.vault.record import Body, Record
from app.vault.roster import Roster

NEVER_PROPOSED = frozenset({"verified", "urgent"})
"""What the program itself writes beside the fields of a record."""
KINDS: dict[What, str] = {What.CUSTOMER: CUSTOMER, What.ITEM: ITEM}
MOST_ROWS = 500

_OPEN = "e.step IN ('entered', 'returned', 'reviewed')"
_QUEUES: dict[Queue, str] = {
    Queue.MINE: _OPEN,
    Queue.REVIEW: "e.step = 'entered'",
    Queue.VERIFY: "e.step = 'reviewed'",
    Queue.RETURNED: "e.step = 'returned'",
    Queue.DONE: "e.step IN ('verified', 'withdrawn')",
}
Whose = Sequence[Id] | None
"""Whose entries are meant, by all identities of who entered them; None: everybody's."""


@dataclass(frozen=True, slots=True)
class BatchLine:
    """The entries of one batch at one step."""

    batch: Id
    step: Step
    count: int
    sample: int
    checked: int
    entered_by: Id
    entered_at: int
    first: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as stored."""

    record: Record
    what: What
    target: Id
    base: int
    step: Step
    proposed: Body | None

    @property
    def body(self) -> Body:
        """The whole body."""
        return self.record.body

    @property
    def rev(self) -> int:
        """The revision that an act is based on."""
        return self.record.rev

    @property
    def kind(self) -> str:
        """The kind of the record that this is about."""
        return KINDS[self.what]

    @property
    def rules(self) -> int:
        """The revision of the project's rules under which this was entered."""
        return int(self.body.get("rules", 0))

    @property
    def in_force(self) -> bool:
        """Whether an urgent correction is in force before it is verified."""
        return bool(self.body.get("urgent"))

    def state(self, roster: Roster) -> State:
        """What the rules ask; every identity of each person counts."""
        hands = self.body["hands"]
        urgent = self.body.get("urgent")

        def people(step: str) -> frozenset[Id]:
            return frozenset(one for uid in hands.get(step, ()) for one in roster.family_of(from_hex(uid)))

        by = roster.family_of(from_hex(urgent["by"])) if urgent else frozenset()
        return State(
            self.step,
            Hands(people("entered"), people("reviewed"), people("verified"), by),
            correction=self.base > 0,
            in_force=self.in_force,
        )


def new_body(
    what: What,
    target: Id,
    proposed: Mapping[str, Any],
    record: Record | None,
    *,
    by: Id,
    at: int,
    rules: int,
    batch: Id | None = None,
) -> Body:
    """The first body of an entry, in place of ``record`` where that is in force already.

    ``customer`` stands in it by id, so that a destruction finds it; ``rules`` is the revision of the project's
    rules under which it is entered.
    """
    customer = proposed["customer"]["rid"] if what is What.ITEM else target.hex()
    return {
        "what": str(what),
        "target": target.hex(),
        "customer": customer,
        **stands_on(what, record),
        "proposed": dict(proposed),
        "step": str(Step.ENTERED),
        "entered": mark(by, at),
        "rules": rules,
        "hands": {"entered": [by.hex()]},
        **({"batch": batch.hex()} if batch else {}),
    }


def stands_on(what: What, record: Record | None) -> Body:
    """What an entry stands on: the revision (0: a new record), and the digest of what may not change meanwhile."""
    if record is None:
        return {"base": 0, "basis": ""}
    return {"base": record.rev, "basis": digest_of(what, record.body)}


def mark(by: Id, at: int) -> Body:
    """Who did a step, and when."""
    return {"by": by.hex(), "at": at}


def with_hand(body: Mapping[str, Any], step: str, uid: Id) -> Body:
    """The hands of an entry with one more in ``step``."""
    hands = {name: list(uids) for name, uids in body["hands"].items()}
    hands[step] = list(dict.fromkeys([*hands.get(step, []), uid.hex()]))
    return hands


def entry_at(compartment: Compartment, rid: Id) -> Entry:
    """An entry. Raises Problem("entry.not_found") for a removed or unknown one."""
    record = compartment.get(rid)
    if record is None or record.op != "U" or record.kind != ENTRY:
        raise Problem("entry.not_found")
    return entry_of(record)


def entry_of(record: Record) -> Entry:
    """The entry in a record. Raises Corrupt("entry.damaged") when it is none that was written here."""
    body = record.body
    try:
        return Entry(
            record,
            What(body["what"]),
            from_hex(body["target"]),
            int(body["base"]),
            Step(body["step"]),
            body.get("proposed"),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise Corrupt("entry.damaged").because(fault) from None


def in_force(compartment: Compartment, entry: Entry) -> Record | None:
    """The record that the entry is about, as it is in force now; None where there is none."""
    record = compartment.get(entry.target)
    return record if record is not None and record.op == "U" and record.kind == entry.kind else None


def open_about(compartment: Compartment, target: Id) -> Id | None:
    """The open entry about a record, if there is one."""
    rows = compartment.rows(f"SELECT e.rid FROM entry e WHERE e.target = ? AND {_OPEN}", (target,))
    return Id(rows[0][0]) if rows else None


def is_corrected(compartment: Compartment, customer: Id, *, with_items: bool) -> bool:
    """Whether an open entry corrects a customer in force, or (``with_items``) an item of theirs in this compartment."""
    kinds = (What.CUSTOMER, What.ITEM) if with_items else (What.CUSTOMER,)
    marks = ", ".join("?" * len(kinds))
    sql = f"SELECT 1 FROM entry e WHERE e.customer = ? AND e.base > 0 AND e.what IN ({marks}) AND {_OPEN} LIMIT 1"
    return bool(compartment.rows(sql, (customer, *map(str, kinds))))


def count_open(compartment: Compartment) -> int:
    """How many entries wait for somebody."""
    return int(compartment.rows(f"SELECT count(*) FROM entry e WHERE {_OPEN}")[0][0])


def lines(compartment: Compartment, queue: Queue, whose: Whose, batch: Id | None, limit: int) -> list[Id]:
    """The entries of a queue, urgent ones first, then the newest: those of one batch, or those of none."""
    where, people = _where(queue, whose)
    # Of a batch that is reviewed only the sample is shown.
    which = "e.batch = ? AND (e.step <> 'reviewed' OR e.sample = 1)" if batch else "e.batch IS NULL"
    rows = compartment.rows(
        f"SELECT e.rid FROM entry e WHERE {where} AND {which} "
        "ORDER BY e.urgent_at = 0, e.updated_at DESC, e.rid LIMIT ?",
        (*people, *((batch,) if batch else ()), limit),
    )
    return [Id(rid) for (rid,) in rows]


def batches(compartment: Compartment, queue: Queue, whose: Whose) -> list[BatchLine]:
    """The batches that have entries in a queue, the newest first."""
    where, people = _where(queue, whose)
    rows = compartment.rows(
        "SELECT e.batch, e.step, count(*), sum(e.sample), sum(e.sample AND e.checked), min(e.entered_by), "
        f"min(e.entered_at), min(e.title) FROM entry e WHERE {where} AND e.batch IS NOT NULL "
        "GROUP BY e.batch, e.step ORDER BY min(e.entered_at) DESC",
        people,
    )
    return [
        BatchLine(Id(batch), Step(step), count, sample, checked, Id(by), at, first)
        for batch, step, count, sample, checked, by, at, first in rows
    ]


def count_of(compartment: Compartment, queue: Queue, whose: Whose) -> int:
    """How many entries a queue has, those of batches included."""
    where, people = _where(queue, whose)
    return int(compartment.rows(f"SELECT count(*) FROM entry e WHERE {where}", people)[0][0])


def of_batch(compartment: Compartment, batch: Id, step: Step) -> list[Id]:
    """The entries of a batch at one step, in the order in which they were entered."""
    rows = compartment.rows("SELECT rid FROM entry WHERE batch = ? AND step = ? ORDER BY rid", (batch, str(step)))
    return [Id(rid) for (rid,) in rows]


def sample_of(compartment: Compartment, batch: Id) -> list[Id]:
    """Those that a verifier checks one by one, of what is reviewed."""
    rows = compartment.rows(
        "SELECT rid FROM entry WHERE batch = ? AND step = 'reviewed' AND sample = 1 ORDER BY rid", (batch,)
    )
    return [Id(rid) for (rid,) in rows]


def digest_of(what: What, body: Mapping[str, Any]) -> str:
    """Stands for what a verification vouches for."""
    return sha256(canonical(substance(what, body))).hex()


def title_at(compartment: Compartment, entry: Entry) -> str:
    """What names the entry: in what it proposes, else in its record."""
    body = content(compartment, entry)
    return title_of(entry.what, body) if body else ""


def content(compartment: Compartment, entry: Entry) -> Body | None:
    """What the entry says: what it proposes, or its record where that is in force; None when neither is there."""
    if entry.proposed is not None:
        return entry.proposed
    current = in_force(compartment, entry)
    return current.body if current else None


def before_it(compartment: Compartment, entry: Entry) -> Body | None:
    """What the record said before an entry came into force: one that was urgent, or was verified."""
    last = int(entry.body["urgent"]["rev"]) - 1 if entry.in_force else entry.base
    earlier = [record for record in compartment.history(entry.target) if record.rev <= last and record.op == "U"]
    return earlier[-1].body if earlier else None


def _where(queue: Queue, whose: Whose) -> tuple[str, tuple[Id, ...]]:
    if whose is None:
        return _QUEUES[queue], ()
    return f"{_QUEUES[queue]} AND e.entered_by IN ({', '.join('?' * len(whose))})", tuple(whose)


def level_of(compartment: Compartment) -> Level:
    """The level of a compartment."""
    return Level(compartment.place.level)


def target_ref(compartment: Compartment, target: Id) -> Ref:
    """Where the record of an entry stands: always beside the entry."""
    return Ref(compartment.place.project, level_of(compartment), target)
