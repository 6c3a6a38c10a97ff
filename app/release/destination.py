"""Where a released file may be written, and how it comes to be there: hidden until whole, then under its own name.

What is written is sealed already, so what a crash leaves behind is ciphertext whose password nobody was told.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.errors import Problem
from app.vault.durable import disk_errors, sync_folder

SPARE_BYTES = 1024 * 1024
_HIDDEN = re.compile(r"\.[0-9a-f]{16}\.part")


def require_destination(destination: str, vault: Path) -> Path:
    """The absolute path to write to, links followed.

    Raises ``Problem``: "release.destination_missing" (no such folder, or nothing given), "release.inside_the_vault",
    "release.destination_exists" (every release is a copy of its own, so nothing is replaced).
    """
    given = Path(destination)
    if not destination.strip() or not given.is_absolute() or not given.name:
        raise Problem("release.destination_missing")
    try:
        folder = given.parent.resolve()
        path = folder / given.name
        if not folder.is_dir():
            raise Problem("release.destination_missing")
        if folder.is_relative_to(vault.resolve()):
            raise Problem("release.inside_the_vault")
        if path.exists() or path.is_symlink():
            raise Problem("release.destination_exists")
    except (OSError, ValueError) as error:  # a name too long, a loop of links, a NUL
        raise Problem("release.destination_missing") from error
    return path


@dataclass(frozen=True, slots=True)
class Hidden:
    """The hidden name, beside its destination, of a file that is not finished yet."""

    path: Path

    def write(self, pieces: Iterable[bytes]) -> str:
        """Write all of it, durably; returns its SHA-256 in hexadecimal. Raises Problem, and what a piece raises."""
        digest = hashlib.sha256()
        with disk_errors(), os.fdopen(self._made(), "wb", buffering=0) as file:
            for piece in pieces:
                digest.update(piece)
                view = memoryview(piece)
                while view:
                    view = view[file.write(view) :]
            os.fsync(file.fileno())
        return digest.hexdigest()

    def place(self, path: Path) -> None:
        """Give it its own name, durably. Raises Problem("release.destination_exists") when that was taken meanwhile."""
        with disk_errors():
            if os.path.lexists(path):
                raise Problem("release.destination_exists")
            self.path.replace(path)
            try:
                sync_folder(path.parent)
            except OSError:
                Hidden(path).drop()  # a name that may not last is none
                raise

    def try_out(self) -> None:
        """Make an empty file and take it away: raises what making one here raises."""
        os.close(self._made())
        self.path.unlink()

    def _made(self) -> int:
        return os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)

    def require_room(self, size: int) -> None:
        """Raise Problem("outputs.disk_full") when there is none for ``size`` bytes more."""
        with disk_errors():
            if shutil.disk_usage(self.path.parent).free < size + SPARE_BYTES:
                raise Problem("outputs.disk_full", megabytes=-(-(size + SPARE_BYTES) // (1024 * 1024)))

    def drop(self) -> None:
        """Take it away, if it is there."""
        with suppress(OSError):
            self.path.unlink()


def hidden_beside(path: Path) -> Hidden:
    """A hidden name beside ``path``, tried out: a folder that cannot be written to is known before anything happens.

    Raises Problem("outputs.disk_full"), Problem("outputs.read_only"), Problem("release.destination_missing").
    """
    hidden = Hidden(path.with_name(f".{secrets.token_hex(8)}.part"))
    try:
        hidden.require_room(0)
        hidden.try_out()
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise Problem("outputs.read_only") from error
        raise Problem("release.destination_missing") from error
    return hidden


def drop_left_over(path: str) -> None:
    """Take away what an interruption left at ``path``; nothing that is not named as only this program names files."""
    if _HIDDEN.fullmatch(Path(path).name):
        Hidden(Path(path)).drop()
