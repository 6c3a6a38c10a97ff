"""A choice without a label of its own, for the head of a page, such as which project is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import current
from ui.widgets.combo_field import ComboBox
from ui.widgets.naming import name_control


class ChoiceBox(ComboBox):
    """``picked(value)`` when the person chooses. Hidden while there is nothing to choose between."""

    picked = Signal(object)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, accessible_name)
        self.setToolTip(accessible_name)
        self.setMinimumWidth(current().px(200))
        self.setMaximumWidth(current().px(280))
        self._values: list[object] = []
        self.activated.connect(lambda index: self.picked.emit(self._values[index]))

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Replace the choices: (what it means to the caller, what the person reads). The first is chosen."""
        self.clear()
        self._values = [value for value, _ in choices]
        self.addItems([words for _, words in choices])
        self.setVisible(len(choices) > 1)

    def value(self) -> object:
        """What the chosen words mean, ``None`` while there is nothing to choose."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose ``value`` if it is there. Nothing is emitted."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))
