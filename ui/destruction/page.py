"""Destroying customer files: requests, approvals, executions, certificates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.clock import SystemClock, local_date
from app.customers.model import Ref
from app.destruction.model import OrderRow, OrderView
from app.destruction.queries import get_order, list_orders
from app.errors import NiemError
from app.ids import Id
from app.people.model import PersonRow
from app.people.queries import list_people
from app.session.model import Summary
from ui import messages
from ui.destruction.by_letter import send_again, take_in
from ui.destruction.certificates import Certificates
from ui.destruction.columns import ENDED, chosen, columns, order_cell, ordered
from ui.destruction.decide_dialogs import ApproveDialog, RefuseDialog
from ui.destruction.detail import OrderDetail
from ui.destruction.execute_dialog import ExecuteDialog
from ui.destruction.keeping import Keeping
from ui.destruction.letter_preview import LetterDialog
from ui.destruction.order_dialogs import AnswerDialog, WithdrawDialog
from ui.destruction.request_dialog import RequestDialog
from ui.destruction.room import room_of
from ui.tasks import Tasks
from ui.widgets.buttons import SecondaryButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.list_and_detail import ListAndDetail
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel

QUIET_MILLISECONDS = 220
Officers = list[tuple[object, str]]


class DestructionPage(Page):
    """``show_subject(customer ref)`` opens the form that records a request; ``("hold", ref)`` that of a legal hold."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._lists = may(Event.DESTRUCTION_LIST, summary.duties) and any(row.levels for row in summary.projects)
        self._rows: tuple[OrderRow, ...] = ()
        self._room_rows: tuple[OrderRow, ...] = ()
        self._shown: tuple[OrderRow, ...] = ()
        self._sorting = ("", False)
        self._open: Ref | None = None
        self._certificate_count: int | None = None
        self.header = PageHeader(self.tr("Tiêu hủy hồ sơ"))
        self.project = ChoiceBox(self.tr("Dự án"))
        self.project.set_choices([(row.project, row.name) for row in summary.projects if row.levels])
        self.pills = PillBar(self.tr("Lọc lệnh tiêu hủy"))
        self.table = RecordTable(self.tr("Lệnh tiêu hủy"))
        self.model = RowsModel(columns(), partial(order_cell, today=_today()), level_of=lambda row: int(row.ref.level))
        self.table.show_model(self.model)
        self.certificates: Certificates | None = None
        if may(Event.CERTIFICATE_LIST, summary.duties):
            self.certificates = Certificates(tasks, summary)
            self.certificates.counted.connect(self._count_certificates)
        self.views = QStackedWidget()
        self.keeping = Keeping(self, tasks, summary, self._with_officers, self._show_dialog)
        self.detail: OrderDetail | None = None
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(QUIET_MILLISECONDS)
        self._later.timeout.connect(self._open_current)
        self._connect()
        self._show_pills()
        self._show_nothing_open()

    def title(self) -> str:
        return self.tr("Tiêu hủy hồ sơ")

    def highest_level(self) -> int:
        kept = self.keeping.widget_of(self.pills.chosen())
        if kept is not None:
            return kept.highest_level()
        shown = chosen((*self._rows, *self._room_rows), self.pills.chosen(), _today())
        return max((int(row.ref.level) for row in shown), default=0)

    def reload(self) -> None:
        if self.certificates is not None:
            self.certificates.reload()
        project = self.project.value()
        if not self._lists or project is None:
            return
        self._tasks.read(list_orders, project, then=self._show_rows, failed=self._failed, owner=self)
        if isinstance(project, bytes):
            self.keeping.reload(Id(project))
        if self._tasks.top_secret is not None and self._tasks.top_secret.alive:
            self._tasks.read(
                list_orders,
                project,
                then=self._show_room_rows,
                failed=lambda _: self._forget_room(),
                owner=self,
                room="top_secret",
            )
        else:
            self._forget_room()

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, Ref):
            self.request(subject)
        elif isinstance(subject, tuple) and subject[0] == "hold":
            self.keeping.place_hold(subject[1])

    def request(self, customer: Ref) -> None:
        """Open the form that records a request to destroy ``customer``."""
        dialog = RequestDialog(self, self._tasks, customer)
        dialog.requested.connect(self._requested)
        self._show_dialog(dialog)

    # Layout

    def _lay_out(self) -> None:
        self.header.add_action(self.project)
        self.pick = SecondaryButton(self.tr("Chọn hồ sơ để đề nghị…"), "users")
        self.pick.clicked.connect(lambda: self.page_wanted.emit("customers", None))
        if may(Event.DESTRUCTION_REQUEST, self._summary.duties):
            self.header.add_action(self.pick)
            if not self._lists:
                self.pick.set_available(False, self.tr("Bạn chưa được cấp thẩm quyền ở dự án nào."))
        self.empty = EmptyState("flame", "", "")
        self.error = ErrorPanel(self.tr("Chưa mở được danh sách"), "", self.tr("Thử lại"))
        self.error.acted.connect(self.reload)
        for view in (self.table, self.empty, self.error):
            self.views.addWidget(view)
        self.keeping.stand_in(self.views)
        if self.certificates is not None:
            self.views.addWidget(self.certificates)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.header)
        bar = QHBoxLayout()
        bar.addWidget(self.pills, 0, Qt.AlignmentFlag.AlignLeft)
        bar.addStretch(1)
        column.addLayout(bar)
        column.addWidget(self.views, 1)
        self.both = ListAndDetail(left, self.tr("Danh sách lệnh tiêu hủy"))
        self.both.set_detail_shown(self._lists)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.both)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.project.picked.connect(lambda _: self._change_project())
        self.pills.picked.connect(lambda _: self._pill_picked())
        self.model.sort_requested.connect(self._sort)
        self.table.current_changed.connect(lambda _: None if self.both.is_narrow() else self._later.start())
        self.table.opened.connect(lambda _: self._open_current(show=True))
        self.table.clicked.connect(lambda _: self._open_current(show=True))
        self._tasks.closed.connect(self._room_closed)
        self.keeping.changed.connect(self._keeping_came)
        self.keeping.ordered.connect(self._requested)

    def _show_pills(self) -> None:
        pills = []
        if self._lists:
            pills = [
                Pill("open", self.tr("Đang xử lý"), len(chosen(self._rows, "open"))),
                *self._late_pill(),
                Pill("ended", self.tr("Đã xong"), len(chosen(self._rows, "ended"))),
                Pill("all", self.tr("Tất cả"), len(chosen(self._rows, "all"))),
            ]
            if self._room_rows:
                pills.append(Pill("room", self.tr("Phòng tuyệt mật"), len(self._room_rows), level=3))
            pills += self.keeping.pills()
        if self.certificates is not None:
            pills.append(Pill("certificates", self.tr("Chứng nhận"), self._certificate_count))
        self.pills.set_pills(pills)

    def _late_pill(self) -> list[Pill]:
        """Only where somebody waits for an answer: the day that the law gives has passed."""
        late = len(chosen(self._rows, "late", _today()))
        return [Pill("late", self.tr("Quá hạn trả lời"), late)] if late or self.pills.chosen() == "late" else []

    # The lists

    def _keeping_came(self) -> None:
        self._show_pills()
        if self.keeping.widget_of(self.pills.chosen()) is not None:
            self._fill()

    def _change_project(self) -> None:
        self._open = None
        self._show_nothing_open()
        self.reload()

    def _show_rows(self, rows: tuple[OrderRow, ...]) -> None:
        self._rows = rows
        take_in(self, self._tasks, self._summary, rows)
        self.badge_changed.emit(sum(row.state not in ENDED for row in rows))
        self._show_pills()
        self._fill()
        if self._open is not None and self._open.level != Level.TOP_SECRET:
            self._open_ref(self._open)

    def _show_room_rows(self, rows: tuple[OrderRow, ...]) -> None:
        self._room_rows = tuple(row for row in rows if row.ref.level == Level.TOP_SECRET)
        take_in(self, self._tasks, self._summary, self._room_rows)
        self._show_pills()
        self._fill()
        if self._open is not None and self._open.level == Level.TOP_SECRET:
            self._open_ref(self._open)

    def _forget_room(self) -> None:
        """What was shown from the top-secret room goes with it."""
        if self._open is not None and self._open.level == Level.TOP_SECRET:
            self._open = None
            self._show_nothing_open()
        if self._room_rows:
            self._room_rows = ()
            self._show_pills()
            self._fill()
        self.keeping.forget()

    def _room_closed(self, room: str) -> None:
        if room == "top_secret":
            self._forget_room()

    def _count_certificates(self, count: int) -> None:
        self._certificate_count = count
        self._show_pills()
        self._fill()

    def _pill_picked(self) -> None:
        self._open = None
        self._show_nothing_open()
        self._fill()

    def _fill(self) -> None:
        pill = self.pills.chosen()
        of_certificates = pill == "certificates" and self.certificates is not None
        kept = self.keeping.widget_of(pill)
        self.both.set_detail_shown(self._lists and not of_certificates and kept is None)
        if kept is not None:
            self.header.set_count("")
            self.views.setCurrentWidget(kept)
            self.level_changed.emit()
            return
        if of_certificates and self.certificates is not None:
            self.header.set_count("")
            self.views.setCurrentWidget(self.certificates)
            self.level_changed.emit()
            return
        rows = chosen(self._room_rows if pill == "room" else self._rows, pill, _today())
        key, descending = self._sorting
        if key:
            rows = ordered(rows, key, descending=descending)
        self._shown = rows
        self.model.set_records(rows)
        self._select_open(rows)
        self.header.set_count(self.tr("{} lệnh").format(len(rows)) if rows else "")
        self.empty.set_text(*self._empty_words(pill))
        self.views.setCurrentWidget(self.table if rows else self.empty)
        self.level_changed.emit()

    def _select_open(self, rows: tuple[OrderRow, ...]) -> None:
        place = next((place for place, row in enumerate(rows) if row.ref == self._open), None)
        if place is not None:
            self.table.blockSignals(True)
            self.table.setCurrentIndex(self.model.index(place, 0))
            self.table.blockSignals(False)

    def _empty_words(self, pill: str) -> tuple[str, str]:
        if pill == "ended":
            return self.tr("Chưa tiêu hủy hồ sơ nào"), self.tr("Lệnh đã thực hiện hoặc bị từ chối nằm ở đây.")
        return self.tr("Không có lệnh tiêu hủy nào đang chờ"), self.tr(
            "Khi khách hàng yêu cầu hoặc hết hợp đồng, hãy mở hồ sơ của họ rồi chọn đề nghị tiêu hủy."
        )

    def _sort(self, key: str, descending: bool) -> None:
        self._sorting = (key, descending)
        self._fill()

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa mở được danh sách"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)

    # One order

    def _open_current(self, *, show: bool = False) -> None:
        self._later.stop()
        row = self.table.record()
        if isinstance(row, OrderRow):
            self._open_ref(row.ref)
            if show:
                self.both.show_detail()

    def _open_ref(self, ref: Ref) -> None:
        self._open = ref
        self._tasks.read(
            get_order,
            ref,
            then=lambda view: self._show_view(ref, view),
            failed=self._not_opened,
            owner=self,
            room=room_of(ref),
        )

    def _show_view(self, asked: Ref, view: OrderView) -> None:
        if asked != self._open:
            return
        # What is left of an executed order stands under an id of its own.
        self._open = view.row.ref
        self._select_open(self._shown)
        detail = OrderDetail(view, self._summary)
        detail.approve_requested.connect(lambda: self._with_officers(partial(self._approve, view)))
        detail.execute_requested.connect(lambda: self._with_officers(partial(self._execute, view)))
        detail.refuse_requested.connect(lambda: self._show_dialog(RefuseDialog(self, self._tasks, view)))
        detail.reply_requested.connect(
            lambda: self._show_dialog(self._reloading(AnswerDialog(self, self._tasks, view)))
        )
        detail.withdraw_requested.connect(
            lambda: self._show_dialog(self._reloading(WithdrawDialog(self, self._tasks, view)))
        )
        detail.letter_requested.connect(lambda: self._show_dialog(LetterDialog(self, self._tasks, view)))
        detail.send_requested.connect(lambda: send_again(self, self._tasks, view.row.ref))
        self.detail = detail
        self.both.set_detail(detail)

    def _not_opened(self, error: NiemError) -> None:
        """An executed order stands under another id: its line has changed, so it is simply closed."""
        self._open = None
        self._show_nothing_open()
        if error.code != "destruction.not_found":
            messages.show(self, error)

    def _show_nothing_open(self) -> None:
        self.detail = None
        words = self.tr("Phạm vi, bản sao còn ở ngoài và những người đã ký hiện ở đây.")
        self.both.set_detail(EmptyState("file-search", self.tr("Chọn một lệnh tiêu hủy"), words))

    def _requested(self, ref: Ref) -> None:
        self._open = ref
        self.reload()

    def _with_officers(self, go_on: Callable[[Officers], None]) -> None:
        """Find out who may stand beside the manager, then open the dialog."""

        def found(people: tuple[PersonRow, ...]) -> None:
            go_on(
                [
                    (row.uid, row.name)
                    for row in people
                    if row.active and not row.frozen and not row.me and Duty.OFFICER in row.duties
                ]
            )

        self._tasks.read(list_people, then=found, owner=self)

    def _approve(self, view: OrderView, officers: Officers) -> None:
        self._show_dialog(ApproveDialog(self, self._tasks, self._summary, view, officers))

    def _execute(self, view: OrderView, officers: Officers) -> None:
        dialog = ExecuteDialog(self, self._tasks, self._summary, view, officers)
        dialog.finished.connect(lambda _: self.reload())
        self._show_dialog(dialog)

    def _reloading(self, dialog: Dialog) -> Dialog:
        dialog.accepted.connect(self.reload)
        return dialog

    def _show_dialog(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _today() -> date:
    return local_date(SystemClock().now())
