"""One consent on the customer's card: what it says, how it stands, what happened to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.consents.model import ConsentRow, Standing
from ui.consents.words import parts_words, recipients_words, shown, standing_look, step_look, term_words
from ui.widgets.buttons import DangerButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.text import Label
from ui.widgets.timeline import Entry, Timeline


class ConsentLine(Card):
    """``looked``, ``narrow_asked`` and ``withdraw_asked`` when their buttons are pressed."""

    looked = Signal()
    narrow_asked = Signal()
    withdraw_asked = Signal()

    def __init__(self, row: ConsentRow, *, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(row.number, "file-check", tone="raised", parent=parent)
        self.row = row
        self.add_right(LevelChip(int(row.ref.level)))
        self._add_standing()
        grid = FieldGrid(dense=True)
        for key, label, value in (
            ("giver", self.tr("Người đồng ý"), f"{row.giver} ({row.role})"),
            ("recipients", self.tr("Cung cấp cho"), recipients_words(row.scope)),
            ("purposes", self.tr("Mục đích"), "; ".join(row.scope.purposes)),
            ("parts", self.tr("Những phần"), parts_words(row)),
            ("term", self.tr("Thời hạn"), term_words(row.scope)),
        ):
            grid.add_row(key, label, value)
        self.add(grid)
        if len(row.events) > 1:
            self.add(self._history())
        self.look = SecondaryButton(self.tr("Xem văn bản"), "eye")
        self.narrow = SecondaryButton(self.tr("Thu hẹp…"), "list-checks")
        self.withdraw = DangerButton(self.tr("Rút lại…"), "undo-2")
        self._add_buttons(may_change=may_change)

    def _add_standing(self) -> None:
        look = standing_look(self.row.standing)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(IconLabel(look.icon, look.tone, 18))
        line.addWidget(Label(look.words, "strong", look.tone))
        line.addStretch(1)
        self.body.addLayout(line)

    def _history(self) -> Timeline:
        line = Timeline(self.tr("Diễn biến của văn bản {}").format(self.row.number))
        entries = []
        for event in reversed(self.row.events):
            look = step_look(event.step)
            words = self.tr("Ghi bởi {}").format(event.by)
            entries.append(
                Entry(
                    shown(event.day),
                    look.words,
                    f"{event.note} · {words}" if event.note else words,
                    look.icon,
                    look.tone,
                )
            )
        line.set_entries(entries)
        return line

    def _add_buttons(self, *, may_change: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button, words in (
            (self.look, self.tr("Xem văn bản {}")),
            (self.narrow, self.tr("Thu hẹp văn bản {}")),
            (self.withdraw, self.tr("Rút lại văn bản {}")),
        ):
            button.setAccessibleName(words.format(self.row.number))
            if button is self.look or (may_change and self.row.standing is not Standing.WITHDRAWN):
                row.addWidget(button)
            else:
                button.setParent(self)
                button.hide()
        row.addStretch(1)
        self.body.addLayout(row)
        self.look.clicked.connect(self.looked)
        self.narrow.clicked.connect(self.narrow_asked)
        self.withdraw.clicked.connect(self.withdraw_asked)
