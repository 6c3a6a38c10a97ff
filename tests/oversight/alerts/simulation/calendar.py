"""Which days the simulated office works, as in Vietnam in the first half of 2026."""

from __future__ import annotations

from datetime import date, timedelta

FIRST, LAST = date(2026, 1, 5), date(2026, 6, 28)
EPOCH = date(1970, 1, 1)

_TET = [date(2026, 2, 14) + timedelta(days=step) for step in range(9)]
HOLIDAYS = frozenset({*_TET, date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1)})


def number_of(day: date) -> int:
    """The days since 1970."""
    return (day - EPOCH).days


def all_days() -> list[date]:
    """Every day of the half-year."""
    return [FIRST + timedelta(days=step) for step in range((LAST - FIRST).days + 1)]


def is_open(day: date) -> bool:
    """Whether the office works: six days, on Saturdays some of the people."""
    return day.weekday() != 6 and day not in HOLIDAYS


def at_month_s_end(day: date) -> bool:
    """The last three days of a month."""
    return (day + timedelta(days=3)).month != day.month


def weeks() -> float:
    """How long the half-year is."""
    return ((LAST - FIRST).days + 1) / 7
