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
        self.field = TextField(label, hint=hint, icon="file-lock" if pattern else "folder-open")
        self.choose = SecondaryButton(choose, "folder-open")
        self.choose.setAccessibleName(f"{choose} {label}")
        self.choose.clicked.connect(self._choose)
        self.field.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self._row.addWidget(self.choose)
        self._row.addStretch(1)
        column.addLayout(self._row)

    def add_beside(self, button: QWidget) -> None:
        """Put another way to choose beside the first."""
        self._row.insertWidget(self._row.count() - 1, button)

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
