"""Making a backup in one destination: everything is written under a hidden name and gets its own when it is whole.

Order, each step durable before the next:

1. documents that are not there yet, each under a hidden name, then its own;
2. the sealed parts, the manifest and the list of documents, in a hidden folder;
3. the cover, which names and hashes all of them and is signed;
4. the folder gets its name.

Killed or cut off before 4, there is no backup: what lies there hidden is taken away by the next one, and its key was in
the cover alone. A destination that vanishes or fills up is told as such, and the hidden folder goes if it can.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from app.archive.backup.copying import PIECE, Stood
from app.archive.backup.format import (
    COVER,
    DOCUMENTS,
    MANIFEST,
    PART_BYTES,
    Cover,
    Listed,
    Manifest,
    Part,
    StoredFile,
    document_path,
    listing,
    part_context,
    part_key,
    root_of,
    seal_key,
)
from app.archive.backup.reading import backups_in, documents_of, read_cover
from app.errors import NiemError, Problem
from app.ids import Id
from app.keys.chunked import seal
from app.keys.hashing import KEY_SIZE, random_bytes, sha256
from app.vault.backups import backup_name
from app.vault.durable import sync_folder
from app.vault.sealed_file import SPARE_BYTES

Tell = Callable[[int], None]
Checkpoint = Callable[[str], None]
Sign = Callable[[bytes], bytes]
Trusted = Callable[[Path], bool]
Covered = Callable[[bytes], None]

_GONE = frozenset({errno.ENOENT, errno.ENODEV, errno.EIO, errno.ENXIO, errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the cover and the manifest say besides the files. ``heads`` is asked when the parts are sealed."""

    vault_id: Id
    genesis: bytes
    number: int
    at: int
    house: int
    by: Id
    journal_public: bytes
    letter: bytes
    escrow_public: bytes
    escrow: bytes
    kit: str
    escrow_used: tuple[int, ...]


Heads = tuple[tuple[str, int, int, bytes], ...]


@contextmanager
def destination_errors() -> Iterator[None]:
    """Refusals of the system as sentences about the destination.

    Raises Problem("backup.destination_full", "backup.destination_gone", "backup.destination_read_only",
    "backup.destination_error").
    """
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise Problem("backup.destination_full") from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise Problem("backup.destination_read_only") from error
        if error.errno in _GONE:
            raise Problem("backup.destination_gone") from error
        raise Problem("backup.destination_error") from error


def is_there(destination: Path) -> bool:
    """Whether a destination can be reached now. A share that hangs, or a disk mounted for another account, cannot."""
    try:
        return destination.is_dir()
    except OSError:
        return False


def require_destination(destination: Path, vault: Path) -> None:
    """Raise Problem("backup.destination_gone", "backup.inside_vault") for a folder that cannot hold a backup."""
    if not is_there(destination):
        raise Problem("backup.destination_gone")
    inner, outer = destination.resolve(), vault.resolve()
    if inner.is_relative_to(outer) or outer == inner:
        raise Problem("backup.inside_vault")


def make(
    stood: Stood,
    facts: Facts,
    heads: Callable[[], Heads],
    destination: Path,
    sign: Sign,
    tell: Tell = lambda _: None,
    checkpoint: Checkpoint = lambda _: None,
    trusted: Trusted = lambda _: True,
    covered: Covered = lambda _: None,
) -> tuple[Path, bytes]:
    """Write the backup; gives its folder and BK. ``tell`` hears of every byte of the files and may raise Cancelled.

    Only what the lists of ``trusted`` backups say of documents is believed: whoever can write in the destination could
    put a list there that fits a document they exchanged. ``covered`` hears the cover's SHA-256 before it is written:
    from then on the backup may lie there, whatever happens.

    Raises Problem as `destination_errors`, and Problem("backup.number_taken") when a backup with that number is there.
    """
    root, key = root_of(destination, facts.vault_id), random_bytes(KEY_SIZE)
    finished, hidden = root / backup_name(facts.number), root / f".{backup_name(facts.number)}.making"
    with destination_errors():
        root.mkdir(mode=0o700, exist_ok=True)
        if finished.exists():
            raise Problem("backup.number_taken", number=finished.name)
        sweep(root)
        known = _known(root, trusted)
        _require_room(root, stood, known)
        try:
            hidden.mkdir(mode=0o700)
            documents = _documents(root, stood, known, tell)
            checkpoint("documents")
            _write(hidden, key, facts, stood, documents, heads, sign, tell, checkpoint, covered)
            checkpoint("covered")
            hidden.rename(finished)
            sync_folder(root)
        except BaseException:
            with suppress(OSError):
                shutil.rmtree(hidden)
            raise
    checkpoint("named")
    return finished, key


def sweep(root: Path) -> None:
    """Take away what an interrupted backup left hidden in ``root``."""
    for left in root.glob(".SL-*.making"):
        shutil.rmtree(left, ignore_errors=True)
    shelves = root / DOCUMENTS
    for left in shelves.glob("*/.*.part") if shelves.is_dir() else ():
        left.unlink(missing_ok=True)


def _known(root: Path, trusted: Trusted) -> dict[Id, tuple[int, bytes]]:
    """Length and SHA-256 of documents that earlier backups have, as far as their files are there at that length."""
    found: dict[Id, tuple[int, bytes]] = {}
    for source in filter(trusted, backups_in(root)):
        with suppress(NiemError):
            found.update({file: (size, digest) for file, size, digest in documents_of(source, read_cover(source))})
    return {file: row for file, row in found.items() if _length(document_path(root, file)) == row[0]}


