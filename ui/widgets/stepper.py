"""Work in steps: the steps at the left, the step itself, back and on below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.theme import current, font, pixmap
from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.columns import scrolled
from ui.widgets.rule import Rule
from ui.widgets.tab_order import takes_tab


class Steps(QWidget):
    """The steps by name: done with a tick, the present one filled, those to come in outline."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles, self._at = tuple(titles), 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_step(0)

    def set_step(self, at: int) -> None:
        """Mark the step under way, counted from 0."""
        self._at = at
        words = self.tr("Bước {} trên {}: {}").format(at + 1, len(self._titles), self._titles[at])
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(208), current().px(44) * len(self._titles))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(168), current().px(36) * len(self._titles))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, disc = theme.px(44), theme.px(24)
        for place, title in enumerate(self._titles):
            top = place * high
            ring = QRectF(1, top + (high - disc) / 2, disc, disc)
            if place + 1 < len(self._titles):
                done = "accent" if place < self._at else "line"
                painter.setPen(QPen(theme.colour(done), 2))
                middle = ring.center().x()
                painter.drawLine(round(middle), round(ring.bottom() + 4), round(middle), round(ring.top() + high - 4))
            self._disc(painter, ring, place)
            painter.setFont(font("strong" if place == self._at else "medium"))
            painter.setPen(theme.colour("text" if place <= self._at else "secondary"))
            room = QRect(disc + theme.px(12), top, self.width() - disc - theme.px(16), high)
            words = QFontMetrics(painter.font()).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _disc(self, painter: QPainter, ring: QRectF, place: int) -> None:
        theme = current()
        begun = place <= self._at
        painter.setBrush(theme.colour("accent" if begun else "surface"))
        painter.setPen(QPen(theme.colour("accent" if begun else "border"), 1.5))
        painter.drawEllipse(ring)
        if place < self._at:
            side = theme.px(14)
            picture = pixmap("check", "on_accent", side, self.devicePixelRatioF())
            painter.drawPixmap(round(ring.center().x() - side / 2), round(ring.center().y() - side / 2), picture)
        else:
            painter.setFont(font("small_strong"))
            painter.setPen(theme.colour("on_accent" if begun else "secondary"))
            painter.drawText(ring, int(Qt.AlignmentFlag.AlignCenter), str(place + 1))


class Wizard(QWidget):
    """A frame for steps. The caller decides: on ``next_requested`` it checks the step and calls ``go``.

    ``finished`` is emitted instead of ``next_requested`` on the last step; ``cancelled`` at any.
    """

    next_requested = Signal(int)
    back_requested = Signal(int)
    finished = Signal()
    cancelled = Signal()

    def __init__(self, titles: Sequence[str], finish_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles, self._finish, self._at = tuple(titles), finish_text, 0
        self.steps = Steps(titles)
        self._pages = QStackedWidget()
        self._leave = QuietButton(self.tr("Bỏ dở"), "")
        self._back = SecondaryButton(self.tr("Quay lại"), "arrow-left")
        self._next = PrimaryButton(self.tr("Tiếp tục"))
        self._leave.clicked.connect(self.cancelled)
        self._back.clicked.connect(lambda: self.back_requested.emit(self._at))
        self._next.clicked.connect(self._on)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self.steps, 0, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(Rule(vertical=True))
        middle.addWidget(self._pages, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._leave)
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(middle, 1)
        column.addWidget(Rule())
        column.addLayout(foot)
        self._show_buttons()

    def add_page(self, widget: QWidget) -> None:
        """Add the content of the next step."""
        self._pages.addWidget(scrolled(widget))
        if self._pages.count() == 1:
            self._order_tabs()

    def step(self) -> int:
        """The step under way, counted from 0."""
        return self._at

    def go(self, at: int) -> None:
        """Show a step. Raises ``IndexError`` outside the steps."""
        if not 0 <= at < len(self._titles):
            raise IndexError(at)
        self._at = at
        self.steps.set_step(at)
        self._pages.setCurrentIndex(at)
        self._next.set_available(True)
        self._show_buttons()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes from the step's own fields to the buttons, whenever those fields were made."""
        page = self._page()
        # The list of a box that drops down is a window of its own.
        inside = [widget for widget in page.findChildren(QWidget) if takes_tab(widget) and page.isAncestorOf(widget)]
        for one, other in pairwise([*inside, self._back, self._next, self._leave]):
            QWidget.setTabOrder(one, other)
        if inside and self.isVisible():
            inside[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _page(self) -> QWidget:
        return self._pages.currentWidget() or self._pages

    def set_can_go_on(self, can: bool, why: str = "") -> None:
        """Let the person go on, or say why not."""
        self._next.set_available(can, why)

    def set_busy(self, busy: bool, text: str = "") -> None:
        """While the step is being done."""
        self._next.set_busy(busy, text)
        self._back.setEnabled(not busy)
        self._pages.setEnabled(not busy)

    def _show_buttons(self) -> None:
        self._back.setVisible(self._at > 0)
        self._next.setText(self._finish if self._at == len(self._titles) - 1 else self.tr("Tiếp tục"))

    def _on(self) -> None:
        if self._at == len(self._titles) - 1:
            self.finished.emit()
        else:
            self.next_requested.emit(self._at)
