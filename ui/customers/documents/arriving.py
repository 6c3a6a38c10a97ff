"""One file on its way in: how far it is, and what became of it when it could not go straight in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from app.access.level import Level
from app.customers.documents.model import Twin
from app.customers.model import Ref
from ui.widgets.buttons import QuietButton
from ui.widgets.card import paint_card
from ui.widgets.icon_label import IconLabel
from ui.widgets.naming import name_control
from ui.widgets.text import Elided, Label, Paragraph


class ArrivingLine(QWidget):
    """``stopped()`` while it is under way; ``left()`` to take the line away; ``wished()`` to add the same once more."""

    stopped = Signal()
    left = Signal()
    wished = Signal()

    def __init__(
        self, customer: Ref, level: Level, path: Path, item: Ref | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.customer, self.level, self.path, self.item = customer, level, path, item
        self.running = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._icon = IconLabel("upload", "accent", 18)
        self._name = Elided(path.name, "medium")
        self._figures = Label("", "small", "secondary")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        name_control(self.bar, path.name)
        self.told = Paragraph("", "secondary", "small")
        self.again = QuietButton(self.tr("Vẫn thêm"))
        self.stop = QuietButton(self.tr("Dừng"))
        self.again.clicked.connect(self.wished)
        self.stop.clicked.connect(self._pressed)
        self._lay_out()
        self.begin()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._name, 1)
        for part in (self._figures, self.again, self.stop):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.told)

    def begin(self) -> None:
        """It is under way."""
        self.running = True
        self._icon.set_icon("upload", "accent")
        self.bar.setRange(0, 0)
        self._figures.setText("")
        self._show(self.tr("Dừng"), "")

    def set_progress(self, done: int, total: int) -> None:
        """``done`` of ``total`` bytes."""
        self.bar.setRange(0, 1000)
        self.bar.setValue(done * 1000 // total if total else 0)
        self._figures.setText(f"{done * 100 // total if total else 0} %")

    def fail(self, sentence: str) -> None:
        """It did not go in, and why."""
        self.running = False
        self._icon.set_icon("circle-x", "danger_text")
        self._show(self.tr("Bỏ qua"), sentence, "danger")

    def show_twins(self, twins: Sequence[Twin]) -> None:
        """The same content is there already: say where, and ask."""
        self.running = False
        self._icon.set_icon("copy", "warning")
        twin, more = twins[0], len(twins) - 1
        words = self.tr("Nội dung này đã có trong kho: “{}” của {}.").format(twin.name, twin.customer_name or "…")
        if more:
            words += " " + self.tr("Và {} bản khác.").format(more)
        self._show(self.tr("Bỏ qua"), words, asks=True)

    def _show(self, button: str, words: str, tone: str = "secondary", *, asks: bool = False) -> None:
        self.stop.setText(button)
        self.stop.setAccessibleName(f"{button}: {self.path.name}")
        self.again.setAccessibleName(f"{self.again.text()}: {self.path.name}")
        self.again.setVisible(asks)
        self.bar.setVisible(self.running)
        self._figures.setVisible(self.running)
        self.told.setVisible(bool(words))
        self.told.set_tone("danger" if tone == "danger" else "secondary")
        self.told.setText(words)
        self.setAccessibleName(f"{self.path.name}. {words}".strip())

    def _pressed(self) -> None:
        if self.running:
            self.stop.setEnabled(False)
            self.stopped.emit()
        else:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self, "raised")
