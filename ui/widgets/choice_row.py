"""One of several choices, as a row: a round mark and words that wrap; the whole row can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.theme import current
from ui.theme.tokens import RADIUS_CONTROL
from ui.widgets.naming import name_control
from ui.widgets.text import Paragraph


class _Mark(QRadioButton):
    """The round mark, painted here: the style sheet's circle turns square at some sizes of letters.

    Its row draws the ring of focus, so that it goes round the words as well.
    """

    def sizeHint(self) -> QSize:
        return QSize(current().px(24), current().px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, chosen, able = current(), self.isChecked(), self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(17)
        circle = QRectF(0.5, (self.height() - side) / 2, side, side)
        ring = "disabled" if not able else "accent" if chosen or self.underMouse() else "border"
        painter.setPen(QPen(theme.colour(ring), 1))
        painter.setBrush(theme.colour(ring if chosen else "surface"))
        painter.drawEllipse(circle)
        if chosen:
            inner = theme.px(5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("on_accent"))
            painter.drawEllipse(circle.adjusted(inner, inner, -inner, -inner))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._redraw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._redraw()

    def _redraw(self) -> None:
        row = self.parentWidget()
        if row is not None:
            row.update()


class ChoiceRow(QWidget):
    """``mark`` is the radio button; put it into a button group."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.mark = _Mark(self)
        name_control(self.mark, text)
        self.mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.mark.toggled.connect(lambda _: self.update())
        self.words = Paragraph(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 12, 4)
        row.setSpacing(6)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.mark.setFocus(Qt.FocusReason.MouseFocusReason)
            self.mark.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, chosen = current(), self.mark.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.mark.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
        else:
            painter.setPen(QPen(theme.colour("accent" if chosen else "line"), 1))
        painter.setBrush(theme.colour("selection" if chosen else "surface"))
        radius = theme.px(RADIUS_CONTROL)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
