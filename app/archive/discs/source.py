"""Where the sectors of a disc come from: an image, a device, or the folder where a disc is mounted.

A source never refuses to give a sector: what cannot be read, or is not there, comes as zeros, and its check tells.
Positions are those of the image as it was made; an image whose beginning is missing is shifted by what the first found
sector of a table says of itself.
"""

from __future__ import annotations

import os
import stat
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from app.archive.discs.geometry import COPIES, MAGIC, SECTOR, Geometry
from app.archive.discs.listing import Listing
from app.archive.discs.tables import TableSector, read_table_sector
from app.errors import Problem

_CHUNK = 512
"""Sectors read at once while looking for something."""
_PIECE = ((1 << 30) - SECTOR) // SECTOR
_OWN = "niem"

Tell = Callable[[int], None]


class Source(Protocol):
    """Anything that gives sectors by their place in the image."""

    def find(self, tell: Tell) -> TableSector | None:
        """Any whole sector of a table."""

    def open(self, geometry: Geometry) -> None:
        """Say where things are; before that only `find` may be asked."""

    def listed(self, listing: Listing) -> None:
        """Say which file is where; before that a folder gives no sectors of files."""

    def read(self, sector: int, count: int) -> bytes:
        """``count`` sectors; zeros for what cannot be read."""

    def close(self) -> None:
        """Let go of everything."""


def source_of(path: Path) -> Source:
    """The source for what was chosen. Raises Problem("discs.no_source")."""
    if path.is_dir():
        return FolderSource(path)
    try:
        return ImageSource(path)
    except OSError as error:
        raise Problem("discs.no_source") from error


