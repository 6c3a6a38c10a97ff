"""Reading a backup: its cover, its key, and unpacking it into a folder that is a vault again.

Nothing here needs a session: a backup is read on a clean machine with the kit, and beside an open vault by an officer.
Whatever was flipped, cut off, exchanged or taken from another backup is refused with a code that names the part, and of
what was being unpacked nothing stays. `require_signed` is for whoever has opened the directory inside.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from app.archive.backup.format import (
    COVER,
    DOCUMENTS,
    LONGEST_COVER,
    LONGEST_MANIFEST,
    MANIFEST,
    Cover,
    Manifest,
    Part,
    StoredFile,
    document_path,
    key_info,
    listed_in,
    part_context,
    part_key,
    signed_well,
)
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.chunked import DamagedError, WrongKeyError, opened
from app.keys.hashing import same, sha256
from app.keys.recovery import Kit, open_entry
from app.keys.wrap import EncryptionKey, open_sealed
from app.vault.durable import disk_errors, sync_folder
from app.vault.folder import Folder
from app.vault.house_escrow import index_of, open_escrow, open_letter
from app.vault.house_keys import HouseKeys
from app.vault.roster import ADMINISTRATOR, OFFICER, Roster

Progress = Callable[[int, int], None]
PIECE = 1024 * 1024
_EMPTY_FOLDERS = ("slots", "c", "a", "staging")


def no_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


def backups_in(root: Path) -> list[Path]:
    """The folders under ``root`` that look like finished backups, oldest number first."""
    with disk_errors():
        found = [path for path in root.glob("SL-*") if (path / COVER).is_file()] if root.is_dir() else []
    return sorted(found, key=lambda path: (len(path.name), path.name))


def read_cover(source: Path) -> Cover:
    """The cover of the backup in ``source``.

    Raises Problem("backup.not_a_backup"), Problem("backup.newer_program"), Corrupt("backup.cover_damaged").
    """
    try:
        with _regular(source / COVER) as file:
            data = _all_of(file, LONGEST_COVER)
    except OSError as error:
        raise Problem("backup.not_a_backup") from error
    return Cover.decoded(data)


# Keys --------------------------------------------------------------------------------------------------------------


def key_for_officer(cover: Cover, journal: Sequence[bytes]) -> bytes:
    """BK, by an officer's journal keys, present or former. Raises Problem("backup.not_for_these_keys")."""
    info = key_info(cover.vault_id, cover.number)
    for private in journal:
        try:
            return open_sealed(EncryptionKey.from_bytes(private), info, cover.officers)
        except Corrupt:
            continue
    raise Problem("backup.not_for_these_keys")


def house_for_officer(cover: Cover, journal: Sequence[bytes]) -> HouseKeys:
    """The keys of the house files inside, for an officer. Raises Corrupt("vault.house_keys_damaged")."""
    return open_letter(journal, cover.vault_id, cover.house, cover.letter)


def house_from_kit(cover: Cover, kit: Kit, recovery: EncryptionKey) -> HouseKeys:
    """The keys of the house files inside, by the kit and the key its shares gave; the journal keys among them open BK.

    Raises Problem("backup.not_escrowed"), Problem("backup.other_kit"), Corrupt("vault.house_keys_damaged").
    """
    if not cover.escrow:
        raise Problem("backup.not_escrowed")
    index = index_of(cover.escrow)
    if kit.vault_id != cover.vault_id or index not in kit.entries:
        raise Problem("backup.other_kit")
    try:
        entry = open_entry(recovery, kit, index, cover.escrow_public)
    except Corrupt as error:
        raise Problem("backup.other_kit") from error
    return open_escrow(entry, cover.vault_id, cover.house, cover.escrow)


def require_signed(cover: Cover, roster: Roster) -> None:
    """Raise Corrupt("backup.not_signed") unless who made it signed the cover, and had that duty on that day.

    ``roster`` is that of the directory inside the backup. Everybody in service knows the key of the directory and
    could put a backup together: older files, say, under a newer date.
    """
    made_backups = roster.duties_of(cover.by) & {ADMINISTRATOR, OFFICER}
    if not made_backups or not signed_well(cover, roster.public_key_of(cover.by)):
        raise Corrupt("backup.not_signed")


# Contents ----------------------------------------------------------------------------------------------------------


def read_manifest(source: Path, cover: Cover, key: bytes) -> Manifest:
    """What is in the backup. Raises Problem("backup.not_for_these_keys"), Corrupt (see `unpack`)."""
    pieces, size = [], 0
    for piece in _opened(source, cover, key, MANIFEST):
        size += len(piece)
        if size > LONGEST_MANIFEST:
            raise Corrupt("backup.manifest_damaged")
        pieces.append(piece)
    manifest = Manifest.decoded(b"".join(pieces))
    if (manifest.number, manifest.at) != (cover.number, cover.at):
        raise Corrupt("backup.manifest_damaged")
    return manifest


