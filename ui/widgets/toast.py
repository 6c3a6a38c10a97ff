"""A short message that comes at the bottom of the window and goes by itself. Never for errors, never with data."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme import current, font, line_height
from ui.theme.tokens import RADIUS_CARD, STATUS
from ui.widgets.icon_label import IconLabel
from ui.widgets.notice import ICONS, NoticeKind
from ui.widgets.parent import parent_of
from ui.widgets.stacking import raise_watermark


class Toast(QWidget):
    """Dark on light and light on dark, above the status bar, in the middle. Made by ``show_toast``."""

    def __init__(self, window: QWidget, text: str, kind: NoticeKind, milliseconds: int) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(IconLabel(ICONS[kind], "surface", 18))
        words = QLabel()
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setText(text)
        words.setFont(font("medium"))
        words.setMinimumHeight(line_height())
        words.setStyleSheet(f"color: {current().tokens.surface}")
        row.addWidget(words)
        window.installEventFilter(self)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.timeout.connect(self._leave)
        self._away.start(milliseconds)
        self._place()

    def _place(self) -> None:
        self.adjustSize()
        window = parent_of(self)
        bottom = window.height() - current().px(STATUS) - 16
        self.move((window.width() - self.width()) // 2, bottom - self.height())

    def _leave(self) -> None:
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text"))
        radius = theme.px(RADIUS_CARD)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)


def show_toast(widget: QWidget, text: str, kind: NoticeKind = "success", milliseconds: int = 4500) -> Toast:
    """Show ``text`` at the bottom of the window that ``widget`` is in, in the place of an earlier message."""
    window = widget.window()
    take_toasts_away(window)
    toast = Toast(window, text, kind, milliseconds)
    toast.show()
    toast.raise_()
    raise_watermark(window)
    return toast


def take_toasts_away(window: QWidget) -> None:
    """Take away what is being told in ``window``: something newer is told, or the vault locks."""
    for toast in window.findChildren(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly):
        toast.hide()
        toast.deleteLater()
