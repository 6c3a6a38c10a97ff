"""The values of a project's own fields, whatever the fields are called: in and out of a body, and in a search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.customers.form import Custom, Value

CUSTOM = "custom"
"""Where they stand in the body of a customer or an item."""


def custom_from(body: Mapping[str, Any]) -> Custom:
    """The values in a body. What is of no type that this version knows is passed over; `custom_body` keeps it."""
    stored = body.get(CUSTOM)
    if not stored:
        return ()
    if not isinstance(stored, dict):
        raise TypeError("an object is expected")
    return tuple(sorted((name, value) for name, value in stored.items() if _is_known(value)))


def custom_body(custom: Custom, before: Mapping[str, Any]) -> dict[str, Any]:
    """What to put into a body over ``before``: nothing at all where there are no values and never were."""
    stored = before.get(CUSTOM)
    kept = {name: value for name, value in stored.items() if not _is_known(value)} if isinstance(stored, dict) else {}
    return {CUSTOM: kept | dict(custom)} if custom or kept or stored else {}


def custom_words(custom: Custom) -> str:
    """What a search finds of them."""
    return " ".join(str(value) for _, value in custom if not isinstance(value, bool))


def _is_known(value: object) -> bool:
    return isinstance(value, Value)
