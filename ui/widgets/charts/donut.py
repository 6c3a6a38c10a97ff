"""A ring cut into shares, with its legend beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import current, font, line_height, pixmap
from ui.widgets.charts.chart import Chart, write
from ui.widgets.charts.mark import Mark, brushes, colour_of, paint_swatch, share
from ui.widgets.naming import grouped

_THICK = 0.32
_LEGEND_ROW = 28
_LEGEND = 320
_RING = 210
"""The legend is never wider, the ring never larger, however large the card."""


class Donut(Chart):
    """For a few groups: each has its colour, its pattern, and its line in the legend, with number and share.

    In the middle stands the whole, in words of the caller.
    """

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(accessible_name, parent)
        self._whole = ""

    def set_whole(self, words: str) -> None:
        """What stands in the middle; without words, the sum."""
        self._whole = words
        self.update()

    def boxes(self) -> list[QRectF]:
        left = self._ring().right() + current().px(20)
        high, marks = self._row_height(), self.marks()
        top = max((self.height() - high * len(marks)) / 2, 0)
        wide = min(self.width() - left, current().px(_LEGEND))
        return [QRectF(left, top + high * place, wide, high) for place in range(len(marks))]

    def place_at(self, point: QPointF) -> int:
        for place, path in enumerate(self._segments()):
            if path.contains(point):
                return place
        return super().place_at(point)

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(260), max(current().px(120), self._row_height() * len(self.marks())))

    def sizeHint(self) -> QSize:
        return QSize(current().px(340), max(current().px(170), self._row_height() * len(self.marks())))

    def draw(self, painter: QPainter) -> None:
        theme, marks, ring = current(), self.marks(), self._ring()
        whole = sum(mark.value for mark in marks)
        for place, path in enumerate(self._segments()):
            painter.setPen(Qt.PenStyle.NoPen)
            for brush in brushes(marks, place):
                painter.setBrush(brush)
                painter.drawPath(path)
            if marks[place].value < whole:  # what fills the whole ring has no neighbour to be parted from
                painter.setPen(QPen(theme.colour("surface"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(path)
        if not whole:
            painter.setPen(QPen(theme.colour("line"), ring.width() * _THICK / 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = ring.width() * _THICK / 4
            painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))
        words = self._whole or grouped(whole)
        middle = ring.adjusted(ring.width() * 0.2, 0, -ring.width() * 0.2, 0)
        write(painter, middle, words, "section", "text", Qt.AlignmentFlag.AlignHCenter)
        for place, (mark, box) in enumerate(zip(marks, self.boxes(), strict=True)):
            self._draw_legend(painter, place, mark, box, whole)

    def _draw_legend(self, painter: QPainter, place: int, mark: Mark, box: QRectF, whole: int) -> None:
        theme = current()
        if place == self.current_place():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(box.adjusted(-4, 1, 0, -1), 4, 4)
        side = theme.px(14)
        square = QRectF(box.left(), box.center().y() - side / 2, side, side)
        paint_swatch(painter, square, self.marks(), place)
        left = square.right() + theme.px(8)
        if mark.icon:
            picture = pixmap(mark.icon, colour_of(self.marks(), place), theme.px(16), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, round(box.center().y() - theme.px(8))), picture)
            left += theme.px(22)
        metrics = QFontMetrics(font("small_strong"))
        value, part = mark.words(), share(mark.value, whole)
        parts = metrics.horizontalAdvance("100%") + theme.px(8)
        values = metrics.horizontalAdvance(value) + theme.px(4)
        room = max(box.right() - left - parts - values - theme.px(6), 0)
        write(painter, QRectF(left, box.top(), room, box.height()), mark.label)
        number = QRectF(box.right() - parts - values, box.top(), values, box.height())
        write(painter, number, value, "small_strong", "text", Qt.AlignmentFlag.AlignRight)
        percent = QRectF(box.right() - parts, box.top(), parts, box.height())
        write(painter, percent, part, "small", "secondary", Qt.AlignmentFlag.AlignRight)

    def _segments(self) -> list[QPainterPath]:
        """The parts of the ring, clockwise from the top."""
        ring = self._ring()
        hole = ring.adjusted(*(ring.width() * _THICK / 2 * sign for sign in (1, 1, -1, -1)))
        whole = sum(max(mark.value, 0) for mark in self.marks())
        found, begin = [], 90.0
        for mark in self.marks():
            sweep = -360.0 * max(mark.value, 0) / whole if whole else 0.0
            path = QPainterPath()
            if sweep:
                path.arcMoveTo(ring, begin)
                path.arcTo(ring, begin, sweep)
                path.arcTo(hole, begin + sweep, -sweep)
                path.closeSubpath()
            found.append(path)
            begin += sweep
        return found

    def _ring(self) -> QRectF:
        side = max(min(self.height() - 4, self.width() * 0.4, current().px(_RING)), 1)
        return QRectF(2, (self.height() - side) / 2, side, side)

    def _row_height(self) -> int:
        return max(current().px(_LEGEND_ROW), line_height("small") + 4)
