"""What a revision changed, field by field: before and after, told apart by more than colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.icon_label import IconLabel
from ui.widgets.naming import name_control
from ui.widgets.text import Label, Paragraph


@dataclass(frozen=True, slots=True)
class Change:
    """A field's name, what it held, what it holds; ``""`` for nothing."""

    label: str
    before: str
    after: str


class DiffList(QWidget):
    """Each change as the field's name over a minus line (before) and a plus line (after)."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def set_changes(self, changes: Sequence[Change]) -> None:
        """Show these instead of what was shown; equal values are left out."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        for change in changes:
            if change.before != change.after:
                self._column.addWidget(self._block(change))

    def _block(self, change: Change) -> QWidget:
        block = QWidget()
        words = self.tr("{}: trước là {}, nay là {}")
        empty = self.tr("trống")
        block.setAccessibleName(words.format(change.label, change.before or empty, change.after or empty))
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(change.label, "strong"))
        if change.before:
            column.addWidget(_Side(change.before, "danger", "minus"))
        if change.after:
            column.addWidget(_Side(change.after, "success", "plus"))
        return block


class _Side(QWidget):
    def __init__(self, text: str, kind: str, icon: str) -> None:
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(8)
        mark = IconLabel(icon, f"{kind}_soft", 14)
        mark.setFixedHeight(current().px(20))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(text, "danger_soft" if kind == "danger" else "success_soft"), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().colour(f"{self._kind}_soft"))
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
