"""The process that does what takes long with discs: it has no key and no vault, and files in, files out.

Run as ``python -m`` of itself. Question (standard input): one line of JSON, ``{"kind": …}`` and what that needs. Answer
(standard output): lines of JSON, ``{"done": …, "total": …}`` while it goes on, at the end ``{"answer": …}`` or
``{"error": code, "details": {…}}``. Standard input stays open as long as somebody waits: anything more on it is the
wish to stop, which is carried out at the next progress; at its end this process is over at once.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from app.archive.discs.work import burned, made, read, read_back
from app.errors import Cancelled, NiemError

_TOLD_EVERY = 0.1
_WORK: dict[str, Callable[..., Any]] = {"make": made, "burn": burned, "read-back": read_back, "read": read}


def main() -> int:
    """Read the question, work, answer."""
    line, more = _asked()
    question = json.loads(line)
    stopped = threading.Event()
    if more:
        stopped.set()
    threading.Thread(target=_watch, args=(stopped,), daemon=True).start()
    told = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal told
        if stopped.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - told >= _TOLD_EVERY:
            told = now
            _say({"done": done, "total": total})

    try:
        kind = question.pop("kind")
        _say({"answer": _WORK[kind](question, progress)})
    except NiemError as error:
        _say({"error": error.code, "details": error.details, "family": type(error).__name__})
    return 0


def _asked() -> tuple[bytes, bytes]:
    """The question, and what came behind it already. Read without a buffer, which would keep what comes later."""
    heard = b""
    while b"\n" not in heard and (part := os.read(sys.stdin.fileno(), 65_536)):
        heard += part
    line, _, more = heard.partition(b"\n")
    return line, more


def _watch(stopped: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 4096):
        stopped.set()
    os._exit(1)  # whoever asked is gone


def _say(said: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
