"""A box with a thin line around things that belong together."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current
from ui.theme.tokens import RADIUS_CARD
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Elided


class Card(QWidget):
    """``body`` is its column; ``add`` puts a widget there. ``tone`` is the ground: surface, or raised inside one."""

    def __init__(
        self,
        title: str = "",
        icon: str = "",
        *,
        tone: Literal["surface", "raised"] = "surface",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        if icon:
            self._head.addWidget(IconLabel(icon, "accent", 18))
        self._title = Elided(title, "strong")
        if title:
            self._head.addWidget(self._title, 1)
            column.addLayout(self._head)
        self._has_head = bool(title)
        self._column = column
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        column.addLayout(self.body)

    def set_title(self, title: str) -> None:
        """Change the title of a card that was made with one."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end of the card."""
        self.body.addWidget(widget)

    def add_right(self, widget: QWidget) -> None:
        """Put a widget at the right of the title. Raises ``ValueError`` for a card without a title."""
        if not self._has_head:
            raise ValueError("a card without a title has no place beside it")
        self._head.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self, self._tone)


def paint_card(widget: QWidget, ground: str, line: str = "line", *, dashed: bool = False) -> None:
    """Paint ``widget`` as a rounded box in two tokens; for use in its ``paintEvent``."""
    theme = current()
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour(line), 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.setBrush(theme.colour(ground))
    radius = theme.px(RADIUS_CARD)
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
