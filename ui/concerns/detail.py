"""One concern as an officer reads it, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import shown_time
from app.concerns.model import LONGEST_NOTE, ConcernRow, ConcernState
from ui.concerns.columns import state_cell, trouble_words, when, who
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea


class ConcernDetail(QWidget):
    """``marked(state, note)`` when the officer notes something."""

    marked = Signal(object, str)

    def __init__(self, row: ConcernRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        title = who(row)
        column.addWidget(Paragraph(title[:1].upper() + title[1:], role="title"))
        if trouble_words(row.trouble):
            column.addWidget(InlineNotice("danger", trouble_words(row.trouble)))
        column.addWidget(self._facts())
        if row.text:
            card = Card()
            card.add(Paragraph(row.text))
            column.addWidget(card)
        self.note = TextArea(
            self.tr("Đã làm gì"),
            hint=self.tr("Các cán bộ an toàn khác đọc được. Người gửi không thấy ghi chú này."),
            lines=4,
            longest=LONGEST_NOTE,
        )
        self.note.set_value(row.note)
        column.addWidget(self.note)
        column.addLayout(self._actions())
        column.addStretch(1)

    def _facts(self) -> FieldGrid:
        row, grid = self.row, FieldGrid(dense=True)
        grid.add_row("at", self.tr("Gửi lúc"), when(row))
        if row.code:
            grid.add_row("code", self.tr("Mã nhận"), row.code)
        grid.add_row("state", self.tr("Tình trạng"), state_cell(row.state).text)
        if row.noted_at:
            grid.add_row("noted", self.tr("Ghi nhận"), f"{row.noted_by}, {shown_time(row.noted_at)}")
        return grid

    def _actions(self) -> QHBoxLayout:
        actions = QHBoxLayout()
        actions.setSpacing(8)
        self.seen = SecondaryButton(self.tr("Đã xem"), "eye")
        self.seen.clicked.connect(lambda: self.marked.emit(ConcernState.SEEN, self.note.value()))
        self.answered = PrimaryButton(self.tr("Đã xử lý xong"), "check")
        self.answered.clicked.connect(self._answer)
        actions.addWidget(self.seen)
        actions.addWidget(self.answered)
        actions.addStretch(1)
        return actions

    def _answer(self) -> None:
        if not self.note.value():
            self.note.set_error(self.tr("Hãy ghi đã xử lý thế nào."))
            self.note.focus()
            return
        self.marked.emit(ConcernState.ANSWERED, self.note.value())
