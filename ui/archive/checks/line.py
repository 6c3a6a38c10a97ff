"""One line of the outcome of a check: what was looked at, and in sentences what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.archive.model import CheckLine
from ui.messages import sentence
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.text import Label, Paragraph, Tone

UNKNOWN_PLACE = "?"
"""Stands where a sentence names a row that this check did not count."""


def sentences(line: CheckLine) -> tuple[str, ...]:
    """What was found, one sentence for each fault."""
    return tuple(sentence(code, seq=UNKNOWN_PLACE) for code in line.faults)


class CheckLineView(QWidget):
    """Icon, name, level and sentences; the state is in words as well."""

    def __init__(self, line: CheckLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        icon, tone, words = self._look(line)
        self.words = words
        name = " · ".join(part for part in (sentence(line.what), line.name) if part)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label(name, "strong"))
        if line.level:
            head.addWidget(LevelChip(line.level))
        head.addStretch(1)
        head.addWidget(Label(words, "medium", tone))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(head)
        for found in self._below(line):
            column.addWidget(Paragraph(found, "secondary"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel(icon, tone, 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setAccessibleName(f"{name}: {words}. {' '.join(self._below(line))}".strip())

    def _look(self, line: CheckLine) -> tuple[str, Tone, str]:
        if line.faults:
            return "circle-x", "danger", self.tr("Có hỏng")
        if line.skipped and line.what != "archive.files":
            return "circle-dot", "secondary", self.tr("Chưa xem bên trong")
        return "circle-check", "success", self.tr("Nguyên vẹn")

    def _below(self, line: CheckLine) -> tuple[str, ...]:
        found = list(sentences(line))
        if line.skipped and line.what == "archive.files":
            found.append(self.tr("Có tệp của ngăn mà bạn không giữ khóa; người giữ khóa của ngăn đó sẽ kiểm tra."))
        elif line.skipped:
            found.append(self.tr("Tệp có mặt. Bạn không giữ khóa; người giữ khóa của ngăn đó sẽ kiểm tra."))
        return tuple(found)
