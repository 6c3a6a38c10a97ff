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
_OF_BATCH = "SELECT r.rid FROM customer c JOIN record r ON r.rid = c.rid WHERE c.updated_at = ?"
ENTERED = f"{_OF_BATCH} AND r.rev = 1 AND json_extract(r.body, '$.batch') = ? ORDER BY r.rid"
MERGED = f"{_OF_BATCH} AND json_extract(r.body, '$.merged') = ? ORDER BY r.rid"
ENTRIES_AT = f"SELECT rid FROM record WHERE kind = '{ENTRY}' AND rev = 1 AND at = ? ORDER BY rid"
KINDS = "SELECT DISTINCT kind FROM record"
BODIES_SINCE = "SELECT rid, body FROM record WHERE kind = ? AND rid > ? AND op = 'U' AND at >= ? ORDER BY rid LIMIT ?"

_CODES_AT_ONCE = 500
_WORDS_AT_ONCE = 100
_BODIES_AT_ONCE = 2000
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


def entered(compartment: Compartment, found: BatchRecord) -> list[tuple[Id, str]]:
    """Whom the batch entered here and nobody changed since, and entries that nobody has looked at yet: all at their
    first revision, each with its kind.
    """
    at, name = found.first.at, found.batch.hex()
    customers = ((Id(rid), CUSTOMER) for (rid,) in compartment.rows(ENTERED, (at, name)))
    entries = ((Id(rid), ENTRY) for (rid,) in compartment.rows(ENTRIES_AT, (at,)))
    return [*customers, *entries]


def merged(compartment: Compartment, found: BatchRecord) -> list[Record]:
    """Those whom the batch merged into here and nobody changed since."""
    rids = (Id(rid) for (rid,) in compartment.rows(MERGED, (found.first.at, found.batch.hex())))
    return [record for rid in rids if (record := compartment.get(rid)) is not None]


def named_since(compartment: Compartment, at: int) -> frozenset[Id]:
    """Every id that a record here names which was written since ``at`` and is no customer: what hangs on somebody."""
    kinds = [kind for (kind,) in compartment.rows(KINDS) if kind not in {CUSTOMER, BATCH}]
    bodies = (body for kind in kinds for body in _bodies_since(compartment, kind, at))
    return frozenset(from_hex(name) for body in bodies for name in _ID.findall(body))


def named_after(compartment: Compartment, seq: int) -> frozenset[Id]:
    """Every id that a record here names which was written after the change numbered ``seq``."""
    if compartment.head[0] == seq:
        return frozenset()
    rows = compartment.rows("SELECT body FROM record WHERE seq > ?", (seq,))
    return frozenset(from_hex(name) for (body,) in rows for name in _ID.findall(body))


def _bodies_since(compartment: Compartment, kind: str, at: int) -> Iterator[str]:
    """A stretch at a time: an import of entries may have left a hundred thousand of them."""
    last = b""
    while rows := compartment.rows(BODIES_SINCE, (kind, last, at, _BODIES_AT_ONCE)):
        yield from (body for _, body in rows)
        last = rows[-1][0]
