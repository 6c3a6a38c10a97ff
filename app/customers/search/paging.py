"""Long lists out of several compartments, a stretch at a time.

Lanes (`app.customers.search.lanes`) are merged. They stand in *tiers*: all rows of the first tier come before those of
the second. A *cursor* is a tier and the key of the last row shown: the next stretch begins behind it, through an index,
however far down it is.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter

from app.customers.model import CustomerRow
from app.customers.search.lanes import COLUMNS, Key, Lane
from app.customers.search.model import ListOrder, OrderBy
from app.errors import Problem
from app.ids import from_hex

Cursor = tuple[int, Key | None]
"""The tier, and the key of the last row shown of it; None before its first."""
Tiers = Sequence[Sequence[Lane]]
_KEY = itemgetter(0)


def stretch(tiers: Tiers, after: Cursor, limit: int, skip: int, order: ListOrder) -> list[tuple[Cursor, CustomerRow]]:
    """The next ``limit`` rows behind a cursor and ``skip`` rows more, each with its cursor."""
    found: list[tuple[Cursor, CustomerRow]] = []
    for tier in range(after[0], len(tiers)):
        lanes, start = tiers[tier], after[1] if tier == after[0] else None
        if skip:
            start, skip = _passed(lanes, start, skip, order)
            if skip:
                continue
        wanted = limit - len(found)
        parts = [lane.rows(start, wanted) for lane in lanes]
        rows = parts[0] if len(parts) == 1 else heapq.merge(*parts, key=_KEY, reverse=order.descending)
        found += [((tier, key), row) for key, row in islice(rows, wanted)]
        if len(found) == limit:
            break
    return found


def _passed(lanes: Sequence[Lane], start: Key | None, skip: int, order: ListOrder) -> tuple[Key | None, int]:
    """Where one stands after passing over ``skip`` rows, and how many of them are still to be passed over."""
    if len(lanes) == 1 and (reached := lanes[0].jump(start, skip)) is not None:
        return reached, 0
    passed = list(islice(_merged([lane.keys(start, skip) for lane in lanes], order), skip))
    return (passed[-1] if passed else start), skip - len(passed)


def anchors(tiers: Tiers, every: int, order: ListOrder) -> list[tuple[int, Cursor]]:
    """Cursors all over a list with the number of rows before and at each, never more than ``every`` rows apart."""
    found: list[tuple[int, Cursor]] = []
    before = 0
    for tier, lanes in enumerate(tiers):
        step = max(every // max(len(lanes), 1), 1)
        marks = [_marks_of(lane, step) for lane in lanes]
        keys = list(_merged(marks, order))
        at = [0] * len(lanes)
        for key in keys:
            rows = before
            for place, (lane, own) in enumerate(zip(lanes, marks, strict=True)):
                while at[place] < len(own) and _reached(own[at[place]], key, order):
                    at[place] += 1
                last = own[at[place] - 1] if at[place] else None
                rows += at[place] * step + (0 if last == key else lane.between(last, key))
            found.append((rows, (tier, key)))
        before += sum(lane.count() for lane in lanes)
        if before:
            found.append((before, (tier + 1, None)))
    return found[:-1]


def _marks_of(lane: Lane, step: int) -> list[Key]:
    found: list[Key] = []
    while (key := lane.jump(found[-1] if found else None, step)) is not None:
        found.append(key)
    return found


def _reached(mark: Key, key: Key, order: ListOrder) -> bool:
    return mark >= key if order.descending else mark <= key


def _merged(keys: Sequence[Sequence[Key]], order: ListOrder) -> Iterator[Key]:
    return heapq.merge(*keys, reverse=order.descending)


# Cursors as the window carries them -----------------------------------------------------------------------------


def encode_cursor(cursor: Cursor) -> bytes:
    """The cursor as bytes."""
    tier, key = cursor
    return json.dumps([tier, None if key is None else [*key[:-1], key[-1].hex()]]).encode("utf-8")


def decode_cursor(data: bytes | None, by: OrderBy) -> Cursor:
    """The cursor from the window. Raises Problem("customers.bad_cursor") for anything we did not make."""
    if data is None:
        return (0, None)
    try:
        tier, parts = json.loads(data)
        if type(tier) is not int or not 0 <= tier <= 9:
            raise ValueError("no tier")
        if parts is None:
            return (tier, None)
        *keys, rid = parts
        if len(parts) != len(COLUMNS[by]) or not all(_is_key(key, by) for key in keys):
            raise ValueError("another order's key")
        return (tier, (*keys, bytes(from_hex(rid))))
    except (ValueError, TypeError) as error:
        raise Problem("customers.bad_cursor") from error


def _is_key(key: object, by: OrderBy) -> bool:
    if by is OrderBy.UPDATED:
        return type(key) is int and abs(key) < 1 << 62
    return isinstance(key, str) and _encodable(key)


def _encodable(key: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in key)
