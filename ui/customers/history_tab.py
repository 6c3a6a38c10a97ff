"""Who saved a customer when, and in which fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import shown_time
from app.customers.model import Revision
from ui.customers.words import field_label
from ui.widgets.buttons import SecondaryButton
from ui.widgets.text import Paragraph
from ui.widgets.timeline import Entry, Timeline


class HistoryTab(QWidget):
    """``compare_requested()``: the person wants to see what each saving changed."""

    compare_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting = Paragraph(self.tr("Đang đọc lịch sử…"), "secondary")
        self.timeline = Timeline(self.tr("Lịch sử hồ sơ"))
        self.compare = SecondaryButton(self.tr("Xem từng thay đổi"), "git-compare")
        self.compare.clicked.connect(self.compare_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 16)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.compare)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.waiting)
        column.addWidget(self.timeline)
        column.addStretch(1)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Nothing is here yet."""
        self.timeline.set_entries(())
        self.waiting.show()
        self.compare.hide()

    def show_revisions(self, revisions: Sequence[Revision]) -> None:
        """Show the savings, newest first."""
        self.waiting.hide()
        self.compare.show()
        self.timeline.set_entries([self._entry(revision) for revision in revisions])

    def _entry(self, revision: Revision) -> Entry:
        fields = ", ".join(field_label(change.field) for change in revision.changes)
        if revision.rev == 1:
            return Entry(
                shown_time(revision.at), self.tr("{} nhập hồ sơ").format(revision.by), "", "file-plus", "accent"
            )
        told = self.tr("Đổi: {}").format(fields) if fields else self.tr("Lưu lại, không đổi gì")
        return Entry(shown_time(revision.at), self.tr("{} sửa").format(revision.by), told, "pencil")
