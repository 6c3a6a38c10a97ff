"""Finding the customer whose paper it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access.level import Level
from app.customers.model import CustomerPage, CustomerRow, Ref
from app.customers.queries import list_customers
from app.customers.search.model import BY_NAME, NO_FILTER
from app.ids import Id
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.cell import Cell, Column
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.search_field import SearchField
from ui.widgets.text import Label, Paragraph

ROWS = 20


class CustomerChoice(QWidget):
    """``chosen`` when a row is taken. Only levels that may have paper are looked through."""

    chosen = Signal()

    def __init__(self, tasks: Tasks, project: Id, levels: tuple[Level, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._project = tasks, project
        self._levels = tuple(level for level in levels if level != Level.TOP_SECRET)
        self.search = SearchField(self.tr("Tìm khách hàng theo tên, mã, điện thoại…"))
        self.table = RecordTable(self.tr("Khách hàng tìm thấy"))
        self.table.set_compact(True)
        self.table.setFixedHeight(current().px(36 * 5 + 2))
        columns = (Column("name", self.tr("Khách hàng"), 220, stretch=True), Column("code", self.tr("Mã"), 100))
        self.model = RowsModel(columns, _cell, level_of=lambda row: int(row.level))
        self.table.show_model(self.model)
        self._error = Paragraph("", "danger", "small")
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(self.tr("Hồ sơ của khách hàng nào (bắt buộc)"), "strong"))
        column.addWidget(self.search)
        column.addWidget(self.table)
        column.addWidget(self._error)
        self.search.searched.connect(self._find)
        self.table.current_changed.connect(self._taken)
        self._find("")

    def value(self) -> Ref | None:
        """The customer chosen."""
        row = self.table.record()
        return row.ref if isinstance(row, CustomerRow) else None

    def set_error(self, sentence: str) -> None:
        """Say what is wrong; ``""`` takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def _find(self, text: str) -> None:
        self._tasks.read(
            list_customers, self._project, self._levels, text, None, ROWS, BY_NAME, NO_FILTER, 0, ROWS,
            then=self._show, owner=self,
        )  # fmt: skip

    def _show(self, page: CustomerPage) -> None:
        self.model.set_records(page.rows)

    def _taken(self, row: object) -> None:
        if row is not None:
            self.set_error("")
            self.chosen.emit()


def _cell(row: CustomerRow, key: str) -> Cell:
    return Cell(row.name, strong=True) if key == "name" else Cell(row.code, tone="secondary")
