"""Asking every few seconds whether the session may go on, so that one that was ended closes without anybody clicking.

The answer is not looked at here: `Tasks` tells the window when a session is over, whoever asked.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ui.tasks import Room, Tasks

EVERY_MILLISECONDS = 20_000

_ROOMS: tuple[Room, ...] = ("everyday", "top_secret")


class Heartbeat(QObject):
    """Asks each open room between ``start`` and ``stop``. One that is busy with something long is not asked twice."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._asking: set[Room] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.ask)

    def start(self) -> None:
        """Begin."""
        self._asking.clear()
        self._timer.start()

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def ask(self) -> None:
        """Ask now."""
        open_ = {"everyday": self._tasks.everyday, "top_secret": self._tasks.top_secret}
        self._asking &= {room for room in _ROOMS if open_[room] is not None}
        for room in _ROOMS:
            if open_[room] is not None and room not in self._asking:
                self._asking.add(room)
                self._ask(room)

    def _ask(self, room: Room) -> None:
        from app.people.queries import still_here

        def answered(_: object) -> None:
            self._asking.discard(room)

        # Whatever else goes wrong here is told to who next asks for something.
        self._tasks.read(still_here, then=answered, failed=answered, owner=self, room=room)
