"""After wrong passphrases, the next try has to wait: longer each time.

Pure rule: the first two tries are free; then 2, 4, 8 … seconds, never more than 60. Unlocking starts it anew.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

FREE_TRIES = 2
LONGEST = 60


def seconds_after(failures: int) -> int:
    """The wait after ``failures`` wrong tries in a row, in seconds."""
    return 0 if failures <= FREE_TRIES else min(2 ** (failures - FREE_TRIES), LONGEST)


class Delay(QObject):
    """Counts down; ``left`` tells the seconds once a second, 0 when the next try is open."""

    left = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failures = 0
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._second)

    def failed(self) -> None:
        """Another wrong try."""
        self._failures += 1
        self._left = seconds_after(self._failures)
        if self._left:
            self._timer.start()
        self.left.emit(self._left)

    def waiting(self) -> bool:
        """Whether the next try is not open yet."""
        return self._left > 0

    def _second(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._timer.stop()
        self.left.emit(max(self._left, 0))
