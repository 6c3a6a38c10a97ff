"""After an officer unlocks, and now and then: what is new in the journal is looked through, and the number told.

The message names nobody: it may be read over a shoulder.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.access.event import Event
from app.access.policy import may
from app.errors import NiemError
from app.oversight.alerts.model import Watched
from app.session.model import Summary
from ui.tasks import Tasks
from ui.widgets.toast import show_toast

FIRST_MILLISECONDS, EVERY_MILLISECONDS, NEXT_MILLISECONDS = 2_500, 600_000, 1_500
AT_ONCE = 3_000
"""Entries opened in one go, well under a second: nobody who works meanwhile waits for it."""


class AlertWatch(QObject):
    """``counted(open)``; ``raised`` when there are new ones. Does nothing for who is no officer."""

    counted = Signal(int)
    raised = Signal()

    def __init__(self, tasks: Tasks, summary: Summary, window: QWidget) -> None:
        super().__init__(window)
        self._tasks, self._window = tasks, window
        self._asking = False
        if not may(Event.ALERT_WATCH, summary.duties):
            return
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.ask)
        self._timer.start()
        QTimer.singleShot(FIRST_MILLISECONDS, self, self.ask)

    def ask(self) -> None:
        """Look through what is new."""
        if self._asking:
            return
        from app.oversight.alerts.actions import watch_journal  # here: the first window must not wait for it

        self._asking = True
        self._tasks.read(watch_journal, AT_ONCE, then=self._show, failed=self._failed, owner=self)

    def _show(self, found: Watched) -> None:
        self._asking = False
        self.counted.emit(found.open)
        if found.behind:
            QTimer.singleShot(NEXT_MILLISECONDS, self, self.ask)
        if found.raised:
            self.raised.emit()
            show_toast(self._window.window(), raised_words(found.raised), "warning")

    def _failed(self, _: NiemError) -> None:
        """The page of alerts says what is wrong when it is opened."""
        self._asking = False


def raised_words(count: int) -> str:
    """How many are new, and nothing else."""
    if count == 1:
        return QCoreApplication.translate("AlertWatch", "1 cảnh báo mới trong nhật ký.")
    return QCoreApplication.translate("AlertWatch", "{} cảnh báo mới trong nhật ký.").format(count)
