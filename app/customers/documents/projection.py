"""Tables ``document`` and ``document_words``: whose documents there are, and the words in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app.customers.collation import sort_key
from app.customers.documents.body import from_body
from app.customers.projection import words_of
from app.ids import made_at
from app.vault.database import Connection
from app.vault.record import Record
from app.vault.sealed_file import KIND as DOCUMENT

WORDS_LIMIT = 20_000
COLUMNS = "rid, customer, customer_level, item, name, name_key, media_type, size, sha256, added_at, words"


class DocumentProjection:
    """Everything in the two tables follows from the bodies of the documents."""

    kinds = frozenset({DOCUMENT})
    tables = ("document",)

    def write(self, connection: Connection, records: Sequence[Record]) -> None:
        """Replace the rows of these documents; removed ones disappear."""
        for record in records:
            _forget(connection, record)
        rows = [_columns(record) for record in records if record.op == "U"]
        marks = ", ".join("?" * len(COLUMNS.split(",")))
        for row in rows:
            number = connection.execute(f"INSERT INTO document ({COLUMNS}) VALUES ({marks})", row).lastrowid
            connection.execute("INSERT INTO document_words (rowid, words) VALUES (?, ?)", (number, row[-1]))

    def check(self, connection: Connection, records: Iterator[Record]) -> bool:
        """Whether the table holds just the current documents; both come in order of rid."""
        held = connection.execute(f"SELECT {COLUMNS} FROM document ORDER BY rid")
        for record in records:
            if record.op == "U" and held.fetchone() != _columns(record):
                return False
        return held.fetchone() is None


def _forget(connection: Connection, record: Record) -> None:
    row = connection.execute("SELECT id, words FROM document WHERE rid = ?", (record.rid,)).fetchone()
    if row is not None:
        # External content: the index forgets a row only when it is told the very words it was given.
        connection.execute("INSERT INTO document_words (document_words, rowid, words) VALUES ('delete', ?, ?)", row)
        connection.execute("DELETE FROM document WHERE id = ?", row[:1])


def _columns(record: Record) -> tuple[Any, ...]:
    document = from_body(record.body)
    return (
        record.rid, document.customer.rid, int(document.customer.level),
        None if document.item is None else document.item.rid, document.name, sort_key(document.name),
        document.media_type, document.sealed.size, document.sealed.sha256, made_at(record.rid),
        words_in(document.name, document.text),
    )  # fmt: skip


def words_in(name: str, text: str) -> str:
    """The folded words of a document, each once: where they stand in it is not searched for."""
    return " ".join(dict.fromkeys(words_of(f"{name} {text}")))[:WORDS_LIMIT]
