"""Search as you type."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current
from ui.widgets.buttons import IconButton
from ui.widgets.line_edit import LineEdit
from ui.widgets.naming import name_control


class SearchField(LineEdit):
    """A line with a magnifier and a clear button. Ctrl+F puts the cursor here while it is on screen.

    ``searched(text)`` follows typing after ``delay`` milliseconds of quiet, and at once on Enter or clearing.
    """

    searched = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget | None = None, *, delay: int = 150) -> None:
        super().__init__(parent, icon="search")
        name_control(self, placeholder)
        self.setPlaceholderText(placeholder)
        self.setMinimumWidth(current().px(240))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._last = ""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(delay)
        self._quiet.timeout.connect(self._search)
        self._clear = IconButton("x", self.tr("Xóa chữ đang tìm"))
        self._clear.clicked.connect(self.clear_search)
        self.add_inner(self._clear)
        self._clear.hide()
        self.room_changed()
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._search)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.start)

    def start(self) -> None:
        """Put the cursor here with the old text selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def clear_search(self) -> None:
        """Empty the field and say so at once."""
        self.clear()
        self._search()
        self.setFocus()

    def show_text(self, text: str) -> None:
        """Show a text that is being searched for already; nothing is emitted."""
        self._last = text.strip()
        self.setText(text)
        self._quiet.stop()

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.room_changed()
        self._quiet.start()

    def _search(self) -> None:
        self._quiet.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.searched.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_search()
        else:
            super().keyPressEvent(event)
