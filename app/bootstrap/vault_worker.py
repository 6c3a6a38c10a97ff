"""The inside of the vault process: one loop that owns the keys and the connections. No Qt here.

Requests are read by a thread of their own, so that a wish to cancel is heard during long work and so that the end of
the window ends this process at once, whatever it is doing: every change on disk survives that. While nothing is asked,
what unlocking will need is loaded, one module after the other; whoever asks waits for one at most.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import cast

from app import log
from app.bootstrap.doorway import Answer, Bug, Cancel, Closing, Doorway, Failure, Leave, Progress, Request, Resting
from app.errors import Cancelled, NiemError, Problem

PROGRESS_SECONDS = 0.05
"""Progress is told at most this often."""


def serve(connection: Connection, doorway: Doorway) -> None:
    """Answer requests until the window goes away. This is the main function of the vault process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from app.keys.process import harden_process

    harden_process()
    Worker(connection, doorway).run()


class Worker:
    """Takes requests one after another."""

    def __init__(self, connection: Connection, doorway: Doorway) -> None:
        self._connection = connection
        self._doorway = doorway
        self._requests: queue.SimpleQueue[Request | Leave] = queue.SimpleQueue()
        self._cancelled: set[int] = set()
        self._world: object = None
        self._session: object = None

    def run(self) -> None:
        """Answer until the process is ended."""
        threading.Thread(target=self._listen, daemon=True).start()
        loaded = 0
        while True:
            while self._requests.empty() and self._doorway.load_next(loaded):
                loaded += 1
            request = self._requests.get()
            answer = self._answer(request)
            self._cancelled.discard(request.number)
            self._send(request.number, answer)
            if self._requests.empty():
                self._rest()

    def _rest(self) -> None:
        """Let the session do what it put off. Should that fail, it says so itself at the next change."""
        if isinstance(self._session, Resting):
            with suppress(NiemError):
                self._session.rest()

    def _listen(self) -> None:
        try:
            while True:
                message = self._connection.recv()
                if isinstance(message, Cancel):
                    self._cancelled.add(message.number)
                elif isinstance(message, Request | Leave):
                    self._requests.put(message)
        finally:
            # No clean-up on purpose: a process that is gone holds no key, and a half-finished act is undone from disk.
            os._exit(0)

    def _answer(self, request: Request | Leave) -> Answer | Failure:
        try:
            if request.number in self._cancelled:
                raise Cancelled
            if isinstance(request, Leave):
                self._leave()
                return Answer(request.number, None)
            return Answer(request.number, self._perform(request))
        except NiemError as error:
            return Failure(request.number, error)
        except Exception as fault:  # noqa: BLE001  whatever it is, the window hears a code and the log keeps the place
            return Failure(request.number, Bug("process.bug", number=log.bug(fault)))

    def _perform(self, request: Request) -> object:
        function = self._doorway.find(request.module, request.name)
        keywords = {"progress": self._teller(request.number)} if request.wants_progress else {}
        if not request.enter:
            if self._session is None:
                raise Problem("process.not_signed_in")
            return function(self._session, *request.args, **keywords)
        if self._world is None:
            self._world = self._doorway.build_world()
        result = function(self._world, *request.args, **keywords)
        if not self._doorway.is_session(result):
            return result
        self._session = result
        return self._doorway.summarise(result)

    def _leave(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            cast(Closing, session).close()

    def _teller(self, number: int) -> Callable[[int, int], None]:
        told = 0.0

        def progress(done: int, total: int) -> None:
            """Tell the window how far the work is; raises ``Cancelled`` when the person wants it stopped."""
            nonlocal told
            if number in self._cancelled:
                raise Cancelled
            now = time.monotonic()
            if done >= total or now - told >= PROGRESS_SECONDS:
                told = now
                self._send(number, Progress(number, done, total))

        return progress

    def _send(self, number: int, message: Answer | Failure | Progress) -> None:
        try:
            data = ForkingPickler.dumps(message)
        except (TypeError, AttributeError, pickle.PicklingError) as fault:
            data = ForkingPickler.dumps(Failure(number, Bug("process.bug", number=log.bug(fault))))
        self._connection.send_bytes(data)
