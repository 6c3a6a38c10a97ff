"""Asking a process that can do no harm: what parses foreign files has no key, no vault and little of this machine.

The process is started for one question and is over when `ask` returns. It gets almost nothing of the environment, no
open file, its question on standard input, and may answer on standard output with a bounded number of bytes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

_HOUSE = Path(__file__).resolve().parents[2]
_PASSED_ON = ("SYSTEMROOT", "WINDIR", "PATH", "LD_LIBRARY_PATH")
"""The only parts of the environment that such a process gets."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back: the exit code, at most one byte more than was allowed, and whether it had to be stopped."""

    code: int
    answer: bytes
    late: bool


def ask(module: str, question: bytes, *, seconds: float, longest: int) -> Heard:
    """Run ``module`` with ``question``, for at most ``seconds`` by the clock; ``longest`` bounds the answer's bytes."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment.update({"PYTHONPATH": str(_HOUSE), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"})
    with subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_HOUSE,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(seconds, stop)
        watch.start()
        try:
            answer = _exchange(process, question, longest)
            code = process.wait() if len(answer) <= longest else 0
        finally:
            watch.cancel()
            process.kill()
    return Heard(code, answer, late.is_set())


def _exchange(process: subprocess.Popen[bytes], question: bytes, longest: int) -> bytes:
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(question)
        process.stdin.close()
    except OSError:
        return b""
    return process.stdout.read(longest + 1)
