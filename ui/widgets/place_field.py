"""A folder or a file that the person types or chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.widgets.buttons import SecondaryButton
from ui.widgets.text_field import TextField


class PlaceField(QWidget):
    """A path with a button that opens the system's own dialog. ``pattern`` asks for a file, without it for a folder."""

    changed = Signal()

    def __init__(self, label: str, choose: str, *, hint: str = "", pattern: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title, self._pattern = label, pattern
        self.choose = SecondaryButton(choose, "folder-open")
        beside = QWidget()
        self._buttons = QHBoxLayout(beside)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.choose)
        self.field = TextField(label, hint=hint, icon="file-lock" if pattern else "folder-open", beside=beside)
        self.choose.setAccessibleName(f"{choose} {label}")
        self.choose.clicked.connect(self._choose)
        self.field.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    def add_beside(self, button: QWidget) -> None:
        """Put another way to choose beside the first."""
        self._buttons.addWidget(button)

    def value(self) -> str:
        """The path as text."""
        return self.field.value()

    def set_value(self, path: str) -> None:
        """Show a path."""
        self.field.set_value(path)

    def set_error(self, sentence: str) -> None:
        """Say under the field what is wrong."""
        self.field.set_error(sentence)

    def focus(self) -> None:
        """Put the cursor into the path."""
        self.field.focus()

    def _choose(self) -> None:
        start = str(Path(self.value() or Path.home()))
        if self._pattern:
            chosen, _ = QFileDialog.getOpenFileName(self, self._title, start, self._pattern)
        else:
            chosen = QFileDialog.getExistingDirectory(self, self._title, start)
        if chosen and isValid(self):
            self.field.set_value(chosen)
            self.field.set_error("")
            self.changed.emit()
