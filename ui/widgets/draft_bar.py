"""What was typed before a lock, offered again.

Text is never lost by a lock, of the vault or of a room: it was saved in the vault as a draft, encrypted like a record,
and this bar brings it back or throws it away.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.clock import local
from ui.widgets.buttons import QuietButton
from ui.widgets.card import paint_card
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Elided

AROUND = (24, 12, 24, 0)
"""The space around a bar that stands above a page."""


class Dated(Protocol):
    """A draft: when it was saved, in UTC microseconds, is all that is told of it."""

    @property
    def at(self) -> int: ...


class DraftBar(QWidget):
    """One draft at a time, the latest first; ``told`` is its sentence, with ``{time}`` and ``{day}``.

    ``resumed(draft)`` or ``dropped(draft)``. Hidden while there is none.
    """

    resumed = Signal(object)
    dropped = Signal(object)

    def __init__(self, told: str, *, around: tuple[int, int, int, int] = AROUND, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self._drafts: list[Dated] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # The space around the bar belongs to it, so that nothing is left of it while it is hidden.
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*around)
        bar = _Ground()
        whole.addWidget(bar)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        self._words = Elided("", "medium", "info_soft")
        self.go_on = QuietButton(self.tr("Tiếp tục"), "pencil")
        self.throw_away = QuietButton(self.tr("Bỏ bản nháp"), "trash-2")
        row.addWidget(IconLabel("file-pen", "info_soft", 18))
        row.addWidget(self._words, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.throw_away)
        self.go_on.clicked.connect(lambda: self.resumed.emit(self._next()))
        self.throw_away.clicked.connect(lambda: self.dropped.emit(self._next()))
        self.hide()

    def set_drafts(self, drafts: Sequence[Dated]) -> None:
        """Offer these."""
        self._drafts = sorted(drafts, key=lambda draft: draft.at, reverse=True)
        self._show_first()

    def _next(self) -> Dated:
        draft = self._drafts.pop(0)
        self._show_first()
        return draft

    def _show_first(self) -> None:
        self.setVisible(bool(self._drafts))
        if not self._drafts:
            return
        moment = local(self._drafts[0].at)
        words = self._told.format(time=moment.strftime("%H:%M"), day=moment.strftime("%d/%m"))
        more = len(self._drafts) - 1
        self._words.setText(words + (self.tr(" Còn {} bản nháp nữa.").format(more) if more else ""))


class _Ground(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self, "info_soft", "info_soft")
