"""A desk for tests of pages: the window's tasks with real sessions of a real vault, in the tests' own process.

What is asked is answered on the next turn of the event loop, pickled both ways as between real processes, and failures
that nobody handles are kept in ``errors``.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.errors import NiemError, Problem
from app.session.door import Session
from app.session.summary import summary
from ui import messages
from ui.tasks import Failed, OnProgress, Room, Task, Tasks
from ui.widgets.dialog import Dialog, open_dialogs
from ui.widgets.page import Page

WAIT = 20_000


class OpenRoom:
    """Stands for the process of the top-secret room."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.alive = True

    def call(self, function: Callable[..., Any], *args: object) -> Future[Any]:
        """Ask at once, as when a draft is saved before the room closes."""
        answered: Future[Any] = Future()
        try:
            answered.set_result(function(self.session, *_crossed(args)))
        except NiemError as error:
            answered.set_exception(error)
        return answered

    def leave(self) -> Future[None]:
        """Close the session."""
        self.session.close()
        left: Future[None] = Future()
        left.set_result(None)
        return left

    def kill(self) -> None:
        """End it."""
        self.alive = False


class Desk(Tasks):
    """``session`` answers; ``room`` is the session of the top-secret room, if that is open."""

    def __init__(self, session: Session, room: Session | None = None) -> None:
        super().__init__(self._tell)
        self.session = session
        self.top_secret = OpenRoom(room) if room else None  # type: ignore[assignment]
        self.errors: list[NiemError] = []
        self.over = False
        self.asked: list[str] = []
        self.summary = summary(session)

    def start(self, room: Room = "everyday") -> None:
        """There is no process to start."""

    @property
    def room(self) -> Session | None:
        """The session of the top-secret room."""
        return self.top_secret.session if isinstance(self.top_secret, OpenRoom) else None

    def _tell(self, owner: QObject, error: NiemError) -> None:
        self.errors.append(error)
        messages.show(owner, error)

    def _ask(
        self,
        task: Task,
        room: Room,
        function: Callable[..., Any],
        args: tuple[object, ...],
        then: Callable[[Any], None],
        failed: Failed | None,
        progress: OnProgress | None,
    ) -> Task:
        task.then, task.failed, task.progress = then, failed, progress
        if room == "top_secret":
            task.process = self.top_secret  # so that closing the room drops what was asked in it
        self._running.append(task)
        self.asked.append(task.name)
        task.future = Future()
        session = self.room if room == "top_secret" else self.session
        QTimer.singleShot(0, self, lambda: self._answer(task, session, function, args))
        return task

    def _answer(
        self, task: Task, session: Session | None, function: Callable[..., Any], args: tuple[object, ...]
    ) -> None:
        future = task.future
        assert future is not None
        if self.over:
            return
        if task not in self._running:  # its room was closed meanwhile: nobody is asked any more
            return
        try:
            if session is None and task.kind != "enter":
                raise Problem("process.room_closed")
            if task.kind == "enter":
                self.top_secret = OpenRoom(function(self.session.world, *args))  # type: ignore[assignment]
                future.set_result(summary(self.top_secret.session))  # type: ignore[attr-defined, union-attr]
                self._deliver(task)
                return
            tell = {"progress": task.progress} if task.progress else {}
            answer = function(session, *_crossed(args), **tell)
            future.set_result(_crossed(answer))
        except NiemError as error:
            future.set_exception(error)
        self._deliver(task)


def _crossed(value: Any) -> Any:
    """``value`` as it arrives on the other side of a pipe."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes


def show_page(qtbot: QtBot, desk: Desk, page: Page, width: int = 1440, height: int = 900) -> QMainWindow:
    """``page`` in a window, loaded."""
    window = QMainWindow()
    window.resize(width, height)
    window.setCentralWidget(page)
    # Through its function qtbot holds the window until it is closed: collected earlier, it may die while it paints.
    qtbot.addWidget(window, before_close_func=lambda _: _end(desk, window))
    window.show()
    page.reload()
    return window


def _end(desk: Desk, _held: QMainWindow) -> None:
    """Nothing is answered after the test: its sessions are closed then."""
    desk.over = True


def idle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until everything asked was answered."""
    qtbot.waitUntil(lambda: not desk._running, timeout=WAIT)


def dialog_of(window: QMainWindow) -> Dialog:
    """The one dialog that is open."""
    (dialog,) = open_dialogs(window)
    return dialog
