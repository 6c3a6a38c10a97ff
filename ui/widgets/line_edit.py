"""A line of input with room for buttons inside it that Tab reaches."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import current, pixmap
from ui.widgets.buttons import IconButton


class LineEdit(QLineEdit):
    """``QLineEdit`` with an optional leading icon and small buttons at its end.

    ``whole``: words that are always seen whole, however narrow the place is: part of a day is another day.
    """

    _icon = _whole = ""

    def __init__(self, parent: QWidget | None = None, *, icon: str = "", whole: str = "") -> None:
        super().__init__(parent)
        self._icon, self._whole = icon, whole
        self._inner: list[IconButton] = []
        self._make_room()

    def add_inner(self, button: IconButton) -> None:
        """Put a button inside the right end; Tab goes from the text to it."""
        button.setParent(self)
        button.setProperty("inner", "true")
        button.set_icon(button.icon_name())
        button.setCursor(Qt.CursorShape.ArrowCursor)
        self._inner.append(button)
        self._make_room()

    def _shown(self) -> list[IconButton]:
        return [button for button in self._inner if not button.isHidden()]

    def _make_room(self) -> None:
        if not hasattr(self, "_inner"):
            return
        theme = current()
        self.setTextMargins(theme.px(26) if self._icon else 0, 0, theme.px(30) * len(self._shown()), 0)
        self._place()

    def room_changed(self) -> None:
        """Call after showing or hiding an inner button."""
        self._make_room()

    def _place(self) -> None:
        side = current().px(28)
        right = self.width() - current().px(4)
        for button in reversed(self._shown()):
            right -= side
            button.setGeometry(right, (self.height() - side) // 2, side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def minimumSizeHint(self) -> QSize:
        asked, metrics = super().minimumSizeHint(), self.fontMetrics()
        around = asked.width() - metrics.maxWidth()  # frame, icon and the buttons inside
        wide = metrics.horizontalAdvance(self._whole) + around + current().px(2) if self._whole else 0
        return QSize(max(current().px(80), wide), asked.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            side = current().px(16)
            painter = QPainter(self)
            where = QPoint(current().px(10), (self.height() - side) // 2)
            painter.drawPixmap(where, pixmap(self._icon, "placeholder", side, self.devicePixelRatioF()))
