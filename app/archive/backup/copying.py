"""The vault's files as they stood at one moment, as ciphertext, without the key of any of them.

1. Nobody rewrites a compartment, moves the house or holds a ceremony meanwhile: the lock of rewrites is held by whoever
   calls this, for as long as the backup is made. So no file goes away, and documents lie still.
2. Every database is copied while people go on working. Then all of them are held still at one moment
   (`app.vault.still`), and only what was written since is copied again: SQLite writes the first page anew with every
   change, and here every change of a page changes its bytes. A move between two compartments, a new project, a new
   grant are in the copy whole, or with the note by which the next unlocking finishes them, as after a power cut then.
3. The directory is held still before the folders are listed: nothing can be stated about a file that is not listed.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.errors import Problem
from app.ids import Id, from_hex
from app.session.door import Session
from app.vault.durable import disk_errors
from app.vault.exclusive import BUSY, alone
from app.vault.folder import Folder
from app.vault.sealed_file import SPARE_BYTES
from app.vault.still import all_still

SCRATCH = "backing-up"
"""Where in the vault's folder ciphertext is put together, and a backup is restored to prove it."""

PAGE = 4096
PIECE = 1024 * 1024
_DOCUMENT = re.compile(r"[0-9a-f]{32}", re.ASCII)

Tell = Callable[[int], None]

State = tuple[int, int, bytes]
"""Length, time of the last writing, first page."""


@dataclass(frozen=True, slots=True)
class Stood:
    """The copied files by their place in the vault, and the documents that lay there, which stay where they are."""

    files: tuple[tuple[str, Path], ...]
    documents: tuple[tuple[Id, Path, int], ...]

    @property
    def size(self) -> int:
        """Bytes of the copied files."""
        return sum(path.stat().st_size for _, path in self.files)


@contextmanager
def scratch_in(folder: Folder) -> Iterator[Path]:
    """An empty place on the vault's own disk, gone afterwards. What an interruption left there goes first."""
    place = folder.path / SCRATCH
    with disk_errors():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def settle_interrupted(session: Session) -> int:
    """Take away what a backup that was cut off left on the vault's own disk; runs at every unlocking."""
    place = session.vault.folder.path / SCRATCH
    if not place.is_dir():
        return 0
    try:
        with alone(session.vault.folder.lock, wait=0):
            shutil.rmtree(place, ignore_errors=True)
    except Problem as error:
        if error.code != BUSY:
            raise
        return 0  # one is being made
    return 1


def size_now(folder: Folder) -> int:
    """About how many bytes the databases have."""
    with disk_errors():
        return sum(path.stat().st_size for path in _databases(folder))


def copy_as_stood(folder: Folder, scratch: Path, tell: Tell = lambda _: None) -> Stood:
    """Copy every file of the vault but documents into ``scratch``. ``tell`` may raise Cancelled.

    Raises Problem("vault.disk_full", "vault.busy"), and the disk's problems.
    """
    with disk_errors():
        if shutil.disk_usage(scratch).free < size_now(folder) + SPARE_BYTES:
            raise Problem("vault.disk_full")
        early = {}
        for path in _databases(folder):
            with all_still([path]):  # nobody is in the middle of writing when its state is noted
                early[path] = _state(path)
            _copied(path, folder, scratch, tell)
        with all_still([folder.directory]):
            rest = [path for path in _databases(folder) if path != folder.directory]
            with all_still(rest):
                return _settled(folder, scratch, [folder.directory, *rest], early)


def _settled(folder: Folder, scratch: Path, databases: list[Path], early: dict[Path, State]) -> Stood:
    """While nobody writes: what changed since it was copied, journals, small files, and the list of documents."""
    files = []
    for path in databases:
        if early.get(path) != _state(path):
            _copied(path, folder, scratch, lambda _: None)
        files.append(path)
        journal = path.with_name(f"{path.name}-journal")
        if journal.is_file() and journal.stat().st_size:
            _copied(journal, folder, scratch, lambda _: None)
            files.append(journal)
    for path in (folder.label, *sorted(folder.slots.glob("*.slot")), *sorted(folder.house().glob("*.keys"))):
        _copied(path, folder, scratch, lambda _: None)
        files.append(path)
    places = [(path.relative_to(folder.path).as_posix(), _target(path, folder, scratch)) for path in files]
    return Stood(tuple(sorted(places)), tuple(_documents(folder)))


def _databases(folder: Folder) -> list[Path]:
    house = [path for path in (folder.directory, folder.office, folder.journal) if path.is_file()]
    return [*house, *sorted(path for path in folder.compartments.glob("*.db") if _DOCUMENT.fullmatch(path.stem))]


def _documents(folder: Folder) -> Iterator[tuple[Id, Path, int]]:
    for shelf in sorted(folder.attachments.iterdir()):
        for path in sorted(shelf.iterdir()) if shelf.is_dir() else ():
            if _DOCUMENT.fullmatch(path.name) and path.is_file():
                yield from_hex(path.name), path, path.stat().st_size


def _target(path: Path, folder: Folder, scratch: Path) -> Path:
    return scratch / path.relative_to(folder.path)


def _state(path: Path) -> State:
    with path.open("rb") as file:
        found = os.fstat(file.fileno())
        return found.st_size, found.st_mtime_ns, file.read(PAGE)


def _copied(path: Path, folder: Folder, scratch: Path, tell: Tell) -> None:
    target = _target(path, folder, scratch)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("rb") as source, target.open("wb") as made:
        target.chmod(0o600)
        while piece := source.read(PIECE):
            made.write(piece)
            tell(len(piece))
