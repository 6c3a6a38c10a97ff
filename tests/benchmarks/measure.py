"""Timing two pieces of work in turn, so that a noisy machine is noisy for both."""

from __future__ import annotations

import math
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

BUSY = 2
"""A machine is busy when more processes want to run at once than so many for each core."""


class Seconds(float):
    """Seconds by the clock, and by the processors: of this process, and of those that it started and waited for."""

    processor: float

    def __new__(cls, clock: float, processor: float) -> Seconds:
        made = super().__new__(cls, clock)
        made.processor = processor
        return made

    def __getnewargs__(self) -> tuple[float, float]:
        """Both, for the way from one process to another."""
        return float(self), self.processor


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
    load: float = field(default_factory=lambda: os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0)
    """How many processes wanted to run at once when it was made."""

    @property
    def processor(self) -> float | None:
        """Median over median of processor time, where all of the work was done in sight of the clock."""
        ours, limit = _processor(self.ours), _processor(self.limit)
        return ours / limit if ours and limit else None

    @property
    def ratio(self) -> float:
        """Median over median."""
        return statistics.median(self.ours) / statistics.median(self.limit)

    def line(self) -> str:
        """As a row of a Markdown table."""
        target = "–" if math.isinf(self.target) else f"≤ {self.target:g}× {'✓' if self.ratio <= self.target else '✗'}"
        return (
            f"| {self.what} | {self.size:,} | {_told(self.ours)} | {_told(self.limit)} "
            f"| **{self.ratio:.2f}×** | {target} | {_times(self.processor)} | {self._machine()} |"
        )

    def _machine(self) -> str:
        return "quiet" if self.load <= BUSY * (os.cpu_count() or 1) else f"busy ({self.load:.0f})"


def _told(times: tuple[float, ...]) -> str:
    return f"{_unit(statistics.median(times))} ({_unit(min(times))}–{_unit(max(times))})"


def _unit(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _processor(times: Sequence[float]) -> float | None:
    seconds = [one.processor for one in times if isinstance(one, Seconds)]
    return statistics.median(seconds) if len(seconds) == len(times) else None


def _times(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.2f}×"


def timed(work: Callable[[], object], *, elsewhere: bool = False) -> float:
    """Seconds that ``work`` took, with processor time unless it is done ``elsewhere``: in a process that lives on."""
    start, processor = time.perf_counter(), spent()
    work()
    clock, processor = time.perf_counter() - start, spent() - processor
    return clock if elsewhere else Seconds(clock, processor)


def spent() -> float:
    """Processor seconds so far: of this process, and of those that it started and waited for."""
    told = os.times()
    return time.process_time() + told.children_user + told.children_system


def in_turn(
    what: str,
    size: int,
    ours: Callable[[], object],
    limit: Callable[[], object],
    *,
    target: float,
    repeats: int = 7,
    elsewhere: bool = False,
) -> Figure:
    """Ours, limit, ours, limit, … after one of each that does not count."""
    ours(), limit()
    pairs = [(timed(ours, elsewhere=elsewhere), timed(limit, elsewhere=elsewhere)) for _ in range(repeats)]
    return Figure(what, size, tuple(a for a, _ in pairs), tuple(b for _, b in pairs), target)


def percentile(times: list[float], share: float) -> float:
    """The time that ``share`` (0…1) of all stay below."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
