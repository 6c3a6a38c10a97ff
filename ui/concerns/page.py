"""Concerns: for everybody the way to hand one in, for officers what was handed in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.policy import may
from app.concerns.actions import mark_concern
from app.concerns.model import ConcernRow, ConcernState, MarkForm
from app.concerns.queries import list_concerns
from app.errors import NiemError
from app.session.model import Summary
from app.settings.preference import load
from ui import messages
from ui.concerns.columns import concern_cell, concern_columns
from ui.concerns.detail import ConcernDetail
from ui.concerns.report_dialog import ReportDialog
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.list_and_detail import MIDDLE, ListAndDetail
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.spinner import Spinner


class ConcernsPage(Page):
    """``report`` opens the form; ``show_subject`` with anything does the same, for a button elsewhere."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._reads = may(Event.CONCERN_READ, summary.duties)
        self._rows: tuple[ConcernRow, ...] = ()
        self._list = QWidget()
        self.both = ListAndDetail(self._list, self.tr("Các mối lo ngại"), widest=MIDDLE)
        self.header = PageHeader(self.tr("Mối lo ngại"))
        self.write = PrimaryButton(self.tr("Viết báo cáo…"), "message-square-warning")
        self.write.clicked.connect(self.report)
        QShortcut(QKeySequence("Ctrl+N"), self, self.report)
        self.table = RecordTable(self.tr("Các mối lo ngại đã gửi"))
        self.model: RowsModel[ConcernRow] = RowsModel(concern_columns(), concern_cell)
        self.table.show_model(self.model)
        self.table.opened.connect(lambda _: self._open_current(show=True))
        self.table.clicked.connect(lambda _: self._open_current(show=True))
        self.table.current_changed.connect(lambda _: None if self.both.is_narrow() else self._open_current())
        self.detail: ConcernDetail | None = None
        self.views = QStackedWidget()
        self._waiting = QWidget()
        self._lay_out()

    def title(self) -> str:
        return self.tr("Mối lo ngại")

    def reload(self) -> None:
        if self._reads:
            self._tasks.read(list_concerns, then=self._show, failed=self._failed, owner=self)

    def show_subject(self, subject: object) -> None:
        if subject is not None:
            self.report()

    def report(self) -> ReportDialog:
        """Open the form."""
        dialog = ReportDialog(self, self._tasks)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    # Layout

    def _lay_out(self) -> None:
        self.invitation = EmptyState(
            "message-square-warning",
            self.tr("Có điều gì làm bạn lo?"),
            self.tr(
                "Một bản in lạ, một lời nhờ kỳ lạ, một thói quen nguy hiểm: hãy viết ra. Báo cáo được niêm phong, "
                "chỉ cán bộ an toàn đọc được, và bạn chọn có ghi tên hay không."
            ),
            self.tr("Viết báo cáo…"),
            action_icon="message-square-warning",
        )
        self.invitation.acted.connect(self.report)
        self.empty = EmptyState(
            "inbox",
            self.tr("Chưa có báo cáo nào"),
            self.tr("Báo cáo của mọi người trong văn phòng hiện ở đây. Chỉ cán bộ an toàn mở được."),
        )
        self.error = ErrorPanel(self.tr("Chưa đọc được các báo cáo"), "", self.tr("Thử lại"))
        self.error.acted.connect(self.reload)
        middle = QVBoxLayout(self._waiting)
        middle.addWidget(Spinner(28), 0, Qt.AlignmentFlag.AlignCenter)
        for view in (self._waiting, self.invitation, self.table, self.empty, self.error):
            self.views.addWidget(view)
        below = QVBoxLayout(self._list)
        below.setContentsMargins(24, 0, 24, 20)
        below.addWidget(self.views)
        self.both.set_detail_shown(False)
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 14)
        head.addWidget(self.header)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.both, 1)
        if self._reads:
            self.header.add_action(self.write)
            self.setFocusProxy(self.table)
        else:
            self.views.setCurrentWidget(self.invitation)
            self.setFocusProxy(self.invitation)

    # The officers' list

    def _show(self, rows: tuple[ConcernRow, ...]) -> None:
        kept = self.detail.row.concern if self.detail else None
        self._rows = rows
        self.table.set_compact(load().compact_rows)
        self.model.set_records(rows)
        new = sum(1 for row in rows if row.state is ConcernState.NEW)
        self.header.set_count(self.tr("{} báo cáo chưa xem").format(new))
        self.badge_changed.emit(new)
        self.views.setCurrentWidget(self.table if rows else self.empty)
        self.both.set_detail_shown(bool(rows))
        place = next((at for at, row in enumerate(rows) if row.concern == kept), -1)
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, 0))
            self._open_current()
        else:
            self._show_nothing_open()

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa đọc được các báo cáo"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)
        self.both.set_detail_shown(False)

    def _open_current(self, *, show: bool = False) -> None:
        row = self.table.record()
        if not isinstance(row, ConcernRow):
            return
        typed = self.detail.note.value() if self.detail and self.detail.row == row else ""
        detail = ConcernDetail(row)
        if typed:
            detail.note.set_value(typed)
        detail.marked.connect(lambda state, note: self._mark(row, state, note))
        self.detail = detail
        self.both.set_detail(detail)
        if show:
            self.both.show_detail()

    def _show_nothing_open(self) -> None:
        self.detail = None
        words = self.tr("Đọc báo cáo, ghi lại đã làm gì. Quản lý và quản trị hệ thống không thấy trang này.")
        self.both.set_detail(EmptyState("message-square-warning", self.tr("Chọn một báo cáo"), words))

    def _mark(self, row: ConcernRow, state: ConcernState, note: str) -> None:
        form = MarkForm(row.concern, state, note)
        self._tasks.act(mark_concern, form, then=self._marked, owner=self)

    def _marked(self, _: None) -> None:
        messages.done(self, self.tr("Đã ghi nhận."))
        self.reload()
