"""Label and value in rows, some of them masked until the person asks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme import current
from ui.widgets.buttons import QuietButton
from ui.widgets.text import Label, Paragraph

MASK = "••••••••"
"""What stands for a masked value when the caller gives nothing shorter."""


@dataclass(slots=True)
class _Row:
    label: Label
    value: Paragraph
    button: QuietButton | None
    masked_as: str
    shown: bool


class FieldGrid(QWidget):
    """``reveal_requested(key)``: the person pressed "Hiện". The caller asks for the value and calls ``show_value``.

    A masked value is never in this widget before it was asked for, so there is nothing to read in it.
    """

    reveal_requested = Signal(str)

    def __init__(self, *, dense: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._rows: dict[str, _Row] = {}
        self._dense = dense
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(current().px(14))
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, current().px(128))
        self._grid.setColumnStretch(1, 1)

    def add_row(self, key: str, label: str, value: str = "", *, masked: bool = False) -> None:
        """Add a row. For a masked one ``value`` is what to show instead, e.g. ``"0901 ••• •67"``.

        Raises ``ValueError`` for a key that is already there.
        """
        if key in self._rows:
            raise ValueError(f"two rows of one key: {key}")
        at = len(self._rows)
        words = Label(label, "body", "secondary")
        text = Paragraph(value or (MASK if masked else "–"), "text", "medium")
        button = self._reveal_button(key, label) if masked else None
        self._rows[key] = _Row(words, text, button, value or MASK, False)
        self._grid.setRowMinimumHeight(at, current().px(24 if self._dense else 32))
        upright = Qt.AlignmentFlag.AlignTop if self._dense else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(words, at, 0, upright)
        self._grid.addWidget(text, at, 1, 1, 1 if button else 2, upright)
        if button:
            self._grid.addWidget(button, at, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _reveal_button(self, key: str, label: str) -> QuietButton:
        button = QuietButton(self.tr("Hiện"), "eye")
        button.setAccessibleName(self.tr("Hiện {}").format(label))
        button.clicked.connect(lambda: self._pressed(key))
        return button

    def _pressed(self, key: str) -> None:
        if self._rows[key].shown:
            self.hide_value(key)
        else:
            self.reveal_requested.emit(key)

    def value(self, key: str) -> str:
        """What the row shows now. Raises ``KeyError`` for a key that is not there."""
        return self._rows[key].value.text()

    def set_value(self, key: str, text: str) -> None:
        """Show another value in an ordinary row."""
        self._rows[key].value.setText(text or "–")

    def show_value(self, key: str, text: str) -> None:
        """Show what a masked row hides, with "Ẩn" beside it."""
        row = self._rows[key]
        row.shown = True
        row.value.setText(text)
        self._word(row, self.tr("Ẩn"), self.tr("Ẩn {}"), "eye-off")

    def hide_value(self, key: str) -> None:
        """Hide a masked row's value again."""
        row = self._rows[key]
        row.shown = False
        row.value.setText(row.masked_as)
        self._word(row, self.tr("Hiện"), self.tr("Hiện {}"), "eye")

    def hide_all_values(self) -> None:
        """Hide every value that was shown."""
        for key, row in self._rows.items():
            if row.shown:
                self.hide_value(key)

    def _word(self, row: _Row, text: str, name: str, icon: str) -> None:
        if row.button:
            row.button.setText(text)
            row.button.setAccessibleName(name.format(row.label.text()))
            row.button.set_icon(icon)

    def clear(self) -> None:
        """Take all rows away."""
        for row in self._rows.values():
            for widget in (row.label, row.value, row.button):
                if widget:
                    self._grid.removeWidget(widget)
                    widget.hide()
                    widget.deleteLater()
        for at in range(len(self._rows)):
            self._grid.setRowMinimumHeight(at, 0)
        self._rows.clear()
