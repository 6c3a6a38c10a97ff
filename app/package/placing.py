"""New files that are whole or not there at all, in a folder of somebody else's, never over another file.

Linux gives nameless files: whatever happens, a crash as well, nothing of them is left until they get their name. Where
there are none (Windows, some sticks), a hidden name stands in; that one is taken away unless the program is killed.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from app.errors import Problem

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def require_free(folder: Path, names: Iterable[str], size: int) -> Path:
    """The folder itself, when it is there, has room for ``size`` bytes, and holds none of ``names``.

    Raises Problem("package.folder"), Problem("package.exists", name=…), Problem("package.disk_full").
    """
    try:
        place = folder.resolve(strict=True)
        if not place.is_dir():
            raise Problem("package.folder")
        for name in names:
            if os.path.lexists(place / name):
                raise Problem("package.exists", name=name)
        if shutil.disk_usage(place).free < size:
            raise Problem("package.disk_full")
    except (OSError, ValueError) as error:
        raise Problem("package.folder") from error
    return place


class Fresh:
    """One file that has no name yet. Left without one, it is gone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._hidden: Path | None = None
        self._descriptor = self._nameless()
        if self._descriptor < 0:
            self._hidden = folder / f".{secrets.token_hex(8)}.part"
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            try:
                self._descriptor = os.open(self._hidden, flags, 0o600)
            except OSError as error:
                raise _told(error) from error

    def _nameless(self) -> int:
        flag = getattr(os, "O_TMPFILE", 0)
        if not flag or not Path("/proc/self/fd").is_dir():
            return -1
        try:
            return os.open(self.folder, flag | os.O_WRONLY, 0o600)
        except OSError:
            return -1  # this file system has none; if it is full or forbidden, the next try says so

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._descriptor)
        if self._hidden is not None:
            with suppress(OSError):
                self._hidden.unlink()

    def write(self, piece: bytes) -> None:
        """Append. Raises Problem("package.disk_full") or Problem("package.folder")."""
        view = memoryview(piece)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
        except OSError as error:
            raise _told(error) from error

    def sync(self) -> None:
        """Make what was written durable."""
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            raise _told(error) from error

    def place(self, name: str) -> None:
        """Give it its name. Raises Problem("package.exists", name=…) when somebody was faster."""
        try:
            if self._hidden is None:
                _link(self._descriptor, self.folder, name)
            else:
                self._rename(self._hidden, self.folder / name)
        except FileExistsError:
            raise Problem("package.exists", name=name) from None
        except OSError as error:
            raise _told(error) from error

    def _rename(self, hidden: Path, path: Path) -> None:
        try:
            os.link(hidden, path)
        except FileExistsError:
            raise
        except OSError:  # no second names here
            if os.path.lexists(path):
                raise FileExistsError(path) from None
            hidden.rename(path)


def place_all(fresh: Mapping[str, Fresh]) -> None:
    """Give all their names, or none. Raises as `Fresh.place`."""
    for one in fresh.values():
        one.sync()
    done: list[Path] = []
    try:
        for name, one in fresh.items():
            one.place(name)
            done.append(one.folder / name)
    except BaseException:
        for path in done:
            with suppress(OSError):
                path.unlink()
        raise


def _link(descriptor: int, folder: Path, name: str) -> None:
    there = os.open(folder, os.O_RDONLY)
    try:
        # With a folder given, Python calls linkat(2) and follows the link to the file itself.
        os.link(f"/proc/self/fd/{descriptor}", name, dst_dir_fd=there, follow_symlinks=True)
        os.fsync(there)
    finally:
        os.close(there)


def _told(error: OSError) -> Problem:
    return Problem("package.disk_full" if error.errno in _FULL else "package.folder")
