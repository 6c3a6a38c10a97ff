"""Customers and items in and out of compartments: plain SQL over the projections, records by id."""

from __future__ import annotations

from collections.abc import Sequence

from app.access.level import Level
from app.customers.entry.projection import ENTRY
from app.customers.projection import CUSTOMER, ITEM
from app.errors import Problem
from app.ids import Id
from app.vault.compartment import Compartment
from app.vault.record import Record

CODE = "SELECT code_key FROM customer WHERE rid = ?"
TAKEN = "SELECT code_key FROM customer WHERE code_key IN"
ITEMS_OF = "SELECT rid FROM item WHERE customer = ? ORDER BY updated_at DESC, rid DESC"
BOUND = "SELECT item, count(*) FROM document WHERE customer = ? AND item IS NOT NULL GROUP BY item"
CUSTOMERS_BELOW = "SELECT DISTINCT customer, customer_level FROM item WHERE customer_level < ? ORDER BY customer"

_ASKED_AT_ONCE = 500


def customer(compartment: Compartment, rid: Id) -> Record:
    """A customer's current record. Raises Problem("customers.not_found") for removed or unknown ones."""
    return _current(compartment, rid, CUSTOMER)


def item(compartment: Compartment, rid: Id) -> Record:
    """An item's current record. Raises Problem("customers.not_found")."""
    return _current(compartment, rid, ITEM)


def _current(compartment: Compartment, rid: Id, kind: str) -> Record:
    record = compartment.get(rid)
    if record is None or record.op != "U" or record.kind != kind:
        raise Problem("customers.not_found")
    return record


def items_of(compartment: Compartment, customer_rid: Id) -> list[Record]:
    """The items of a customer that stand in this compartment, newest first."""
    return [item(compartment, Id(rid)) for (rid,) in compartment.rows(ITEMS_OF, (customer_rid,))]


def documents_of_items(compartment: Compartment, customer_rid: Id) -> dict[Id, int]:
    """How many documents in this compartment are bound to each of the customer's items."""
    return {Id(rid): int(count) for rid, count in compartment.rows(BOUND, (customer_rid,))}


def customers_below(compartment: Compartment, level: Level) -> list[tuple[Id, Level]]:
    """Customers of lower levels that have items in this compartment."""
    return [(Id(rid), Level(found)) for rid, found in compartment.rows(CUSTOMERS_BELOW, (int(level),))]


def code_of(compartment: Compartment, rid: Id) -> str:
    """A customer's code in its folded form; empty when there is no such customer here."""
    rows = compartment.rows(CODE, (rid,))
    return str(rows[0][0] or "") if rows else ""


def codes_taken(compartment: Compartment, code_keys: Sequence[str]) -> set[str]:
    """Those of the folded codes that a customer here has."""
    found: set[str] = set()
    for start in range(0, len(code_keys), _ASKED_AT_ONCE):
        some = code_keys[start : start + _ASKED_AT_ONCE]
        marks = ", ".join("?" * len(some))
        found.update(code for (code,) in compartment.rows(f"{TAKEN} ({marks})", some))
    return found


def of_batch(compartment: Compartment, batch: Id) -> list[Record]:
    """What one import brought in: customers, and entries that propose some."""
    name = batch.hex()
    return [one for kind in (CUSTOMER, ENTRY) for one in compartment.of_kind(kind) if one.body.get("batch") == name]
