"""The last checks, each as whoever looked signed it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.archive.checks.model import PastCheck
from app.clock import shown_time
from ui.archive.checks.words import fault_sentence
from ui.messages import sentence
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Paragraph

SHOWN = 12


class PastCard(Card):
    """One line for each, the newest first."""

    def __init__(self, checks: tuple[PastCheck, ...], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Các lần kiểm tra"), "history", parent=parent)
        self.lines: list[str] = []
        for check in checks[:SHOWN]:
            words = self._words(check)
            self.lines.append(words)
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            icon, tone = ("circle-check", "success") if check.whole else ("circle-x", "danger")
            row.addWidget(IconLabel(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Paragraph(words, "text"), 1)
            self.add(line)
        if not checks:
            self.add(Paragraph(self.tr("Chưa có lần nào."), "secondary"))

    def _words(self, check: PastCheck) -> str:
        head = f"{shown_time(check.at)} · {check.by} · "
        hurt = [part for part in check.parts if part.faults]
        if not hurt:
            return head + self.tr("{} tệp, nguyên vẹn").format(len(check.parts))
        told = [
            " · ".join(part for part in (sentence(one.what), one.name) if part) + ": " + fault_sentence(one.faults[0])
            for one in hurt
        ]
        return head + self.tr("{} tệp, {} có hỏng.").format(len(check.parts), len(hurt)) + " " + " ".join(told)
