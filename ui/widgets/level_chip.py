"""A level as a chip: icon and words on its colour."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current
from ui.widgets import level as levels
from ui.widgets.naming import name_control


class LevelChip(QWidget):
    """The level of one record. Level 0 takes no room."""

    def __init__(self, level: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._level = 0
        self.set_level(level)

    def set_level(self, level: int) -> None:
        """Show another level, or nothing for 0."""
        self._level = level
        self.setVisible(level > 0) if self.parentWidget() or not level else None
        if level:
            name_control(self, f"{levels.level_name(level)} ({levels.internal()})")
            self.setToolTip(levels.internal_explained())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if not self._level:
            return QSize(0, 0)
        return QSize(levels.chip_width(self._level), current().px(levels.CHIP_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._level:
            levels.paint_chip(QPainter(self), 0, self.height() / 2, self._level, self.devicePixelRatioF())
