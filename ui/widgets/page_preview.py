"""A document page by page, as pictures that somebody else makes: nothing of it is parsed or stored here."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.buttons import IconButton
from ui.widgets.card import paint_card
from ui.widgets.naming import name_control
from ui.widgets.text import Elided, Label
from ui.widgets.watermark import marked_paper

SETTLES_MILLISECONDS = 60
ZOOMS = (100, 150, 200, 300)
"""Per cent of the width that fits."""


class PagePreview(QWidget):
    """``wanted(page, width)`` asks for a picture of page ``page`` (from 0), ``width`` pixels wide; give it to
    ``show_page``. Left and right turn pages, plus and minus zoom.
    """

    wanted = Signal(int, int)

    def __init__(self, accessible_name: str, *, height: int = 320, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._pages, self._page, self._zoom, self._asked = 0, 0, 0, False
        self._mark = ""
        self._title = Elided("", "strong")
        self._place = Label("", "small", "secondary")
        self.before = IconButton("chevron-left", self.tr("Trang trước"))
        self.after = IconButton("chevron-right", self.tr("Trang sau"))
        self.smaller = IconButton("zoom-out", self.tr("Thu nhỏ"))
        self.larger = IconButton("zoom-in", self.tr("Phóng to"))
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        self._sheet = _Sheet()
        self._area = QScrollArea()
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._sheet)
        self._area.setMinimumHeight(current().px(height))
        bar = QHBoxLayout()
        bar.setSpacing(4)
        bar.addWidget(self._title, 1)
        bar.addWidget(self._place)
        for button in (self.before, self.after, self.smaller, self.larger):
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 12)
        column.setSpacing(6)
        column.addLayout(bar)
        column.addWidget(self._area, 1)
        # The room is known only when the layout has come to rest.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLES_MILLISECONDS)
        self._settled.timeout.connect(self._ask)
        self.set_document("", 0)

    def set_document(self, title: str, pages: int) -> None:
        """Show the first of ``pages`` pages of a document."""
        self._title.setText(title)
        self._pages, self._page, self._zoom, self._asked = pages, 0, 0, False
        self._sheet.clear(self.tr("Đang mở văn bản…") if pages else self.tr("Không có văn bản."))
        self._tell()
        if self.isVisible():
            self._settled.start()

    def set_pages(self, pages: int) -> None:
        """How many pages there are, when that is known only after the first was drawn."""
        self._pages = pages
        self._tell()

    def page(self) -> int:
        """The page in sight, from 0."""
        return self._page

    def has_picture(self) -> bool:
        """Whether the page in sight has arrived."""
        return not self._sheet.picture.isNull()

    def show_page(self, page: int, png: bytes) -> None:
        """Show the picture of a page, if that is still the one in sight."""
        if page != self._page:
            return
        picture = QPixmap()
        picture.loadFromData(png, "PNG")
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        if self._mark and not picture.isNull():
            picture = marked_paper(picture, self._mark)
        self._sheet.show_picture(picture, self.tr("Không hiện được trang này."))

    def set_mark(self, text: str) -> None:
        """Write ``text`` over the pages shown from now on, where the window's watermark would not show on paper."""
        self._mark = text

    def show_failure(self, sentence: str) -> None:
        """Say why there is no picture."""
        self._sheet.clear(sentence)

    def turn(self, step: int) -> None:
        """Go ``step`` pages on or back, within the document."""
        target = self._page + step
        if 0 <= target < self._pages:
            self._page = target
            self._area.verticalScrollBar().setValue(0)
            self._tell()
            self._ask()

    def zoom(self, step: int) -> None:
        """One step larger or smaller."""
        target = self._zoom + step
        if 0 <= target < len(ZOOMS):
            self._zoom = target
            self._tell()
            self._ask()

    def _ask(self) -> None:
        if not self._pages:
            return
        self._asked = True
        # A page is taller than its place, so the scroll bar comes with it: a page drawn wider would need a second one.
        room = max(self._area.width() - self._area.verticalScrollBar().sizeHint().width() - 4, 200)
        self.wanted.emit(self._page, round(room * ZOOMS[self._zoom] / 100 * self.devicePixelRatioF()))

    def _tell(self) -> None:
        self._place.setText(self.tr("Trang {} / {}").format(self._page + 1, self._pages) if self._pages else "")
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page + 1 < self._pages)
        self.smaller.setEnabled(self._zoom > 0 and self._pages > 0)
        self.larger.setEnabled(self._zoom + 1 < len(ZOOMS) and self._pages > 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked:
            self._settled.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in turns:
            self.turn(turns[key])
        elif key in zooms:
            self.zoom(zooms[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self, "raised", "focus" if self.hasFocus() else "line")


class _Sheet(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.picture = QPixmap()
        self._words = ""

    def clear(self, words: str) -> None:
        self.picture, self._words = QPixmap(), words
        self.resize(QSize(current().px(260), current().px(120)))
        self.setAccessibleName(words)
        self.update()

    def show_picture(self, picture: QPixmap, otherwise: str) -> None:
        if picture.isNull():
            self.clear(otherwise)
            return
        self.picture = picture
        self.resize(picture.deviceIndependentSize().toSize())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.picture.isNull():
            painter.drawPixmap(0, 0, self.picture)
            return
        painter.setPen(current().colour("secondary"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._words)
