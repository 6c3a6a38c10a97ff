"""A short list that is held whole, with the same look and the same columns as a long one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.widgets.cell import Cell, Column
from ui.widgets.paged_model import answer, header_answer

Index = QModelIndex | QPersistentModelIndex
Record = TypeVar("Record")


def _no_level(record: object) -> int:
    return 0


class RowsModel(QAbstractTableModel, Generic[Record]):
    """``cell(record, key)`` says what stands where; ``level_of(record)`` gives the strip at the left.

    ``sort_requested`` as in ``PagedModel``: the page sorts its records and sets them again.
    """

    sort_requested = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column],
        cell: Callable[[Record, str], Cell],
        *,
        level_of: Callable[[Record], int] = _no_level,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._cell, self._level_of = cell, level_of
        self._records: tuple[Record, ...] = ()

    def set_records(self, records: Sequence[Record]) -> None:
        """Show these records."""
        self.beginResetModel()
        self._records = tuple(records)
        self.endResetModel()

    def record(self, row: int) -> Record | None:
        """The record of a row, ``None`` outside the list."""
        return self._records[row] if 0 <= row < len(self._records) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._records)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role < Qt.ItemDataRole.UserRole and role not in _SPOKEN:
            return None
        record = self._records[index.row()]
        return answer(record, self.columns[index.column()].key, role, self._cell, self._level_of)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return header_answer(self.columns, section, orientation, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns) and self.columns[column].sortable:
            self.sort_requested.emit(self.columns[column].key, order == Qt.SortOrder.DescendingOrder)


_SPOKEN = frozenset(
    int(role) for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
)
