"""The list of kept reports: open one, delete one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.clock import shown_time
from app.customers.statistics.model import MOST_NAMED, ReportRow
from ui.customers.statistics.words import levels_words, period_words
from ui.widgets.buttons import DangerButton, SecondaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.empty_state import EmptyState
from ui.widgets.first_focus import FirstFocus
from ui.widgets.naming import grouped
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel


class ReportsView(FirstFocus):
    """``opened(row)`` and ``delete_asked(row)`` when the person wants that."""

    opened = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: RowsModel[ReportRow] = RowsModel(_columns(), _cell, level_of=lambda row: int(row.ref.level))
        self.table = RecordTable(self.tr("Báo cáo đã lưu"))
        self.table.show_model(self.model)
        self.empty = EmptyState(
            "layout-dashboard",
            self.tr("Chưa lưu báo cáo nào"),
            self.tr("Bấm “Lưu báo cáo” khi đang xem số liệu để giữ chúng lại như lúc đó."),
        )
        self.open = SecondaryButton(self.tr("Mở báo cáo"), "eye")
        self.delete = DangerButton(self.tr("Xóa báo cáo"), "trash-2")
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(self.empty)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open)
        buttons.addSpacing(16)
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._views, 1)
        column.addLayout(buttons)
        self.table.opened.connect(self.opened)
        self.table.current_changed.connect(lambda _: self._offer())
        self.open.clicked.connect(lambda: self._emit(self.opened))
        self.delete.clicked.connect(lambda: self._emit(self.delete_asked))
        self.setFocusProxy(self.table)
        self._offer()

    def show_rows(self, rows: tuple[ReportRow, ...]) -> None:
        """Show these, and have one of them chosen."""
        before = self.row()
        self.model.set_records(rows)
        self._views.setCurrentWidget(self.table if rows else self.empty)
        place = next((place for place, row in enumerate(rows) if before and row.ref == before.ref), 0)
        if rows:
            self.table.setCurrentIndex(self.model.index(place, 0))
        self.open.setVisible(bool(rows))
        self.delete.setVisible(bool(rows))
        self._offer()

    def row(self) -> ReportRow | None:
        """The chosen one."""
        record = self.table.record()
        return record if isinstance(record, ReportRow) else None

    def _emit(self, signal: SignalInstance) -> None:
        row = self.row()
        if row is not None:
            signal.emit(row)

    def _offer(self) -> None:
        row = self.row()
        nothing = self.tr("Hãy chọn một báo cáo.")
        self.open.set_available(row is not None, nothing)
        why = self.tr("Chỉ người lưu báo cáo hoặc quản lý mới xóa được.") if row is not None else nothing
        self.delete.set_available(row is not None and row.may_delete, why)


def _columns() -> tuple[Column, ...]:
    return (
        Column("title", QCoreApplication.translate("ReportsView", "Tên báo cáo"), 220, stretch=True, sortable=False),
        Column("levels", QCoreApplication.translate("ReportsView", "Cấp mật"), 150, sortable=False),
        Column("period", QCoreApplication.translate("ReportsView", "Thời gian"), 200, sortable=False),
        Column(
            "customers", QCoreApplication.translate("ReportsView", "Khách hàng"), 110, align="right", sortable=False
        ),
        Column("by", QCoreApplication.translate("ReportsView", "Người lưu"), 150, sortable=False),
        Column("at", QCoreApplication.translate("ReportsView", "Lưu lúc"), 140, sortable=False),
    )


def _cell(row: ReportRow, key: str) -> Cell:
    if key == "title":
        return Cell(row.title, strong=True)
    more = QCoreApplication.translate("ReportsView", "trên {}")
    counted = grouped(row.customers) if row.named else more.format(grouped(MOST_NAMED))
    texts = {
        "levels": levels_words(row.levels),
        "period": period_words(row.period),
        "customers": counted,
        "by": row.by,
        "at": shown_time(row.at),
    }
    return Cell(texts[key])
