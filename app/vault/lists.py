"""Tables that follow from the records (lists, search), taken over whole from one file of a compartment into another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from app.vault.database import Connection

if TYPE_CHECKING:
    from sqlite3 import Cursor

_AT_ONCE = 1000
_OWNER = "rid"
"""The column that says whose row it is."""
_COUNTER = "counter"
"""The table that says how many rows others have, by their names."""
_MISSING = "NOT EXISTS (SELECT 1 FROM record r WHERE r.rid = t.rid)"
_INDEXES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%' ORDER BY name"
)


def indexes(connection: Connection) -> list[str]:
    """The names of the search indexes in a file; each holds what its content table gives and nothing of its own."""
    return [name for (name,) in connection.execute(_INDEXES).fetchall()]


def carry(old: Connection, new: Connection, tables: Sequence[str], gone: Collection[bytes] = ()) -> None:
    """Copy ``tables`` as they stand, without the rows of the records ``gone``, and build the search indexes over them.

    Inside the caller's transaction.
    """
    for table in tables:
        names = _columns(old, table)
        columns, marks = ", ".join(names), ", ".join("?" * len(names))
        new.execute(f"DELETE FROM {table}")
        new.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", _staying(old, table, gone))
    if gone and _COUNTER in tables:
        _count_anew(new)
    for index in indexes(new):
        new.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def equal(old: Connection, new: Connection, tables: Sequence[str], gone: Collection[bytes] = ()) -> bool:
    """Whether ``tables`` hold the same rows in both files, but for those of the records ``gone``, and counts agree."""
    compared = [table for table in tables if not (gone and table == _COUNTER)]
    return all(_same(_staying(old, table, gone), _rows(new, table)) for table in compared) and _counted(new, tables)


def strays(connection: Connection, tables: Sequence[str]) -> bool:
    """Whether any row of ``tables`` stands for a record that is not there: an old fault, or somebody's hand."""
    return any(
        connection.execute(f"SELECT 1 FROM {table} t WHERE {_MISSING} LIMIT 1").fetchone() is not None
        for table in tables
        if _OWNER in _columns(connection, table)
    )


def _same(left: Iterator[tuple[Any, ...]], right: Cursor) -> bool:
    while mine := list(islice(left, _AT_ONCE)):
        if mine != right.fetchmany(len(mine)):
            return False
    return right.fetchone() is None


def _staying(connection: Connection, table: str, gone: Collection[bytes]) -> Iterator[tuple[Any, ...]]:
    """The rows of a table but for those of ``gone``, in their order."""
    rows: Iterator[tuple[Any, ...]] = _rows(connection, table)
    names = _columns(connection, table)
    if not gone or _OWNER not in names:
        return rows
    place = names.index(_OWNER)
    return (row for row in rows if row[place] not in gone)


def _count_anew(connection: Connection) -> None:
    for (kind,) in connection.execute(f"SELECT kind FROM {_COUNTER}").fetchall():
        connection.execute(f"UPDATE {_COUNTER} SET n = (SELECT count(*) FROM {kind}) WHERE kind = ?", (kind,))


def _counted(connection: Connection, tables: Sequence[str]) -> bool:
    """Whether each count is that of its table."""
    if _COUNTER not in tables:
        return True
    counts = connection.execute(f"SELECT kind, n FROM {_COUNTER}").fetchall()
    return all(connection.execute(f"SELECT count(*) FROM {kind}").fetchone() == (n,) for kind, n in counts)


def _columns(connection: Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]


def _rows(connection: Connection, table: str) -> Cursor:
    """Every row in the order of the first column, which is the key of each of these tables."""
    columns = _columns(connection, table)
    return connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {columns[0]}")
