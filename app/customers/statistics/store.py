"""Figures out of compartments: everything is counted by the database over the tables beside the records.

No row is loaded but the groups themselves. The indexes ``customer_figures`` and ``item_figures`` hold all the columns
that are grouped by, so the wide rows stay unread; what a month brought is a stretch of ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from app.access.level import Level
from app.customers.folding import fold
from app.customers.form import ItemKind
from app.customers.items.life import ENDS, STAGES
from app.customers.statistics.model import (
    MOST_NAMED,
    MOST_OWNERS,
    OTHERS,
    CustomerFigures,
    Figure,
    Figures,
    ItemFigures,
    Period,
    Statistics,
)
from app.customers.statistics.span import Span, ids_of_month, month_of_id, months_of, span_of
from app.ids import Id
from app.vault.compartment import Compartment

Place = tuple[Level, Compartment]

GROUPS = (
    "SELECT relation, owner, count(*) AS n FROM customer WHERE created_at >= ? AND created_at < ? "
    "GROUP BY owner, relation"
)
# As three texts, a line for each group: thousands of small rows take the database longer to hand over than to find.
CUSTOMERS = "SELECT {0}relation{1}, {0}owner{1}, {0}n{1} FROM ({2})".format("group_concat(", ", char(10))", GROUPS)
CUSTOMERS_IN_ALL = "SELECT n FROM counter WHERE kind = 'customer'"
CUSTOMERS_OF_MONTH = "SELECT count(*) FROM customer WHERE rid >= ? AND rid < ?"
CUSTOMER_ENDS = "SELECT min(rid) FROM customer UNION ALL SELECT max(rid) FROM customer"

IN_PERIOD = "((day <> '' AND day >= ? AND day <= ?) OR (day = '' AND rid >= ? AND rid < ?))"
# In millions and the rest: whole sums of đồng can be greater than the database's numbers.
SUMS = "count(*), coalesce(sum(amount / 1000000), 0), coalesce(sum(amount % 1000000), 0)"
ITEMS = (
    f"SELECT kind, stage, owner, count(*) FILTER (WHERE due <> '' AND due < ?), {SUMS} FROM item WHERE {IN_PERIOD} "
    "GROUP BY kind, stage, owner"
)
ITEM_MONTHS = (
    f"SELECT kind, substr(day, 1, 7), {SUMS} FROM item WHERE day <> '' AND day >= ? AND day <= ? GROUP BY 1, 2"
)
# Told which index, since the one on ids alone would lead to every wide row.
UNDATED_MONTHS = (
    "SELECT kind, {month}, {sums} FROM item INDEXED BY item_figures "
    "WHERE day = '' AND rid >= ? AND rid < ? GROUP BY 1, 2"
)
ITEM_ENDS = "SELECT min(rid) FROM item UNION ALL SELECT max(rid) FROM item"

CONTAINED = (
    "SELECT rid FROM customer WHERE created_at >= ? AND created_at < ? "
    f"UNION SELECT customer FROM item WHERE {IN_PERIOD} LIMIT ?"
)

_UNEVEN = ("  ", "\n ", " \n", *"\t\v\f\r\x1c\x1d\x1e\x1f")
"""White space that names are not compared by: at their ends, more than one, or other than a plain one."""
_A_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")

Rows = list[tuple[Any, ...]]
Sum = tuple[int, int]
"""How many, and their amounts in đồng."""


class Tally:
    """Counts and amounts by key, added up over compartments. What has no amount may be added to ``counts``."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self._amounts: dict[str, int] = {}

    def add(self, key: str, more: Sum) -> None:
        """Add to one group."""
        self.counts[key] = self.counts.get(key, 0) + more[0]
        if more[1]:
            self._amounts[key] = self._amounts.get(key, 0) + more[1]

    @property
    def whole(self) -> Sum:
        """All groups together."""
        return sum(self.counts.values()), sum(self._amounts.values())

    def of(self, keys: Iterable[str]) -> Sum:
        """These groups together."""
        wanted = [self._sum_of(key) for key in keys]
        return sum(count for count, _ in wanted), sum(amount for _, amount in wanted)

    def figures(self) -> Figures:
        """The groups, the largest first."""
        return tuple(
            Figure(key, count, self._amounts.get(key, 0))
            for key, count in sorted(self.counts.items(), key=lambda group: (-group[1], group[0]))
        )

    def in_order(self, keys: Sequence[str]) -> Figures:
        """These groups in this order, empty ones too; all others together behind them, if there are any."""
        figures = [Figure(key, *self._sum_of(key)) for key in keys]
        rest = [self._sum_of(key) for key in self.counts if key not in set(keys)]
        together = Figure(OTHERS, sum(count for count, _ in rest), sum(amount for _, amount in rest))
        return (*figures, together) if together.count else tuple(figures)

    def _sum_of(self, key: str) -> Sum:
        return self.counts.get(key, 0), self._amounts.get(key, 0)


