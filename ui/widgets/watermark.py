"""Who is looking, on which machine, when: written faintly across the whole window, so that a photograph tells."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import current, font
from ui.theme.tokens import LIGHT
from ui.widgets.parent import parent_of

ANGLE = -24.0
"""Degrees; text rises to the right."""
LINES = 104
"""Pixels from one line to the next."""


class Watermark(QWidget):
    """Covers ``window``, follows its size, lets every click through, and stays above pages and dialogs."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text = ""
        self._picture: QPixmap | None = None
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.hide()

    def text(self) -> str:
        """What is written, ``""`` while nothing is."""
        return self._text

    def set_text(self, text: str) -> None:
        """Write ``text``, e.g. "Nguyễn Thị Hường · KD-07 · 24/11/2026 09:12"; ``""`` shows nothing."""
        if text == self._text:
            return
        self._text, self._picture = text, None
        self.setVisible(bool(text))
        if text:
            self.setGeometry(parent_of(self).rect())
            self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._picture = None
            self.setGeometry(parent_of(self).rect())
            self.raise_()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._picture = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._text:
            return
        if self._picture is None:
            self._picture = self._written()
        ratio = self._picture.devicePixelRatio()
        area = QRectF(event.rect())
        source = QRectF(area.x() * ratio, area.y() * ratio, area.width() * ratio, area.height() * ratio)
        QPainter(self).drawPixmap(area, self._picture, source)

    def _written(self) -> QPixmap:
        """The whole overlay as one picture, so that repainting under it costs one copy."""
        theme, ratio = current(), self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        shade = theme.colour("text")
        shade.setAlphaF(theme.tokens.watermark_percent / 100)
        _write(picture, self._text, shade)
        return picture


def mark_of(widget: QWidget) -> str:
    """What is written over the window that ``widget`` is in; empty while nothing is."""
    marks = widget.window().findChildren(Watermark, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return next((mark.text() for mark in marks if not mark.isHidden()), "")


def marked_paper(paper: QPixmap, text: str) -> QPixmap:
    """A picture of white paper with ``text`` on it where the window's own lines would not show: in the dark theme these
    are light.
    """
    if current().colour("text").lightness() < 128:
        return paper
    marked = paper.copy()
    marked.setDevicePixelRatio(paper.devicePixelRatio())
    shade = QColor(LIGHT.text)
    shade.setAlphaF(LIGHT.watermark_percent / 100)
    _write(marked, text, shade)
    return marked


def _write(picture: QPixmap, text: str, shade: QColor) -> None:
    """``text`` in slanting lines over the whole of ``picture``."""
    theme, size = current(), picture.deviceIndependentSize()
    face = font("medium")
    face.setPixelSize(theme.px(14))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(face)
    painter.setPen(shade)
    painter.rotate(ANGLE)
    step = QFontMetricsF(face).horizontalAdvance(text) + theme.px(72)
    lines = theme.px(LINES)
    reach = round(size.width() + size.height())
    for row in range(-1, reach // lines + 2):
        shift = step / 2 if row % 2 else 0.0
        place = -reach + shift
        while place < reach:
            painter.drawText(QPointF(place, row * lines), text)
            place += step
    painter.end()
