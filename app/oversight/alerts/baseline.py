"""What is usual: the median of somebody's days, and the median of how far the days lie from it.

Pure rules:

1. Ten days of one's own are a past; the last forty count. Days without any act do not.
2. Until then the days of those with the same duties stand for it, with more room; where there are none either, only
   three times the floor is unusual.
3. A spread is 1.4826 times the median distance from the median, and never less than a fifth of the median, nor than
   one: people who are always alike are allowed to be a little different.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor
from statistics import median

ENOUGH, LATEST = 10, 40
ENOUGH_OF_OTHERS = 20
ROOM_FOR_NEW = 1.4
UNKNOWN_TIMES = 3.0
_NORMAL = 1.4826
_LEAST_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Usual:
    """``middle`` and ``spread`` of what is usual; ``own`` when it is the person's own past, ``known`` if there is any.

    ``days`` are how many days it is made of.
    """

    middle: float
    spread: float
    own: bool
    days: int

    @property
    def known(self) -> bool:
        """Whether there is any past at all."""
        return self.days > 0

    def above(self, spreads: float, least: int) -> float:
        """The figure above which a day is unusual."""
        if not self.known:
            return UNKNOWN_TIMES * least
        reach = self.middle + spreads * self.spread
        return max(float(least), reach if self.own else reach * ROOM_FOR_NEW)

    def span(self) -> tuple[int, int]:
        """From where to where days usually lie, for the sentence."""
        return max(0, floor(self.middle - self.spread)), round(self.middle + self.spread)


NOTHING_KNOWN = Usual(0.0, 0.0, own=False, days=0)


def usual(own: Iterable[int], others: Iterable[int]) -> Usual:
    """What is usual, from the figures of one's own days before, and of those with the same duties, newest last."""
    mine = list(own)[-LATEST:]
    if len(mine) >= ENOUGH:
        return _usual(mine, own=True)
    pool = list(others)
    return _usual(pool, own=False) if len(pool) >= ENOUGH_OF_OTHERS else NOTHING_KNOWN


def _usual(figures: list[int], *, own: bool) -> Usual:
    middle = float(median(figures))
    distance = median(abs(figure - middle) for figure in figures)
    return Usual(middle, max(1.0, _LEAST_SHARE * middle, _NORMAL * distance), own, len(figures))
