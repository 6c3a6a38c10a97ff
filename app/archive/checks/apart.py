"""The check in a process of its own, so that nobody at work waits for it and locking ends it at once.

* It gets the question, keys included, through a pipe; never as an argument, never in the environment or on a disk.
* It is over when its asker is: a thread waits for the pipe to close and ends the process, whatever it is doing. A copy
  that it leaves behind is ciphertext, and the next check takes it away.
* It runs below everybody else's priority, and is hardened like the process that holds the keys.

What travels are pickles between two processes of the same program, which trust each other; nothing foreign gets in.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from app.archive.checks.examining import Found, Question, examine
from app.errors import NiemError, Problem
from app.keys.process import harden_process
from app.vault.compartment import Projection

MODULE = "app.bootstrap.check_process"
"""What is started; it brings the projections, which are chosen above this floor."""

_HOUSE = Path(__file__).resolve().parents[3]
_LENGTH = 8
_LESS = 10
"""How much nicer than its asker the process is."""


class Apart:
    """One check under way. Asked and read by one thread; the process is heard by another."""

    def __init__(self, question: Question) -> None:
        self.total = question.parts
        self.done = 0
        self.over = False
        self.error: NiemError | None = None
        self._found: list[Found] = []
        self._lock = threading.Lock()
        below = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
        self._process = subprocess.Popen(
            [sys.executable, "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_HOUSE,
            creationflags=below,
        )
        self._listener = threading.Thread(target=self._listen, name="niem-check", daemon=True)
        self._listener.start()
        _send(self._process.stdin, question)

    def take(self) -> list[Found]:
        """What was found since this was last called."""
        with self._lock:
            found, self._found = self._found, []
        return found

    def stop(self) -> None:
        """End the process now."""
        self._process.kill()
        self.wait()

    def wait(self) -> None:
        """Until the process is over."""
        self._listener.join()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _listen(self) -> None:
        ended = False
        for message in _messages(self._process.stdout):
            match message:
                case Found():
                    with self._lock:
                        self._found.append(message)
                case (int(), int()):
                    self.done, self.total = message
                case NiemError():
                    self.error = message
                case None:
                    ended = True
        if not ended and self.error is None:
            self.error = Problem("checks.stopped")
        self.over = True


def serve(projections: Sequence[Projection]) -> None:
    """The inside of that process: answer the one question on standard input."""
    harden_process()
    if hasattr(os, "nice"):
        os.nice(_LESS)
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    question = next(_messages(source))
    threading.Thread(target=_end_with_asker, args=(source,), daemon=True).start()

    told = (-1, -1)

    def tell(done: int, total: int) -> None:
        nonlocal told
        if (done, total) != told:
            told = (done, total)
            _send(answers, told)

    try:
        for found in examine(question, projections, tell):
            _send(answers, found)
        _send(answers, None)
    except NiemError as error:
        _send(answers, error)


def _end_with_asker(source: IO[bytes]) -> None:
    source.read(1)
    os._exit(0)


def _send(pipe: IO[bytes] | None, message: object) -> None:
    if pipe is None:
        return
    data = pickle.dumps(message)
    try:
        pipe.write(len(data).to_bytes(_LENGTH, "big") + data)
        pipe.flush()
    except OSError:
        return  # nobody listens any more


def _messages(pipe: IO[bytes] | None) -> Iterator[Any]:
    while pipe is not None:
        head = pipe.read(_LENGTH)
        data = pipe.read(int.from_bytes(head, "big")) if len(head) == _LENGTH else b""
        if not data:
            return
        yield pickle.loads(data)  # noqa: S301  from a process that this one started, or that started this one
