"""A file that somebody dropped on the window: opened once, judged before it is read, and watched while it is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.customers.documents.media import HEAD, media_of
from app.customers.documents.model import MOST_BYTES, safe_name
from app.errors import Problem

PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """An open file, with what the system said of it when it was opened."""

    descriptor: int
    name: str
    size: int
    changed_ns: int
    media_type: str

    def pieces(self) -> Iterator[bytes]:
        """Its content. Raises Problem("documents.changed_meanwhile") or Problem("documents.unreadable")."""
        left = self.size
        try:
            os.lseek(self.descriptor, 0, os.SEEK_SET)
            while piece := os.read(self.descriptor, PIECE):
                left -= len(piece)
                if left < 0:
                    break
                yield piece
            now = os.fstat(self.descriptor)
        except OSError:
            raise Problem("documents.unreadable") from None
        if left or (now.st_size, now.st_mtime_ns) != (self.size, self.changed_ns):
            raise Problem("documents.changed_meanwhile")


@contextmanager
def opened_source(path: Path) -> Iterator[Source]:
    """The file at ``path``.

    Raises Problem("documents.…"): ``gone``, ``folder``, ``no_file`` (a link, a device, a pipe), ``unreadable``,
    ``empty``, ``too_large``. Nothing of it was read then.
    """
    descriptor = _descriptor(path)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise Problem("documents.no_file")
        if found.st_size == 0:
            raise Problem("documents.empty")
        if found.st_size > MOST_BYTES:
            raise Problem("documents.too_large", megabytes=MOST_BYTES // (1024 * 1024))
        media_type = media_of(_head(descriptor))
        yield Source(descriptor, safe_name(path.name), found.st_size, found.st_mtime_ns, media_type)
    finally:
        os.close(descriptor)


def _descriptor(path: Path) -> int:
    """Open without following a link, waiting for a pipe, or taking hold of a terminal."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC"):
        flags |= getattr(os, name, 0)
    try:
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            raise Problem("documents.folder")
        if not stat.S_ISREG(mode):
            raise Problem("documents.no_file")
        return os.open(path, flags)
    except FileNotFoundError:
        raise Problem("documents.gone") from None
    except (OSError, ValueError):  # the latter: a NUL in the name
        raise Problem("documents.unreadable") from None


def _head(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, HEAD)
    except OSError:
        raise Problem("documents.unreadable") from None