class ImageSource:
    """An image as a file, or a drive as a device."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        with suppress(AttributeError, OSError):  # what the disk says now, not what memory still has of the writing
            os.posix_fadvise(self._file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        self._sectors = self._file.seek(0, os.SEEK_END) // SECTOR
        self._shift = 0

    def find(self, tell: Tell) -> TableSector | None:
        """Image: from its beginning on. Folder: in the files of the tables."""
        for at in range(0, self._sectors, _CHUNK):
            data = self.read(at, min(_CHUNK, self._sectors - at))
            found = next(_table_sectors(data), None)
            if found is not None:
                place, said = found
                self._shift = at + place - said.sector
                return said
            tell(_CHUNK)
        return None

    def open(self, geometry: Geometry) -> None:
        """An image needs nothing more."""

    def listed(self, listing: Listing) -> None:
        """An image needs nothing more."""

    def read(self, sector: int, count: int) -> bytes:
        """See `Source`."""
        first = sector + self._shift
        before = max(0, min(count, -first))
        inside = max(0, min(count - before, self._sectors - first - before))
        data = self._halving(first + before, inside) if inside else b""
        return (bytes(before * SECTOR) + data).ljust(count * SECTOR, b"\0")

    def _halving(self, first: int, count: int) -> bytes:
        """Read; where the drive gives up, read each half by itself, so that one bad sector costs one sector."""
        try:
            return _read_all(self._file.fileno(), first * SECTOR, count * SECTOR)
        except OSError:
            if count == 1:
                return bytes(SECTOR)
            half = count // 2
            return self._halving(first, half) + self._halving(first + half, count - half)

    def close(self) -> None:
        """See `Source`."""
        self._file.close()


class FolderSource:
    """A mounted disc: sectors come out of the files that fill them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stretches: list[tuple[int, int, Path]] = []
        self._begins: list[int] = []
        self._behind = 0

    def find(self, tell: Tell) -> TableSector | None:
        """Image: from its beginning on. Folder: in the files of the tables."""
        for copy in range(1, COPIES + 1):
            for path in sorted((self._folder / _OWN).glob(f"table-{copy}.*")):
                sectors = _size(path) // SECTOR
                for at in range(0, sectors, _CHUNK):
                    found = next(_table_sectors(_from_file(path, at, min(_CHUNK, sectors - at))), None)
                    if found is not None:
                        return found[1]
                    tell(_CHUNK)
        return None

    def open(self, geometry: Geometry) -> None:
        """See `Source`."""
        own = self._folder / _OWN
        for copy, first in enumerate(geometry.tables, start=1):
            self._lay(first, geometry.table_sectors, own / f"table-{copy}")
        self._lay(geometry.first_rows, geometry.row_sectors, own / "rows")
        self._lay(geometry.first_columns, geometry.column_sectors, own / "columns")
        for copy, first in enumerate((geometry.first_data, *geometry.lists), start=1):
            self._stretches.append((first, geometry.list_sectors, own / f"list-{copy}.json"))
        self._behind = geometry.first_data + geometry.list_sectors
        self._sort()

    def _lay(self, first: int, sectors: int, name: Path) -> None:
        for number, at in enumerate(range(0, sectors, _PIECE), start=1):
            path = name.with_name(f"{name.name}.{number:03d}")
            self._stretches.append((first + at, min(_PIECE, sectors - at), path))

    def listed(self, listing: Listing) -> None:
        """See `Source`."""
        files = self._folder / "files"
        for file in listing.files:
            for number, piece in enumerate(file.pieces, start=1):
                if piece.disc == listing.disc and piece.length:
                    name = file.name if len(file.pieces) == 1 else f"{file.name}.{number:03d}"
                    self._stretches.append((self._behind + piece.sector, piece.sectors, files / name))
        self._sort()

    def _sort(self) -> None:
        self._stretches.sort(key=lambda stretch: stretch[0])
        self._begins = [stretch[0] for stretch in self._stretches]

    def read(self, sector: int, count: int) -> bytes:
        """See `Source`."""
        data = bytearray(count * SECTOR)
        for first, sectors, path in self._touched(sector, count):
            begin, end = max(first, sector), min(first + sectors, sector + count)
            part = _from_file(path, begin - first, end - begin)
            data[(begin - sector) * SECTOR : (end - sector) * SECTOR] = part
        return bytes(data)

    def _touched(self, sector: int, count: int) -> Iterator[tuple[int, int, Path]]:
        first = max(0, bisect_right(self._begins, sector) - 1)
        for stretch in self._stretches[first : bisect_left(self._begins, sector + count)]:
            if stretch[0] + stretch[1] > sector:
                yield stretch

    def close(self) -> None:
        """Nothing is held open."""


def _table_sectors(data: bytes) -> Iterator[tuple[int, TableSector]]:
    at = data.find(MAGIC)
    while at >= 0:
        if at % SECTOR == 0:
            said = read_table_sector(data[at : at + SECTOR])
            if said is not None:
                yield at // SECTOR, said
        at = data.find(MAGIC, at + 1)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _from_file(path: Path, sector: int, count: int) -> bytes:
    """Sectors of a file, the last filled up with zeros; zeros for what cannot be read."""
    try:
        # A disc may have pipes in the place of files: nobody waits for one.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return bytes(count * SECTOR)
    try:
        plain = stat.S_ISREG(os.fstat(descriptor).st_mode)
        return _halved(descriptor, sector, count) if plain else bytes(count * SECTOR)
    finally:
        os.close(descriptor)


def _halved(descriptor: int, sector: int, count: int) -> bytes:
    try:
        return _read_all(descriptor, sector * SECTOR, count * SECTOR).ljust(count * SECTOR, b"\0")
    except OSError:
        if count == 1:
            return bytes(SECTOR)
        half = count // 2
        return _halved(descriptor, sector, half) + _halved(descriptor, sector + half, count - half)


def _read_all(descriptor: int, offset: int, size: int) -> bytes:
    """Up to ``size`` bytes, less at the end of the file only."""
    os.lseek(descriptor, offset, os.SEEK_SET)
    parts = []
    while size:
        data = os.read(descriptor, size)
        if not data:
            break
        parts.append(data)
        size -= len(data)
    return b"".join(parts)
