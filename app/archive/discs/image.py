"""One disc as an image: both file systems, the files, and what repairs them.

In the order of the image: the file systems' structures and a note to the reader; the first copy of the table; the list
and the files (data); the second copy of the table and of the list; row parity; column parity; the third copies. Each of
these lies in one line of sectors, as files of its own in the folder ``niem``, so that a mounted disc gives everything
too. UDF has the real names; ISO 9660 has numbers, in the same order.

An image is written beside its final name, read again whole, and only then named: one with its name is finished.
"""

from __future__ import annotations

import io
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from app.archive.discs.geometry import SECTOR, Geometry, parities_for
from app.archive.discs.listing import Listing
from app.archive.discs.protecting import protect
from app.errors import Problem
from app.vault.durable import disk_errors, sync_folder

if TYPE_CHECKING:
    from pycdlib import PyCdlib

FOLDER = "niem"
"""The folder of the disc where everything lies that is no file of its own accord."""
PIECE = (1 << 30) - SECTOR
PART = ".iso.part"
_ABANDONED = 3600
"""Seconds after which an unfinished image that nobody wrote to is taken away."""
_SPARE = 64 << 20
NOTE = """\
Đĩa này do chương trình Niêm ghi. Mọi tệp trên đĩa đã được niêm mật; tên tệp không cho biết gì về ai.
Đĩa bị xước vẫn đọc lại được: mở Niêm, mục Đĩa, hoặc chạy: python -m app disc read <ổ đĩa hoặc tệp ảnh> --to <thư mục>
Cách đĩa được ghi từng byte: docs/file-format.md của chương trình.

This disc was written by the program Niêm. Every file on it is sealed; the names say nothing about anybody.
A scratched disc can still be read: open Niêm, page Discs, or run: python -m app disc read <drive, image> --to <folder>
How the disc is laid out, byte by byte: docs/file-format.md of the program.
""".encode()

Tell = Callable[[int], None]
"""Told how many sectors were worked off since it was last told; may raise Cancelled."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of the image: where in UDF, how long, and what is in it (None: zeros, written over later)."""

    name: str
    length: int
    path: Path | None = None
    begin: int = 0
    content: bytes | None = None


class _Window(io.RawIOBase):
    """A stretch of a file, opened when it is first read and closed at its end: thousands wait at the same time."""

    def __init__(self, part: _Part) -> None:
        super().__init__()
        self._part, self._at = part, 0
        self._file: BinaryIO | None = None

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._part.length}[whence]
        self._at = start + offset
        return self._at

    def close(self) -> None:
        """Let go of the file behind it, also where reading stopped half-way."""
        if self._file is not None:
            self._file.close()
            self._file = None
        super().close()

    def read(self, size: int = -1) -> bytes:
        left = max(0, self._part.length - self._at)
        size = left if size < 0 else min(size, left)
        data = self._taken(size)
        self._at += size
        if self._at >= self._part.length and self._file is not None:
            self._file.close()
            self._file = None
        return data

    def _taken(self, size: int) -> bytes:
        part = self._part
        if part.content is not None:
            return part.content[self._at : self._at + size]
        if part.path is None:
            return bytes(size)
        try:
            if self._file is None:
                self._file = part.path.open("rb")
            self._file.seek(part.begin + self._at)
            data = self._file.read(size)
        except OSError as error:
            raise Problem("discs.cannot_read_folder") from error
        if len(data) != size:
            raise Problem("discs.changed_meanwhile")
        return data


def image_name(listing: Listing) -> str:
    """The file that an image becomes."""
    return f"{listing.number}-{listing.disc}-{listing.discs}.iso"


def make_image(folder: Path, listing: Listing, share: int, into: Path, most: int, tell: Tell) -> tuple[Path, bytes]:
    """Write the image of ``listing.disc``; gives its file and its root. ``most``: sectors that the blank disc holds.

    Raises the disk's problems, Problem("discs.does_not_fit"), and what reading the folder raises. Whatever is raised,
    nothing is left in ``into``.
    """
    _clear(into)
    unfinished = into / f".niem-{secrets.token_hex(8)}{PART}"
    try:
        geometry = _written(folder, listing, share, unfinished, most, tell)
        with disk_errors(), unfinished.open("r+b") as image:
            root = protect(image, geometry, tell)
            image.flush()
            os.fsync(image.fileno())
        final = into / image_name(listing)
        with disk_errors():
            unfinished.replace(final)
            sync_folder(into)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    return final, root


def _clear(into: Path) -> None:
    """Take away images that were cut off before they had a name."""
    with disk_errors():
        for left in into.glob(f".niem-*{PART}"):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink(missing_ok=True)


