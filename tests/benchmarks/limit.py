"""The limit: the same work written straight against SQLCipher, without journal, ledger, validation or processes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import sqlcipher3

from app.customers.collation import sort_key
from app.customers.folding import fold

KEY = bytes(range(32))
SCHEMA = """
CREATE TABLE customer (id INTEGER PRIMARY KEY, rid BLOB NOT NULL UNIQUE, name TEXT, name_key TEXT, code TEXT,
                       phone TEXT, email TEXT, address TEXT, owner TEXT, note TEXT, words TEXT);
CREATE INDEX by_name ON customer (name_key, rid);
CREATE INDEX by_code ON customer (code);
CREATE VIRTUAL TABLE found USING fts5 (words, content='customer', content_rowid='id', detail=none, prefix='1 2 3');
CREATE TABLE note (id INTEGER PRIMARY KEY, body BLOB);
"""

Prepared = tuple[bytes, str, str, str, str, str, str, str, str, str]


def prepared(rows: Sequence[tuple[str, ...]]) -> list[Prepared]:
    """Rows with everything worked out that is not the database's work."""
    done = []
    for number, (name, code, phone, email, address, owner, note) in enumerate(rows):
        words = fold(f"{name} {code} {phone} {email} {address} {owner} {note}")
        rid = number.to_bytes(16, "big")
        done.append((rid, name, sort_key(name), code, phone, email, address, owner, note, words))
    return done


def connect(path: Path, key: bytes = KEY) -> sqlcipher3.Connection:
    """A connection with the same settings for durability that the vault uses."""
    connection = sqlcipher3.connect(path, isolation_level=None)
    connection.set_key("x'" + key.hex() + "'")
    for setting in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "cache_size=-16384", "mmap_size=0"):
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


def fill(path: Path, rows: Sequence[Prepared], key: bytes = KEY) -> sqlcipher3.Connection:
    """A new file with ``rows`` and their index, in one transaction."""
    connection = connect(path, key)
    connection.executescript(SCHEMA)
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO customer (rid, name, name_key, code, phone, email, address, owner, note, words) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    connection.execute("INSERT INTO found (rowid, words) SELECT id, words FROM customer")
    connection.execute("COMMIT")
    return connection


def page(connection: sqlcipher3.Connection, limit: int = 200) -> list[tuple[object, ...]]:
    """The first page by name."""
    return list(
        connection.execute(
            "SELECT rid, name, name_key, code, phone, owner FROM customer ORDER BY name_key, rid LIMIT ?", (limit,)
        )
    )


def search(connection: sqlcipher3.Connection, words: Sequence[str], limit: int = 50) -> list[tuple[object, ...]]:
    """The first matches by name, and how many there are."""
    query = " AND ".join(f'"{word}"*' for word in words)
    rows = connection.execute(
        "SELECT rid, name, name_key, code, phone, owner FROM customer WHERE id IN "
        "(SELECT rowid FROM found WHERE found MATCH ?) ORDER BY name_key, rid LIMIT ?",
        (query, limit),
    ).fetchall()
    connection.execute("SELECT count(*) FROM found WHERE found MATCH ?", (query,)).fetchone()
    return list(rows)


def synced_insert(connection: sqlcipher3.Connection) -> None:
    """One small row, on disk before it returns: the least that any journal costs."""
    connection.execute("INSERT INTO note (body) VALUES (?)", (bytes(700),))


def rewrite(old: sqlcipher3.Connection, path: Path, key: bytes) -> None:
    """Row by row into a new file under a new key, index rebuilt, both integrity checks."""
    new = connect(path, key)
    new.executescript(SCHEMA)
    new.execute("BEGIN")
    names = "rid, name, name_key, code, phone, email, address, owner, note, words"
    for row in old.execute(f"SELECT {names} FROM customer"):
        new.execute(f"INSERT INTO customer ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    new.execute("INSERT INTO found (rowid, words) SELECT id, words FROM customer")
    new.execute("COMMIT")
    new.execute("PRAGMA cipher_integrity_check").fetchall()
    new.execute("PRAGMA integrity_check").fetchall()
    new.close()
