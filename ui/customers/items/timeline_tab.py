"""What happened to a customer file, newest first: savings of the customer, and what became of its items."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import shown_time
from app.customers.items.model import Happening, What, item_field_label
from ui.customers.items.words import STAGE_ICONS, STAGE_TONES
from ui.customers.words import KIND_ICONS, field_label, iso_shown, kind_words, stage_words
from ui.messages import language
from ui.widgets.text import Paragraph
from ui.widgets.timeline import Entry, Timeline

MOST = 200
"""Entries shown; a file with more is read in its parts."""


class TimelineTab(QWidget):
    """Filled by ``show_happenings``; ``show_waiting`` takes everything away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting = Paragraph(self.tr("Đang đọc diễn biến…"), "secondary")
        self.more = Paragraph("", "secondary")
        self.timeline = Timeline(self.tr("Diễn biến của hồ sơ"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 16)
        column.setSpacing(12)
        for widget in (self.waiting, self.timeline, self.more):
            column.addWidget(widget)
        column.addStretch(1)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Nothing is here yet."""
        self.timeline.set_entries(())
        self.waiting.show()
        self.more.hide()

    def show_happenings(self, happened: Sequence[Happening]) -> None:
        """Show what happened, newest first."""
        self.waiting.hide()
        self.timeline.set_entries([self._entry(one) for one in happened[:MOST]])
        self.more.setVisible(len(happened) > MOST)
        self.more.setText(self.tr("Và {} việc cũ hơn.").format(len(happened) - MOST))

    def _entry(self, one: Happening) -> Entry:
        when = shown_time(one.at)
        if one.kind is None:
            return self._of_customer(one, when)
        kind = kind_words(one.kind).lower()
        if one.what is What.MOVED and one.stage is not None and one.came_from is not None:
            title = self.tr("“{}”: {} → {}").format(one.title, stage_words(one.came_from), stage_words(one.stage))
            said = [self.tr("{} chuyển").format(one.by), one.reason]
            tone = STAGE_TONES.get(one.stage, "accent")
            return Entry(when, title, ". ".join(part for part in said if part), STAGE_ICONS[one.stage], tone)
        if one.what is What.ADDED:
            day = self.tr("ngày {}").format(iso_shown(one.day)) if one.day else ""
            said = [self.tr("{} thêm {}").format(one.by, kind), day]
            return Entry(when, one.title, ", ".join(part for part in said if part), KIND_ICONS[one.kind], "accent")
        if one.what is What.REMOVED:
            return Entry(when, self.tr("{} bỏ “{}”").format(one.by, one.title), one.reason, "trash-2")
        if one.what is What.BROUGHT_BACK:
            return Entry(when, self.tr("{} đưa lại “{}”").format(one.by, one.title), "", "undo-2", "accent")
        told = [self._change(one, change.field, change.before, change.after) for change in one.changes]
        return Entry(when, self.tr("{} sửa “{}”").format(one.by, one.title), "\n".join(told), "pencil")

    def _of_customer(self, one: Happening, when: str) -> Entry:
        if one.what is What.CUSTOMER_ENTERED:
            return Entry(when, self.tr("{} nhập hồ sơ").format(one.by), "", "file-plus", "accent")
        fields = ", ".join(field_label(change.field) for change in one.changes)
        return Entry(when, self.tr("{} sửa hồ sơ").format(one.by), self.tr("Đổi: {}").format(fields), "pencil")

    def _change(self, one: Happening, field: str, before: str, after: str) -> str:
        if one.kind is None or field == "custom":
            return field_label(field)
        label = item_field_label(one.kind, field, language())
        if field == "text":
            return label  # too long to stand here twice
        return f"{label}: {before or '–'} → {after or '–'}"
