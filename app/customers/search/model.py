"""What crosses between the processes about lists and searches: orders, filters, kept searches."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from app.access.level import Level
from app.customers.form import ItemKind, Relation
from app.ids import Id

__all__ = [
    "BY_NAME",
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "MOST_SKIPPED",
    "NO_FILTER",
    "Anchor",
    "KeptSearch",
    "ListFilter",
    "ListOrder",
    "OrderBy",
    "OwnerChoice",
    "SavedSearch",
    "valid_filter",
]

MOST_SKIPPED = 20_000
"""How many rows one question may pass over; anchors stand nearer to each other."""

LONGEST_NAME, LONGEST_TEXT = 80, 1000
"""Characters of a kept search's name, and of what it looks for."""


class OrderBy(StrEnum):
    """What a list is in order of."""

    NAME = "name"
    CODE = "code"
    OWNER = "owner"
    UPDATED = "updated"
    CREATED = "created"


@dataclass(frozen=True, slots=True)
class ListOrder:
    """The order of a list. Customers of one owner stand by name, others that are alike by the time of entry."""

    by: OrderBy = OrderBy.NAME
    descending: bool = False


BY_NAME = ListOrder()


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What a list is narrowed by; nothing unless set. Days are ISO, both included, in Vietnam's time.

    ``owner`` compares without accents; ``mine``: the owner is who asks; ``review_due``: the level should have been
    looked at again by now; ``kind`` and ``stage``: there is an item like that among the levels listed.
    """

    owner: str = ""
    relation: Relation | None = None
    updated_from: str = ""
    updated_until: str = ""
    created_from: str = ""
    created_until: str = ""
    mine: bool = False
    review_due: bool = False
    kind: ItemKind | None = None
    stage: str = ""

    def __bool__(self) -> bool:
        return bool(self.note())

    def note(self) -> str:
        """By what it narrows, for the journal: names of fields, never what stands in them."""
        used = [field.name for field in fields(self) if getattr(self, field.name) != field.default]
        return f"filter:{','.join(used)}" if used else ""


NO_FILTER = ListFilter()


def valid_filter(filters: ListFilter) -> bool:
    """Whether every day in it is one."""
    days = (filters.updated_from, filters.updated_until, filters.created_from, filters.created_until)
    return all(not day or _is_day(day) for day in days)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Anchor:
    """After how many rows of a list its ``cursor`` stands."""

    rows: int
    cursor: bytes


@dataclass(frozen=True, slots=True)
class OwnerChoice:
    """Somebody in charge of customers, as written there."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A search as somebody keeps it: everything that a list is asked for."""

    name: str
    text: str = ""
    levels: tuple[Level, ...] = ()
    order: ListOrder = BY_NAME
    filters: ListFilter = NO_FILTER


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A kept search with its place: the compartment of the highest level that it covers."""

    project: Id
    level: Level
    rid: Id
    rev: int
    search: KeptSearch
    saved_at: int
