"""A picture beside words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current, pixmap
from ui.widgets.text import COLOUR_OF_TONE


class IconLabel(QWidget):
    """An icon in the colour of a tone (or a token), always beside words that say the same."""

    def __init__(self, name: str, tone: str = "secondary", size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, tone: str = "") -> None:
        """Show another icon, in another tone if one is given."""
        self._name, self._tone = name, tone or self._tone
        self.update()

    def sizeHint(self) -> QSize:
        side = current().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = current().px(self._size)
        colour = COLOUR_OF_TONE.get(self._tone, self._tone)
        painter = QPainter(self)
        picture = pixmap(self._name, colour, side, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, picture)
