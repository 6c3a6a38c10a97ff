"""One entry of the navigation, painted by us: icon, words, badge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import current, font, pixmap
from ui.widgets.naming import name_control

HEIGHT = 36


class SidebarItem(QAbstractButton):
    """Checked while its page is shown. Narrow, it shows its icon and says its words in a tooltip."""

    def __init__(self, text: str, icon: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._badge, self._narrow, self._hover = icon, 0, False, False
        self._shortcut_words = shortcut
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def set_badge(self, count: int) -> None:
        """How many things wait there; 0 shows none."""
        self._badge = count
        self._say()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Icon alone, or icon and words."""
        self._narrow = narrow
        self._say()
        self.update()

    def _say(self) -> None:
        words = self.text() if not self._badge else self.tr("{}, {} việc chờ").format(self.text(), self._badge)
        name_control(self, words)
        tip = f"{self.text()} ({self._shortcut_words})" if self._shortcut_words else self.text()
        self.setToolTip(tip if self._narrow or self._shortcut_words else "")

    def sizeHint(self) -> QSize:
        return QSize(current().px(40), current().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self._hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sidebar_active" if self.isChecked() else "sidebar_hover"))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("badge"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        colour = "on_sidebar_active" if self.isChecked() else "sidebar_text"
        side = theme.px(18)
        left = (self.width() - side) // 2 if self._narrow else theme.px(11)
        picture = pixmap(self._icon, colour, side, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - side) // 2, picture)
        badge = self._paint_badge(painter)
        if not self._narrow:
            painter.setFont(font("strong" if self.isChecked() else "medium"))
            painter.setPen(theme.colour(colour))
            room = QRect(left + side + theme.px(9), 0, badge - left - side - theme.px(13), self.height())
            words = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_badge(self, painter: QPainter) -> int:
        """Paint the badge and return where the words must end."""
        theme = current()
        if not self._badge:
            return self.width()
        words = str(self._badge) if self._badge < 100 else "99+"
        face = font("small_strong")
        face.setPixelSize(theme.px(11))
        high = theme.px(16 if self._narrow else 20)
        wide = max(QFontMetrics(face).horizontalAdvance(words) + theme.px(10), high)
        right = self.width() - theme.px(2 if self._narrow else 9)
        top = theme.px(1) if self._narrow else (self.height() - high) // 2
        box = QRectF(right - wide, top, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("badge"))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setFont(face)
        painter.setPen(theme.colour("on_badge"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
        return right - wide
