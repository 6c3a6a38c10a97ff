"""What one compartment gives to a list, in the order of the list: a *lane*.

Pure rules:

1. Few matches are fetched and sorted; many are looked for along the index of the order (`few`). In order of name the
   search index itself gives the first ones (`app.customers.search.ordered`), and nothing is counted.
2. A lane's conditions are counted without fetching rows where an index can; what was counted is remembered until the
   compartment changes.
3. Keys end with the id, so that no two rows are alike and no row is shown twice or left out.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Protocol

from app.customers.model import CustomerRow
from app.customers.search.model import BY_NAME, ListOrder, OrderBy
from app.customers.search.ordered import matches
from app.customers.search.question import ALL, Condition
from app.vault.compartment import Compartment

Key = tuple[Any, ...]
Found = tuple[Key, CustomerRow]
Raw = tuple[Any, ...]
"""A row of `LISTED`."""
Made = Callable[[Raw], CustomerRow]

COLUMNS: dict[OrderBy, tuple[str, ...]] = {
    OrderBy.NAME: ("name_key", "rid"),
    OrderBy.CODE: ("code_key", "rid"),
    OrderBy.OWNER: ("owner_key", "name_key", "rid"),
    OrderBy.UPDATED: ("updated_at", "rid"),
    OrderBy.CREATED: ("rid",),
}
LISTED_COLUMNS = (
    "rid", "name", "name_key", "code", "code_key", "phone", "owner", "owner_key", "updated_at", "words",
)  # fmt: skip
LISTED = ", ".join(f"c.{column}" for column in LISTED_COLUMNS)
_ALWAYS = frozenset({"rid", "name", "code", "phone", "owner", "updated_at"})
BARE = {
    by: ", ".join(f"c.{one}" if one in _ALWAYS | set(columns) else "''" for one in LISTED_COLUMNS)
    for by, columns in COLUMNS.items()
}
"""Where nothing was searched for: without the words, by far the longest column, and keys of other orders."""
WORDS = LISTED_COLUMNS.index("words")
_KEYS: dict[OrderBy, Callable[[Raw], Key]] = {
    by: itemgetter(*(LISTED_COLUMNS.index(column) for column in columns)) for by, columns in COLUMNS.items()
}
_KEYS[OrderBy.CREATED] = lambda row: row[:1]

FEW = 2000
"""Up to so many matches are always sorted."""
STRETCH, SHORT_STRETCH = 500, 200
"""How many rows are looked at one by one before the database is asked to go on from there; before the index is."""
REMEMBERED = 256

_counts: OrderedDict[object, int] = OrderedDict()


def few(total: int, everything: int, limit: int, *, by_words: bool) -> bool:
    """Whether sorting ``total`` matches costs less than walking along ``everything`` until ``limit`` have come.

    Words are tested along an index, which costs little; anything else needs the row itself.
    """
    return total <= (FEW if by_words else max(FEW, math.isqrt(limit * everything)))


def key_of(row: Raw, by: OrderBy) -> Key:
    """A row's key in an order."""
    return _KEYS[by](row)


class Lane(Protocol):
    """Rows in order."""

    def count(self) -> int:
        """How many."""
        ...

    def rows(self, after: Key | None, limit: int) -> Iterator[Found]:
        """The rows behind a key, at least ``limit`` of them if there are as many."""
        ...

    def keys(self, after: Key | None, limit: int) -> Sequence[Key]:
        """The same, keys alone."""
        ...

    def jump(self, after: Key | None, rows: int) -> Key | None:
        """The key of the row so many places behind."""
        ...

    def between(self, after: Key | None, until: Key) -> int:
        """How many rows are behind the one key and not behind the other."""
        ...