class Owners(Tally):
    """Counts by the person in charge: one group for every spelling of a name that a search would take for the same."""

    def figures(self) -> Figures:
        """The greatest groups, each under its most frequent spelling, and one for all the others."""
        compared = _compared(list(self.counts))
        found: dict[str, int] = {}
        for folded, count in zip(compared, self.counts.values(), strict=True):
            found[folded] = found.get(folded, 0) + count
        great = _greatest(found)
        spellings: dict[str, list[str]] = {folded: [] for folded in great}
        for folded, key in zip(compared, self.counts, strict=True):
            if folded in spellings:
                spellings[folded].append(key)
        shown = tuple(self._figure(spellings[folded]) for folded in great)
        if len(great) == len(found):
            return shown
        count, amount = self.whole
        rest = count - sum(one.count for one in shown), amount - sum(one.amount for one in shown)
        return (*shown, Figure(OTHERS, *rest))

    def _figure(self, spellings: Sequence[str]) -> Figure:
        most = min(spellings, key=lambda key: (-self.counts[key], key))
        return Figure(most, *self.of(spellings))


def _greatest(found: Mapping[str, int]) -> list[str]:
    """The names of the greatest groups, the greatest first. Only those as great as the last of them are put in order:
    there may be thousands.
    """
    least = sorted(found.values(), reverse=True)[:MOST_OWNERS][-1:]
    great = [name for name, count in found.items() if [count] >= least]
    return sorted(great, key=lambda name: (-found[name], name))[:MOST_OWNERS]


def _compared(names: Sequence[str]) -> list[str]:
    """Each name as it is compared. Folded together, since they may come by the thousand."""
    together = fold("\n".join(["", *names, ""]))
    lines = together.split("\n")[1:-1]
    even = together.isascii() and not any(white in together for white in _UNEVEN)
    if even and len(lines) == len(names):
        return lines
    return [" ".join(fold(name).split()) for name in names]


def statistics(places: Sequence[Place], period: Period, today: date) -> Statistics:
    """The figures of these compartments together. Raises Problem("statistics.period")."""
    span = span_of(period)
    dated = [compartment.rows(ITEM_MONTHS, (span.first_day, span.last_day)) for _, compartment in places]
    months = months_of(period, today, _known_months(places, dated))
    return Statistics(
        levels=tuple(level for level, _ in places),
        period=period,
        customers=_customers(places, span, months),
        items=tuple(_items(places, span, dated, months, today)),
    )


def contained(places: Sequence[Place], period: Period) -> list[Id] | None:
    """The customers counted in `statistics`, in order; None when there are more than `MOST_NAMED` of them."""
    span, found = span_of(period), set[bytes]()
    for _, compartment in places:
        rows = compartment.rows(CONTAINED, (span.first_at, span.end_at, *_of_items(span), MOST_NAMED + 1))
        found.update(rid for (rid,) in rows)
        if len(found) > MOST_NAMED:
            return None
    return [Id(rid) for rid in sorted(found)]


def _customers(places: Sequence[Place], span: Span, months: Sequence[str]) -> CustomerFigures:
    total, levels, relations, owners, by_month = 0, Tally(), Tally(), Owners(), Tally()
    for level, compartment in places:
        total += int(compartment.rows(CUSTOMERS_IN_ALL)[0][0])
        groups, own = _groups(compartment, span), 0
        for relation, owner, count in groups:  # by the thousand, where many are in charge
            own += count
            relations.counts[relation] = relations.counts.get(relation, 0) + count
            owners.counts[owner] = owners.counts.get(owner, 0) + count
        levels.add(str(int(level)), (own, 0))
        for month in months:
            first, end = ids_of_month(month)
            stretch = (max(first, span.first_id), min(end, span.end_id))
            by_month.add(month, (int(compartment.rows(CUSTOMERS_OF_MONTH, stretch)[0][0]), 0))
    count, _ = levels.whole
    before = count - by_month.whole[0]
    if before > 0:
        by_month.add(OTHERS, (before, 0))
    return CustomerFigures(
        total=total,
        count=count,
        by_level=levels.in_order([str(int(level)) for level, _ in places]),
        by_relation=relations.figures(),
        by_owner=owners.figures(),
        by_month=by_month.in_order(months),
    )


