"""One entry, and what else is in the list about the same record or by the same person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import shown_time
from app.oversight.model import EntryRow
from ui.oversight.words import OK, act_icon, act_words, note_words, outcome_words
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.level import level_name
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph
from ui.widgets.timeline import Entry, Timeline

MOST = 40
"""Entries of the timeline; the filter shows all."""


class EntryDetail(QWidget):
    """``person_followed`` and ``record_followed`` when the officer asks for all of one."""

    person_followed = Signal()
    record_followed = Signal()

    def __init__(self, row: EntryRow, around: Sequence[EntryRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        column.addWidget(Paragraph(act_words(row.event), role="title"))
        if row.outcome != OK:
            column.addWidget(InlineNotice("danger", outcome_words(row.outcome)))
        column.addWidget(self._facts())
        column.addLayout(self._actions())
        column.addWidget(self._timeline(around))
        column.addStretch(1)

    def _facts(self) -> FieldGrid:
        row, grid = self.row, FieldGrid(dense=True)
        grid.add_row("at", self.tr("Lúc"), shown_time(row.at))
        grid.add_row("person", self.tr("Người"), row.person_name)
        grid.add_row("device", self.tr("Máy"), row.device)
        if row.project_name:
            grid.add_row("project", self.tr("Dự án"), row.project_name)
        if row.level:
            grid.add_row("level", self.tr("Cấp mật"), level_name(row.level))
        if row.about_name:
            grid.add_row("about", self.tr("Về người"), row.about_name)
        if note_words(row.note):
            grid.add_row("note", self.tr("Ghi thêm"), note_words(row.note))
        grid.add_row("agreement", self.tr("Thỏa thuận"), row.agreement or self.tr("không có"))
        grid.add_row("lesson", self.tr("Bài học"), row.lesson or self.tr("không có"))
        if row.rid:
            grid.add_row("rid", self.tr("Mã bản ghi"), row.rid)
        return grid

    def _actions(self) -> QHBoxLayout:
        actions = QHBoxLayout()
        actions.setSpacing(8)
        person = SecondaryButton(self.tr("Lọc theo người này"), "user-round")
        person.clicked.connect(self.person_followed)
        actions.addWidget(person)
        if self.row.rid:
            record = SecondaryButton(self.tr("Lọc theo bản ghi này"), "file-search")
            record.clicked.connect(self.record_followed)
            actions.addWidget(record)
        actions.addStretch(1)
        return actions

    def _timeline(self, around: Sequence[EntryRow]) -> Card:
        """Those of the same record, or where there is none those of the same person, as far as they are listed."""
        row = self.row
        of_record = bool(row.rid)
        same = [other for other in around if (other.rid == row.rid if of_record else other.person == row.person)]
        title = self.tr("Những ai đã đụng đến bản ghi này") if of_record else self.tr("Người này đã làm gì")
        card = Card(title, "history")
        line = Timeline(title)
        line.set_entries([_entry(other, by=of_record) for other in same[:MOST]])
        card.add(line)
        card.add(Paragraph(self.tr("Chỉ gồm các mục đang hiện trong danh sách."), "secondary", "small"))
        return card


def _entry(row: EntryRow, *, by: bool) -> Entry:
    good = row.outcome == OK
    text = row.person_name if by else note_words(row.note)
    if not good:
        text = " · ".join(part for part in (text, outcome_words(row.outcome)) if part)
    icon = act_icon(row.event) if good else "shield-ban"
    return Entry(shown_time(row.at), act_words(row.event), text, icon, "secondary" if good else "danger")
