"""Under the search box: what narrows the list, each condition as a chip that takes itself away."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.customers.search.model import NO_FILTER, ListFilter
from ui.customers.search.words import filter_words
from ui.widgets.buttons import Button, QuietButton, SecondaryButton
from ui.widgets.flow import FlowLayout
from ui.widgets.naming import name_control
from ui.widgets.text import Paragraph

_START: dict[str, Any] = {field.name: field.default for field in fields(ListFilter)}


class FilterBar(QWidget):
    """``filter_asked()`` and ``saved_asked()`` for the two buttons; ``changed()`` when a condition was taken away."""

    filter_asked = Signal()
    saved_asked = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, self.tr("Điều kiện lọc"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._filters = NO_FILTER
        self._chips: list[Button] = []
        self.open = SecondaryButton(self.tr("Lọc"), "filter")
        self.saved = SecondaryButton(self.tr("Tìm kiếm đã lưu"), "tag")
        self.clear = QuietButton(self.tr("Bỏ lọc"), "x")
        self.note = Paragraph("", "secondary", "small")
        self._row = QWidget()
        self._row.setSizePolicy(policy)
        self._flow = FlowLayout(self._row)
        for button in (self.open, self.saved, self.clear):
            self._flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._row)
        column.addWidget(self.note)
        self.note.hide()
        self.clear.hide()
        self.open.clicked.connect(self.filter_asked)
        self.saved.clicked.connect(self.saved_asked)
        self.clear.clicked.connect(lambda: self._take(NO_FILTER))

    def filters(self) -> ListFilter:
        """What the list is narrowed by."""
        return self._filters

    def set_filters(self, filters: ListFilter) -> None:
        """Show other conditions; nothing is emitted."""
        self._filters = filters
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(names, words) for names, words in filter_words(filters)]
        self._flow.removeWidget(self.clear)
        self._flow.addWidget(self.clear)
        self.clear.setVisible(len(self._chips) > 1)
        self.updateGeometry()

    def set_note(self, text: str) -> None:
        """A quiet sentence under the chips, or none."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _chip(self, names: tuple[str, ...], words: str) -> Button:
        chip = Button(words, "pill", "x", self._row)
        chip.setProperty("chip", "true")
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        name_control(chip, self.tr("Bỏ điều kiện “{}”").format(words))
        chip.setToolTip(self.tr("Bỏ điều kiện “{}”").format(words))
        left = replace(self._filters, **{name: _START[name] for name in names})
        chip.clicked.connect(lambda: self._take(left))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _take(self, filters: ListFilter) -> None:
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_filters(filters)
        self.changed.emit()
