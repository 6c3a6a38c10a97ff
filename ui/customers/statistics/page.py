"""Statistics of bí mật and cơ mật: figures and charts of one project, and the reports kept of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.session.model import Summary
from ui.customers.statistics.view import StatisticsView
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.naming import grouped
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader


class StatisticsPage(Page):
    """There is no way out of here: nothing is printed, exported or copied."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._told_level = 0
        self.header = PageHeader(self.tr("Thống kê"))
        self.view = StatisticsView(tasks, summary.projects, "everyday", Level.SECRET)
        self.keep = PrimaryButton(self.tr("Lưu báo cáo"), "save")
        for choice in (self.view.project, self.view.levels, self.view.period):
            self.header.add_action(choice)
        if may(Event.REPORT_SAVE, summary.duties):
            self.header.add_action(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.header)
        if self.view.projects:
            column.addWidget(self.view, 1)
            self.setFocusProxy(self.view)
        else:
            self.view.setParent(self)
            self.view.hide()
            self.no_project = EmptyState(
                "folder-lock", self.tr("Chưa có thẩm quyền ở dự án nào"),
                self.tr("Hãy nhờ quản lý và cán bộ an toàn hệ thống cấp thẩm quyền cho bạn."),
                self.tr("Xem quyền của bạn"), action_icon="list-checks",
            )  # fmt: skip
            self.no_project.acted.connect(lambda: self.page_wanted.emit("duties", "me"))
            column.addWidget(self.no_project, 1)
        self.keep.clicked.connect(self.view.keep)
        self.view.shown.connect(self._shown)
        self._shown()

    def title(self) -> str:
        return self.tr("Thống kê")

    def highest_level(self) -> int:
        return self.view.highest_level()

    def reload(self) -> None:
        self.view.reload()

    def _shown(self) -> None:
        figures, report = self.view.figures, self.view.report
        total = figures.customers.total if figures is not None and report is None else 0
        self.header.set_count(self.tr("{} khách hàng", "", total).format(grouped(total)) if total else "")
        why = self.tr("Đây là báo cáo đã lưu.") if report is not None else self.tr("Chưa có số liệu để lưu.")
        self.keep.set_available(self.view.can_keep(), why)
        if self.highest_level() != self._told_level:
            self._told_level = self.highest_level()
            self.level_changed.emit()
