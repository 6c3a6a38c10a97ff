"""Tables that follow from the records (lists, search), taken over whole from one file of a compartment into another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from app.vault.database import Connection
from app.vault.kept import Batch, Kept, same

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


def carry(old: Connection, new: Connection, tables: Sequence[str], kept: Kept, gone: Collection[bytes] = ()) -> None:
    """Copy ``tables`` as they stand, without the rows of the records ``gone``, and build the search indexes over them.

    Inside the caller's transaction. What was put there is ``kept`` for `equal`.
    """
    for table in tables:
        names = _columns(old, table)
        columns, marks = ", ".join(names), ", ".join("?" * len(names))
        new.execute(f"DELETE FROM {table}")
        for rows in _staying(old, table, gone):
            new.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
            kept.add(table, rows)
    if gone and _COUNTER in tables:
        _count_anew(new)
    for index in indexes(new):
        new.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def equal(old: Connection, new: Connection, tables: Sequence[str], kept: Kept, gone: Collection[bytes] = ()) -> bool:
    """Whether ``tables`` hold the same rows in both files, but for those of the records ``gone``, and counts agree.

    What is not ``kept`` of the old file is read again.
    """
    for table in tables:
        if gone and table == _COUNTER:
            continue
        rows = kept.of(table)
        if not same(_staying(old, table, gone) if rows is None else rows, _rows(new, table)):
            return False
    return _counted(new, tables)


def strays(connection: Connection, tables: Sequence[str]) -> bool:
    """Whether any row of ``tables`` stands for a record that is not there: an old fault, or somebody's hand."""
    return any(
        connection.execute(f"SELECT 1 FROM {table} t WHERE {_MISSING} LIMIT 1").fetchone() is not None
        for table in tables
        if _OWNER in _columns(connection, table)
    )


def _staying(connection: Connection, table: str, gone: Collection[bytes]) -> Iterator[Batch]:
    """The rows of a table but for those of ``gone``, in their order, so many at a time."""
    names, cursor = _columns(connection, table), _rows(connection, table)
    place = names.index(_OWNER) if gone and _OWNER in names else None
    while rows := cursor.fetchmany(_AT_ONCE):
        yield rows if place is None else [row for row in rows if row[place] not in gone]


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
