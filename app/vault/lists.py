"""Tables that follow from the records (lists, search), taken over whole from one file of a compartment into another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.vault.database import Connection
from app.vault.kept import Batch, Kept, same

if TYPE_CHECKING:
    from sqlite3 import Cursor

_AT_ONCE = 1000
_INDEXES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%' ORDER BY name"
)


def indexes(connection: Connection) -> list[str]:
    """The names of the search indexes in a file; each holds what its content table gives and nothing of its own."""
    return [name for (name,) in connection.execute(_INDEXES).fetchall()]


def carry(old: Connection, new: Connection, tables: Sequence[str], kept: Kept) -> None:
    """Copy ``tables`` as they stand and build the search indexes over them, inside the caller's transaction."""
    for table in tables:
        names = _columns(old, table)
        columns, marks = ", ".join(names), ", ".join("?" * len(names))
        new.execute(f"DELETE FROM {table}")
        for rows in _batches(old, table):
            new.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
            kept.add(table, rows)
    for index in indexes(new):
        new.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def equal(old: Connection, new: Connection, tables: Sequence[str], kept: Kept) -> bool:
    """Whether ``tables`` hold the same rows in both files; what is not ``kept`` of the old one is read again."""
    for table in tables:
        rows = kept.of(table)
        if not same(_batches(old, table) if rows is None else rows, _rows(new, table)):
            return False
    return True


def _batches(connection: Connection, table: str) -> Iterator[Batch]:
    cursor = _rows(connection, table)
    while rows := cursor.fetchmany(_AT_ONCE):
        yield rows


def _columns(connection: Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]


def _rows(connection: Connection, table: str) -> Cursor:
    """Every row in the order of the first column, which is the key of each of these tables."""
    columns = _columns(connection, table)
    return connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {columns[0]}")
