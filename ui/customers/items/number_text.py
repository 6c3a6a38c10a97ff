"""Numbers that may be left out: whole ones, and percent with two decimals."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit
from ui.widgets.naming import grouped

_WHOLE = re.compile(r"(-?)(\d{1,18})")
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?")


class NumberText(Field):
    """``value`` is a whole number, or ``None`` while empty or not a number."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        required: bool = False,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, required=required, parent=parent)
        self.edit = LineEdit()
        self.edit.setMaxLength(24)
        self.edit.setPlaceholderText(placeholder)
        self._hold(self.edit)
        self.edit.textEdited.connect(self._edited)
        self.edit.editingFinished.connect(self._tidy)

    def _edited(self) -> None:
        self.set_error("")
        self.changed.emit()

    def _tidy(self) -> None:
        value = self.value()
        if value is not None:
            self.edit.setText(self.written(value))

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Put ``text`` there as it is. Nothing is emitted."""
        self.edit.setText(text)

    def is_valid(self) -> bool:
        """Empty, or a number."""
        return not self.text() or self.value() is not None

    def value(self) -> int | None:
        """The number."""
        match = _WHOLE.fullmatch(re.sub(r"[ .\u00a0]", "", self.text()))
        return int(match[0]) if match and match[0].isascii() else None

    def set_value(self, value: int | None) -> None:
        """Show a number, or nothing. Nothing is emitted."""
        self.edit.setText("" if value is None else self.written(value))

    def written(self, value: int) -> str:
        """A number as it stands in the field."""
        return grouped(value)


class PercentField(NumberText):
    """``value`` is in hundredths of a percent: 18,5 is 1850."""

    def value(self) -> int | None:
        match = _PERCENT.fullmatch(self.text().removesuffix("%").strip())
        if match is None or not match[0].isascii():
            return None
        return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))

    def written(self, value: int) -> str:
        whole, rest = divmod(value, 100)
        return f"{whole},{rest:02d}".rstrip("0") + " %" if rest else f"{whole} %"
