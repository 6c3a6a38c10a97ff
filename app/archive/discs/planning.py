"""Laying files out over discs: how many are needed, and where every piece goes.

1. Files come in the order of their names. A piece is at most one GiB (less on small discs), so that no file system's
   limit is met; a file in several pieces may go on on the next disc.
2. A disc is full when its pieces, the list, the parity for the chosen share, three tables and the file system's own
   structures would no longer fit.
3. Names say nothing and stay inside the folder (`listing.harmless`); folders that are symbolic links, sockets and the
   like are refused, not skipped: what is not on the disc would be missed.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.archive.backup.format import COVER, DOCUMENTS
from app.archive.discs.geometry import COPIES, SECTOR, Geometry, parities_for
from app.archive.discs.listing import File, Listing, Piece, harmless, unmistakable
from app.archive.discs.model import DiscSize, PlannedDisc
from app.errors import Problem
from app.ids import Id

Tell = Callable[[int], None]
"""Told how many bytes were worked off since it was last told; may raise Cancelled."""

_MOST_PIECE = (1 << 30) - SECTOR
"""One extent of UDF holds less than one GiB."""
_STRUCTURES = 700
"""Sectors that both file systems take without any file."""
_MOST_FILES = 60_000
MOST_DISCS = 200
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """A file in the folder: its name, where it is, how long."""

    name: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Files over discs, before anything is hashed. ``pieces`` go with ``files`` one by one."""

    files: tuple[Found, ...]
    pieces: tuple[tuple[Piece, ...], ...]
    discs: int


def chosen(folder: Path) -> tuple[Path, tuple[str, ...]]:
    """What goes on discs when ``folder`` was chosen: the folder whose names count, and what in it (all, when empty).

    A backup takes the documents that lie beside it along, and comes out of a disc again as it lay.
    """
    if not (folder / COVER).is_file():
        return folder, ()
    documents = (DOCUMENTS,) if (folder.parent / DOCUMENTS).is_dir() else ()
    return folder.parent, (folder.name, *documents)


def files_in(folder: Path, parts: Sequence[str] = ()) -> tuple[Found, ...]:
    """Every file of a folder, or of ``parts`` of it, by name.

    Raises Problem("discs.no_folder"), "discs.nothing_there", "discs.not_a_plain_file", "discs.name_unfit",
    "discs.too_many_files".
    """
    if not folder.is_dir():
        raise Problem("discs.no_folder")
    found: list[Found] = []
    places = [folder / part for part in parts] or [folder]
    for place, folders, names in (step for start in places for step in os.walk(start)):
        if any((Path(place) / name).is_symlink() for name in folders):
            raise Problem("discs.not_a_plain_file")
        for name in names:
            path = Path(place) / name
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode):
                raise Problem("discs.not_a_plain_file")
            found.append(Found(path.relative_to(folder).as_posix(), path, status.st_size))
    if not found:
        raise Problem("discs.nothing_there")
    if len(found) > _MOST_FILES:
        raise Problem("discs.too_many_files", most=_MOST_FILES)
    if not all(harmless(file.name) for file in found) or not unmistakable(file.name for file in found):
        raise Problem("discs.name_unfit")
    return tuple(sorted(found, key=lambda file: file.name))


def laid_out(files: tuple[Found, ...], size: DiscSize, share: int) -> Layout:
    """Where every piece goes. Raises Problem("discs.too_many_discs")."""
    room = data_room(files, size, share)
    longest = max(SECTOR, min(_MOST_PIECE, room // 8 * SECTOR))
    disc, sector = 1, 0
    pieces: list[tuple[Piece, ...]] = []
    for file in files:
        own: list[Piece] = []
        for begin in range(0, file.size, longest) or (0,):
            piece = Piece(disc, begin, min(longest, file.size - begin), sector)
            if sector + piece.sectors > room:
                disc, sector = disc + 1, 0
                piece = replace(piece, disc=disc, sector=0)
            own.append(piece)
            sector += piece.sectors
        pieces.append(tuple(own))
    if disc > MOST_DISCS:
        raise Problem("discs.too_many_discs", most=MOST_DISCS)
    return Layout(files, tuple(pieces), disc)


def data_room(files: tuple[Found, ...], size: DiscSize, share: int) -> int:
    """Data sectors behind the list that one disc has, whatever part of ``files`` goes on it.

    Raises Problem("discs.too_many_files") when the list alone leaves no room.
    """
    names = sum(len(file.name.encode()) for file in files)
    longest_list = 600 + sum(160 + 60 * (1 + file.size // SECTOR // 1000) for file in files if file.size > _CHUNK * 64)
    longest_list += 600 + 220 * len(files) + 2 * names
    listed = -(-longest_list // SECTOR)
    structures = _STRUCTURES + 3 * len(files) + 4 * names // SECTOR
    free = size.sectors - structures - COPIES * listed
    low, high = 0, free
    while low < high:
        middle = (low + high + 1) // 2
        if _needed(middle + listed, listed, share) <= size.sectors - structures:
            low = middle
        else:
            high = middle - 1
    if low < 64:
        raise Problem("discs.too_many_files", most=_MOST_FILES)
    return low


def _needed(data: int, listed: int, share: int) -> int:
    nobody = Id(bytes(16))
    return Geometry(nobody, nobody, 1, 1, parities_for(share), data, listed * SECTOR).sectors


def planned(layout: Layout, share: int) -> tuple[PlannedDisc, ...]:
    """How full every disc becomes, for who decides."""
    return tuple(_planned(layout, disc, share) for disc in range(1, layout.discs + 1))


def _planned(layout: Layout, disc: int, share: int) -> PlannedDisc:
    pieces = [piece for own in layout.pieces for piece in own if piece.disc == disc]
    data = sum(piece.sectors for piece in pieces)
    return PlannedDisc(
        disc=disc,
        files=sum(any(piece.disc == disc for piece in own) for own in layout.pieces),
        data_bytes=sum(piece.length for piece in pieces),
        image_bytes=(_needed(max(1, data), 1, share) + 300 + 2 * len(pieces)) * SECTOR,
    )


def listing_of(layout: Layout, told: Listing, tell: Tell) -> Listing:
    """The list of the whole set, as of disc 1: every file is read and hashed. ``told`` has everything but the files.

    Raises Problem("discs.changed_meanwhile") when a file has another length by now.
    """
    files = tuple(
        File(found.name, found.size, _sha256(found, tell), pieces)
        for found, pieces in zip(layout.files, layout.pieces, strict=True)
    )
    return replace(told, files=files, disc=1, discs=layout.discs)


def _sha256(found: Found, tell: Tell) -> bytes:
    digest, count = hashlib.sha256(), 0
    try:
        with found.path.open("rb") as file:
            while block := file.read(_CHUNK):
                digest.update(block)
                count += len(block)
                tell(len(block))
    except OSError as error:
        raise Problem("discs.cannot_read_folder") from error
    if count != found.size:
        raise Problem("discs.changed_meanwhile")
    return digest.digest()
