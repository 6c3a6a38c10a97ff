"""What groups, months, amounts and periods are called on the page of statistics, in the language in force."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from app.access.level import Level
from app.customers.model import ItemKind, Relation
from app.customers.statistics.model import NOT_GIVEN, OTHERS, Period, stage_label
from ui.customers.words import capital, iso_shown, kind_words, relation_words
from ui.messages import language
from ui.widgets.level import level_name
from ui.widgets.naming import grouped

_MILLION, _BILLION = 10**6, 10**9


def others() -> str:
    """What is counted together."""
    return QCoreApplication.translate("statistics", "Khác")


def owner_words(key: str) -> str:
    """A person in charge."""
    if key == OTHERS:
        return others()
    return key or QCoreApplication.translate("statistics", "Chưa ghi người phụ trách")


def relation_label(key: str) -> str:
    """A relation; one that this version does not know as it is."""
    known = {str(relation): relation for relation in Relation}
    return others() if key == OTHERS else relation_words(known[key]) if key in known else key


def stage_words(kind: ItemKind, key: str) -> str:
    """A stage of a kind."""
    if key == OTHERS:
        return others()
    if key == NOT_GIVEN:
        return QCoreApplication.translate("statistics", "Chưa ghi")
    return capital(stage_label(key, language()))


def level_label(key: str) -> str:
    """A level."""
    return level_name(int(key)) if key in {"1", "2", "3"} else others()


def month_words(key: str) -> str:
    """A month as people here write it: ``11/2026``."""
    if key == OTHERS:
        return QCoreApplication.translate("statistics", "Tháng khác")
    year, _, month = key.partition("-")
    return f"{month}/{year}"


def short(number: int) -> str:
    """A number in few letters, for a scale: ``350 tr``, ``1,2 tỷ``."""
    if number >= _BILLION:
        return QCoreApplication.translate("statistics", "{} tỷ").format(_one_place(number, _BILLION))
    if number >= _MILLION:
        return QCoreApplication.translate("statistics", "{} tr").format(_one_place(number, _MILLION))
    return grouped(number)


def short_money(amount: int) -> str:
    """An amount in few letters: ``1,2 tỷ ₫``."""
    return f"{short(amount)} ₫"


def _one_place(number: int, unit: int) -> str:
    tenths = (number * 10 + unit // 2) // unit
    whole, part = divmod(tenths, 10)
    point = "," if language() == "vi" else "."
    return f"{grouped(whole)}{point}{part}" if part and whole < 1000 else grouped(whole)


def levels_words(levels: tuple[Level, ...]) -> str:
    """The levels that a report covers."""
    return ", ".join(level_name(int(level)) for level in levels)


def kind_title(kind: ItemKind) -> str:
    """A kind of item as it stands by itself."""
    return kind_words(kind)


# Periods ------------------------------------------------------------------------------------------------------------


def period_words(period: Period) -> str:
    """The days of a period."""
    if not period.first and not period.last:
        return QCoreApplication.translate("statistics", "Mọi thời gian")
    if not period.last:
        return QCoreApplication.translate("statistics", "Từ {}").format(iso_shown(period.first))
    if not period.first:
        return QCoreApplication.translate("statistics", "Đến {}").format(iso_shown(period.last))
    return f"{iso_shown(period.first)} – {iso_shown(period.last)}"


def periods() -> tuple[tuple[str, str], ...]:
    """The periods to choose from: their key, and what they are called."""
    return (
        ("twelve", QCoreApplication.translate("statistics", "12 tháng qua")),
        ("month", QCoreApplication.translate("statistics", "Tháng này")),
        ("quarter", QCoreApplication.translate("statistics", "Quý này")),
        ("year", QCoreApplication.translate("statistics", "Năm nay")),
        ("last_year", QCoreApplication.translate("statistics", "Năm trước")),
        ("all", QCoreApplication.translate("statistics", "Mọi thời gian")),
    )


def period_of(key: str, today: date) -> Period:
    """The days of a period, seen from ``today``. Raises ``KeyError`` for a key that is none."""
    return _PERIODS[key](today)


def _months(first: date, last: date) -> Period:
    """From the first day of one month to the last day of another."""
    following = (last.replace(day=28) + timedelta(days=4)).replace(day=1)
    return Period(first.replace(day=1).isoformat(), (following - timedelta(days=1)).isoformat())


def _back(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)


_PERIODS: dict[str, Callable[[date], Period]] = {
    "twelve": lambda today: _months(_back(today, 11), today),
    "month": lambda today: _months(today, today),
    "quarter": lambda today: _months(_back(today, (today.month - 1) % 3), _back(today, (today.month - 1) % 3 - 2)),
    "year": lambda today: _months(today.replace(month=1, day=1), today.replace(month=12, day=1)),
    "last_year": lambda today: _months(date(today.year - 1, 1, 1), date(today.year - 1, 12, 1)),
    "all": lambda today: Period(),
}
