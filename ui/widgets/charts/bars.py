"""Bars lying one under the other, each with its label and its value."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import current, font, line_height
from ui.widgets.charts.chart import Chart, write
from ui.widgets.charts.mark import Mark
from ui.widgets.naming import grouped

_LABEL_SHARE = 0.38
_BAR = 12
_ROW = 30


class Bars(Chart):
    """As many rows as fit; the last then stands for all the others: ``rest(how many, their values together)``."""

    def __init__(self, accessible_name: str, rest: Callable[[int, int], str], *, parent: QWidget | None = None) -> None:
        super().__init__(accessible_name, parent)
        self._rest = rest
        self._written: Callable[[int], str] = grouped

    def set_written(self, written: Callable[[int], str]) -> None:
        """How a value is written where the marks do not say: numbers, or amounts."""
        self._written = written

    def reachable(self) -> tuple[Mark, ...]:
        rows = max(self.height() // self._row_height(), 1)
        marks = self.marks()
        if len(marks) <= rows:
            return marks
        kept, others = marks[: rows - 1], marks[rows - 1 :]
        together = sum(mark.value for mark in others)
        last = Mark(self._rest(len(others), together), together, self._written(together), colour="chart_rest")
        return (*kept, last)

    def boxes(self) -> list[QRectF]:
        high = self._row_height()
        return [QRectF(0, place * high, self.width(), high) for place in range(len(self.reachable()))]

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(220), self._row_height() * 3)

    def sizeHint(self) -> QSize:
        return QSize(current().px(340), self._row_height() * max(min(len(self.marks()), 7), 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._at = min(self._at, max(len(self.reachable()) - 1, 0))
        self._tell()

    def draw(self, painter: QPainter) -> None:
        marks = self.reachable()
        if not marks:
            return
        metrics = QFontMetrics(font("small_strong"))
        values = max(metrics.horizontalAdvance(mark.words()) for mark in marks) + current().px(6)
        longest = max(metrics.horizontalAdvance(mark.label) for mark in marks) + current().px(12)
        labels = min(longest, int(self.width() * _LABEL_SHARE))
        greatest = max((mark.value for mark in marks), default=0) or 1
        track = max(self.width() - labels - values - current().px(6), 1)
        for place, (mark, box) in enumerate(zip(marks, self.boxes(), strict=True)):
            under = place == self.current_place()
            self._draw_row(painter, mark, box, labels, track * max(mark.value, 0) / greatest, under=under)

    def _draw_row(self, painter: QPainter, mark: Mark, box: QRectF, labels: int, length: float, *, under: bool) -> None:
        theme = current()
        if under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 4, 4)
        gap = theme.px(12)
        write(painter, QRectF(box.left() + 2, box.top(), labels - gap, box.height()), mark.label)
        thick = theme.px(_BAR)
        bar = QRectF(labels, box.center().y() - thick / 2, max(length, 2 if mark.value else 0), thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(mark.colour or theme.tokens.chart[0]))
        painter.drawRoundedRect(bar, min(3.0, bar.width() / 2), 3)
        after = QRectF(bar.right() + theme.px(6), box.top(), box.right() - bar.right() - theme.px(6), box.height())
        write(painter, after, mark.words(), "small_strong")

    def _row_height(self) -> int:
        return max(current().px(_ROW), line_height("small") + 4)
