"""A small turning arc: something is under way."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current


class Spinner(QWidget):
    """Turns while it is visible and costs nothing while it is not."""

    def __init__(self, size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._angle = size, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Đang làm việc"))
        self._beat = QTimer(self)
        self._beat.setInterval(50)
        self._beat.timeout.connect(self._turn)

    def _turn(self) -> None:
        self._angle = (self._angle + 24) % 360
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._beat.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._beat.stop()

    def sizeHint(self) -> QSize:
        side = current().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        thick = max(self.width() / 9, 2.0)
        ring = QRectF(self.rect()).adjusted(thick, thick, -thick, -thick)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current().colour("line"), thick))
        painter.drawEllipse(ring)
        painter.setPen(QPen(current().colour("accent"), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(ring, -self._angle * 16, 100 * 16)
