"""Everything about items that crosses between the processes, and the rules of their lives, named for the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.access.level import Level
from app.customers.form import ItemForm, Ref
from app.customers.items.kinds import (
    NO_DETAILS,
    DealingDetails,
    DealingType,
    Details,
    ItemKind,
    PolicyDetails,
    ProspectDetails,
    Stage,
)
from app.customers.items.life import (
    BAD_ENDS,
    BEGINNINGS,
    ENDS,
    STAGES,
    can_move,
    first_stage,
    is_ended,
    moves_from,
    needs_reason,
)
from app.customers.items.validation import is_day, normalised_item, validate_item
from app.customers.items.words import (
    DETAIL_FIELDS,
    ITEM_FIELDS,
    day_shown,
    item_field_label,
    item_field_text,
    item_value,
    percent_shown,
)

__all__ = [
    "BAD_ENDS",
    "BEGINNINGS",
    "DETAIL_FIELDS",
    "ENDS",
    "ITEM_FIELDS",
    "NO_DETAILS",
    "STAGES",
    "DealingDetails",
    "DealingType",
    "Details",
    "DuePage",
    "Happening",
    "ItemChange",
    "ItemFilter",
    "ItemForm",
    "ItemKind",
    "ItemPage",
    "ItemRow",
    "Order",
    "PolicyDetails",
    "ProspectDetails",
    "Ref",
    "RemovedItem",
    "RemovedPage",
    "Stage",
    "What",
    "can_move",
    "day_shown",
    "first_stage",
    "is_day",
    "is_ended",
    "item_field_label",
    "item_field_text",
    "item_value",
    "moves_from",
    "needs_reason",
    "normalised_item",
    "percent_shown",
    "validate_item",
]


class Order(StrEnum):
    """In what order a list of items stands."""

    TITLE = "title"
    DUE = "due"
    """The earliest first, those without a due day last."""
    NEWEST = "day"
    """The latest day first, those without a day last."""
    AMOUNT = "amount"
    """The greatest first, those without an amount last."""


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """Which items of a kind are wanted: all of these at once, each of them unless it is empty.

    ``text``: every word of it is found; ``owner``: looked after by this person (marks and case aside); ``due_until``:
    something is to be done by that day (ISO), and the item has not ended.
    """

    text: str = ""
    stages: tuple[Stage, ...] = ()
    owner: str = ""
    due_until: str = ""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One line of a list of items. ``customer_name`` is empty when the session cannot open the customer."""

    ref: Ref
    customer: Ref
    customer_name: str
    kind: ItemKind
    title: str
    stage: Stage
    owner: str
    amount: int | None
    day: str
    due: str
    rev: int
    updated_at: int

    @property
    def level(self) -> Level:
        """The item's own level."""
        return self.ref.level


@dataclass(frozen=True, slots=True)
class ItemPage:
    """A stretch of a list. ``next`` is the cursor of the following page or ``None``.

    ``total`` and ``amount`` (đồng) are of all matches; ``stages`` counts the matches of each stage, those that the
    filter leaves out included.
    """

    rows: tuple[ItemRow, ...]
    next: bytes | None
    total: int
    amount: int
    stages: tuple[tuple[Stage, int], ...]


@dataclass(frozen=True, slots=True)
class DuePage:
    """What is due, of all kinds, the earliest first; ``total`` may be more than the rows. ``owners`` counts for each
    person who is named, the name empty for what nobody looks after.
    """

    rows: tuple[ItemRow, ...]
    total: int
    owners: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RemovedItem:
    """An item that was taken off: what it was, why, by whom (a name) and when (UTC microseconds). ``rev`` is the
    revision that says so. ``customer`` is None, and ``customer_name`` empty, when the session cannot open the customer.
    """

    ref: Ref
    customer: Ref | None
    customer_name: str
    kind: ItemKind
    title: str
    reason: str
    removed_at: int
    removed_by: str
    rev: int

    @property
    def level(self) -> Level:
        """The item's own level."""
        return self.ref.level


@dataclass(frozen=True, slots=True)
class RemovedPage:
    """What was taken off last, newest first; ``total`` may be more than the rows."""

    rows: tuple[RemovedItem, ...]
    total: int


class What(StrEnum):
    """What happened to a customer file."""

    CUSTOMER_ENTERED = "customer_entered"
    CUSTOMER_EDITED = "customer_edited"
    ADDED = "added"
    EDITED = "edited"
    MOVED = "moved"
    REMOVED = "removed"
    BROUGHT_BACK = "brought_back"


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One field before and after, as text for people. ``field`` is the code of a field, or the name of a project's."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a customer's timeline. The item's fields are empty where the customer itself is meant.

    ``came_from`` and ``stage`` tell a move; ``reason`` and ``day`` go with it.
    """

    what: What
    at: int
    by: str
    level: Level
    kind: ItemKind | None = None
    item: Ref | None = None
    title: str = ""
    stage: Stage | None = None
    came_from: Stage | None = None
    reason: str = ""
    day: str = ""
    changes: tuple[ItemChange, ...] = ()
