"""The line at the foot of the window: quiet facts about the vault."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import current
from ui.theme.tokens import PAGE_MARGIN, STATUS
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label, Tone

GIVE_WAY = ("keyring", "vault", "backup")
"""What is left out first where the letters are large and the window is small."""


class StatusBar(QWidget):
    """Items by key at the left, one text at the right.

    Where they do not fit side by side, those of ``GIVE_WAY`` are left out, in that order: the bar widens no window.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Thanh trạng thái"))
        self._items: dict[str, tuple[IconLabel, Label]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        row.setSpacing(18)
        self._left = QHBoxLayout()
        self._left.setSpacing(18)
        self._right = Label("", "small", "secondary")
        row.addLayout(self._left)
        row.addStretch(1)
        row.addWidget(self._right)
        self._measure()

    def set_item(self, key: str, icon: str, text: str, tone: Tone = "secondary") -> None:
        """Add or change an item: an icon in ``tone`` and quiet words; no text takes it away."""
        if key not in self._items:
            pair = (IconLabel(icon, tone, 15), Label("", "small", "secondary"))
            one = QHBoxLayout()
            one.setSpacing(6)
            for part in pair:
                one.addWidget(part)
            self._left.addLayout(one)
            self._items[key] = pair
        mark, words = self._items[key]
        mark.set_icon(icon, tone)
        words.setText(text)

        self._fit()

    def set_right(self, text: str) -> None:
        """Words at the right, e.g. the machine's name."""
        self._right.setText(text)
        self._fit()

    def clear(self) -> None:
        """Say nothing; for locking."""
        for key in self._items:
            self.set_item(key, "lock", "")
        self._right.setText("")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show what has words, and of that as much as there is room for."""
        left = [key for key in GIVE_WAY if key in self._items]
        shown = {key for key, (_, words) in self._items.items() if words.text()}
        while left and self._needed(shown) > self.width():
            shown.discard(left.pop(0))
        for key, (mark, words) in self._items.items():
            mark.setVisible(key in shown)
            words.setVisible(key in shown)

    def _needed(self, shown: Collection[str]) -> int:
        parts = [part.sizeHint().width() for key in shown for part in self._items[key]]
        gaps = (len(shown) + 2) * (self._left.spacing() + 6)
        return sum(parts) + gaps + self._right.sizeHint().width() + 2 * PAGE_MARGIN

    def _measure(self) -> None:
        self.setFixedHeight(current().px(STATUS))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, current().colour("line"))
