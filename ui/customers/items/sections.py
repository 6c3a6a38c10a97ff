"""All the items of a customer on one page: a section for each kind, under its name and number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.customers.model import CustomField, Item, ItemKind
from ui.customers.items.items_tab import ItemsTab
from ui.customers.words import kind_tab
from ui.widgets.columns import scrolled
from ui.widgets.naming import grouped
from ui.widgets.text import Label


class ItemSections(QWidget):
    """Scrolls by itself; `show_kind` brings a section into sight."""

    def __init__(self, sections: Mapping[ItemKind, ItemsTab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections = dict(sections)
        self._titles = {kind: Label(kind_tab(kind), "section") for kind in sections}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        for kind, section in sections.items():
            column.addWidget(self._titles[kind])
            column.addWidget(section)
        column.addStretch(1)
        self._area = scrolled(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def show_items(self, items: Sequence[Item], fields: Sequence[CustomField] = ()) -> None:
        """Show each of these under its kind. ``fields`` are the project's own."""
        for kind, section in self._sections.items():
            found = [item for item in items if item.kind == kind]
            section.show_items(found, fields)
            count = f"  {grouped(len(found))}" if found else ""
            self._titles[kind].setText(kind_tab(kind) + count)

    def show_kind(self, kind: ItemKind) -> None:
        """Scroll to the section of a kind."""
        self._area.verticalScrollBar().setValue(self._titles[kind].y())
