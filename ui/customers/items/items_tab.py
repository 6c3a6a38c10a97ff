"""The items of one kind that belong to a customer, each with a level of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.customers.model import CustomField, Item, ItemKind
from ui.customers.abilities import Abilities
from ui.customers.items.item_card import ItemCard
from ui.customers.words import kind_words
from ui.widgets.buttons import SecondaryButton
from ui.widgets.text import Paragraph


class ItemsTab(QWidget):
    """``add_requested()``, ``edit_requested(item)``, ``move_requested(item, stage)``, ``asked(item, what)``."""

    add_requested = Signal()
    edit_requested = Signal(object)
    asked = Signal(object, str)
    move_requested = Signal(object, object)

    def __init__(self, kind: ItemKind, abilities: Abilities, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self._abilities = kind, abilities
        self.cards: list[ItemCard] = []
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
        self.add.setVisible(abilities.add_item)
        self._column.addStretch(1)

    def show_items(self, items: Sequence[Item], fields: Sequence[CustomField] = ()) -> None:
        """Show these; all of them are of this tab's kind. ``fields`` are the project's own."""
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(item, fields) for item in items]
        for card in self.cards:
            self._list.addWidget(card)
        self.nothing.setVisible(not items)
        self.nothing.setText(self.tr("Hồ sơ này chưa có {} nào.").format(kind_words(self.kind).lower()))

    def _card(self, item: Item, fields: Sequence[CustomField]) -> ItemCard:
        card = ItemCard(item, fields, self._abilities)
        card.edit_requested.connect(lambda: self.edit_requested.emit(item))
        card.asked.connect(lambda what: self.asked.emit(item, what))
        card.move_requested.connect(lambda stage: self.move_requested.emit(item, stage))
        return card
