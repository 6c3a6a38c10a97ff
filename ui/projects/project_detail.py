"""One project: which levels this person opens, and for its managers and officers who else is cleared until when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.projects.model import GrantRow, ProjectRow
from ui.messages import language
from ui.projects.words import until_words
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.text import Label, Paragraph


class ProjectDetail(QWidget):
    """``give_requested``, ``ask_requested`` and ``clearances_requested`` when their buttons are pressed.

    ``grants`` are None for who is not told of other people's clearances.
    """

    give_requested = Signal()
    ask_requested = Signal()
    clearances_requested = Signal()

    def __init__(
        self, row: ProjectRow, grants: Sequence[GrantRow] | None, *, gives: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        column.addWidget(Label(row.name, "title"))
        column.addWidget(Paragraph(self._own(row), "secondary"))
        actions = QHBoxLayout()
        actions.setSpacing(8)
        if gives and row.levels:
            self.give = PrimaryButton(self.tr("Cấp thẩm quyền…"), "user-check")
            self.give.clicked.connect(self.give_requested)
            actions.addWidget(self.give)
        self.ask = SecondaryButton(self.tr("Xin thẩm quyền…"), "send")
        self.ask.clicked.connect(self.ask_requested)
        actions.addWidget(self.ask)
        actions.addStretch(1)
        column.addLayout(actions)
        column.addWidget(self._cleared(grants))
        column.addStretch(1)

    def _own(self, row: ProjectRow) -> str:
        if not row.levels:
            return self.tr("Bạn không mở được cấp nào của dự án này.")
        words = ", ".join(level.label(language()) for level in sorted(row.levels))
        return self.tr("Bạn mở được: {}.").format(words)

    def _cleared(self, grants: Sequence[GrantRow] | None) -> Card:
        card = Card(self.tr("Ai có thẩm quyền"), "user-check")
        if grants is None:
            card.add(Paragraph(self.tr("Chỉ quản lý của dự án và cán bộ an toàn thấy ai có thẩm quyền."), "secondary"))
            return card
        highest = _highest(grants, self.row)
        if not highest:
            words = self.tr("Chưa có danh sách; nó hiện khi cán bộ an toàn mở kho lần tới.")
            card.add(Paragraph(words, "secondary"))
            return card
        grid = FieldGrid(dense=True)
        for row in highest:
            state = self.tr("đã hết hạn") if row.lapsed else until_words(row.not_after).lower()
            grid.add_row(row.uid.hex(), row.person_name, f"{row.level.label(language())} · {state}")
        card.add(grid)
        every = SecondaryButton(self.tr("Xem từng thẩm quyền, rút, gia hạn…"), "arrow-right")
        every.clicked.connect(self.clearances_requested)
        card.add(every)
        return card


def _highest(grants: Sequence[GrantRow], project: ProjectRow) -> list[GrantRow]:
    """Each person's highest level of the project, by name."""
    found: dict[bytes, GrantRow] = {}
    for row in grants:
        if row.project == project.project and (row.uid not in found or found[row.uid].level < row.level):
            found[row.uid] = row
    return sorted(found.values(), key=lambda row: (row.person_name.casefold(), row.uid))
