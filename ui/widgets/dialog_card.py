"""The card that a dialog is: banner, title, scrolling body, footer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QRegion
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current, line_height
from ui.theme.tokens import RADIUS_DIALOG
from ui.widgets.buttons import Button
from ui.widgets.columns import scrolled
from ui.widgets.level_banner import LevelBanner
from ui.widgets.parent import parent_of
from ui.widgets.text import Label, Paragraph

_AWAY = 24
"""Least distance between card and window edge."""
_FOOT, _BESIDE = (24, 14, 24, 14), 16
"""The margins of the footer, and the space between its note and its buttons."""
_RED = ("danger", "danger_filled")


class DialogCard(QWidget):
    """Sizes itself: as wide as asked, as tall as its content, both within the window."""

    def __init__(self, parent: QWidget, title: str, *, level: int, number: str, subtitle: str, width: int) -> None:
        super().__init__(parent)
        self._width = width
        self._kinds: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._banner = LevelBanner(0, parent=self, height=36)
        self._number = Label("", "strong", "on_banner")
        self._banner.add_right(self._number)
        column.addWidget(self._banner)
        self._top = self._head(title, subtitle)
        column.addWidget(self._top)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(24, 0, 24, 20)
        self.body.setSpacing(14)
        self._scroll = scrolled(self._inside)
        # A scroll area wants to be taller than one line of text is, and would take that from the title.
        self._scroll.setMinimumHeight(1)
        column.addWidget(self._scroll, 1)
        self._footer = _Footer()
        self.note = self._footer.note
        column.addWidget(self._footer)
        self._inside.installEventFilter(self)
        self.set_level(level, number)

    def _head(self, title: str, subtitle: str) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(24, 18, 24, 14)
        column.setSpacing(6)
        column.addWidget(Label(title, "title"))
        if subtitle:
            column.addWidget(Paragraph(subtitle, "secondary"))
        head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return head

    def set_level(self, level: int, number: str) -> None:
        """Show a level's banner, or none for 0."""
        self._number.setText(number)
        self._banner.set_level(level)

    def add_button(self, button: Button) -> None:
        """Add to the footer; a wider gap between a red button and the primary one."""
        kind = str(button.property("kind"))
        before = self._kinds[-1] if self._kinds else ""
        if (before in _RED and kind == "primary") or (before == "primary" and kind in _RED):
            self._footer.buttons.addSpacing(16)
        self._kinds.append(kind)
        self._footer.buttons.addWidget(button)
        self._footer.show()

    def in_footer(self, widget: QWidget) -> bool:
        """Whether ``widget`` is one of the footer's."""
        return self._footer.isAncestorOf(widget)

    def set_busy(self, busy: bool) -> None:
        """Let the body and the footer rest while work is under way."""
        self._inside.setEnabled(not busy)
        self._footer.setEnabled(not busy)

    def place(self) -> None:
        """Take size and place in the middle of the parent."""
        whole = parent_of(self).rect()
        wide = min(current().px(self._width), whole.width() - 2 * _AWAY)
        head = sum(_tall(part, wide) for part in (self._banner, self._top, self._footer) if not part.isHidden())
        inside = self.body.totalHeightForWidth(wide) if self.body.hasHeightForWidth() else self.body.sizeHint().height()
        # What scrolls is never made smaller than this, even where its words at that width need less.
        inside = max(inside, self._inside.minimumSizeHint().height())
        tall = min(head + inside, whole.height() - 2 * _AWAY)
        self.setGeometry((whole.width() - wide) // 2, (whole.height() - tall) // 2, wide, tall)
        if tall == head + inside:
            self._take_bar_away()
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), RADIUS_DIALOG, RADIUS_DIALOG)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))
        parent_of(self).update()

    def _take_bar_away(self) -> None:
        """A scroll bar that was needed before takes so much of the width that the words may ask for it ever after."""
        if self._scroll.verticalScrollBar().isVisible():
            self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A card that is being taken apart still hears of its content, and has lost its own attributes already.
        inside = getattr(self, "_inside", None)
        if watched is inside and event.type() == QEvent.Type.LayoutRequest and parent_of(self).isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def paint_shadow(self, painter: QPainter, _: QPoint) -> None:
        """Paint the shadow onto the scrim, below the card."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = current().colour("#000000")
        for ring in range(12, 0, -1):
            shade.setAlpha(5)
            painter.setBrush(shade)
            box = QRectF(self.geometry()).adjusted(-ring, -ring + 4, ring, ring + 4)
            painter.drawRoundedRect(box, RADIUS_DIALOG + ring, RADIUS_DIALOG + ring)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), current().colour("surface"))


def _tall(part: QWidget, wide: int) -> int:
    """How tall a part of the card is at a width."""
    asked = part.heightForWidth(wide) if part.hasHeightForWidth() else part.sizeHint().height()
    return max(asked, part.minimumHeight())


class _Footer(QWidget):
    """The note stands beside the buttons, or above them where it would not fit on two lines there."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(*_FOOT)
        self._parts.setSpacing(_BESIDE)
        self.note = Paragraph("", "secondary", "small")
        self._parts.addWidget(self.note, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(10)
        self._parts.addLayout(self.buttons)
        self._parts.setAlignment(self.buttons, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def _arrange(self) -> None:
        whole = self.width() - _FOOT[0] - _FOOT[2]
        free = max(1, whole - _BESIDE - self.buttons.sizeHint().width())
        beside = self.note.heightForWidth(free) <= 2 * line_height("small")
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._parts.direction() != way:
            self._parts.setDirection(way)
        self.note.setMinimumHeight(self.note.heightForWidth(free if beside else max(1, whole)))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._arrange()
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().colour("raised"))
        painter.fillRect(0, 0, self.width(), 1, current().colour("line"))