def _groups(compartment: Compartment, span: Span) -> Iterable[tuple[str, str, int]]:
    """Relation, person in charge, and how many customers have both."""
    period = (span.first_at, span.end_at)
    found = compartment.rows(CUSTOMERS, period)[0]
    relations, owners, counts = ([] if text is None else text.split("\n") for text in found)
    if len(relations) == len(owners) == len(counts):
        return zip(relations, owners, map(int, counts), strict=True)
    return compartment.rows(GROUPS, period)  # somebody's altered program wrote a text of more than one line


class _Kind:
    """What is known of one kind while the compartments are gone through."""

    def __init__(self) -> None:
        self.levels, self.stages, self.owners, self.months, self.late = Tally(), Tally(), Owners(), Tally(), Tally()


def _items(
    places: Sequence[Place], span: Span, dated: Sequence[Rows], months: Sequence[str], today: date
) -> Iterable[ItemFigures]:
    kinds = {str(kind): _Kind() for kind in ItemKind}
    for (level, compartment), of_days in zip(places, dated, strict=True):
        for kind, stage, owner, late, *sums in compartment.rows(ITEMS, (today.isoformat(), *_of_items(span))):
            found = kinds[kind]
            found.levels.add(str(int(level)), _sum(*sums))
            found.stages.add(stage, _sum(*sums))
            found.owners.add(owner, _sum(*sums))
            found.late.add(stage, (late, 0))
        undated = UNDATED_MONTHS.format(month=_month_of("rid", months), sums=SUMS)
        of_entries = compartment.rows(undated, (span.first_id, span.end_id))
        for kind, month, *sums in (*of_days, *of_entries):
            kinds[kind].months.add(month if month in months else OTHERS, _sum(*sums))
    for kind in ItemKind:
        yield _item_figures(kind, kinds[str(kind)], [str(int(level)) for level, _ in places], months)


def _month_of(column: str, months: Sequence[str]) -> str:
    """The expression that tells an id's month: halved again and again, so that each row is compared but a few times."""
    if len(months) == 1:
        first, end = ids_of_month(months[0])
        outside = f"{column} < x'{first.hex()}' OR {column} >= x'{end.hex()}'"
        return f"CASE WHEN {outside} THEN '{OTHERS}' ELSE '{months[0]}' END"
    half = len(months) // 2
    border = ids_of_month(months[half])[0].hex()
    before, after = _month_of(column, months[:half]), _month_of(column, months[half:])
    return f"CASE WHEN {column} < x'{border}' THEN {before} ELSE {after} END"


def _item_figures(kind: ItemKind, found: _Kind, levels: Sequence[str], months: Sequence[str]) -> ItemFigures:
    count, amount = found.stages.whole
    alive = [str(stage) for stage in STAGES[kind] if stage not in ENDS]
    still_open, open_amount = found.stages.of(alive)
    return ItemFigures(
        kind=kind,
        count=count,
        amount=amount,
        open=still_open,
        open_amount=open_amount,
        overdue=found.late.of(alive)[0],
        by_level=found.levels.in_order(levels),
        by_stage=found.stages.in_order([str(stage) for stage in STAGES[kind]]),
        by_owner=found.owners.figures(),
        by_month=found.months.in_order(months),
    )


def _known_months(places: Sequence[Place], dated: Sequence[Rows]) -> set[str]:
    """The first and last months of anything there is."""
    known = {month for rows in dated for _, month, *_ in rows if _A_MONTH.fullmatch(month)}
    for _, compartment in places:
        for ends in (CUSTOMER_ENDS, ITEM_ENDS):
            known.update(month_of_id(rid) for (rid,) in compartment.rows(ends) if rid is not None)
    return known


def _of_items(span: Span) -> tuple[str, str, bytes, bytes]:
    return span.first_day, span.last_day, span.first_id, span.end_id


def _sum(count: int, millions: int, rest: int) -> Sum:
    return count, millions * 1_000_000 + rest
