"""Lists of items out of compartments: plain SQL over their projection, keyset pages over several levels at once."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.access.level import Level
from app.customers.folding import fold
from app.customers.form import Ref
from app.customers.items.kinds import ItemKind, Stage
from app.customers.items.life import ENDS
from app.customers.items.model import ItemFilter, ItemRow, Order
from app.customers.projection import wanted_words
from app.errors import Problem
from app.ids import Id, from_hex
from app.vault.compartment import Compartment

_LISTED = (
    "i.rid, i.customer, i.customer_level, i.kind, i.title, i.stage, i.owner, i.amount, i.day, i.due, i.updated_at, "
    "(SELECT r.rev FROM record r WHERE r.rid = i.rid)"
)
_KEYS: dict[Order, tuple[str, bool]] = {
    Order.TITLE: ("title_key", False),
    Order.DUE: ("due_key", False),
    Order.NEWEST: ("day", True),
    Order.AMOUNT: ("amount_key", True),
}
"""The column whose order a list stands in, and whether it runs downwards."""

NAMES = "SELECT rid, name FROM customer WHERE rid IN"
_OPEN_ONLY = "i.stage NOT IN ({})".format(", ".join(f"'{stage}'" for stage in sorted(ENDS)))
FEW = 2000
"""Up to so many matches of a search are sorted; more are looked for by walking the list in its order."""

Key = tuple[Any, bytes]
"""Where a list went on: the key and the rid of the last row shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """A compartment to list from, and where it is."""

    project: Id
    level: Level
    compartment: Compartment


@dataclass(frozen=True, slots=True)
class _Where:
    """The conditions of a filter, and what is bound to them."""

    text: str
    values: tuple[Any, ...]


def encode_cursor(order: Order, key: Key) -> bytes:
    """The cursor as the window carries it."""
    return json.dumps([str(order), key[0], key[1].hex()]).encode("utf-8")


def decode_cursor(order: Order, data: bytes | None) -> Key | None:
    """The cursor from the window. Raises Problem("customers.bad_cursor") for what we did not make for this order."""
    if data is None:
        return None
    try:
        made_for, key, rid = json.loads(data)
        expected = int if order is Order.AMOUNT else str
        if made_for != str(order) or type(key) is not expected:
            raise ValueError
        return key, bytes(from_hex(rid))
    except (ValueError, TypeError) as error:
        raise Problem("customers.bad_cursor") from error


def list_rows(
    places: Sequence[Place], kind: ItemKind, wanted: ItemFilter, order: Order, after: Key | None, limit: int
) -> list[tuple[Key, ItemRow]]:
    """The next ``limit`` rows over several compartments, each with its key; customers' names are not here yet."""
    downwards = _KEYS[order][1]
    streams = [_stream(place, kind, wanted, order, after, limit) for place in places]
    merged = heapq.merge(*streams, key=lambda row: row[0], reverse=downwards)
    return [row for _, row in zip(range(limit), merged, strict=False)]


def _stream(
    place: Place, kind: ItemKind, wanted: ItemFilter, order: Order, after: Key | None, limit: int
) -> Iterator[tuple[Key, ItemRow]]:
    column, downwards = _KEYS[order]
    where = _where(wanted, walk=_is_walked(place.compartment, wanted))
    way, sign = ("DESC", "<") if downwards else ("ASC", ">")
    going_on = f" AND (i.{column}, i.rid) {sign} (?, ?)" if after is not None else ""
    sql = (
        f"SELECT i.{column}, {_LISTED} FROM item i WHERE i.kind = ?{where.text}{going_on} "
        f"ORDER BY i.{column} {way}, i.rid {way} LIMIT ?"
    )
    for key, *row in place.compartment.rows(sql, (str(kind), *where.values, *(after or ()), limit)):
        yield (key, row[0]), row_from(place, row)


def row_from(place: Place, row: Sequence[Any]) -> ItemRow:
    """A row of the list from the columns `_LISTED`."""
    rid, customer, customer_level, kind, title, stage, owner, amount, day, due, updated_at, rev = row
    return ItemRow(
        Ref(place.project, place.level, Id(rid)), Ref(place.project, Level(customer_level), Id(customer)), "",
        ItemKind(kind), title, Stage(stage), owner, amount, day, due, rev, updated_at,
    )  # fmt: skip


def count_stages(compartment: Compartment, kind: ItemKind, wanted: ItemFilter) -> list[tuple[Stage, int, int]]:
    """(stage, how many, their amounts together) of every stage that has any; the stages of the filter aside."""
    where = _where(wanted, stages=False)
    # In millions and the rest: whole sums of đồng can be greater than the database's numbers.
    counted = "i.stage, count(*), coalesce(sum(i.amount / 1000000), 0), coalesce(sum(i.amount % 1000000), 0)"
    sql = f"SELECT {counted} FROM item i WHERE i.kind = ?{where.text} GROUP BY i.stage"
    rows = compartment.rows(sql, (str(kind), *where.values))
    return [(Stage(stage), n, millions * 1_000_000 + rest) for stage, n, millions, rest in rows]


