"""A line above every page, for officers, when restoring was not practised with success for ninety days.

It cannot be dismissed: it goes with the next drill that comes out whole, and leads to the page where one is held.
Where there is no recovery kit yet, nothing can be practised, and `recovery_banner` says what is to be done first.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access.event import Event
from app.access.policy import may
from app.archive.model import DrillStanding
from app.session.model import Summary
from ui.tasks import Tasks
from ui.widgets.notice import InlineNotice

FIRST_MILLISECONDS, EVERY_MILLISECONDS = 4_000, 3_600_000
"""The first question waits until the first page stands."""

HOLDS = frozenset({"hold_drill", "record_drill"})
"""The acts after which it stands otherwise."""


class DrillReminder(QWidget):
    """``acted`` leads to the page of restoring."""

    acted = Signal()

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._asks = may(Event.DRILL_STANDING, summary.duties) and not summary.copy_pending
        self.line = InlineNotice("warning", " ", self.tr("Mở mục Khôi phục"), parent=self)
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

    def ask(self) -> None:
        """Ask how it stands; nobody but officers does."""
        if self._asks:
            from app.archive.restore.queries import drill_standing  # here: the first window must not wait for it

            self._tasks.read(drill_standing, then=self.show_standing, failed=lambda _: None, owner=self)

    def show_standing(self, standing: DrillStanding) -> None:
        """Say it, or nothing."""
        if standing.held:
            words = self.tr("Lần diễn tập khôi phục thành công gần nhất cách đây {} ngày.")
        else:
            words = self.tr("Kho đã có {} ngày mà chưa lần nào diễn tập khôi phục thành công.")
        asked = self.tr("Hãy mời đủ người giữ mảnh đến, với một bản sao lưu.")
        self.line.set_text(f"{words.format(standing.days)} {asked}")
        self.setVisible(standing.due and standing.kit)
