"""Choosing the columns of a list: which are shown, and in what order; all of it by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.naming import name_control
from ui.widgets.table_layout import Place
from ui.widgets.text import Paragraph


class ColumnsDialog(Dialog):
    """``arranged(places)`` carries the columns as they should be: (key, shown) each, from left to right.

    ``restored()`` when everything should be as the list starts.
    """

    arranged = Signal(object)
    restored = Signal()

    def __init__(self, parent: QWidget, places: Sequence[Place], defaults: Sequence[Place]) -> None:
        super().__init__(parent, self.tr("Cột của danh sách"), width=520)
        self._places, self._defaults = list(places), tuple(defaults)
        self._at_start = False
        self.rows: dict[str, ColumnRow] = {}
        self.add(Paragraph(self.tr("Đánh dấu cột cần thấy. Alt+↑ và Alt+↓ đổi chỗ cột đang chọn."), "secondary"))
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add(whole)
        for place in self._places:
            self._add_row(place)
        self._tell_ends()
        self.restore = SecondaryButton(self.tr("Về mặc định"), "rotate-ccw")
        self.restore.clicked.connect(self._restore)
        self.add_cancel(self.tr("Hủy"))
        self.add_button(self.restore)
        self.save = PrimaryButton(self.tr("Áp dụng"), "check")
        self.save.clicked.connect(self._apply)
        self.add_button(self.save)

    def open(self) -> None:
        super().open()
        first = next((row.tick for row in self.rows.values() if row.tick.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def shift(self, key: str, step: int) -> None:
        """Move a column one place to the left (-1) or to the right (1)."""
        keys = [place.key for place in self._places]
        at, to = keys.index(key), keys.index(key) + step
        if not 0 <= to < len(keys):
            return
        self._at_start = False
        self._places.insert(to, self._places.pop(at))
        row = self.rows[key]
        self._column.insertWidget(to, row)
        self._renew_tab_order()
        self._tell_ends()

    def _add_row(self, place: Place) -> None:
        row = ColumnRow(place)
        row.stepped.connect(lambda step, key=place.key: self.shift(key, step))
        row.ticked.connect(lambda shown, key=place.key: self._tick(key, shown))
        self.rows[place.key] = row
        self._column.addWidget(row)

    def _tick(self, key: str, shown: bool) -> None:
        self._at_start = False
        self._places = [replace(place, shown=shown) if place.key == key else place for place in self._places]

    def _renew_tab_order(self) -> None:
        """Tab goes from row to row as they stand now."""
        before: QWidget | None = None
        for place in self._places:
            for control in self.rows[place.key].controls():
                if before is not None:
                    QWidget.setTabOrder(before, control)
                before = control

    def _tell_ends(self) -> None:
        for at, place in enumerate(self._places):
            self.rows[place.key].set_ends(first=at == 0, last=at == len(self._places) - 1)

    def _restore(self) -> None:
        self._places = list(self._defaults)
        self._at_start = True
        for at, place in enumerate(self._places):
            self._column.insertWidget(at, self.rows[place.key])
            self.rows[place.key].tick.setChecked(place.shown)
        self._at_start = True
        self._renew_tab_order()
        self._tell_ends()

    def _apply(self) -> None:
        self.accept()
        if self._at_start:
            self.restored.emit()
        else:
            self.arranged.emit([(place.key, place.shown) for place in self._places])


class ColumnRow(QWidget):
    """One column: a tick, and two buttons that move it. ``stepped(-1 or 1)``, ``ticked(shown)``."""

    stepped = Signal(int)
    ticked = Signal(bool)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.tick = QCheckBox(place.title.replace("&", "&&"))
        name_control(self.tick, place.title)
        self.tick.setChecked(place.shown)
        self.tick.setEnabled(not place.fixed)
        if place.fixed:
            why = self.tr("Cột này luôn hiện.")
            self.tick.setToolTip(why)
            self.tick.setAccessibleDescription(why)
        self.left = IconButton("chevron-up", self.tr("Chuyển {} lên").format(place.title), framed=True)
        self.right = IconButton("chevron-down", self.tr("Chuyển {} xuống").format(place.title), framed=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.tick, 1)
        row.addWidget(self.left)
        row.addWidget(self.right)
        self.tick.toggled.connect(self.ticked)
        self.left.clicked.connect(lambda: self.stepped.emit(-1))
        self.right.clicked.connect(lambda: self.stepped.emit(1))
        for control in self.controls():
            control.installEventFilter(self)

    def controls(self) -> tuple[QWidget, ...]:
        """What Tab goes to, in order."""
        return (self.tick, self.left, self.right)

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Whether it stands at an end, from where it cannot be moved on."""
        focused = self.window().focusWidget()
        self.left.set_available(not first, self.tr("Đã ở đầu danh sách."))
        self.right.set_available(not last, self.tr("Đã ở cuối danh sách."))
        if focused in (self.left, self.right) and not focused.isEnabled():
            (self.right if focused is self.left else self.left).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if held and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)
