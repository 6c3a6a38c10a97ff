"""Typed text that was there before a room was closed, offered again inside that room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.clock import local
from app.customers.model import Draft
from ui.widgets.buttons import QuietButton
from ui.widgets.card import paint_card
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Elided


class RoomDraftBar(QWidget):
    """One draft of the room at a time, the latest first. Hidden while there is none."""

    resumed = Signal(object)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: list[Draft] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        self._words = Elided("", "medium", "info_soft")
        self.go_on = QuietButton(self.tr("Tiếp tục"), "pencil")
        self.throw_away = QuietButton(self.tr("Bỏ bản nháp"), "trash-2")
        row.addWidget(IconLabel("file-pen", "info_soft", 18))
        row.addWidget(self._words, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.throw_away)
        self.go_on.clicked.connect(lambda: self.resumed.emit(self._take()))
        self.throw_away.clicked.connect(lambda: self.dropped.emit(self._take()))
        self.hide()

    def set_drafts(self, drafts: tuple[Draft, ...]) -> None:
        """Offer these."""
        self._drafts = sorted(drafts, key=lambda draft: draft.at, reverse=True)
        self._show_first()

    def _take(self) -> Draft:
        draft = self._drafts.pop(0)
        self._show_first()
        return draft

    def _show_first(self) -> None:
        self.setVisible(bool(self._drafts))
        if self._drafts:
            moment = local(self._drafts[0].at)
            words = self.tr("Bản nháp lúc {time} ngày {day}: chữ bạn đã gõ trước khi phòng đóng vẫn còn.")
            self._words.setText(words.format(time=moment.strftime("%H:%M"), day=moment.strftime("%d/%m")))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self, "info_soft", "info_soft")
