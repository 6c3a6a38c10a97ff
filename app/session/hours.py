"""The latest time that was ever shown here: what terms are judged by, so that a clock set back renews nothing."""

from __future__ import annotations

from app.clock import SECOND, Clock

SLACK = 300 * SECOND
"""A machine that corrects its clock by less is not pointed out."""


class Hours:
    """The clock of one session, which never goes back. ``seen_at`` was shown before (UTC microseconds)."""

    def __init__(self, clock: Clock, seen_at: int) -> None:
        self._clock = clock
        self._latest = seen_at
        self._told = False

    def latest(self) -> int:
        """The later of now and everything shown before."""
        self._latest = max(self._latest, self._clock.now())
        return self._latest

    def newly_set_back(self) -> bool:
        """Whether the clock is behind what it showed; said once."""
        if self._told or self._clock.now() >= self.latest() - SLACK:
            return False
        self._told = True
        return True
