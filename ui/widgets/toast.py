"""A short message that comes at the bottom of the window and goes by itself. Never for errors, never with data.

It may offer one thing, such as taking back what it tells of: then it stays longer, Ctrl+Z does the same as its button,
and it goes when that was pressed.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme import current, font, line_height
from ui.theme.tokens import RADIUS_CARD, STATUS
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.notice import ICONS, NoticeKind
from ui.widgets.parent import parent_of
from ui.widgets.stacking import raise_watermark

TOLD_MILLISECONDS = 4500
OFFERED_MILLISECONDS = 12_000
"""How long a message stays that offers something: long enough to read it, think, and reach for it."""


class Toast(QWidget):
    """Dark on light and light on dark, above the status bar, in the middle. Made by ``show_toast``.

    ``acted()`` when what it offers is wanted.
    """

    acted = Signal()

    def __init__(self, window: QWidget, text: str, kind: NoticeKind, milliseconds: int, action: str = "") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not action)
        self.setAccessibleName(text)
        self.button: Button | None = None
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
        if action:
            self._offer(action, row)
        window.installEventFilter(self)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.timeout.connect(self._leave)
        self._away.start(milliseconds)
        self._place()

    def _offer(self, action: str, row: QHBoxLayout) -> None:
        self.button = Button(action, "on_banner")
        colour = current().tokens.surface
        self.button.setStyleSheet(f"color: {colour}; border: 1px solid {colour}; background: transparent")
        self.button.clicked.connect(self._act)
        row.addSpacing(6)
        row.addWidget(self.button)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WindowShortcut)
        undo.activated.connect(self._act)

    def also(self, text: str, act: Callable[[], None]) -> Button:
        """Offer a second thing beside the first; pressing it ends the message too."""
        button = Button(text, "on_banner")
        if self.button is not None:
            button.setStyleSheet(self.button.styleSheet())
        button.clicked.connect(self._leave)
        button.clicked.connect(act)
        row = self.layout()
        if row is not None:
            row.addWidget(button)
            button.show()  # hidden until then it would not be counted when the message is made as wide as its parts
            row.activate()
        self._place()
        return button

    def _act(self) -> None:
        self._away.stop()
        self._leave()
        self.acted.emit()

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


def show_toast(
    widget: QWidget, text: str, kind: NoticeKind = "success", milliseconds: int = 0, *, action: str = ""
) -> Toast:
    """Show ``text`` at the bottom of the window that ``widget`` is in, in the place of an earlier message.

    With ``action`` it has a button of these words; see ``acted``.
    """
    window = widget.window()
    take_toasts_away(window)
    long = OFFERED_MILLISECONDS if action else TOLD_MILLISECONDS
    toast = Toast(window, text, kind, milliseconds or long, action)
    toast.show()
    toast.raise_()
    raise_watermark(window)
    return toast


def take_toasts_away(window: QWidget) -> None:
    """Take away what is being told in ``window``: something newer is told, or the vault locks."""
    for toast in window.findChildren(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly):
        toast.hide()
        toast.deleteLater()
