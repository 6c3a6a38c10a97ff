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
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from app.ids import Id
from app.vault.compartment import Compartment
from app.vault.record import Record, to_text

SHORTEST = 4
"""Characters: anything shorter is found everywhere and proves nothing."""
BATCH = 500
"""Cells searched at once."""
_MARKS = re.compile("[\u0300-\u036f]")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[ .()\-]+(?=\d)")
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


def fold(text: str) -> str:
    """Without capitals and accents; đ is d."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text.casefold())).replace("đ", "d")


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
        squeezed = _BETWEEN_DIGITS.sub("", folded)
        forms = {folded, squeezed, json.dumps(folded, ensure_ascii=False)[1:-1]}
        if _HOME_NUMBER.fullmatch(squeezed):
            forms |= {squeezed[1:], "0" + squeezed[3:]}
        long_enough = frozenset(form for form in forms if len(form) >= SHORTEST)
        if long_enough:
            yield long_enough


def shared(compartment: Compartment, values: Wanted, left_out: frozenset[Id]) -> frozenset[str]:
    """Those texts that records which stay (or the program's own names) hold too: finding them proves nothing."""
    return held_by(_cells_that_stay(compartment, left_out), values)


def shared_with(record: Record, op: str, values: Wanted) -> frozenset[str]:
    """Those texts that one more record holds, which stays, and the name ``op`` of the change that wrote it."""
    body = to_text(record.body)
    return held_by((record.kind, body, *_unescaped(body), op), values)


def held_by(cells: Iterable[object], values: Wanted) -> frozenset[str]:
    """Those texts of which a spelling stands in one of the cells."""
    found: set[str] = set()
    for batch in _batches(cells):
        haystack = _Haystack(batch)
        found.update(text for text in values.texts if text not in found and haystack.has_text(text))
    return frozenset[str]().union(*(value for value in values.values if value & found))


def _cells_that_stay(compartment: Compartment, left_out: frozenset[Id]) -> Iterator[object]:
    for table, columns in (
        ("record", "kind, body"),
        ("revision", "kind, body"),
        ("attachment", "name, media_type, content"),
        ("draft", "key, form, body"),
    ):
        for rid, *cells in compartment.rows(f"SELECT rid, {columns} FROM {table}"):  # noqa: S608 - fixed names
            if rid not in left_out:
                yield from cells
                yield from _unescaped(cells[-1])
    # The lists put words side by side, and write sorting keys, that so stand in no body.
    for table, columns in (
        ("customer", "words, name_key, code_key"),
        ("item", "words, title_key"),
        ("document", "words, name_key"),
    ):
        for rid, *cells in compartment.rows(f"SELECT rid, {columns} FROM {table}"):  # noqa: S608 - fixed names
            if rid not in left_out:
                yield from cells
    for own in ("SELECT op FROM ledger", "SELECT key FROM meta", "SELECT kind FROM counter"):
        for (cell,) in compartment.rows(own):
            yield cell


def _unescaped(cell: object) -> Iterator[str]:
    """The texts inside a body that JSON had to write with backslashes: the lists beside the records hold them plain."""
    if isinstance(cell, str) and "\\" in cell:
        yield from _leaves(json.loads(cell))


def scan(compartment: Compartment, values: Wanted) -> dict[str, int]:
    """How often anything wanted is found, by table; an empty dictionary is the proof."""
    hits: dict[str, int] = {}
    for table in _tables(compartment):
        cells = (cell for row in compartment.rows(f"SELECT * FROM {_quoted(table)}") for cell in row)  # noqa: S608
        count = sum(_Haystack(batch).count(values) for batch in _batches(cells))
        if count:
            hits[table] = count
    for index in _indexes(compartment):
        count = sum(_orphans(compartment, index, word) for word in _words(values))
        if count:
            hits[index.name] = hits.get(index.name, 0) + count
    return hits


def _tables(compartment: Compartment) -> list[str]:
    """Every table with cells of its own: virtual ones only point at others, their shadow tables are in the list."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    return [name for (name,) in compartment.rows(sql)]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


class _Haystack:
    """A batch of cells, in the forms in which they are searched. A NUL between cells keeps them apart."""

    def __init__(self, cells: Sequence[object]) -> None:
        self.text = fold("\0".join(cell for cell in cells if isinstance(cell, str)))
        self.squeezed = _BETWEEN_DIGITS.sub("", self.text)
        self.raw = b"\0".join(bytes(cell) for cell in cells if isinstance(cell, bytes))

    def has_text(self, text: str) -> bool:
        """Whether one folded text stands in any cell."""
        return text in self.text or text in self.squeezed or text.encode() in self.raw

    def count(self, values: Wanted) -> int:
        """How many of the wanted values stand in any cell."""
        texts = sum(self.has_text(text) for text in values.texts)
        return texts + sum(value in self.raw or value.hex() in self.text for value in values.ids)


def _batches(cells: Iterable[object]) -> Iterator[Sequence[object]]:
    stream = iter(cells)
    while batch := list(islice(stream, BATCH)):
        yield batch


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
