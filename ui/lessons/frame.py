"""What the reading, the questions and the result have in common: the head with the way back, and the column."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.columns import scrolled
from ui.widgets.text import Elided

COLUMN = 680


def head_of(title: str, back: str, facts: str = "") -> tuple[QWidget, Button]:
    """The head of a view: the way back, then the title with a quiet line of facts under it."""
    head = QWidget()
    head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    head.setAccessibleName(title)
    button = QuietButton(back, "arrow-left")
    column = QVBoxLayout(head)
    # The way back has air of its own around its words; they stand in line with the title all the same.
    column.setContentsMargins(12, 12, 24, 12)
    column.setSpacing(2)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    words = QVBoxLayout()
    words.setContentsMargins(12, 0, 0, 0)
    words.setSpacing(2)
    words.addWidget(Elided(title, "page"))
    if facts:
        words.addWidget(Elided(facts, "body", "secondary"))
    column.addLayout(words)
    return head, button


def in_column(widget: QWidget) -> QScrollArea:
    """``widget`` in a column of a comfortable width in the middle of an area that scrolls."""
    widget.setMaximumWidth(current().px(COLUMN))
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(24, 8, 24, 24)
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return scrolled(place)
