"""A kept report as a record's body.

The figures stand in it as one text, and so do the ids of the customers counted: a destruction searches what remains
for every text of what it takes away, and a month or the name of a stage would be found everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from app.access.level import Level
from app.customers.form import ItemKind
from app.customers.statistics.model import (
    MOST_NAMED,
    CustomerFigures,
    Figure,
    Figures,
    ItemFigures,
    Period,
    Statistics,
)
from app.errors import Corrupt
from app.ids import Id

_CUSTOMER_GROUPS = ("by_level", "by_relation", "by_owner", "by_month")
_ITEM_GROUPS = ("by_level", "by_stage", "by_owner", "by_month")


def to_body(title: str, figures: Statistics, named: Sequence[Id] | None) -> dict[str, Any]:
    """``named``: the customers that the figures are about; None: too many to say."""
    return {
        "title": title,
        "level": int(max(figures.levels)),
        "counted": MOST_NAMED + 1 if named is None else len(named),
        "contains": " ".join(rid.hex() for rid in named or ()),
        "figures": json.dumps(asdict(figures), ensure_ascii=False, sort_keys=True),
    }


def figures_of(body: Mapping[str, Any]) -> Statistics:
    """The figures in a body. Raises Corrupt("statistics.report_damaged") when they are none."""
    try:
        held = json.loads(body["figures"])
        customers = held["customers"]
        return Statistics(
            levels=tuple(Level(level) for level in held["levels"]),
            period=Period(str(held["period"]["first"]), str(held["period"]["last"])),
            customers=CustomerFigures(
                int(customers["total"]),
                int(customers["count"]),
                *(_groups(customers[name]) for name in _CUSTOMER_GROUPS),
            ),
            items=tuple(_items(items) for items in held["items"]),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise Corrupt("statistics.report_damaged").because(fault) from None


def head_of(body: Mapping[str, Any]) -> tuple[str, int, bool]:
    """The title, how many customers were counted, and whether it is known which. Raises Corrupt as `figures_of`."""
    title, counted, contains = body.get("title"), body.get("counted"), body.get("contains")
    if not isinstance(title, str) or type(counted) is not int or not isinstance(contains, str):
        raise Corrupt("statistics.report_damaged")
    return title, counted, counted <= MOST_NAMED


def _items(held: Mapping[str, Any]) -> ItemFigures:
    return ItemFigures(
        ItemKind(held["kind"]),
        int(held["count"]),
        int(held["amount"]),
        int(held["open"]),
        int(held["open_amount"]),
        int(held["overdue"]),
        *(_groups(held[name]) for name in _ITEM_GROUPS),
    )


def _groups(held: Sequence[Mapping[str, Any]]) -> Figures:
    return tuple(Figure(str(one["key"]), int(one["count"]), int(one["amount"])) for one in held)
