"""One entry beside the list: what it proposes, where it stands, what this person can do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import shown_time
from app.customers.entry.model import Act, Discrepancy, EntryView, Mark, Step
from ui.customers.entry.comparing import LONGEST_REMARK, Comparison
from ui.customers.entry.words import entry_field_label, kind_of_entry, step_look
from ui.widgets.buttons import Button, DangerButton, PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label, Paragraph
from ui.widgets.text_area import TextArea


class EntryDetail(QWidget):
    """``asked(act)`` when a button is pressed; ``file_wanted`` to read the customer file; ``typed`` for each remark."""

    asked = Signal(object)
    file_wanted = Signal()
    typed = Signal()

    def __init__(self, view: EntryView, *, file_at_hand: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self._file_at_hand = view, file_at_hand
        self._sent = False
        self.buttons: dict[Act, Button] = {}
        returns = Act.RETURN in view.row.acts
        self.comparison = Comparison(view, remarks=returns)
        self.remark = TextArea(self.tr("Nhận xét chung cho người nhập"), lines=2, longest=LONGEST_REMARK)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(Paragraph(view.row.title, role="title"))
        column.addWidget(Paragraph(self._meta(), "secondary"))
        for notice in self._notices():
            column.addWidget(notice)
        if acts := self._acts():
            column.addLayout(acts)
        if view.discrepancies:
            column.addWidget(self._discrepancies())
        card = Card(self._fields_title(), "git-compare" if not view.row.new else "file-text")
        card.add(self.comparison)
        column.addWidget(card)
        if returns:
            column.addWidget(self.remark)
            self.remark.changed.connect(self.typed)
            self.comparison.remark_changed.connect(self.typed)
        column.addStretch(1)

    # What was typed

    def remarks(self) -> dict[str, str]:
        """Every remark that was not sent, the one on the whole under ``""``."""
        if self._sent:
            return {}
        whole = {"": self.remark.value()} if self.remark.value() else {}
        return {**self.comparison.remarks(), **whole}

    def put_remarks(self, remarks: dict[str, str]) -> None:
        """Take up what was typed before a lock."""
        self.remark.set_value(remarks.get("", ""))
        self.comparison.put_remarks(remarks)

    def note_sent(self) -> None:
        """What is remarked has gone with the entry."""
        self._sent = True

    def lack_remark(self, words: str) -> None:
        """Say that a remark is missing, and go there."""
        self.remark.set_error(words)
        self.remark.focus()

    # Parts

    def _head(self) -> QHBoxLayout:
        look = step_look(self.view.row.step)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(LevelChip(int(self.view.row.ref.level)))
        row.addStretch(1)
        row.addWidget(IconLabel(look.icon, look.tone, 18))
        row.addWidget(Label(look.words, "strong", look.tone))
        return row

    def _meta(self) -> str:
        row = self.view.row
        parts = [kind_of_entry(row).capitalize(), self._said(self.tr("nhập bởi {by}, {at}"), row.entered)]
        if row.reviewed is not None:
            parts.append(self._said(self.tr("duyệt bởi {by}, {at}"), row.reviewed))
        return " · ".join(parts)

    @staticmethod
    def _said(words: str, mark: Mark) -> str:
        return words.format(by=mark.by, at=shown_time(mark.at))

    def _notices(self) -> list[InlineNotice]:
        view, found = self.view, []
        if view.row.urgent:
            words = self.tr("Đính chính khẩn, đang có hiệu lực mà chưa xác minh. Lý do: {}").format(view.reason)
            if view.row.overdue:
                words = self.tr("Quá hạn xác minh ba ngày làm việc. ") + words
            found.append(InlineNotice("danger" if view.row.overdue else "warning", words))
        if view.stale:
            words = self.tr("Hồ sơ đã đổi từ khi bản này được nhập. Cần trả lại để người nhập sửa trên bản mới.")
            found.append(InlineNotice("warning", words))
        if view.remark:
            found.append(InlineNotice("warning", view.remark))
        if view.row.checked and view.row.step is Step.REVIEWED:
            found.append(InlineNotice("success", self.tr("Đã đối chiếu, khớp. Chờ xác nhận cả lô.")))
        return found

    def _acts(self) -> QVBoxLayout | None:
        acts, view = self.view.row.acts, self.view
        lines = QVBoxLayout()
        lines.setSpacing(8)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(8)
        if Act.REVIEW in acts:
            self._button(first, Act.REVIEW, PrimaryButton(self.tr("Duyệt, chuyển xác minh"), "check"), "Ctrl+Enter")
        if Act.VERIFY in acts and not (view.row.batch and view.row.checked):
            self._button(first, Act.VERIFY, PrimaryButton(self.tr("Đối chiếu…"), "shield-check"), "Ctrl+Enter")
        if Act.AMEND in acts:
            words = self.tr("Sửa và gửi lại…") if view.row.step is Step.RETURNED else self.tr("Sửa…")
            kind = PrimaryButton if view.row.step is Step.RETURNED else SecondaryButton
            self._button(first, Act.AMEND, kind(words, "pencil"), "Ctrl+E")
        if Act.RETURN in acts:
            first.addSpacing(8)
            self._button(first, Act.RETURN, DangerButton(self.tr("Trả lại"), "undo-2"), "Ctrl+Backspace")
        if self._file_at_hand and not view.row.new and view.row.kind is None:
            read = SecondaryButton(self.tr("Mở hồ sơ"), "folder-open")
            read.clicked.connect(self.file_wanted)
            second.addWidget(read)
        if Act.URGENT in acts:
            self._button(second, Act.URGENT, SecondaryButton(self.tr("Cho có hiệu lực ngay…"), "siren"), "")
        if Act.WITHDRAW in acts:
            second.addSpacing(8)
            self._button(second, Act.WITHDRAW, DangerButton(self.tr("Rút…"), "x"), "")
        for line in (first, second):
            if line.count():
                line.addStretch(1)
                lines.addLayout(line)
        return lines if lines.count() else None

    def _button(self, line: QHBoxLayout, act: Act, button: Button, key: str) -> None:
        button.clicked.connect(lambda: self.asked.emit(act))
        if key:
            button.setToolTip(key)
        self.buttons[act] = button
        line.addWidget(button)

    def _fields_title(self) -> str:
        if not self.view.row.new:
            return self.tr("Đề nghị sửa những gì")
        return self.tr("Nội dung bản nhập")

    def _discrepancies(self) -> Card:
        card = Card(self.tr("Khác với giấy tờ gốc ({} kiểm tra)").format(self.view.found_by), "circle-alert")
        both = any(one.entered or one.typed for one in self.view.discrepancies)
        if not both:
            card.add(Paragraph(self.tr("Hãy xem lại giấy tờ gốc rồi sửa các ô: {}.").format(self._names())))
            return card
        grid = FieldGrid(dense=True)
        empty = self.tr("trống")
        for one in self.view.discrepancies:
            words = self.tr("bản nhập: {entered}\nkiểm tra: {typed}")
            text = words.format(entered=one.entered or empty, typed=one.typed or empty)
            grid.add_row(one.field, self._name(one), text)
        card.add(grid)
        return card

    def _names(self) -> str:
        return ", ".join(self._name(one).lower() for one in self.view.discrepancies)

    def _name(self, one: Discrepancy) -> str:
        field = next((field for field in self.view.fields if field.field == one.field), None)
        return entry_field_label(field, self.view.row.kind) if field is not None else one.field
