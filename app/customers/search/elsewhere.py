"""Customers found by what belongs to them: their items.

Pure rules:

1. All words asked for must stand in one item. Which one it was is told: its kind and its title.
2. An item makes a customer known only among the levels that are listed: what stands above them is not looked at.
3. While at most `MOST` items of a compartment match they are looked at; more say nothing about a customer, and that
   they were left out is told, so that the person types on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.access.level import Level
from app.customers.search.asked import Asked
from app.ids import Id
from app.vault.compartment import Compartment

MOST = 1000


@dataclass(frozen=True, slots=True)
class Source:
    """A table of what belongs to customers, with its index. ``kind`` and ``title`` are SQL."""

    table: str
    kind: str
    title: str

    def sql(self, phrases: int) -> str:
        """Customer, level, kind and title of what matches, newest first."""
        tests = " AND instr(' ' || s.words || ' ', ?) > 0" * phrases
        return (
            f"SELECT s.customer, s.customer_level, {self.kind}, {self.title} FROM {self.table} s WHERE s.id IN "  # noqa: S608
            f"(SELECT rowid FROM {self.table}_words WHERE {self.table}_words MATCH ? LIMIT ?){tests} "
            "ORDER BY s.rid DESC"
        )

    def count(self) -> str:
        """How many match, up to a bound."""
        return f"SELECT count(*) FROM (SELECT 1 FROM {self.table}_words WHERE {self.table}_words MATCH ? LIMIT ?)"  # noqa: S608


SOURCES = (Source("item", "s.kind", "s.title"),)


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
    (counted,) = compartment.rows(source.count(), (match, MOST + 1))[0]
    if counted > MOST:
        told.too_many = True
        return
    patterns = [phrase.pattern() for phrase in asked.phrases]
    for customer, owner_level, kind, title in compartment.rows(source.sql(len(patterns)), (match, MOST, *patterns)):
        known = told.found.get(Level(owner_level))
        if known is not None:
            known.setdefault(Id(customer), Belonging(kind, title, level))
