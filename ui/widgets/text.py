"""Words on the window: plain text only, tall enough for Ễ, Ậ and Ỹ."""

from __future__ import annotations

import html
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Role, current, font, line_height

Tone = Literal[
    "text",
    "secondary",
    "placeholder",
    "accent",
    "danger",
    "success",
    "warning",
    "info",
    "danger_soft",
    "success_soft",
    "warning_soft",
    "info_soft",
    "on_banner",
    "sidebar",
    "sidebar_strong",
    "sidebar_head",
]
"""What a piece of text is for; the style sheet gives it the colour."""

COLOUR_OF_TONE: dict[str, str] = {
    "text": "text",
    "secondary": "secondary",
    "placeholder": "placeholder",
    "accent": "accent",
    "danger": "danger_text",
    "success": "success",
    "warning": "warning",
    "info": "info",
    "danger_soft": "on_danger_soft",
    "success_soft": "on_success_soft",
    "warning_soft": "on_warning_soft",
    "info_soft": "on_info_soft",
    "on_banner": "#FFFFFF",
    "sidebar": "sidebar_text",
    "sidebar_strong": "on_sidebar_active",
    "sidebar_head": "sidebar_head",
}
"""The token (or colour) that each tone is painted in by widgets that paint themselves."""


class Label(QLabel):
    """One line of plain text in a role of the type scale."""

    _role: Role = "body"

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        tone: Tone = "text",
        parent: QWidget | None = None,
        *,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.refresh()
        self.setText(text)

    def set_tone(self, tone: Tone) -> None:
        """Change what the text is for, and so its colour."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    def refresh(self) -> None:
        """Take the font and the least height from the theme in force."""
        self.setFont(font(self._role))
        self.setMinimumHeight(line_height(self._role))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.refresh()


class Elided(Label):
    """One line that gives way: cut with … where it does not fit, whole in its tooltip."""

    def __init__(
        self, text: str = "", role: Role = "body", tone: Tone = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, tone, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(40), line_height(self._role))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, line_height(self._role))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_whole()

    def _tell_whole(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        tone = str(self.property("tone"))
        painter.setPen(current().colour(COLOUR_OF_TONE[tone] if self.isEnabled() else "disabled"))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


class Paragraph(QLabel):
    """Text that wraps, at a line height of 1.45. What it is given is escaped: it is never read as markup."""

    _role: Role = "body"
    _plain = ""

    def __init__(
        self,
        text: str = "",
        tone: Tone = "text",
        role: Role = "body",
        parent: QWidget | None = None,
        *,
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._centred = centred
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(True)
        self.setProperty("tone", tone)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.refresh()
        self.setText(text)

    def text(self) -> str:
        """The text as it was given, without our markup."""
        return self._plain

    def setText(self, text: str) -> None:
        self._plain = text
        self.setAccessibleName(text)
        escaped = html.escape(text).replace("\n", "<br>")
        align = "center" if self._centred else "left"
        super().setText(f'<p align="{align}" style="line-height:145%; margin:0">{escaped}</p>' if text else "")

    def refresh(self) -> None:
        """Take the font from the theme in force."""
        self.setFont(font(self._role))
        self.setMinimumHeight(line_height(self._role))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.refresh()
