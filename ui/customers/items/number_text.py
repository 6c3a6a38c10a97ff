"""Numbers that may be left out: whole ones, and percent with two decimals.

A whole number may have its thousands set off by points, commas or blanks, also in the middle of being edited. What may
be a decimal is never taken for more digits: ``1500000.00`` is 1.500.000, and ``1,5`` is no whole number.
"""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit
from ui.widgets.naming import grouped

_WHOLE = re.compile(r"(-?)([0-9][0-9.,]*)")
_BLANK = re.compile(r"[\s₫đ]")
_MOST_DIGITS = 18
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?")


def whole_of(text: str) -> int | None:
    """The whole number in a text, ``None`` where that is not certain."""
    match = _WHOLE.fullmatch(_BLANK.sub("", text))
    if match is None:
        return None
    head, last, tail = _split(match[2])
    if last and len(tail) in (1, 2) and last not in head:
        if tail.strip("0") or not ({".", ","} & set(head) or len(head) > 3):
            return None
        tail = ""
    digits = re.sub("[.,]", "", head + tail)
    return int(match[1] + digits) if len(digits) <= _MOST_DIGITS else None


def _split(number: str) -> tuple[str, str, str]:
    """What stands before the last separator, that separator, and what stands behind it."""
    place = max(number.rfind("."), number.rfind(","))
    return (number[:place], number[place], number[place + 1 :]) if place >= 0 else (number, "", "")


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
        return whole_of(self.text())

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
