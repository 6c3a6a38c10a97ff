"""Timing two pieces of work in turn, so that a noisy machine is noisy for both."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the table: our time beside the limit's, in seconds; ``target`` is the ratio to keep below.

    A target of infinity is none.
    """

    what: str
    size: int
    ours: tuple[float, ...]
    limit: tuple[float, ...]
    target: float

    @property
    def ratio(self) -> float:
        """Median over median."""
        return statistics.median(self.ours) / statistics.median(self.limit)

    def line(self) -> str:
        """As a row of a Markdown table."""
        target = "–" if math.isinf(self.target) else f"≤ {self.target:g}× {'✓' if self.ratio <= self.target else '✗'}"
        return (
            f"| {self.what} | {self.size:,} | {_told(self.ours)} | {_told(self.limit)} "
            f"| **{self.ratio:.2f}×** | {target} |"
        )


def _told(times: tuple[float, ...]) -> str:
    return f"{_unit(statistics.median(times))} ({_unit(min(times))}–{_unit(max(times))})"


def _unit(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 1 else f"{seconds:.2f} s"


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(
    what: str,
    size: int,
    ours: Callable[[], object],
    limit: Callable[[], object],
    *,
    target: float,
    repeats: int = 7,
) -> Figure:
    """Ours, limit, ours, limit, … after one of each that does not count."""
    ours(), limit()
    pairs = [(timed(ours), timed(limit)) for _ in range(repeats)]
    return Figure(what, size, tuple(a for a, _ in pairs), tuple(b for _, b in pairs), target)


def percentile(times: list[float], share: float) -> float:
    """The time that ``share`` (0…1) of all stay below."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
