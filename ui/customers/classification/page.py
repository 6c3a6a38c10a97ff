"""The page of levels: what is due to be looked at again, requests, and compartments to be written anew."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from app.access.level import Level
from app.session.model import Summary
from ui.customers.classification.panel import LevelsPanel
from ui.tasks import Tasks
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader


class LevelsPage(Page):
    """For levels 1 and 2; what is top secret is looked at in its room."""

    def __init__(self, tasks: Tasks, summary: Summary) -> None:
        super().__init__()
        self._projects = tuple(row for row in summary.projects if any(one < Level.TOP_SECRET for one in row.levels))
        self.header = PageHeader(self.tr("Cấp mật"))
        self.project = ChoiceBox(self.tr("Dự án"))
        self.project.set_choices([(row.project, row.name) for row in self._projects])
        self.project.setVisible(len(self._projects) > 1)
        self.header.add_action(self.project)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.header)
        self.panel: LevelsPanel | None = None
        if not self._projects:
            column.addWidget(
                EmptyState(
                    "scale",
                    self.tr("Bạn chưa được cấp thẩm quyền ở dự án nào"),
                    self.tr("Xin thẩm quyền ở trang Thẩm quyền."),
                )
            )
            return
        self.panel = LevelsPanel(tasks, summary, "everyday", self._projects[0])
        self.panel.waiting_changed.connect(self._waiting)
        self.project.picked.connect(self._picked)
        column.addWidget(self.panel, 1)
        self.setFocusProxy(self.panel)

    def title(self) -> str:
        return self.tr("Cấp mật")

    def highest_level(self) -> int:
        return self.panel.highest_level() if self.panel is not None else 0

    def reload(self) -> None:
        if self.panel is not None:
            self.panel.reload()

    def _waiting(self, count: int) -> None:
        self.badge_changed.emit(count)
        self.level_changed.emit()

    def _picked(self, project: object) -> None:
        found = next((row for row in self._projects if row.project == project), None)
        if found is not None and self.panel is not None:
            self.panel.show_project(found)
