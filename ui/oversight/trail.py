"""The reading trail: from the whole journal to one person, to one record, to one day, and back step by step."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.oversight.model import JournalFilter
from ui.widgets.buttons import QuietButton
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Label

MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class TrailStep:
    """Where the officer has been: what was looked for, and the words for it."""

    wanted: JournalFilter
    words: str


class Trail(QWidget):
    """Hidden until there is a way back. ``returned(step)`` when the officer goes back to one."""

    returned = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._steps: list[TrailStep] = []
        self._here = ""
        self._shown: list[QWidget] = []
        self.back = QuietButton(self.tr("Quay lại"), "arrow-left")
        self.back.clicked.connect(self.go_back)
        self._flow = FlowLayout(gap=4)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addLayout(self._flow, 1)
        self.hide()

    def steps(self) -> tuple[TrailStep, ...]:
        """Where one can go back to, the farthest first."""
        return tuple(self._steps)

    def follow(self, left: TrailStep, here: str) -> None:
        """The officer goes from ``left`` to what is called ``here``."""
        self._steps = [*self._steps, left][-MOST_STEPS:]
        self._here = here
        self._draw()

    def forget(self) -> None:
        """The officer looks for something else: there is no way back any more."""
        self._steps, self._here = [], ""
        self._draw()

    def go_back(self) -> None:
        """To the step before."""
        if self._steps:
            self._return_to(len(self._steps) - 1)

    def _return_to(self, place: int) -> None:
        step = self._steps[place]
        self._steps, self._here = self._steps[:place], step.words
        self._draw()
        self.returned.emit(step)

    def _draw(self) -> None:
        for old in self._shown:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        if self._steps:
            self._add(Label(self.tr("Đường đọc:"), "body", "secondary"))
        for place, step in enumerate(self._steps):
            button = QuietButton(step.words, "")
            button.clicked.connect(lambda _=False, place=place: self._return_to(place))
            self._add(button)
            self._add(Label("›", "body", "secondary"))
        self._add(Label(self._here, "strong"))
        self.setVisible(bool(self._steps))

    def _add(self, part: QWidget) -> None:
        self._flow.addWidget(part)
        part.setVisible(True)
        self._shown.append(part)
