"""The only way off the GUI thread: ask the vault process, and get the answer back on the GUI thread.

Pure rules:

* A callback runs on the GUI thread, once, and only while its owner still exists.
* Locking drops every callback: what was asked before a lock never shows after it.
* An owner that is already doing an act does not start a second one: a double click is one act.
* A finished act tells every page what changed, by the name of the function.
* A session that says that it is over is told to the window, whatever was asked; what locked then shows nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, wait
from typing import Any, Literal, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from app.bootstrap.vault_process import VaultProcess
from app.errors import Cancelled, NiemError, Problem, Refused
from app.session.model import OVER

T = TypeVar("T")
Room = Literal["everyday", "top_secret"]
Failed = Callable[[NiemError], None]
OnProgress = Callable[[int, int], None]
Kind = Literal["read", "act", "enter"]


class Saving(Protocol):
    """One draft to save: ``function(session, *args)`` in a room."""

    @property
    def function(self) -> Callable[..., object]: ...

    @property
    def args(self) -> tuple[object, ...]: ...

    @property
    def room(self) -> str: ...


class Task:
    """Something that was asked. Forgetting it is allowed; ``cancel`` asks for it to be stopped."""

    def __init__(self, owner: QObject, kind: Kind, name: str) -> None:
        self.owner = owner
        self.kind = kind
        self.name = name
        self.running = True
        self.then: Callable[[Any], None] | None = None
        self.failed: Failed | None = None
        self.progress: OnProgress | None = None
        self.future: Future[Any] | None = None
        self.process: VaultProcess | None = None

    def cancel(self) -> None:
        """Ask the process to stop. The failure ``Cancelled`` follows, unless the work was already done."""
        if self.running and self.process and self.future:
            self.process.cancel(self.future)

    def drop(self) -> None:
        """No callback of this task will run any more."""
        self.running = False
        self.then = self.failed = self.progress = None


class Tasks(QObject):
    """The two processes of the window, and everything that is being asked of them.

    ``on_error`` is what happens to a failure that its asker does not handle: ``messages.show``.
    """

    changed = Signal(str)
    """An act succeeded: the name of its function, e.g. ``"create_customer"``. Pages reload what they show."""
    busy = Signal(QObject, bool)
    """An owner began or ended an act."""
    locked = Signal(str)
    """Both processes are gone; the reason is a word such as ``"idle"``."""
    refused = Signal(str)
    """The policy said no: the code. Told besides whatever its asker does about it."""
    died = Signal(str)
    """A process ended by itself; which room's."""

    session_over = Signal(str)
    """A session answered that it is over; the code says why (`app.session.model.OVER`)."""

    closed = Signal(str)
    """A room has been closed; which one. What was shown from it must go."""

    _arrived = Signal(object)
    _moved = Signal(object, int, int)

    def __init__(
        self,
        on_error: Callable[[QObject, NiemError], None],
        *,
        make_process: Callable[..., VaultProcess] = VaultProcess,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_error = on_error
        self._make_process = make_process
        self._running: list[Task] = []
        self.everyday: VaultProcess | None = None
        self.top_secret: VaultProcess | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self._deliver_progress, Qt.ConnectionType.QueuedConnection)

    # -- the processes

    def start(self, room: Room = "everyday") -> None:
        """Have the room's process running; it makes itself ready while the person types."""
        process = self._process(room)
        if process is not None and process.alive:
            return
        process = self._make_process(died=lambda: self.died.emit(room))
        process.start()
        setattr(self, room, process)

    def close_room(self, room: Room = "top_secret") -> None:
        """End one room: its process is gone when this returns, and nothing asked of it will be answered."""
        process = self._process(room)
        setattr(self, room, None)
        for task in [task for task in self._running if task.process is process]:
            self._end(task)
            task.drop()
        if process is not None:
            process.kill()
            self.closed.emit(room)

    def leave(self, savings: Iterable[Saving], rooms: Iterable[Room], seconds: float) -> int:
        """Save drafts, then close the sessions of ``rooms``, and wait for all of it, at most ``seconds``.

        The one call that holds the window, just before a lock. Gives how many drafts were saved.
        """
        drafts: list[Future[Any]] = [
            process.call(saving.function, *saving.args)
            for saving in savings
            if (process := self._process("top_secret" if saving.room == "top_secret" else "everyday")) is not None
        ]
        closing: list[Future[Any]] = [process.leave() for room in rooms if (process := self._process(room)) is not None]
        wait([*drafts, *closing], timeout=seconds)
        return sum(1 for future in drafts if future.done() and future.exception() is None)

    def lock(self, reason: str) -> None:
        """End both rooms and tell everyone."""
        self.close_room("top_secret")
        self.close_room("everyday")
        self.locked.emit(reason)

    # -- asking

    def read(
        self,
        function: Callable[..., T],
        *args: object,
        then: Callable[[T], None],
        owner: QObject,
        failed: Failed | None = None,
        room: Room = "everyday",
        progress: OnProgress | None = None,
    ) -> Task:
        """Ask for ``function(session, *args)``; ``then`` gets the answer, ``failed`` (or the window) the error."""
        return self._ask(
            Task(owner, "read", function.__name__),
            room,
            function,
            args,
            then,
            failed,
            progress,
        )

    def act(
        self,
        function: Callable[..., T],
        *args: object,
        then: Callable[[T], None],
        owner: QObject,
        failed: Failed | None = None,
        room: Room = "everyday",
        progress: OnProgress | None = None,
    ) -> Task:
        """As :meth:`read`, for what changes something. While it runs the owner is busy: a second act of the same
        owner is not begun, and the running one is given back.
        """
        for task in self._running:
            if task.owner is owner and task.kind == "act":
                return task
        self.busy.emit(owner, True)
        return self._ask(
            Task(owner, "act", function.__name__),
            room,
            function,
            args,
            then,
            failed,
            progress,
        )

    def enter(
        self,
        function: Callable[..., Any],
        *args: object,
        then: Callable[[Any], None],
        owner: QObject,
        failed: Failed | None = None,
        room: Room = "everyday",
        progress: OnProgress | None = None,
    ) -> Task:
        """Ask for ``function(world, *args)``, before any session; signing in gives a summary. Starts the process."""
        self.start(room)
        return self._ask(
            Task(owner, "enter", function.__name__),
            room,
            function,
            args,
            then,
            failed,
            progress,
        )

    def is_unfinished(self) -> bool:
        """Whether a process is still at work on an act, whoever asked for it."""
        return any(task.kind == "act" and task.future is not None and not task.future.done() for task in self._running)

    def is_busy(self, owner: QObject) -> bool:
        """Whether an act of ``owner`` is running."""
        return any(task.owner is owner and task.kind == "act" for task in self._running)

    # -- inside

    def _process(self, room: Room) -> VaultProcess | None:
        return self.top_secret if room == "top_secret" else self.everyday

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
        task.process = self._process(room)
        self._running.append(task)
        if task.process is None:
            future: Future[Any] = Future()
            future.set_exception(Problem("process.room_closed" if room == "top_secret" else "process.not_started"))
        else:
            ask = task.process.enter if task.kind == "enter" else task.process.call
            tell = (lambda done, total: self._moved.emit(task, done, total)) if progress else None
            future = ask(function, *args, on_progress=tell)
        task.future = future
        # The connection is queued: never before this call has returned, whichever thread completes the future.
        future.add_done_callback(lambda _: self._arrived.emit(task) if isValid(self) else None)
        return task

    def _end(self, task: Task) -> bool:
        if task not in self._running:
            return False
        self._running.remove(task)
        if task.kind == "act" and isValid(task.owner):
            self.busy.emit(task.owner, False)
        return True

    def _deliver(self, task: Task) -> None:
        if not self._end(task) or task.future is None:
            return
        then, failed = task.then, task.failed
        task.drop()
        error = task.future.exception()
        if isinstance(error, NiemError) and error.code in OVER and task.kind != "enter":
            self.session_over.emit(error.code)
            if task.process not in (self.everyday, self.top_secret):
                return  # the window has locked: its process is gone, and what was asked for with it
        if error is None and task.kind == "act":
            self.changed.emit(task.name)
        if not isValid(task.owner):
            return
        if error is None:
            if then:
                then(task.future.result())
        elif isinstance(error, NiemError):
            self._fail(task.owner, failed, error)
        else:
            raise error

    def _fail(self, owner: QObject, failed: Failed | None, error: NiemError) -> None:
        if isinstance(error, Refused):
            self.refused.emit(error.code)
        if failed is not None:
            failed(error)
        elif not isinstance(error, Cancelled):
            self._on_error(owner, error)

    def _deliver_progress(self, task: Task, done: int, total: int) -> None:
        if task.running and task.progress and isValid(task.owner):
            task.progress(done, total)
