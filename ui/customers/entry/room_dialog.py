"""Entries inside the top-secret room: the page's queues, for what is top secret."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.session.model import ProjectSummary, Summary
from ui.customers.entry.panel import EntriesPanel
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.dialog import Dialog

HEIGHT = 420


class EntriesDialog(Dialog):
    """``panel`` acts and reloads by itself."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, project: ProjectSummary) -> None:
        title = QCoreApplication.translate("EntriesDialog", "Nhập liệu trong phòng tuyệt mật")
        super().__init__(parent, title, level=int(Level.TOP_SECRET), width=1080)
        self.panel = EntriesPanel(tasks, summary, "top_secret", project, (Level.TOP_SECRET,))
        self.panel.column.setContentsMargins(0, 0, 12, 0)
        self.panel.setMinimumHeight(current().px(HEIGHT))
        self.add(self.panel)
        self.add_cancel(QCoreApplication.translate("EntriesDialog", "Đóng"))
        self.panel.reload()
