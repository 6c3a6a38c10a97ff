"""The projects of the office and the levels that this person can open in each."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access.duty import Duty
from app.access.event import Event
from app.access.policy import may
from app.people.model import PersonRow
from app.people.queries import list_people
from app.projects.model import ProjectRow
from app.projects.queries import list_projects
from app.session.model import Summary
from app.settings.preference import load
from ui.messages import language, sentence
from ui.projects.create_project_dialog import CreateProjectDialog
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.notice import InlineNotice
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel


class ProjectsPage(Page):
    """The list; "Tạo dự án" for who may."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._summary = summary
        self._people: tuple[PersonRow, ...] = ()
        self._projects: tuple[ProjectRow, ...] = ()
        self.header = PageHeader(self.tr("Dự án"))
        self.table = RecordTable(self.tr("Danh sách dự án"))
        self.model: RowsModel[ProjectRow] = RowsModel(self._columns(), self._cell)
        self.model.sort_requested.connect(self._sort)
        self.table.show_model(self.model)
        self.new = PrimaryButton(self.tr("Tạo dự án"), "folder-plus")
        self.new.set_available(False, self.tr("Đang xem ai ký cùng được."))
        if may(Event.PROJECT_CREATE, summary.duties):
            self.header.add_action(self.new)
            QShortcut(QKeySequence("Ctrl+N"), self, self.new.click)
        self.new.clicked.connect(self.open_create_dialog)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(
            InlineNotice(
                "info",
                self.tr(
                    "Mỗi dự án có ba ngăn, mỗi cấp mật một ngăn với khóa riêng. Không việc gì trộn dữ liệu hai dự án."
                ),
            )
        )
        column.addWidget(self.table, 1)

    def title(self) -> str:
        return self.tr("Dự án")

    def reload(self) -> None:
        self.table.set_compact(load().compact_rows)
        self._tasks.read(list_projects, then=self._show, owner=self)
        self._tasks.read(list_people, then=self._keep_people, owner=self)

    def open_create_dialog(self) -> CreateProjectDialog:
        """Ask for a name and the two signatures."""
        dialog = CreateProjectDialog(self, self._tasks, self._summary, self._people)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("Dự án"), 300, stretch=True),
            Column("levels", self.tr("Bạn mở được"), 320, sortable=False),
        )

    def _cell(self, row: ProjectRow, key: str) -> Cell:
        if key == "name":
            return Cell(row.name, strong=True, icon="folder-lock")
        if not row.levels:
            return Cell(self.tr("Không cấp nào"), tone="secondary")
        return Cell(", ".join(level.label(language()) for level in sorted(row.levels)))

    def _show(self, projects: tuple[ProjectRow, ...]) -> None:
        self._projects = projects
        self.header.set_count(self.tr("{} dự án").format(len(projects)))
        self.model.set_records(projects)

    def _keep_people(self, people: tuple[PersonRow, ...]) -> None:
        self._people = people
        why = self._why_not_create()
        self.new.set_available(not why, why)

    def _why_not_create(self) -> str:
        """What stands in the way of a manager, ``""`` for nothing."""
        if not self._summary.top_secret_room:
            return sentence("projects.creator_needs_top_secret")
        officers = [row for row in self._people if row.active and not row.me and Duty.OFFICER in row.duties]
        if officers or self._summary.one_person:
            return ""
        return self.tr("Chưa có cán bộ an toàn hệ thống nào khác để ký cùng.")

    def _sort(self, key: str, descending: bool) -> None:
        self.model.set_records(sorted(self._projects, key=lambda row: row.name.casefold(), reverse=descending))
