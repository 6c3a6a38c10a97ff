"""Long work with discs on the page: how far it is, a way to stop it, and its end told once.

The work goes on in a process of its own, also while the vault is locked; this asks twice a second how far it is. It is
found again when the page is opened anew.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.archive.discs.actions import end_work, stop_work
from app.archive.discs.model import WorkDone, WorkState
from app.archive.discs.queries import work_state
from app.errors import NiemError
from ui.archive.discs.words import work_title
from ui.tasks import Tasks
from ui.widgets.progress_panel import ProgressPanel

EVERY = 500
"""Milliseconds between two looks."""


class Work(QWidget):
    """Hidden while nothing is under way. ``done(WorkDone)`` or ``failed(NiemError)`` when it is over."""

    done = Signal(object)
    failed = Signal(object)
    begun = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.panel: ProgressPanel | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def under_way(self) -> bool:
        """Whether something is."""
        return self.panel is not None

    def look(self) -> None:
        """Ask how far it is; begins to watch when something is under way."""
        self._tasks.read(work_state, then=self._seen, owner=self, failed=self._ended)

    def _seen(self, state: WorkState) -> None:
        if state.kind is None:
            self._rest()
            return
        if self.panel is None:
            self.panel = ProgressPanel(work_title(state.kind))
            self.panel.set_text(self.tr("Bạn vẫn làm việc khác được. Khóa kho thì việc này vẫn chạy tiếp."))
            self.panel.cancelled.connect(self._stop)
            self._column.addWidget(self.panel)
            self.show()
            self.begun.emit()
        if state.over:
            self._tasks.act(end_work, then=self._finished, owner=self, failed=self._ended)
            return
        # In hundredths: the process counts sectors, which mean nothing to anybody.
        self.panel.set_progress(state.done * 100 // state.total, 100 if state.done else 0)
        self._timer.start()

    def _stop(self) -> None:
        self._tasks.read(stop_work, then=lambda _: None, owner=self)

    def _finished(self, done: WorkDone) -> None:
        self._rest()
        self.done.emit(done)

    def _ended(self, error: NiemError) -> None:
        self._rest()
        self.failed.emit(error)

    def _rest(self) -> None:
        self._timer.stop()
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None
        self.hide()
