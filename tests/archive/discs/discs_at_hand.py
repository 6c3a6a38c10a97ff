"""A folder of sealed-looking files, the disc images made of it, and ways to hurt them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from app.archive.discs.geometry import SECTOR
from app.archive.discs.image import make_image
from app.archive.discs.listing import Listing
from app.archive.discs.model import DiscSize
from app.archive.discs.planning import Layout, files_in, laid_out, listing_of
from app.ids import Id, random_id

MB = 1 << 20


def nothing(_: int) -> None:
    """Somebody who does not want to know how far it is."""


@dataclass(frozen=True)
class Made:
    """Images of one set, and what went onto them."""

    folder: Path
    images: tuple[Path, ...]
    roots: tuple[bytes, ...]

    @property
    def sectors(self) -> int:
        return self.images[0].stat().st_size // SECTOR


def folder_of(place: Path, sizes: dict[str, int], seed: int = 1) -> Path:
    """Files of random bytes."""
    chance = random.Random(seed)
    for name, size in sizes.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(chance.randbytes(size))
    return place


def listing(vault: Id | None = None) -> Listing:
    return Listing(
        random_id(), vault or random_id(), "một hai ba bốn", "DI-2026-ABC-0001", "sao lưu 17", 1, 1, 1, files=()
    )


def made(folder: Path, into: Path, *, share: int = 15, size: DiscSize = DiscSize.DVD, room: int | None = None) -> Made:
    """The images of a folder; ``room``: sectors of an invented small disc."""
    layout = laid_out(files_in(folder), size, share) if room is None else _small(folder, room, share)
    told = listing_of(layout, listing(), nothing)
    into.mkdir(exist_ok=True)
    done = [
        make_image(folder, replace(told, disc=disc), share, into, room or size.sectors, nothing)
        for disc in range(1, layout.discs + 1)
    ]
    return Made(folder, tuple(path for path, _ in done), tuple(root for _, root in done))


def _small(folder: Path, room: int, share: int) -> Layout:
    class Small:
        sectors = room

    return laid_out(files_in(folder), Small(), share)


def hurt(image: Path, into: Path, sectors: Iterable[int]) -> Path:
    """A copy with these sectors zeroed."""
    shutil.copyfile(image, into)
    with into.open("r+b") as file:
        for sector in sectors:
            file.seek(sector * SECTOR)
            file.write(bytes(SECTOR))
    return into


def same_files(folder: Path, back: Path) -> bool:
    """Whether two folders hold the same files, byte for byte."""

    def content(place: Path) -> dict[str, bytes]:
        return {p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*") if p.is_file()}

    return content(folder) == content(back)


def mounted(image: Path, into: Path) -> Path:
    """The files of an image as a mounted disc shows them, taken out through UDF by another program than ours."""
    import pycdlib

    iso = pycdlib.PyCdlib()
    iso.open(str(image))
    try:
        for folder, _, names in iso.walk(udf_path="/"):
            for name in names:
                path = into / folder.lstrip("/") / name
                path.parent.mkdir(parents=True, exist_ok=True)
                iso.get_file_from_iso(str(path), udf_path=f"{folder.rstrip('/')}/{name}")
    finally:
        iso.close()
    return into
