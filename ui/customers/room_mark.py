"""Who is in the top-secret room, written closely over everything in it.

The window writes its own watermark over all pages; this one is the room's, in the middle between the window's lines, so
that the two together stand twice as close and neither blurs the other. The room shows nothing without it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import current, font
from ui.widgets.parent import parent_of
from ui.widgets.watermark import ANGLE, LINES

_FAINT = 0.62
"""How strong it is beside the window's own: the two together must leave text readable."""


class RoomMark(QWidget):
    """Covers its parent, lets every click through."""

    def __init__(self, room: QWidget, text: str) -> None:
        super().__init__(room)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.installEventFilter(self)
        self._cover()
        self.show()

    def is_written(self) -> bool:
        """Whether a name stands over the room now."""
        return bool(self._text.strip(" ·")) and not self.isHidden()

    def _cover(self) -> None:
        self.setGeometry(parent_of(self).rect())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self._cover()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        face = font("small")
        shade = theme.colour("text")
        shade.setAlphaF(theme.tokens.watermark_percent * _FAINT / 100)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(face)
        painter.setPen(shade)
        # In the window's coordinates, which its own lines are counted in.
        window = self.window()
        painter.translate(-self.mapTo(window, QPoint(0, 0)))
        painter.rotate(ANGLE)
        step = QFontMetricsF(face).horizontalAdvance(self._text) + theme.px(56)
        lines, reach = theme.px(LINES), window.width() + window.height()
        for row in range(-1, reach // lines + 2):
            place = -reach + (step / 2 if row % 2 else 0.0)
            while place < reach:
                painter.drawText(QPointF(place, (row + 0.5) * lines), self._text)
                place += step
