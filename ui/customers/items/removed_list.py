"""What was taken off its customer, with why: to be looked at, and to be brought back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.access.level import Level
from app.clock import shown_date
from app.customers.items.model import ItemKind, RemovedItem, RemovedPage
from app.customers.items.queries import removed_items
from app.errors import NiemError
from app.ids import Id
from ui.customers.words import kind_words
from ui.messages import sentence
from ui.tasks import Room, Tasks
from ui.widgets.cell import Cell, Column
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.naming import grouped
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.text import Elided


class RemovedList(QWidget):
    """``looked(page)`` when it has been read; ``wished(row)`` on Enter or double click: bring it back."""

    looked = Signal(object)
    wished = Signal(object)
    current_changed = Signal()

    def __init__(self, kind: ItemKind, tasks: Tasks, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self._tasks, self._room = kind, tasks, room
        self._look = 0
        words = kind_words(kind).lower()
        columns = (
            Column("title", self.tr("Tiêu đề"), 220, stretch=True, sortable=False),
            Column("reason", self.tr("Lý do bỏ"), 260, sortable=False),
            Column("who", self.tr("Người bỏ"), 170, sortable=False),
            Column("level", self.tr("Cấp mật"), 136, sortable=False),
        )
        self.model: RowsModel[RemovedItem] = RowsModel(columns, _cell, level_of=lambda row: int(row.level))
        self.table = RecordTable(self.tr("Danh sách {} đã bỏ").format(words))
        self.table.show_model(self.model)
        self._empty = EmptyState(
            "trash-2", self.tr("Không có {} nào đã bỏ").format(words),
            self.tr("Mục bị bỏ khỏi hồ sơ sẽ nằm ở đây cùng lý do, và đưa lại được."),
        )  # fmt: skip
        self._failure = ErrorPanel(self.tr("Chưa đọc được danh sách"), "", self.tr("Thử lại"))
        self.more = Elided("", "small", "secondary")
        self._views = QStackedWidget()
        for view in (self.table, self._empty, self._failure):
            self._views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._views, 1)
        column.addWidget(self.more)
        self.more.hide()
        self._place: tuple[Id, tuple[Level, ...]] | None = None
        self.table.opened.connect(self.wished)
        self.table.current_changed.connect(lambda _: self.current_changed.emit())
        self._failure.acted.connect(self._ask)
        self.setFocusProxy(self.table)

    def look(self, project: Id, levels: tuple[Level, ...]) -> None:
        """Read what was taken off at ``levels`` of a project."""
        if (project, levels) != self._place:
            self.model.set_records(())
        self._place = (project, levels)
        self._ask()

    def forget(self) -> None:
        """Show nothing."""
        self._look += 1
        self._place = None
        self.model.set_records(())

    def row(self) -> RemovedItem | None:
        """The chosen row."""
        record = self.table.record()
        return record if isinstance(record, RemovedItem) else None

    def _ask(self) -> None:
        if self._place is None:
            return
        self._look += 1
        look = self._look
        self._tasks.read(
            removed_items, *self._place, self.kind,
            then=lambda page: self._show(look, page), failed=lambda error: self._fail(look, error),
            owner=self, room=self._room,
        )  # fmt: skip

    def _show(self, look: int, page: RemovedPage) -> None:
        if look != self._look:
            return
        stood, place = self.row(), max(self.table.currentIndex().row(), 0)
        self.model.set_records(page.rows)
        hidden = page.total - len(page.rows)
        self.more.setVisible(hidden > 0)
        self.more.setText(self.tr("Và {} mục bỏ trước đó.").format(grouped(hidden)))
        self._views.setCurrentWidget(self.table if page.rows else self._empty)
        if page.rows:
            near = min(place, len(page.rows) - 1)
            same = next((at for at, row in enumerate(page.rows) if stood is not None and row.ref == stood.ref), near)
            self.table.setCurrentIndex(self.model.index(same, 0))
        self.looked.emit(page)
        self.current_changed.emit()

    def _fail(self, look: int, error: NiemError) -> None:
        if look == self._look:
            self._failure.set_text(self.tr("Chưa đọc được danh sách"), sentence(error))
            self._views.setCurrentWidget(self._failure)


def _cell(row: RemovedItem, key: str) -> Cell:
    if key == "title":
        return Cell(row.title, row.customer_name, strong=True)
    if key == "reason":
        return Cell(row.reason, tone="secondary")
    if key == "who":
        return Cell(row.removed_by, shown_date(row.removed_at))
    return Cell(level=int(row.level))
