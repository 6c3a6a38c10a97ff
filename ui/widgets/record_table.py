"""The table that every list of the program is shown in.

Pure rules:

1. Coming into focus chooses nothing: a row is chosen by a key or the mouse alone, so that no file is opened, and put on
   record as looked at, because somebody pressed Tab.
2. Everything the mouse can do here the keyboard can: Home, End and the page keys go through rows, Enter opens, the menu
   key and Shift+F10 bring the menu with order and columns, Space and Ctrl+A choose several where a list allows that.
3. Nothing leaves a list by the copy key.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ui.theme import current
from ui.theme.tokens import ROW, ROW_COMPACT
from ui.widgets.cell import Column
from ui.widgets.naming import name_control
from ui.widgets.paged_model import PagedModel
from ui.widgets.record_delegate import RecordDelegate
from ui.widgets.rows_model import RowsModel
from ui.widgets.table_layout import TableLayout
from ui.widgets.table_menu import add_columns, header_menu, row_menu


class RecordTable(QTableView):
    """Whole rows are chosen. ``opened(record)`` on Enter or double click; ``current_changed(record)`` as one moves.

    ``menu_opening(menu, record)`` before a row's menu shows: what is added to it comes first. Columns can be moved,
    widened and hidden, and the window remembers that; see ``TableLayout``. After ``choose_many`` several rows can be
    chosen: ``several_changed(count)``.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    menu_opening = Signal(object, object)
    several_changed = Signal(int)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, accessible_name)
        self._columns: tuple[Column, ...] = ()
        self._delegate: RecordDelegate | None = None
        self._compact = self._coming = False
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(True)
        header.setMinimumSectionSize(48)
        header.setSortIndicatorShown(False)
        header.setSectionsClickable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)
        header.sectionClicked.connect(self._sort_by_place)
        self.columns = TableLayout(self)
        self.columns.sort_recalled.connect(self._sort_again)
        self.doubleClicked.connect(self._open)
        self._measure()

    def show_model(self, model: PagedModel | RowsModel) -> None:  # type: ignore[type-arg]
        """Show a model of ours. The table keeps it alive."""
        model.setParent(self)
        self._columns = model.columns
        self.setModel(model)
        self._delegate = RecordDelegate(self._columns, self)
        self.setItemDelegate(self._delegate)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.selectionModel().selectionChanged.connect(lambda *_: self.several_changed.emit(self.chosen_count()))
        model.modelReset.connect(lambda: self.several_changed.emit(0))
        model.modelReset.connect(self._settle)
        self.columns.begin(self._columns)
        if self.isVisible():
            self.columns.recall()

    def _settle(self) -> None:
        """Lay another list out at once. Left to Qt it happens while its rows are painted: they are painted twice."""
        self.executeDelayedItemsLayout()

    def record(self) -> object | None:
        """The record of the current row, ``None`` if there is none or it is still being fetched."""
        model = self.model()
        if isinstance(model, PagedModel | RowsModel) and self.currentIndex().isValid():
            return model.record(self.currentIndex().row())
        return None

    def set_compact(self, compact: bool) -> None:
        """Rows of 36 px instead of 44."""
        self._compact = compact
        self._measure()

    # Several rows

    def choose_many(self) -> None:
        """Let several rows be chosen: Shift and Ctrl with mouse and arrows, Space, Ctrl+A."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def selectRow(self, row: int) -> None:
        """Choose this row and no other; Qt would add it to those chosen before."""
        if self.model():
            flags = QItemSelectionModel.SelectionFlag
            column = max(self.currentIndex().column(), 0)
            self.selectionModel().setCurrentIndex(self.model().index(row, column), flags.ClearAndSelect | flags.Rows)

    def chooses_many(self) -> bool:
        """Whether several rows can be chosen here."""
        return self.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection

    def chosen_count(self) -> int:
        """How many rows are chosen, also of those that have never been fetched."""
        return sum(last - first + 1 for first, last in self.chosen_stretches())

    def chosen_stretches(self) -> list[tuple[int, int]]:
        """The chosen rows as stretches (first, last), from the top."""
        chosen = self.selectionModel()
        if chosen is None:
            return []
        parts = chosen.selection()
        merged: list[tuple[int, int]] = []
        # Where columns were moved Qt notes the same rows once for each stretch of columns.
        for first, last in sorted((part.top(), part.bottom()) for part in (parts.at(n) for n in range(parts.count()))):
            if merged and first <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(merged[-1][1], last))
            else:
                merged.append((first, last))
        return merged

    # Order

    def set_sorted(self, key: str, descending: bool) -> None:
        """Show the arrow of the order the list stands in; nothing is asked for."""
        self.columns.starts_sorted(key, descending)
        self._show_arrow(key, descending)

    def sort_by(self, key: str, descending: bool) -> None:
        """Ask for the list in this order, and remember that."""
        self.columns.set_sorted(key, descending)
        self._sort_again(key, descending)

    def _sort_again(self, key: str, descending: bool) -> None:
        keys = [column.key for column in self._columns]
        self._show_arrow(key, descending)
        if key not in keys:
            return
        model = self.model()
        if isinstance(model, RowsModel) and not model.rowCount():
            # Its page has not read it yet: asking it to sort nothing would show that there is nothing.
            model.modelReset.connect(self._sort_what_came, Qt.ConnectionType.SingleShotConnection)
            return
        model.sort(keys.index(key), _order(descending))

    def _sort_what_came(self) -> None:
        QTimer.singleShot(0, self, lambda: self._sort_again(*self.columns.sorted_by()))

    def _show_arrow(self, key: str, descending: bool) -> None:
        place = next((at for at, column in enumerate(self._columns) if column.key == key), -1)
        self.horizontalHeader().setSortIndicatorShown(place >= 0)
        self.horizontalHeader().setSortIndicator(place, _order(descending))

    def _sort_by_place(self, place: int) -> None:
        column = self._columns[place]
        if column.sortable:
            before, descending = self.columns.sorted_by()
            self.sort_by(column.key, before == column.key and not descending)

    # Menus

    def columns_menu(self) -> QMenu:
        """A menu with a tick for every column but the first, their order, and the way back to the start."""
        menu = QMenu(self)
        add_columns(menu, self.columns)
        return menu

    def _show_header_menu(self, point: QPoint) -> None:
        menu = header_menu(self, self._columns)
        menu.popup(self.horizontalHeader().mapToGlobal(point))

    def show_menu(self, point: QPoint | None = None, *, of_row: bool = True) -> None:
        """The menu of the current row, or of the list alone, at ``point`` of the screen or at the row."""
        record = self.record() if of_row else None
        menu = row_menu(self, self._columns, record)
        if point is None:
            row = self.visualRect(self.currentIndex()) if self.currentIndex().isValid() else self.viewport().rect()
            below = row.bottomLeft() if self.currentIndex().isValid() else row.topLeft()
            point = self.viewport().mapToGlobal(QPoint(max(below.x(), 0) + current().px(24), below.y()))
        menu.popup(point)

    # Inside

    def _open(self, index: QModelIndex) -> None:
        record = self.record()
        if record is not None:
            self.opened.emit(record)

    def open_current(self) -> None:
        """As Enter does."""
        self._open(self.currentIndex())

    def _moved(self, current_row: QModelIndex, _: QModelIndex) -> None:
        if not self._coming:
            self.current_changed.emit(self.record())

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current().px(ROW_COMPACT if self._compact else ROW))
        self.columns.fit()

    def _hover(self, row: int) -> None:
        if self._delegate and row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.columns.recall()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.columns.keep_now()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.columns.fit()

    # Keys

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and last row, not to the ends of a row."""
        model = self.model()
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: model.rowCount() - 1 if model else -1,
        }
        if model and action in ends and model.rowCount():
            return model.index(ends[action], max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()  # Qt would put the cell on the clipboard: nothing leaves a list that way
        elif event.key() == Qt.Key.Key_F10 and held & Qt.KeyboardModifier.ShiftModifier:
            self.show_menu()
        elif event.key() == Qt.Key.Key_Space and self.chooses_many() and self.currentIndex().isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(self.currentIndex(), flags.Toggle | flags.Rows)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters find nothing in a list that is fetched as one scrolls: Qt would ask for every row of it."""
        if not isinstance(self.model(), PagedModel):
            super().keyboardSearch(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.show_menu()
        else:
            self.show_menu(event.globalPos(), of_row=self.indexAt(event.pos()).isValid())

    def focusInEvent(self, event: QFocusEvent) -> None:
        at_nothing = not self.currentIndex().isValid()
        self._coming = at_nothing
        super().focusInEvent(event)
        if at_nothing and self.selectionModel():
            # Qt goes to the first row by itself; here that would open it, and the first arrow key would pass it by.
            self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._coming = False
        if self._delegate:
            self._delegate.focused = event.reason() != Qt.FocusReason.MouseFocusReason
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._delegate:
            self._delegate.focused = False
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "columns"):
            self._measure()


def _order(descending: bool) -> Qt.SortOrder:
    return Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
