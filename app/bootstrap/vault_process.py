"""The window's handle on the vault process: start it, ask it, end it. No Qt here.

Pure rules:

* The process is spawned, never forked: it starts with nothing of the window's memory.
* Whoever asked always hears: an answer, an error, or ``Problem("process.ended")`` when the process is gone.
* Ending is final: after :meth:`VaultProcess.kill` the process does not exist, and with it every key it held.
"""

from __future__ import annotations

import itertools
import multiprocessing
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

from app.bootstrap.doorway import Answer, Bug, Cancel, Doorway, Failure, Leave, Progress, Request
from app.bootstrap.vault_worker import serve
from app.errors import NiemError, Problem

__all__ = ["Bug", "VaultProcess"]

T = TypeVar("T")
OnProgress = Callable[[int, int], None]

POLITE_SECONDS = 2.0
"""How long the process may take to end before it is killed outright."""


@dataclass(slots=True)
class _Pending:
    future: Future[Any]
    on_progress: OnProgress | None


class VaultProcess:
    """One vault process. Futures are completed, and progress is told, on a reader thread."""

    def __init__(self, doorway: Doorway | None = None, *, died: Callable[[], None] | None = None) -> None:
        """``died`` is called, on the reader thread, when the process ends without having been killed from here."""
        self._doorway = doorway or Doorway()
        self._died = died
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._pending: dict[int, _Pending] = {}
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._sending = threading.Lock()
        self._killed = False

    def when_ended(self, died: Callable[[], None]) -> None:
        """As ``died`` at its making, for whoever takes over a process that was started before there was a window."""
        self._died = died

    @property
    def pid(self) -> int | None:
        """The number of the process, once started."""
        return self._process.pid if self._process else None

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.is_alive()

    def start(self) -> None:
        """Start the process and return at once; it makes itself ready while the person is typing. Once only."""
        if self._process is not None:
            return
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._doorway), name="niem-vault", daemon=True)
        process.start()
        theirs.close()
        self._process, self._connection = process, ours
        threading.Thread(target=self._listen, args=(ours,), name="niem-vault-reader", daemon=True).start()

    def enter(
        self,
        function: Callable[..., Any],
        *args: object,
        on_progress: OnProgress | None = None,
    ) -> Future[Any]:
        """Call ``function(world, *args)``. A session that it returns stays inside; the Future gives its summary."""
        return self._ask(function, args, on_progress, enter=True)

    def call(
        self,
        function: Callable[..., T],
        *args: object,
        on_progress: OnProgress | None = None,
    ) -> Future[T]:
        """Call ``function(session, *args)``, with ``progress=`` as well when ``on_progress`` is given.

        The Future fails with an error of :mod:`app.errors`, or with :class:`Bug`.
        """
        return self._ask(function, args, on_progress, enter=False)

    def leave(self) -> Future[None]:
        """Close the session in good order; what was asked before is done first. The process is then to be killed."""
        return self._send_pending(Leave(next(self._numbers)), None)

    def cancel(self, future: Future[Any]) -> None:
        """Stop what ``future`` waits for: before it begins, or at its next progress. It fails with ``Cancelled``."""
        with self._lock:
            number = next(
                (key for key, pending in self._pending.items() if pending.future is future),
                None,
            )
        if number is not None:
            self._send(Cancel(number))

    def kill(self) -> None:
        """End the process: asked to, then after two seconds made to. Whatever was pending fails."""
        self._killed = True
        if self._process is None:
            return
        self._process.terminate()
        self._process.join(POLITE_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._fail_all()

    def _ask(
        self,
        function: Callable[..., Any],
        args: tuple[object, ...],
        on_progress: OnProgress | None,
        *,
        enter: bool,
    ) -> Future[Any]:
        request = Request(
            next(self._numbers), enter, function.__module__, function.__qualname__, args, on_progress is not None
        )
        return self._send_pending(request, on_progress)

    def _send_pending(self, request: Request | Leave, on_progress: OnProgress | None) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()
        with self._lock:
            self._pending[request.number] = _Pending(future, on_progress)
        try:
            sent = self._send(request)
        except (TypeError, AttributeError, pickle.PicklingError):
            with self._lock:
                del self._pending[request.number]
            raise
        if not sent:
            self._finish(request.number, Problem("process.ended" if self._process else "process.not_started"))
        return future

    def _send(self, message: Request | Leave | Cancel) -> bool:
        if self._connection is None or not self.alive:
            return False
        try:
            with self._sending:
                self._connection.send(message)
        except OSError:
            return False
        return True

    def _listen(self, connection: Connection) -> None:
        try:
            while True:
                self._take(connection.recv())
        except (EOFError, OSError):
            connection.close()
        finally:
            self._fail_all()
        if not self._killed and self._died:
            self._died()

    def _take(self, message: object) -> None:
        match message:
            case Answer(number, value):
                self._finish(number, value)
            case Failure(number, error):
                self._finish(number, error)
            case Progress(number, done, total):
                with self._lock:
                    pending = self._pending.get(number)
                if pending and pending.on_progress:
                    pending.on_progress(done, total)

    def _finish(self, number: int, outcome: object) -> None:
        with self._lock:
            pending = self._pending.pop(number, None)
        if pending is None:
            return
        if isinstance(outcome, NiemError):
            pending.future.set_exception(outcome)
        else:
            pending.future.set_result(outcome)

    def _fail_all(self) -> None:
        with self._lock:
            numbers = list(self._pending)
        for number in numbers:
            self._finish(number, Problem("process.ended"))
