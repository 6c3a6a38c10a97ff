"""A tick with its sentence, hint and error."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.field import Field


class CheckField(Field):
    """A statement that the person ticks."""

    def __init__(self, text: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, hint=hint, parent=parent)
        self._label.hide()
        self.check = QCheckBox(text.replace("&", "&&"))
        self._hold(self.check)
        self.check.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.set_error("")
        self.changed.emit()

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.check.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick it or not. Nothing is emitted."""
        self.check.setChecked(value)
