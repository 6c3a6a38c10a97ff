"""Reading a package: the whole of it is checked before anything of it is shown, and again while files are taken out.

Files are written without a name, or under a hidden one where the system knows no nameless files, and get their names
only when the last chunk of the package was right; a name that is taken already is never written over.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from io import BufferedReader
from pathlib import Path

from app.errors import Corrupt, Problem
from app.keys.chunked import DamagedError, WrongKeyError, opened, sealed_size
from app.package.contents import LENGTH, LONGEST, PADDED_TO, read_manifest
from app.package.header import DAMAGED, NOT_ONE, Head, read_head
from app.package.model import PackageFile, PackageLabel, PackageView
from app.package.placing import Fresh, place_all, require_free

Progress = Callable[[int, int], None]
"""Told how many bytes of how many were worked off; may raise Cancelled."""

Take = Callable[[PackageFile], Callable[[bytes], None]]
"""Told that a file begins; gives what takes its pieces."""


def read_label(path: Path) -> PackageLabel:
    """What a package says without its password.

    Raises Problem("package.cannot_read"), Problem("package.not_a_package"), Problem("package.newer"),
    Problem("package.absurd_cost"), Corrupt("package.damaged").
    """
    with _source(path) as (source, head):
        return PackageLabel(head.number, os.fstat(source.fileno()).st_size)


def view_package(path: Path, password: str, progress: Progress | None = None) -> PackageView:
    """Open a package and check every byte of it.

    Raises as `read_label`, and Problem("package.wrong_password"), Problem("package.password_missing"),
    Problem("package.hostile").
    """
    with _source(path) as (source, head):
        return _walk(source, head, head.key(password), _look, progress)


def take_out(
    path: Path, password: str, names: Sequence[str] | None, folder: Path, progress: Progress | None = None
) -> tuple[str, ...]:
    """Write the files ``names`` (None: all) of a package into ``folder``; returns the names written.

    Everything or nothing: raises as `view_package`, and Problem("package.no_such_file"), Problem("package.folder"),
    Problem("package.exists", name=…), Problem("package.disk_full"), before a name is given to anything.
    """
    with _source(path) as (source, head), ExitStack() as stack:
        key, passes = head.key(password), _Passes(progress)
        view = _walk(source, head, key, _look, passes.next())
        wanted = [file for file in view.files if names is None or file.name in names]
        if not wanted or (names is not None and len(wanted) != len(set(names))):
            raise Problem("package.no_such_file")
        place = require_free(Path(folder), [file.name for file in wanted], sum(file.size for file in wanted))
        fresh: dict[str, Fresh] = {}

        def take(file: PackageFile) -> Callable[[bytes], None]:
            if file not in wanted:
                return _look(file)
            fresh[file.name] = stack.enter_context(Fresh(place))
            return fresh[file.name].write

        if _walk(source, head, key, take, passes.next()) != view:
            raise Corrupt(DAMAGED)  # written over in between
        place_all(fresh)
    return tuple(fresh)


def _look(_file: PackageFile) -> Callable[[bytes], None]:
    """A file that is only checked."""
    return lambda _piece: None


class _Passes:
    """One count of bytes for two ways through the file."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress, self._number = progress, -1

    def next(self) -> Progress | None:
        """What the next way through is told to."""
        self._number += 1
        number, progress = self._number, self._progress
        if progress is None:
            return None
        return lambda done, total: progress(number * total + done, 2 * total)


@contextmanager
def _source(path: Path) -> Iterator[tuple[BufferedReader, Head]]:
    """The file, standing at its body. Never a pipe or a device."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise Problem("package.cannot_read") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Problem(NOT_ONE)
    with os.fdopen(descriptor, "rb") as source:
        try:
            head = read_head(source.read)
        except OSError as error:
            raise Problem("package.cannot_read") from error
        yield source, head


def _walk(source: BufferedReader, head: Head, key: bytes, take: Take, progress: Progress | None) -> PackageView:
    """Through the whole body: the manifest, every file, the zeros to the end."""
    source.seek(head.body_at)
    sealed = _sealed(os.fstat(source.fileno()).st_size - head.body_at)
    body = _Body(opened(key, head.context, source.read), sealed, progress)
    try:
        length = int.from_bytes(body.exactly(LENGTH), "big")
        if length > min(LONGEST, sealed):
            raise Problem("package.hostile")
        view = read_manifest(body.exactly(length), head.number, sealed)
        for file in view.files:
            _one(body, file, take(file))
        body.require_end()
    except WrongKeyError:
        raise Problem("package.wrong_password") from None
    except DamagedError:
        raise Corrupt(DAMAGED) from None
    return view


def _one(body: _Body, file: PackageFile, write: Callable[[bytes], None]) -> None:
    digest = hashlib.sha256()
    for piece in body.pieces(file.size):
        digest.update(piece)
        write(piece)
    if digest.hexdigest() != file.sha256:
        raise Problem("package.hostile")


def _sealed(size: int) -> int:
    """How many plain bytes a body of ``size`` holds. Raises Corrupt("package.damaged") when no package is that long."""
    steps, rest = divmod(size - sealed_size(0), sealed_size(PADDED_TO) - sealed_size(0))
    if steps < 1 or rest:
        raise Corrupt(DAMAGED)
    return steps * PADDED_TO


class _Body:
    """The unsealed bytes in their order, as many as are wanted at a time."""

    def __init__(self, pieces: Iterator[bytes], total: int, progress: Progress | None) -> None:
        self._pieces, self._total, self._progress = pieces, total, progress
        self._held = memoryview(b"")
        self._done = 0

    def pieces(self, size: int) -> Iterator[bytes]:
        """The next ``size`` bytes. Raises DamagedError when there are no more."""
        while size:
            if not self._held and not self._more():
                raise DamagedError("shorter than its length says")
            piece, self._held = self._held[:size], self._held[size:]
            size -= len(piece)
            yield bytes(piece)

    def exactly(self, size: int) -> bytes:
        """The next ``size`` bytes at once; for what is small."""
        return b"".join(self.pieces(size))

    def require_end(self) -> None:
        """Nothing but zeros follows, up to the last sealed byte."""
        while True:
            if any(self._held):
                raise Problem("package.hostile")
            if not self._more():
                return

    def _more(self) -> bool:
        try:
            piece = next(self._pieces, None)
        except OSError as error:
            raise Problem("package.cannot_read") from error
        if piece is None:
            return False
        self._held = memoryview(piece)
        self._done += len(piece)
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)
        return True
