"""One entry, and where its trail leads: to the person, to the record, to the day."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import local_date, shown_date, shown_time
from app.ids import record_code
from app.oversight.model import EntryRow, JournalFilter
from ui.oversight.words import OK, act_words, note_words, outcome_words
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.flow import FlowLayout
from ui.widgets.level import level_name
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph


class EntryDetail(QWidget):
    """``followed(filter, words)`` when the officer follows a trail; ``report_wanted(filter)`` for a paper about it."""

    followed = Signal(object, str)
    report_wanted = Signal(object)

    def __init__(self, row: EntryRow, parent: QWidget | None = None, *, papers: bool = True) -> None:
        """Without ``papers`` no report is offered: those are made of the present journal."""
        super().__init__(parent)
        self.row = row
        self.trails: dict[str, SecondaryButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        column.addWidget(Paragraph(act_words(row.event) or self.tr("Mục không đọc được"), role="title"))
        if row.outcome != OK:
            column.addWidget(InlineNotice("danger", outcome_words(row.outcome)))
        column.addWidget(self._facts())
        column.addWidget(self._trails())
        if papers:
            column.addWidget(self._papers())
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
        if noted := note_words(row.note, row.event):
            grid.add_row("note", self.tr("Ghi thêm"), noted)
        grid.add_row("agreement", self.tr("Thỏa thuận"), row.agreement or self.tr("không có"))
        grid.add_row("lesson", self.tr("Bài học"), row.lesson or self.tr("không có"))
        if row.rid:
            grid.add_row("rid", self.tr("Mã bản ghi"), record_code(row.rid))
        if row.customer:
            grid.add_row("customer", self.tr("Thuộc hồ sơ"), record_code(row.customer))
        grid.add_row("number", self.tr("Mục số"), f"{row.id}")
        return grid

    def _trails(self) -> Card:
        row, day = self.row, local_date(self.row.at).isoformat()
        person, whole_day = JournalFilter(person=row.person), JournalFilter(day_from=day, day_to=day)
        name, date = row.person_name, shown_date(row.at)
        card = Card(self.tr("Lần theo"), "history")
        card.add(Paragraph(self.tr("Bấm để xem tất cả; đường đọc ở trên đưa bạn quay lại."), "secondary", "small"))
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        self._add(flow, "person", self.tr("Mọi việc của người này"), "user-round", person, name)
        if row.rid:
            record = JournalFilter(rid=row.rid)
            words = self.tr("bản ghi {}").format(record_code(row.rid))
            self._add(flow, "record", self.tr("Ai đã đụng đến bản ghi này"), "file-search", record, words)
        if row.customer:
            owner = JournalFilter(rid=row.customer)
            words = self.tr("hồ sơ {}").format(record_code(row.customer))
            self._add(flow, "customer", self.tr("Ai đã đụng đến hồ sơ này"), "users", owner, words)
        same_day = replace(person, day_from=day, day_to=day)
        self._add(flow, "person_day", self.tr("Người này, ngày hôm ấy"), "calendar-clock", same_day, f"{name}, {date}")
        self._add(flow, "day", self.tr("Mọi người, ngày hôm ấy"), "calendar", whole_day, date)
        card.add(holder)
        return card

    def _papers(self) -> Card:
        card = Card(self.tr("Báo cáo"), "file-text")
        card.add(Paragraph(self.tr("Một PDF có chữ ký và một gói để người kiểm tra bên ngoài tự kiểm chứng."),
                           "secondary", "small"))  # fmt: skip
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        person = SecondaryButton(self.tr("Người này đã đọc những gì…"), "file-text")
        person.clicked.connect(lambda: self.report_wanted.emit(JournalFilter(person=self.row.person)))
        flow.addWidget(person)
        about = self.row.customer or self.row.rid
        if about:
            record = SecondaryButton(self.tr("Ai đã đọc hồ sơ này…"), "file-text")
            record.clicked.connect(lambda: self.report_wanted.emit(JournalFilter(rid=about)))
            flow.addWidget(record)
        card.add(holder)
        return card

    def _add(self, flow: FlowLayout, key: str, text: str, icon: str, wanted: JournalFilter, words: str) -> None:
        button = SecondaryButton(text, icon)
        button.clicked.connect(lambda: self.followed.emit(wanted, words))
        self.trails[key] = button
        flow.addWidget(button)
