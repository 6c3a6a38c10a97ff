"""Words on the window: plain text only, tall enough for Ễ, Ậ and Ỹ."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Role, current, font, line_height
from ui.widgets.tip import plain_tip

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


_WIDEST = 560
"""The width that wrapping text asks for at most, so that lines stay readable."""


def _lower() -> int:
    """How far words stand below the middle of their line: marks rise higher than tails hang."""
    return current().px(1)


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

    def colour(self) -> str:
        """The token (or colour) that the words are in now."""
        return COLOUR_OF_TONE[str(self.property("tone"))] if self.isEnabled() else "disabled"

    def refresh(self) -> None:
        """Take the font and the least height from the theme in force."""
        self.setFont(font(self._role))
        self.setMinimumHeight(line_height(self._role))
        self.setContentsMargins(0, 2 * _lower(), 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.refresh()


class Elided(Label):
    """One line that gives way: cut with … where it does not fit, whole in its tooltip."""

    def __init__(self, text: str = "", role: Role = "body", tone: Tone = "text", parent: QWidget | None = None) -> None:
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
        self.setToolTip(plain_tip(self.text()) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(current().colour(self.colour()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(
            self.rect().translated(0, _lower()), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown
        )


class Paragraph(Label):
    """Plain text that wraps, each line 1.6 em high with its letters in the middle.

    ``QLabel`` sets lines as close as the font allows, which cuts stacked marks, so the lines are laid out here.
    """

    def __init__(
        self,
        text: str = "",
        tone: Tone = "text",
        role: Role = "body",
        parent: QWidget | None = None,
        *,
        centred: bool = False,
    ) -> None:
        super().__init__("", role, tone, parent)
        self._centred = centred
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(len(self._lines(width)), 1) * line_height(self._role)

    def sizeHint(self) -> QSize:
        natural = min(self._natural_width(), current().px(_WIDEST), self.maximumWidth())
        return QSize(natural, self.heightForWidth(natural))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._natural_width(), current().px(80)), line_height(self._role))

    def _natural_width(self) -> int:
        metrics = self.fontMetrics()
        return max(metrics.horizontalAdvance(line) for line in self.text().split("\n")) + 2

    def _lines(self, width: int) -> list[str]:
        """The text broken into lines that fit ``width``."""
        lines: list[str] = []
        for part in self.text().split("\n"):
            layout = QTextLayout(part, self.font())
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            encoded, before = part.encode("utf-16-le"), len(lines)
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(width, 1))
                begin, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
                lines.append(encoded[begin:end].decode("utf-16-le").rstrip())
            layout.endLayout()
            if len(lines) == before:
                lines.append("")
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(current().colour(self.colour()))
        high = line_height(self._role)
        side = Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip)
        lines = self._lines(self.width())
        top = max((self.height() - high * len(lines)) // 2, 0)
        for place, line in enumerate(lines):
            painter.drawText(QRect(0, top + place * high + _lower(), self.width(), high), flags, line)