class TableLane:
    """The rows of a compartment that all conditions fit. ``fits`` judges the words of a row as ``words`` do."""

    def __init__(
        self,
        compartment: Compartment,
        order: ListOrder,
        make: Made,
        *,
        words: Sequence[Condition] = (),
        filters: Sequence[Condition] = (),
        fits: Callable[[str], bool] | None = None,
        reads_words: bool = False,
    ) -> None:
        self._compartment = compartment
        self._order = order
        self._make = make
        self._words, self._filters = tuple(words), tuple(filters)
        self._conditions = (*self._words, *self._filters)
        self._fits = fits
        self._reads_words = reads_words
        self._columns = COLUMNS[order.by]
        self._down = " DESC" if order.descending else ""

    def count(self) -> int:
        """How many. One condition that an index counts is counted there."""
        if not self._conditions:
            return self._ask(ALL, ())
        if len(self._conditions) == 1 and self._conditions[0].exact:
            return self._ask(self._conditions[0].count, self._conditions[0].params)
        where, params = self._where(self._finder())
        return self._ask(f"SELECT count(*) FROM customer c WHERE {where}", params)  # noqa: S608 - fixed words

    def rows(self, after: Key | None, limit: int) -> Iterator[Found]:
        """See `Lane`."""
        make, key = self._make, _KEYS[self._order.by]
        return ((key(row), make(row)) for row in self._raw(after, limit))

    def keys(self, after: Key | None, limit: int) -> Sequence[Key]:
        """See `Lane`."""
        sql, params = self._select(self._keys(), after, sorts=self._sorts(limit))
        return [tuple(row) for row in self._compartment.rows(f"{sql} LIMIT ?", (*params, limit))]

    def jump(self, after: Key | None, rows: int) -> Key | None:
        """See `Lane`. The one place where rows are counted off: a bounded number, and along the index alone."""
        sql, params = self._select(self._keys(), after, sorts=False)
        found = self._compartment.rows(f"{sql} LIMIT 1 OFFSET ?", (*params, rows - 1))
        return tuple(found[0]) if found else None

    def between(self, after: Key | None, until: Key) -> int:
        """See `Lane`."""
        where, params = self._where(None)
        upto = f"{_row(self._columns)} {'>=' if self._order.descending else '<='} {_marks(until)}"
        sql = f"SELECT count(*) FROM customer c WHERE {where} AND {self._behind(after, '')} AND {upto}"  # noqa: S608
        return int(self._compartment.rows(sql, (*params, *(after or ()), *until))[0][0])

    def _raw(self, after: Key | None, limit: int) -> Iterator[Raw]:
        if self._fits is not None and self._order == BY_NAME and not self._filters:
            yield from self._by_name(after, limit, self._fits)
            return
        if self._conditions and not self.count():
            return
        sorts = self._sorts(limit)
        if self._fits is not None and not sorts:
            yield from self._walk(after, limit, self._fits)
        else:
            yield from self._fetch(after, limit, sorts=sorts)

    def _by_name(self, after: Key | None, limit: int, fits: Callable[[str], bool]) -> Iterator[Raw]:
        """Words that most have are found at once; the others the index knows."""
        rows, soon = self._soon(after, SHORT_STRETCH, fits)
        yield from soon
        if len(rows) == SHORT_STRETCH and len(soon) < limit:
            last = key_of(rows[-1], self._order.by)
            yield from matches(self._compartment, f"c.id, {LISTED}", self._words, last, limit - len(soon))

    def _soon(self, after: Key | None, stretch: int, fits: Callable[[str], bool]) -> tuple[list[Raw], list[Raw]]:
        """The next rows of all, and those of them that fit."""
        any_words = TableLane(self._compartment, self._order, self._make, filters=self._filters, reads_words=True)
        rows = any_words._fetch(after, stretch, sorts=False)
        return rows, [row for row in rows if fits(row[WORDS])]

    def _walk(self, after: Key | None, limit: int, fits: Callable[[str], bool]) -> Iterator[Raw]:
        """Many match, so enough are likely to come soon in the order; if not, the database walks on."""
        rows, soon = self._soon(after, STRETCH, fits)
        yield from soon
        if len(rows) == STRETCH and len(soon) < limit:
            yield from self._fetch(key_of(rows[-1], self._order.by), limit - len(soon), sorts=False)

    def _fetch(self, after: Key | None, limit: int, *, sorts: bool) -> list[Raw]:
        columns = LISTED if self._words or self._reads_words else BARE[self._order.by]
        sql, params = self._select(columns, after, sorts=sorts)
        return self._compartment.rows(f"{sql} LIMIT ?", (*params, limit))

    def _sorts(self, limit: int) -> bool:
        if all(one.column == self._columns[0] for one in self._conditions):
            return False
        return few(self.count(), self._ask(ALL, ()), limit, by_words=not self._filters)

    def _select(self, columns: str, after: Key | None, *, sorts: bool) -> tuple[str, tuple[object, ...]]:
        """A SELECT in order, without its LIMIT: along the index of the order, or found otherwise and then sorted."""
        where, params = self._where(self._finder() if sorts else None)
        mark = "+" if sorts else ""
        order = ", ".join(f"{mark}c.{column}{self._down}" for column in self._columns)
        sql = f"SELECT {columns} FROM customer c WHERE {where} AND {self._behind(after, mark)} ORDER BY {order}"  # noqa: S608
        return sql, (*params, *(after or ()))

    def _keys(self) -> str:
        return ", ".join(f"c.{one}" for one in self._columns)

    def _behind(self, after: Key | None, mark: str) -> str:
        if after is None:
            return "1"
        return f"{_row(self._columns, mark)} {'<' if self._order.descending else '>'} {_marks(after)}"

    def _where(self, finder: Condition | None) -> tuple[str, tuple[object, ...]]:
        """All conditions; the finder finds, or without one those that the index of the order itself can tell."""
        parts = [
            one.finding() if one is finder or (finder is None and one.column == self._columns[0]) else one.testing()
            for one in self._conditions
        ]
        return " AND ".join(parts or ["1"]), tuple(value for one in self._conditions for value in one.params)

    def _finder(self) -> Condition | None:
        """Of the conditions that an index knows, the one that fewest rows fit."""
        able = [one for one in self._conditions if one.count]
        return min(able, key=lambda one: self._ask(one.count, one.params), default=None)

    def _ask(self, sql: str, params: tuple[object, ...]) -> int:
        known = (self._compartment.cid, self._compartment.head, sql, params)
        if known not in _counts:
            _counts[known] = int(self._compartment.rows(sql, params)[0][0])
            while len(_counts) > REMEMBERED:
                _counts.popitem(last=False)
        return _counts[known]


