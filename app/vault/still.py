"""Keeping writers out of several database files at one moment, without the key of any of them.

SQLite agrees on who may write by locks on some bytes far beyond a file's content (https://sqlite.org/lockingv3.html):
a writer needs the shared range for itself before it touches the file. Whoever holds that range for reading, as every
reader of SQLite does, keeps the content as it is; readers are not disturbed. So a system administrator, who has no key
of a compartment, can still copy all files as they stood at one moment.

A journal that SQLite left beside a file is part of that state: while the range is held, its content is either of a
writer that has not touched the file yet or of one that died, and both ways putting it back gives the last whole state.

POSIX drops the locks that a *process* has on a file when it closes any descriptor of it. The locks here belong to the
descriptor instead, and those of SQLite in this same process are not held between two acts.
"""

from __future__ import annotations

import os
import struct
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.errors import Problem
from app.vault.durable import disk_errors

PATIENCE = 5.0
_PAUSE = 0.01
_SHARED_FIRST, _SHARED_SIZE = 0x40000000 + 2, 510


@contextmanager
def all_still(paths: Sequence[Path], *, wait: float = PATIENCE) -> Iterator[None]:
    """Hold every one of ``paths`` still for the length of a block. Raises Problem("vault.busy")."""
    until = time.monotonic() + wait
    with ExitStack() as held:
        for path in paths:
            held.enter_context(_still(path, until))
        yield


@contextmanager
def _still(path: Path, until: float) -> Iterator[None]:
    with disk_errors():
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    try:
        while not _taken(descriptor):
            if time.monotonic() >= until:
                raise Problem("vault.busy")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            _lock_windows(descriptor)
        else:
            import fcntl

            # struct flock: type, whence, start, length, pid, as the C compiler lays it out.
            wanted = struct.pack("hhqqi4x", fcntl.F_RDLCK, os.SEEK_SET, _SHARED_FIRST, _SHARED_SIZE, 0)
            fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, wanted)
    except OSError:
        return False
    return True


def _lock_windows(descriptor: int) -> None:
    """LockFileEx on the same bytes, shared, without waiting."""
    import ctypes
    import msvcrt

    fail_immediately, overlapped = 1, (ctypes.c_ulong * 8)()
    words = ctypes.cast(overlapped, ctypes.POINTER(ctypes.c_ulong))
    words[4 if ctypes.sizeof(ctypes.c_void_p) == 8 else 2] = _SHARED_FIRST
    handle = ctypes.c_void_p(msvcrt.get_osfhandle(descriptor))  # type: ignore[attr-defined]
    if not ctypes.windll.kernel32.LockFileEx(handle, fail_immediately, 0, _SHARED_SIZE, 0, overlapped):  # type: ignore[attr-defined]
        raise OSError("the bytes are locked")
