"""Statistics inside the top-secret room: of every level that is open there, in the room's own process."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.ids import Id
from app.session.model import ProjectSummary, Summary
from ui.customers.statistics.view import StatisticsView
from ui.tasks import Tasks
from ui.widgets.buttons import SecondaryButton


class RoomStatistics(QWidget):
    """``dialog_opened(dialog)``: the room seals what it shows. The room chooses the project."""

    dialog_opened = Signal(object)

    def __init__(
        self, tasks: Tasks, summary: Summary, projects: Sequence[ProjectSummary], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view = StatisticsView(tasks, projects, "top_secret", Level.TOP_SECRET, self)
        self.keep = SecondaryButton(self.tr("Lưu báo cáo"), "save", self)
        self.keep.setVisible(may(Event.REPORT_SAVE, summary.duties))
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.view.levels)
        bar.addWidget(self.view.period)
        bar.addStretch(1)
        bar.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        self.view.project.hide()
        self.keep.clicked.connect(self.view.keep)
        self.view.shown.connect(self._shown)
        self.view.dialog_opened.connect(self.dialog_opened)
        self.setFocusProxy(self.view)
        self._shown()

    def show_project(self, project: Id) -> None:
        """Show the figures of this project; those of another are gone at once."""
        if self.view.project.value() != project:
            self.view.project.set_value(project)
            self.view.switch()
        else:
            self.view.reload()

    def forget(self) -> None:
        """Take every number away."""
        self.view.forget()

    def _shown(self) -> None:
        why = self.tr("Đây là báo cáo đã lưu.") if self.view.report is not None else self.tr("Chưa có số liệu để lưu.")
        self.keep.set_available(self.view.can_keep(), why)
