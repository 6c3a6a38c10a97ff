"""The search and list tables that stand beside customer records; everything in them follows from a body."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from app.customers import shelves
from app.customers.body import from_body
from app.customers.collation import sort_key
from app.customers.folding import fold
from app.customers.form import CustomerForm
from app.customers.remembered import Remembered
from app.customers.values import custom_words
from app.ids import made_at
from app.vault.database import Connection
from app.vault.record import Record

CUSTOMER, ITEM = "customer", "item"
_WORD = re.compile(r"[^\W_]+")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
WORDS_LIMIT = 6000

MOST_WANTED = 32

_MANY, _TOLD_COSTS = 200, 100
"""From how many removals on the index may be made anew; how many customers it takes in while it forgets one."""

_AT_ONCE = 500
"""How many customers are compared with their rows at once."""

BETWEEN = "|"
"""Stands between the words of one field and the next; the index does not see it, a phrase does not reach over it."""


def words_of(text: str) -> list[str]:
    """The folded words of ``text``, as the index splits them."""
    if text.isascii():
        return _PLAIN_WORD.findall(text.lower())
    found: list[str] = []
    for part in text.split(" "):
        found += _words_in[part]
    return found


def _found_in(part: str) -> list[str]:
    return _WORD.findall(fold(part))


_words_in = Remembered(_found_in, lambda number: [number])
"""The words between two blanks."""
_joined_in = Remembered(lambda part: " ".join(_found_in(part)), str)
"""The same with blanks between them."""


def _joined(text: str) -> str:
    """The words of ``text`` with blanks between them."""
    return " ".join(filter(None, map(_joined_in.__getitem__, text.split(" ")))) if text else ""


_joined_again = functools.lru_cache(maxsize=4096)(_joined)
"""Who is in charge, and short notes, are the same again and again."""
_SHORT = 64


def _repeated(text: str) -> str:
    return _joined_again(text) if len(text) < _SHORT else _joined(text)


def _signs(text: str) -> str:
    """The words of a text that is hardly ever the same again: there is nothing to remember."""
    return " ".join(words_of(text)) if text else ""


def wanted_words(text: str) -> tuple[str, ...]:
    """The words that a search for ``text`` asks for, each once; beyond the first `MOST_WANTED` they say nothing new."""
    return tuple(dict.fromkeys(words_of(text)))[:MOST_WANTED]


def _accents(part: str) -> str:
    return "" if part.isascii() else " ".join(word for word in _WORD.findall(part.casefold()) if word != fold(word))


_accented_in = Remembered(_accents, lambda _: "")
"""Those of the words between two blanks that have accents, with them."""


def searchable(form: CustomerForm) -> dict[str, str]:
    """The text of each field in which a search looks, in the order in which a match is told.

    Numbers and codes stand in every way in which they are typed: with their signs and without.
    """
    phones = " ".join(map(_phone_text, form.phones))
    return {
        "name": form.name,
        "code": _with_bare(form.code),
        "phones": phones,
        "tax_code": _with_bare(form.tax_code),
        "email": form.email,
        "owner": form.owner,
        "address": form.address,
        "note": form.note,
        "custom": custom_words(form.custom) if form.custom else "",
    }


def _phone_text(phone: str) -> str:
    return f"{phone.lstrip('+')} {_as_dialled(phone)}"


def _as_dialled(phone: str) -> str:
    """A number in standard form as people here dial it, digits only."""
    return "0" + phone.removeprefix("+84") if phone.startswith("+84") else phone.lstrip("+")


def _with_bare(code: str) -> str:
    bare = "".join(_WORD.findall(code))
    return f"{code} {bare}" if bare != code else code


SEARCHED = ("name", "accented", "code", "phones", "tax_code", "email", "owner", "address", "note", "custom")
"""What the words of a customer tell of, one after the other: the fields, and the name's words with their accents."""


def indexed_words(form: CustomerForm) -> str:
    """The words of every searchable field in the order of `SEARCHED`, with `BETWEEN` between them.

    The same as the words of what `searchable` gives, by a shorter way: every import and every full check goes it once
    for each customer (tests/customers/test_short_ways.py).
    """
    name = form.name
    accented = "" if name.isascii() else " ".join(filter(None, map(_accented_in.__getitem__, name.split(" "))))
    fields = (
        _joined(name), accented, _code_words(form.code), " ".join(filter(None, map(_phone_words, form.phones))),
        _code_words(form.tax_code), _signs(form.email), _repeated(form.owner), _joined(form.address),
        _repeated(form.note), _joined(custom_words(form.custom)) if form.custom else "",
    )  # fmt: skip
    return _BETWEEN.join(fields)[:WORDS_LIMIT]


_BETWEEN = f" {BETWEEN} "


def _phone_words(phone: str) -> str:
    bare = phone[1:]
    if phone[:1] == "+" and bare.isdecimal() and bare.isascii():
        return f"{bare} {_as_dialled(phone)}"
    return _signs(_phone_text(phone))


def _code_words(code: str) -> str:
    if not code.isascii():
        return _signs(_with_bare(code))
    plain = code.lower()
    words = _PLAIN_WORD.findall(plain)
    bare = "".join(words)
    return plain if bare == plain else " ".join((*words, bare)) if words else ""


