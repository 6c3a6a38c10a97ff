"""One number of weight: what it is, how much, and a quieter line about it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Elided


class FigureTile(Card):
    """Several stand in a row above a page's charts. A screen reader hears all three lines as one."""

    def __init__(self, title: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._about = title
        self._figure = Elided("", "title")
        self._more = Elided("", "small", "secondary")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel(icon, "accent", 22))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(title, "small", "secondary"))
        words.addWidget(self._figure)
        words.addWidget(self._more)
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def set_figure(self, figure: str, more: str = "", *, tone: str = "text") -> None:
        """Show a number; ``tone`` "warning" for one that somebody should look into."""
        self._figure.setText(figure)
        self._figure.set_tone("warning" if tone == "warning" else "text")
        self._more.setText(more)
        self.setAccessibleName(". ".join(part for part in (f"{self._about}: {figure}", more) if part))

    def figure(self) -> str:
        """The number as it is shown."""
        return self._figure.text()
