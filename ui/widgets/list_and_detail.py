"""A list with the details of one row beside it; in a narrow window the details take the list's place.

Pure rule: a window of 1400 px and more leaves the details 468 px, one of 1200 px 380 px, a narrower one shows either.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import scrolled
from ui.widgets.rule import Rule

WIDE, MIDDLE = 468, 380


def detail_width(window_width: int) -> int:
    """How wide the details are beside the list; 0 when they stand alone. Logical pixels at 100 %."""
    if window_width >= 1400:
        return WIDE
    return MIDDLE if window_width >= 1200 else 0


class ListAndDetail(QWidget):
    """``left`` is the list with its head; the details get at most ``widest``.

    ``left_again`` when the person went back to the list.
    """

    left_again = Signal()

    def __init__(
        self, left: QWidget, back_text: str, *, widest: int = WIDE, gap: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._left, self._widest = left, widest
        self._narrow = False
        self._alone = False
        self._has_detail = True
        self._panel = QWidget()
        self._panel.setProperty("role", "panel")
        self._panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack = QStackedWidget()
        self.back = QuietButton(back_text, "arrow-left")
        self.back.clicked.connect(self.show_list)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 8, 16, 8)
        head.addWidget(self.back)
        head.addStretch(1)
        self._rule = Rule()
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._rule)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        row.addWidget(left, 1)
        row.addWidget(self._panel)
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._fit()

    def is_narrow(self) -> bool:
        """Whether there is room for only one of the two."""
        return self._narrow

    def set_detail(self, detail: QWidget) -> None:
        """Show ``detail`` in the panel instead of what was there. It scrolls; its width is the panel's."""
        while self._stack.count():
            old = self._stack.widget(0)
            if old is None:
                break
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._stack.addWidget(scrolled(detail))

    def set_detail_shown(self, shown: bool) -> None:
        """Leave all the room to the list, or give the details theirs again."""
        self._has_detail = shown
        self._fit()

    def show_detail(self) -> None:
        """Turn to the details; of no effect while both are in sight."""
        self._alone = True
        self._fit()
        if self._narrow:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Turn back to the list."""
        self._alone = False
        self._fit()
        self.left_again.emit()

    def _fit(self) -> None:
        width = min(detail_width(round(self.window().width() / current().px(100) * 100)), self._widest)
        self._narrow = width == 0
        alone = self._alone and self._has_detail
        self._left.setVisible(not (self._narrow and alone))
        self._panel.setVisible(self._has_detail and (not self._narrow or alone))
        self._head.setVisible(self._narrow)
        self._rule.setVisible(self._narrow)
        if self._narrow:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(16_777_215)
        else:
            self._panel.setFixedWidth(current().px(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._narrow and self._alone:
            self.show_list()
        else:
            super().keyPressEvent(event)
