"""What waits about levels inside the top-secret room: the page's lists, for what stands or shall stand there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.session.model import ProjectSummary, Summary
from ui.customers.classification.panel import LevelsPanel
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.dialog import Dialog

HEIGHT = 380


class LevelsDialog(Dialog):
    """``panel`` acts and reloads by itself."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, project: ProjectSummary) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("LevelsDialog", "Cấp mật trong phòng tuyệt mật"),
            level=int(Level.TOP_SECRET),
            width=960,
        )
        self.panel = LevelsPanel(tasks, summary, "top_secret", project)
        self.panel.setMinimumHeight(current().px(HEIGHT))
        self.add(self.panel)
        self.add_cancel(QCoreApplication.translate("LevelsDialog", "Đóng"))
        self.panel.reload()
