"""For officers: who has the vault open, and ending that; and whose keys still wait to be renewed."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.clock import shown_date, shown_time
from app.errors import NiemError
from app.people.model import RenewalRow, SessionRow
from app.people.queries import list_sessions, renewal_state
from app.session.model import Summary
from ui import messages
from ui.oversight.end_sessions_dialog import EndSessionsDialog
from ui.tasks import Tasks
from ui.widgets.buttons import DangerButton
from ui.widgets.cell import Cell, Column
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.tabs import Tabs


class SessionsPage(Page):
    """Two tabs: open sessions, and the state of everybody's keys."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self.header = PageHeader(self.tr("Phiên làm việc"))
        self.end = DangerButton(self.tr("Kết thúc phiên…"), "log-out")
        self.end.clicked.connect(self.open_end_dialog)
        self.header.add_action(self.end)
        self.sessions: RowsModel[SessionRow] = RowsModel(self._session_columns(), self._session_cell)
        self.renewals: RowsModel[RenewalRow] = RowsModel(self._renewal_columns(), self._renewal_cell)
        self.table = RecordTable(self.tr("Các phiên đang mở"))
        self.table.show_model(self.sessions)
        self.keys = RecordTable(self.tr("Khóa của từng người"))
        self.keys.show_model(self.renewals)
        self.table.current_changed.connect(lambda _: self._offer())
        self.tabs = Tabs(self.tr("Phiên làm việc"))
        self._lay_out()
        self._offer()

    def title(self) -> str:
        return self.tr("Phiên làm việc")

    def reload(self) -> None:
        self._tasks.read(list_sessions, then=self._show_sessions, failed=self._failed, owner=self)
        self._tasks.read(renewal_state, then=self._show_renewals, failed=self._failed, owner=self)

    def open_end_dialog(self) -> EndSessionsDialog | None:
        """Ask for the reason and the passphrase, for the person chosen in the list."""
        row = self.table.record()
        if not isinstance(row, SessionRow) or row.me:
            return None
        dialog = EndSessionsDialog(self, self._tasks, row)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    # Layout

    def _lay_out(self) -> None:
        self.empty = EmptyState(
            "log-in", self.tr("Không ai đang mở kho"), self.tr("Danh sách chỉ xem một ngày gần đây.")
        )
        self.error = ErrorPanel(self.tr("Chưa đọc được các phiên"), "", self.tr("Thử lại"))
        self.error.acted.connect(self.reload)
        self.views = QStackedWidget()
        for view in (self.table, self.empty, self.error):
            self.views.addWidget(view)
        self.tabs.add(self.views, self.tr("Đang mở kho"))
        self.tabs.add(self.keys, self.tr("Chưa đổi khóa"))
        self.tabs.currentChanged.connect(lambda place: self.end.setVisible(place == 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        self.setFocusProxy(self.table)

    def _session_columns(self) -> tuple[Column, ...]:
        return (
            Column("person", self.tr("Người và máy"), 220, stretch=True, sortable=False),
            Column("room", self.tr("Phòng"), 160, sortable=False),
            Column("since", self.tr("Mở từ"), 150, sortable=False),
            Column("last", self.tr("Việc gần nhất"), 150, sortable=False),
            Column("state", self.tr("Tình trạng"), 200, sortable=False),
        )

    def _session_cell(self, row: SessionRow, key: str) -> Cell:
        if key == "person":
            return Cell(row.name, self.tr("máy {}").format(row.device), strong=True, icon="user-round")
        if key == "room":
            upstairs = row.room == "top_secret"
            words = self.tr("Phòng tuyệt mật") if upstairs else self.tr("Phòng hằng ngày")
            return Cell(words, icon="shield-alert" if upstairs else "")
        if key in ("since", "last"):
            return Cell(shown_time(row.since if key == "since" else row.last_at), tone="secondary")
        if row.me:
            return Cell(self.tr("Phiên của bạn"), tone="secondary")
        if row.ended:
            return Cell(self.tr("Đã cho kết thúc"), self.tr("khóa ở việc kế tiếp"), tone="warning", icon="log-out")
        return Cell(self.tr("Đang mở"), tone="success", icon="circle-dot")

    def _renewal_columns(self) -> tuple[Column, ...]:
        return (
            Column("person", self.tr("Họ và tên"), 240, stretch=True, sortable=False),
            Column("since", self.tr("Khóa có từ ngày"), 160, sortable=False),
            Column("state", self.tr("Sau lần tiêu hủy gần nhất"), 280, sortable=False),
        )

    def _renewal_cell(self, row: RenewalRow, key: str) -> Cell:
        if key == "person":
            return Cell(row.name, strong=True, icon="user-round")
        if key == "since":
            return Cell(shown_date(row.renewed_at), tone="secondary")
        if row.done:
            return Cell(self.tr("Không còn khóa cũ"), tone="success", icon="check")
        words = self.tr("Chưa đổi khóa, hạn {}").format(shown_date(row.due_at))
        if row.late:
            return Cell(words, self.tr("Đã quá hạn: hãy nhắc người này mở khóa kho"), tone="danger", icon="clock")
        return Cell(words, self.tr("Đổi khi người này mở khóa lần tới"), tone="warning", icon="clock")

    # What came

    def _show_sessions(self, rows: tuple[SessionRow, ...]) -> None:
        self.sessions.set_records(rows)
        self.tabs.set_count(0, len(rows))
        self.views.setCurrentWidget(self.table if rows else self.empty)
        self._offer()

    def _show_renewals(self, rows: tuple[RenewalRow, ...]) -> None:
        self.renewals.set_records(rows)
        self.tabs.set_count(1, sum(1 for row in rows if not row.done))

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa đọc được các phiên"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)

    def _offer(self) -> None:
        row = self.table.record()
        if not isinstance(row, SessionRow):
            self.end.set_available(False, self.tr("Hãy chọn một phiên trong danh sách."))
        elif row.me:
            self.end.set_available(False, self.tr("Đây là phiên của bạn: hãy khóa kho bằng Ctrl+L."))
        else:
            self.end.set_available(True)