def documents_of(source: Path, cover: Cover) -> list[tuple[Id, int, bytes]]:
    """The documents that belong to the backup: id, length and SHA-256 of each sealed file.

    Raises Corrupt("backup.list_damaged").
    """
    try:
        with _regular(source / DOCUMENTS) as file:
            data = _all_of(file, LONGEST_MANIFEST)
    except OSError as error:
        raise Corrupt("backup.list_damaged").because(error) from None
    if not same(sha256(data), cover.documents.sha256):
        raise Corrupt("backup.list_damaged")
    found = listed_in(data)
    if (len(found), sum(size for _, size, _ in found)) != (cover.documents.count, cover.documents.size):
        raise Corrupt("backup.list_damaged")
    return found


def files_of(source: Path) -> list[tuple[str, Path, int]]:
    """Every file that the backup needs, for whoever copies it elsewhere: its place below the root, where it lies now
    and its length. A medium with exactly these is a backup that can be read.
    """
    cover = read_cover(source)
    names = [(COVER, (source / COVER).stat().st_size), (DOCUMENTS, (source / DOCUMENTS).stat().st_size)]
    names += [(part.name, part.size) for part in cover.parts]
    found = [(f"{cover.name}/{name}", source / name, size) for name, size in names]
    for file, size, _ in documents_of(source, cover):
        path = document_path(source.parent, file)
        found.append((path.relative_to(source.parent).as_posix(), path, size))
    return found


def check_parts(source: Path, progress: Progress = no_progress) -> Cover:
    """Read all of a backup without any key and compare it with its cover. Raises Corrupt (see `unpack`)."""
    cover = read_cover(source)
    documents = documents_of(source, cover)
    done, total = 0, cover.size + cover.documents.size
    for part in cover.parts:
        digest = hashlib.sha256()
        with _part(source, part) as file:
            while piece := file.read(PIECE):
                digest.update(piece)
                done += len(piece)
                progress(min(done, total), total)
        if not same(digest.digest(), part.sha256):
            raise Corrupt("backup.part_damaged", part=part.name)
    for document, size, digest_wanted in documents:
        for piece in _document(source, document, size, digest_wanted):
            done += len(piece)
            progress(min(done, total), total)
    return cover


def check_documents(source: Path, cover: Cover, progress: Progress = no_progress) -> None:
    """Read every document of a backup where it lies. Raises Corrupt("backup.document_damaged")."""
    done = 0
    for document, size, digest in documents_of(source, cover):
        for piece in _document(source, document, size, digest):
            done += len(piece)
            progress(min(done, cover.documents.size), cover.documents.size)


def unpack(
    source: Path, key: bytes, into: Path, progress: Progress = no_progress, *, documents: bool = True
) -> Manifest:
    """Make ``into`` (absent, or an empty folder) the vault's folder as it was; ``key`` is BK.

    Without ``documents`` their sealed files are left out. ``progress`` may raise Cancelled; whatever is raised, nothing
    is left in ``into``. Raises Problem("backup.not_a_backup", "backup.newer_program", "backup.not_for_these_keys",
    "backup.folder_not_empty"), the disk's problems, Corrupt("backup.cover_damaged", "backup.manifest_damaged",
    "backup.list_damaged", "backup.part_missing", "backup.part_damaged", "backup.document_damaged",
    "backup.file_differs", "backup.other_vault").
    """
    cover = read_cover(source)
    manifest = read_manifest(source, cover, key)
    listed = documents_of(source, cover) if documents else []
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise Problem("backup.folder_not_empty")
    total = manifest.size + sum(size for _, size, _ in listed)
    counted = _Counted(progress, total)
    try:
        with disk_errors():
            _unpack(source, cover, key, manifest, listed, into, counted)
    except BaseException:
        shutil.rmtree(into, ignore_errors=True)
        raise
    counted(0, done=True)
    return manifest


def unpack_directory(source: Path, cover: Cover, key: bytes, manifest: Manifest, into: Path) -> None:
    """Only what says whose vault it is: the label and the directory, into ``into``, an empty folder.

    Raises Corrupt as `unpack`, and the disk's problems.
    """
    with disk_errors():
        for file in manifest.files:
            if file.path == "vault.json" or file.path.partition("/")[2].startswith("directory.db"):
                target = into / file.path
                target.parent.mkdir(mode=0o700, exist_ok=True)
                _write(target, _content(source, cover, key, file), _Counted(no_progress, file.size))
    _require_label(into, cover)


