"""Reading a disc back: checking it, and putting its files into a folder, repaired.

1. `check_disc` reads every sector and writes nothing. It tells what is hurt, and which files would be lost.
2. `read_disc` copies all covered sectors into a scratch file beside the result, repairs there, and cuts the files out,
   the last first, shortening the scratch file as it goes. A file gets its name when its SHA-256 is right.
3. Nothing that is there is written over: an equal file is left, another one is in the way.
4. A file in pieces on several discs grows in ``<name>.niem-part`` until all its discs were read into the folder, in
   any order; which were is noted in ``.niem-discs.json``. A folder that waits for a disc takes none of another set.
"""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from app.archive.discs.geometry import CHECK, SECTOR
from app.archive.discs.listing import File, Piece
from app.archive.discs.meter import Meter, Progress
from app.archive.discs.model import Reading
from app.archive.discs.opening import Disc, copies_of_list, opened
from app.archive.discs.pending import Pending
from app.archive.discs.repairing import Repair
from app.archive.discs.tables import check_of
from app.errors import Problem
from app.vault.durable import disk_errors

_CHUNK = 1 << 20
_SPARE = 64 << 20
PART = ".niem-part"


def check_disc(path: Path, progress: Progress | None = None) -> Reading:
    """Read everything and compare it with the table.

    Raises Problem("discs.no_source"), "discs.not_ours", "discs.list_lost", Corrupt("discs.list_damaged").
    """
    meter = Meter(progress)
    with opened(path, meter) as disc:
        disc.require_listing()
        meter.total = disc.geometry.covered
        good = bytearray(disc.geometry.covered)
        for number, sector, count in disc.places():
            _mark(disc, number, disc.source.read(sector, count), good)
            meter.add(count)
        hurt, hurt_parity = _hurt(disc, good)
        repair = Repair(None, disc.geometry, good, disc.checks, disc.known)
        repair.run(meter.ask)
        lost = tuple(file.name for file in disc.require_listing().here() if _touches(disc, file, good))
        return _reading(disc, hurt, hurt_parity, repair.repaired, lost, ())


def read_disc(path: Path, into: Path, progress: Progress | None = None) -> Reading:
    """Put the files of a disc into ``into``, repaired.

    Raises what `check_disc` raises (a lost list is repaired where the source is an image or a device), the disk's
    problems, Problem("discs.file_in_the_way"), "discs.other_set". The answer names files that cannot be repaired.
    """
    meter = Meter(progress)
    with opened(path, meter) as disc, disk_errors():
        into.mkdir(parents=True, exist_ok=True)
        scratch_path = into / f".niem-{disc.geometry.set_id.hex()[:16]}-{disc.geometry.disc}.scratch"
        _require_room(disc, into)
        pending = Pending(into, disc.geometry)
        try:
            with scratch_path.open("w+b") as scratch:
                return _read(disc, scratch, into, pending, meter)
        finally:
            with suppress(OSError):
                scratch_path.unlink(missing_ok=True)


def _require_room(disc: Disc, into: Path) -> None:
    needed = (disc.geometry.covered + disc.geometry.data) * SECTOR + _SPARE
    if shutil.disk_usage(into).free < needed:
        raise Problem("vault.disk_full")


def _read(disc: Disc, scratch: BinaryIO, into: Path, pending: Pending, meter: Meter) -> Reading:
    geometry = disc.geometry
    meter.total = geometry.covered + geometry.data
    if disc.listing is not None:
        _require_free(disc.listing.here(), into)
    good = bytearray(geometry.covered)
    for number, sector, count in disc.places():
        data = disc.source.read(sector, count)
        _mark(disc, number, data, good)
        scratch.seek(number * SECTOR)
        scratch.write(data)
        meter.add(count)
    hurt, hurt_parity = _hurt(disc, good)
    _take_list(disc, scratch, good)
    repair = Repair(scratch, geometry, good, disc.checks, disc.known)
    meter.total += repair.lost
    repair.run(meter.add)
    if disc.listing is None:
        scratch.seek(0)
        if good.find(0, 0, geometry.list_sectors) < 0:
            disc.take_listing(scratch.read(geometry.list_bytes))
        _require_free(disc.require_listing().here(), into)
    hurt_files = {file.name for file in disc.require_listing().here() if _touches(disc, file, good)}
    lost, missing = _cut(disc, scratch, into, pending, hurt_files, meter)
    return _reading(disc, hurt, hurt_parity, hurt - repair.lost, lost, missing)


