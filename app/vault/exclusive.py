"""One process at a time for what must not run twice: a lock that the operating system drops when its holder dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.errors import Problem
from app.vault.durable import disk_errors, share_as_folder

BUSY = "vault.busy"
PATIENCE = 10.0
_PAUSE = 0.01


@contextmanager
def alone(path: Path, *, wait: float = PATIENCE) -> Iterator[None]:
    """Hold the lock on ``path`` (an empty file, made if need be) for the length of a block.

    Raises Problem("vault.busy") when another process still holds it after ``wait`` seconds.
    """
    with disk_errors():
        new = not path.exists()
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if new:
            with suppress(PermissionError):  # another account made it at the same moment
                share_as_folder(path)
    try:
        until = time.monotonic() + wait
        while not _taken(descriptor):
            if time.monotonic() >= until:
                raise Problem(BUSY)
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
