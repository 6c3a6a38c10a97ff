"""Ticking a person's duties. Which may not meet in one person is decided where the person is added, not here."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.access.duty import Duty
from ui.messages import language
from ui.widgets.field import Field


class DutiesField(Field):
    """One tick for each duty, in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Nhiệm vụ"), required=True, parent=parent)
        place = QWidget()
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        self.ticks: dict[Duty, QCheckBox] = {}
        for number, duty in enumerate(Duty):
            label = duty.label(language())
            words = label[:1].upper() + label[1:]
            tick = QCheckBox(words)
            tick.setAccessibleName(words)
            tick.clicked.connect(self._ticked)
            self.ticks[duty] = tick
            grid.addWidget(tick, number // 2, number % 2)
        self._hold(place)
        self.setFocusProxy(self.ticks[next(iter(Duty))])

    def value(self) -> tuple[Duty, ...]:
        """The duties ticked."""
        return tuple(duty for duty, tick in self.ticks.items() if tick.isChecked())

    def set_value(self, value: tuple[Duty, ...]) -> None:
        """Tick these and no others."""
        for duty, tick in self.ticks.items():
            tick.setChecked(duty in value)

    def _ticked(self) -> None:
        self.set_error("")
        self.changed.emit()
