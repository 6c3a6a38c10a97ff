"""The list of files of a set of discs, the same text on each disc but for where the disc's own pieces lie.

Canonical JSON in UTF-8 (keys sorted, no insignificant space, integers only)::

    {"at": UTC microseconds, "disc": 1, "discs": 2, "files": [file …], "number": "DI-2026-…", "set": hex, "title": …,
     "vault": hex, "version": 1, "words": "the vault's words"}
    file  = {"name": "a/b.sealed", "pieces": [piece …], "sha256": hex, "size": bytes}
    piece = [disc, begin in the file, length, data sector counted from the end of the list]

Names are relative, with ``/`` between folders, in the form that they had in the folder. Nothing in the list is secret:
it is read without any key, so only names that say nothing may be put on a disc.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from app.archive.discs.geometry import SECTOR
from app.errors import Corrupt
from app.ids import Id, from_hex

VERSION = 1
_LATEST = 253_402_300_800_000_000
"""The end of the year 9999."""
LONGEST_NAME = 240
_LONGEST_TEXT = 500
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NO_LETTERS = frozenset({"Cc", "Cs", "Zl", "Zp"})
_NEVER = frozenset('\\:*?"<>|')
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)( *\.|$)", re.IGNORECASE)
"""Names that are no files on Windows, with any ending."""
_OURS = re.compile(r"\.niem-.*|.*\.niem-part", re.IGNORECASE)
"""What reading a disc makes in a folder for itself."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file on one disc; ``sector`` counts data sectors from the end of the list."""

    disc: int
    begin: int
    length: int
    sector: int

    @property
    def sectors(self) -> int:
        """Whole sectors that the piece fills."""
        return -(-self.length // SECTOR)


@dataclass(frozen=True, slots=True)
class File:
    """One file of the set, in pieces that follow one another."""

    name: str
    size: int
    sha256: bytes
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything that is on a set of discs, and which of them this is."""

    set_id: Id
    vault_id: Id
    words: str
    number: str
    title: str
    at: int
    disc: int
    discs: int
    files: tuple[File, ...]

    def here(self) -> tuple[File, ...]:
        """The files of which this disc holds a piece."""
        return tuple(file for file in self.files if any(piece.disc == self.disc for piece in file.pieces))

    def data_sectors(self) -> int:
        """Data sectors of this disc behind the list."""
        ends = (piece.sector + piece.sectors for file in self.files for piece in file.pieces if piece.disc == self.disc)
        return max(ends, default=0)

    def packed(self) -> bytes:
        """As it stands on the disc."""
        body = {
            "at": self.at,
            "disc": self.disc,
            "discs": self.discs,
            "files": [_file(file) for file in self.files],
            "number": self.number,
            "set": self.set_id.hex(),
            "title": self.title,
            "vault": self.vault_id.hex(),
            "version": VERSION,
            "words": self.words,
        }
        return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _file(file: File) -> dict[str, Any]:
    pieces = [[piece.disc, piece.begin, piece.length, piece.sector] for piece in file.pieces]
    return {"name": file.name, "pieces": pieces, "sha256": file.sha256.hex(), "size": file.size}


def read_listing(data: bytes) -> Listing:
    """From the disc. Raises Corrupt("discs.list_damaged"), also for a name that would leave its folder."""
    try:
        body = json.loads(data.decode())
        if body["version"] != VERSION:
            raise ValueError("another version")
        listing = Listing(
            set_id=from_hex(body["set"]),
            vault_id=from_hex(body["vault"]),
            words=_said(body["words"]),
            number=_said(body["number"]),
            title=_said(body["title"]),
            at=_count(body["at"]),
            disc=int(body["disc"]),
            discs=int(body["discs"]),
            files=tuple(_read_file(entry) for entry in body["files"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise Corrupt("discs.list_damaged").because(error) from None
    if listing.at >= _LATEST or not unmistakable(file.name for file in listing.files):
        raise Corrupt("discs.list_damaged")
    return listing


def _read_file(entry: dict[str, Any]) -> File:
    pieces = tuple(Piece(*(_count(number) for number in piece)) for piece in entry["pieces"])
    file = File(str(entry["name"]), _count(entry["size"]), bytes.fromhex(entry["sha256"]), pieces)
    if not harmless(file.name) or len(file.sha256) != 32:
        raise ValueError("not what any program of ours writes")
    at = 0
    for piece in pieces:
        if piece.begin != at:
            raise ValueError("pieces follow one another")
        at += piece.length
    if at != file.size:
        raise ValueError("the pieces are the file")
    return file


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("counts only")
    return value


def _said(value: object) -> str:
    """What anybody is shown of a disc before anything on it is believed."""
    if type(value) is not str or len(value) > _LONGEST_TEXT or one_line(value) != value:
        raise ValueError("one line")
    return value


def one_line(text: str) -> str:
    """A text with blanks for what ends a line, turns its direction or tells a terminal what to do."""
    return "".join(
        " " if letter in _TURNS or unicodedata.category(letter) in _NO_LETTERS else letter for letter in text
    )


def harmless(name: str) -> bool:
    """Whether a name stays inside its folder and can be written on any system."""
    parts = PurePosixPath(name).parts
    return (
        0 < len(name.encode("utf-8", "replace")) <= LONGEST_NAME
        and "/".join(parts) == name
        and not any(part in {"..", "."} or part != part.strip(" ") or part.endswith(".") for part in parts)
        and not any(_DEVICE.match(part) or _OURS.fullmatch(part) for part in parts)
        and one_line(name) == name
        and not _NEVER & frozenset(name)
        and not name.startswith("/")
    )


def unmistakable(names: Iterable[str]) -> bool:
    """Whether no two names are one where case does not count, and none is a folder of another."""
    folded = [name.casefold() for name in names]
    files = set(folded)
    folders = {str(parent) for name in folded for parent in PurePosixPath(name).parents}
    return len(files) == len(folded) and not files & folders
