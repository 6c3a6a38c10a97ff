"""Customers found by what belongs to them: their items and documents.

Pure rules:

1. All words asked for must stand in one item or one document. Which one it was is told: its kind and its title.
2. It makes a customer known only among the levels that are listed: what stands above them is not looked at.
3. While at most `MOST` of a kind match in a compartment they are looked at; more say nothing about a customer, and that
   they were left out is told, so that the person types on. The index of documents knows each word once and not where
   it stands: for a phrase their texts are read, of at most `MOST_READ`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.access.level import Level
from app.customers.documents.body import from_body
from app.customers.projection import words_of
from app.customers.search.asked import Asked
from app.ids import Id
from app.vault.compartment import Compartment

MOST, MOST_READ = 1000, 50


@dataclass(frozen=True, slots=True)
class Source:
    """A table of what belongs to customers, with its index. ``kind`` and ``title`` are SQL.

    ``in_order``: its words stand as they do in the text.
    """

    table: str
    kind: str
    title: str
    in_order: bool = True

    def sql(self, phrases: int) -> str:
        """Id, customer, level, kind and title of what matches, newest first."""
        tests = " AND instr(' ' || s.words || ' ', ?) > 0" * phrases
        return (
            f"SELECT s.rid, s.customer, s.customer_level, {self.kind}, {self.title} FROM {self.table} s "  # noqa: S608
            f"WHERE s.id IN (SELECT rowid FROM {self.table}_words WHERE {self.table}_words MATCH ? LIMIT ?){tests} "
            "ORDER BY s.rid DESC"
        )

    def count(self) -> str:
        """How many match, up to a bound."""
        return f"SELECT count(*) FROM (SELECT 1 FROM {self.table}_words WHERE {self.table}_words MATCH ? LIMIT ?)"  # noqa: S608


DOCUMENT = "document"
SOURCES = (Source("item", "s.kind", "s.title"), Source("document", f"'{DOCUMENT}'", "s.name", in_order=False))


@dataclass(frozen=True, slots=True)
class Belonging:
    """What made a customer known, and at which level it stands."""

    kind: str
    title: str
    level: Level


@dataclass(slots=True)
class Elsewhere:
    """By customer's level and id what was found; ``too_many``: something was left out by rule 3."""

    found: dict[Level, dict[Id, Belonging]] = field(default_factory=dict)
    too_many: bool = False


def look_elsewhere(compartments: Sequence[tuple[Level, Compartment]], asked: Asked) -> Elsewhere:
    """Look through what belongs to customers of the levels of ``compartments``."""
    told = Elsewhere({level: {} for level, _ in compartments})
    if not asked or asked.empty:
        return told
    for level, compartment in compartments:
        for source in SOURCES:
            _look(told, source, level, compartment, asked)
    return told


def _look(told: Elsewhere, source: Source, level: Level, compartment: Compartment, asked: Asked) -> None:
    match = asked.match()
    most = MOST if source.in_order or not asked.phrases else MOST_READ
    (counted,) = compartment.rows(source.count(), (match, most + 1))[0]
    if counted > most:
        told.too_many = True
        return
    for customer, owner_level, kind, title in _matches(source, compartment, asked, most):
        known = told.found.get(Level(owner_level))
        if known is not None:
            known.setdefault(customer, Belonging(kind, title, level))


def _matches(source: Source, compartment: Compartment, asked: Asked, most: int) -> Iterator[tuple[Id, int, str, str]]:
    patterns = [phrase.pattern() for phrase in asked.phrases] if source.in_order else []
    rows = compartment.rows(source.sql(len(patterns)), (asked.match(), most, *patterns))
    for rid, customer, level, kind, title in rows:
        if source.in_order or not asked.phrases or _reads(compartment, Id(rid), asked):
            yield Id(customer), level, kind, title


def _reads(compartment: Compartment, rid: Id, asked: Asked) -> bool:
    """Whether the phrases stand in the name or the text of a document."""
    record = compartment.get(rid)
    if record is None:
        return False
    document = from_body(record.body)
    texts = [" ".join(words_of(text)) for text in (document.name, document.text)]
    return all(any(phrase.fits(text) for text in texts) for phrase in asked.phrases)
