"""Garbage of the window's process is collected on the window's own thread, between two events, and nowhere else.

Python collects wherever it happens to run when enough objects were made: while an answer is unpacked on the thread that
reads from the vault process, or inside a method that Qt calls while it paints. A Qt object in the garbage would be
deleted there and then: on a thread that it does not belong to, or under the feet of Qt.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MILLISECONDS = 1000


class Collector(QObject):
    """In charge between ``start`` and ``stop``; Python's own collector rests meanwhile."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take over from Python."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give back to Python."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Collect what Python would have collected by now, the young much more often than the old."""
        young, middle, old = gc.get_count()
        at_young, at_middle, at_old = gc.get_threshold()
        if young <= at_young:
            return
        if middle <= at_middle:
            gc.collect(0)
        else:
            gc.collect(1 if old <= at_old else 2)
