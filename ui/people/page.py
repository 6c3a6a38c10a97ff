"""Persons of the office: name, duties, since when. A manager or an officer adds one, and the other signs as well."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.access.duty import Duty
from app.access.event import Event
from app.access.policy import may
from app.clock import shown_date
from app.people.model import PersonRow
from app.people.queries import list_people
from app.projects.model import ProjectRow
from app.projects.queries import list_projects
from app.session.model import Summary
from app.settings.preference import load
from ui.messages import language
from ui.people.add_person_dialog import AddPersonDialog
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.spinner import Spinner


class PeoplePage(Page):
    """The list; "Thêm người dùng" for who may."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._summary = summary
        self._people: tuple[PersonRow, ...] = ()
        self._projects: tuple[ProjectRow, ...] = ()
        self._sorted = ("name", False)
        self.header = PageHeader(self.tr("Người dùng"))
        self.table = RecordTable(self.tr("Danh sách người dùng"))
        self.model: RowsModel[PersonRow] = RowsModel(self._columns(), self._cell)
        self.model.sort_requested.connect(self._sort)
        self.table.show_model(self.model)
        self._waiting = QStackedWidget()
        place = QWidget()
        middle = QVBoxLayout(place)
        middle.addWidget(Spinner(28), 0, Qt.AlignmentFlag.AlignCenter)
        self._waiting.addWidget(place)
        self._waiting.addWidget(self.table)
        self.add = PrimaryButton(self.tr("Thêm người dùng"), "user-plus")
        self.add.set_available(False, self.tr("Đang xem ai ký cùng được."))
        self.rights = SecondaryButton(self.tr("Xem quyền"), "list-checks")
        self.rights.set_available(False, self.tr("Hãy chọn một người trong danh sách."))
        self.rights.clicked.connect(self._show_rights)
        self.table.current_changed.connect(lambda _: self._offer_rights())
        self.header.add_action(self.rights)
        if may(Event.PERSON_ADD, summary.duties):
            self.header.add_action(self.add)
            QShortcut(QKeySequence("Ctrl+N"), self, self.add.click)
        self.add.clicked.connect(self.open_add_dialog)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(self._waiting, 1)

    def title(self) -> str:
        return self.tr("Người dùng")

    def reload(self) -> None:
        self.table.set_compact(load().compact_rows)
        self._tasks.read(list_people, then=self._show, owner=self)
        self._tasks.read(list_projects, then=self._keep_projects, owner=self)

    def open_add_dialog(self) -> AddPersonDialog:
        """Ask for a new person and the two signatures."""
        dialog = AddPersonDialog(self, self._tasks, self._summary, self._people, self._projects)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("Họ và tên"), 240, stretch=True),
            Column("duties", self.tr("Nhiệm vụ"), 300),
            Column("joined", self.tr("Vào từ ngày"), 120),
            Column("state", self.tr("Tình trạng"), 150),
        )

    def _cell(self, row: PersonRow, key: str) -> Cell:
        if key == "name":
            return Cell(row.name, second=row.title, strong=True, icon="user-round")
        if key == "duties":
            words = ", ".join(duty.label(language()) for duty in row.duties)
            return Cell(words[:1].upper() + words[1:])
        if key == "joined":
            return Cell(shown_date(row.joined_at), tone="secondary")
        if not row.active:
            return Cell(self.tr("Đã nghỉ"), tone="secondary", icon="user-minus")
        return Cell(self.tr("Bạn") if row.me else self.tr("Đang làm việc"), tone="success", icon="user-check")

    def _show(self, people: tuple[PersonRow, ...]) -> None:
        self._people = people
        self._waiting.setCurrentWidget(self.table)
        active = sum(1 for person in people if person.active)
        self.header.set_count(self.tr("{} người đang làm việc").format(active))
        why = self._why_not_add()
        self.add.set_available(not why, why)
        self._fill()

    def _why_not_add(self) -> str:
        """Why nobody can sign beside this manager or officer, ``""`` when somebody can."""
        officers = Duty.MANAGER in self._summary.duties
        wanted = Duty.OFFICER if officers else Duty.MANAGER
        found = any(row.active and not row.me and wanted in row.duties for row in self._people)
        if found or self._summary.one_person:
            return ""
        return self.tr("Chưa có người thứ hai để ký cùng: {}.").format(wanted.label(language()))

    def _offer_rights(self) -> None:
        chosen = isinstance(self.table.record(), PersonRow)
        self.rights.set_available(chosen, self.tr("Hãy chọn một người trong danh sách."))

    def _show_rights(self) -> None:
        """What the chosen person's duties allow, on the page of duties."""
        row = self.table.record()
        if isinstance(row, PersonRow):
            self.page_wanted.emit("duties", "me" if row.me else tuple(duty for duty in Duty if duty in row.duties))

    def _keep_projects(self, projects: tuple[ProjectRow, ...]) -> None:
        self._projects = projects

    def _sort(self, key: str, descending: bool) -> None:
        self._sorted = (key, descending)
        self._fill()

    def _fill(self) -> None:
        key, descending = self._sorted
        shown = {person.uid: self._cell(person, key).text.casefold() for person in self._people}
        if key == "joined":
            ordered = sorted(self._people, key=lambda person: person.joined_at, reverse=descending)
        else:
            ordered = sorted(self._people, key=lambda person: shown[person.uid], reverse=descending)
        self.model.set_records(ordered)
        self._offer_rights()
