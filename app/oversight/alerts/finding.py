"""What a rule found: the figures, what is usual, and the entries behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from app.ids import Id
from app.oversight.alerts.limits import Rule


class Severity(IntEnum):
    """How far beyond what is usual. The numbers are stored."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is unusual. Found again, it has the same rule, subject and ``key``, with newer figures.

    ``person`` is None when it is about a ``record``. ``form`` tells the sentence; ``figure`` is what was counted,
    ``low`` to ``high`` what is usual (0 to 0 where nothing is known), ``own`` whether by the person's own past.
    ``since`` and ``until`` are days since 1970 in Vietnam.
    """

    rule: Rule
    form: str
    key: str
    person: Id | None
    record: Id | None
    project: Id | None
    figure: int
    low: int
    high: int
    own: bool
    since: int
    until: int
    entries: tuple[int, ...]
    severity: Severity


def severity(figure: float, limit: float, least: Severity = Severity.LOW) -> Severity:
    """By how many times the figure is beyond where alerts begin."""
    times = figure / limit if limit else 1.0
    found = Severity.HIGH if times >= 3 else Severity.MEDIUM if times >= 1.5 else Severity.LOW
    return max(found, least)
