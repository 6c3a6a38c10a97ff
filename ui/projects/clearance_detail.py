"""One request or one clearance, with what can be done about it, and why not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import SystemClock, shown_time
from app.projects.model import GrantRow, RequestRow, RequestState
from ui.messages import sentence
from ui.projects.facts import grant_grid, request_grid, signatures_card
from ui.projects.words import Look, grant_look, request_look, unused_words
from ui.widgets.buttons import Button, DangerButton, PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label


class _Detail(QWidget):
    """Head, name, actions, facts."""

    def __init__(self, row: RequestRow | GrantRow, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 24)
        self.column.setSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(LevelChip(int(row.level)))
        head.addStretch(1)
        head.addWidget(IconLabel(look.icon, look.tone, 18))
        head.addWidget(Label(look.words, "strong", look.tone))
        self.column.addLayout(head)
        self.column.addWidget(Label(row.person_name, "title"))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.column.addLayout(self.buttons)


class RequestDetail(_Detail):
    """``decide_requested`` and ``withdraw_requested`` when their buttons are pressed."""

    decide_requested = Signal()
    withdraw_requested = Signal()

    def __init__(self, row: RequestRow, parent: QWidget | None = None) -> None:
        super().__init__(row, request_look(row.state), parent)
        self.decide: Button | None = None
        if row.next_step:
            self.decide = self._decide_button(row)
            self.decide.clicked.connect(self.decide_requested)
            self.buttons.addWidget(self.decide)
            self.buttons.addSpacing(8)
        if row.mine and row.state.is_open:
            take_back = DangerButton(self.tr("Rút lại…"), "undo-2")
            take_back.clicked.connect(self.withdraw_requested)
            self.buttons.addWidget(take_back)
        self.buttons.addStretch(1)
        if row.why_not:
            self.column.addWidget(InlineNotice("warning", sentence(row.why_not)))
        self.column.addWidget(request_grid(row))
        self.column.addWidget(self._steps(row))
        self.column.addStretch(1)

    def _decide_button(self, row: RequestRow) -> Button:
        if row.next_step == "countersign":
            return PrimaryButton(self.tr("Xem và ký thứ hai…"), "signature")
        if row.state is RequestState.SIGNED:
            return SecondaryButton(self.tr("Xem, ký lại…"), "signature")
        return PrimaryButton(self.tr("Xem và ký…"), "signature")

    def _steps(self, row: RequestRow) -> Card:
        card = Card(self.tr("Các bước"), "list-checks")
        grid = FieldGrid(dense=True)
        grid.add_row("asked", self.tr("Xin"), f"{row.asker_name}, {shown_time(row.at)}")
        signed = f"{row.signer_name}, {shown_time(row.signed_at)}" if row.signed_at else self.tr("chưa ký")
        grid.add_row("signed", self.tr("Quản lý ký"), signed)
        answered = row.answered_by or (self.tr("chưa ký") if row.state.is_open else "")
        grid.add_row("answered", self.tr("Kết thúc bởi"), answered)
        if row.answer:
            grid.add_row("answer", self.tr("Lý do"), row.answer)
        card.add(grid)
        return card


class GrantDetail(_Detail):
    """``extend_requested`` and ``withdraw_requested`` when their buttons are pressed; ``""`` as reason allows."""

    extend_requested = Signal()
    withdraw_requested = Signal()

    def __init__(
        self,
        row: GrantRow,
        *,
        why_not_extend: str | None,
        unused: bool,
        parent: QWidget | None = None,
    ) -> None:
        now = SystemClock().now()
        super().__init__(row, grant_look(row, now), parent)
        self.extend = SecondaryButton(self.tr("Gia hạn…"), "calendar-clock")
        self.extend.clicked.connect(self.extend_requested)
        self.take = DangerButton(self.tr("Rút…"), "user-minus")
        self.take.clicked.connect(self.withdraw_requested)
        if why_not_extend is not None:
            self.extend.set_available(not why_not_extend, why_not_extend)
            self.buttons.addWidget(self.extend)
            self.buttons.addSpacing(8)
        else:
            self.extend.hide()
        self.buttons.addWidget(self.take)
        self.buttons.addStretch(1)
        if unused:
            self.column.addWidget(InlineNotice("warning", unused_words(row, now)))
        self.column.addWidget(grant_grid(row))
        self.column.addWidget(signatures_card(row))
        self.column.addStretch(1)
