"""A choice of one from a list, with label, hint and error."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QWidget

from ui.widgets.field import Field


class ComboBox(QComboBox):
    """A combo box that the wheel does not change while a form is scrolled past it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setView(QListView(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ComboField(Field):
    """One of ``choices``, each (what it means to the caller, what the person reads)."""

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[object, str]] = (),
        *,
        hint: str = "",
        required: bool = False,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, required=required, parent=parent)
        self._values: list[object] = []
        self.combo = ComboBox()
        self.combo.setPlaceholderText(placeholder)
        self._hold(self.combo)
        self._starts_empty = bool(placeholder)
        self.set_choices(choices)
        self.combo.activated.connect(self._picked)

    def _picked(self) -> None:
        self.set_error("")
        self.changed.emit()

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Replace the choices; the value is kept if it is still among them."""
        kept = self.value()
        self.combo.clear()
        self._values = [value for value, _ in choices]
        self.combo.addItems([words for _, words in choices])
        if kept in self._values:
            self.set_value(kept)
        else:
            self.combo.setCurrentIndex(-1 if self._starts_empty or not choices else 0)

    def value(self) -> object:
        """What the chosen words mean, or ``None`` while nothing is chosen."""
        index = self.combo.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose ``value``; ``None`` or anything that is no choice leaves it empty. Nothing is emitted."""
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def choose_text(self, text: str) -> None:
        """Choose the value that reads ``text`` when written out; nothing else is changed. Nothing is emitted."""
        for value in self._values:
            if ("" if value is None else str(value)) == text:
                self.set_value(value)
