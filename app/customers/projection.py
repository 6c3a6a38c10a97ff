"""The search and list tables that stand beside customer and item records; everything in them follows from a body."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from app.customers.body import from_body, item_from_body
from app.customers.collation import sort_key
from app.customers.folding import fold
from app.customers.form import CustomerForm, ItemForm
from app.ids import made_at
from app.vault.database import Connection
from app.vault.record import Record

CUSTOMER, ITEM = "customer", "item"
_WORD = re.compile(r"[^\W_]+")
_WORDS_LIMIT = 6000

MOST_WANTED = 32


def words_of(text: str) -> list[str]:
    """The folded words of ``text``, as the index splits them."""
    return [word for part in text.split(" ") for word in _words_in(part)]


@functools.lru_cache(maxsize=16384)
def _words_in(part: str) -> tuple[str, ...]:
    """The words between two blanks. The same few thousand syllables make up most of any list."""
    return tuple(_WORD.findall(fold(part)))


def wanted_words(text: str) -> tuple[str, ...]:
    """The words that a search for ``text`` asks for, each once; beyond the first `MOST_WANTED` they say nothing new."""
    return tuple(dict.fromkeys(words_of(text)))[:MOST_WANTED]


def searchable(form: CustomerForm) -> dict[str, str]:
    """The text of each field in which a search looks, in the order in which a match is told."""
    phones = " ".join(f"{phone.lstrip('+')} {_as_dialled(phone)}" for phone in form.phones)
    return {
        "name": form.name,
        "code": form.code,
        "phones": phones,
        "tax_code": form.tax_code,
        "email": form.email,
        "owner": form.owner,
        "address": form.address,
        "note": form.note,
    }


def _as_dialled(phone: str) -> str:
    """A number in standard form as people here dial it, digits only."""
    return "0" + phone.removeprefix("+84") if phone.startswith("+84") else phone.lstrip("+")


class CustomerProjection:
    """Tables ``customer`` and ``customer_words``."""

    kinds = frozenset({CUSTOMER})
    tables = ("customer", "counter")

    def write(self, connection: Connection, records: Sequence[Record]) -> None:
        """Replace the rows of these customers; removed ones disappear."""
        new = [record for record in records if record.rev == 1 or not self._replace(connection, record)]
        rows = [_columns(record) for record in new if record.op == "U"]
        connection.executemany(
            f"INSERT INTO customer ({_CUSTOMER}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        _count(connection, len(rows))
        first = connection.execute("SELECT coalesce(max(id), 0) FROM customer").fetchone()[0] - len(rows) + 1
        connection.executemany(
            "INSERT INTO customer_words (rowid, words) VALUES (?, ?)",
            [(first + offset, row[_WORDS]) for offset, row in enumerate(rows)],
        )

    def check(self, connection: Connection, records: Iterator[Record]) -> bool:
        """Whether every row is what its record gives, none is missing, none too many, and the counter agrees.

        Both come in order of rid, so one pass compares them.
        """
        held = connection.execute(f"SELECT {_CUSTOMER} FROM customer ORDER BY rid")
        count = 0
        for record in records:
            if record.op == "U":
                if held.fetchone() != _columns(record):
                    return False
                count += 1
        counted = connection.execute("SELECT n FROM counter WHERE kind = 'customer'").fetchone()
        return held.fetchone() is None and counted == (count,)

    def _replace(self, connection: Connection, record: Record) -> bool:
        """Bring the row of a customer up to date, or take it away; False when there is none yet.

        The index is told only when words changed: overwriting what it forgets is the costly part of an edit.
        """
        row = connection.execute("SELECT id, words FROM customer WHERE rid = ?", (record.rid,)).fetchone()
        if row is None:
            return False
        number, before = row
        columns = _columns(record) if record.op == "U" else None
        if columns is None or columns[_WORDS] != before:
            # External content: the index forgets a row only when it is told the very words it was given.
            connection.execute(
                "INSERT INTO customer_words (customer_words, rowid, words) VALUES ('delete', ?, ?)", (number, before)
            )
        if columns is None:
            connection.execute("DELETE FROM customer WHERE id = ?", (number,))
            _count(connection, -1)
            return True
        connection.execute(
            "UPDATE customer SET name = ?, name_key = ?, code = ?, code_key = ?, phone = ?, owner = ?, updated_at = ?, "
            "words = ?, owner_key = ?, tax_code = ?, relation = ?, created_at = ?, review = ? WHERE id = ?",
            (*columns[1:], number),
        )
        if columns[_WORDS] != before:
            connection.execute("INSERT INTO customer_words (rowid, words) VALUES (?, ?)", (number, columns[_WORDS]))
        return True


def _count(connection: Connection, more: int) -> None:
    connection.execute("UPDATE counter SET n = n + ? WHERE kind = 'customer'", (more,))


class ItemProjection:
    """Tables ``item`` and ``item_words``: which items belong to which customer, and what lists of them ask for."""

    kinds = frozenset({ITEM})
    tables = ("item",)

    def write(self, connection: Connection, records: Sequence[Record]) -> None:
        """Replace the rows of these items; removed ones disappear."""
        for record in records:
            self._forget(connection, record)
        rows = [_item_columns(record) for record in records if record.op == "U"]
        marks = ", ".join("?" * len(_ITEM.split(",")))
        connection.executemany(f"INSERT INTO item ({_ITEM}) VALUES ({marks})", rows)
        first = connection.execute("SELECT coalesce(max(id), 0) FROM item").fetchone()[0] - len(rows) + 1
        connection.executemany(
            "INSERT INTO item_words (rowid, words) VALUES (?, ?)",
            [(first + offset, row[-1]) for offset, row in enumerate(rows)],
        )

    def check(self, connection: Connection, records: Iterator[Record]) -> bool:
        """Whether the table holds just the current items; both come in order of rid."""
        held = connection.execute(f"SELECT {_ITEM} FROM item ORDER BY rid")
        for record in records:
            if record.op == "U" and held.fetchone() != _item_columns(record):
                return False
        return held.fetchone() is None

    def _forget(self, connection: Connection, record: Record) -> None:
        row = connection.execute("SELECT id, words FROM item WHERE rid = ?", (record.rid,)).fetchone()
        if row is not None:
            connection.execute("INSERT INTO item_words (item_words, rowid, words) VALUES ('delete', ?, ?)", row)
            connection.execute("DELETE FROM item WHERE id = ?", row[:1])


_CUSTOMER = (
    "rid, name, name_key, code, code_key, phone, owner, updated_at, words, owner_key, tax_code, relation, created_at, "
    "review"
)
_WORDS = 8
"""Where the words stand among the columns of a customer."""
_ITEM = (
    "rid, customer, customer_level, kind, title, title_key, stage, owner, owner_key, amount, day, due, updated_at, "
    "words"
)


def _columns(record: Record) -> tuple[Any, ...]:
    form = from_body(record.body)
    words = " ".join(words_of(" ".join(searchable(form).values())))
    return (
        record.rid, form.name, sort_key(form.name), form.code, fold(form.code),
        form.phones[0] if form.phones else "", form.owner, record.at, words[:_WORDS_LIMIT],
        fold(form.owner), form.tax_code, str(form.relation), made_at(record.rid), _review_of(record),
    )  # fmt: skip


def _review_of(record: Record) -> str:
    classification = record.body.get("classification")
    return str(classification.get("review", "")) if isinstance(classification, dict) else ""


def _item_columns(record: Record) -> tuple[Any, ...]:
    form = item_from_body(record.body)
    return (
        record.rid, form.customer.rid, int(form.customer.level), str(form.kind), form.title, sort_key(form.title),
        str(record.body.get("stage", "")), str(record.body.get("owner", "")), fold(str(record.body.get("owner", ""))),
        form.amount, form.day, str(record.body.get("due", "")), record.at, _item_words(form),
    )  # fmt: skip


def _item_words(form: ItemForm) -> str:
    return " ".join(words_of(f"{form.title} {form.text}"))[:_WORDS_LIMIT]
