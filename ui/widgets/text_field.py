"""A line of text with label, hint and error."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit


class TextField(Field):
    """One line of plain text. ``longest`` limits the number of characters, 0 does not; ``beside`` stands at its end."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        required: bool = False,
        longest: int = 0,
        icon: str = "",
        beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, required=required, parent=parent)
        self.edit = LineEdit(icon=icon)
        self.edit.setPlaceholderText(placeholder)
        if longest:
            self.edit.setMaxLength(longest)
        self._hold(self.edit, _in_a_row(self.edit, beside) if beside is not None else None)
        self.edit.textEdited.connect(self._edited)

    def _edited(self) -> None:
        self.set_error("")
        self.changed.emit()

    def value(self) -> str:
        """The text, without spaces at its ends."""
        return self.edit.text().strip()

    def set_value(self, value: str) -> None:
        """Show ``value``; nothing is emitted."""
        self.edit.setText(value)

    def set_read_only(self, read_only: bool) -> None:
        self.edit.setReadOnly(read_only)
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)


def _in_a_row(edit: QWidget, beside: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(edit, 1)
    row.addWidget(beside)
    return whole
