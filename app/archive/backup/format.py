"""What a backup is on a disk: a cover anybody can read, sealed parts, and documents that several backups share.

::

    <destination>/niem-<12 hex of the vault id>/
        SL-0007/backup.json     the cover: numbers, sealed keys, SHA-256 of every part, the maker's signature
                manifest        sealed: every file of the vault with its SHA-256, heads of the chains, the kit in force
                0001 0002 …     sealed: the files, a large one cut into several parts
                documents       the sealed files of documents that belong to it: id, length, SHA-256
        documents/<2 hex>/<32 hex>   those files, as they lie in the vault, once for all backups

Rules:

1. A part is Cobblestone-256 under a key drawn from the backup's own random key *BK* and the part's name, so that no
   part stands in for another, nor for one of another backup or vault.
2. BK stands in the cover sealed to the officers' journal key. The kit opens it through the house keys
   (`app.vault.house_escrow`): one escrow key for each house, not one for each backup, of which there are many more.
3. Documents are not sealed again: each is sealed under a key of its own that stands in its record alone.
4. The cover is written last, and the folder gets its name after that: what has a name is whole, or was hurt since.
5. Everybody in service knows enough to make a backup that opens. What counts is the signature of a system administrator
   or an officer on the cover, which covers the manifest and every part, by the directory inside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64
from app.keys.hashing import derive, sha256
from app.keys.signature import verify
from app.keys.wrap import seal
from app.vault.backups import backup_name

FORMAT, SUITE = 1, 1
COVER, MANIFEST, DOCUMENTS = "backup.json", "manifest", "documents"
LONGEST_COVER, LONGEST_MANIFEST = 16 * 1024 * 1024, 256 * 1024 * 1024
PART_BYTES = 1024 * 1024 * 1024
"""The most that is sealed in one part: every medium and file system takes that."""

SIGNATURE_SIZE = 64
_PART_NAME = re.compile(r"manifest|[0-9]{4,6}", re.ASCII)
_HEX = "[0-9a-f]{32}"
_STORED = re.compile(
    rf"vault\.json|house-[1-9][0-9]{{0,5}}/((directory|journal|office)\.db(-journal)?|{_HEX}\.{_HEX}\.keys)"
    rf"|slots/{_HEX}\.{_HEX}\.slot|c/{_HEX}\.db(-journal)?",
    re.ASCII,
)
"""Where files of a vault lie; nothing is ever written anywhere else, whatever a manifest says."""


@dataclass(frozen=True, slots=True)
class Part:
    """A sealed part as it lies in the backup's folder."""

    name: str
    size: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Listed:
    """How many documents belong to a backup, how large their sealed files are together, the SHA-256 of the list."""

    count: int
    size: int
    sha256: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Cover:
    """What a backup says of itself without any key. ``by`` signed it; ``at`` is UTC microseconds.

    ``officers`` is BK sealed to the officers, ``letter`` and ``escrow`` the house keys (`app.vault.house_escrow`);
    ``escrow`` is empty when there was no kit, ``escrow_public`` the escrow key it is sealed to.
    """

    vault_id: Id
    genesis: bytes
    number: int
    at: int
    house: int
    by: Id
    officers: bytes
    letter: bytes
    escrow_public: bytes
    escrow: bytes
    parts: tuple[Part, ...]
    documents: Listed
    signature: bytes = b""

    @property
    def name(self) -> str:
        """The number as people read it; also the folder's name."""
        return backup_name(self.number)

    @property
    def size(self) -> int:
        """Bytes of all parts; documents not counted."""
        return sum(part.size for part in self.parts)

    @property
    def message(self) -> bytes:
        """What is signed."""
        listed = self.documents
        return pae(
            Label.BACKUP_LABEL, FORMAT, SUITE, self.vault_id, self.genesis, self.number, self.at, self.house, self.by,
            self.officers, self.letter, self.escrow_public, self.escrow, listed.count, listed.size, listed.sha256,
            len(self.parts), *(field for part in self.parts for field in (part.name, part.size, part.sha256)),
        )  # fmt: skip

    def signed(self, sign: Callable[[bytes], bytes]) -> Cover:
        """The same with the maker's signature."""
        return replace(self, signature=sign(self.message))

    def encoded(self) -> bytes:
        """As it stands in `COVER`."""
        return canonical(
            {
                "format": FORMAT,
                "suite": SUITE,
                "vault_id": self.vault_id.hex(),
                "genesis": b64(self.genesis),
                "number": self.number,
                "at": self.at,
                "house": self.house,
                "by": self.by.hex(),
                "officers": b64(self.officers),
                "letter": b64(self.letter),
                "escrow_public": b64(self.escrow_public),
                "escrow": b64(self.escrow),
                "documents": [self.documents.count, self.documents.size, b64(self.documents.sha256)],
                "parts": [[part.name, part.size, b64(part.sha256)] for part in self.parts],
                "signature": b64(self.signature),
            }
        )

    @classmethod
    def decoded(cls, data: bytes) -> Cover:
        """From the file's content. Raises Problem("backup.newer_program"), Corrupt("backup.cover_damaged")."""
        try:
            raw = parse_canonical(data)
            if (raw["format"], raw["suite"]) != (FORMAT, SUITE):
                raise Problem("backup.newer_program")
            found = cls(
                vault_id=from_hex(raw["vault_id"]),
                genesis=_hash(raw["genesis"]),
                number=_number(raw["number"]),
                at=_number(raw["at"]),
                house=_number(raw["house"]),
                by=from_hex(raw["by"]),
                officers=unb64(raw["officers"]),
                letter=unb64(raw["letter"]),
                escrow_public=unb64(raw["escrow_public"]),
                escrow=unb64(raw["escrow"]),
                parts=tuple(_part(part) for part in raw["parts"]),
                documents=_listed(raw["documents"]),
                signature=unb64(raw["signature"]),
            )
            names = [part.name for part in found.parts]
            if len(set(names)) != len(names) or MANIFEST not in names or len(found.signature) != SIGNATURE_SIZE:
                raise Corrupt("backup.cover_damaged")
        except (AttributeError, Corrupt, IndexError, KeyError, TypeError, ValueError) as error:
            raise Corrupt("backup.cover_damaged").because(error) from None
        return found


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of the vault: where it lies in there, its length and SHA-256, and the parts it is in."""

    path: str
    size: int
    sha256: bytes
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup. ``heads`` are (chain, epoch, number, hash): "directory", "office", "journal <writer>",
    "compartment <id>", as far as the maker could read them; ``escrow`` the used escrow keys of kit ``kit``.
    """

    number: int
    at: int
    files: tuple[StoredFile, ...]
    heads: tuple[tuple[str, int, int, bytes], ...]
    kit: str
    escrow: tuple[int, ...]

    @property
    def size(self) -> int:
        """Bytes of all files; documents not counted."""
        return sum(file.size for file in self.files)

    def encoded(self) -> bytes:
        """As it is sealed."""
        return canonical(
            {
                "number": self.number,
                "at": self.at,
                "files": [[file.path, file.size, b64(file.sha256), list(file.parts)] for file in self.files],
                "heads": [[chain, epoch, seq, b64(h)] for chain, epoch, seq, h in self.heads],
                "kit": self.kit,
                "escrow": list(self.escrow),
            }
        )

    @classmethod
    def decoded(cls, data: bytes) -> Manifest:
        """From what was sealed. Raises Corrupt("backup.manifest_damaged")."""
        try:
            raw = parse_canonical(data)
            return cls(
                number=_number(raw["number"]),
                at=_number(raw["at"]),
                files=tuple(_file(file) for file in raw["files"]),
                heads=tuple(
                    (str(chain), _number(epoch), _number(seq), _hash(h)) for chain, epoch, seq, h in raw["heads"]
                ),
                kit=str(raw["kit"]),
                escrow=tuple(map(_number, raw["escrow"])),
            )
        except (AttributeError, Corrupt, IndexError, KeyError, TypeError, ValueError) as error:
            raise Corrupt("backup.manifest_damaged").because(error) from None


