"""One document in the list: what it is, its level, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.customers.documents.model import DocumentRow, Reading
from ui.customers.documents.words import ICONS, OTHER, facts
from ui.messages import sentence
from ui.theme import icon
from ui.widgets.buttons import IconButton
from ui.widgets.card import paint_card
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.naming import name_control
from ui.widgets.text import Elided, Paragraph


class DocumentLine(QWidget):
    """``opened()``, ``rename_asked()``, ``bind_asked()``, ``remove_asked()``. Enter opens, F2 renames, Delete removes.

    ``item`` is the title of what the document is bound to, empty for the whole file.
    """

    opened = Signal()
    rename_asked = Signal()
    bind_asked = Signal()
    remove_asked = Signal()

    def __init__(self, row: DocumentRow, item: str, *, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row, self._may_change = row, may_change
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bound = self.tr("của “{}”").format(item) if item else ""
        told = " · ".join(part for part in (facts(row), bound) if part)
        name_control(self, row.name, told)
        self.menu = QMenu(self)
        self.more = IconButton("ellipsis", self.tr("Việc khác với {}").format(row.name))
        self._fill_menu()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel(ICONS.get(row.kind, OTHER), "accent", 18))
        head.addWidget(Elided(row.name, "strong"), 1)
        head.addWidget(LevelChip(int(row.level)))
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(Elided(facts(row), "small", "secondary"))
        if bound:
            column.addWidget(Elided(bound, "small", "secondary"))
        self.more.setVisible(may_change)
        if row.fault:
            column.addWidget(Paragraph(sentence(row.fault), "danger", "small"))
        elif row.reading is Reading.LOCKED:
            column.addWidget(Paragraph(self.tr("Có mật khẩu riêng: không xem trước được."), "warning", "small"))

    def _fill_menu(self) -> None:
        view = QAction(icon("eye", "secondary"), self.tr("Xem"), self.menu)
        rename = QAction(icon("pencil", "secondary"), self.tr("Đổi tên…"), self.menu)
        bind = QAction(icon("link-2", "secondary"), self.tr("Gắn với mục…"), self.menu)
        remove = QAction(icon("trash-2", "danger_text"), self.tr("Gỡ khỏi hồ sơ"), self.menu)
        wanted = (self.opened, self.rename_asked, self.bind_asked, self.remove_asked)
        for action, told in zip((view, rename, bind, remove), wanted, strict=True):
            action.triggered.connect(told)
            self.menu.addAction(action)
        self.more.clicked.connect(lambda: self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif key == Qt.Key.Key_F2 and self._may_change:
            self.rename_asked.emit()
        elif key == Qt.Key.Key_Delete and self._may_change:
            self.remove_asked.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self, "raised", "focus" if self.hasFocus() else "line")
