"""A sentence in the flow of a page or dialog, with an icon and perhaps one thing to do."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import current, line_height
from ui.theme.tokens import RADIUS_CONTROL
from ui.widgets.buttons import QuietButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Paragraph, Tone

NoticeKind = Literal["info", "warning", "danger", "success"]

ICONS: dict[str, str] = {
    "info": "info",
    "warning": "triangle-alert",
    "danger": "circle-alert",
    "success": "circle-check",
}
TONES: dict[str, Tone] = {
    "info": "info_soft",
    "warning": "warning_soft",
    "danger": "danger_soft",
    "success": "success_soft",
}


class InlineNotice(QWidget):
    """``acted`` is emitted when the button after the sentence is pressed."""

    acted = Signal()

    def __init__(self, kind: NoticeKind, text: str = "", action_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Preferred: with Minimum a wide notice would stay as tall as its words are at their natural width.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._kind: NoticeKind = kind
        row = QHBoxLayout(self)
        upright = 3 if action_text else 8
        row.setContentsMargins(14, upright, 10 - upright // 2, upright)
        row.setSpacing(10)
        self._icon = IconLabel(ICONS[kind], TONES[kind], 18)
        self._icon.setMinimumHeight(line_height())
        self._text = Paragraph(text, TONES[kind], "medium")
        icon_place = Qt.AlignmentFlag.AlignVCenter if action_text else Qt.AlignmentFlag.AlignTop
        row.addWidget(self._icon, 0, icon_place)
        row.addWidget(self._text, 1)
        self._button = QuietButton(action_text, "") if action_text else None
        if self._button:
            row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
            self._button.clicked.connect(self.acted)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def set_text(self, text: str, kind: NoticeKind | None = None) -> None:
        """Say something else, perhaps of another kind."""
        if kind:
            self._kind = kind
            self._icon.set_icon(ICONS[kind], TONES[kind])
            self._text.set_tone(TONES[kind])
        self._text.setText(text)
        self.setAccessibleName(text)
        self.update()

    def set_action(self, text: str) -> None:
        """Call the thing to do otherwise; only for a notice that was made with one."""
        if self._button:
            self._button.setText(text)
            self._button.setAccessibleName(text)

    def show_action(self, shown: bool) -> None:
        """Whether the button after the sentence, if there is one, stands there."""
        if self._button:
            self._button.setVisible(shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{self._kind}_soft"))
        radius = theme.px(RADIUS_CONTROL)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