def _mark(disc: Disc, number: int, data: bytes, good: bytearray) -> None:
    """Note which of the sectors from ``number`` on are as they should be."""
    checks = disc.checks
    for place in range(len(data) // SECTOR):
        at = number + place
        whole = check_of(data[place * SECTOR : (place + 1) * SECTOR]) == checks[at * CHECK : (at + 1) * CHECK]
        good[at] = whole and disc.known[at]


def _hurt(disc: Disc, good: bytearray) -> tuple[int, int]:
    """How many sectors are hurt: of data, and of everything that protects it."""
    data = disc.geometry.data
    return good.count(0, 0, data), good.count(0, data) + disc.hurt_tables + copies_of_list(disc)


def _take_list(disc: Disc, scratch: BinaryIO, good: bytearray) -> None:
    """Put the list where it belongs, when it was found in another copy."""
    for number in range(disc.geometry.list_sectors if disc.listing else 0):
        if not good[number]:
            scratch.seek(number * SECTOR)
            scratch.write(disc.listed[number * SECTOR : (number + 1) * SECTOR].ljust(SECTOR, b"\0"))
            good[number] = 1


def _touches(disc: Disc, file: File, good: bytearray) -> bool:
    """Whether a sector of the file is lost."""
    begin = disc.geometry.list_sectors
    return any(
        good.find(0, begin + piece.sector, begin + piece.sector + piece.sectors) >= 0
        for piece in file.pieces
        if piece.disc == disc.geometry.disc and piece.length
    )


def _reading(
    disc: Disc, hurt: int, hurt_parity: int, repaired: int, lost: tuple[str, ...], missing: tuple[str, ...]
) -> Reading:
    return Reading(
        identity=disc.identity(),
        sectors=disc.geometry.sectors,
        hurt=hurt,
        hurt_parity=hurt_parity,
        repaired=repaired,
        files=len(disc.require_listing().here()) - len(lost),
        lost=lost,
        missing=missing,
    )


# Cutting files out -------------------------------------------------------------------------------------------------


def _require_free(files: tuple[File, ...], into: Path) -> None:
    """Raises Problem("discs.file_in_the_way") for a file of another length; of the same length it is compared later."""
    for file in files:
        path = into / file.name
        if path.is_symlink() or (path.exists() and (not path.is_file() or path.stat().st_size != file.size)):
            raise Problem("discs.file_in_the_way", name=file.name)


def _cut(
    disc: Disc, scratch: BinaryIO, into: Path, pending: Pending, hurt: set[str], meter: Meter
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Files out of the scratch file; gives the names of those lost, and of those that wait for other discs.

    ``hurt`` names the files with sectors that did not come back. While one of them waits for other discs, this one does
    not count as read, so that its twin can take its place.
    """
    listing = disc.require_listing()
    lost: list[str] = []
    counts = True
    begin = disc.geometry.list_sectors
    pending.begin()
    for file in reversed(listing.here()):
        own = [piece for piece in file.pieces if piece.disc == listing.disc]
        path = into / file.name
        if path.exists():
            _require_equal(file, path)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        grown = path.with_name(path.name + PART)
        for piece in reversed(own):
            _copy(scratch, (begin + piece.sector) * SECTOR, piece, grown, meter)
            scratch.truncate((begin + piece.sector) * SECTOR)
        complete = pending.complete_with(file)
        if not complete and file.name in hurt:
            counts = False
        if (complete and not _finished(file, grown, path)) or (not complete and file.name in hurt):
            lost.append(file.name)
    missing = tuple(file.name for file in listing.files if not (into / file.name).exists() and file.name not in lost)
    pending.end(counts=counts, waiting=bool(missing or lost))
    return tuple(sorted(lost)), missing


def _require_equal(file: File, path: Path) -> None:
    """Raises Problem("discs.file_in_the_way") for a file that is there and is another one."""
    with path.open("rb") as there:
        if hashlib.file_digest(there, "sha256").digest() != file.sha256:
            raise Problem("discs.file_in_the_way", name=file.name)


def _copy(scratch: BinaryIO, offset: int, piece: Piece, grown: Path, meter: Meter) -> None:
    with grown.open("r+b" if grown.exists() else "w+b") as target:
        target.seek(piece.begin)
        scratch.seek(offset)
        left = piece.length
        while left:
            data = scratch.read(min(_CHUNK, left))
            if not data:
                raise Problem("vault.disk_error")
            target.write(data)
            left -= len(data)
            meter.add(len(data) // SECTOR)


def _finished(file: File, grown: Path, path: Path) -> bool:
    """Give a file its name when it is what it was."""
    with grown.open("r+b") as target:
        target.truncate(file.size)
        target.seek(0)
        digest = hashlib.file_digest(target, "sha256").digest()
    if digest != file.sha256:
        grown.unlink()
        return False
    grown.replace(path)
    return True
