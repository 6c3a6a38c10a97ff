"""What may leave: requests, decisions, hand-overs."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.clock import SystemClock
from app.customers.actions import discard_draft, save_draft
from app.customers.model import Draft, Ref
from app.errors import NiemError
from app.ids import Id
from app.release.model import ReleaseRow, ReleaseView
from app.release.queries import get_release, list_releases
from app.session.model import Summary
from ui import messages
from ui.release.absence_dialog import AbsenceDialog
from ui.release.acts import ReleaseActs
from ui.release.ask_dialog import AskDialog
from ui.release.columns import cell, chosen, columns, level_of, ordered
from ui.release.detail import ReleaseDetail
from ui.release.kept import FORM as DRAFT_FORM
from ui.tasks import Tasks
from ui.widgets.buttons import IconButton, SecondaryButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.list_and_detail import ListAndDetail
from ui.widgets.page import DraftSaving, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel

QUIET_MILLISECONDS = 220
"""A row passed over on the way to another is not opened: opening is journalled."""


class ReleasePage(Page):
    """``show_subject(customer ref)`` opens the form to ask; ``ask(ref)`` is the same."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._decides = may(Event.RELEASE_APPROVE, summary.duties)
        self._rows: tuple[ReleaseRow, ...] = ()
        self._sorting = ("", False)
        self._open: Ref | None = None
        self._asking: tuple[Ref, AskDialog] | None = None
        self._acts = ReleaseActs(self, tasks, summary)
        self.header = PageHeader(self.tr("Cung cấp thông tin"))
        self.project = ChoiceBox(self.tr("Dự án"))
        self.project.set_choices([(row.project, row.name) for row in summary.projects])
        self.pills = PillBar(self.tr("Lọc đề nghị"))
        self.table = RecordTable(self.tr("Đề nghị cung cấp thông tin"))
        self.model = RowsModel(columns(), cell, level_of=level_of)
        self.table.show_model(self.model)
        self.views = QStackedWidget()
        self.detail: ReleaseDetail | None = None
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(QUIET_MILLISECONDS)
        self._later.timeout.connect(self._open_current)
        self._connect()
        self._acts.amended.connect(self._asked)
        self._show_pills()
        self._show_nothing_open()

    def title(self) -> str:
        return self.tr("Cung cấp thông tin")

    def highest_level(self) -> int:
        return max((int(row.level) for row in self._rows), default=0)

    def reload(self) -> None:
        project = self.project.value()
        if project is None:
            self._show_rows(())
            return
        self._tasks.read(list_releases, project, then=self._show_rows, failed=self._failed, owner=self)

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, Ref):
            self.ask(subject)

    def ask(self, customer: Ref, typed: dict[str, str] | None = None) -> None:
        """Open the form to ask for a disclosure about ``customer``, perhaps with what was ``typed`` before."""
        dialog = AskDialog(self, self._tasks, self._summary, customer, self._rows)
        if typed:
            dialog.fill(typed)
        dialog.asked.connect(self._asked)
        dialog.asked.connect(lambda _: self._drop_draft(customer) if typed else None)
        dialog.finished.connect(self._forget_asking)
        self._asking = (customer, dialog)
        self._acts.show(dialog)

    def drafts_to_save(self) -> tuple[DraftSaving, ...]:
        if self._asking is None:
            return ()
        customer, dialog = self._asking
        values = dialog.typed()
        if not values or customer.level == Level.TOP_SECRET:
            return ()
        at = SystemClock().now()
        draft = Draft(_draft_key(customer), DRAFT_FORM, customer.project, customer.level, customer.rid, values, at)
        return (DraftSaving(save_draft, (draft,)),)

    def resume_draft(self, draft: object) -> None:
        if not isinstance(draft, Draft) or draft.form != DRAFT_FORM:
            return
        what = draft.values.get("what", "")
        if what == "absence":
            self._acts.show(AbsenceDialog(self, self._tasks, draft.project), draft)
        elif draft.rid is not None and what:
            ref = Ref(draft.project, draft.level, draft.rid)
            self._tasks.read(get_release, ref, then=lambda view: self._acts.begin(what, view, draft), owner=self)
        elif draft.rid is not None:
            self.ask(Ref(draft.project, draft.level, draft.rid), draft.values)

    # Layout

    def _lay_out(self) -> None:
        self.header.add_action(self.project)
        self.pick = SecondaryButton(self.tr("Chọn hồ sơ để đề nghị…"), "users")
        self.pick.clicked.connect(lambda: self.page_wanted.emit("customers", None))
        if may(Event.RELEASE_ASK, self._summary.duties):
            self.header.add_action(self.pick)
            if not any(row.levels for row in self._summary.projects):
                self.pick.set_available(False, self.tr("Bạn chưa được cấp thẩm quyền ở dự án nào."))
        self.absence = IconButton("user-check", self.tr("Ủy quyền khi vắng…"), framed=True)
        self.absence.clicked.connect(self._tell_absence)
        if may(Event.RELEASE_DELEGATE, self._summary.duties):
            self.header.add_action(self.absence)
            self.absence.setEnabled(self.project.value() is not None)
        else:
            self.absence.setParent(self)
            self.absence.hide()
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.pills)
        bar.addStretch(1)
        self.empty = EmptyState("send", "", "")
        self.error = ErrorPanel(self.tr("Chưa mở được danh sách"), "", self.tr("Thử lại"))
        self.error.acted.connect(self.reload)
        for view in (self.table, self.empty, self.error):
            self.views.addWidget(view)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addLayout(bar)
        column.addWidget(self.views, 1)
        self.both = ListAndDetail(left, self.tr("Danh sách đề nghị"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.both)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.project.picked.connect(lambda _: self._change_project())
        self.pills.picked.connect(lambda _: self._fill())
        self.model.sort_requested.connect(self._sort)
        self.table.current_changed.connect(lambda _: None if self.both.is_narrow() else self._later.start())
        self.table.opened.connect(lambda _: self._open_current(show=True))
        self.table.clicked.connect(lambda _: self._open_current(show=True))

    def _show_pills(self) -> None:
        pills = [
            Pill("mine", self.tr("Đề nghị của tôi"), len(chosen(self._rows, "mine"))),
            Pill("out", self.tr("Đang ở ngoài"), len(chosen(self._rows, "out"))),
            Pill("all", self.tr("Tất cả"), len(self._rows)),
        ]
        if self._decides:
            pills.insert(0, Pill("inbox", self.tr("Chờ tôi duyệt"), len(chosen(self._rows, "inbox"))))
        self.pills.set_pills(pills)

    # The list

    def _change_project(self) -> None:
        self._open = None
        self._show_nothing_open()
        self.reload()

    def _show_rows(self, rows: tuple[ReleaseRow, ...]) -> None:
        self._rows = rows
        self._show_pills()
        self.level_changed.emit()
        self._fill()
        if self._open is not None:
            self._open_ref(self._open)

    def _fill(self) -> None:
        rows = chosen(self._rows, self.pills.chosen())
        key, descending = self._sorting
        if key:
            rows = ordered(rows, key, descending=descending)
        self.model.set_records(rows)
        self._select_open(rows)
        self.header.set_count(self.tr("{} đề nghị").format(len(rows)) if rows else "")
        self.empty.set_text(*self._empty_words())
        self.views.setCurrentWidget(self.table if rows else self.empty)

    def _select_open(self, rows: tuple[ReleaseRow, ...]) -> None:
        place = next((place for place, row in enumerate(rows) if row.ref == self._open), None)
        if place is not None:
            self.table.blockSignals(True)
            self.table.setCurrentIndex(self.model.index(place, 0))
            self.table.blockSignals(False)

    def _empty_words(self) -> tuple[str, str]:
        if self.pills.chosen() == "inbox":
            return self.tr("Không có đề nghị nào chờ bạn"), self.tr(
                "Khi có người xin cung cấp thông tin ở cấp mật bạn được duyệt, đề nghị sẽ hiện ở đây."
            )
        return self.tr("Chưa có đề nghị nào"), self.tr(
            "Mở một hồ sơ khách hàng rồi chọn đề nghị cung cấp. Hồ sơ tuyệt mật không bao giờ ra khỏi kho."
        )

    def _sort(self, key: str, descending: bool) -> None:
        self._sorting = (key, descending)
        self._fill()

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa mở được danh sách"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)

    # One request

    def _open_current(self, *, show: bool = False) -> None:
        self._later.stop()
        row = self.table.record()
        if isinstance(row, ReleaseRow):
            self._open_ref(row.ref)
            if show:
                self.both.show_detail()

    def _open_ref(self, ref: Ref) -> None:
        self._open = ref
        self._tasks.read(get_release, ref, then=self._show_view, failed=self._not_opened, owner=self)

    def _show_view(self, view: ReleaseView) -> None:
        if view.row.ref != self._open:
            return
        detail = ReleaseDetail(view)
        detail.asked.connect(lambda what: self._acts.begin(what, view))
        self.detail = detail
        self.both.set_detail(detail)

    def _not_opened(self, error: NiemError) -> None:
        self._open = None
        self._show_nothing_open()
        messages.show(self, error)

    def _show_nothing_open(self) -> None:
        self.detail = None
        self.both.set_detail(
            EmptyState(
                "file-search",
                self.tr("Chọn một đề nghị"),
                self.tr("Người nhận, mục đích, đúng những gì sẽ ra khỏi công ty và văn bản đồng ý hiện ở đây."),
            )
        )

    def _asked(self, ref: Ref) -> None:
        self._open = ref
        self.pills.choose("mine")
        self.reload()

    def _tell_absence(self) -> None:
        project = self.project.value()
        if isinstance(project, bytes):
            self._acts.show(AbsenceDialog(self, self._tasks, Id(project)))

    def _forget_asking(self) -> None:
        self._asking = None

    def _drop_draft(self, customer: Ref) -> None:
        """The draft has become a request."""
        key = _draft_key(customer)
        self._tasks.read(
            discard_draft, customer.project, customer.level, key, then=lambda _: None, failed=lambda _: None, owner=self
        )


def _draft_key(customer: Ref) -> str:
    return f"{DRAFT_FORM}:{customer.rid.hex()}"
