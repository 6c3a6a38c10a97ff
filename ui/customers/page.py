"""The customers of a project at the levels that this session opens: bí mật and cơ mật."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.clock import SystemClock
from app.customers.intake.model import ImportResult
from app.customers.model import CustomerPage, CustomerRow, Draft, ItemKind, Ref
from app.customers.queries import reveal_field
from app.customers.search.model import SavedSearch
from app.ids import new_id
from app.session.model import ProjectSummary, Summary
from app.settings import preference
from ui import messages
from ui.consents.kept import FORM as CONSENT_FORM
from ui.consents.tab import ConsentsTab
from ui.customers.abilities import everyday
from ui.customers.beside import Beside
from ui.customers.classification.changing import LevelChanges
from ui.customers.classification.kept import FORM as LEVEL_FORM
from ui.customers.customer_list import CustomerList
from ui.customers.desk import CustomerDesk
from ui.customers.detail import CustomerDetail
from ui.customers.documents.desk import DocumentsDesk
from ui.customers.entry.sent import tell_if_sent
from ui.customers.form_dialog import on_close
from ui.customers.intake.import_dialog import ImportDialog
from ui.customers.lists.many_desk import ManyDesk
from ui.customers.open_file import OpenFile
from ui.customers.words import field_label
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.clipboard import SensitiveClipboard
from ui.widgets.combo_field import ComboBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.naming import grouped, name_control
from ui.widgets.page import NO_FINDER, DraftSaving, Finder, Page
from ui.widgets.page_header import PageHeader


class CustomersPage(Page):
    """Finding, reading, entering. What leads elsewhere is only asked for: the window knows the other pages."""

    release_requested = Signal(object)
    destruction_requested = Signal(object)
    paper_requested = Signal(object)

    def __init__(self, tasks: Tasks, summary: Summary) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks, self._summary = tasks, summary
        self._abilities = everyday(summary.duties)
        self._projects = tuple(project for project in summary.projects if _levels(project))
        self._told_level = 0
        self.desk = CustomerDesk(self, tasks, "everyday", summary.name)
        self.levels = LevelChanges(self, tasks, "everyday")
        self.clipboard = SensitiveClipboard(self)
        self.empty = self._make_empty()
        self.list = CustomerList(tasks, "everyday", self.empty)
        self.many = ManyDesk(self, self.list, tasks, "everyday") if self._abilities.edit else None
        self.detail = CustomerDetail(self._abilities)
        self.file = OpenFile(self.detail, self.desk, tasks, "everyday", offers_dealing=self._abilities.add_item)
        self.documents = DocumentsDesk(self.detail.documents, tasks, "everyday", self._document_levels)
        if self._abilities.consents:
            consents = ConsentsTab(tasks, summary)
            consents.listed.connect(self._tell_level)
            self.detail.add_consents(consents)
        self.project = ComboBox()
        self.load = SecondaryButton(self.tr("Nhập danh sách"), "file-up")
        self.add = PrimaryButton(self.tr("Thêm khách hàng"), "plus")
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        if self._projects:
            self._place(self._projects[0])
        else:
            self.list.show_empty()
        self.setFocusProxy(self.list)

    # Laying out

    def _make_empty(self) -> EmptyState:
        if not self._projects:
            return EmptyState(
                "folder-lock", self.tr("Chưa có thẩm quyền ở dự án nào"),
                self.tr("Hãy nhờ quản lý và cán bộ an toàn hệ thống cấp thẩm quyền cho bạn."),
                self.tr("Xem quyền của bạn"), action_icon="list-checks",
            )  # fmt: skip
        if self._abilities.create:
            return EmptyState(
                "users", self.tr("Chưa có khách hàng nào"),
                self.tr("Thêm từng khách hàng, hoặc bấm “Nhập danh sách” để đưa vào một tệp Excel hay CSV."),
                self.tr("Thêm khách hàng"), action_icon="plus",
            )  # fmt: skip
        return EmptyState("users", self.tr("Chưa có khách hàng nào"), self.tr("Ở cấp mật bạn được xem chưa có hồ sơ."))

    def _lay_out(self) -> None:
        self.header = PageHeader(self.tr("Khách hàng"))
        name_control(self.project, self.tr("Dự án"))
        for project in self._projects:
            self.project.addItem(project.name)
        self.project.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.project.setFixedWidth(current().px(190))
        for button in (self.project, self.load, self.add):
            self.header.add_action(button)
        self.project.setVisible(len(self._projects) > 1)
        self.load.setVisible(self._abilities.load)
        self.add.setVisible(self._abilities.create)
        if not self._projects:
            why = self.tr("Bạn chưa được cấp thẩm quyền ở dự án nào.")
            self.load.set_available(False, why)
            self.add.set_available(False, why)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 16, 16, 16)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.list, 1)
        self.beside = Beside(left, self.detail)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.beside)

    def _connect(self) -> None:
        self.list.looked.connect(self._looked)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.empty.acted.connect(self._create)
        self.add.clicked.connect(self._create)
        self.load.clicked.connect(self._import)
        self.project.activated.connect(lambda place: self._switch(self._projects[place]))
        self.detail.asked.connect(self._act)
        self.detail.copy_asked.connect(self._copy)
        self.file.changed.connect(lambda: self.documents.show_card(self.detail.card()))
        self.file.changed.connect(self._tell_level)
        self.documents.listed.connect(self.detail.tell_documents)
        self.documents.bound.connect(self.file.refresh)
        self.documents.listed.connect(self._tell_level)
        self.file.lost.connect(lambda: self.beside.show_alone(False))
        self.desk.saved.connect(self._saved)
        self.levels.moved.connect(self._show_saved)
        self.levels.noted.connect(self.reload)
        self.file.item_level_wanted.connect(lambda item: self.levels.begin_item(item, self._current.levels))
        self.release_requested.connect(lambda ref: self.page_wanted.emit("release", ref))
        self.destruction_requested.connect(lambda ref: self.page_wanted.emit("destruction", ref))
        self.paper_requested.connect(lambda ref: self.page_wanted.emit("copies", ref))

    def _add_shortcuts(self) -> None:
        keys = (
            ("Ctrl+N", self.add.click, self._abilities.create),
            ("Ctrl+E", lambda: self._act("edit"), self._abilities.edit),
            ("Ctrl+Shift+E", lambda: self._act("release"), self._abilities.release),
            ("Alt+Return", self._open_chosen, True),
        )
        for key, act, offered in keys:
            if offered:
                QShortcut(QKeySequence(key), self).activated.connect(act)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.detail)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(lambda: self._act("back"))

    # What the window asks

    def title(self) -> str:
        return self.tr("Khách hàng")

    def highest_level(self) -> int:
        return max(self.list.highest_level(), self.detail.highest_level())

    def reload(self) -> None:
        self.list.table.set_compact(preference.load().compact_rows)
        self.list.reload()
        self.file.refresh()

    def drafts_to_save(self) -> tuple[DraftSaving, ...]:
        return self.desk.drafts()

    def show_subject(self, subject: object) -> None:
        """Open the file of a customer's ``Ref``, of ``(Ref, ItemKind)`` with those items in sight; or ask for what a
        ``SavedSearch`` says.
        """
        if isinstance(subject, tuple) and len(subject) == 2:
            subject, kind = subject
            self.detail.show_kind(ItemKind(kind))
        if isinstance(subject, Ref):
            project = next((one for one in self._projects if one.project == subject.project), None)
            if project is not None and subject.level in _levels(project):
                self._switch(project)
                self.list.want(subject)
                self.file.open(subject)
                self.beside.show_alone(True)
        elif isinstance(subject, SavedSearch):
            project = next((one for one in self._projects if one.project == subject.project), None)
            if project is not None:
                self._switch(project)
                self.list.search_saved(subject)

    def finder(self) -> Finder:
        """Customers of the project shown."""
        return Finder(self._current.project, _levels(self._current)) if self._projects else NO_FINDER

    def resume_draft(self, draft: object) -> None:
        if isinstance(draft, Draft):
            project = next((one for one in self._projects if one.project == draft.project), None)
            if project is None:
                return
            self._switch(project)
            if draft.form == CONSENT_FORM and self.detail.consents is not None:
                self.detail.consents.resume(draft)
            elif draft.form == LEVEL_FORM:
                self.levels.resume(draft, project.levels)
            else:
                self.desk.resume(draft, _levels(project))

    # The list

    def _place(self, project: ProjectSummary) -> None:
        self._current = project
        self.project.setCurrentIndex(self._projects.index(project))
        self.list.set_place(project.project, _levels(project))

    def _switch(self, project: ProjectSummary) -> None:
        if project is self._current:
            return
        self.file.close()
        self.beside.show_alone(False)
        self._place(project)
        self.list.reload()

    def _looked(self, page: CustomerPage) -> None:
        words = self.tr("{} hồ sơ khớp") if self.list.search.text().strip() else self.tr("{} hồ sơ bạn được xem")
        counted = words.format(grouped(page.total)) if page.total else ""
        self.header.set_count(counted if page.counted else self.tr("đang đếm hồ sơ khớp"))
        self._tell_level()

    def _chosen(self, row: CustomerRow) -> None:
        if not self.beside.is_narrow():
            self.file.open(row.ref)

    def _opened(self, row: CustomerRow) -> None:
        self.file.open(row.ref)
        self.beside.show_alone(True)
        self.detail.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_chosen(self) -> None:
        row = self.list.row()
        if row is not None:
            self._opened(row)

    # The file

    def _copy(self, field: str) -> None:
        card = self.detail.card()
        if card is not None:
            self._tasks.read(reveal_field, card.ref, field, then=lambda text: self._put(field, text), owner=self.detail)

    def _put(self, field: str, text: str) -> None:
        self.clipboard.put(text)
        words = self.tr("Đã sao chép {}. Bảng tạm sẽ được xóa sau 20 giây.")
        messages.done(self, words.format(field_label(field).lower()))

    # What can be done

    def _act(self, what: str) -> None:
        card = self.detail.card()
        if what == "back":
            self.beside.show_alone(False)
            self.list.table.setFocus()
        elif card is None:
            return
        elif what == "edit":
            self.desk.edit(card)
        elif what == "consents":
            self.detail.show_consents()
        elif what == "level":
            self.levels.begin(card, self._current.levels)
        elif what == "release":
            self.release_requested.emit(card.ref)
        elif what == "print":
            self.page_wanted.emit("copies", (card.ref, "print"))
        elif what == "paper":
            self.paper_requested.emit(card.ref)
        elif what == "destroy":
            self.destruction_requested.emit(card.ref)
        elif what == "hold":
            self.destruction_requested.emit(("hold", card.ref))
        else:
            self.desk.add_item(card, ItemKind(what), _levels(self._current))

    def _create(self) -> None:
        if not self._projects:
            self.page_wanted.emit("duties", "me")
            return
        here = Ref(self._current.project, Level.CONFIDENTIAL, new_id(SystemClock()))
        self.desk.create(here, _levels(self._current))

    def _import(self) -> None:
        dialog = ImportDialog(self, self._tasks, self._current.project, _levels(self._current))
        dialog.imported.connect(self._imported)
        dialog.undone.connect(self.list.reload)
        on_close(dialog, lambda: None)
        dialog.open()

    def _imported(self, result: ImportResult) -> None:
        self.list.reload()
        tell_if_sent(self, self._tasks, "everyday", self._current.project, result.added + result.merged)

    def _saved(self, ref: Ref) -> None:
        self._show_saved(ref)
        messages.done(self, self.tr("Đã lưu hồ sơ."))

    def _show_saved(self, ref: Ref) -> None:
        self.list.want(ref)
        self.file.open(ref)
        self.beside.show_alone(self.beside.is_alone())

    def _document_levels(self) -> tuple[Level, ...]:
        return _levels(self._current) if may(Event.DOCUMENT_ADD, self._summary.duties) else ()

    def _tell_level(self) -> None:
        if self.highest_level() != self._told_level:
            self._told_level = self.highest_level()
            self.level_changed.emit()


def _levels(project: ProjectSummary) -> tuple[Level, ...]:
    """The levels of a project that belong on this page: top secret has a room of its own."""
    return tuple(level for level in sorted(project.levels) if level < Level.TOP_SECRET)
