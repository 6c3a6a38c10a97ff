"""From which figures on the rules speak: the defaults of an office of five to fifty, and how far an officer may go.

Pure rules:

1. Each rule has a floor, below which it is silent whatever a person's past says.
2. Above the floor the person's own past decides: the middle of their days and how far they stray from it, times the
   width that was chosen.
3. No rule can be turned off: a floor stays within its bounds, and so do the hours of work.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.errors import Problem


class Rule(StrEnum):
    """What can be unusual. The values are stored."""

    MASS = "mass"
    WALK = "walk"
    EMPTY = "empty"
    HOURS = "hours"
    PROJECT = "project"
    DENIED = "denied"
    LEAVING = "leaving"
    REVEAL = "reveal"
    RELEASE = "release"
    CLOCK = "clock"
    ABSENCE = "absence"
    CROWD = "crowd"


class Width(StrEnum):
    """How far from the middle of a person's days is still usual."""

    NARROW = "narrow"
    NORMAL = "normal"
    WIDE = "wide"


SPREADS: Mapping[Width, float] = {Width.NARROW: 3.5, Width.NORMAL: 4.5, Width.WIDE: 8.0}
"""How many spreads above the middle an alert begins."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The floor of one rule as it comes, and the least and the most that an officer may choose."""

    default: int
    least: int
    most: int


FLOORS: Mapping[Rule, Bounds] = {
    Rule.MASS: Bounds(30, 10, 500),
    Rule.WALK: Bounds(12, 4, 100),
    Rule.EMPTY: Bounds(15, 5, 200),
    Rule.HOURS: Bounds(8, 1, 100),
    Rule.PROJECT: Bounds(3, 1, 50),
    Rule.DENIED: Bounds(6, 2, 50),
    Rule.LEAVING: Bounds(12, 1, 100),
    Rule.REVEAL: Bounds(15, 3, 200),
    Rule.RELEASE: Bounds(3, 2, 20),
    Rule.CLOCK: Bounds(1, 1, 5),
    Rule.ABSENCE: Bounds(30, 7, 120),
    Rule.CROWD: Bounds(6, 3, 50),
}
"""Records, searches, acts a day; for `Rule.RELEASE` a week; for `Rule.ABSENCE` days; for `Rule.CROWD` people a week."""

EARLIEST = (0, 12)
LATEST = (13, 24)


def _floors() -> dict[Rule, int]:
    return {rule: bounds.default for rule, bounds in FLOORS.items()}


@dataclass(frozen=True, slots=True)
class Limits:
    """What is in force: a floor for each rule, the width, and the hours of work (whole hours in Vietnam).

    Work is from ``opens`` until just before ``closes``, on six days; on Sundays with ``sunday``.
    """

    floors: Mapping[Rule, int] = field(default_factory=_floors)
    width: Width = Width.NORMAL
    opens: int = 6
    closes: int = 20
    sunday: bool = False

    @property
    def spreads(self) -> float:
        """How many spreads above the middle an alert begins."""
        return SPREADS[self.width]


DEFAULTS = Limits()


def require_sane(limits: Limits) -> None:
    """Raise Problem("alerts.out_of_bounds", least=…, most=…) or Problem("alerts.bad_hours")."""
    for rule, bounds in FLOORS.items():
        if not bounds.least <= limits.floors.get(rule, 0) <= bounds.most:
            raise Problem("alerts.out_of_bounds", least=bounds.least, most=bounds.most)
    if not (EARLIEST[0] <= limits.opens <= EARLIEST[1] and LATEST[0] <= limits.closes <= LATEST[1]):
        raise Problem("alerts.bad_hours")
