"""The text of an agreement to read: Vietnamese, which binds, and English beside it, paragraph by paragraph."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.agreements.model import Wording
from ui.widgets.text import Label, Paragraph


class WordingView(QWidget):
    """Two columns whose paragraphs stand side by side. Put it into an area that scrolls."""

    def __init__(self, binding: Wording, reading: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 16)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(8)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self._row = 0
        self._add_heading(
            self.tr("Bản tiếng Việt, có giá trị ký kết"), self.tr("Bản tiếng Anh, chỉ để đọc"), small=True
        )
        self._add_heading(binding.title, reading.title)
        self._add_paragraphs(binding.preamble, reading.preamble)
        for left, right in zip(binding.parts, reading.parts, strict=True):
            self._add_heading(left.heading, right.heading)
            self._add_paragraphs(left.paragraphs, right.paragraphs)
        self._grid.setRowStretch(self._row, 1)

    def _add_heading(self, left: str, right: str, *, small: bool = False) -> None:
        if self._row and not small:
            self._grid.setRowMinimumHeight(self._row, 8)
            self._row += 1
        for column, text in enumerate((left, right)):
            role, tone = ("small", "accent" if column == 0 else "secondary") if small else ("strong", "text")
            self._put(Paragraph(text, tone, role), column)  # type: ignore[arg-type]
        self._row += 1

    def _add_paragraphs(self, left: tuple[str, ...], right: tuple[str, ...]) -> None:
        for first, second in zip(left, right, strict=True):
            self._put(Paragraph(first), 0)
            self._put(Paragraph(second, "secondary"), 1)
            self._row += 1

    def _put(self, widget: Label, column: int) -> None:
        self._grid.addWidget(widget, self._row, column, Qt.AlignmentFlag.AlignTop)
