"""What the vault has beside a list: customers by their numbers, and the records of batches. Plain SQL at the top.

A batch leaves one record in every compartment that it wrote to; what it entered says so in its body (``batch``), and so
does a customer that it merged into (``merged``). No record of a batch names a customer or a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.customers.entry.projection import ENTRY
from app.customers.projection import CUSTOMER
from app.ids import Id, from_hex
from app.vault.compartment import Compartment
from app.vault.record import Record

BATCH = "import_batch"

ANY = "SELECT 1 FROM customer LIMIT 1"
BY_CODE = "SELECT code_key, rid FROM customer WHERE code_key IN"
BY_WORD = "SELECT rid, words FROM customer WHERE id IN (SELECT rowid FROM customer_words WHERE customer_words MATCH ?)"
WRITTEN_AT = "SELECT rid FROM customer WHERE updated_at = ?"
ENTRIES_AT = "SELECT rid FROM record WHERE kind = 'entry' AND at = ?"
KINDS = "SELECT DISTINCT kind FROM record"
BODIES_SINCE = "SELECT body FROM record WHERE kind = ? AND op = 'U' AND at >= ?"

_CODES_AT_ONCE = 500
_WORDS_AT_ONCE = 100
_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """A batch as one compartment has it: its record, and the revision by which it was written."""

    record: Record
    first: Record

    @property
    def batch(self) -> Id:
        """The id that all compartments share."""
        return from_hex(self.record.body["batch"])

    @property
    def rows(self) -> int:
        """How many customers it entered here."""
        return int(self.record.body["rows"])

    @property
    def merged(self) -> int:
        """How many it merged into here."""
        return int(self.record.body["merged"])

    @property
    def undone(self) -> bool:
        """Whether it was taken back."""
        return "undone" in self.record.body


def has_customers(compartment: Compartment) -> bool:
    """Whether there is anything that a list could repeat."""
    return bool(compartment.rows(ANY))


def by_codes(compartment: Compartment, codes: Sequence[str]) -> Iterator[tuple[str, Id]]:
    """Those of the folded codes that a customer here has, and whose they are."""
    for start in range(0, len(codes), _CODES_AT_ONCE):
        some = codes[start : start + _CODES_AT_ONCE]
        marks = ", ".join("?" * len(some))
        yield from ((code, Id(rid)) for code, rid in compartment.rows(f"{BY_CODE} ({marks})", some))


def by_numbers(compartment: Compartment, numbers: Sequence[str]) -> Iterator[Id]:
    """Customers among whose words is one of these numbers; what kind of number it is there, their records tell."""
    for start in range(0, len(numbers), _WORDS_AT_ONCE):
        asked = " OR ".join(f'"{number}"' for number in numbers[start : start + _WORDS_AT_ONCE])
        yield from (Id(rid) for rid, _ in compartment.rows(BY_WORD, (asked,)))


def batches(compartment: Compartment) -> list[BatchRecord]:
    """The batches that wrote here, newest first."""
    return [BatchRecord(record, compartment.history(record.rid)[0]) for record in compartment.of_kind(BATCH)]


def batch_of(compartment: Compartment, batch: Id) -> BatchRecord | None:
    """One batch, if it wrote here."""
    return next((found for found in batches(compartment) if found.batch == batch), None)


def untouched(compartment: Compartment, found: BatchRecord) -> list[Record]:
    """What the batch wrote here and nobody changed since: customers that it entered or merged into, and entries that
    nobody has looked at yet.
    """
    name = found.batch.hex()
    rids = [Id(rid) for sql in (WRITTEN_AT, ENTRIES_AT) for (rid,) in compartment.rows(sql, (found.first.at,))]
    records = [record for rid in rids if (record := compartment.get(rid)) is not None]
    return [record for record in records if is_entered(record, name) or record.body.get("merged") == name]


def is_entered(record: Record, batch: str) -> bool:
    """Whether the batch of this name entered the customer, who is as it came."""
    return record.rev == 1 and (record.kind == ENTRY or record.body.get("batch") == batch)


def named_since(compartment: Compartment, at: int) -> frozenset[Id]:
    """Every id that a record here names which was written since ``at`` and is no customer: what hangs on somebody."""
    kinds = [kind for (kind,) in compartment.rows(KINDS) if kind not in {CUSTOMER, BATCH}]
    bodies = (body for kind in kinds for (body,) in compartment.rows(BODIES_SINCE, (kind, at)))
    return frozenset(from_hex(name) for body in bodies for name in _ID.findall(body))
