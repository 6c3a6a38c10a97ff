"""Persons of the office: name, duties, how they stand; for managers and officers one person beside the list.

A manager or an officer adds, moves, suspends and lets go, and the other signs as well. Everybody else sees the list.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.access.duty import Duty
from app.access.event import Event
from app.access.policy import may
from app.clock import shown_date
from app.errors import NiemError
from app.ids import Id
from app.people.model import PersonRow, PersonView
from app.people.queries import list_people, view_person
from app.projects.model import ProjectRow
from app.projects.queries import list_projects
from app.session.model import Summary
from app.settings.preference import load
from ui import messages
from ui.messages import language
from ui.people.add_person_dialog import AddPersonDialog
from ui.people.detail import PersonDetail
from ui.people.freeze_dialog import FreezeDialog
from ui.people.invitation_menu import InvitationMenu
from ui.people.leave_dialog import LeaveDialog
from ui.people.machine_dialog import MachineDialog
from ui.people.move_dialog import MoveDialog
from ui.people.renew_dialog import RenewDialog
from ui.people.report_dialog import ReportDialog
from ui.people.thaw_dialog import ThawDialog
from ui.people.words import look_of
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_and_detail import ListAndDetail
from ui.widgets.notice import InlineNotice
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.spinner import Spinner

QUIET_MILLISECONDS = 220
"""A row passed over on the way to another is not opened: looking at a person is journalled."""


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
        self.table.current_changed.connect(lambda _: self._current_changed())
        self.header.add_action(self.rights)
        if may(Event.PERSON_ADD, summary.duties):
            self.invitations = InvitationMenu(self, self._tasks, self._summary)
            self.header.add_action(self.invitations)
            self.header.add_action(self.add)
            QShortcut(QKeySequence("Ctrl+N"), self, self.add.click)
        self.add.clicked.connect(self.open_add_dialog)
        self._views = may(Event.PERSON_VIEW, summary.duties)
        self._open: Id | None = None
        self.detail: PersonDetail | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(QUIET_MILLISECONDS)
        self._later.timeout.connect(self._open_current)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.header)
        if self._summary.one_person:
            column.addWidget(self._alone())
        column.addWidget(self._waiting, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.both = ListAndDetail(left, self.tr("Danh sách người dùng"))
        self.both.set_detail_shown(self._views)
        whole.addWidget(self.both)
        self.setFocusProxy(self.table)
        if self._views:
            self.table.opened.connect(lambda _: self._open_current(show=True))
            self.table.clicked.connect(lambda _: self._open_current(show=True))
            self._show_nobody()

    def _alone(self) -> InlineNotice:
        """What one-person mode lacks, and the way out of it."""
        words = self.tr(
            "Kho đang ở chế độ một người: bạn tự ký cả hai chữ ký, và mọi giấy chứng nhận ghi rõ điều đó. Thêm một cán "
            "bộ an toàn để kết thúc chế độ này."
        )
        notice = InlineNotice("warning", words, self.tr("Thêm cán bộ an toàn…"))
        notice.acted.connect(self._add_officer)
        return notice

    def _add_officer(self) -> None:
        dialog = self.open_add_dialog()
        dialog.duties.set_value((Duty.OFFICER,))
        dialog.duties.changed.emit()

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
            Column("name", self.tr("Họ và tên"), 190, stretch=True),
            Column("duties", self.tr("Nhiệm vụ"), 180),
            Column("joined", self.tr("Vào từ ngày"), 116),
            Column("state", self.tr("Tình trạng"), 172),
        )

    def _cell(self, row: PersonRow, key: str) -> Cell:
        if key == "name":
            return Cell(row.name, second=row.title, strong=True, icon="user-round")
        if key == "duties":
            words = ", ".join(duty.label(language()) for duty in row.duties)
            return Cell(words[:1].upper() + words[1:])
        if key == "joined":
            return Cell(shown_date(row.joined_at), tone="secondary")
        look = look_of(row)
        return Cell(look.words, tone=look.tone, icon=look.icon)

    def _show(self, people: tuple[PersonRow, ...]) -> None:
        self._people = people
        self._waiting.setCurrentWidget(self.table)
        active = sum(1 for person in people if person.active)
        self.header.set_count(self.tr("{} người").format(active))
        why = self._why_not_add()
        self.add.set_available(not why, why)
        self._fill()
        if self._open is not None:
            self._open_person(self._open)

    @property
    def people(self) -> tuple[PersonRow, ...]:
        """Everybody in the list."""
        return self._people

    @property
    def projects(self) -> tuple[ProjectRow, ...]:
        """Every project that the window knows of."""
        return self._projects

    def _why_not_add(self) -> str:
        """Why nobody can sign beside this manager or officer, ``""`` when somebody can."""
        officers = Duty.MANAGER in self._summary.duties
        wanted = Duty.OFFICER if officers else Duty.MANAGER
        found = any(row.active and not row.frozen and not row.me and wanted in row.duties for row in self._people)
        if found or self._summary.one_person:
            return ""
        return self.tr("Chưa có người thứ hai để ký cùng: {}.").format(wanted.label(language()))

    def _current_changed(self) -> None:
        self._offer_rights()
        if self._views and not self.both.is_narrow():
            self._later.start()

    # One person

    def _open_current(self, *, show: bool = False) -> None:
        self._later.stop()
        row = self.table.record()
        if isinstance(row, PersonRow):
            self._open_person(row.uid)
            if show:
                self.both.show_detail()

    def _open_person(self, uid: Id) -> None:
        self._open = uid
        self._tasks.read(view_person, uid, then=self._show_view, failed=self._not_opened, owner=self)

    def _show_view(self, view: PersonView) -> None:
        if view.row.uid != self._open:
            return
        detail = PersonDetail(view, self._summary)
        row, common = view.row, (self, self._tasks, self._summary, self._people)
        detail.freeze_requested.connect(lambda: self._show_dialog(FreezeDialog(self, self._tasks, row)))
        detail.thaw_requested.connect(lambda: self._show_dialog(ThawDialog(*common, row)))
        detail.move_requested.connect(lambda: self._show_dialog(MoveDialog(*common, self._projects, view)))
        detail.leave_requested.connect(lambda: self._show_dialog(LeaveDialog(*common, row)))
        detail.machine_requested.connect(lambda: self._show_dialog(MachineDialog(*common, row)))
        detail.report_requested.connect(lambda: self._show_dialog(ReportDialog(*common, row)))
        detail.renew_requested.connect(lambda: self._show_dialog(RenewDialog(*common)))
        self.detail = detail
        self.both.set_detail(detail)

    def _not_opened(self, error: NiemError) -> None:
        self._open = None
        self._show_nobody()
        messages.show(self, error)

    def _show_nobody(self) -> None:
        self.detail = None
        self.both.set_detail(
            EmptyState(
                "user-round",
                self.tr("Chọn một người"),
                self.tr("Nhiệm vụ, thẩm quyền, thỏa thuận, bài học và những gì đã ký về người này hiện ở đây."),
            )
        )

    def _show_dialog(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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
