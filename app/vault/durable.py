"""Files that are whole or absent, even when the power fails: write beside, sync, rename, sync the folder.

Windows cannot sync a folder; there the rename itself is journalled by NTFS.
"""

from __future__ import annotations

import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.errors import Problem


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn the operating system's refusals into sentences the person can act on."""
    try:
        yield
    except PermissionError as error:
        raise Problem("vault.no_permission") from error
    except OSError as error:
        import errno

        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Problem("vault.disk_full") from error
        if error.errno == errno.EROFS:
            raise Problem("vault.read_only") from error
        raise Problem("vault.disk_error") from error


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(path: Path) -> None:
    """Make a folder that is not there, with those above it that are missing, and make all their names durable."""
    missing = [one for one in (path, *path.parents) if not one.exists()]
    path.mkdir(mode=0o700, parents=True)
    for one in missing:
        sync_folder(one.parent)


def move_folder(path: Path, to: Path) -> None:
    """Give a folder another name, also in another folder; afterwards it has that one alone, whatever is lost."""
    path.rename(to)
    for folder in dict.fromkeys((path.parent, to.parent)):
        sync_folder(folder)


def sync_file(path: Path) -> None:
    """Make the content of ``path`` durable."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def share_as_folder(path: Path) -> None:
    """Give a new file or folder to the group that may write in the folder it lies in, and to nobody else.

    Where an administrator shares a vault between OS accounts, what one makes the others must be able to use. A folder
    that is its owner's alone keeps what is made in it to the owner. On Windows access is inherited anyway.
    """
    if sys.platform == "win32":
        return
    shared = bool(path.parent.stat().st_mode & stat.S_IWGRP)
    if path.is_dir():
        path.chmod(0o2770 if shared else 0o700)
    else:
        path.chmod(0o660 if shared else 0o600)


def write_atomically(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content``: afterwards either the old or the new file is there, whole.

    Raises Problem for a full, read-only or forbidden disc; the old file is then untouched and nothing is left beside.
    """
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    with disk_errors():
        try:
            descriptor = os.open(
                beside,
                os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0),
                0o600,
            )
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            share_as_folder(beside)
            beside.replace(path)
            sync_folder(path.parent)
        except BaseException:
            with suppress(FileNotFoundError):
                beside.unlink()
            raise


def remove(*paths: Path) -> None:
    """Take away for good what of ``paths`` is there. Each folder is synced once."""
    with disk_errors():
        for path in paths:
            path.unlink(missing_ok=True)
        for folder in dict.fromkeys(path.parent for path in paths):
            sync_folder(folder)


def read_small(path: Path, longest: int) -> bytes:
    """The content of a file that anybody may have exchanged: never more than one byte beyond ``longest``.

    Raises what opening a file raises.
    """
    with path.open("rb") as file:
        return file.read(longest + 1)
