"""Filters in a row, each with how many it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.buttons import Button
from ui.widgets.level import level_colours, level_shield
from ui.widgets.naming import grouped, name_control
from ui.widgets.tab_order import bring_where_stands


@dataclass(frozen=True, slots=True)
class Pill:
    """One filter: its key, its words, how many it holds (``None``: not said), a level's shield (0: none)."""

    key: str
    text: str
    count: int | None = None
    level: int = 0


class PillBar(QWidget):
    """One pill is always chosen. Left and right move between pills. ``picked(key)`` when the person chooses."""

    picked = Signal(str)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._keys: list[str] = []

    def set_pills(self, pills: Sequence[Pill]) -> None:
        """Replace the pills; the chosen one stays chosen if it is still there, else the first is.

        A number that is taken away leaves its room: it is being counted anew, and nothing jumps meanwhile.
        """
        kept = self.chosen()
        same = [pill.key for pill in pills] == self._keys
        if not same:
            self._build(pills)
        for pill, button in zip(pills, self._group.buttons(), strict=True):
            loses = pill.count is None and button.text() != pill.text
            button.setMinimumWidth(button.sizeHint().width() if loses else 0)
            button.setText(pill.text if pill.count is None else f"{pill.text}  {grouped(pill.count)}")
        if pills and not same:
            self.choose(kept if kept in self._keys else self._keys[0])

    def _build(self, pills: Sequence[Pill]) -> None:
        for old in self._group.buttons():
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        self._keys = [pill.key for pill in pills]
        for pill in pills:
            button = _PillButton(pill.text, level_shield(pill.level) if pill.level else "", pill.level)
            button.clicked.connect(lambda _=False, key=pill.key: self.picked.emit(key))
            self._group.addButton(button)
            self._row.addWidget(button)
        bring_where_stands(self, self._group.buttons())

    def choose(self, key: str) -> None:
        """Choose a pill without emitting. Raises ``ValueError`` if there is none of that key."""
        chosen = self._group.buttons()[self._keys.index(key)]
        chosen.setChecked(True)
        for button in self._group.buttons():  # Tab comes to the chosen one; Qt sees to it only when a person chooses
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is chosen else Qt.FocusPolicy.ClickFocus)

    def chosen(self) -> str:
        """The key of the chosen pill, ``""`` if there are none."""
        for key, button in zip(self._keys, self._group.buttons(), strict=False):
            if button.isChecked():
                return key
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        buttons = self._group.buttons()
        focused = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        if step and focused is not None:
            target = buttons[(focused + step) % len(buttons)]
            target.setFocus(Qt.FocusReason.TabFocusReason)
            target.click()
        else:
            super().keyPressEvent(event)


class _PillButton(Button):
    _level = 0

    def __init__(self, text: str, icon: str, level: int) -> None:
        self._level = level
        super().__init__(text, "pill", icon)
        self.setCheckable(True)

    def icon_colour(self) -> str:
        """The shield takes its level's own colour."""
        return level_colours(self._level).strip if self._level else super().icon_colour()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
