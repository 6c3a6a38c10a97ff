"""The notes of one kind that belong to a customer, each with a level of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.clock import shown_date
from app.customers.model import Item, ItemKind
from ui.customers.words import KIND_ICONS, iso_shown, kind_words, money
from ui.widgets.buttons import QuietButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.level_chip import LevelChip
from ui.widgets.text import Elided, Paragraph


class ItemsTab(QWidget):
    """``add_requested()`` and ``edit_requested(item)``."""

    add_requested = Signal()
    edit_requested = Signal(object)

    def __init__(self, kind: ItemKind, *, may_add: bool, may_edit: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self._may_edit = kind, may_edit
        self._cards: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 16)
        self._column.setSpacing(12)
        self.add = SecondaryButton(self.tr("Thêm {}").format(kind_words(kind).lower()), "plus")
        self.add.clicked.connect(self.add_requested)
        self.nothing = Paragraph("", "secondary")
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._column.addWidget(self.nothing)
        self._column.addLayout(self._list)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self._column.addLayout(row)
        self.add.setVisible(may_add)
        self._column.addStretch(1)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these; all of them are of this tab's kind."""
        for card in self._cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [self._card(item) for item in items]
        for card in self._cards:
            self._list.addWidget(card)
        self.nothing.setVisible(not items)
        self.nothing.setText(self.tr("Hồ sơ này chưa có ghi chú nào về {}.").format(kind_words(self.kind).lower()))

    def _card(self, item: Item) -> Card:
        card = Card(item.title, KIND_ICONS[item.kind], tone="raised")
        card.add_right(LevelChip(int(item.ref.level)))
        if item.text:
            card.add(Paragraph(item.text))
        facts = [money(item.amount) if item.amount is not None else "", iso_shown(item.day) if item.day else ""]
        shown = " · ".join(fact for fact in facts if fact)
        if shown:
            card.add(Elided(shown, "medium"))
        foot = QWidget()
        foot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        who = self.tr("{} ghi ngày {}").format(item.updated_by, shown_date(item.updated_at))
        row.addWidget(Elided(who, "small", "secondary"), 1)
        if self._may_edit:
            edit = QuietButton(self.tr("Sửa"), "pencil")
            edit.setAccessibleName(self.tr("Sửa {}").format(item.title))
            edit.clicked.connect(lambda: self.edit_requested.emit(item))
            row.addWidget(edit)
        card.add(foot)
        return card
