"""Work that takes longer than a breath: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.buttons import SecondaryButton
from ui.widgets.naming import grouped, name_control
from ui.widgets.spinner import Spinner
from ui.widgets.text import Elided, Label


class ProgressPanel(QWidget):
    """Until the first ``set_progress`` the bar is indefinite. ``cancelled`` is emitted once, then it says so."""

    cancelled = Signal()

    def __init__(self, title: str, *, cancellable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = Elided(title, "strong")
        self._figures = Label("", "small", "secondary")
        self._text = Elided("", "small", "secondary")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        name_control(self.bar, title)
        self._cancel = SecondaryButton(self.tr("Dừng"), "x")
        if not cancellable:
            self._cancel.hide()
        self._cancel.clicked.connect(self._stop)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Spinner(18))
        head.addWidget(self._title, 1)
        head.addWidget(self._figures)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addLayout(head)
        words.addWidget(self.bar)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignVCenter)

    def begin(self) -> None:
        """Stand at the beginning again, for work that is begun a second time."""
        self._cancel.set_busy(False)
        self.bar.setRange(0, 0)
        self._figures.setText("")

    def set_progress(self, done: int, total: int) -> None:
        """``done`` of ``total`` steps; a total of 0 is unknown and makes the bar indefinite."""
        scale = 1000
        self.bar.setRange(0, scale if total else 0)
        self.bar.setValue(done * scale // total if total else 0)
        self._figures.setText(f"{grouped(done)} / {grouped(total)}" if total else "")

    def set_text(self, text: str) -> None:
        """What is being done now."""
        self._text.setText(text)

    def _stop(self) -> None:
        self._cancel.set_busy(True, self.tr("Đang dừng…"))
        self.cancelled.emit()
