"""Wrong passphrases in one session: from the fourth one on the next try has to wait, longer each time.

Counted for each person apart, the signed-in one and whoever signs beside them.
"""

from __future__ import annotations

from app.clock import SECOND
from app.errors import Problem
from app.ids import Id

FREE_TRIES = 3
LONGEST_WAIT = 300 * SECOND


class Tries:
    """The wrong tries of this session; times in UTC microseconds."""

    def __init__(self) -> None:
        self._counts: dict[Id, tuple[int, int]] = {}

    def require_no_wait(self, uid: Id, now: int) -> None:
        """Raise Problem("session.wait", seconds=…) while a delay is running."""
        _, wait_until = self._counts.get(uid, (0, 0))
        remaining = wait_until - now
        if remaining > 0:
            raise Problem("session.wait", seconds=-(-remaining // SECOND))

    def failed(self, uid: Id, now: int) -> None:
        """One more wrong try."""
        wrong, _ = self._counts.get(uid, (0, 0))
        over = wrong + 1 - FREE_TRIES
        delay = min(LONGEST_WAIT, 2**over * SECOND) if over >= 0 else 0
        self._counts[uid] = (wrong + 1, now + delay)

    def succeeded(self, uid: Id) -> None:
        """Begin anew."""
        self._counts.pop(uid, None)
