"""The projects of the office, the levels that this person can open in each, and who is cleared for one."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access.duty import Duty
from app.access.event import Event
from app.access.policy import may
from app.people.model import PersonRow
from app.people.queries import list_people
from app.projects.model import GrantRow, ProjectRow
from app.projects.queries import list_grants, list_projects
from app.session.model import Summary
from app.settings.preference import load
from ui.messages import language, sentence
from ui.projects.ask_clearance_dialog import AskClearanceDialog
from ui.projects.create_project_dialog import CreateProjectDialog
from ui.projects.give_dialog import GiveDialog
from ui.projects.project_detail import ProjectDetail
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_and_detail import MIDDLE, ListAndDetail
from ui.widgets.notice import InlineNotice
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel


class ProjectsPage(Page):
    """The list with one project beside it; "Tạo dự án" for who may."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._summary = summary
        self._people: tuple[PersonRow, ...] = ()
        self._projects: tuple[ProjectRow, ...] = ()
        self._grants: tuple[GrantRow, ...] | None = None
        self._descending = False
        self.detail: ProjectDetail | None = None
        self.header = PageHeader(self.tr("Dự án"))
        self.table = RecordTable(self.tr("Danh sách dự án"))
        self.model: RowsModel[ProjectRow] = RowsModel(self._columns(), self._cell)
        self.model.sort_requested.connect(self._sort)
        self.table.show_model(self.model)
        self.table.set_sorted("name", descending=False)
        self.new = PrimaryButton(self.tr("Tạo dự án"), "folder-plus")
        self.new.set_available(False, self.tr("Đang xem ai ký cùng được."))
        if may(Event.PROJECT_CREATE, summary.duties):
            self.header.add_action(self.new)
            QShortcut(QKeySequence("Ctrl+N"), self, self.new.click)
        self.new.clicked.connect(self.open_create_dialog)
        self._lay_out()
        self.table.current_changed.connect(lambda _: None if self.both.is_narrow() else self._open_current())
        self.table.opened.connect(lambda _: self._open_current(show=True))
        self.table.clicked.connect(lambda _: self._open_current(show=True))
        self._show_nothing_open()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
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
        self.both = ListAndDetail(left, self.tr("Danh sách dự án"), widest=MIDDLE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.both)
        self.setFocusProxy(self.table)

    def title(self) -> str:
        return self.tr("Dự án")

    def reload(self) -> None:
        self.table.set_compact(load().compact_rows)
        self._tasks.read(list_projects, then=self._show, owner=self)
        self._tasks.read(list_people, then=self._keep_people, owner=self)
        if may(Event.CLEARANCE_LIST, self._summary.duties):
            self._tasks.read(list_grants, then=self._keep_grants, owner=self)

    def open_create_dialog(self) -> CreateProjectDialog:
        """Ask for a name and the two signatures."""
        dialog = CreateProjectDialog(self, self._tasks, self._summary, self._people)
        self._show_dialog(dialog)
        return dialog

    def _show_dialog(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("Dự án"), 260, stretch=True),
            Column("levels", self.tr("Bạn mở được"), 250, sortable=False),
        )

    def _cell(self, row: ProjectRow, key: str) -> Cell:
        if key == "name":
            return Cell(row.name, strong=True, icon="folder-lock")
        if not row.levels:
            return Cell(self.tr("Không cấp nào"), tone="secondary")
        return Cell(", ".join(level.label(language()) for level in sorted(row.levels)))

    def _show(self, projects: tuple[ProjectRow, ...]) -> None:
        self.header.set_count(self.tr("{} dự án").format(len(projects)))
        self._fill(projects)
        self._open_again()

    def _fill(self, projects: tuple[ProjectRow, ...]) -> None:
        ordered = sorted(projects, key=lambda row: row.name.casefold(), reverse=self._descending)
        self._projects = tuple(ordered)
        self.model.set_records(ordered)

    def _keep_grants(self, grants: tuple[GrantRow, ...]) -> None:
        self._grants = grants
        self._open_again()

    # One project

    def _open_current(self, *, show: bool = False) -> None:
        row = self.table.record()
        if isinstance(row, ProjectRow):
            self._show_project(row)
            if show:
                self.both.show_detail()

    def _open_again(self) -> None:
        """After a change the same project stays open, with what is known of it now."""
        opened = self.detail.row.project if self.detail else None
        place = next((place for place, row in enumerate(self._projects) if row.project == opened), None)
        if place is None:
            self._show_nothing_open()
            return
        self.table.setCurrentIndex(self.model.index(place, 0))
        self._show_project(self._projects[place])

    def _show_project(self, row: ProjectRow) -> None:
        detail = ProjectDetail(row, self._grants, gives=may(Event.CLEARANCE_GRANT, self._summary.duties))
        detail.give_requested.connect(lambda: self._give(row))
        detail.ask_requested.connect(lambda: self._ask(row))
        detail.clearances_requested.connect(lambda: self.page_wanted.emit("clearances", row.project))
        self.detail = detail
        self.both.set_detail(detail)

    def _show_nothing_open(self) -> None:
        self.detail = None
        words = self.tr("Các cấp bạn mở được, và với quản lý và cán bộ an toàn: ai có thẩm quyền đến khi nào.")
        self.both.set_detail(EmptyState("folder-lock", self.tr("Chọn một dự án"), words))

    def _give(self, row: ProjectRow) -> None:
        dialog = GiveDialog(self, self._tasks, self._summary, self._people)
        dialog.choose_project(row.project)
        self._show_dialog(dialog)

    def _ask(self, row: ProjectRow) -> None:
        dialog = AskClearanceDialog(self, self._tasks, self._summary, self._people, self._projects)
        dialog.choose_project(row.project)
        self._show_dialog(dialog)

    def _keep_people(self, people: tuple[PersonRow, ...]) -> None:
        self._people = people
        why = self._why_not_create()
        self.new.set_available(not why, why)

    def _why_not_create(self) -> str:
        """What stands in the way of a manager, ``""`` for nothing."""
        if not self._summary.top_secret_room:
            return sentence("projects.creator_needs_top_secret")
        officers = [
            row for row in self._people if row.active and not row.frozen and not row.me and Duty.OFFICER in row.duties
        ]
        if officers or self._summary.one_person:
            return ""
        return self.tr("Chưa có cán bộ an toàn hệ thống nào khác để ký cùng.")

    def _sort(self, _: str, descending: bool) -> None:
        self._descending = descending
        self._fill(self._projects)
