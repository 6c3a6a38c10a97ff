"""Customers and items in and out of compartments: plain SQL over the projections, records by id."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator, Sequence
from typing import Any

from app.access.level import Level
from app.customers.body import from_body
from app.customers.entry.projection import ENTRY
from app.customers.form import Ref
from app.customers.model import CustomerRow
from app.customers.projection import CUSTOMER, ITEM, searchable, words_of
from app.errors import Problem
from app.ids import Id, from_hex
from app.vault.compartment import Compartment
from app.vault.record import Record

_LISTED = "c.id, c.rid, c.name, c.name_key, c.code, c.phone, c.owner, c.updated_at, c.words"
BY_NAME = f"SELECT {_LISTED} FROM customer c WHERE (c.name_key, c.rid) > (?, ?) ORDER BY c.name_key, c.rid LIMIT ?"
MATCHING = (
    f"SELECT {_LISTED} FROM customer c WHERE c.id IN (SELECT rowid FROM customer_words WHERE customer_words MATCH ?) "
    "AND (c.name_key, c.rid) > (?, ?) ORDER BY c.name_key, c.rid LIMIT ?"
)
# The plus keeps the database from fetching and sorting every match: it walks the index of names, where the id stands
# too, and fetches only the rows that it tells.
IN_ORDER = (
    f"SELECT {_LISTED} FROM customer c WHERE +c.id IN (SELECT rowid FROM customer_words WHERE customer_words MATCH ?) "
    "AND (c.name_key, c.rid) > (?, ?) ORDER BY c.name_key, c.rid LIMIT ?"
)
COUNT_MATCHING = "SELECT count(*) FROM customer_words WHERE customer_words MATCH ?"
COUNT_ALL = "SELECT n FROM counter WHERE kind = 'customer'"
TAKEN = "SELECT code_key FROM customer WHERE code_key IN"
ITEMS_OF = "SELECT rid FROM item WHERE customer = ? ORDER BY updated_at DESC, rid DESC"
CUSTOMERS_BELOW = "SELECT DISTINCT customer, customer_level FROM item WHERE customer_level < ? ORDER BY customer"

FEW = 2000
"""Up to so many matches are sorted; more are looked for by walking the names in order and testing each."""
STRETCH = 500
"""How many names are looked at one by one before the database is asked to go on from there."""

_ASKED_AT_ONCE = 500

Cursor = tuple[str, bytes]
"""Where a list went on: the sort key and the rid of the last row shown."""
FROM_START: Cursor = ("", b"")


def encode_cursor(cursor: Cursor) -> bytes:
    """The cursor as the window carries it."""
    return json.dumps([cursor[0], cursor[1].hex()]).encode("utf-8")


def decode_cursor(data: bytes | None) -> Cursor:
    """The cursor from the window. Raises Problem("customers.bad_cursor") for anything we did not make."""
    if data is None:
        return FROM_START
    try:
        key, rid = json.loads(data)
        return str(key), bytes(from_hex(rid))
    except (ValueError, TypeError) as error:
        raise Problem("customers.bad_cursor") from error


def list_rows(
    compartments: Sequence[tuple[Ref, Compartment, int]], words: Sequence[str], after: Cursor, limit: int
) -> list[tuple[Cursor, CustomerRow]]:
    """The next ``limit`` rows by name over several compartments, with their cursors.

    Each compartment comes with a `Ref` that says where it is (its rid is not used), and its `count_rows`.
    """
    streams = [_stream(where, compartment, count, words, after, limit) for where, compartment, count in compartments]
    return [row for _, row in zip(range(limit), heapq.merge(*streams, key=lambda row: row[0]), strict=False)]


def count_rows(compartment: Compartment, words: Sequence[str]) -> int:
    """How many customers match all ``words`` (all of them when there are none)."""
    rows = compartment.rows(COUNT_MATCHING, (_query(words),)) if words else compartment.rows(COUNT_ALL)
    return int(rows[0][0])


def _stream(
    where: Ref, compartment: Compartment, count: int, words: Sequence[str], after: Cursor, limit: int
) -> Iterator[tuple[Cursor, CustomerRow]]:
    if not words:
        found = iter(compartment.rows(BY_NAME, (*after, limit)))
    elif count <= FEW:
        found = iter(compartment.rows(MATCHING, (_query(words), *after, limit)))
    else:
        found = _walk(compartment, words, after, limit)
    for _, rid, name, key, code, phone, owner, updated_at, indexed in found:
        ref = Ref(where.project, where.level, Id(rid))
        matched = _matched(compartment, Id(rid), name, indexed, words)
        yield (key, rid), CustomerRow(ref, name, code, where.level, phone, owner, updated_at, matched)


def _walk(compartment: Compartment, words: Sequence[str], after: Cursor, limit: int) -> Iterator[tuple[Any, ...]]:
    """Many match, so enough are likely to come soon in the order of names; if not, the database walks on."""
    rows = compartment.rows(BY_NAME, (*after, STRETCH))
    soon = [row for row in rows if _holds(row[8].split(" "), words)]
    yield from soon
    if len(rows) == STRETCH and len(soon) < limit:
        reached = (rows[-1][3], rows[-1][1])
        yield from compartment.rows(IN_ORDER, (_query(words), *reached, limit - len(soon)))


def _holds(have: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(wanted) for word in have) for wanted in words)


def _matched(compartment: Compartment, rid: Id, name: str, indexed: str, words: Sequence[str]) -> str:
    """Which field besides the name made this row a match; empty when the name did, or nothing was searched."""
    if not words or _holds(words_of(name), words):
        return ""
    record = compartment.get(rid)
    if record is None:
        return ""
    for field, text in searchable(from_body(record.body)).items():
        have = words_of(text)
        if field != "name" and any(word.startswith(wanted) for wanted in words for word in have):
            return field
    return ""


def _query(words: Sequence[str]) -> str:
    """Every word as a prefix, all of them required. Words hold letters and digits only, so quoting is enough."""
    return " AND ".join(f'"{word}"*' for word in words)


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


def customers_below(compartment: Compartment, level: Level) -> list[tuple[Id, Level]]:
    """Customers of lower levels that have items in this compartment."""
    return [(Id(rid), Level(found)) for rid, found in compartment.rows(CUSTOMERS_BELOW, (int(level),))]


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
