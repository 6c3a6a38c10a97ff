"""An amount in đồng that may be left out: grouped by thousands as one types."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.customers.items.number_text import whole_of
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit
from ui.widgets.naming import grouped


class AmountField(Field):
    """``value`` is the whole number of đồng, or ``None`` while empty or not a number."""

    def __init__(self, label: str, *, hint: str = "", required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(label, hint=hint, required=required, parent=parent)
        self.edit = LineEdit()
        self.edit.setMaxLength(24)
        self.edit.setPlaceholderText("0 ₫")
        self._hold(self.edit)
        self.edit.textEdited.connect(self._edited)
        self.edit.editingFinished.connect(self._group)

    def _edited(self) -> None:
        self.set_error("")
        self.changed.emit()

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Put ``text`` there as it is. Nothing is emitted."""
        self.edit.setText(text)

    def is_valid(self) -> bool:
        """Empty, or a whole number."""
        return not self.text() or self.value() is not None

    def value(self) -> int | None:
        """The amount."""
        value = whole_of(self.text())
        return value if value is None or value >= 0 else None

    def set_value(self, value: int | None) -> None:
        """Show an amount, or nothing. Nothing is emitted."""
        self.edit.setText("" if value is None else grouped(value))

    def _group(self) -> None:
        value = self.value()
        if value is not None:
            self.edit.setText(grouped(value))
