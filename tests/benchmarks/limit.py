"""The limit: the same content in the same tables, written straight against SQLCipher by the shortest way.

What it includes, so that nothing of ours is compared with work that was left out:

* the record with its canonical JSON body and digest, its indexes by kind and by ledger row, the list row with the
  indexes that the list's orders and the figures need, and the search index with the prefixes that searching as you
  type needs;
* the settings that the vault must have and that cost time here as there: ``synchronous=EXTRA``, overwriting of what is
  deleted (``secure_delete``, and the search index's own), one transaction;
* for an edit: the old revision kept, record and list row replaced, the index told of old and new words, and one more
  small row synced in a second file, which is the least that any journal costs.

What it leaves out is what we add: reading and judging the file, normalising, folding, sort keys, digests, the ledger
and its signatures, the journal's hashes, sealing and signatures, policy, and the process between window and vault.
The rows are prepared before the clock starts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlcipher3

from app.customers.body import fields_of
from app.customers.collation import sort_key
from app.customers.folding import fold
from app.customers.form import CustomerForm
from app.customers.projection import searchable, words_of
from app.customers.validation import normalised
from app.keys.encoding import canonical
from app.keys.hashing import random_bytes

KEY = bytes(range(32))
WRITER = bytes(48)
SCHEMA = """
CREATE TABLE record (rid BLOB PRIMARY KEY, kind TEXT, rev INTEGER, base INTEGER, op TEXT, enc_v INTEGER, body TEXT,
                     writer BLOB, at INTEGER, epoch INTEGER, seq INTEGER, digest BLOB) WITHOUT ROWID;
CREATE INDEX record_kind ON record (kind, rid);
CREATE INDEX record_seq ON record (seq);
CREATE TABLE revision (rid BLOB, kind TEXT, rev INTEGER, base INTEGER, op TEXT, enc_v INTEGER, body TEXT, writer BLOB,
                       at INTEGER, epoch INTEGER, seq INTEGER, digest BLOB, PRIMARY KEY (rid, rev)) WITHOUT ROWID;
CREATE TABLE customer (id INTEGER PRIMARY KEY, rid BLOB NOT NULL UNIQUE, name TEXT, name_key TEXT, code TEXT,
                       code_key TEXT, phone TEXT, owner TEXT, updated_at INTEGER, words TEXT, owner_key TEXT,
                       tax_code TEXT, relation TEXT, created_at INTEGER, review TEXT);
CREATE INDEX by_name ON customer (name_key, rid);
CREATE INDEX by_code ON customer (code_key, rid);
CREATE INDEX by_owner ON customer (owner_key, name_key, rid);
CREATE INDEX by_time ON customer (updated_at, rid);
CREATE INDEX by_figures ON customer (owner, relation, created_at);
CREATE INDEX by_review ON customer (review, created_at);
CREATE VIRTUAL TABLE found USING fts5 (words, content='customer', content_rowid='id', detail=none, prefix='1 2 3 4 5 6',
                                       tokenize="unicode61 remove_diacritics 0");
INSERT INTO found (found, rank) VALUES ('secure-delete', 1);
"""
_RECORD = "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LISTED = (
    "rid, name, name_key, code, code_key, phone, owner, updated_at, words, owner_key, tax_code, relation, created_at, "
    "review"
)
_CUSTOMER = f"INSERT INTO customer ({_LISTED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_TAKEN = (("record", "rid, kind, rev, base, op, enc_v, body, writer, at, epoch, seq, digest"), ("customer", _LISTED))

Row = tuple[Any, ...]
Prepared = tuple[list[Row], list[Row]]
"""The rows of ``record`` and those of ``customer``."""


def prepared(rows: Iterable[tuple[str, ...]], first: int = 0) -> Prepared:
    """Rows with everything worked out that is not the database's work; their numbers begin with ``first``."""
    records, customers = [], []
    batch = random_bytes(16).hex()
    for number, (name, code, phone, email, address, owner, note) in enumerate(rows, start=first):
        form = normalised(
            CustomerForm(name, code=code, phones=(phone,), email=email, address=address, owner=owner, note=note)
        )
        rid = rid_of(number)
        body = canonical({**fields_of(form), "batch": batch}).decode()
        records.append((rid, "customer", 1, 0, "U", 1, body, WRITER, number, 1, 2, random_bytes(32)))
        words = " ".join(words_of(" ".join(searchable(form).values())))
        listed = (rid, form.name, sort_key(form.name), form.code, fold(form.code), form.phones[0], form.owner, number)
        customers.append((*listed, words, fold(form.owner), form.tax_code, str(form.relation), number, ""))
    return records, customers


def rid_of(number: int) -> bytes:
    """The id of the row with that number."""
    return number.to_bytes(16, "big")


def connect(path: Path, key: bytes = KEY) -> sqlcipher3.Connection:
    """A connection with the settings that the vault must have."""
    connection = sqlcipher3.connect(path, isolation_level=None)
    connection.set_key("x'" + key.hex() + "'")
    settings = ("journal_mode=TRUNCATE", "synchronous=EXTRA", "cache_size=-16384", "mmap_size=0", "secure_delete=ON")
    for setting in settings:
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


