"""What stands where there is nothing yet: a picture, a sentence, one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current, pixmap
from ui.widgets.buttons import PrimaryButton
from ui.widgets.text import Label, Paragraph


class EmptyState(QWidget):
    """Centred in its place; where that is low, without the picture. ``acted`` when its button is pressed."""

    acted = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        action_text: str = "",
        *,
        action_icon: str = "",
        tone: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        self._disc = _Disc(icon, tone)
        self._title = Label(title, "title")
        self._text = Paragraph(text, "secondary", centred=True)
        self._text.setMaximumWidth(current().px(440))
        self._text.setMinimumWidth(current().px(280))
        if not text:
            self._text.hide()
        column.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        if action_text:
            column.addSpacing(8)
            button = PrimaryButton(action_text, action_icon)
            button.clicked.connect(self.acted)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def set_text(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        self._measure()

    def _measure(self) -> None:
        """Give the text the height it needs at its own width: a layout asks it at the width of the whole place."""
        wide = min(self._text.sizeHint().width(), self.width() - 48)
        self._text.setMinimumHeight(self._text.heightForWidth(max(wide, 1)))
        self._make_room()

    def _make_room(self) -> None:
        """Leave the picture out rather than squeeze the words."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        picture = 0 if self._disc.isHidden() else self._disc.sizeHint().height() + layout.spacing()
        words = layout.minimumSize().height() - picture
        self._disc.setVisible(words + self._disc.sizeHint().height() + layout.spacing() <= self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()
        elif event.size().height() != event.oldSize().height():
            self._make_room()


class _Disc(QWidget):
    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = current().px(64)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        ground, mark = ("danger_soft", "on_danger_soft") if self._tone == "danger" else ("accent_soft", "accent")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawEllipse(QRectF(self.rect()))
        side = theme.px(28)
        picture = pixmap(self._icon, mark, side, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, picture)
