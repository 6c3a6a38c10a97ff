"""When nobody has touched keyboard or mouse for a while, and when the machine has slept.

Pure rules:

* Only what a person does counts: keys, buttons, wheel, touch, and the mouse moving by itself does not keep a vault
  open for ever, since a move must change the position.
* A gap between two ticks that is longer than the ticks explain means that the machine slept.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QMouseEvent

TICK_MILLISECONDS = 1000
SLEPT_SECONDS = 20.0
"""A tick that comes this much too late: the machine was asleep, or stopped."""

_TOUCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
    }
)


class IdleWatch(QObject):
    """Counts the idle seconds between ``start`` and ``stop``."""

    ticked = Signal(float)
    """Once a second: the seconds since the last touch."""
    slept = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._touched = time.monotonic()
        self._last_wall = time.time()
        self._mouse: QPoint | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to watch; now counts as a touch."""
        self.touch()
        self._last_wall = time.time()
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = time.monotonic()

    def idle_seconds(self) -> float:
        """Seconds since the last touch."""
        return time.monotonic() - self._touched

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHED:
            self.touch()
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            place = event.globalPosition().toPoint()
            if place != self._mouse:
                self._mouse = place
                self.touch()
        return False

    def _tick(self) -> None:
        # The monotonic clock may stand still during sleep, so the wall clock tells; a clock set forward locks too.
        now = time.time()
        gap, self._last_wall = now - self._last_wall, now
        if gap > SLEPT_SECONDS:
            self.slept.emit()
            return
        self.ticked.emit(self.idle_seconds())
