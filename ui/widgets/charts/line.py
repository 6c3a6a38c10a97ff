"""A line over the months, with the area under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import current, font, line_height
from ui.widgets.charts.chart import Chart, write
from ui.widgets.naming import grouped

_FEW = 40
"""Up to so many points each has its dot."""


class Line(Chart):
    """``tick`` writes a value shortly, for the scale at the left. Labels below are thinned to what fits."""

    def __init__(
        self, accessible_name: str, tick: Callable[[int], str] = grouped, parent: QWidget | None = None
    ) -> None:
        super().__init__(accessible_name, parent)
        self._tick = tick

    def set_tick(self, tick: Callable[[int], str]) -> None:
        """Write the scale in another way from now on."""
        self._tick = tick
        self.update()

    def boxes(self) -> list[QRectF]:
        area, marks = self._area(), self.marks()
        wide = area.width() / max(len(marks), 1)
        return [QRectF(area.left() + wide * place, area.top(), wide, area.height()) for place in range(len(marks))]

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(260), current().px(150))

    def sizeHint(self) -> QSize:
        return QSize(current().px(420), current().px(210))

    def draw(self, painter: QPainter) -> None:
        if not self.marks():
            return
        area, points = self._area(), self._points()
        self._draw_scale(painter, area)
        self._draw_line(painter, area, points)
        self._draw_labels(painter, area)
        place = self.current_place()
        if place >= 0:
            self._draw_current(painter, area, points[place])

    # Measures

    def _ticks(self) -> tuple[int, ...]:
        return ticks(max((mark.value for mark in self.marks()), default=0))

    def _area(self) -> QRectF:
        metrics = QFontMetrics(font("small"))
        left = max(metrics.horizontalAdvance(self._tick(value)) for value in self._ticks()) + current().px(10)
        half = line_height("small") / 2
        low = line_height("small") + current().px(4)
        return QRectF(left, half, max(self.width() - left - current().px(6), 1), max(self.height() - half - low, 1))

    def _points(self) -> list[QPointF]:
        area, greatest = self._area(), self._ticks()[-1]
        return [
            QPointF(box.center().x(), area.bottom() - area.height() * max(mark.value, 0) / greatest)
            for mark, box in zip(self.marks(), self.boxes(), strict=True)
        ]

    # Parts

    def _draw_scale(self, painter: QPainter, area: QRectF) -> None:
        theme, values = current(), self._ticks()
        high = line_height("small")
        for value in values:
            y = area.bottom() - area.height() * value / values[-1]
            painter.setPen(QPen(theme.colour("border" if not value else "line"), 1))
            painter.drawLine(QPointF(area.left(), round(y) + 0.5), QPointF(area.right(), round(y) + 0.5))
            words = QRectF(0, y - high / 2, area.left() - theme.px(6), high)
            write(painter, words, self._tick(value), "small", "secondary", Qt.AlignmentFlag.AlignRight)

    def _draw_line(self, painter: QPainter, area: QRectF, points: Sequence[QPointF]) -> None:
        theme = current()
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        under = QPainterPath(path)
        under.lineTo(points[-1].x(), area.bottom())
        under.lineTo(points[0].x(), area.bottom())
        under.closeSubpath()
        colour = theme.colour(theme.tokens.chart[0])
        ground = theme.colour("chart_area")
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        ground.setAlphaF(0.75)
        painter.fillPath(under, ground)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(colour, theme.px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.drawPath(path)
        if len(points) <= _FEW:
            painter.setPen(QPen(theme.colour("surface"), 1.5))
            painter.setBrush(colour)
            for point in points:
                painter.drawEllipse(point, theme.px(4), theme.px(4))

    def _draw_labels(self, painter: QPainter, area: QRectF) -> None:
        marks, boxes = self.marks(), self.boxes()
        metrics = QFontMetrics(font("small"))
        widest = max(metrics.horizontalAdvance(mark.label) for mark in marks) + current().px(14)
        every = max(-(-widest // max(int(boxes[0].width()), 1)), 1)
        high = line_height("small")
        for place in range(len(marks) - 1, -1, -every):
            middle = boxes[place].center().x()
            left = min(max(middle - widest / 2, 0), self.width() - widest)
            box = QRectF(left, self.height() - high, widest, high)
            write(painter, box, marks[place].label, "small", "secondary", Qt.AlignmentFlag.AlignHCenter)

    def _draw_current(self, painter: QPainter, area: QRectF, point: QPointF) -> None:
        theme = current()
        painter.setPen(QPen(theme.colour("border"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(point.x(), area.top()), QPointF(point.x(), area.bottom()))
        painter.setPen(QPen(theme.colour("surface"), 2))
        painter.setBrush(theme.colour(theme.tokens.chart[0]))
        painter.drawEllipse(point, theme.px(6), theme.px(6))


def ticks(greatest: int, most: int = 4) -> tuple[int, ...]:
    """Round numbers from 0 to the first that is not below ``greatest``, at most ``most`` steps, all of them whole."""
    if greatest <= 0:
        return (0, 1)
    step = 1
    while True:
        for round_step in (step, 2 * step, 5 * step):
            steps = -(-greatest // round_step)
            if steps <= most:
                return tuple(round_step * place for place in range(steps + 1))
        step *= 10