def _written(folder: Path, listing: Listing, share: int, path: Path, most: int, tell: Tell) -> Geometry:
    """The image without parity and tables, and where they go."""
    import pycdlib

    listed = listing.packed()
    geometry = Geometry(
        set_id=listing.set_id,
        vault_id=listing.vault_id,
        disc=listing.disc,
        discs=listing.discs,
        row_parities=parities_for(share),
        data=-(-len(listed) // SECTOR) + listing.data_sectors(),
        list_bytes=len(listed),
    )
    iso = pycdlib.PyCdlib()
    placed = _Placing(iso)
    try:
        iso.new(interchange_level=3, udf="2.60", vol_ident=_volume(listing), app_ident_str="NIEM")
        for group in _groups(folder, listing, listed, geometry):
            placed.add(group)
        iso.force_consistency()
        geometry = _located(geometry, placed)
        total = iso.pvd.space_size
        if total > most:
            raise Problem("discs.does_not_fit")
        with disk_errors():
            if shutil.disk_usage(path.parent).free < total * SECTOR + _SPARE:
                raise Problem("vault.disk_full")
            told = 0

            def progress(done: int, _total: int, _opaque: object) -> None:
                nonlocal told
                sectors = done // SECTOR
                tell(sectors - told)
                told = sectors

            with path.open("xb") as image:
                path.chmod(0o600)
                iso.write_fp(image, progress_cb=progress)
                image.flush()
                os.fsync(image.fileno())
    finally:
        placed.close()
        with suppress(pycdlib.pycdlibexception.PyCdlibException):
            iso.close()
    return geometry


def _volume(listing: Listing) -> str:
    return f"NIEM_{listing.set_id.hex()[:8].upper()}_{listing.disc}_{listing.discs}"


def _groups(folder: Path, listing: Listing, listed: bytes, geometry: Geometry) -> Iterator[list[_Part]]:
    """Everything in line: groups that each lie in folders of their own."""
    own = PurePosixPath(FOLDER)
    size = geometry.table_sectors * SECTOR
    yield [_Part("READ-ME.txt", len(NOTE), content=NOTE), *_pieces(own / "table-1", size)]
    yield [_Part(str(own / "list-1.json"), len(listed), content=listed), *_files(folder, listing)]
    yield [
        *_pieces(own / "table-2", size),
        _Part(str(own / "list-2.json"), len(listed), content=listed),
        *_pieces(own / "rows", geometry.row_sectors * SECTOR),
        *_pieces(own / "columns", geometry.column_sectors * SECTOR),
        *_pieces(own / "table-3", size),
        _Part(str(own / "list-3.json"), len(listed), content=listed),
    ]


def _pieces(name: PurePosixPath, length: int) -> Iterator[_Part]:
    for number, begin in enumerate(range(0, length, PIECE), start=1):
        yield _Part(f"{name}.{number:03d}", min(PIECE, length - begin))


def _files(folder: Path, listing: Listing) -> Iterator[_Part]:
    for file in listing.files:
        for number, piece in enumerate(file.pieces, start=1):
            if piece.disc == listing.disc:
                name = file.name if len(file.pieces) == 1 else f"{file.name}.{number:03d}"
                yield _Part(f"files/{name}", piece.length, path=folder / file.name, begin=piece.begin)


class _Placing:
    """Files put into both file systems in line, and the sectors that the line came to."""

    def __init__(self, iso: PyCdlib) -> None:
        self._iso = iso
        self._count = 0
        self._folders: set[str] = set()
        self._windows: list[_Window] = []
        self.entries: list[tuple[_Part, str]] = []

    def close(self) -> None:
        """Let go of every file."""
        for window in self._windows:
            window.close()

    def add(self, group: list[_Part]) -> None:
        """A group begins a folder of ISO 9660, which are in line by name; each has a thousand files at most."""
        for place, part in enumerate(group):
            if place % 1000 == 0:
                self._count += 1
                self._iso.add_directory(f"/D{self._count:05d}")
            self._make_folders(part.name)
            path = f"/D{self._count:05d}/F{place:07d}.;1"
            window = _Window(part)
            self._windows.append(window)
            self._iso.add_fp(cast("BinaryIO", window), part.length, path, udf_path=f"/{part.name}")
            self.entries.append((part, path))

    def _make_folders(self, name: str) -> None:
        for parent in reversed(PurePosixPath(name).parents):
            folder = str(parent)
            if folder != "." and folder not in self._folders:
                self._iso.add_directory(udf_path=f"/{folder}")
                self._folders.add(folder)

    def sector_of(self, name: str) -> int:
        """Where a file begins."""
        path = next(path for part, path in self.entries if part.name == name)
        return int(self._iso.get_record(iso_path=path).extent_location())

    def require_in_line(self) -> None:
        """Raises ``RuntimeError`` when the file systems put the files anywhere else than one after the other."""
        expected = 0
        for part, path in self.entries:
            if part.length:
                at = self._iso.get_record(iso_path=path).extent_location()
                if expected and at != expected:
                    raise RuntimeError("the image's files do not lie in line")
                expected = at + -(-part.length // SECTOR)


def _located(geometry: Geometry, placed: _Placing) -> Geometry:
    placed.require_in_line()
    at = placed.sector_of
    return replace(
        geometry,
        first_data=at(f"{FOLDER}/list-1.json"),
        first_rows=at(f"{FOLDER}/rows.001"),
        first_columns=at(f"{FOLDER}/columns.001"),
        tables=(at(f"{FOLDER}/table-1.001"), at(f"{FOLDER}/table-2.001"), at(f"{FOLDER}/table-3.001")),
        lists=(at(f"{FOLDER}/list-2.json"), at(f"{FOLDER}/list-3.json")),
    )
