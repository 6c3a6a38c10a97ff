"""Proof by search: nothing of the erased customer stands in a rewritten compartment.

What is searched for: every text that any revision of any left-out record held (each also without accents and capitals,
digits also without the spaces and dots between them), the names of its documents, and every record id, as bytes and
in hexadecimal. Where: every cell of every table of the file, the shadow tables of the search index included, and the
search index itself by its words.

What is not searched for: texts shorter than four characters, and texts that other files, their lists or the program's
own names hold as well (two customers may share a tax adviser's telephone); `shared` says which. The content of scanned
pictures is searched byte by byte only: nobody reads what is drawn in them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from app.destruction.haystack import Haystack, Rows, Sieve, fold, squeezed
from app.errors import Problem
from app.ids import Id
from app.vault.compartment import Compartment
from app.vault.database import translated
from app.vault.record import Record, to_text

SHORTEST = 4
"""Characters: anything shorter is found everywhere and proves nothing."""
BATCH = 200
"""Rows searched at once."""
_LARGE = {"attachment": 1}
"""Tables whose rows are searched so many at once, since each may have megabytes."""
_HOME_NUMBER = re.compile(r"\+84\d{8,}")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: ``values`` are sets of folded spellings of one text each, ``ids`` have 16 bytes."""

    values: frozenset[frozenset[str]]
    ids: frozenset[bytes]

    @property
    def texts(self) -> frozenset[str]:
        """All spellings of all texts."""
        return frozenset[str]().union(*self.values)

    def without(self, texts: frozenset[str]) -> Wanted:
        """The same, leaving out every text of which a spelling is among ``texts``."""
        return Wanted(frozenset(value for value in self.values if not value & texts), self.ids)

    def __len__(self) -> int:
        return len(self.values) + len(self.ids)


def wanted(records: Iterable[Record], names: Iterable[str] = ()) -> Wanted:
    """Everything to look for, from all revisions of the left-out records and the names of their documents."""
    values: set[frozenset[str]] = set()
    ids: set[bytes] = set()
    for record in records:
        ids.add(bytes(record.rid))
        for text in _leaves(record.body):
            values.update(_values(text))
    for name in names:
        values.update(_values(name))
    return Wanted(frozenset(values), frozenset(ids))


