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
import weakref
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class _Heard:
    """What came from the process until now; written by the thread that listens."""

    total: int
    done: int = 0
    over: bool = False
    error: NiemError | None = None
    found: list[Found] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Apart:
    """One check under way. Asked and read by one thread; the process is heard by another, and ends with this object."""

    def __init__(self, question: Question) -> None:
        self._heard = _Heard(question.parts)
        below = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
        self._process = subprocess.Popen(
            [sys.executable, "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_HOUSE,
            creationflags=below,
        )
        listener = threading.Thread(
            target=_listen, args=(self._process.stdout, self._heard), name="niem-check", daemon=True
        )
        listener.start()
        self._end = weakref.finalize(self, _end, self._process, listener)
        _send(self._process.stdin, question)

    @property
    def progress(self) -> tuple[int, int]:
        """How many files are done, of how many."""
        return self._heard.done, self._heard.total

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self._heard.over

    @property
    def error(self) -> NiemError | None:
        """Why it ended early."""
        return self._heard.error

    def take(self) -> list[Found]:
        """What was found since this was last called."""
        with self._heard.lock:
            found, self._heard.found = self._heard.found, []
        return found

    def stop(self) -> None:
        """End the process now, if it has not ended."""
        self._end()


def _end(process: subprocess.Popen[bytes], listener: threading.Thread) -> None:
    process.kill()
    listener.join()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def _listen(answers: IO[bytes] | None, heard: _Heard) -> None:
    ended = False
    for message in _messages(answers):
        match message:
            case Found():
                with heard.lock:
                    heard.found.append(message)
            case (int(), int()):
                heard.done, heard.total = message
            case NiemError():
                heard.error = message
            case None:
                ended = True
    if not ended and heard.error is None:
        heard.error = Problem("checks.stopped")
    heard.over = True


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
