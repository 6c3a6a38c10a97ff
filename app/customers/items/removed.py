"""What the removal of an item says: why, and what it was, so that it can be listed and brought back."""

from __future__ import annotations

from typing import Any

from app.customers.form import ItemForm
from app.vault.record import Record


def removal_body(form: ItemForm, reason: str) -> dict[str, Any]:
    """What stands in the place of an item that is taken off its customer.

    The customer by id alone: which level they stand at may change later, and nothing rewrites a removed record.
    """
    return {"customer": form.customer.rid.hex(), "kind": str(form.kind), "title": form.title, "reason": reason}


def is_removed_item(record: Record) -> bool:
    """Whether a record is an item that somebody took off, and not one that moved to another level."""
    return record.op == "D" and isinstance(record.body.get("reason"), str)
