"""A kept search as the body of a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.access.level import Level
from app.customers.form import ItemKind, Relation
from app.customers.search.model import (
    LONGEST_NAME,
    LONGEST_TEXT,
    KeptSearch,
    ListFilter,
    ListOrder,
    OrderBy,
    SavedSearch,
    valid_filter,
)
from app.customers.validation import has_control, tidy
from app.errors import Corrupt, Problem
from app.ids import Id
from app.vault.record import Record

SEARCH = "saved_search"
"""The kind of its record."""

_TEXTS = ("owner", "updated_from", "updated_until", "created_from", "created_until", "stage")


def to_body(search: KeptSearch, owner: Id) -> dict[str, Any]:
    """The body of a search that `checked` has passed."""
    filters = search.filters
    return {
        "owner": owner.hex(),
        "name": search.name,
        "text": search.text,
        "levels": [int(level) for level in search.levels],
        "order": str(search.order.by),
        "descending": search.order.descending,
        "filters": {
            **{field: getattr(filters, field) for field in _TEXTS},
            "relation": str(filters.relation) if filters.relation else "",
            "kind": str(filters.kind) if filters.kind else "",
            "mine": filters.mine,
            "review_due": filters.review_due,
        },
    }


def widened(body: Mapping[str, Any], level: Level) -> dict[str, Any]:
    """The same search over one level more: it goes where the customer goes whom it names."""
    return {**body, "levels": sorted({*body["levels"], int(level)})}


def from_record(project: Id, level: Level, record: Record) -> SavedSearch:
    """The search in a record. Raises Corrupt("search.body_damaged")."""
    try:
        search = _from_body(record.body)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise Corrupt("search.body_damaged").because(fault) from None
    return SavedSearch(project, level, record.rid, record.rev, search, record.at)


def _from_body(body: Mapping[str, Any]) -> KeptSearch:
    kept = body["filters"]
    filters = ListFilter(
        relation=Relation(kept["relation"]) if kept["relation"] else None,
        kind=ItemKind(kept["kind"]) if kept["kind"] else None,
        mine=bool(kept["mine"]),
        review_due=bool(kept["review_due"]),
        **{field: str(kept[field]) for field in _TEXTS},
    )
    order = ListOrder(OrderBy(body["order"]), bool(body["descending"]))
    levels = tuple(Level(level) for level in body["levels"])
    return KeptSearch(str(body["name"]), str(body["text"]), levels, order, filters)


def checked(search: KeptSearch) -> KeptSearch:
    """The search as it is kept.

    Raises Problem("search.name_required"), Problem("search.name_too_long", most=…), Problem("search.name_control"),
    Problem("search.text_too_long", most=…), Problem("search.bad_day"), Problem("search.no_level").
    """
    name, text = tidy(search.name), tidy(search.text)
    if not name:
        raise Problem("search.name_required")
    if len(name) > LONGEST_NAME:
        raise Problem("search.name_too_long", most=LONGEST_NAME)
    if has_control(name, lines=False):
        raise Problem("search.name_control")
    if len(text) > LONGEST_TEXT:
        raise Problem("search.text_too_long", most=LONGEST_TEXT)
    if not valid_filter(search.filters):
        raise Problem("search.bad_day")
    if not search.levels:
        raise Problem("search.no_level")
    return KeptSearch(name, text, tuple(sorted(set(search.levels))), search.order, search.filters)
