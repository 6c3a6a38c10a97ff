"""The long work of a session, as seen from the vault process: begun, watched, stopped, ended. One at a time.

The vault process answers other questions meanwhile; the work is in a process without keys (`work_process`), which ends
by itself when this one does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app import errors
from app.archive.discs.model import WorkKind, WorkState
from app.errors import Cancelled, NiemError, Problem

_HOUSE = Path(__file__).resolve().parents[3]
_PROCESS = "app.archive.discs.work_process"
_FAMILIES: dict[str, Callable[..., NiemError]] = {"Problem": errors.Problem, "Corrupt": errors.Corrupt}


@dataclass(slots=True)
class Work:
    """What is under way. ``about`` is what the act that began it needs when it is over."""

    kind: WorkKind
    about: dict[str, Any]
    process: subprocess.Popen[bytes]
    done: int = 0
    total: int = 1
    said: dict[str, Any] = field(default_factory=dict)
    stopped: bool = False
    reader: threading.Thread | None = None

    def listen(self) -> None:
        """Hear the process out; runs on a thread of its own."""
        if self.process.stdout is not None:
            for line in self.process.stdout:
                with suppress(ValueError):
                    said = json.loads(line)
                    if "done" in said:
                        self.done, self.total = int(said["done"]), int(said["total"])
                    else:
                        self.said = said

    def end(self) -> None:
        """The process is over when this returns."""
        if self.reader is not None:
            self.reader.join()
        self.process.wait()
        if self.process.stdin is not None:
            with suppress(OSError):
                self.process.stdin.close()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def answer(self) -> Any:  # noqa: ANN401 (whatever JSON carries)
        """What came of it. Raises what the work raised, Cancelled, or Problem("discs.work_ended")."""
        if "answer" in self.said:
            return self.said["answer"]
        if self.stopped:
            raise Cancelled
        if "error" in self.said:
            family = _FAMILIES.get(str(self.said.get("family")), Problem)
            raise family(str(self.said["error"]), **self.said["details"])
        raise Problem("discs.work_ended")


_under_way: list[Work] = []


def begin(kind: WorkKind, question: dict[str, Any], about: dict[str, Any]) -> None:
    """Start the process. Raises Problem("discs.busy") while another is under way."""
    require_idle()
    environment = {**os.environ, "PYTHONPATH": str(_HOUSE), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", _PROCESS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_HOUSE,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    work = Work(kind, about, process)
    work.reader = threading.Thread(target=work.listen, daemon=True)
    work.reader.start()
    if process.stdin is not None:
        process.stdin.write(json.dumps({"kind": str(kind), **question}).encode() + b"\n")
        process.stdin.flush()
    _under_way.append(work)


def require_idle() -> None:
    """Raises Problem("discs.busy")."""
    if _under_way:
        raise Problem("discs.busy")


def state() -> WorkState:
    """How far it is."""
    if not _under_way:
        return WorkState()
    work = _under_way[0]
    over = work.reader is None or not work.reader.is_alive()
    return WorkState(work.kind, work.done, max(1, work.total), over)


def stop() -> None:
    """Ask for the end; `take` tells it."""
    for work in _under_way:
        if not work.said and work.process.stdin is not None:
            work.stopped = True
            with suppress(OSError):  # it ended just now
                work.process.stdin.write(b"stop\n")
                work.process.stdin.flush()


def take() -> Work:
    """What is over, or is made to be over now. Raises Problem("discs.nothing_under_way")."""
    if not _under_way:
        raise Problem("discs.nothing_under_way")
    work = _under_way.pop()
    work.end()
    return work
