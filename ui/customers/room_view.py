"""Inside the top-secret room: its own list, the files, their forms. Made when the door opens, gone when it closes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.clock import SystemClock
from app.customers.actions import discard_draft
from app.customers.model import CustomerPage, CustomerRow, Draft, ItemKind, Ref
from app.customers.queries import list_drafts, list_linked_customers
from app.ids import new_id
from app.session.model import ProjectSummary, Summary
from ui import messages
from ui.customers.abilities import top_secret
from ui.customers.beside import Beside
from ui.customers.classification.changing import LevelChanges
from ui.customers.classification.levels_dialog import LevelsDialog
from ui.customers.columns import columns, customer_cell
from ui.customers.copy_ban import CopyBan, seal_all
from ui.customers.customer_list import CustomerList
from ui.customers.desk import CustomerDesk
from ui.customers.detail import CustomerDetail
from ui.customers.documents.desk import DocumentsDesk
from ui.customers.draft_bar import RoomDraftBar
from ui.customers.entry.amend_dialogs import FORM as ENTRY_FORM
from ui.customers.entry.room_entries import RoomEntries
from ui.customers.form_dialog import on_close
from ui.customers.intake.import_dialog import ImportDialog
from ui.customers.lists.many_desk import ManyDesk
from ui.customers.open_file import OpenFile
from ui.customers.room_empty import empty_room
from ui.customers.room_mark import RoomMark
from ui.customers.statistics.room_statistics import RoomStatistics
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.combo_field import ComboBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.first_focus import FirstFocus
from ui.widgets.naming import grouped, name_control
from ui.widgets.page import DraftSaving
from ui.widgets.page_header import PageHeader
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel

OWN, LINKED, STATISTICS = "own", "linked", "statistics"
TOP = (Level.TOP_SECRET,)


class RoomView(FirstFocus):
    """``leaving()``: the person wants out. ``summary`` is the room's own, with level 3 in it."""

    leaving = Signal()
    destruction_requested = Signal(object)

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._counts: tuple[int | None, int | None] = (None, None)
        self._abilities = top_secret(summary.duties)
        self._projects = tuple(project for project in summary.projects if Level.TOP_SECRET in project.levels)
        self.ban = CopyBan(self)
        self.desk = CustomerDesk(self, tasks, "top_secret", summary.name)
        self.levels = LevelChanges(self, tasks, "top_secret")
        self.empty = empty_room(may_create=self._abilities.create)
        self.list = CustomerList(tasks, "top_secret", self.empty)
        self.many = ManyDesk(self, self.list, tasks, "top_secret") if self._abilities.edit else None
        self.detail = CustomerDetail(self._abilities)
        self.file = OpenFile(self.detail, self.desk, tasks, "top_secret", offers_dealing=self._abilities.add_item)
        # What is added or changed in here is top secret, also beside a file of a lower level.
        levels = TOP if may(Event.DOCUMENT_ADD, summary.duties) else ()
        self.documents = DocumentsDesk(self.detail.documents, tasks, "top_secret", lambda: levels)
        self.linked_model: RowsModel[CustomerRow] = RowsModel(
            columns(), customer_cell, level_of=lambda row: int(row.level)
        )
        self.linked = RecordTable(self.tr("Hồ sơ cấp dưới có mục tuyệt mật"))
        self.linked.setObjectName("linked")
        self.linked.show_model(self.linked_model)
        self.no_linked = EmptyState(
            "shield-alert", self.tr("Không có hồ sơ cấp dưới nào"),
            self.tr("Hồ sơ bí mật hay cơ mật có mục tuyệt mật sẽ hiện ở đây."),
        )  # fmt: skip
        self.statistics: RoomStatistics | None = None
        self.pills = PillBar(self.tr("Danh sách của phòng"))
        self.drafts = RoomDraftBar()
        self.project = ComboBox()
        self.waiting = SecondaryButton(self.tr("Cấp mật"), "scale")
        self.entries = RoomEntries(self, tasks, summary)
        self.leave = SecondaryButton(self.tr("Đóng phòng"), "log-out")
        self.load = SecondaryButton(self.tr("Nhập danh sách"), "file-up")
        self.add = PrimaryButton(self.tr("Thêm hồ sơ"), "plus")
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        seal_all(self)
        self.mark = RoomMark(self, f"{summary.name} · {summary.device_name}")
        self.ban.begin()
        if self._projects:
            self._place(self._projects[0])
        self.setFocusProxy(self.list)

    # Laying out

    def _lay_out(self) -> None:
        self.header = PageHeader(self.tr("Phòng tuyệt mật"))
        name_control(self.project, self.tr("Dự án"))
        for project in self._projects:
            self.project.addItem(project.name)
        self.project.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.project.setFixedWidth(current().px(190))
        for button in (self.project, self.leave, self.waiting, self.entries.button, self.load, self.add):
            self.header.add_action(button)
        self.project.setVisible(len(self._projects) > 1)
        self.load.setVisible(self._abilities.load)
        self.add.setVisible(self._abilities.create)
        self._sides = QStackedWidget()
        for side in (self.list, self.linked, self.no_linked):
            self._sides.addWidget(side)
        pills = QHBoxLayout()
        pills.addWidget(self.pills)
        pills.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.drafts)
        column.addLayout(pills)
        column.addWidget(self._sides, 1)
        self.beside = Beside(left, self.detail)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.beside)
        self._tell_counts(None, None)

    def _connect(self) -> None:
        self.list.looked.connect(self._looked)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.linked.opened.connect(self._opened)
        self.linked.current_changed.connect(self._chosen)
        self.empty.acted.connect(self._create)
        self.add.clicked.connect(self._create)
        self.load.clicked.connect(self._import)
        self.leave.clicked.connect(self.leaving)
        self.pills.picked.connect(self._pick_side)
        self.project.activated.connect(lambda place: self._place(self._projects[place], read=True))
        self.detail.asked.connect(self._act)
        self.file.changed.connect(self._file_changed)
        self.file.lost.connect(lambda: self.beside.show_alone(False))
        self.desk.saved.connect(self._saved)
        self.desk.dialog_opened.connect(seal_all)
        self.list.dialog_opened.connect(seal_all)
        self.file.changed.connect(lambda: self.documents.show_card(self.detail.card()))
        self.documents.listed.connect(self.detail.tell_documents)
        self.documents.dialog_opened.connect(seal_all)
        self.levels.dialog_opened.connect(seal_all)
        self.levels.moved.connect(self._moved)
        self.levels.noted.connect(self.reload)
        self.waiting.clicked.connect(self._open_levels)
        self.entries.button.clicked.connect(lambda: self.entries.open(self._current))
        self.entries.dialog_opened.connect(seal_all)
        self.entries.changed.connect(self.reload)
        if self.many is not None:
            self.many.dialog_opened.connect(seal_all)
        self.drafts.resumed.connect(self._resume)
        self.drafts.dropped.connect(self._drop)

    def _add_shortcuts(self) -> None:
        keys = (
            ("Ctrl+N", self._create, self._abilities.create),
            ("Ctrl+E", lambda: self._act("edit"), self._abilities.edit),
            ("Alt+Return", self._open_chosen, True),
        )
        for key, act, offered in keys:
            if offered:
                QShortcut(QKeySequence(key), self).activated.connect(act)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.detail)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(lambda: self._act("back"))

    # What the page asks

    def reload(self) -> None:
        """Read the lists and the open file anew."""
        self.list.reload()
        self._read_linked()
        self.file.refresh()
        if self.pills.chosen() == STATISTICS:
            self._pick_side(STATISTICS)

    def show_file(self, ref: Ref) -> None:
        """Open a top-secret file of a project that the room shows."""
        project = next((one for one in self._projects if one.project == ref.project), None)
        if project is not None and ref.level == Level.TOP_SECRET:
            if project is not self._current:
                self.project.setCurrentIndex(self._projects.index(project))
                self._place(project, read=True)
            self.pills.choose(OWN)
            self._show_side(OWN)
            self.list.want(ref)
            self.file.open(ref)
            self.beside.show_alone(True)

    def offer_drafts(self) -> None:
        """Offer what was typed here before the room was closed."""
        self._tasks.read(list_drafts, then=self._show_drafts, failed=lambda _: None, owner=self, room="top_secret")

    def forget(self) -> None:
        """Take every word away, and end the ban on copying: nothing is here any more."""
        self.ban.end()
        self.list.forget()
        self.linked_model.set_records(())
        self.documents.forget()
        if self.statistics is not None:
            self.statistics.forget()
        self.file.close()
        self.drafts.set_drafts(())

    # The lists

    def _place(self, project: ProjectSummary, *, read: bool = False) -> None:
        self._current = project
        self.list.set_place(project.project, TOP)
        if self.statistics is not None:
            self.statistics.forget()
        if read:
            self.file.close()
            self.reload()

    def _read_linked(self) -> None:
        project = self._current.project
        self._tasks.read(
            list_linked_customers, project,
            then=lambda rows: self._show_linked(project, rows), owner=self, room="top_secret",
        )  # fmt: skip

    def _show_linked(self, project: object, rows: tuple[CustomerRow, ...]) -> None:
        if project == self._current.project:
            self.linked_model.set_records(rows)
            self._tell_counts(None, len(rows))
            self._show_side(self.pills.chosen())

    def _looked(self, page: CustomerPage) -> None:
        counted = self.tr("{} hồ sơ").format(grouped(page.total)) if page.total else ""
        self.header.set_count(counted if page.counted else self.tr("đang đếm hồ sơ khớp"))
        if page.counted:
            self._tell_counts(page.total, None)

    def _tell_counts(self, own: int | None, linked: int | None) -> None:
        known = self._counts
        self._counts = (known[0] if own is None else own, known[1] if linked is None else linked)
        self.pills.set_pills(
            [
                Pill(OWN, self.tr("Hồ sơ tuyệt mật"), self._counts[0], 3),
                Pill(LINKED, self.tr("Cấp dưới có mục tuyệt mật"), self._counts[1]),
                *([Pill(STATISTICS, self.tr("Thống kê"))] if may(Event.STATISTICS_VIEW, self._summary.duties) else []),
            ]
        )

    def _pick_side(self, key: str) -> None:
        self._show_side(key)
        if self.statistics is not None and key == STATISTICS:
            self.statistics.show_project(self._current.project)

    def _open_statistics(self) -> QWidget:
        if self.statistics is None:
            self.statistics = RoomStatistics(self._tasks, self._summary, self._projects)
            self.statistics.dialog_opened.connect(seal_all)
            self._sides.addWidget(self.statistics)
            seal_all(self.statistics)
        return self.statistics

    def _show_side(self, key: str) -> None:
        if key == STATISTICS:
            self._sides.setCurrentWidget(self._open_statistics())
        elif key != LINKED:
            self._sides.setCurrentWidget(self.list)
        else:
            self._sides.setCurrentWidget(self.linked if self.linked_model.rowCount() else self.no_linked)

    def _chosen(self, row: object) -> None:
        if isinstance(row, CustomerRow) and not self.beside.is_narrow():
            self.file.open(row.ref)

    def _opened(self, row: object) -> None:
        if isinstance(row, CustomerRow):
            self.file.open(row.ref)
            self.beside.show_alone(True)
            self.detail.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_chosen(self) -> None:
        self._opened(self.linked.record() if self.pills.chosen() == LINKED else self.list.row())

    # The file

    def _file_changed(self) -> None:
        card = self.detail.card()
        own = card is not None and card.ref.level == Level.TOP_SECRET
        why = self.tr("Hồ sơ cấp dưới được sửa ở trang Khách hàng, để chữ tuyệt mật không lọt xuống cấp dưới.")
        self.detail.head.set_editable(own, why)
        seal_all(self.detail)

    def _act(self, what: str) -> None:
        card = self.detail.card()
        if what == "back":
            self.beside.show_alone(False)
            self._sides.setFocus()
        elif card is None:
            return
        elif what == "edit":
            if card.ref.level == Level.TOP_SECRET:
                self.desk.edit(card)
        elif what == "level":
            self.levels.begin(card, self._current.levels)
        elif what == "destroy":
            self.destruction_requested.emit(card.ref)
        elif what in {str(kind) for kind in ItemKind}:
            self.desk.add_item(card, ItemKind(what), self._current.levels)

    def _create(self) -> None:
        self.desk.create(Ref(self._current.project, Level.TOP_SECRET, new_id(SystemClock())), TOP)

    def _import(self) -> None:
        """Bring a list in. What is brought in can be of any level; nothing goes out by it."""
        dialog = ImportDialog(
            self, self._tasks, self._current.project, tuple(sorted(self._current.levels)), "top_secret"
        )
        dialog.imported.connect(lambda result: self.entries.tell(self._current, result))
        dialog.imported.connect(lambda _: self.reload())
        dialog.undone.connect(self.reload)
        on_close(dialog, lambda: None)
        seal_all(dialog)
        dialog.open()

    def drafts_to_save(self) -> tuple[DraftSaving, ...]:
        """What the open forms and remarks would lose in a lock."""
        return (*self.desk.drafts(), *self.entries.drafts())

    def _open_levels(self) -> None:
        dialog = LevelsDialog(self, self._tasks, self._summary, self._current)
        dialog.panel.dialog_opened.connect(seal_all)
        dialog.panel.changed.connect(self.reload)
        on_close(dialog, lambda: None)
        seal_all(dialog)
        dialog.open()

    def _moved(self, ref: Ref) -> None:
        self.list.want(ref)
        self.file.open(ref)
        self.reload()

    def _saved(self, ref: Ref) -> None:
        self.list.want(ref)
        self.file.open(ref)
        messages.done(self, self.tr("Đã lưu trong phòng tuyệt mật."))

    # Drafts

    def _show_drafts(self, drafts: tuple[Draft, ...]) -> None:
        self.drafts.set_drafts(tuple(draft for draft in drafts if draft.level == Level.TOP_SECRET))

    def _resume(self, draft: Draft) -> None:
        project = next((one for one in self._projects if one.project == draft.project), None)
        if project is None:
            return
        if draft.form == ENTRY_FORM:
            self.entries.open(project).panel.resume_draft(draft)
        else:
            self.desk.resume(draft, TOP if draft.form == "customer" else project.levels)

    def _drop(self, draft: Draft) -> None:
        self._tasks.read(
            discard_draft, draft.project, draft.level, draft.key,
            then=lambda _: None, owner=self.drafts, room="top_secret",
        )  # fmt: skip
