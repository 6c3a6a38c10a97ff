"""Documents too large for a database: each a sealed file of its own, ``a/<2 hex>/<32 hex>``, named at random.

1. A file has a key of its own (`app.keys.chunked`), which stands in the record that names it and nowhere else; its
   context binds it to the vault, to the compartment it was sealed in, and to its own name.
2. The plaintext is filled up with zeros to a multiple of 64 KiB, so that the length on disk does not tell one known
   document from another. The record holds the true length and the SHA-256.
3. Nothing is decrypted onto a disk: reading gives pieces in memory, the last of them only when the whole was right.
4. A file is written in ``staging/``, read back whole, and only then given its name (`SealedFiles.write`,
   `SealedFiles.place`). Whoever does that notes the intent first and states the record afterwards.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any

from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.chunked import CHUNK, DamagedError, chunks_of, new_file_key, opened, seal, sealed_size
from app.keys.encoding import Label, b64, pae, unb64
from app.keys.hashing import KEY_SIZE, same
from app.vault.durable import disk_errors, remove, share_as_folder, sync_folder
from app.vault.folder import Folder

KIND = "document"
"""The kind of the records whose bodies name a sealed file."""

PADDED_TO = 4 * CHUNK
SPARE_BYTES = 32 * 1024 * 1024
"""What must be left free on the disk besides a new file, for everybody's work."""

MISSING, DAMAGED = "documents.missing", "documents.damaged"

Tell = Callable[[int], None]
"""Told how many bytes were worked off since it was last told; may raise Cancelled."""


