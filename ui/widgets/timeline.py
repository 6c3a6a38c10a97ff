"""What happened, one under the other, newest where the caller puts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current, line_height, pixmap
from ui.widgets.naming import name_control
from ui.widgets.text import COLOUR_OF_TONE, Label, Paragraph, Tone


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: when (as words), what, more about it, an icon and its tone."""

    when: str
    title: str
    text: str = ""
    icon: str = ""
    tone: Tone = "secondary"


class Timeline(QWidget):
    """Entries along a thin line."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these instead of what was shown."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        for place, entry in enumerate(entries):
            self._column.addWidget(_EntryRow(entry, last=place == len(entries) - 1))


class _EntryRow(QWidget):
    def __init__(self, entry: Entry, *, last: bool) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(". ".join(part for part in (entry.when, entry.title, entry.text) if part))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_Mark(entry, last=last))
        words = QVBoxLayout()
        words.setContentsMargins(0, 3, 0, 0 if last else 14)
        words.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Paragraph(entry.title, "text", "medium"), 1)
        when = Label(entry.when, "small", "secondary")
        when.setFixedHeight(line_height())
        head.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        if entry.text:
            words.addWidget(Paragraph(entry.text, "secondary", "small"))
        row.addLayout(words, 1)


class _Mark(QWidget):
    def __init__(self, entry: Entry, *, last: bool) -> None:
        super().__init__()
        self._entry, self._last = entry, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(current().px(26), current().px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(26)
        if not self._last:
            painter.setPen(QPen(theme.colour("line"), 1.5))
            painter.drawLine(side // 2, side + 3, side // 2, self.height() - 1)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawEllipse(QRectF(0.5, 0.5, side - 1, side - 1))
        inner = theme.px(14)
        colour = COLOUR_OF_TONE[self._entry.tone]
        picture = pixmap(self._entry.icon or "circle-dot", colour, inner, self.devicePixelRatioF())
        painter.drawPixmap((side - inner) // 2, (side - inner) // 2, picture)
