"""Ways to lay widgets out that many pages share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


def two_columns(left: QWidget, right: QWidget) -> QWidget:
    """Two widgets side by side, equally wide, tops in line."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
    row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
    return both


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