@dataclass(frozen=True, slots=True)
class SealedFile:
    """What a record says of its file: enough to find it, to open it, and to know that it is whole."""

    file: Id
    key: bytes
    cid: Id
    size: int
    sha256: bytes

    @property
    def padded(self) -> int:
        """How many bytes are sealed: the true length, filled up."""
        return max(1, -(-self.size // PADDED_TO)) * PADDED_TO

    def fields(self) -> dict[str, Any]:
        """As it stands in a record's body."""
        return {
            "file": self.file.hex(),
            "key": b64(self.key),
            "cid": self.cid.hex(),
            "size": self.size,
            "sha256": self.sha256.hex(),
            "chunks": chunks_of(self.padded),
        }

    @classmethod
    def from_fields(cls, body: Mapping[str, Any]) -> SealedFile:
        """From a record's body. Raises Corrupt("documents.record_damaged")."""
        try:
            key, size, digest = unb64(body["key"]), body["size"], bytes.fromhex(body["sha256"])
            found = cls(from_hex(body["file"]), key, from_hex(body["cid"]), size, digest)
            whole = type(size) is int and size > 0 and len(key) == KEY_SIZE and len(digest) == 32
            if not whole or body["chunks"] != chunks_of(found.padded):
                raise ValueError("not what any program of ours writes")
        except (KeyError, TypeError, ValueError, Corrupt) as fault:
            raise Corrupt("documents.record_damaged").because(fault) from None
        return found


@dataclass(frozen=True, slots=True)
class SealedFiles:
    """The sealed files of one vault."""

    folder: Folder
    vault_id: Id

    def path(self, file: Id) -> Path:
        """Where a finished file lies."""
        return self.folder.attachments / file.hex()[:2] / file.hex()

    def staged(self, file: Id) -> Path:
        """Where a file lies while it is made."""
        return self.folder.staging / f"{file.hex()}.sealed"

    # Making one ------------------------------------------------------------------------------------------------

    def require_room(self, size: int) -> None:
        """Raise Problem("vault.disk_full") when a file of ``size`` bytes would leave too little."""
        with disk_errors():
            if shutil.disk_usage(self.folder.staging).free < sealed_size(size + PADDED_TO) + SPARE_BYTES:
                raise Problem("vault.disk_full")

    def write(self, file: Id, cid: Id, pieces: Iterable[bytes], tell: Tell) -> SealedFile:
        """Seal ``pieces`` into staging and sync it. Whatever is raised, nothing is left there."""
        key, count, digest = new_file_key(), 0, hashlib.sha256()

        def plain() -> Iterator[bytes]:
            nonlocal count
            for piece in pieces:
                count += len(piece)
                digest.update(piece)
                yield piece
                tell(len(piece))
            yield bytes(_filling(count))

        path = self.staged(file)
        with disk_errors():
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with disk_errors(), os.fdopen(descriptor, "wb", buffering=0) as target:
                for piece in seal(key, self._context(cid, file), plain()):
                    _write_all(target, piece)
                os.fsync(target.fileno())
                share_as_folder(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return SealedFile(file, key, cid, count, digest.digest())

    def place(self, sealed: SealedFile) -> None:
        """Give a staged file its name for good; it is durable when this returns."""
        path = self.path(sealed.file)
        with disk_errors():
            if not path.parent.is_dir():
                path.parent.mkdir(mode=0o700, exist_ok=True)
                share_as_folder(path.parent)
                sync_folder(self.folder.attachments)
            self.staged(sealed.file).replace(path)
            sync_folder(path.parent)
            sync_folder(self.folder.staging)

    def drop_staged(self, file: Id) -> None:
        """Take away what lies in staging of a file, if anything does."""
        remove(self.staged(file))

    def remove(self, file: Id) -> None:
        """Take a file away, wherever it lies, if it is there."""
        self.drop_staged(file)
        if self.path(file).parent.is_dir():
            remove(self.path(file))

    # Reading one -----------------------------------------------------------------------------------------------

    def standing(self, sealed: SealedFile) -> str:
        """At a glance: ``""``, or the code of what is wrong with the file's presence and length."""
        try:
            found = self.path(sealed.file).lstat()
        except OSError:
            return MISSING
        return "" if stat.S_ISREG(found.st_mode) and found.st_size == sealed_size(sealed.padded) else DAMAGED

    def plain(self, sealed: SealedFile, *, staged: bool = False) -> Iterator[bytes]:
        """The document, piece by piece. Nothing may be shown to anybody before the last piece came.

        What is ``staged`` was sealed a moment ago under a key that nobody else ever had: its tags prove that it is what
        was written, so it is not hashed again. Raises Corrupt("documents.missing") or Corrupt("documents.damaged").
        """
        path = self.staged(sealed.file) if staged else self.path(sealed.file)
        with _opened(path) as source:
            if os.fstat(source.fileno()).st_size != sealed_size(sealed.padded):
                raise Corrupt(DAMAGED)
            left, digest, held = sealed.size, hashlib.sha256(), b""
            try:
                for piece in opened(sealed.key, self._context(sealed.cid, sealed.file), source.read):
                    if held:
                        yield held
                    held, filling = piece[:left], piece[left:]
                    left -= len(held)
                    if not staged:
                        digest.update(held)
                    if any(filling):
                        raise Corrupt(DAMAGED)
            except (DamagedError, OSError):
                raise Corrupt(DAMAGED) from None
            if left or not (staged or same(digest.digest(), sealed.sha256)):
                raise Corrupt(DAMAGED)
            yield held

    def examine(self, sealed: SealedFile, tell: Tell = lambda _: None) -> None:
        """Read a file to its end. Raises as `plain`."""
        for piece in self.plain(sealed):
            tell(len(piece))

    def _context(self, cid: Id, file: Id) -> bytes:
        return pae(Label.DOCUMENT, self.vault_id, cid, file)


def _filling(count: int) -> int:
    """How many zeros follow ``count`` bytes."""
    return max(1, -(-count // PADDED_TO)) * PADDED_TO - count


def _write_all(target: FileIO, piece: bytes) -> None:
    """A full disk may take a part and say so only at the next call."""
    view = memoryview(piece)
    while view:
        view = view[target.write(view) :]


def _opened(path: Path) -> FileIO:
    """A regular file that anybody may have exchanged: never a link, a pipe or a device."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        raise Corrupt(MISSING) from None
    except OSError:
        raise Corrupt(DAMAGED) from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Corrupt(DAMAGED)
    return os.fdopen(descriptor, "rb", buffering=0)
