"""The search and list tables that stand beside item records; everything in them follows from a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app.customers.body import item_from_body
from app.customers.collation import sort_key
from app.customers.folding import fold
from app.customers.form import ItemForm
from app.customers.items.removed import is_removed_item
from app.customers.items.words import DETAIL_FIELDS, item_value
from app.customers.projection import ITEM, WORDS_LIMIT, words_of
from app.customers.values import custom_words
from app.ids import from_hex
from app.vault.database import Connection
from app.vault.record import Record

NEVER = "~"
"""The due key of what has no due day: after every day."""
NO_AMOUNT = -1
"""The amount key of what has no amount: below every amount."""

_COLUMNS = (
    "rid, customer, customer_level, kind, title, title_key, stage, owner, owner_key, amount, amount_key, day, due, "
    "due_key, updated_at, words"
)
_REMOVED = "rid, customer, kind, title, reason, removed_at"
_MARKS = ", ".join("?" * len(_COLUMNS.split(",")))
_SEARCHED = ("title", "text", "owner", "reason", *sorted(DETAIL_FIELDS))


class ItemProjection:
    """Tables ``item`` and ``item_words``: which items belong to which customer, and what lists of them ask for.

    Table ``removed_item``: what was taken off, and why.
    """

    kinds = frozenset({ITEM})
    tables = ("item", "removed_item")

    def write(self, connection: Connection, records: Sequence[Record]) -> None:
        """Replace the rows of these items; removed ones disappear."""
        for record in records:
            if record.rev > 1:
                self._forget(connection, record)
                connection.execute("DELETE FROM removed_item WHERE rid = ?", (record.rid,))
        rows = [_columns(record) for record in records if record.op == "U"]
        connection.executemany(f"INSERT INTO item ({_COLUMNS}) VALUES ({_MARKS})", rows)
        first = connection.execute("SELECT coalesce(max(id), 0) FROM item").fetchone()[0] - len(rows) + 1
        connection.executemany(
            "INSERT INTO item_words (rowid, words) VALUES (?, ?)",
            [(first + offset, row[-1]) for offset, row in enumerate(rows)],
        )
        removed = [_removed_columns(record) for record in records if is_removed_item(record)]
        connection.executemany(f"INSERT INTO removed_item ({_REMOVED}) VALUES (?, ?, ?, ?, ?, ?)", removed)

    def check(self, connection: Connection, records: Iterator[Record]) -> bool:
        """Whether the table holds just the current items; both come in order of rid."""
        held = connection.execute(f"SELECT {_COLUMNS} FROM item ORDER BY rid")
        gone = connection.execute(f"SELECT {_REMOVED} FROM removed_item ORDER BY rid")
        for record in records:
            if record.op == "U" and held.fetchone() != _columns(record):
                return False
            if is_removed_item(record) and gone.fetchone() != _removed_columns(record):
                return False
        return held.fetchone() is None and gone.fetchone() is None

    def _forget(self, connection: Connection, record: Record) -> None:
        row = connection.execute("SELECT id, words FROM item WHERE rid = ?", (record.rid,)).fetchone()
        if row is not None:
            # External content: the index forgets a row only when it is told the very words it was given.
            connection.execute("INSERT INTO item_words (item_words, rowid, words) VALUES ('delete', ?, ?)", row)
            connection.execute("DELETE FROM item WHERE id = ?", row[:1])


def _columns(record: Record) -> tuple[Any, ...]:
    form = item_from_body(record.body)
    return (
        record.rid, form.customer.rid, int(form.customer.level), str(form.kind), form.title, sort_key(form.title),
        str(form.stage), form.owner, fold(form.owner), form.amount, NO_AMOUNT if form.amount is None else form.amount,
        form.day, form.due, form.due or NEVER, record.at, _words(form),
    )  # fmt: skip


def _removed_columns(record: Record) -> tuple[Any, ...]:
    said = record.body
    return (
        record.rid, bytes(from_hex(said["customer"])), str(said["kind"]), str(said["title"]), str(said["reason"]),
        record.at,
    )  # fmt: skip


def _words(form: ItemForm) -> str:
    texts = [str(item_value(form, field)) for field in _SEARCHED if _is_searched(form, field)]
    return " ".join(words_of(" ".join((*texts, custom_words(form.custom)))))[:WORDS_LIMIT]


def _is_searched(form: ItemForm, field: str) -> bool:
    """Texts of this kind; a type, a day and a number of days are filtered by, not searched for."""
    holder = form.details if field in DETAIL_FIELDS else form
    return type(getattr(holder, field, None)) is str and field != "until"
