"""Tables that follow from the records (lists, search), taken over whole from one file of a compartment into another.

The old file lies beside the new one on the same connection (`app.vault.database.BESIDE`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.vault.database import BESIDE, Connection

_OWNER = "rid"
"""The column that says whose row it is."""
_COUNTER = "counter"
"""The table that says how many rows others have, by their names."""
_MISSING = f"NOT EXISTS (SELECT 1 FROM {BESIDE}.record r WHERE r.rid = t.rid)"
_BOUNDS = "shelf"
"""The table whose bounds between rows are the beginnings of customers' names."""
_BEGUN = (
    f"SELECT 1 FROM {BESIDE}.{_BOUNDS} t WHERE t.start <> '' AND NOT EXISTS (SELECT 1 FROM {BESIDE}.customer c "
    "WHERE c.name_key >= t.start AND c.name_key < t.start || char(1114111) "
    "AND c.rid NOT IN (SELECT rid FROM temp.gone)) LIMIT 1"
)
"""Whether a bound is the beginning of no name that stays. One is enough: each stands twice, as an end as well."""
_INDEXES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%' ORDER BY name"
)


def indexes(connection: Connection) -> list[str]:
    """The names of the search indexes in a file; each holds what its content table gives and nothing of its own."""
    return [name for (name,) in connection.execute(_INDEXES).fetchall()]


def leave_out(connection: Connection, gone: Collection[bytes]) -> None:
    """Tell a connection which records are left out: what `staying` asks for."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS gone (rid BLOB PRIMARY KEY) WITHOUT ROWID")
    connection.executemany("INSERT OR IGNORE INTO temp.gone (rid) VALUES (?)", [(rid,) for rid in gone])


def staying(gone: Collection[bytes], row: str = "") -> str:
    """The condition on the rows that stay; ``row`` is the name that their table goes by."""
    return f"{row}{_OWNER} NOT IN (SELECT rid FROM temp.gone)" if gone else "true"


def carry(connection: Connection, tables: Sequence[str], gone: Collection[bytes] = ()) -> None:
    """Copy ``tables`` as they stand, without the rows of the records ``gone``, and build the search indexes over them.

    Inside the caller's transaction.
    """
    for table in tables:
        names = _columns(connection, table)
        columns = ", ".join(names)
        connection.execute(f"DELETE FROM main.{table}")
        connection.execute(
            f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM {BESIDE}.{table} "
            f"WHERE {staying(_concerned(names, gone))} ORDER BY {names[0]}"
        )
    if gone and _COUNTER in tables:
        _count_anew(connection, tables)
    for index in indexes(connection):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def equal(connection: Connection, tables: Sequence[str], gone: Collection[bytes] = ()) -> bool:
    """Whether ``tables`` hold the same rows in both files, but for those of the records ``gone``, and counts agree."""
    for table in tables:
        if gone and table == _COUNTER:
            continue
        names = _columns(connection, table)
        if not same(connection, table, names[:1], names, _concerned(names, gone)):
            return False
    return _counted(connection, tables)


def same(
    connection: Connection,
    table: str,
    keys: Sequence[str],
    columns: Sequence[str],
    gone: Collection[bytes] = (),
    also: str = "true",
) -> bool:
    """Whether ``table`` has the same rows in both files, but for those of ``gone``, one by one and value by value.

    Compared are ``columns``; ``keys`` say which rows stand for one another, ``also`` is what each new row ``n`` has
    besides.
    """
    pairs = " AND ".join(f"n.{name} IS o.{name}" for name in columns)
    found = f"main.{table} n JOIN {BESIDE}.{table} o ON {' AND '.join(f'n.{key} = o.{key}' for key in keys)}"
    agree = count(connection, found, f"{pairs} AND {staying(gone, 'n.')} AND {also}")
    return agree == count(connection, f"main.{table}") == count(connection, f"{BESIDE}.{table}", staying(gone))


def count(connection: Connection, rows: str, where: str = "true") -> int:
    """How many there are of ``rows``, a table or a join."""
    return int(connection.execute(f"SELECT count(*) FROM {rows} WHERE {where}").fetchone()[0])


def strays(connection: Connection, tables: Sequence[str]) -> bool:
    """Whether ``tables`` tell of somebody who does not stay beyond their own rows.

    A row stands for a record that the old file has not (an old fault, or somebody's hand), or a bound between shelves
    is the beginning of a name that nobody has any more.
    """
    asked = [
        f"SELECT 1 FROM {BESIDE}.{table} t WHERE {_MISSING} LIMIT 1"
        for table in tables
        if _OWNER in _columns(connection, table)
    ]
    asked += [_BEGUN] if _BOUNDS in tables else []
    return any(connection.execute(sql).fetchone() is not None for sql in asked)


def _concerned(names: Sequence[str], gone: Collection[bytes]) -> Collection[bytes]:
    """What goes of a table with these columns: nothing of one whose rows are nobody's."""
    return gone if _OWNER in names else ()


def _count_anew(connection: Connection, tables: Sequence[str]) -> None:
    kinds = {kind for (kind,) in connection.execute(f"SELECT kind FROM {_COUNTER}").fetchall()}
    for kind in kinds.intersection(tables):
        connection.execute(f"UPDATE {_COUNTER} SET n = (SELECT count(*) FROM {kind}) WHERE kind = ?", (kind,))


def _counted(connection: Connection, tables: Sequence[str]) -> bool:
    """Whether each count is that of its table, and of one of ``tables``: whatever stands there is no SQL."""
    if _COUNTER not in tables:
        return True
    counts = connection.execute(f"SELECT kind, n FROM {_COUNTER}").fetchall()
    return all(
        kind in tables and connection.execute(f"SELECT count(*) FROM {kind}").fetchone() == (n,) for kind, n in counts
    )


def _columns(connection: Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]
