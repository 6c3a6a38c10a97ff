"""How rows of records are painted: level strip, chips, one or two lines, hover, selection, placeholders."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.theme import current, font, pixmap
from ui.theme.tokens import ROW
from ui.widgets.cell import CELL_ROLE, LEVEL_ROLE, Cell, Column
from ui.widgets.level import level_colours, paint_chip
from ui.widgets.text import COLOUR_OF_TONE

_STRIP = 4
_PAD = 10
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_SIDES = {
    "left": int(Qt.AlignmentFlag.AlignLeft | _ONE_LINE),
    "right": int(Qt.AlignmentFlag.AlignRight | _ONE_LINE),
    "center": int(Qt.AlignmentFlag.AlignHCenter | _ONE_LINE),
}
"""Flags of a line in a cell, joined once: joining them in Python takes as long as painting the words."""


class RecordDelegate(QStyledItemDelegate):
    """Paints from cells alone; it never asks a style for an item, which keeps scrolling cheap."""

    def __init__(self, columns: tuple[Column, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns
        self.hovered_row = -1
        self.focused = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(current().px(self._columns[index.column()].width), current().px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ratio = painter.device().devicePixelRatioF()
        painter.save()
        self._ground(painter, rect, index, chosen)
        first = self._is_first(index)
        if first:
            self._strip(painter, rect, index)
        inner = rect.adjusted(current().px(_PAD + (6 if first else 0)), 0, -current().px(_PAD), 0)
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Cell):
            self._cell(painter, inner, cell, index.column(), ratio)
        else:
            self._placeholder(painter, inner, index.row())
        painter.restore()

    def _is_first(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        view = self.parent()
        if not isinstance(view, QTableView):
            return index.column() == 0
        header = view.horizontalHeader()
        return all(
            header.isSectionHidden(header.logicalIndex(place)) for place in range(header.visualIndex(index.column()))
        )

    def _is_current(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        view = self.parent()
        return not isinstance(view, QTableView) or view.currentIndex().row() == index.row()

    def _ground(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, chosen: bool) -> None:
        theme = current()
        if chosen:
            painter.fillRect(rect, theme.colour("selection"))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if chosen and self.focused and self._is_current(index):
            painter.fillRect(rect.left(), rect.top(), rect.width(), 2, theme.colour("focus"))
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, theme.colour("focus"))

    def _strip(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        level = index.data(LEVEL_ROLE)
        if isinstance(level, int) and level:
            colour = current().colour(level_colours(level).strip)
            painter.fillRect(rect.left(), rect.top() + 1, current().px(_STRIP), rect.height() - 3, colour)

    def _cell(self, painter: QPainter, rect: QRect, cell: Cell, column: int, ratio: float) -> None:
        theme = current()
        if cell.level:
            paint_chip(painter, rect.left(), rect.center().y() + 0.5, cell.level, ratio)
            return
        colour = theme.colour(COLOUR_OF_TONE.get(cell.tone, cell.tone))
        if cell.icon:
            side = theme.px(16)
            top = rect.top() + (rect.height() - side) / 2
            painter.drawPixmap(QPointF(rect.left(), top), pixmap(cell.icon, colour.name(), side, ratio))
            rect = rect.adjusted(side + theme.px(8), 0, 0, 0)
        side_flag = _SIDES[self._columns[column].align]
        role = font("strong" if cell.strong else "body")
        if not cell.second:
            _line(painter, rect, cell.text, role, colour, side_flag)
            return
        half = rect.height() // 2
        upper = QRect(rect.left(), rect.top() + theme.px(2), rect.width(), half)
        lower = QRect(rect.left(), rect.top() + half - theme.px(2), rect.width(), half)
        _line(painter, upper, cell.text, role, colour, side_flag)
        _line(painter, lower, cell.second, font("small"), theme.colour("secondary"), side_flag)

    def _placeholder(self, painter: QPainter, rect: QRect, row: int) -> None:
        theme = current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("pressed"))
        width = rect.width() * (0.45 + 0.12 * (row % 4))
        high = theme.px(10)
        painter.drawRoundedRect(QRectF(rect.left(), rect.center().y() - high / 2, width, high), 4, 4)


def _line(painter: QPainter, rect: QRect, text: str, face: QFont, colour: QColor, side: int) -> None:
    painter.setFont(face)
    painter.setPen(colour)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side, shown)