def fill(path: Path, rows: Prepared, key: bytes = KEY) -> sqlcipher3.Connection:
    """A new file with ``rows`` and their index, in one transaction."""
    connection = connect(path, key)
    connection.executescript(SCHEMA)
    add(connection, rows)
    return connection


def add(connection: sqlcipher3.Connection, rows: Prepared) -> None:
    """``rows`` and their index, in one transaction."""
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM customer").fetchone()
    connection.execute("BEGIN")
    connection.executemany(_RECORD, rows[0])
    connection.executemany(_CUSTOMER, rows[1])
    connection.execute("INSERT INTO found (rowid, words) SELECT id, words FROM customer WHERE id > ?", (last,))
    connection.execute("COMMIT")


def take_back(path: Path) -> None:
    """Every record's revision kept, the record marked as removed, its list row gone, the index made anew."""
    connection = connect(path)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO revision SELECT * FROM record")
    connection.execute("UPDATE record SET rev = 2, base = 1, op = 'D', body = '{}'")
    connection.execute("DELETE FROM customer")
    connection.execute("INSERT INTO found (found) VALUES ('rebuild')")
    connection.execute("COMMIT")
    connection.close()


def notebook(path: Path) -> sqlcipher3.Connection:
    """A second file with one small table: what `synced_insert` writes into."""
    connection = connect(path)
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, body BLOB)")
    return connection


def synced_insert(notes: sqlcipher3.Connection) -> None:
    """One small row, on disk before it returns: the least that any journal costs."""
    notes.execute("INSERT INTO note (body) VALUES (?)", (bytes(700),))


def edit(connection: sqlcipher3.Connection, rid: bytes, word: str) -> None:
    """Replace one customer, old revision kept, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO revision SELECT * FROM record WHERE rid = ?", (rid,))
    connection.execute("UPDATE record SET rev = rev + 1, base = rev, body = body || ? WHERE rid = ?", ("", rid))
    number, words = connection.execute("SELECT id, words FROM customer WHERE rid = ?", (rid,)).fetchone()
    connection.execute("INSERT INTO found (found, rowid, words) VALUES ('delete', ?, ?)", (number, words))
    changed = f"{words.rpartition(' ')[0]} {word}"
    connection.execute("UPDATE customer SET updated_at = updated_at + 1, words = ? WHERE id = ?", (changed, number))
    connection.execute("INSERT INTO found (rowid, words) VALUES (?, ?)", (number, changed))
    connection.execute("COMMIT")


def page(connection: sqlcipher3.Connection, limit: int = 200) -> list[Row]:
    """The first page by name."""
    return list(
        connection.execute(
            "SELECT rid, name, name_key, code, phone, owner FROM customer ORDER BY name_key, rid LIMIT ?", (limit,)
        )
    )


def grouped(connection: sqlcipher3.Connection) -> list[Row]:
    """How many customers each person in charge has."""
    return list(connection.execute("SELECT owner, count(*) FROM customer GROUP BY owner"))


def card(connection: sqlcipher3.Connection, rid: bytes) -> Row:
    """One record."""
    return tuple(connection.execute("SELECT * FROM record WHERE rid = ?", (rid,)).fetchone())


def search(
    connection: sqlcipher3.Connection, words: Sequence[str], limit: int = 50, *, counts: bool = True
) -> list[Row]:
    """The first matches by name, and how many there are."""
    query = " AND ".join(f'"{word}"*' for word in words)
    rows = connection.execute(
        "SELECT rid, name, name_key, code, phone, owner FROM customer WHERE id IN "
        "(SELECT rowid FROM found WHERE found MATCH ?) ORDER BY name_key, rid LIMIT ?",
        (query, limit),
    ).fetchall()
    if counts:
        connection.execute("SELECT count(*) FROM found WHERE found MATCH ?", (query,)).fetchone()
    return list(rows)


def check(connection: sqlcipher3.Connection) -> None:
    """Every page's MAC, SQLite's structure, and the search index against its content."""
    connection.execute("PRAGMA cipher_integrity_check").fetchall()
    connection.execute("PRAGMA integrity_check").fetchall()
    connection.execute("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)")


def taken_from(compartment: sqlcipher3.Connection, path: Path, key: bytes) -> None:
    """A new file with the very rows that a compartment holds."""
    rows = tuple(list(_rows(compartment, f"SELECT {names} FROM {table}")) for table, names in _TAKEN)
    fill(path, (rows[0], rows[1]), key).close()


def rewrite(old: sqlcipher3.Connection, path: Path, key: bytes) -> None:
    """Row by row into a new file under a new key, index rebuilt, and the new file checked. One transaction in all."""
    new = connect(path, key)
    new.executescript(f"BEGIN; {SCHEMA}")
    new.executemany(_RECORD, _rows(old, "SELECT * FROM record"))
    new.executemany(_CUSTOMER, _rows(old, f"SELECT {_LISTED} FROM customer"))
    new.execute("INSERT INTO found (rowid, words) SELECT id, words FROM customer")
    new.execute("COMMIT")
    check(new)
    new.close()


def _rows(connection: sqlcipher3.Connection, sql: str) -> Iterator[Row]:
    return iter(connection.execute(sql))
