"""One file of the vault as a line: what it is, when it was last checked, and in sentences what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.archive.checks.model import FileLine
from app.clock import shown_time
from ui.archive.checks.words import fault_sentence
from ui.messages import sentence
from ui.widgets.buttons import QuietButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.text import Label, Paragraph, Tone


class FileLineView(QWidget):
    """Icon, name, level and sentences; the state is in words as well.

    ``hurt_wanted`` and ``back_wanted`` carry the line: which records are hurt, and how to bring the compartment back.
    """

    hurt_wanted = Signal(object)
    back_wanted = Signal(object)

    def __init__(self, line: FileLine, *, tells_hurt: bool, leads_back: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        icon, tone, self.words = self._look(line)
        name = " · ".join(part for part in (sentence(line.what), line.name) if part)
        below = self._below(line)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label(name, "strong"))
        if line.level:
            head.addWidget(LevelChip(line.level))
        head.addStretch(1)
        head.addWidget(Label(self.words, "medium", tone))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(head)
        for found in below:
            column.addWidget(Paragraph(found, "secondary"))
        if line.faults and line.project is not None and (tells_hurt or leads_back):
            column.addLayout(self._ways(tells_hurt=tells_hurt, leads_back=leads_back))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel(icon, tone, 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setAccessibleName(f"{name}: {self.words}. {' '.join(below)}".strip())

    def _ways(self, *, tells_hurt: bool, leads_back: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if tells_hurt:
            self.hurt = QuietButton(self.tr("Hồ sơ nào bị hỏng…"), "list-checks")
            self.hurt.clicked.connect(lambda: self.hurt_wanted.emit(self.line))
            row.addWidget(self.hurt)
        if leads_back:
            self.back = QuietButton(self.tr("Lấy lại từ bản sao lưu"), "archive-restore")
            self.back.clicked.connect(lambda: self.back_wanted.emit(self.line))
            row.addWidget(self.back)
        row.addStretch(1)
        return row

    def _look(self, line: FileLine) -> tuple[str, Tone, str]:
        if line.faults:
            words = self.tr("Hỏng, chỉ xem được") if line.closed else self.tr("Có hỏng")
            return "circle-x", "danger", words
        if line.overdue:
            return "clock", "warning", self.tr("Quá hạn kiểm tra")
        if not line.checked_at:
            return "circle-dot", "secondary", self.tr("Chưa kiểm tra")
        return "circle-check", "success", self.tr("Nguyên vẹn")

    def _below(self, line: FileLine) -> tuple[str, ...]:
        said = []
        if line.checked_at and line.by:
            said.append(self.tr("Kiểm tra hết lúc {}, {}.").format(shown_time(line.checked_at), line.by))
        elif line.checked_at:
            said.append(self.tr("Xem từ đầu đến cuối lúc {}.").format(shown_time(line.checked_at)))
        if line.what == "archive.compartment" and not line.held:
            said.append(self.tr("Bạn không giữ khóa; người giữ khóa của ngăn này kiểm tra khi mở kho."))
        return (*said, *(fault_sentence(code) for code in line.faults))
