"""The navigation at the left of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current
from ui.theme.tokens import NARROW_UNDER, SIDEBAR, SIDEBAR_NARROW
from ui.widgets.columns import scrolled
from ui.widgets.icon_label import IconLabel
from ui.widgets.naming import name_control
from ui.widgets.person_card import LockButton, PersonCard
from ui.widgets.sidebar_item import SidebarItem
from ui.widgets.text import Label

_SIDE = 12
"""Pixels between the entries and the edges."""


class Sidebar(QWidget):
    """Brand, groups of entries, who is signed in, and the lock. Up and down move between entries.

    ``chosen(key)`` when the person picks an entry: the window then calls ``set_current``.
    """

    chosen = Signal(str)
    lock_requested = Signal()
    person_requested = Signal()

    def __init__(self, brand: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, self.tr("Thanh điều hướng"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._narrow = False
        self._items: dict[str, SidebarItem] = {}
        self._heads: list[QWidget] = []
        self._brand_icon = IconLabel("niem", "badge", 24)
        self._brand = Label(brand, "title", "sidebar_strong")
        top = QHBoxLayout()
        top.setContentsMargins(10, 8, 4 + _SIDE, 12)
        top.setSpacing(10)
        top.addWidget(self._brand_icon)
        top.addWidget(self._brand, 1)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 8)
        self._list.setSpacing(2)
        self._inside = QWidget()
        filled = QVBoxLayout(self._inside)
        filled.setContentsMargins(0, 0, _SIDE, 0)
        filled.addLayout(self._list)
        filled.addStretch(1)
        area = scrolled(self._inside)
        # The bar stands in the margin, so that it covers no badge.
        area.verticalScrollBar().rangeChanged.connect(
            lambda _, last: filled.setContentsMargins(0, 0, 0 if last else _SIDE, 0)
        )
        self._person = PersonCard()
        self._person.clicked.connect(self.person_requested)
        self._person.hide()
        self._lock = LockButton(self.tr("Khóa kho ngay"), "Ctrl+L")
        self._lock.clicked.connect(self.lock_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 8, 0, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(area, 1)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, _SIDE, 0)
        foot.setSpacing(8)
        foot.addWidget(self._person)
        foot.addWidget(self._lock)
        column.addWidget(self._foot)
        self._column = column

    def add_group(self, title: str) -> None:
        """Start a group of entries under a small head."""
        head = QWidget()
        inside = QVBoxLayout(head)
        inside.setContentsMargins(11, 10, 0, 0)
        inside.addWidget(Label(title.upper(), "caps", "sidebar_head"))
        self._heads.append(head)
        self._list.addWidget(head)
        head.setVisible(not self._narrow)

    def add_item(self, key: str, text: str, icon: str, shortcut: str = "") -> SidebarItem:
        """Add an entry. Raises ``ValueError`` for a key that is already there."""
        if key in self._items:
            raise ValueError(f"two entries of one key: {key}")
        item = SidebarItem(text, icon, shortcut)
        item.set_narrow(self._narrow)
        item.clicked.connect(lambda: self._pressed(key))
        self._list.addWidget(item)
        self._items[key] = item
        self._foot_last()
        return item

    def _foot_last(self) -> None:
        """Tab reaches the foot after the entries: putting it in anew moves it to the end of Qt's focus chain."""
        self._foot.setParent(None)
        self._column.addWidget(self._foot)
        self._foot.show()

    def clear(self) -> None:
        """Take all entries and groups away; for locking, and when another person signs in."""
        for widget in [*self._items.values(), *self._heads]:
            self._list.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._items.clear()
        self._heads.clear()
        self._person.hide()

    def set_badge(self, key: str, count: int) -> None:
        """Show how many things wait at an entry. Raises ``KeyError`` for an entry that is not there."""
        self._items[key].set_badge(count)

    def set_current(self, key: str) -> None:
        """Mark the entry whose page is shown; ``""`` marks none."""
        for other, item in self._items.items():
            item.setChecked(other == key)

    def set_person(self, name: str, line: str) -> None:
        """Show who is signed in and what they may do, e.g. "Trưởng phòng · đến cơ mật"."""
        self._person.set_person(name, line)
        self._person.show()

    def set_lockable(self, lockable: bool) -> None:
        """Show or hide the lock button; hidden while nothing is open."""
        self._lock.setVisible(lockable)

    def fit(self, window_width: int) -> None:
        """Icons alone under 1360 logical pixels of window width (more with a larger font)."""
        self.set_narrow(window_width < current().px(NARROW_UNDER))

    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or icons and words."""
        self._narrow = narrow
        for widget in [*self._heads, self._brand]:
            widget.setVisible(not narrow)
        for item in self._items.values():
            item.set_narrow(narrow)
        self._person.set_narrow(narrow)
        self._lock.set_narrow(narrow)
        self.updateGeometry()

    def _pressed(self, key: str) -> None:
        self._items[key].setChecked(not self._items[key].isChecked())
        self.chosen.emit(key)

    def sizeHint(self) -> QSize:
        return QSize(current().px(SIDEBAR_NARROW if self._narrow else SIDEBAR), current().px(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), current().px(240))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        items = [item for item in self._items.values() if item.isEnabled()]
        focused = next((place for place, item in enumerate(items) if item.hasFocus()), None)
        if step and focused is not None:
            items[(focused + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current().colour("sidebar"))
