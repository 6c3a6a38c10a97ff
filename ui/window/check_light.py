"""The vault's check while somebody works: the light for the status bar, a line above every page when something is hurt.

It asks now and then how the check stands, and that asking is what makes a check begin when one is due: nobody has to
remember. The check itself runs in a process of its own. What is asked here names no file and no customer.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import NiemError
from app.session.model import Summary
from ui.tasks import Room, Tasks
from ui.widgets.notice import InlineNotice

FIRST_MILLISECONDS, EVERY_MILLISECONDS, RUNNING_MILLISECONDS = 6_000, 300_000, 5_000
"""The first question waits until the first page stands."""

ENDED = "continue_check"
"""The act by which a check asked for on its page came to its end."""


class CheckLight(QWidget):
    """``told(icon, words, tone)`` is for the status bar; no words leave what stands there."""

    told = Signal(str, str, str)
    acted = Signal()

    def __init__(self, tasks: Tasks, summary: Summary, *, leads: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._summary, self._leads = tasks, summary, leads
        self._asking = False
        action = self.tr("Mở mục Kiểm tra") if leads else ""
        self.line = InlineNotice("danger", " ", action, parent=self)
        self.line.acted.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 0)
        column.addWidget(self.line)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.ask)
        self._timer.start(FIRST_MILLISECONDS)
        self._scheduled = False
        tasks.changed.connect(self._changed)

    def _changed(self, what: str) -> None:
        if what == ENDED:
            self.ask()

    def ask(self) -> None:
        """Ask how the check stands, keep what it found, and let what is due begin."""
        if self._asking:
            return
        from app.archive.checks.actions import continue_check, ensure_schedule  # the first window must not wait

        self._asking = True
        if not self._scheduled:
            self._scheduled = True
            self._tasks.read(ensure_schedule, then=lambda _: None, failed=lambda _: None, owner=self)
        self._tasks.read(continue_check, then=self._show, failed=self._failed, owner=self, room=self._room())

    def _room(self) -> Room:
        room = self._tasks.top_secret
        return "top_secret" if room is not None and room.alive else "everyday"

    def _failed(self, _: NiemError) -> None:
        self._asking = False
        self._timer.start(EVERY_MILLISECONDS)

    def _show(self, state: object) -> None:
        from app.archive.checks.model import CheckState
        from ui.archive.checks.words import ICONS, TONES, banner_words, short_words

        if not isinstance(state, CheckState):
            return
        self._asking = False
        self._timer.start(RUNNING_MILLISECONDS if state.running else EVERY_MILLISECONDS)
        self.told.emit(ICONS[state.light], short_words(state), TONES[state.light])
        words = banner_words(state, leads=self._leads)
        self.line.set_text(words or " ")
        self.setVisible(bool(words))