def _require_label(into: Path, cover: Cover) -> None:
    label = Folder(into).read_label()
    if (label.vault_id, label.genesis, label.house) != (cover.vault_id, cover.genesis, cover.house):
        raise Corrupt("backup.other_vault")


def _unpack(
    source: Path,
    cover: Cover,
    key: bytes,
    manifest: Manifest,
    listed: list[tuple[Id, int, bytes]],
    into: Path,
    tell: _Counted,
) -> None:
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in _EMPTY_FOLDERS:
        (into / name).mkdir(mode=0o700)
    for file in manifest.files:
        target = into / file.path
        target.parent.mkdir(mode=0o700, exist_ok=True)
        _write(target, _content(source, cover, key, file), tell)
    _require_label(into, cover)
    for document, size, digest in listed:
        target = into / "a" / document.hex()[:2] / document.hex()
        target.parent.mkdir(mode=0o700, exist_ok=True)
        _write(target, _document(source, document, size, digest), tell)
    for folder in sorted((path for path in into.rglob("*") if path.is_dir()), reverse=True):
        sync_folder(folder)
    sync_folder(into)


class _Counted:
    """Tells how many bytes of all are done."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, max(1, total), 0

    def __call__(self, size: int, *, done: bool = False) -> None:
        self._done = self._total if done else min(self._total - 1, self._done + size)
        self._progress(self._done, self._total)


def _write(target: Path, pieces: Iterator[bytes], tell: _Counted) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(target, flags, 0o600), "wb") as made:
        for piece in pieces:
            made.write(piece)
            tell(len(piece))
        made.flush()
        os.fsync(made.fileno())


def _content(source: Path, cover: Cover, key: bytes, file: StoredFile) -> Iterator[bytes]:
    """One file of the vault, out of its parts; its end comes only when the whole was right."""
    size, digest = 0, hashlib.sha256()
    for name in file.parts:
        for piece in _opened(source, cover, key, name):
            size += len(piece)
            digest.update(piece)
            yield piece
    if size != file.size or not same(digest.digest(), file.sha256):
        raise Corrupt("backup.file_differs", file=file.path)


def _opened(source: Path, cover: Cover, key: bytes, name: str) -> Iterator[bytes]:
    """What is sealed in one part."""
    part = next((part for part in cover.parts if part.name == name), None)
    if part is None:
        raise Corrupt("backup.part_missing", part=name)
    secret, context = (
        part_key(key, cover.vault_id, cover.number, name),
        part_context(cover.vault_id, cover.number, name),
    )
    digest = hashlib.sha256()
    with _part(source, part) as file:

        def read(size: int) -> bytes:
            piece = file.read(size)
            digest.update(piece)
            return piece

        try:
            yield from opened(secret, context, read)
        except WrongKeyError:
            if name == MANIFEST:
                raise Problem("backup.not_for_these_keys") from None
            raise Corrupt("backup.part_damaged", part=name) from None
        except (DamagedError, OSError):
            raise Corrupt("backup.part_damaged", part=name) from None
    if not same(digest.digest(), part.sha256):
        raise Corrupt("backup.part_damaged", part=name)


@contextmanager
def _part(source: Path, part: Part) -> Iterator[FileIO]:
    """One part, of the right length."""
    try:
        with _regular(source / part.name) as file:
            if os.fstat(file.fileno()).st_size != part.size:
                raise Corrupt("backup.part_damaged", part=part.name)
            yield file
    except FileNotFoundError:
        raise Corrupt("backup.part_missing", part=part.name) from None


def _document(source: Path, document: Id, size: int, wanted: bytes) -> Iterator[bytes]:
    """A document's sealed file, as it lies beside the backups; its end comes only when the whole was right."""
    digest = hashlib.sha256()
    try:
        with _regular(document_path(source.parent, document)) as file:
            if os.fstat(file.fileno()).st_size != size:
                raise Corrupt("backup.document_damaged", file=document.hex())
            while piece := file.read(PIECE):
                digest.update(piece)
                yield piece
    except OSError as error:
        raise Corrupt("backup.document_damaged", file=document.hex()).because(error) from None
    if not same(digest.digest(), wanted):
        raise Corrupt("backup.document_damaged", file=document.hex())


@contextmanager
def _regular(path: Path) -> Iterator[FileIO]:
    """A regular file that anybody may have exchanged: never a link, a pipe or a device."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise FileNotFoundError(path.name)
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        yield file


def _all_of(file: FileIO, longest: int) -> bytes:
    """All of a file that is not longer than it should be."""
    pieces, size = [], 0
    while piece := file.read(PIECE):
        size += len(piece)
        if size > longest:
            raise OSError("far too long")
        pieces.append(piece)
    return b"".join(pieces)
