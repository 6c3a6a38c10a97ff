"""What is in sight of a table, and bringing things into sight."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QTableView, QWidget


def cells(table: QTableView) -> list[str]:
    """Every text that is in sight in a table."""
    model = table.model()
    if model is None:
        return []
    top = max(table.rowAt(0), 0)
    last = table.rowAt(table.viewport().height() - 1)
    rows = range(top, (last if last >= 0 else model.rowCount() - 1) + 1)
    shown = [column for column in range(model.columnCount()) if not table.isColumnHidden(column)]
    return [str(model.index(row, column).data() or "") for row in rows for column in shown]


def row_of(table: QTableView, text: str) -> int | None:
    """The first row with ``text`` in a cell, among those that are here."""
    model = table.model()
    if model is None:
        return None
    for row in range(model.rowCount()):
        if any(text in str(model.index(row, column).data() or "") for column in range(model.columnCount())):
            return row
    return None


def bring_into_sight(widget: QWidget) -> None:
    """Scroll every scrolling place around ``widget`` so that it is seen."""
    place = widget.parentWidget()
    while place is not None:
        if isinstance(place, QScrollArea):
            place.ensureWidgetVisible(widget, 24, 24)
        place = place.parentWidget()


def first_shown(table: QTableView) -> int:
    """The first column that is not hidden."""
    return next(column for column in range(table.model().columnCount()) if not table.isColumnHidden(column))
