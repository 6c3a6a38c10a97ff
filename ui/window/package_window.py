"""A small window for one package: what opens when a .niem file is given to the program. No vault, no signing in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from app.settings.preference import Preference
from ui.package.view import OpenPackageView
from ui.tasks import Tasks
from ui.theme import current

WIDTH = 760


class PackageWindow(QMainWindow):
    """``preference_changed`` is never emitted: here is nothing to prefer."""

    preference_changed = Signal(object)

    def __init__(self, tasks: Tasks, path: Path) -> None:
        super().__init__()
        self._tasks = tasks
        self.setWindowTitle(f"{path.name} · Niêm")
        self.resize(current().px(860), current().px(760))
        self.setMinimumSize(current().px(560), current().px(480))
        self.view = OpenPackageView(tasks, may_leave=False)
        self.view.setMaximumWidth(current().px(WIDTH))
        ground = _Ground()
        row = QHBoxLayout(ground)
        row.setContentsMargins(32, 28, 32, 28)
        row.addStretch(1)
        row.addWidget(self.view, 1000)
        row.addStretch(1)
        self.setCentralWidget(ground)
        tasks.start()
        self.view.take(path)

    def set_preference(self, preference: Preference) -> None:
        """Nothing here follows a preference while it is open."""

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tasks.lock("closed")
        super().closeEvent(event)


class _Ground(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current().colour("surface"))
