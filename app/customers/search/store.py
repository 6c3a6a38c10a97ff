"""Owners, and kept searches, in and out of compartments."""

from __future__ import annotations

from app.customers.search.saved import SEARCH
from app.errors import Problem
from app.ids import Id
from app.vault.compartment import Compartment
from app.vault.record import Record

# From each owner to the next along the index, however many customers each has.
OWNERS = """
WITH RECURSIVE owner (key) AS (
    SELECT min(owner_key) FROM customer WHERE owner_key > ''
    UNION ALL
    SELECT (SELECT min(c.owner_key) FROM customer c WHERE c.owner_key > owner.key) FROM owner WHERE owner.key NOT NULL
)
SELECT key, (SELECT c.owner FROM customer c WHERE c.owner_key = key LIMIT 1) FROM owner WHERE key NOT NULL LIMIT ?
"""


def owners(compartment: Compartment, most: int) -> list[tuple[str, str]]:
    """The first ``most`` owners of customers: folded, and as one of their customers has it."""
    return [(key, name) for key, name in compartment.rows(OWNERS, (most,))]


def searches_of(compartment: Compartment, uid: Id) -> list[Record]:
    """The searches that a person keeps in this compartment."""
    return [record for record in compartment.of_kind(SEARCH) if record.body.get("owner") == uid.hex()]


def search(compartment: Compartment, rid: Id, uid: Id) -> Record:
    """A person's own kept search. Raises Problem("search.not_found") for anything else."""
    record = compartment.get(rid)
    if record is None or record.op != "U" or record.kind != SEARCH or record.body.get("owner") != uid.hex():
        raise Problem("search.not_found")
    return record
