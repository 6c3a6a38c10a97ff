"""Six words that two people read to each other, so that a file between them cannot have been exchanged."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.card import Card
from ui.widgets.text import Label, Paragraph

IN_A_ROW = 3


class SixWords(Card):
    """The words numbered, in two rows; ``said`` tells who reads them to whom."""

    def __init__(self, title: str, words: str, said: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, "fingerprint", tone="raised", parent=parent)
        self._words = words
        self.setAccessibleName(f"{title}: {words}")
        place = QWidget()
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        for number, word in enumerate(words.split()):
            row, column = divmod(number, IN_A_ROW)
            count = Label(f"{number + 1}.", "small", "secondary")
            grid.addWidget(count, row, 2 * column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(Label(word, "section", selectable=True), row, 2 * column + 1)
        grid.setColumnStretch(2 * IN_A_ROW, 1)
        self.add(place)
        if said:
            self.add(Paragraph(said, "secondary", "small"))

    def words(self) -> str:
        """What is shown."""
        return self._words
