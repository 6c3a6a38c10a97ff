"""Several lines of text with label, hint and error."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.theme import current, line_height
from ui.widgets.field import Field

_LINE = 126
"""Percent of the font's own 1.265 em: 1.6 em, as everywhere."""


class PlainEdit(QTextEdit):
    """A text edit that takes plain text only, with our line height; Tab leaves it."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.document().setDocumentMargin(4)
        self._measure()

    def set_plain(self, text: str) -> None:
        """Replace the text."""
        self.setPlainText(text)
        self._space_lines()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def _measure(self) -> None:
        self.setFixedHeight(line_height() * self._lines + current().px(22))
        self._space_lines()

    def _space_lines(self) -> None:
        form = QTextBlockFormat()
        form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_lines"):
            self._measure()


class TextArea(Field):
    """Plain text of several lines, ``lines`` of them visible. ``longest`` shows a count and an error beyond it."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        required: bool = False,
        lines: int = 3,
        longest: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, required=required, parent=parent)
        self._longest = longest
        self.edit = PlainEdit(lines)
        self.edit.setPlaceholderText(placeholder)
        self._hold(self.edit)
        self.edit.textChanged.connect(self._edited)

    def _edited(self) -> None:
        surplus = len(self.edit.toPlainText()) - self._longest
        if self._longest and surplus > 0:
            self.set_error(self.tr("Dài hơn giới hạn {} ký tự. Hãy rút gọn.").format(surplus))
        elif self.error():
            self.set_error("")
        self.changed.emit()

    def value(self) -> str:
        """The text, without spaces at its ends."""
        return self.edit.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show ``value``; nothing is emitted."""
        self.edit.blockSignals(True)
        self.edit.set_plain(value)
        self.edit.blockSignals(False)

    def set_read_only(self, read_only: bool) -> None:
        self.edit.setReadOnly(read_only)
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
