"""Everything that belongs to one customer in a project: what a destruction takes away.

Which records those are is what `app.customers.belonging` says. A search that somebody keeps belongs to the customer
when what it looks for names them, and a kept report when its title does, whomever it counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.copies.numbers import counts_by_kind
from app.customers.belonging import members as members  # noqa: PLC0414 (the word of this page as well)
from app.customers.documents.store import files_of
from app.customers.model import Ref
from app.customers.search.naming import Marks, marks_of, searches_naming
from app.customers.search.saved import SEARCH
from app.customers.statistics.reports import REPORT
from app.destruction.haystack import fold
from app.destruction.scan import Wanted, shared, wanted
from app.ids import Id
from app.vault.compartment import Compartment
from app.vault.record import Record
from app.vault.sealed_file import KIND as DOCUMENT

_OF_THE_OFFICE = frozenset({"relation", "owner", "classification", "verified", "urgent"})
"""Fields of a customer that tell what the office thinks of them and who works for them."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one compartment holds of the customer."""

    compartment: Compartment
    rids: frozenset[Id]
    by_kind: dict[str, int]
    revisions: int
    documents: int
    files: frozenset[Id] = frozenset()
    """The sealed files of its documents."""


def part_of(compartment: Compartment, customer: Ref) -> Part:
    """Count what the compartment holds of the customer."""
    rids = members(compartment, customer.rid)
    revisions = sum(len(compartment.history(rid)) for rid in rids)
    by_kind, files = counts_by_kind(compartment, rids), files_of(compartment, rids)
    documents = len(document_names(compartment, rids)) + by_kind.get(DOCUMENT, 0)
    return Part(compartment, rids, by_kind, revisions, documents, files)


def parts_of(compartments: Sequence[Compartment], customer: Ref) -> tuple[list[Part], frozenset[str]]:
    """Of each compartment that holds anything of the customer, or may have held it in a draft, what it holds; and the
    texts that name the customer.
    """
    before = [part_of(compartment, customer) for compartment in compartments]
    texts = identifying([part for part in before if part.rids], customer)
    marks = marks_in(before, customer)
    parts = [with_kept(one, texts, customer, marks) for one in before]
    # That anything was ever typed there is enough: what was thrown away may have been about the customer, and an older
    # copy of that file must not open with a key that stays in force.
    return [part for part in parts if part.rids or part.compartment.ever_drafted()], texts


def marks_in(parts: list[Part], customer: Ref) -> Marks:
    """By what the customer is known, in any revision of their own record."""
    return marks_of(record for part in parts for record in part.compartment.history(customer.rid))


def with_kept(part: Part, texts: frozenset[str], customer: Ref, marks: Marks) -> Part:
    """The part with the kept searches and reports that name the customer in what somebody typed: they know nobody by
    id.
    """
    compartment = part.compartment
    found = {rid for rid in _of_kind(compartment, SEARCH) if _searches_for(compartment.history(rid), texts)}
    found |= searches_naming(compartment, customer.rid, marks)
    found |= {rid for rid in _of_kind(compartment, REPORT) if _titled_for(compartment.history(rid), texts)}
    if not found - part.rids:
        return part
    rids = part.rids | found
    revisions = sum(len(compartment.history(rid)) for rid in rids)
    return replace(part, rids=rids, by_kind=counts_by_kind(compartment, rids), revisions=revisions)


def _of_kind(compartment: Compartment, kind: str) -> list[Id]:
    return [Id(rid) for (rid,) in compartment.rows("SELECT rid FROM record WHERE kind = ?", (kind,))]


def _titled_for(history: list[Record], texts: frozenset[str]) -> bool:
    """Whether any title that a kept report had names the customer."""
    typed = [replace(record, body={"title": record.body["title"]}) for record in history if record.op == "U"]
    return any(names_customer(text, texts) for text in wanted(typed).texts)


def _searches_for(history: list[Record], texts: frozenset[str]) -> bool:
    """Whether any revision of a kept search names the customer, in its name, in its text or as an owner."""
    typed = [
        replace(record, body={"name": record.body["name"], "text": record.body["text"], "filters": owner})
        for record in history
        if record.op == "U"
        for owner in [record.body["filters"]["owner"]]
    ]
    return any(names_customer(text, texts) for text in wanted(typed).texts)


def document_names(compartment: Compartment, rids: frozenset[Id]) -> list[str]:
    """The file names of the scans that belong to those records."""
    return [name for rid, name in compartment.rows("SELECT rid, name FROM attachment") if rid in rids]


def wanted_from(parts: list[Part]) -> Wanted:
    """Everything to search for, from all revisions and documents of all compartments."""
    records: list[Record] = []
    names: list[str] = []
    for part in parts:
        records += [record for rid in part.rids for record in part.compartment.history(rid)]
        names += document_names(part.compartment, part.rids)
    return wanted(records, names)


def shared_by(part: Part, values: Wanted) -> frozenset[str]:
    """Those texts that what stays in that compartment holds too."""
    return shared(part.compartment, values, part.rids)


def identifying(parts: list[Part], customer: Ref) -> frozenset[str]:
    """The folded texts of the customer's own record, all revisions: what a certificate must never repeat.

    Who is in charge, and what else the office says of many customers in the same words, names nobody.
    """
    own = [record for part in parts if customer.rid in part.rids for record in part.compartment.history(customer.rid)]
    return wanted(replace(record, body=_of_their_own(record.body)) for record in own).texts


def _of_their_own(body: Mapping[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in body.items() if field not in _OF_THE_OFFICE}


def names_customer(text: str, texts: frozenset[str]) -> bool:
    """Whether ``text`` holds, or is part of, anything that identifies the customer."""
    folded = fold(text).strip()
    return any(known in folded or (len(folded) >= len(known) // 2 > 0 and folded in known) for known in texts)


def drop_drafts(compartment: Compartment, customer: Ref, texts: frozenset[str]) -> int:
    """Forget unsaved typing about the customer that hangs on no record; returns how many drafts went."""
    found = _drafts_about(compartment, customer, texts)
    for uid, key in found:
        compartment.drop_draft(uid, key)
    return len(found)


def _drafts_about(compartment: Compartment, customer: Ref, texts: frozenset[str]) -> list[tuple[Id, str]]:
    """Whose drafts, by key, are about the customer or name them."""
    return [
        (Id(uid), key)
        for uid, key, rid, body in compartment.rows("SELECT uid, key, rid, body FROM draft")
        if rid == customer.rid or customer.rid.hex() in body or any(text in fold(body) for text in texts)
    ]
