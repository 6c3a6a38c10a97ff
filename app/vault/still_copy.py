"""A copy of a database as it stood at one moment, so that a long look at it keeps nobody from writing.

While it is made, which is a plain copy of ciphertext, a reader's lock keeps the file as it is. What a check then does
for seconds, reading every page and even writing to the search index in a transaction it takes back, happens to the
copy. Where the disk has no room for one, the file itself is looked at.

POSIX drops all of a process's locks on a file when it closes any of its descriptors of it: the copy is complete before
the descriptor is closed, and whoever calls this has no other connection to the file at work meanwhile.

Several people check the same files at once, each in a process of their own: a copy bears the number of its process, and
nobody writes over or sweeps away what another is looking at. Otherwise a whole file would be found damaged, and closed.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.vault.database import Connection, translated
from app.vault.durable import disk_errors, remove
from app.vault.folder import Folder

SUFFIX = ".checking"
SPARE_BYTES = 64 * 1024 * 1024
PIECE = 1024 * 1024
MOST_SECONDS = 86_400
"""No check looks at one copy for longer."""


@contextmanager
def still_copy(folder: Folder, connection: Connection, path: Path) -> Iterator[Path]:
    """The path of a copy of ``path``, which ``connection`` has open; of ``path`` itself where there is no room."""
    copy = folder.staging / f"{path.stem}.{os.getpid()}{SUFFIX}"
    if shutil.disk_usage(folder.staging).free < path.stat().st_size + SPARE_BYTES:
        yield path
        return
    try:
        with translated():
            connection.execute("BEGIN")
            try:
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                _copy(path, copy)
            finally:
                connection.execute("ROLLBACK")
        yield copy
    finally:
        remove(copy, copy.with_name(f"{copy.name}-journal"))


def _copy(path: Path, copy: Path) -> None:
    """Byte by byte, for the owner alone; not synced, since it counts for nothing after a crash."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with disk_errors(), path.open("rb") as source, os.fdopen(os.open(copy, flags, 0o600), "wb") as target:
        shutil.copyfileobj(source, target, PIECE)


def sweep(folder: Folder) -> None:
    """Take away the copies of a check that was killed."""
    left = [file for file in folder.staging.iterdir() if SUFFIX in file.name and not _in_use(file)]
    if left:
        remove(*left)


def _in_use(file: Path) -> bool:
    """Whether the process whose copy it is may be at work; after a day it is not."""
    _, _, number = file.name.partition(SUFFIX)[0].rpartition(".")
    try:
        if time.time() - file.stat().st_mtime > MOST_SECONDS:
            return False
        return number.isascii() and number.isdecimal() and _lives(int(number))
    except FileNotFoundError:
        return True  # whoever made it has just taken it away


def _lives(process: int) -> bool:
    if os.name != "posix":
        return True  # an open file is not taken away there, and asking would end the process
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True  # somebody else's
    return process != os.getpid()  # a check begins with nothing of its own
