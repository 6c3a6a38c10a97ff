"""Laying a copy beside the present vault, so that there is either a whole one under its name, or none.

Order (keys-and-files §7): everything is written into a folder beside, whose name says that it is unfinished; each file
is read back and compared; the mark is written, all is synced, and one rename gives the folder its name. Killed before
it, what lies there is no vault and is swept up when the same place is used next; killed after it, the copy is whole.

No key is needed: what is laid is ciphertext. What a copy says is judged when it is opened (`app.session.opening`).
"""

from __future__ import annotations

import glob
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.archive.restore.model import Checkpoint, Laid, LayForm, Progress
from app.errors import Corrupt, Problem
from app.ids import random_id
from app.vault.durable import disk_errors, make_folder, move_folder, sync_file, sync_folder
from app.vault.folder import NEEDED_BYTES, Folder, require_fit_place
from app.vault.incarnation import NAME as MARK
from app.vault.incarnation import UNFINISHED, Mark, mark_of, write_mark

_PIECE = 1024 * 1024
_SKIPPED = frozenset({"staging", "lock", MARK})
"""What of a vault's folder belongs to who works in it, not to its data."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Where a copy comes from: how large it is, and how it is written into an empty folder.

    ``write`` returns the last moment (UTC microseconds) that the copy knows of.
    """

    size: int
    write: Callable[[Path, Progress], int]
    partial: bool = False


@disk_errors()
def checked(form: LayForm) -> LayForm:
    """The form with absolute places.

    Raises Problem("restore.no_source", "restore.no_target", "restore.not_empty", "restore.inside",
    "restore.same_place"), the disk's problems and what `require_fit_place` raises.
    """
    if not str(form.source) or not Path(form.source).is_dir():
        raise Problem("restore.no_source")
    if not str(form.into).strip() or str(form.into) == ".":
        raise Problem("restore.no_target")
    source, into = Path(form.source).absolute().resolve(), Path(form.into).absolute().resolve()
    newer = Path(form.newer).absolute().resolve() if form.newer else None
    known = [path for path in (source, newer) if path is not None]
    if into in known:
        raise Problem("restore.same_place")
    if any(into.is_relative_to(path) or path.is_relative_to(into) for path in known):
        raise Problem("restore.inside")
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise Problem("restore.not_empty")
    require_fit_place(into)
    return LayForm(source, into, newer, form.part)


def plain(source: Path) -> Filler:
    """The folder of a vault as the source of a copy. Raises Problem("restore.not_a_copy") for other folders.

    Writing raises Problem("restore.source_in_use") where somebody wrote there meanwhile: pages of two moments would
    look like a vault.
    """
    try:
        label = Folder(source).read_label()
    except Problem as error:
        raise Problem("restore.not_a_copy") from error
    house = Folder(source).house(label.house)
    files = list(_files(source, house))
    size = sum(file.stat().st_size for file in files)

    def write(into: Path, progress: Progress) -> int:
        done, before = 0, _states(files)
        for file in files:
            target = into / file.relative_to(source)
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            done += _copied(file, target)
            progress(done, max(1, size))
        if _states(_files(source, house)) != before:
            raise Problem("restore.source_in_use")
        if not all((into / file.relative_to(source)).is_file() for file in files):
            raise Corrupt("restore.not_written")  # somebody else began to lay a copy there, and swept this one up
        return int(max((file.stat().st_mtime for file in files), default=0) * 1_000_000)

    return Filler(size, write)


