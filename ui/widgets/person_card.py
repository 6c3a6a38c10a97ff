"""Who is signed in, and the lock, at the foot of the navigation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import current, font, pixmap
from ui.widgets.avatar import initials
from ui.widgets.naming import name_control
from ui.widgets.tip import plain_tip


class _FootButton(QAbstractButton):
    """What both have in common: hover, focus ring, narrow form."""

    high = 36

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = self._hover = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """Picture alone, or picture and words."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(40), current().px(self.high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        self.update()

    def _box(self, painter: QPainter, ground: str, line: str) -> None:
        theme = current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour(ground))
        painter.setPen(QPen(theme.colour("badge"), 2) if self.hasFocus() else QPen(theme.colour(line), 1))
        inset = 1.0 if self.hasFocus() else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), theme.px(8), theme.px(8))


class PersonCard(_FootButton):
    """Initials, name, and a line about duty and reach; pressing it shows what one may do."""

    high = 52

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._line = ""
        name_control(self, self.tr("Người đang đăng nhập"))

    def set_person(self, name: str, line: str) -> None:
        """Show a person."""
        self._name, self._line = name, line
        name_control(self, self.tr("Đang đăng nhập: {}, {}").format(name, line))
        self.setToolTip(plain_tip(f"{name}\n{line}"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        self._box(painter, "sidebar_hover" if self._hover else "sidebar_active", "sidebar_active")
        side = theme.px(32)
        left = (self.width() - side) // 2 if self._narrow else theme.px(8)
        disc = QRectF(left, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("badge"))
        painter.drawEllipse(disc)
        painter.setPen(theme.colour("on_badge"))
        painter.setFont(font("small_strong"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), initials(self._name))
        if not self._narrow:
            start = left + side + theme.px(8)
            room = self.width() - start - theme.px(2)
            middle = self.height() // 2
            line = theme.px(20)
            _words(
                painter, QRect(start, middle - line + 1, room, line), self._name, font("strong"), "on_sidebar_active"
            )
            _words(painter, QRect(start, middle - 1, room, line), self._line, font("small"), "sidebar_text")


class LockButton(_FootButton):
    """Locks the vault."""

    def __init__(self, text: str, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcut_words = shortcut
        self.setText(text)
        self.setToolTip(f"{text} ({shortcut})")
        name_control(self, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        self._box(painter, "sidebar_hover" if self._hover else "sidebar", "sidebar_line")
        side = theme.px(17)
        words = f"{self.text()}   {self._shortcut_words}"
        face = font("strong")
        wide = 0 if self._narrow else QFontMetrics(face).horizontalAdvance(words) + theme.px(9)
        left = (self.width() - side - wide) // 2
        picture = pixmap("lock", "on_sidebar_active", side, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - side) // 2, picture)
        if not self._narrow:
            room = QRect(left + side + theme.px(9), 0, self.width() - left - side - theme.px(9), self.height())
            _words(painter, room, words, face, "on_sidebar_active")


def _words(painter: QPainter, room: QRect, text: str, face: QFont, colour: str) -> None:
    painter.setFont(face)
    painter.setPen(current().colour(colour))
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
