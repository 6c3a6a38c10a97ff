"""The table that every list of the program is shown in."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ui.theme import current
from ui.theme.tokens import ROW, ROW_COMPACT
from ui.widgets.cell import Column
from ui.widgets.naming import name_control
from ui.widgets.paged_model import PagedModel
from ui.widgets.record_delegate import RecordDelegate
from ui.widgets.rows_model import RowsModel


class RecordTable(QTableView):
    """Whole rows are chosen. ``opened(record)`` on Enter or double click; ``current_changed(record)`` as one moves.

    ``menu_requested(record, point)`` on right click or the menu key. Columns can be moved, widened and hidden;
    ``layout_state`` and ``restore_layout`` keep that.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    menu_requested = Signal(object, object)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, accessible_name)
        self._columns: tuple[Column, ...] = ()
        self._delegate: RecordDelegate | None = None
        self._compact = False
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
        header.setMinimumSectionSize(48)
        header.setSortIndicatorShown(False)
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
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        for place, column in enumerate(self._columns):
            self.setColumnHidden(place, column.hidden)
        self._widen()

    def record(self) -> object | None:
        """The record of the current row, ``None`` if there is none or it is still being fetched."""
        model = self.model()
        if isinstance(model, PagedModel | RowsModel) and self.currentIndex().isValid():
            return model.record(self.currentIndex().row())
        return None

    def set_sorted(self, key: str, descending: bool) -> None:
        """Show the arrow of the order the list stands in; nothing is asked for."""
        place = [column.key for column in self._columns].index(key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(place, order)

    def set_compact(self, compact: bool) -> None:
        """Rows of 36 px instead of 44."""
        self._compact = compact
        self._measure()

    def columns_menu(self) -> QMenu:
        """A menu with a tick for every column but the first, which is always shown."""
        menu = QMenu(self)
        for place, column in enumerate(self._columns[1:], start=1):
            action = QAction(column.title, menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.toggled.connect(lambda shown, at=place: self._show_column(at, shown))
            menu.addAction(action)
        return menu

    def layout_state(self) -> bytes:
        """Widths, order and hidden columns, to be kept for this person and view."""
        return bytes(self.horizontalHeader().saveState().data())

    def restore_layout(self, state: bytes) -> bool:
        """Take up a kept ``layout_state``; ``False`` if it is of another shape."""
        return self.horizontalHeader().restoreState(QByteArray(state))

    def _show_column(self, place: int, shown: bool) -> None:
        self.setColumnHidden(place, not shown)
        self._widen()

    def _sort(self, place: int) -> None:
        if not self._columns[place].sortable:
            return
        header = self.horizontalHeader()
        again = header.isSortIndicatorShown() and header.sortIndicatorSection() == place
        descending = again and header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        self.set_sorted(self._columns[place].key, descending)
        self.model().sort(place, header.sortIndicatorOrder())

    def _open(self, index: QModelIndex) -> None:
        record = self.record()
        if record is not None:
            self.opened.emit(record)

    def _moved(self, current_row: QModelIndex, _: QModelIndex) -> None:
        self.current_changed.emit(self.record())

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current().px(ROW_COMPACT if self._compact else ROW))
        self._widen()

    def _widen(self) -> None:
        """Give every shown column its width and what is left to the one that stretches, never less than its own."""
        if not self._columns or not self.model():
            return
        shown = [place for place in range(len(self._columns)) if not self.isColumnHidden(place)]
        widths = {place: current().px(self._columns[place].width) for place in shown}
        left = self.viewport().width() - sum(widths.values())
        stretching = next((place for place in shown if self._columns[place].stretch), shown[-1])
        widths[stretching] += max(left, 0)
        for place, width in widths.items():
            self.setColumnWidth(place, width)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._widen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()  # Qt would put the cell on the clipboard: nothing leaves a list that way
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        record = self.record()
        if record is not None:
            self.menu_requested.emit(record, event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._delegate:
            self._delegate.focused = event.reason() != Qt.FocusReason.MouseFocusReason
        if not self.currentIndex().isValid() and self.model() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._delegate:
            self._delegate.focused = False
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_compact"):
            self._measure()