def due_rows(place: Place, until: str, owner: str, limit: int) -> list[ItemRow]:
    """What is due by ``until`` and has not ended, of all kinds, the earliest first."""
    where, values = _due(until, owner)
    # Kind by kind, so that each walks its own index in order of the due day.
    streams = (
        place.compartment.rows(
            f"SELECT {_LISTED} FROM item i WHERE i.kind = ?{where} ORDER BY i.due_key, i.rid LIMIT ?",
            (str(kind), *values, limit),
        )
        for kind in ItemKind
    )
    rows = [row_from(place, row) for found in streams for row in found]
    return sorted(rows, key=lambda row: (row.due, row.ref.rid))[:limit]


def due_owners(compartment: Compartment, until: str) -> list[tuple[str, str, int]]:
    """(folded name, name, how many are due) for each person."""
    where, values = _due(until, "")
    kinds = tuple(str(kind) for kind in ItemKind)
    sql = (
        f"SELECT i.owner_key, min(i.owner), count(*) FROM item i WHERE i.kind IN (?, ?, ?){where} "
        "GROUP BY i.owner_key ORDER BY i.owner_key"
    )
    return [(key, name, n) for key, name, n in compartment.rows(sql, (*kinds, *values))]


def removed_rows(compartment: Compartment, kind: ItemKind | None, customer: Id | None, limit: int) -> list[Id]:
    """What was taken off last, newest first: of a kind, of a customer, or of all."""
    where, values = _removed_where(kind, customer)
    sql = f"SELECT rid FROM removed_item WHERE {where} ORDER BY removed_at DESC, rid DESC LIMIT ?"
    return [Id(rid) for (rid,) in compartment.rows(sql, (*values, limit))]


def count_removed(compartment: Compartment, kind: ItemKind | None, customer: Id | None) -> int:
    """How many that are."""
    where, values = _removed_where(kind, customer)
    return int(compartment.rows(f"SELECT count(*) FROM removed_item WHERE {where}", values)[0][0])


def _removed_where(kind: ItemKind | None, customer: Id | None) -> tuple[str, tuple[Any, ...]]:
    where, values = "true", list[Any]()
    if kind is not None:
        where, values = f"{where} AND kind = ?", [*values, str(kind)]
    if customer is not None:
        where, values = f"{where} AND customer = ?", [*values, customer]
    return where, tuple(values)


def _due(until: str, owner: str) -> tuple[str, tuple[Any, ...]]:
    where, values = f" AND i.due_key <= ? AND {_OPEN_ONLY}", [until]
    if owner:
        where, values = where + " AND i.owner_key = ?", [*values, fold(owner)]
    return where, tuple(values)


def names_of(compartment: Compartment, rids: Sequence[Id]) -> dict[Id, str]:
    """The names of those customers that stand here."""
    marks = ", ".join("?" * len(rids))
    return {Id(rid): name for rid, name in compartment.rows(f"{NAMES} ({marks})", rids)} if rids else {}


def _where(wanted: ItemFilter, *, stages: bool = True, walk: bool = False) -> _Where:
    text, values = "", list[Any]()
    if stages and wanted.stages:
        text += f" AND i.stage IN ({', '.join('?' * len(wanted.stages))})"
        values += [str(stage) for stage in wanted.stages]
    if wanted.owner:
        text += " AND i.owner_key = ?"
        values.append(fold(wanted.owner))
    if wanted.due_until:
        text += f" AND i.due_key <= ? AND {_OPEN_ONLY}"
        values.append(wanted.due_until)
    if words := wanted_words(wanted.text):
        # The plus keeps the database from fetching and sorting every match: it walks the list in its order.
        text += f" AND {'+' if walk else ''}i.id IN (SELECT rowid FROM item_words WHERE item_words MATCH ?)"
        values.append(_query(words))
    return _Where(text, tuple(values))


def _is_walked(compartment: Compartment, wanted: ItemFilter) -> bool:
    words = wanted_words(wanted.text)
    if not words:
        return False
    ((found,),) = compartment.rows("SELECT count(*) FROM item_words WHERE item_words MATCH ?", (_query(words),))
    return int(found) > FEW


def _query(words: Sequence[str]) -> str:
    """Every word as a prefix, all of them required. Words hold letters and digits only, so quoting is enough."""
    return " AND ".join(f'"{word}"*' for word in words)
