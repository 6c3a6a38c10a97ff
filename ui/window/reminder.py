"""What waits for the person among the release requests: a number beside the page's name, and a line without any name.

A reminder may be read over a shoulder, on a screen that is shared, by whoever stands in the room. So it knows numbers
only: what the vault's process answers here names nobody, and neither do the words made of it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access.event import Event
from app.access.policy import may
from app.release.model import Waiting
from app.session.model import Summary
from ui.tasks import Tasks
from ui.widgets.notice import InlineNotice
from ui.widgets.toast import show_toast

FIRST_MILLISECONDS, EVERY_MILLISECONDS = 1_500, 120_000
"""The first question waits until the first page stands."""


class Reminder(QWidget):
    """``counted(n)``: so many requests wait; ``seconds_counted(n)``: so many second signatures.

    The line above the pages is there only for what is late.
    """

    counted = Signal(int)
    seconds_counted = Signal(int)
    acted = Signal()

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self.summary = tasks, summary
        self._told = 0
        self._asking = self._asking_seconds = False
        self.line = InlineNotice("warning", " ", self.tr("Mở mục Cung cấp thông tin"), parent=self)
        self.line.acted.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 0)
        column.addWidget(self.line)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.ask)
        self._timer.start()
        QTimer.singleShot(FIRST_MILLISECONDS, self, self.ask)

    def ask(self, *, quietly: bool = False) -> None:
        """Ask how much waits, where this person may know; ``quietly`` leaves the message of an act in its place."""
        self._ask_seconds()
        held = any(project.levels for project in self.summary.projects)
        if self._asking or self.summary.missing or not held or not may(Event.RELEASE_WAITING, self.summary.duties):
            return
        from app.release.queries import waiting  # here, not above: the first window must not wait for it

        self._asking = True
        self._tasks.read(
            waiting,
            then=lambda found: self._show(found, quietly=quietly),
            failed=lambda _: self._answered(),
            owner=self,
        )

    def _ask_seconds(self) -> None:
        if self._asking_seconds or not may(Event.COUNTERSIGN_WAITING, self.summary.duties):
            return
        from app.countersigning.queries import count_seconds  # here, not above: as in `ask`

        self._asking_seconds = True
        self._tasks.read(count_seconds, then=self._show_seconds, failed=lambda _: self._show_seconds(None), owner=self)

    def _show_seconds(self, found: int | None) -> None:
        self._asking_seconds = False
        if found is not None:
            self.seconds_counted.emit(found)

    def _answered(self) -> None:
        self._asking = False

    def _show(self, found: Waiting, *, quietly: bool) -> None:
        self._answered()
        self.counted.emit(found.count)
        words = late_words(found)
        self.line.set_text(words or " ")
        self.setVisible(bool(words))
        if found.count > self._told and not quietly:
            show_toast(self.window(), count_words(found.count), "info")
        self._told = found.count


def count_words(count: int) -> str:
    """How many wait, and nothing else."""
    return QCoreApplication.translate("Reminder", "{} việc về cung cấp thông tin đang chờ bạn.").format(count)


def late_words(found: Waiting) -> str:
    """What is late, in numbers; empty when nothing is."""
    parts = []
    if found.late:
        parts.append(QCoreApplication.translate("Reminder", "{} đề nghị đã quá hạn quyết định").format(found.late))
    if found.overdue:
        parts.append(QCoreApplication.translate("Reminder", "{} bản đã bàn giao phải thu hồi").format(found.overdue))
    return ", ".join(parts) + "." if parts else ""
