"""Inside the top-secret room: its own list, the files, their forms. Made when the door opens, gone when it closes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.clock import SystemClock
from app.customers.actions import discard_draft
from app.customers.items.model import ItemRow, RemovedItem
from app.customers.model import CustomerPage, CustomerRow, Draft, ItemKind, Ref
from app.customers.queries import list_drafts
from app.ids import new_id
from app.session.model import ProjectSummary, Summary
from ui import messages
from ui.customers.abilities import top_secret
from ui.customers.beside import Beside
from ui.customers.classification.changing import LevelChanges
from ui.customers.classification.kept import FORM as LEVEL_FORM
from ui.customers.classification.levels_dialog import LevelsDialog
from ui.customers.copy_ban import CopyBan, seal_all
from ui.customers.customer_list import CustomerList
from ui.customers.desk import CustomerDesk
from ui.customers.detail import CustomerDetail
from ui.customers.documents.desk import DocumentsDesk
from ui.customers.entry.amend_dialogs import FORM as ENTRY_FORM
from ui.customers.entry.room_entries import RoomEntries
from ui.customers.form_dialog import on_close
from ui.customers.intake.import_dialog import ImportDialog
from ui.customers.lists.many_desk import ManyDesk
from ui.customers.open_file import OpenFile
from ui.customers.room_empty import empty_room
from ui.customers.room_mark import RoomMark
from ui.customers.room_sides import TOP, RoomSides
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.combo_field import ComboBox
from ui.widgets.draft_bar import DraftBar
from ui.widgets.first_focus import FirstFocus
from ui.widgets.naming import grouped, name_control
from ui.widgets.page import DraftSaving
from ui.widgets.page_header import PageHeader


class RoomView(FirstFocus):
    """``leaving()``: the person wants out. ``summary`` is the room's own, with level 3 in it."""

    leaving = Signal()
    destruction_requested = Signal(object)

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
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
        self.sides = RoomSides(tasks, summary, self._projects, self.list)
        self.drafts = DraftBar(
            self.tr("Bản nháp lúc {time} ngày {day}: chữ bạn đã gõ trước khi phòng đóng vẫn còn."), around=(0, 0, 0, 0)
        )
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
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.drafts)
        column.addWidget(self.sides, 1)
        self.beside = Beside(left, self.detail)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.beside)

    def _connect(self) -> None:
        self.list.looked.connect(self._looked)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.sides.opened.connect(self._opened)
        self.sides.chosen.connect(self._chosen)
        self.sides.item_opened.connect(self._item_opened)
        self.sides.level_wanted.connect(lambda item: self.levels.begin_item(item, self._current.levels))
        self.sides.dialog_opened.connect(seal_all)
        self.empty.acted.connect(self._create)
        self.add.clicked.connect(self._create)
        self.load.clicked.connect(self._import)
        self.leave.clicked.connect(self.leaving)
        self.project.activated.connect(lambda place: self._place(self._projects[place], read=True))
        self.detail.asked.connect(self._act)
        self.file.changed.connect(self._file_changed)
        self.file.lost.connect(lambda: self.beside.show_alone(False))
        self.desk.saved.connect(self._saved)
        self.desk.dialog_opened.connect(seal_all)
        self.list.dialog_opened.connect(seal_all)
        self.file.changed.connect(lambda: self.documents.show_card(self.detail.card()))
        self.documents.listed.connect(self.detail.tell_documents)
        self.documents.bound.connect(self.file.refresh)
        self.documents.dialog_opened.connect(seal_all)
        self.levels.dialog_opened.connect(seal_all)
        self.levels.moved.connect(self._moved)
        self.levels.noted.connect(self.reload)
        self.file.item_level_wanted.connect(lambda item: self.levels.begin_item(item, self._current.levels))
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
        self.sides.reload()
        self.file.refresh()

    def show_file(self, ref: Ref) -> None:
        """Open a top-secret file of a project that the room shows."""
        project = next((one for one in self._projects if one.project == ref.project), None)
        if project is not None and ref.level == Level.TOP_SECRET:
            if project is not self._current:
                self.project.setCurrentIndex(self._projects.index(project))
                self._place(project, read=True)
            self.sides.show_own()
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
        self.sides.forget()
        self.documents.forget()
        self.file.close()
        self.drafts.set_drafts(())

    # The lists

    def _place(self, project: ProjectSummary, *, read: bool = False) -> None:
        self._current = project
        self.list.set_place(project.project, TOP)
        self.sides.show_project(project)
        if read:
            self.file.close()
            self.reload()

    def _looked(self, page: CustomerPage) -> None:
        counted = self.tr("{} hồ sơ").format(grouped(page.total)) if page.total else ""
        self.header.set_count(counted if page.counted else self.tr("đang đếm hồ sơ khớp"))
        if page.counted:
            self.sides.tell_own(page.total)

    def _chosen(self, row: object) -> None:
        if isinstance(row, CustomerRow) and not self.beside.is_narrow():
            self.file.open(row.ref)

    def _opened(self, row: object) -> None:
        if isinstance(row, CustomerRow):
            self.file.open(row.ref)
            self.beside.show_alone(True)
            self.detail.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _item_opened(self, row: object) -> None:
        if isinstance(row, (ItemRow, RemovedItem)) and row.customer is not None:
            self.file.open(row.customer)
            self.detail.show_kind(row.kind)
            self.beside.show_alone(True)

    def _open_chosen(self) -> None:
        self._opened(self.sides.row() or self.list.row())

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
            self.sides.focus()
        elif card is None:
            return
        elif what == "edit":
            if card.ref.level == Level.TOP_SECRET:
                self.desk.edit(card)
        elif what == "level":
            self.levels.begin(card, self._current.levels)
        elif what == "destroy":
            self.destruction_requested.emit(card.ref)
        elif what == "hold":
            self.destruction_requested.emit(("hold", card.ref))
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
        elif draft.form == LEVEL_FORM:
            self.levels.resume(draft, project.levels)
        else:
            self.desk.resume(draft, TOP if draft.form == "customer" else project.levels)

    def _drop(self, draft: Draft) -> None:
        self._tasks.read(
            discard_draft, draft.project, draft.level, draft.key,
            then=lambda _: None, owner=self.drafts, room="top_secret",
        )  # fmt: skip
