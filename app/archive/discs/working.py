"""The long work of this account on this machine: begun, watched, stopped, ended. One at a time.

It runs in a process without keys (`work_process`) that outlives a lock of the vault: a disc takes longer to burn or to
read than a desk may stand open. Between the two lies a folder in the profile::

    <profile>/<vault>.disc-work/   kind      what it is
                                   lock      held by the process as long as it lives
                                   progress  {"done": …, "total": …}
                                   stop      there when somebody wants it stopped
                                   answer    a line of HMAC-SHA256, a line of JSON

What was asked, and the key of the HMAC, go to the process alone and into the officers' store: so nobody with a program
of their own at this account puts a result there that was never worked out.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from app import errors
from app.archive.discs.model import WorkKind, WorkState
from app.errors import Cancelled, NiemError, Problem
from app.session.door import Session
from app.vault.durable import disk_errors
from app.vault.exclusive import alone

KIND, LOCK, PROGRESS, STOP, ANSWER = "kind", "lock", "progress", "stop", "answer"
_HOUSE = Path(__file__).resolve().parents[3]
_PROCESS = "app.archive.discs.work_process"
_FAMILIES: dict[str, Callable[..., NiemError]] = {"Problem": errors.Problem, "Corrupt": errors.Corrupt}
_LOOK_EVERY = 0.1
_children: dict[Path, subprocess.Popen[bytes]] = {}


def place_of(session: Session) -> Path:
    """The folder of the work, there while there is any."""
    return session.world.profile / f"{session.vault.vault_id.hex()}.disc-work"


def begin(place: Path, kind: WorkKind, question: dict[str, Any], key: bytes) -> None:
    """Start the process."""
    with disk_errors():
        place.mkdir(mode=0o700, parents=True)
        (place / KIND).write_text(str(kind), "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(_HOUSE), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", _PROCESS, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=_HOUSE,
        env=environment,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    _children[place] = process
    if process.stdin is not None:
        asked = {"kind": str(kind), "key": key.hex(), "question": question}
        with suppress(BrokenPipeError), process.stdin as stdin:
            stdin.write(json.dumps(asked).encode())


def running(place: Path) -> bool:
    """Whether the process lives, whoever started it."""
    child = _children.get(place)
    if child is not None:
        return child.poll() is None
    try:
        with alone(place / LOCK, wait=0):
            return False
    except Problem as error:
        return error.code == "vault.busy"


def require_idle(place: Path) -> None:
    """Raises Problem("discs.busy")."""
    if place.exists():
        raise Problem("discs.busy")


def state(place: Path) -> WorkState:
    """How far it is."""
    try:
        kind = WorkKind((place / KIND).read_text("utf-8"))
    except (OSError, ValueError):
        return WorkState()
    done, total = 0, 1
    with suppress(OSError, ValueError, KeyError):
        said = json.loads((place / PROGRESS).read_text("utf-8"))
        done, total = int(said["done"]), int(said["total"])
    return WorkState(kind, done, max(1, total), not running(place))


def stop(place: Path) -> None:
    """Ask for the end; `take` tells it."""
    with suppress(OSError):
        (place / STOP).touch()


def take(place: Path, key: bytes) -> Any:  # noqa: ANN401 (whatever JSON carries)
    """What came of it; waits for the end, and clears the folder away.

    Raises what the work raised, Cancelled, Problem("discs.work_ended"), "discs.nothing_under_way".
    """
    if not place.exists():
        raise Problem("discs.nothing_under_way")
    while running(place):
        time.sleep(_LOOK_EVERY)
    _children.pop(place, None)
    try:
        told, payload = (place / ANSWER).read_bytes().split(b"\n", 1)
    except (OSError, ValueError):
        told, payload = b"", b"{}"
    stopped = (place / STOP).exists()
    shutil.rmtree(place, ignore_errors=True)
    if hmac.compare_digest(told, sum_of(key, payload)):
        said = json.loads(payload)
        if "answer" in said:
            return said["answer"]
        if said["family"] != "Cancelled":
            raise _FAMILIES.get(said["family"], Problem)(said["error"], **said["details"])
    if stopped:
        raise Cancelled
    raise Problem("discs.work_ended")


def sum_of(key: bytes, payload: bytes) -> bytes:
    """What makes an answer one of the process that was asked."""
    return hmac.new(key, payload, hashlib.sha256).hexdigest().encode()
