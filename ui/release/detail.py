"""One request beside the list: what it says, where it stands, what this person can do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import shown_time
from app.release.model import Decision, OutputRow, ReleaseState, ReleaseView
from ui.messages import sentence
from ui.release.facts import facts_grid, history, lines_card
from ui.release.words import state_look
from ui.widgets.buttons import DangerButton, PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label, Paragraph

_PERSONAL = frozenset({"release.own_request", "release.changed_since", "release.expired"})


class ReleaseDetail(QWidget):
    """``decide_requested``, ``hand_over_requested`` and ``withdraw_requested`` when their buttons are pressed."""

    decide_requested = Signal()
    hand_over_requested = Signal()
    withdraw_requested = Signal()
    consent_requested = Signal()

    def __init__(self, view: ReleaseView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        column.addLayout(self._head())
        column.addWidget(Label(view.row.customer_name or view.row.number, "title"))
        column.addWidget(Label(view.row.number, "body", "secondary", selectable=True))
        if actions := self._actions():
            column.addLayout(actions)
        if self._stands_in_the_way():
            column.addWidget(InlineNotice("warning", sentence(view.why_not)))
        column.addWidget(facts_grid(view))
        column.addWidget(lines_card(view, self._lines_title()))
        column.addWidget(self._consent())
        if view.decision:
            column.addWidget(self._decision(view.decision))
        if view.output:
            column.addWidget(self._output(view.output))
        if view.earlier:
            card = Card(self.tr("Đề nghị khác về khách hàng này"), "history")
            card.add(history(view.earlier))
            column.addWidget(card)
        column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        look = state_look(self.view.row.state)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(LevelChip(int(self.view.row.level)))
        row.addStretch(1)
        row.addWidget(IconLabel(look.icon, look.tone, 18))
        row.addWidget(Label(look.words, "strong", look.tone))
        return row

    def _actions(self) -> QHBoxLayout | None:
        view, row = self.view, QHBoxLayout()
        row.setSpacing(8)
        if view.may_decide or self._stands_in_the_way():
            decide = PrimaryButton(self.tr("Xem và quyết định…"), "stamp")
            decide.clicked.connect(self.decide_requested)
            if not view.may_decide:
                decide.set_available(False, sentence(view.why_not))
            row.addWidget(decide)
        if view.may_hand_over:
            hand_over = PrimaryButton(self.tr("Bàn giao…"), "file-lock")
            hand_over.clicked.connect(self.hand_over_requested)
            row.addWidget(hand_over)
        if view.may_withdraw:
            row.addSpacing(8)
            withdraw = DangerButton(self.tr("Rút lại…"), "undo-2")
            withdraw.clicked.connect(self.withdraw_requested)
            row.addWidget(withdraw)
        if not row.count():
            return None
        row.addStretch(1)
        return row

    def _stands_in_the_way(self) -> bool:
        """Only what this person can do something about: that others decide needs no warning."""
        return self.view.row.state is ReleaseState.ASKED and self.view.why_not in _PERSONAL

    def _lines_title(self) -> str:
        if self.view.row.state is ReleaseState.HANDED_OVER:
            return self.tr("Những gì đã ra khỏi công ty")
        return self.tr("Đúng những gì sẽ ra khỏi công ty")

    def _consent(self) -> Card:
        card = Card(self.tr("Văn bản đồng ý của khách hàng"), "file-check")
        look = SecondaryButton(self.tr("Xem"), "eye")
        look.setAccessibleName(self.tr("Xem văn bản đồng ý"))
        look.clicked.connect(self.consent_requested)
        card.add_right(look)
        words = self.tr("{name} · {pages} trang").format(name=self.view.consent_name, pages=self.view.consent_pages)
        card.add(Paragraph(words, "secondary"))
        return card

    def _decision(self, decision: Decision) -> Card:
        words = self.tr("Đã duyệt") if decision.approved else self.tr("Đã từ chối")
        card = Card(words, "circle-check" if decision.approved else "circle-x")
        grid = FieldGrid(dense=True)
        grid.add_row("by", self.tr("Người quyết định"), decision.by)
        grid.add_row("at", self.tr("Lúc"), shown_time(decision.at))
        grid.add_row("reason", self.tr("Lý do"), decision.reason)
        card.add(grid)
        return card

    def _output(self, output: OutputRow) -> Card:
        card = Card(self.tr("Bản đã bàn giao"), "file-lock")
        grid = FieldGrid(dense=True)
        grid.add_row("number", self.tr("Số bản"), output.number)
        grid.add_row("by", self.tr("Người bàn giao"), output.by)
        grid.add_row("at", self.tr("Lúc"), shown_time(output.at))
        grid.add_row("pages", self.tr("Số trang"), str(output.pages))
        grid.add_row("sha256", self.tr("SHA-256"), output.sha256)
        card.add(grid)
        return card
