"""The menus of a list: what can be done with a row, the order, the columns; the same for the mouse and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from ui.theme import icon
from ui.widgets.cell import Column
from ui.widgets.columns_dialog import ColumnsDialog
from ui.widgets.naming import grouped
from ui.widgets.table_layout import TableLayout

if TYPE_CHECKING:
    from ui.widgets.record_table import RecordTable


def row_menu(table: RecordTable, columns: Sequence[Column], record: object | None) -> QMenu:
    """Of a row, or of the list where no row is chosen."""
    menu = _menu(table)
    if record is not None:
        table.menu_opening.emit(menu, record)
        _act(menu, QCoreApplication.translate("RecordTable", "Mở"), "folder-open").triggered.connect(table.open_current)
    total = table.model().rowCount() if table.model() else 0
    if table.chooses_many() and total:
        words = QCoreApplication.translate("RecordTable", "Chọn tất cả ({})").format(grouped(total))
        _act(menu, words, "list-checks").triggered.connect(table.selectAll)
    if not menu.isEmpty():
        menu.addSeparator()
    _add_order(menu, table, columns)
    add_columns(menu.addMenu(QCoreApplication.translate("RecordTable", "Cột")), table.columns)
    return menu


def header_menu(table: RecordTable, columns: Sequence[Column]) -> QMenu:
    """Of the columns' heads."""
    menu = _menu(table)
    _add_order(menu, table, columns)
    menu.addSeparator()
    add_columns(menu, table.columns)
    return menu


def add_columns(menu: QMenu, layout: TableLayout) -> None:
    """A tick for every column that can be hidden, the dialog for their order, and the way back to the start."""
    for place in layout.places():
        if place.fixed:
            continue
        action = QAction(place.title, menu)
        action.setCheckable(True)
        action.setChecked(place.shown)
        action.toggled.connect(lambda shown, key=place.key: layout.show_column(key, shown))
        menu.addAction(action)
    menu.addSeparator()
    order = _act(menu, QCoreApplication.translate("RecordTable", "Thứ tự cột…"), "columns-3")
    order.triggered.connect(lambda: open_columns_dialog(layout))
    back = _act(menu, QCoreApplication.translate("RecordTable", "Về mặc định"), "rotate-ccw")
    back.triggered.connect(layout.reset)


def open_columns_dialog(layout: TableLayout) -> ColumnsDialog:
    """The dialog in which columns are chosen and put in order."""
    dialog = ColumnsDialog(layout.table(), layout.places(), layout.defaults())
    dialog.arranged.connect(layout.arrange)
    dialog.restored.connect(layout.reset)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _add_order(menu: QMenu, table: RecordTable, columns: Sequence[Column]) -> None:
    """Every order of the list; none where it has only one."""
    sortable = [column for column in columns if column.sortable]
    if not sortable:
        return
    inner = menu.addMenu(QCoreApplication.translate("RecordTable", "Sắp xếp theo"))
    together = QActionGroup(inner)
    in_force = table.columns.sorted_by()
    rising = QCoreApplication.translate("RecordTable", "{} (tăng dần)")
    falling = QCoreApplication.translate("RecordTable", "{} (giảm dần)")
    for column in sortable:
        for descending, words in ((False, rising), (True, falling)):
            action = QAction(words.format(column.title), inner)
            action.setCheckable(True)
            action.setChecked(in_force == (column.key, descending))
            action.triggered.connect(lambda _=False, key=column.key, down=descending: table.sort_by(key, down))
            together.addAction(action)
            inner.addAction(action)


def _menu(table: RecordTable) -> QMenu:
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _act(menu: QMenu, words: str, picture: str) -> QAction:
    action = QAction(icon(picture, "secondary"), words, menu)
    menu.addAction(action)
    return action
