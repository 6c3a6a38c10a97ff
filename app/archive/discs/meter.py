"""How far long work has come, in sectors, for whoever waits."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]


class Meter:
    """Adds up what was worked off. ``progress`` may raise Cancelled, and is asked often."""

    def __init__(self, progress: Progress | None, total: int = 0) -> None:
        self._progress = progress
        self._done, self.total = 0, total

    def add(self, amount: int) -> None:
        """So much more was worked off."""
        self._done += amount
        self.ask(0)

    def ask(self, _amount: int) -> None:
        """Only ask whether to go on: for work whose length nobody knows before."""
        if self._progress is not None:
            self._progress(min(self._done, self.total), max(1, self.total))
