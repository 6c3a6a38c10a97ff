"""The top of a page: its name, how much it shows, what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.text import Elided, Label


class PageHeader(QWidget):
    """Title at the left with a quiet count beside it, buttons at the right, the primary one last."""

    def __init__(self, title: str, count: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._title = Label(title, "page")
        self._count = Elided(count, "body", "secondary")
        self._count.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._row.addWidget(self._title)
        self._row.addWidget(self._count, 1)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_count(self, text: str) -> None:
        """Say how much the page shows, e.g. "342 hồ sơ bạn được xem"."""
        self._count.setText(text)

    def add_action(self, button: QWidget) -> None:
        """Put a button at the right."""
        self._row.addWidget(button)
