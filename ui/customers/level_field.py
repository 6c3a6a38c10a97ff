"""Choosing a level by its criterion: what would a leak do?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from ui.messages import language
from ui.widgets.combo_field import ComboField
from ui.widgets.level import internal, level_name


class LevelField(ComboField):
    """One of ``levels``; the sentence under it is the chosen level's criterion."""

    def __init__(self, levels: Sequence[Level], label: str = "", parent: QWidget | None = None) -> None:
        words = QCoreApplication.translate("LevelField", "Cấp mật ({})")
        super().__init__(label or words.format(internal()), parent=parent)
        self._fixed = ""
        self.set_choices([(level, level_name(level)) for level in sorted(levels)])
        self.changed.connect(self.explain)
        self.explain()

    def level(self) -> Level:
        """The chosen level."""
        value = self.value()
        return value if isinstance(value, Level) else Level.CONFIDENTIAL

    def choose(self, level: Level) -> None:
        """Choose a level and tell its criterion. Nothing is emitted."""
        self.set_value(level)
        self.explain()

    def fix(self, why: str) -> None:
        """The level stands; ``why`` is told under the criterion."""
        self._fixed = why
        self.set_read_only(True)
        self.explain()

    def explain(self) -> None:
        """Tell the criterion of the chosen level."""
        criterion = self.level().criterion(language())
        self.set_hint(f"{criterion}\n{self._fixed}" if self._fixed else criterion)