def _leaves(value: object) -> Iterator[str]:
    """Every text inside a body; names of fields do not count."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _leaves(item)


def _values(text: str) -> Iterator[frozenset[str]]:
    """One value for each line of a text, under every spelling in which it can stand in a cell."""
    for line in text.splitlines():
        folded = fold(line).strip()
        number = squeezed(folded)
        forms = {folded, number, json.dumps(folded, ensure_ascii=False)[1:-1]}
        if _HOME_NUMBER.fullmatch(number):
            forms |= {number[1:], "0" + number[3:]}
        long_enough = frozenset(form for form in forms if len(form) >= SHORTEST)
        if long_enough:
            yield long_enough


def shared(compartment: Compartment, values: Wanted, left_out: frozenset[Id]) -> frozenset[str]:
    """Those texts that records which stay (or the program's own names) hold too: finding them proves nothing."""
    return held_by(_cells_that_stay(compartment, left_out), values)


def shared_with(record: Record, op: str, values: Wanted) -> frozenset[str]:
    """Those texts that one more record holds, which stays, and the name ``op`` of the change that wrote it."""
    body = to_text(record.body)
    return held_by([[(record.kind,), (body,), (op,)], _unescaped([(body,)])], values)


def held_by(batches: Iterable[Rows], values: Wanted) -> frozenset[str]:
    """Those texts of which a spelling stands in one of the cells."""
    wanted_yet, found = values.texts, set[str]()
    sieve = Sieve(wanted_yet)
    for rows in batches:
        if not sieve.holds_back(rows):
            continue
        haystack = Haystack(rows)
        here = {text for text in wanted_yet if haystack.has_text(text)}
        if here:
            found |= here
            wanted_yet -= here
            sieve = Sieve(wanted_yet)
    return frozenset[str]().union(*(value for value in values.values if value & found))


_STAYING = (
    ("record", "DISTINCT kind"),
    ("record", "body"),
    ("revision", "DISTINCT kind"),
    ("revision", "body"),
    ("attachment", "name, media_type, content"),
    ("draft", "key, form, body"),
    # The lists put words side by side, and write sorting keys, that so stand in no body.
    ("customer", "words, name_key, code_key"),
    ("item", "words, title_key"),
    ("document", "words, name_key"),
)
_OWN_NAMES = (("ledger", "DISTINCT op"), ("meta", "key"), ("counter", "kind"))


def _cells_that_stay(compartment: Compartment, left_out: frozenset[Id]) -> Iterator[Rows]:
    stays = f"WHERE rid IS NULL OR rid NOT IN ({', '.join('?' * len(left_out))})"
    for table, columns in _STAYING:
        for rows in _rows(compartment, table, columns, stays, tuple(left_out)):
            yield rows
            yield _unescaped(rows)
    for table, columns in _OWN_NAMES:
        yield from _rows(compartment, table, columns)


def _unescaped(rows: Rows) -> Rows:
    """The texts inside bodies that JSON had to write with backslashes: the lists beside the records hold them plain."""
    bodies = [row[-1] for row in rows if isinstance(row[-1], str) and "\\" in row[-1]]
    return [(text,) for body in bodies for text in _leaves(json.loads(body))]


def scan(compartment: Compartment, values: Wanted) -> dict[str, int]:
    """How often anything wanted is found, by table; an empty dictionary is the proof."""
    hits: dict[str, int] = {}
    sieve = Sieve(values.texts, values.ids)
    for table in _tables(compartment):
        count = sum(_count(rows, values) for rows in _rows(compartment, table, "*") if sieve.holds_back(rows))
        if count:
            hits[table] = count
    for index in _indexes(compartment):
        count = sum(_orphans(compartment, index, word) for word in _words(values))
        if count:
            hits[index.name] = hits.get(index.name, 0) + count
    return hits


def _count(rows: Rows, values: Wanted) -> int:
    """How many of the wanted values stand in any cell."""
    haystack = Haystack(rows)
    return sum(map(haystack.has_text, values.texts)) + sum(map(haystack.has_id, values.ids))


def _rows(
    compartment: Compartment, table: str, columns: str, where: str = "", params: tuple[Any, ...] = ()
) -> Iterator[Rows]:
    """The rows of a table, so many at a time: a compartment as a whole has no room in memory."""
    sql = f"SELECT {columns} FROM {_quoted(table)} {where}"  # noqa: S608 - own schema
    with translated():
        cursor = compartment.connection.execute(sql, params)
        while rows := cursor.fetchmany(_LARGE.get(table, BATCH)):
            yield rows


def _tables(compartment: Compartment) -> list[str]:
    """Every table with cells of its own: virtual ones only point at others, their shadow tables are in the list."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    return [name for (name,) in compartment.rows(sql)]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True, repr=False)
class Search:
    """The search of new files before they are put in force: what each of them, by its compartment, must not hold."""

    values: dict[Id, Wanted]

    def __call__(self, made: Compartment) -> None:
        """Raises Problem("destruction.traces_found", hits=…)."""
        hits = sum(scan(made, self.values[made.cid]).values())
        if hits:
            raise Problem("destruction.traces_found", hits=hits)


@dataclass(frozen=True, slots=True)
class _Index:
    """A full-text index and the table it points at."""

    name: str
    content: str
    rowid: str


def _indexes(compartment: Compartment) -> list[_Index]:
    sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%USING fts5%' ORDER BY name"
    found = []
    for name, text in compartment.rows(sql):
        content, rowid = re.search(r"content\s*=\s*'(\w+)'", text), re.search(r"content_rowid\s*=\s*'(\w+)'", text)
        if content and rowid:
            found.append(_Index(name, content[1], rowid[1]))
    return found


def _words(values: Wanted) -> frozenset[str]:
    return frozenset(word for text in values.texts for word in _WORD.findall(text))


def _orphans(compartment: Compartment, index: _Index, word: str) -> int:
    """How many entries of the index know ``word`` for a row that does not exist any more."""
    sql = (
        f"SELECT count(*) FROM {_quoted(index.name)} WHERE {_quoted(index.name)} MATCH ? "  # noqa: S608 - own schema
        f"AND rowid NOT IN (SELECT {_quoted(index.rowid)} FROM {_quoted(index.content)})"
    )
    rows: list[tuple[Any, ...]] = compartment.rows(sql, (f'"{word}"',))
    return int(rows[0][0])
