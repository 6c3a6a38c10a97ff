"""One's own agreement: where one stands, its number and days, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.agreements.model import MyAgreement, Sent, Standing
from app.clock import SystemClock
from ui.agreements.words import form_words, own_sentence, sent_kind, sent_sentence, term_words, text_words
from ui.widgets.buttons import DangerButton, PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice


class OwnCard(Card):
    """``sign_wanted``, ``save_wanted``, ``end_wanted`` and ``take_back_wanted`` when their buttons are pressed."""

    sign_wanted = Signal()
    save_wanted = Signal()
    end_wanted = Signal()
    take_back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.told = InlineNotice("info", "…")
        self.facts = FieldGrid(dense=True)
        self.sign = PrimaryButton(self.tr("Ký tại bàn này…"), "signature")
        self.renew = SecondaryButton(self.tr("Ký thỏa thuận mới…"), "signature")
        self.save = SecondaryButton(self.tr("Lưu PDF…"), "download")
        self.end = DangerButton(self.tr("Chấm dứt…"), "ban")
        self.sign.clicked.connect(self.sign_wanted)
        self.renew.clicked.connect(self.sign_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.end.clicked.connect(self.end_wanted)
        self.sent = InlineNotice("info", "…", self.tr("Rút lại"))
        self.sent.acted.connect(self.take_back_wanted)
        self.add(self.told)
        self.add(self.sent)
        self.sent.hide()
        self.add(self.facts)
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sign)
        row.addWidget(self.renew)
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(self.end)
        self.add(self._bar)
        self.renew.hide()
        self.save.hide()
        self.end.hide()

    def show_agreement(self, mine: MyAgreement) -> None:
        """Say where the person stands."""
        row = mine.row
        kind, words = own_sentence(row, SystemClock().now())
        self.told.set_text(words, kind)
        self.sent.setVisible(mine.sent is not None)
        if mine.sent is not None:
            self.sent.set_text(sent_sentence(mine.sent), sent_kind(mine.sent))
            self.sent.show_action(mine.sent.standing is Sent.WAITS)
        self.facts.clear()
        if row.number:
            self.facts.add_row("number", self.tr("Số"), row.number)
            self.facts.add_row("term", self.tr("Thời hạn"), term_words(row))
            self.facts.add_row("text", self.tr("Văn bản"), text_words(row))
            self.facts.add_row("form", self.tr("Cách ký"), form_words(row))
        if row.reason:
            self.facts.add_row("reason", self.tr("Lý do chấm dứt"), row.reason)
        self.facts.setVisible(bool(row.number))
        self.sign.setText(self.tr("Ký thỏa thuận mới…") if row.number else self.tr("Ký tại bàn này…"))
        settled = row.standing is Standing.IN_FORCE
        self.sign.setVisible(not settled)
        self.renew.setVisible(settled)
        self.save.setVisible(bool(row.number))
        self.end.setVisible(row.in_force)
