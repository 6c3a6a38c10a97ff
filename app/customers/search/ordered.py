"""The first matches in order of name without looking at all of them: the index gives them shelf after shelf.

Pure rules (the shelves are those of `app.customers.shelves`):

1. Every match that has not been read yet stands on the shelf that is being read or on a later one, so its name is not
   before the name at which that shelf starts. What was read and is before that name is in its place.
2. Reading stops as soon as enough is in its place. How many matches there are nobody asked.
3. Behind a given name only those shelves are read that may hold such names: the ones around it, and all later ones.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Any

from app.customers.search.question import Condition
from app.customers.shelves import SHIFT
from app.vault.compartment import Compartment

Raw = tuple[Any, ...]
Range = tuple[int, int]
"""Of numbers, both included."""

_LAST = (1 << 62) - 1
_FIRST_LOOK, _LARGEST_LOOK = 128, 2048
_KEPT = 8

_known: OrderedDict[object, tuple[list[int], list[str], list[str | None]]] = OrderedDict()


def matches(
    compartment: Compartment, columns: str, conditions: Sequence[Condition], after: tuple[Any, ...] | None, limit: int
) -> list[Raw]:
    """The first ``limit`` rows behind the key ``after`` that fit ``conditions``, the first of which is the words.

    ``columns`` begin with id, rid and the key of the name; rows come back without the id.
    """
    codes, starts, untils = _shelves(compartment)
    words, *tests = conditions
    sql = (
        f"SELECT {columns} FROM customer_words f CROSS JOIN customer c ON c.id = f.rowid "  # noqa: S608 - fixed words
        f"WHERE f.customer_words MATCH ? AND f.rowid BETWEEN ? AND ? "
        f"{''.join(f'AND {one.testing()} ' for one in tests)}ORDER BY f.rowid LIMIT ?"
    )
    given = tuple(value for one in tests for value in one.params)
    found: list[Raw] = []
    look = _FIRST_LOOK
    for low, high in _ranges(codes, starts, untils, "" if after is None else after[0]):
        begin = low
        while begin <= high:
            rows = compartment.rows(sql, (*words.params, begin, high, *given, look))
            found += [row[1:] for row in rows if after is None or _key(row[1:]) > after]
            if len(rows) < look:
                break
            begin = rows[-1][0] + 1
            look = min(look * 2, _LARGEST_LOOK)
            unread = starts[bisect_right(codes, rows[-1][0] >> SHIFT) - 1]
            if high == _LAST and sum(row[_NAME] < unread for row in found) >= limit:
                break
    return sorted(found, key=_key)[:limit]


_RID, _NAME = 0, 2
"""Where they stand in a row without its id."""


def _key(row: Raw) -> tuple[Any, ...]:
    return row[_NAME], row[_RID]


def _ranges(codes: Sequence[int], starts: Sequence[str], untils: Sequence[str | None], name: str) -> Iterator[Range]:
    """Numbers of customers who may stand at ``name`` or behind it: each shelf around it, then all that follow."""
    later = bisect_right(starts, name)
    for code, until in zip(codes[:later], untils[:later], strict=True):
        if until is None or until > name:
            yield code << SHIFT, (code + 1 << SHIFT) - 1
    if later < len(codes):
        yield codes[later] << SHIFT, _LAST


def _shelves(compartment: Compartment) -> tuple[list[int], list[str], list[str | None]]:
    """Codes, starts and ends in order, remembered until the compartment changes."""
    known = (compartment.place.file_id, compartment.head)
    if known not in _known:
        rows = compartment.rows("SELECT code, start, until FROM shelf ORDER BY code")
        _known[known] = ([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])
        while len(_known) > _KEPT:
            _known.popitem(last=False)
    return _known[known]
