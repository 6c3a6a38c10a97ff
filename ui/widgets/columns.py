"""Ways to lay widgets out that many pages share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

_BETWEEN = 16
"""Pixels between two columns."""


def two_columns(left: QWidget, right: QWidget) -> QWidget:
    """Two widgets side by side, equally wide, tops in line; one under the other where they do not fit beside."""
    return _Columns(left, right)


class _Columns(QWidget):
    """As narrow as the wider of the two; turns by itself when its width or what the two need changes."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(_BETWEEN)
        for widget in (left, right):
            self._parts.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)

    def _least(self) -> list[int]:
        items = [self._parts.itemAt(place) for place in range(self._parts.count())]
        return [item.minimumSize().width() for item in items if item is not None and not item.isEmpty()]

    def _arrange(self) -> None:
        least = self._least()
        beside = sum(least) + _BETWEEN * (len(least) - 1) <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._parts.direction() != way:
            self._parts.setDirection(way)
            for place in range(self._parts.count()):
                self._parts.setStretch(place, 1 if beside else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._least(), default=0), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._arrange()
        return done


def stacked(*widgets: QWidget, gap: int = 16) -> QWidget:
    """Widgets one under the other, pressed to the top."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return whole


def scrolled(widget: QWidget) -> QScrollArea:
    """``widget`` in an area that scrolls up and down only, is as wide as its place, and does not take Tab."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area


def bring_into_view(widget: QWidget) -> None:
    """Scroll what ``widget`` lies in, if anything, until it shows."""
    place = widget.parentWidget()
    while place is not None and not isinstance(place, QScrollArea):
        place = place.parentWidget()
    if place is not None and widget.isVisible():
        place.ensureWidgetVisible(widget)
