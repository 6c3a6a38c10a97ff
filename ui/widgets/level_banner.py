"""The bar across the top that says how secret what is below may be."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import current
from ui.theme.tokens import BANNER, PAGE_MARGIN
from ui.widgets import level as levels
from ui.widgets.icon_label import IconLabel
from ui.widgets.naming import name_control
from ui.widgets.text import Elided, Label


class LevelBanner(QWidget):
    """Full width, in the level's colour: shield, words, "mức mật nội bộ", a sentence, and room at the right.

    It shows the highest level visible below it. Level 0 hides it.
    """

    def __init__(self, level: int, sentence: str = "", parent: QWidget | None = None, *, height: int = BANNER) -> None:
        super().__init__(parent)
        self._level, self._height = 0, height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shield = IconLabel("shield", "on_banner", 18)
        self._name = Label("", "strong", "on_banner")
        self._internal = Label("", "medium", "on_banner")
        self._sentence = Elided("", "body", "on_banner")
        self._lock = IconLabel("lock", "on_banner", 16)
        self._countdown = Label("", "strong", "on_banner")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        for part in (self._shield, self._name, self._internal):
            self._row.addWidget(part)
        self._row.addSpacing(8)
        self._row.addWidget(self._sentence, 1)
        self._row.addWidget(self._lock)
        self._row.addWidget(self._countdown)
        self.set_countdown("")
        self._measure()
        self.set_level(level, sentence)

    def level(self) -> int:
        """The level shown, 0 for none."""
        return self._level

    def set_level(self, level: int, sentence: str = "") -> None:
        """Show a level and what it asks of the reader; 0 hides the banner."""
        self._level = level
        if level:
            name = levels.level_name(level)
            name_control(self, f"{name} ({levels.internal()}). {sentence}".strip())
            self._shield.set_icon(levels.level_shield(level))
            self._name.setText(name.upper())
            self._internal.setText(f"· {levels.internal()}")
            self._sentence.setText(sentence)
            self.setToolTip(levels.internal_explained())
        if not level:
            self.hide()
        elif self.parentWidget():
            self.show()
        self.update()

    def set_countdown(self, text: str) -> None:
        """Words at the right beside a lock, e.g. "Tự khóa sau 09:41"; empty hides them."""
        self._countdown.setText(text)
        self._countdown.setVisible(bool(text))
        self._lock.setVisible(bool(text))

    def add_right(self, widget: QWidget) -> None:
        """Put a widget at the far right."""
        self._row.addWidget(widget)

    def _measure(self) -> None:
        side = current().px(PAGE_MARGIN)
        self._row.setContentsMargins(side, 0, side, 0)
        self.setFixedHeight(current().px(self._height))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_row"):
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._level:
            QPainter(self).fillRect(self.rect(), current().colour(levels.level_colours(self._level).banner))