def lay(
    form: LayForm,
    filler: Filler,
    at: int,
    progress: Progress,
    checkpoint: Checkpoint,
    finish: Callable[[Path], None] = lambda _: None,
) -> Laid:
    """Lay a copy; ``form`` was `checked`. ``finish`` may add to the folder, and raise, before it gets its name.

    Raises Problem("restore.no_room") and the disk's problems, and what ``progress`` raises; nothing is left then.
    """
    into, restore = form.into, random_id()
    require_room(into, filler.size)
    sweep(into)
    building = into.with_name(f"{into.name}{UNFINISHED}{restore.hex()}")
    try:
        with disk_errors():
            make_folder(building)
            copied_at = filler.write(building, progress)
            checkpoint("written")
            for part in ("slots", "c", "a", "staging"):
                (building / part).mkdir(mode=0o700, exist_ok=True)
            if form.newer is not None:
                _newer_slots(form.newer, building)
            finish(building)
            write_mark(building, Mark(restore, at, copied_at, filler.partial))
            checkpoint("marked")
            size = sync(building)
            checkpoint("synced")
            if into.is_dir():
                into.rmdir()
            move_folder(building, into)
        checkpoint("named")
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return Laid(into, size[0], size[1])


def sweep(into: Path) -> int:
    """Take away what interrupted restores left beside ``into``; returns how many folders."""
    left = unfinished_beside(into)
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    return len(left)


def unfinished_beside(into: Path) -> list[Path]:
    """What interrupted restores left beside ``into``."""
    with disk_errors():
        pattern = f"{glob.escape(into.name)}{UNFINISHED}*"
        return sorted(into.parent.glob(pattern)) if into.parent.is_dir() else []


def restored_folder(path: Path) -> bool:
    """Whether a folder was laid by a restore."""
    return mark_of(path) is not None


def _files(source: Path, house: Path) -> Iterator[Path]:
    """What of a vault's folder is its data: the label, the house in force, keyslots, compartments, documents."""
    for place, folders, names in os.walk(source):
        here = Path(place)
        if here == source:
            folders[:] = [name for name in folders if name in ("slots", "c", "a") or here / name == house]
        for name in sorted(names):
            if here != source or name not in _SKIPPED:
                yield here / name


def _states(files: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Length and time of the last writing of each."""
    found = {file: file.stat() for file in files}
    return {file: (state.st_size, state.st_mtime_ns) for file, state in found.items()}


def _copied(source: Path, target: Path) -> int:
    """Copy one file and look at what arrived, through a file opened anew; returns its size."""
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as given, target.open("xb") as made:
        while piece := given.read(_PIECE):
            digest.update(piece)
            made.write(piece)
            size += len(piece)
        made.flush()
        os.fsync(made.fileno())
    target.chmod(0o600)
    with target.open("rb") as arrived:
        found = hashlib.file_digest(arrived, "sha256")
    if found.digest() != digest.digest():
        raise Corrupt("restore.not_written")
    return size


def _newer_slots(newer: Path, building: Path) -> None:
    """The present keyslots beside the copy's data: a passphrase changed since must go on to open."""
    if Folder(newer).read_label().vault_id != Folder(building).read_label().vault_id:
        raise Problem("restore.other_vault")
    for slot in sorted((newer / "slots").glob("*.slot")):
        (building / "slots" / slot.name).unlink(missing_ok=True)
        _copied(slot, building / "slots" / slot.name)


def require_room(into: Path, size: int) -> None:
    """Raise Problem("restore.no_room") where a copy of that many bytes does not fit."""
    standing = into
    while not standing.exists() and standing != standing.parent:
        standing = standing.parent
    needed = size + NEEDED_BYTES
    with disk_errors():
        free = shutil.disk_usage(standing).free
    if free < needed:
        raise Problem("restore.no_room", needed=_megabytes(needed), free=_megabytes(free))


def _megabytes(size: int) -> int:
    return -(-size // (1024 * 1024))


def sync(building: Path) -> tuple[int, int]:
    """Make all of it durable; returns how many files and bytes."""
    count = size = 0
    for place, _, names in os.walk(building, topdown=False):
        for name in names:
            sync_file(Path(place) / name)
            size += (Path(place) / name).stat().st_size
            count += 1
        sync_folder(Path(place))
    return count, size


def folders_beside(path: Path) -> Sequence[Path]:
    """Where a copy may be laid by default: beside the vault, under a name that is free."""
    names = (path.with_name(f"{path.name}-khoi-phuc{'' if number == 1 else f'-{number}'}") for number in range(1, 100))
    return [name for name in names if not name.exists()][:1]
