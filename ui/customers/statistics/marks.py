"""Figures as the marks of charts."""

from __future__ import annotations

from app.customers.model import ItemKind
from app.customers.statistics.model import OTHERS, Figure, Figures, ItemFigures
from ui.customers.statistics.words import (
    kind_title,
    level_label,
    month_words,
    owner_words,
    relation_label,
    short_money,
    stage_words,
)
from ui.customers.words import KIND_ICONS, money
from ui.widgets.charts.mark import Mark
from ui.widgets.level import level_colours, level_shield
from ui.widgets.naming import grouped

Marks = tuple[Mark, ...]


def by_level(figures: Figures) -> Marks:
    """The levels in their own colours, with their shields."""
    return tuple(
        Mark(
            level_label(figure.key),
            figure.count,
            more=_amount(figure),
            colour=level_colours(int(figure.key)).strip if figure.key != OTHERS else "chart_rest",
            icon=level_shield(int(figure.key)) if figure.key != OTHERS else "",
        )
        for figure in figures
    )


def by_relation(figures: Figures) -> Marks:
    """What the customers are to the company."""
    return tuple(Mark(relation_label(figure.key), figure.count) for figure in figures)


def by_owner(figures: Figures, *, in_money: bool = False) -> Marks:
    """Who is in charge, the greatest first; those counted together stay last."""
    marks = [(figure.key == OTHERS, _mark(owner_words(figure.key), figure, in_money=in_money)) for figure in figures]
    return tuple(mark for _, mark in sorted(marks, key=lambda pair: (pair[0], -pair[1].value)))


def by_stage(kind: ItemKind, figures: Figures) -> Marks:
    """The stages in the order of a kind's life."""
    return tuple(_mark(stage_words(kind, figure.key), figure, in_money=False) for figure in figures)


def by_month(figures: Figures, *, in_money: bool = False) -> tuple[Marks, Marks]:
    """The months in their order; and what lies in no month of them, for the table alone."""
    marks = [(figure.key, _mark(month_words(figure.key), figure, in_money=in_money)) for figure in figures]
    return (
        tuple(mark for key, mark in marks if key != OTHERS),
        tuple(mark for key, mark in marks if key == OTHERS),
    )


def by_kind(items: tuple[ItemFigures, ...]) -> Marks:
    """The three kinds."""
    return tuple(
        Mark(kind_title(one.kind), one.count, more=money(one.amount) if one.amount else "", icon=KIND_ICONS[one.kind])
        for one in items
    )


def _mark(label: str, figure: Figure, *, in_money: bool) -> Mark:
    if in_money:
        return Mark(label, figure.amount, short_money(figure.amount), grouped(figure.count))
    return Mark(label, figure.count, more=_amount(figure))


def _amount(figure: Figure) -> str:
    return money(figure.amount) if figure.amount else ""
