"""One light for the whole vault: a tone, an icon and the words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from app.archive.checks.model import CheckState
from ui.archive.checks.words import ICONS, TONES, below_words, title_words
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label, Paragraph


class LightCard(Card):
    """Shows one state; made anew for another."""

    def __init__(self, state: CheckState) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.words = (title_words(state), below_words(state))
        tone = TONES[state.light]
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(Label(self.words[0], "section", "text" if tone == "secondary" else tone))
        text.addWidget(Paragraph(self.words[1], "secondary"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(IconLabel(ICONS[state.light], tone, 40))
        row.addLayout(text, 1)
        self.body.addLayout(row)
        self.setAccessibleName(" ".join(self.words))