def root_of(destination: Path, vault_id: Id) -> Path:
    """Where the backups of one vault lie in a destination, so that those of two vaults never meet."""
    return destination / f"niem-{vault_id.hex()[:12]}"


def document_path(root: Path, file: Id) -> Path:
    """Where a document's sealed file lies beside the backups."""
    return root / DOCUMENTS / file.hex()[:2] / file.hex()


def part_key(key: bytes, vault_id: Id, number: int, name: str) -> bytes:
    """The key of one part of backup ``number``."""
    return derive(key, part_context(vault_id, number, name))


def part_context(vault_id: Id, number: int, name: str) -> bytes:
    """What a part is bound to."""
    return pae(Label.BACKUP_PART, vault_id, number, name)


def key_info(vault_id: Id, number: int) -> bytes:
    """What BK is sealed for."""
    return pae(Label.BACKUP_KEY, vault_id, number)


def seal_key(journal_public: bytes, vault_id: Id, number: int, key: bytes) -> bytes:
    """BK, sealed to the officers."""
    return seal(journal_public, key_info(vault_id, number), key)


def signed_well(cover: Cover, public: bytes | None) -> bool:
    """Whether the signature on the cover is by who holds ``public``."""
    return public is not None and verify(public, cover.message, cover.signature)


def listing(documents: list[tuple[Id, int, bytes]]) -> tuple[bytes, Listed]:
    """The list of documents as it is written, and what the cover says of it."""
    lines = "".join(f"{file.hex()} {size} {digest.hex()}\n" for file, size, digest in sorted(documents))
    data = lines.encode("ascii")
    return data, Listed(len(documents), sum(size for _, size, _ in documents), sha256(data))


def listed_in(data: bytes) -> list[tuple[Id, int, bytes]]:
    """The documents of a list whose hash was found right. Raises Corrupt("backup.list_damaged")."""
    try:
        rows = [line.split(" ") for line in data.decode("ascii").splitlines()]
        return [(from_hex(name), int(size), bytes.fromhex(digest)) for name, size, digest in rows]
    except (Corrupt, UnicodeDecodeError, ValueError) as error:
        raise Corrupt("backup.list_damaged").because(error) from None


def _part(raw: Sequence[Any]) -> Part:
    name, size, digest = raw
    if not isinstance(name, str) or not _PART_NAME.fullmatch(name):
        raise ValueError("no name of a part")
    return Part(name, _number(size), _hash(digest))


def _listed(raw: Sequence[Any]) -> Listed:
    count, size, digest = raw
    return Listed(_number(count), _number(size), _hash(digest))


def _file(raw: Sequence[Any]) -> StoredFile:
    path, size, digest, parts = raw
    if not isinstance(path, str) or not _STORED.fullmatch(path) or not isinstance(parts, list):
        raise ValueError("no file of a vault")
    return StoredFile(path, _number(size), _hash(digest), tuple(map(str, parts)))


def _hash(text: str) -> bytes:
    found = unb64(text)
    if len(found) != 32:
        raise ValueError("a hash has 32 bytes")
    return found


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value < 2**63:
        raise ValueError("no number of ours")
    return value
