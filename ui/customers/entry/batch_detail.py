"""One batch beside the list: how much of it is where, and what this person can do with all of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import shown_time
from app.customers.entry.model import BatchRow, Queue, Step, sample_size
from ui.customers.entry.words import batch_title, step_look
from ui.widgets.buttons import Button, DangerButton, PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text import Elided, Label, Paragraph


class BatchDetail(QWidget):
    """``asked(what)``: ``"pass"``, ``"confirm"``, ``"return"``, ``"again"``, ``"withdraw"``, ``"open"``."""

    asked = Signal(str)
    stopped = Signal()

    def __init__(self, row: BatchRow, queue: Queue, *, may_withdraw: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.buttons: dict[str, Button] = {}
        self.progress = ProgressPanel(self.tr("Đang làm cả lô"))
        self.progress.cancelled.connect(self.stopped)
        look = step_look(row.step)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(LevelChip(int(row.level)))
        head.addStretch(1)
        head.addWidget(IconLabel(look.icon, look.tone, 18))
        head.addWidget(Label(look.words, "strong", look.tone))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(Paragraph(batch_title(row), role="title"))
        meta = self.tr("nhập bởi {by}, {at}").format(by=row.entered.by, at=shown_time(row.entered.at))
        column.addWidget(Elided(meta, "body", "secondary"))
        self._acts = QWidget()
        lines = QVBoxLayout(self._acts)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        self._offer(lines, queue, may_withdraw=may_withdraw)
        column.addWidget(self._acts)
        column.addWidget(self.progress)
        self.progress.hide()
        card = Card(self.tr("Cách làm"), "info")
        card.add(Paragraph(self._words(), "secondary"))
        column.addWidget(card)
        column.addStretch(1)

    def set_working(self, working: bool) -> None:
        """Show how far it is instead of what can be done."""
        self._acts.setVisible(not working)
        self.progress.setVisible(working)

    def _offer(self, lines: QVBoxLayout, queue: Queue, *, may_withdraw: bool) -> None:
        row = self.row
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(8)
        if row.may and row.step is Step.ENTERED:
            self._button(first, "pass", PrimaryButton(self.tr("Duyệt cả lô"), "check"))
        if row.may and row.step is Step.REVIEWED:
            confirm = PrimaryButton(self.tr("Xác nhận cả lô"), "shield-check")
            left = row.sample - row.checked
            if left:
                confirm.set_available(False, self.tr("Còn {} bản trong mẫu chưa đối chiếu.").format(left))
            self._button(first, "confirm", confirm)
        if row.may and row.step is Step.RETURNED:
            self._button(first, "again", PrimaryButton(self.tr("Gửi lại cả lô"), "send"))
        words = self.tr("Mở mẫu") if row.step is Step.REVIEWED else self.tr("Xem từng bản")
        self._button(first, "open", SecondaryButton(words, "folder-open"))
        if row.may and row.step in (Step.ENTERED, Step.REVIEWED):
            self._button(second, "return", DangerButton(self.tr("Trả lại cả lô…"), "undo-2"))
        if may_withdraw and queue is not Queue.VERIFY:
            self._button(second, "withdraw", DangerButton(self.tr("Rút cả lô…"), "x"))
        for line in (first, second):
            if line.count():
                line.addStretch(1)
                lines.addLayout(line)

    def _button(self, line: QHBoxLayout, what: str, button: Button) -> None:
        button.clicked.connect(lambda: self.asked.emit(what))
        self.buttons[what] = button
        line.addWidget(button)

    def _words(self) -> str:
        row = self.row
        if row.step is Step.REVIEWED:
            words = self.tr(
                "Chương trình rút ngẫu nhiên {sample} trong {count} bản. Đối chiếu từng bản của mẫu với giấy tờ gốc; "
                "khớp hết thì xác nhận cả lô. Sai một ô thì cả lô bị trả lại."
            )
            return words.format(sample=row.sample, count=row.count)
        if row.step is Step.RETURNED:
            return self.tr("Sửa những bản sai, xem lại cả danh sách với giấy tờ gốc, rồi gửi lại cả lô.")
        words = self.tr(
            "Xem qua danh sách rồi duyệt cả lô một lần. Người kiểm tra sẽ đối chiếu {sample} bản do chương trình rút "
            "ngẫu nhiên (1 + √n, ít nhất 5)."
        )
        return words.format(sample=sample_size(row.count))
