"""One alert: its sentence, the entries behind it, what came of it, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.clock import shown_time
from app.ids import record_code
from app.oversight.alerts.model import LONGEST_NOTE, AlertDetail, AlertState, Severity, Step
from app.oversight.model import EntryRow
from ui.messages import sentence
from ui.oversight.alerts.words import alert_sentence, days_words, rule_name, severity_cell, state_cell
from ui.oversight.words import OK, act_icon, act_words, note_words, outcome_words
from ui.widgets.buttons import Button, DangerButton, PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.flow import FlowLayout
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea
from ui.widgets.timeline import Entry, Timeline

MOST = 20
"""Entries of the timeline; the reading trail shows all."""


class AlertView(QWidget):
    """``decided(state, note)`` when the officer decides; ``trail_wanted`` when they want to read what is behind it."""

    decided = Signal(object, str)
    trail_wanted = Signal()

    def __init__(self, found: AlertDetail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = found
        row = found.row
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        column.addWidget(Paragraph(rule_name(row.rule), role="title"))
        self.told = InlineNotice("danger" if row.severity is Severity.HIGH else "warning", alert_sentence(row))
        column.addWidget(self.told)
        column.addWidget(self._facts())
        self.trail = SecondaryButton(self.tr("Xem đường đọc"), "scroll-text")
        self.trail.clicked.connect(self.trail_wanted)
        leads = QHBoxLayout()
        leads.addWidget(self.trail)
        leads.addStretch(1)
        column.addLayout(leads)
        if row.mine:
            column.addWidget(InlineNotice("info", self._about_you()))
        self.buttons: dict[AlertState, Button] = {}
        if row.next_states():
            column.addWidget(self._deciding())
        column.addWidget(self._behind())
        column.addWidget(self._life())
        column.addStretch(1)

    def _facts(self) -> FieldGrid:
        row, grid = self.found.row, FieldGrid(dense=True)
        if row.person_name:
            grid.add_row("person", self.tr("Người"), row.person_name)
        if row.record:
            grid.add_row("record", self.tr("Mã hồ sơ"), record_code(row.record))
        if row.project_name:
            grid.add_row("project", self.tr("Dự án"), row.project_name)
        grid.add_row("days", self.tr("Ngày"), days_words(row))
        grid.add_row("severity", self.tr("Mức"), severity_cell(row.severity).text)
        grid.add_row("state", self.tr("Tình trạng"), state_cell(row.state).text)
        grid.add_row("raised", self.tr("Nêu lúc"), shown_time(row.raised_at))
        return grid

    def _about_you(self) -> str:
        if self.found.row.alone:
            return self.tr(
                "Cảnh báo này nói về bạn và kho không có cán bộ an toàn nào khác: một quản lý gõ cụm mật khẩu ký cùng "
                "khi bạn xử lý. Chưa ai ký thì cảnh báo cứ để mở."
            )
        return self.tr("Cảnh báo này nói về bạn, nên cán bộ an toàn khác xử lý.")

    def _deciding(self) -> Card:
        row = self.found.row
        card = Card(self.tr("Xử lý"), "clipboard-check")
        self.note = TextArea(
            self.tr("Vì sao, đã hỏi ai"),
            hint=self.tr("Các cán bộ an toàn khác đọc được. Người được nêu không thấy."),
            lines=3,
            longest=LONGEST_NOTE,
        )
        card.add(self.note)
        line = QWidget()
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        place = FlowLayout(line)
        for state, button in (
            (AlertState.SEEN, SecondaryButton(self.tr("Đã xem"), "eye")),
            (AlertState.EXPLAINED, PrimaryButton(self.tr("Giải thích được"), "check")),
            (AlertState.INCIDENT, DangerButton(self.tr("Chuyển thành sự cố"), "flag")),
        ):
            if state in row.next_states():
                self.buttons[state] = button
                button.clicked.connect(lambda _=False, state=state: self._decide(state))
                place.addWidget(button)
                if row.mine and not row.alone:
                    button.set_available(False, sentence("alerts.another_officer"))
        card.add(line)
        return card

    def _decide(self, state: AlertState) -> None:
        if state is not AlertState.SEEN and not self.note.value():
            self.note.set_error(sentence("alerts.say_why"))
            self.note.focus()
            return
        self.decided.emit(state, self.note.value())

    def _behind(self) -> Card:
        """The entries, newest first."""
        card = Card(self.tr("Các mục phía sau"), "history")
        line = Timeline(self.tr("Các mục phía sau"))
        line.set_entries([_entry(row) for row in self.found.entries[:MOST]])
        card.add(line)
        more = self.found.all_entries - min(MOST, len(self.found.entries))
        if more > 0:
            words = self.tr("Còn {} mục nữa: mở đường đọc để xem đủ.")
            card.add(Paragraph(words.format(grouped(more)), "secondary", "small"))
        return card

    def _life(self) -> Card:
        card = Card(self.tr("Đã xử lý thế nào"), "clipboard-list")
        line = Timeline(self.tr("Đã xử lý thế nào"))
        line.set_entries([self._step(step) for step in self.found.life])
        card.add(line)
        return card

    def _step(self, step: Step) -> Entry:
        cell = state_cell(step.state)
        title = self.tr("Được nêu") if step.state is AlertState.RAISED else cell.text
        who = step.by_name
        if step.beside_name:
            who = self.tr("{}, cùng {}").format(step.by_name, step.beside_name)
        text = " · ".join(part for part in (who, step.note) if part)
        return Entry(shown_time(step.at), title, text, cell.icon)


def _entry(row: EntryRow) -> Entry:
    good = row.outcome == OK
    parts = (row.person_name, row.project_name, record_code(row.rid), note_words(row.note, row.event))
    text = " · ".join(part for part in parts if part)
    if not good:
        text = " · ".join((text, outcome_words(row.outcome)))
    icon = act_icon(row.event) if good else "shield-ban"
    return Entry(shown_time(row.at), act_words(row.event), text, icon, "secondary" if good else "danger")
