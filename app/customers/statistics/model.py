"""Figures over customer files as they cross between the processes, and the pure rules around them.

Pure rules:

1. Figures are counted over the levels that the viewer holds and chose; nothing is said of any other.
2. A customer belongs to the day it was entered; an item to its own day, or to the day it was entered where it has none.
   Days and months are those of Asia/Ho_Chi_Minh, whatever the machine's zone.
3. Owners are compared as the search compares words (no capitals, no accents) and shown as most files spell them. Beyond
   the first `MOST_OWNERS` they are counted together.
4. A report keeps the ids of the customers counted in it, up to `MOST_NAMED`, so that a destruction finds it and takes
   it whole. A report over more customers keeps no id: its groups under `SMALLEST_GROUP` are counted together, so that
   nothing in it is about anybody in particular.
5. Whoever made a report may delete it, and a manager may.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.access.duty import Duty
from app.access.level import Level
from app.customers.form import ItemKind, Ref
from app.customers.items.kinds import Stage
from app.customers.validation import has_control, tidy
from app.errors import Problem
from app.ids import Id

NOT_GIVEN = ""
"""The key of what has no owner, or no stage."""
OTHERS = "\n"
"""The key of what is counted together. No text of a file can be it: a line break is refused there."""
MOST_OWNERS = 50
MOST_NAMED = 1000
SMALLEST_GROUP = 5
LONGEST_TITLE = 120

_STAGES = frozenset(str(stage) for stage in Stage)


@dataclass(frozen=True, slots=True)
class Period:
    """From one ISO day to another, both included; empty: no limit on that side."""

    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One group: what it is, how many it holds, and their amounts in whole đồng."""

    key: str
    count: int
    amount: int = 0


Figures = tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class CustomerFigures:
    """``total``: all customers of the chosen levels; ``count``: those entered in the period, which the groups split."""

    total: int
    count: int
    by_level: Figures
    by_relation: Figures
    by_owner: Figures
    by_month: Figures


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """The items of one kind in the period. ``open``: those still alive; ``overdue``: of them, past their due day."""

    kind: ItemKind
    count: int
    amount: int
    open: int
    open_amount: int
    overdue: int
    by_level: Figures
    by_stage: Figures
    by_owner: Figures
    by_month: Figures


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything the page shows, of one project. ``items`` has one entry for each kind, in the order of the kinds."""

    levels: tuple[Level, ...]
    period: Period
    customers: CustomerFigures
    items: tuple[ItemFigures, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show at all."""
        return not self.customers.total and not any(items.count for items in self.items)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One kept report in the list. ``customers``: how many were counted in it (one more than `MOST_NAMED` for any
    greater number); ``named``: whether it knows which.
    """

    ref: Ref
    rev: int
    title: str
    levels: tuple[Level, ...]
    period: Period
    at: int
    by: str
    customers: int
    named: bool
    may_delete: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A kept report, whole."""

    row: ReportRow
    statistics: Statistics


def stage_label(stage: str, language: str = "vi") -> str:
    """A stage in words, in ``language``; one that this version does not know as it is."""
    return Stage(stage).label(language) if stage in _STAGES else stage


def require_title(title: str) -> str:
    """The title, NFC and on one line. Raises Problem("statistics.title_missing" or "…_too_long" or "…_control")."""
    text = " ".join(tidy(title).split())
    if not text:
        raise Problem("statistics.title_missing")
    if has_control(text, lines=False):
        raise Problem("statistics.title_control")
    if len(text) > LONGEST_TITLE:
        raise Problem("statistics.title_too_long", limit=LONGEST_TITLE)
    return text


def may_delete_report(maker: Id, person: Id, duties: Iterable[Duty]) -> bool:
    """Rule 5."""
    return maker == person or Duty.MANAGER in frozenset(duties)


def nameless(figures: Statistics) -> Statistics:
    """Rule 4: the same with every small group counted with the others, and without the total beyond the period."""
    customers = figures.customers
    return replace(
        figures,
        customers=replace(
            customers,
            total=customers.count,
            by_level=_gathered(customers.by_level),
            by_relation=_gathered(customers.by_relation),
            by_owner=_gathered(customers.by_owner),
            by_month=_gathered(customers.by_month),
        ),
        items=tuple(_nameless_items(items) for items in figures.items),
    )


def _nameless_items(items: ItemFigures) -> ItemFigures:
    if items.count < SMALLEST_GROUP:
        return ItemFigures(items.kind, 0, 0, 0, 0, 0, (), (), (), ())
    few_open = items.open < SMALLEST_GROUP
    return replace(
        items,
        open=0 if few_open else items.open,
        open_amount=0 if few_open else items.open_amount,
        overdue=0 if items.overdue < SMALLEST_GROUP else items.overdue,
        by_level=_gathered(items.by_level),
        by_stage=_gathered(items.by_stage),
        by_owner=_gathered(items.by_owner),
        by_month=_gathered(items.by_month),
    )


def _gathered(figures: Figures) -> Figures:
    """The groups large enough, and one of all the others together; it too is left out while it is small."""
    large = [
        figure for figure in figures if figure.key != OTHERS and (figure.count >= SMALLEST_GROUP or not figure.count)
    ]
    small = [figure for figure in figures if figure not in large]
    rest = Figure(OTHERS, sum(figure.count for figure in small), sum(figure.amount for figure in small))
    return (*large, rest) if rest.count >= SMALLEST_GROUP else tuple(large)
