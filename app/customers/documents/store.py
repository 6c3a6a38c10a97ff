"""Documents in and out of a compartment's records and lists."""

from __future__ import annotations

from app.customers.documents.body import Document, from_body
from app.errors import Problem
from app.ids import Id, from_hex
from app.vault.compartment import Compartment
from app.vault.record import Record, WriterId
from app.vault.sealed_file import KIND as DOCUMENT

OF_CUSTOMER = "SELECT rid FROM document WHERE customer = ? ORDER BY added_at DESC, rid DESC"
SAME_CONTENT = "SELECT rid FROM document WHERE sha256 = ? ORDER BY added_at, rid"
NAMED = (
    "SELECT 1 FROM record WHERE kind = 'document' AND body LIKE ?1 UNION ALL "
    "SELECT 1 FROM revision WHERE kind = 'document' AND body LIKE ?1 LIMIT 1"
)
FIRST_WRITER = (
    "SELECT writer FROM revision WHERE rid = ?1 AND rev = 1 UNION ALL SELECT writer FROM record WHERE rid = ?1"
)


def document(compartment: Compartment, rid: Id) -> Record:
    """A document's current record. Raises Problem("documents.not_found") for removed or unknown ones."""
    record = compartment.get(rid)
    if record is None or record.op != "U" or record.kind != DOCUMENT:
        raise Problem("documents.not_found")
    return record


def removed(compartment: Compartment, rid: Id, base: int) -> Document:
    """What a document was before it was removed, as revision ``base``. Raises Problem("documents.not_found")."""
    history = compartment.history(rid)
    if len(history) < 2 or (history[-1].op, history[-1].rev, history[-1].kind) != ("D", base, DOCUMENT):
        raise Problem("documents.not_found")
    return from_body(history[-2].body)


def documents_of(compartment: Compartment, customer: Id) -> list[Record]:
    """The documents of a customer that stand in this compartment, newest first."""
    return [document(compartment, Id(rid)) for (rid,) in compartment.rows(OF_CUSTOMER, (customer,))]


def same_content(compartment: Compartment, sha256: bytes) -> list[Record]:
    """The documents here with just that content, oldest first."""
    return [document(compartment, Id(rid)) for (rid,) in compartment.rows(SAME_CONTENT, (sha256,))]


def adder(compartment: Compartment, rid: Id) -> Id:
    """Who added a document."""
    return WriterId.decoded(compartment.rows(FIRST_WRITER, (rid,))[0][0]).uid


def is_named(compartment: Compartment, file: Id) -> bool:
    """Whether any revision of any document names that sealed file. Looks through all of them."""
    return bool(compartment.rows(NAMED, (f"%{file.hex()}%",)))


def files_of(compartment: Compartment, rids: frozenset[Id]) -> frozenset[Id]:
    """The sealed files that any revision of these records names: what goes when they go."""
    found = set()
    for record in (record for rid in rids for record in compartment.history(rid)):
        if record.kind == DOCUMENT and isinstance(record.body.get("file"), str):
            found.add(from_hex(record.body["file"]))
    return frozenset(found)
