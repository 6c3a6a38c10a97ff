"""Rows that were put into a new file, remembered until it was opened again and gives them back.

To remember is faster than to read them twice; what does not fit into the memory set aside is left to whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite3 import Cursor

MOST = 10_000
"""Rows remembered at a time, some 1 to 2 KB each."""

Batch = list[tuple[Any, ...]]


class Kept:
    """The rows of each table in the order in which they were put; a table that is too long is forgotten as a whole."""

    def __init__(self) -> None:
        self._room = MOST
        self._batches: dict[str, list[Batch]] = {}
        self._forgotten: set[str] = set()

    def add(self, table: str, rows: Batch) -> None:
        """Remember the next rows of ``table``."""
        if table in self._forgotten:
            return
        if len(rows) > self._room:
            self._forgotten.add(table)
            self._room += sum(map(len, self._batches.pop(table, ())))
            return
        self._room -= len(rows)
        self._batches.setdefault(table, []).append(rows)

    def of(self, table: str) -> list[Batch] | None:
        """All rows of ``table``; None when they were too many."""
        return None if table in self._forgotten else self._batches.get(table, [])


def same(batches: Iterable[Batch], found: Cursor) -> bool:
    """Whether ``found`` gives just these rows, in this order."""
    # To fetch none at a time would fetch all.
    return all(not batch or batch == found.fetchmany(len(batch)) for batch in batches) and found.fetchone() is None
