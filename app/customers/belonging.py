"""Everything in a compartment that names a customer, and references to records that changed their level.

A record belongs to a customer when it is the customer, or when any of its revisions names the customer by id: items,
documents, entries, release requests with their consents, copies, destruction orders. Ids are random, so a text never
names one by accident.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.ids import Id
from app.vault.compartment import Compartment

_MEMBERS = (
    "SELECT rid FROM record WHERE rid = ?1 OR body LIKE ?2 "
    "UNION SELECT rid FROM revision WHERE rid = ?1 OR body LIKE ?2"
)
_REF = {"project", "level", "rid"}


def members(compartment: Compartment, customer: Id) -> frozenset[Id]:
    """The ids of all records that belong to the customer, removed ones included."""
    rows = compartment.rows(_MEMBERS, (customer, f"%{customer.hex()}%"))
    return frozenset(Id(rid) for (rid,) in rows)


def relevelled(value: Any, levels: Mapping[str, int]) -> Any:  # noqa: ANN401 (whatever a body holds)
    """``value`` with the right level in every reference to a record of ``levels`` (id in hexadecimal → level)."""
    if isinstance(value, dict):
        if value.keys() == _REF and value["rid"] in levels:
            return {**value, "level": levels[value["rid"]]}
        return {name: relevelled(part, levels) for name, part in value.items()}
    if isinstance(value, list):
        return [relevelled(part, levels) for part in value]
    return value