def _length(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return -1


def _require_room(root: Path, stood: Stood, known: dict[Id, tuple[int, bytes]]) -> None:
    new = sum(size for file, _, size in stood.documents if file not in known)
    needed, free = stood.size + new + SPARE_BYTES, shutil.disk_usage(root).free
    if free < needed:
        mega = 1024 * 1024
        raise Problem("backup.no_room", needed=needed // mega + 1, free=free // mega)


# Documents ---------------------------------------------------------------------------------------------------------


def _documents(root: Path, stood: Stood, known: dict[Id, tuple[int, bytes]], tell: Tell) -> list[tuple[Id, int, bytes]]:
    """Put those that are missing beside the backups; the rows of the list."""
    rows, touched = [], {root / DOCUMENTS}
    (root / DOCUMENTS).mkdir(mode=0o700, exist_ok=True)
    for file, path, size in stood.documents:
        row = known.get(file)
        if row is None or row[0] != size:
            target = document_path(root, file)
            target.parent.mkdir(mode=0o700, exist_ok=True)
            row = size, _copied(path, target, size, tell)
            touched.add(target.parent)
        else:
            tell(size)
        rows.append((file, *row))
    for folder in touched:
        sync_folder(folder)
    return rows


def _copied(path: Path, target: Path, size: int, tell: Tell) -> bytes:
    beside, digest = target.with_name(f".{target.name}.part"), hashlib.sha256()
    try:
        source = path.open("rb")
    except OSError as error:  # it was there a moment ago
        raise Problem("vault.changed_meanwhile") from error
    with source, beside.open("wb") as made:
        while piece := source.read(PIECE):
            digest.update(piece)
            made.write(piece)
            tell(len(piece))
        if made.tell() != size:
            raise Problem("vault.changed_meanwhile")
        made.flush()
        os.fsync(made.fileno())
    beside.replace(target)
    return digest.digest()


# Parts -------------------------------------------------------------------------------------------------------------


def _write(
    hidden: Path,
    key: bytes,
    facts: Facts,
    stood: Stood,
    documents: list[tuple[Id, int, bytes]],
    heads: Callable[[], Heads],
    sign: Sign,
    tell: Tell,
    checkpoint: Checkpoint,
    covered: Covered,
) -> None:
    parts: list[Part] = []
    files: list[StoredFile] = []
    for place, path in stood.files:
        stored, made = _sealed_file(hidden, key, facts, place, path, len(parts), tell)
        files.append(stored)
        parts += made
    checkpoint("parts")
    manifest = Manifest(facts.number, facts.at, tuple(files), heads(), facts.kit, facts.escrow_used)
    parts.insert(0, _sealed(hidden, key, facts, MANIFEST, [manifest.encoded()]))
    lines, listed = listing(documents)
    _whole(hidden / DOCUMENTS, lines)
    checkpoint("manifest")
    cover = _cover(key, facts, tuple(parts), listed).signed(sign).encoded()
    covered(sha256(cover))
    _whole(hidden / COVER, cover)
    sync_folder(hidden)


def _cover(key: bytes, facts: Facts, parts: tuple[Part, ...], listed: Listed) -> Cover:
    return Cover(
        vault_id=facts.vault_id,
        genesis=facts.genesis,
        number=facts.number,
        at=facts.at,
        house=facts.house,
        by=facts.by,
        officers=seal_key(facts.journal_public, facts.vault_id, facts.number, key),
        letter=facts.letter,
        escrow_public=facts.escrow_public,
        escrow=facts.escrow,
        parts=parts,
        documents=listed,
    )


def _sealed_file(
    hidden: Path, key: bytes, facts: Facts, place: str, path: Path, before: int, tell: Tell
) -> tuple[StoredFile, list[Part]]:
    """One file of the vault in as many parts as it takes, at least one."""
    made: list[Part] = []
    whole = hashlib.sha256()
    with path.open("rb") as source:
        size = os.fstat(source.fileno()).st_size
        for offset in range(0, max(1, size), PART_BYTES):
            name = f"{before + len(made) + 1:04d}"
            pieces = _pieces(source, min(PART_BYTES, size - offset), whole.update, tell)
            made.append(_sealed(hidden, key, facts, name, pieces))
    return StoredFile(place, size, whole.digest(), tuple(part.name for part in made)), made


def _pieces(source: BufferedReader, left: int, update: Callable[[bytes], None], tell: Tell) -> Iterator[bytes]:
    while left > 0 and (piece := source.read(min(PIECE, left))):
        update(piece)
        left -= len(piece)
        yield piece
        tell(len(piece))


def _sealed(hidden: Path, key: bytes, facts: Facts, name: str, pieces: Iterable[bytes]) -> Part:
    secret, context = (
        part_key(key, facts.vault_id, facts.number, name),
        part_context(facts.vault_id, facts.number, name),
    )
    size, digest = 0, hashlib.sha256()
    with (hidden / name).open("xb") as made:
        for piece in seal(secret, context, pieces):
            made.write(piece)
            digest.update(piece)
            size += len(piece)
        made.flush()
        os.fsync(made.fileno())
    return Part(name, size, digest.digest())


def _whole(path: Path, content: bytes) -> None:
    with path.open("xb") as made:
        made.write(content)
        made.flush()
        os.fsync(made.fileno())
