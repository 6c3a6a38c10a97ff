"""One backup from beginning to end.

The number first, then everything else: a backup that fails, or is cut off, is on record and shown. Whoever makes it
holds the lock of rewrites until it is proved, so nobody rewrites, moves the house or makes another backup meanwhile;
everybody else goes on working.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.archive.backup import reading, register
from app.archive.backup.copying import Stood, copy_as_stood, scratch_in, size_now
from app.archive.backup.format import COVER, document_path, root_of
from app.archive.backup.keeping import give_way
from app.archive.backup.making import destination_errors, is_there, make, require_destination, sweep
from app.archive.backup.model import Checkpoint, Destination, Outcome, Progress
from app.archive.backup.proving import prove
from app.archive.backup.taking import facts_of, heads_of, mend_letter
from app.errors import NiemError, Problem
from app.ids import from_hex
from app.keys.hashing import sha256
from app.session.door import Session
from app.vault.backups import FAILED, FOLDER, PROVED, Backup
from app.vault.exclusive import alone

COPIED, SEALED, ALL = 100, 550, 1000
"""How far the progress is, of `ALL`, when the copy is made, and when it is sealed; the rest is proving."""


def made(session: Session, to: Destination, name: str, progress: Progress, checkpoint: Checkpoint) -> Outcome:
    """Make backup ``name`` in a destination and prove it. Raises what goes wrong, which is on record then."""
    folder, place = session.vault.folder, Path(to.path)
    with alone(folder.lock):
        mend_letter(session)
        _settle(session, to.name, place)
        if register.next_name(session) != name:  # somebody else made one while this one waited: nothing is begun
            raise Problem("vault.changed_meanwhile")
        copy = register.numbered(session, register.take(session, FOLDER, to.name))
        checkpoint("numbered")
        covers: list[bytes] = []
        try:
            if copy.name != name:
                raise Problem("vault.changed_meanwhile")
            require_destination(place, folder.path)
            with scratch_in(folder) as scratch:
                stood, source, key = _written(session, copy, place, scratch, progress, checkpoint, covers.append)
            with destination_errors():
                digest = cover_hash(source)
            checkpoint("written")
            with _still_there(place), scratch_in(folder) as scratch:
                prove(session, source, key, session.identity.house, scratch, _from(SEALED, progress))
                checkpoint("proved")
                size = reading.read_cover(source).size
            register.note(session, copy, PROVED, sha256=digest, size=size)
        except BaseException as error:
            with suppress(NiemError, OSError):  # where even that cannot be written, the next one finds it cut off
                why = error.code if isinstance(error, NiemError) else "backup.unexpected"
                register.note(session, copy, FAILED, why=why, sha256=covers[-1] if covers else b"")
                _make_way(root_of(place, session.vault.vault_id), error)
            raise
        checkpoint("noted")
        gone = tuple(old.name for old in give_way(session, to.name, place))
    progress(ALL, ALL)
    return Outcome(copy.name, to.name, "", (), size, len(stood.documents), gone)


def proved_again(session: Session, copy: Backup, source: Path, progress: Progress) -> None:
    """Prove a backup that was made earlier, with an officer's keys. Raises what is wrong, which is on record then."""
    folder, journal = session.vault.folder, session.identity.house.journal
    with alone(folder.lock), scratch_in(folder) as scratch:
        try:
            cover = reading.read_cover(source)
            key, house = reading.key_for_officer(cover, journal), reading.house_for_officer(cover, journal)
            prove(session, source, key, house, scratch, _from(0, progress))
        except NiemError as error:
            if error.code != "cancelled":
                register.note(session, copy, FAILED, why=error.code, sha256=copy.sha256)
                _make_way(source.parent, error)
            raise
        register.note(session, copy, PROVED, sha256=cover_hash(source), size=cover.size)
    progress(ALL, ALL)


@contextmanager
def _still_there(place: Path) -> Iterator[None]:
    """A disk that goes while it is read back is told as that, and not as a backup that is none."""
    try:
        yield
    except NiemError as error:
        if error.code != "cancelled" and not is_there(place):
            raise Problem("backup.destination_gone") from error
        raise


def _settle(session: Session, name: str, place: Path) -> None:
    """What was cut off there is cleared away and on record; nothing is said of a destination that cannot be read now.

    A copy whose cover may lie on a disk in somebody's pocket stays in the register as one that may exist.
    """
    root = root_of(place, session.vault.vault_id)
    with suppress(OSError):
        if place.is_dir():
            left: list[str] = []
            if root.is_dir():
                sweep(root)
                left = [path.name for path in root.iterdir()]
            register.settle(session, name, left=left)


def _make_way(root: Path, error: BaseException) -> None:
    """A document that is damaged beside the backups goes: the next backup brings it anew, for the earlier ones too."""
    if isinstance(error, NiemError) and error.code == "backup.document_damaged":
        with suppress(NiemError, OSError, ValueError):
            document_path(root, from_hex(str(error.details["file"]))).unlink(missing_ok=True)


def cover_hash(source: Path) -> bytes:
    """The SHA-256 of a backup's cover, as the register has it."""
    return sha256((source / COVER).read_bytes())


def _written(
    session: Session,
    copy: Backup,
    place: Path,
    scratch: Path,
    progress: Progress,
    checkpoint: Checkpoint,
    covered: Callable[[bytes], None],
) -> tuple[Stood, Path, bytes]:
    folder = session.vault.folder
    proved = {earlier.sha256 for earlier in register.backups_of(session) if earlier.proved_at}

    def trusted(earlier: Path) -> bool:
        with suppress(OSError):
            return cover_hash(earlier) in proved
        return False

    copying = _Share(progress, 0, COPIED, size_now(folder))
    stood = copy_as_stood(folder, scratch, copying)
    checkpoint("copied")
    sealing = _Share(progress, COPIED, SEALED, stood.size + sum(size for _, _, size in stood.documents))
    source, key = make(
        stood,
        facts_of(session, copy.number),
        lambda: heads_of(session, stood, scratch),
        place,
        session.identity.sign,
        sealing,
        checkpoint,
        trusted,
        covered,
    )
    return stood, source, key


class _Share:
    """A part of the whole progress, told in bytes."""

    def __init__(self, progress: Progress, start: int, end: int, total: int) -> None:
        self._progress, self._start, self._end = progress, start, end
        self._total, self._done = max(1, total), 0

    def __call__(self, size: int) -> None:
        self._done = min(self._total, self._done + size)
        self._progress(self._start + (self._end - self._start) * self._done // self._total, ALL)


def _from(start: int, progress: Progress) -> Progress:
    """What is left of the whole, for something that tells its own progress."""

    def tell(done: int, total: int) -> None:
        progress(start + (ALL - 1 - start) * done // max(1, total), ALL)

    return tell