class HeldLane:
    """Rows that are here already."""

    def __init__(self, rows: Sequence[Found], order: ListOrder) -> None:
        self._down = order.descending
        self._rows = sorted(rows, key=lambda row: row[0])  # ascending, so that places can be found
        self._keys = [key for key, _ in self._rows]

    def count(self) -> int:
        """See `Lane`."""
        return len(self._rows)

    def rows(self, after: Key | None, limit: int) -> Iterator[Found]:
        """See `Lane`."""
        if self._down:
            end = len(self._keys) if after is None else bisect_left(self._keys, after)
            return iter(self._rows[max(end - limit, 0) : end][::-1])
        start = 0 if after is None else bisect_right(self._keys, after)
        return iter(self._rows[start : start + limit])

    def keys(self, after: Key | None, limit: int) -> Sequence[Key]:
        """See `Lane`."""
        return [key for key, _ in self.rows(after, limit)]

    def jump(self, after: Key | None, rows: int) -> Key | None:
        """See `Lane`."""
        found = self.keys(after, rows)
        return found[-1] if len(found) == rows else None

    def between(self, after: Key | None, until: Key) -> int:
        """See `Lane`."""
        behind = self.keys(after, len(self._keys))
        return sum(key >= until if self._down else key <= until for key in behind)


def _row(columns: Sequence[str], mark: str = "") -> str:
    return "(" + ", ".join(f"{mark}c.{column}" for column in columns) + ")"


def _marks(key: Key) -> str:
    return "(" + ", ".join("?" * len(key)) + ")"