class CustomerProjection:
    """Tables ``customer``, ``customer_words`` and ``shelf``."""

    kinds = frozenset({CUSTOMER})
    tables = ("customer", "counter", "shelf")

    def write(self, connection: Connection, records: Sequence[Record]) -> None:
        """Replace the rows of these customers; removed ones disappear."""
        new = [record for record in records if record.rev == 1 or not self._replace(connection, record)]
        rows = sorted(_rows([record for record in new if record.op == "U"]), key=_BY_NAME)
        ids = shelves.numbers(connection, [row[_NAME_KEY] for row in rows])
        connection.executemany(
            f"INSERT INTO customer (id, {_CUSTOMER}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, *row) for number, row in zip(ids, rows, strict=True)],
        )
        _count(connection, len(rows))
        connection.executemany(
            "INSERT INTO customer_words (rowid, words) VALUES (?, ?)",
            [(number, row[_WORDS]) for number, row in zip(ids, rows, strict=True)],
        )

    def clears(self, connection: Connection, count: int) -> bool:
        """Taking one customer's words out of the index costs as much as putting some hundreds in."""
        (rows,) = connection.execute("SELECT n FROM counter WHERE kind = 'customer'").fetchone()
        return bool(count >= _MANY and rows <= count * _TOLD_COSTS)

    def clear(self, connection: Connection, seq: int, count: int) -> None:
        """Take away the rows of the ``count`` customers whom the change numbered ``seq`` removed.

        In order of their ids, which is nearly that of names; all of them at once where no customer stays. The index
        does not know yet.
        """
        (rows,) = connection.execute("SELECT n FROM counter WHERE kind = 'customer'").fetchone()
        gone = connection.execute("DELETE FROM customer") if rows == count else connection.execute(_REMOVED, (seq,))
        _count(connection, -gone.rowcount)

    def index(self, connection: Connection) -> None:
        """Make the index anew from the rows that are left."""
        connection.execute("INSERT INTO customer_words (customer_words) VALUES ('rebuild')")

    def check(self, connection: Connection, records: Iterator[Record]) -> bool:
        """Whether every row is what its record gives, none is missing, none too many, and the counter agrees.

        Both come in order of rid, so one pass compares them.
        """
        held = connection.execute(f"SELECT {_CUSTOMER} FROM customer ORDER BY rid")
        standing = (record for record in records if record.op == "U")
        count = 0
        while some := list(itertools.islice(standing, _AT_ONCE)):
            if held.fetchmany(len(some)) != _rows(some):
                return False
            count += len(some)
        counted = connection.execute("SELECT n FROM counter WHERE kind = 'customer'").fetchone()
        return held.fetchone() is None and counted == (count,) and shelves.agree(connection)

    def _replace(self, connection: Connection, record: Record) -> bool:
        """Bring the row of a customer up to date, or take it away; False when there is none yet.

        The index is told only when words changed: overwriting what it forgets is the costly part of an edit.
        """
        row = connection.execute("SELECT id, words, name_key FROM customer WHERE rid = ?", (record.rid,)).fetchone()
        if row is None:
            return False
        number, before, key = row
        columns = _rows([record])[0] if record.op == "U" else None
        now = number if columns is None else _number(connection, number, key, columns[_NAME_KEY])
        told = columns is None or (now, columns[_WORDS]) != (number, before)
        if told:
            # External content: the index forgets a row only when it is told the very words it was given.
            connection.execute(
                "INSERT INTO customer_words (customer_words, rowid, words) VALUES ('delete', ?, ?)", (number, before)
            )
        if columns is None:
            connection.execute("DELETE FROM customer WHERE id = ?", (number,))
            _count(connection, -1)
            return True
        connection.execute(
            "UPDATE customer SET id = ?, name = ?, name_key = ?, code = ?, code_key = ?, phone = ?, owner = ?, "
            "updated_at = ?, words = ?, owner_key = ?, tax_code = ?, relation = ?, created_at = ?, review = ? "
            "WHERE id = ?",
            (now, *columns[1:], number),
        )
        if told:
            connection.execute("INSERT INTO customer_words (rowid, words) VALUES (?, ?)", (now, columns[_WORDS]))
        return True


def _number(connection: Connection, number: int, before: str, key: str) -> int:
    """The number of a customer whose name may have changed: another one only where the shelf is not right any more."""
    if key == before or shelves.holds(connection, number, key):
        return number
    (now,) = shelves.numbers(connection, [key])
    return now


def _count(connection: Connection, more: int) -> None:
    connection.execute("UPDATE counter SET n = n + ? WHERE kind = 'customer'", (more,))


_CUSTOMER = (
    "rid, name, name_key, code, code_key, phone, owner, updated_at, words, owner_key, tax_code, relation, created_at, "
    "review"
)
_REMOVED = (
    "DELETE FROM customer WHERE id IN (SELECT c.id FROM record r JOIN customer c ON c.rid = r.rid "
    "WHERE r.seq = ? AND r.kind = 'customer' AND r.op = 'D')"
)
_WORDS, _NAME_KEY = 8, 2
"""Where they stand among the columns of a customer."""
_BY_NAME = itemgetter(_NAME_KEY, 0)


def _rows(records: Sequence[Record]) -> list[tuple[Any, ...]]:
    """The row of each, made column by column: one kind of work for all of them at a time takes a third less."""
    forms = [from_body(record.body) for record in records]
    words = [indexed_words(form) for form in forms]
    keys = [sort_key(form.name) for form in forms]
    return [
        (
            record.rid, form.name, key, form.code, fold(form.code),
            form.phones[0] if form.phones else "", form.owner, record.at, said,
            _owner_key(form.owner), form.tax_code, str(form.relation), made_at(record.rid), _review_of(record),
        )
        for record, form, said, key in zip(records, forms, words, keys, strict=True)
    ]  # fmt: skip


_owner_key = functools.lru_cache(maxsize=1024)(fold)
"""A few people are in charge of all of a list."""


def _review_of(record: Record) -> str:
    classification = record.body.get("classification")
    return str(classification.get("review", "")) if isinstance(classification, dict) else ""
