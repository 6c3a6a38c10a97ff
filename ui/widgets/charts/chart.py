"""What all charts have in common: their marks, the keys that walk them, the tooltip, the ring around one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Role, current, font, line_height
from ui.widgets.charts.mark import Mark
from ui.widgets.naming import name_control

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class Chart(QWidget):
    """Arrow keys, Home and End walk the marks; ``moved(place)`` tells which is current. Nothing can be copied."""

    moved = Signal(int)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, accessible_name)
        self._marks: tuple[Mark, ...] = ()
        self._at = 0
        self._under = -1
        self._by_keys = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these instead."""
        self._marks = tuple(marks)
        self._at = min(self._at, max(len(self.reachable()) - 1, 0))
        self._under = -1
        self._tell()
        self.updateGeometry()
        self.update()

    def marks(self) -> tuple[Mark, ...]:
        """What is shown."""
        return self._marks

    def at(self) -> int:
        """The place of the current mark."""
        return self._at

    # What each chart says for itself

    def reachable(self) -> tuple[Mark, ...]:
        """The marks that are drawn: where not all fit, the last of them stands for the rest."""
        return self._marks

    def boxes(self) -> list[QRectF]:
        """Where each of the reachable marks lies: for the mouse and for the ring."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Paint everything but the ring."""
        raise NotImplementedError

    def place_at(self, point: QPointF) -> int:
        """The place of the mark under a point, -1 for none."""
        return next((place for place, box in enumerate(self.boxes()) if box.contains(point)), -1)

    # Keys, mouse, words

    def current_place(self) -> int:
        """The mark to be shown as current: the one under the mouse, else the one that the keys are at; -1 for none."""
        if self._under >= 0:
            return self._under
        return self._at if self.hasFocus() and self._by_keys and self._marks else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.reachable()) - 1
        key = Qt.Key(event.key())
        if key in _STEPS and last >= 0:
            self._go(min(max(self._at + _STEPS[key], 0), last))
        elif key == Qt.Key.Key_Home:
            self._go(0)
        elif key == Qt.Key.Key_End:
            self._go(max(last, 0))
        else:
            super().keyPressEvent(event)

    def _go(self, place: int) -> None:
        self._at, self._by_keys = place, True
        self._tell()
        self.moved.emit(place)
        self.update()

    def _tell(self) -> None:
        """Say the current mark to a screen reader, which asks for the description when it changes."""
        shown = self.reachable()
        self.setAccessibleDescription(shown[self._at].told() if self._at < len(shown) else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)

    def _hover(self, place: int) -> None:
        if place != self._under:
            self._under = place
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.tip_at(event.pos())
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def tip_at(self, point: QPoint) -> str:
        """The tooltip at a point: a whole mark, its label never cut; empty where there is none."""
        place = self.place_at(QPointF(point))
        return self.reachable()[place].told() if 0 <= place < len(self.reachable()) else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    # Painting

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(200), current().px(140))

    def sizeHint(self) -> QSize:
        return QSize(current().px(320), current().px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        boxes = self.boxes()
        if self.hasFocus() and self._by_keys and self._at < len(boxes):
            painter.setPen(QPen(current().colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(boxes[self._at].adjusted(-3, -2, 3, 2).intersected(inside), 5, 5)


def write(
    painter: QPainter,
    box: QRectF,
    text: str,
    role: Role = "small",
    colour: str = "text",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line in ``box``, cut with … where it does not fit, tall enough for Ễ, Ậ and Ỹ."""
    painter.setFont(font(role))
    painter.setPen(current().colour(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    high = max(box.height(), line_height(role))
    line = QRectF(box.left(), box.center().y() - high / 2 + 1, box.width(), high)
    painter.drawText(line, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
