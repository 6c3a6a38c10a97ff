"""The legal holds of a project: which files are kept, why, since when, by whom."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.policy import may
from app.clock import shown_time
from app.customers.holding.model import HoldRow
from app.customers.holding.queries import list_holds
from app.errors import NiemError
from app.ids import Id
from app.session.model import Summary
from ui import messages
from ui.destruction.room import open_room
from ui.tasks import Tasks
from ui.widgets.buttons import SecondaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel


def columns() -> tuple[Column, ...]:
    """The columns of the holds."""
    return (
        Column("customer", QCoreApplication.translate("Holds", "Hồ sơ"), 190, sortable=False),
        Column("reason", QCoreApplication.translate("Holds", "Lý do"), 240, stretch=True, sortable=False),
        Column("placed", QCoreApplication.translate("Holds", "Đặt lúc"), 200, sortable=False),
        Column("state", QCoreApplication.translate("Holds", "Trạng thái"), 200, sortable=False),
    )


def hold_cell(row: HoldRow, key: str) -> Cell:
    """One hold in one column."""
    if key == "customer":
        return Cell(row.customer_name or row.customer_code, row.customer_code if row.customer_name else "", strong=True)
    if key == "placed":
        return Cell(shown_time(row.placed_at), ", ".join(row.placed_by), tone="secondary")
    if key == "state":
        if row.stands:
            return Cell(QCoreApplication.translate("Holds", "Đang lưu giữ"), icon="lock-keyhole", tone="warning")
        words = QCoreApplication.translate("Holds", "Đã bỏ {}").format(shown_time(row.lifted_at))
        return Cell(words, row.lifted_why, icon="lock-open", tone="secondary")
    return Cell(row.reason)


class Holds(QWidget):
    """``lift_requested(row)``; ``changed`` when the list has come: how many stand, and the highest level shown."""

    lift_requested = Signal(object)
    changed = Signal()

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.rows: tuple[HoldRow, ...] = ()
        self.table = RecordTable(self.tr("Lưu giữ pháp lý"))
        self.model = RowsModel(columns(), hold_cell, level_of=lambda row: int(row.ref.level))
        self.table.show_model(self.model)
        self.empty = EmptyState(
            "lock-open",
            self.tr("Không có hồ sơ nào đang lưu giữ"),
            self.tr("Khi có kiện tụng, thanh tra hay yêu cầu giữ chứng cứ, quản lý mở hồ sơ rồi chọn lưu giữ pháp lý."),
        )
        self.error = ErrorPanel(self.tr("Chưa mở được danh sách"), "", self.tr("Thử lại"))
        self.views = QStackedWidget()
        for view in (self.table, self.empty, self.error):
            self.views.addWidget(view)
        self.lift = SecondaryButton(self.tr("Bỏ lưu giữ…"), "lock-open")
        self.lift.clicked.connect(self._lift)
        self.table.current_changed.connect(lambda _: self._offer())
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(self.lift)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.views, 1)
        column.addLayout(bar)
        self._may_lift = may(Event.HOLD_LIFT, summary.duties)
        self._offer()

    def reload(self, project: Id) -> None:
        """Fetch the holds of a project; those of the top-secret room too while it is open."""
        self._tasks.read(
            list_holds, project, then=self._show, failed=self._failed, owner=self, room=open_room(self._tasks)
        )

    def standing(self) -> int:
        """How many keep something."""
        return sum(row.stands for row in self.rows)

    def highest_level(self) -> int:
        """Of what the list shows."""
        return max((int(row.ref.level) for row in self.rows), default=0)

    def forget(self) -> None:
        """Show nothing."""
        self._show(())

    def _show(self, rows: tuple[HoldRow, ...]) -> None:
        self.rows = rows
        self.model.set_records(rows)
        self.views.setCurrentWidget(self.table if rows else self.empty)
        self._offer()
        self.changed.emit()

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa mở được danh sách"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)

    def _offer(self) -> None:
        row = self.table.record()
        self.lift.setVisible(self._may_lift and bool(self.rows))
        stands = isinstance(row, HoldRow) and row.stands
        self.lift.set_available(stands, self.tr("Hãy chọn một hồ sơ đang lưu giữ."))

    def _lift(self) -> None:
        row = self.table.record()
        if isinstance(row, HoldRow) and row.stands:
            self.lift_requested.emit(row)
