"""Files past the project's time of keeping: a list, from which an order is made by one press, and never by itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.policy import may
from app.customers.model import Ref
from app.customers.retention.model import DueList, DueRow, Terms
from app.customers.retention.queries import list_due
from app.destruction.actions import request_by_rule
from app.errors import NiemError
from app.ids import Id
from app.session.model import Summary
from ui import messages
from ui.destruction.room import open_room, room_of
from ui.destruction.words import terms_words
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.day import shown_day
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.notice import InlineNotice
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.text import Paragraph


def columns() -> tuple[Column, ...]:
    """The columns of those whose time is over."""
    return (
        Column("customer", QCoreApplication.translate("Due", "Hồ sơ"), 220, stretch=True, sortable=False),
        Column("owner", QCoreApplication.translate("Due", "Phụ trách"), 170, sortable=False),
        Column("last", QCoreApplication.translate("Due", "Giao dịch cuối"), 140, sortable=False),
    )


def due_cell(row: DueRow, key: str) -> Cell:
    """One customer in one column."""
    if key == "customer":
        return Cell(row.name, row.code, strong=True)
    return Cell(shown_day(row.last_dealing) if key == "last" else row.owner, tone="secondary")


class Due(QWidget):
    """``ordered(ref)`` when an order was made; ``terms_requested(terms)``; ``changed`` when the list has come."""

    ordered = Signal(object)
    terms_requested = Signal(object)
    changed = Signal()

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.found = DueList(Terms(), (), more=False, whole=False)
        self.rule = Paragraph("", "secondary")
        self.partly = InlineNotice("info", "")
        self.table = RecordTable(self.tr("Hồ sơ hết thời hạn lưu trữ"))
        self.model = RowsModel(columns(), due_cell, level_of=lambda row: int(row.customer.level))
        self.table.show_model(self.model)
        self.empty = EmptyState("calendar-clock", "", "")
        self.error = ErrorPanel(self.tr("Chưa mở được danh sách"), "", self.tr("Thử lại"))
        self.views = QStackedWidget()
        for view in (self.table, self.empty, self.error):
            self.views.addWidget(view)
        self.terms = SecondaryButton(self.tr("Đặt thời hạn…"), "settings")
        self.order = PrimaryButton(self.tr("Lập lệnh tiêu hủy"), "file-plus")
        self.terms.clicked.connect(lambda: self.terms_requested.emit(self.found.terms))
        self.order.clicked.connect(self._order)
        self.table.current_changed.connect(lambda _: self._offer())
        bar = QHBoxLayout()
        bar.addWidget(self.terms)
        bar.addStretch(1)
        bar.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.rule)
        column.addWidget(self.partly)
        column.addWidget(self.views, 1)
        column.addLayout(bar)
        self._may_order = may(Event.DESTRUCTION_REQUEST, summary.duties)
        self.terms.setVisible(may(Event.RETENTION_TERMS, summary.duties))
        self._show(self.found)

    def reload(self, project: Id) -> None:
        """Fetch who is due; with the top-secret levels while the room is open."""
        self._tasks.read(
            list_due, project, then=self._show, failed=self._failed, owner=self, room=open_room(self._tasks)
        )

    def highest_level(self) -> int:
        """Of what the list shows."""
        return max((int(row.customer.level) for row in self.found.rows), default=0)

    def forget(self) -> None:
        """Show nothing."""
        self._show(DueList(Terms(), (), more=False, whole=False))

    def _show(self, found: DueList) -> None:
        self.found = found
        self.rule.setText(terms_words(found.terms))
        self.partly.set_text(self._partly_words())
        self.partly.setVisible(bool(found.rows) and (found.more or not found.whole))
        self.model.set_records(found.rows)
        self.empty.set_text(*self._empty_words())
        self.views.setCurrentWidget(self.table if found.rows else self.empty)
        self._offer()
        self.changed.emit()

    def _partly_words(self) -> str:
        more = self.tr("Còn nhiều hồ sơ khác; danh sách chỉ nêu những hồ sơ lâu nhất.") if self.found.more else ""
        below = self.tr("Chưa xem các cấp mật cao hơn: giao dịch gần đây ở đó vẫn được xét lại trước khi hủy.")
        return " ".join(part for part in (more, "" if self.found.whole else below) if part)

    def _empty_words(self) -> tuple[str, str]:
        if not self.found.terms.years:
            return self.tr("Dự án chưa đặt thời hạn lưu trữ"), self.tr(
                "Quản lý có thể đặt: giữ hồ sơ bao nhiêu năm sau giao dịch cuối. Không có gì tự động bị hủy."
            )
        return self.tr("Không có hồ sơ nào quá hạn"), self.tr("Hồ sơ quá thời hạn lưu trữ sẽ hiện ở đây.")

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa mở được danh sách"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)

    def _offer(self) -> None:
        self.order.setVisible(self._may_order and bool(self.found.rows))
        self.order.set_available(isinstance(self.table.record(), DueRow), self.tr("Hãy chọn một hồ sơ."))

    def _order(self) -> None:
        row = self.table.record()
        if isinstance(row, DueRow):
            self.order.set_available(False, self.tr("Đang lập lệnh…"))
            customer = row.customer
            self._tasks.act(
                request_by_rule,
                customer,
                then=self._ordered,
                failed=self._not_ordered,
                owner=self,
                room=room_of(customer),
            )

    def _ordered(self, ref: Ref) -> None:
        messages.done(self, self.tr("Đã lập lệnh tiêu hủy; lệnh chờ hai người duyệt."))
        self.ordered.emit(ref)

    def _not_ordered(self, error: NiemError) -> None:
        self._offer()
        messages.show(self, error)
