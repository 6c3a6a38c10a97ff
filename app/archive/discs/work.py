"""What takes long with discs, as plain functions of plain values: they run in a process of their own, without keys.

Each takes a question and a progress, and gives an answer, both of which JSON can carry.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from app.archive.discs.burner import system_burner
from app.archive.discs.image import make_image
from app.archive.discs.listing import Listing, one_line
from app.archive.discs.meter import Meter
from app.archive.discs.model import DiscSize, Identity, MadeDisc, Reading
from app.archive.discs.planning import files_in, laid_out, listing_of
from app.archive.discs.reading import check_disc, read_disc
from app.errors import Problem
from app.ids import from_hex

Progress = Callable[[int, int], None]
_MB = 1 << 20


def made(question: dict[str, Any], progress: Progress) -> list[dict[str, Any]]:
    """The images of a set. When one fails, those before it are taken away as well: a set is whole or not there."""
    folder, into = Path(question["folder"]), Path(question["into"])
    size, share = DiscSize(question["size"]), int(question["share"])
    layout = laid_out(files_in(folder, question["parts"]), size, share)
    if layout.discs != question["discs"]:
        raise Problem("discs.changed_meanwhile")
    total = sum(file.size for file in layout.files)
    meter = Meter(progress, total * 4)  # hashed, written, protected, read again
    told = Listing(
        set_id=from_hex(question["set"]),
        vault_id=from_hex(question["vault"]),
        words=question["words"],
        number=question["number"],
        title=one_line(question["title"]),
        at=question["at"],
        disc=1,
        discs=layout.discs,
        files=(),
    )
    listing = listing_of(layout, told, meter.add)
    images: list[MadeDisc] = []
    try:
        for disc in range(1, layout.discs + 1):
            path, root = make_image(
                folder,
                replace(listing, disc=disc),
                share,
                into,
                size.sectors,
                lambda sectors: meter.add(sectors * 2048),
            )
            images.append(MadeDisc(disc, str(path), root.hex(), path.stat().st_size))
            if not check_disc(path, lambda *_: meter.ask(0)).whole:
                raise Problem("discs.image_not_whole")
            meter.add(total // layout.discs)
    except BaseException:
        for image in images:
            with suppress(OSError):
                Path(image.path).unlink(missing_ok=True)
        raise
    return [asdict(image) for image in images]


def burned(question: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """An image on a blank disc. Raises Problem("discs.no_burner"), "discs.burning"."""
    burner = system_burner()
    if burner is None:
        raise Problem("discs.no_burner")
    burner.burn(Path(question["image"]), question["drive"], progress)
    return {}


def read_back(question: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """What a disc is like."""
    return asdict(check_disc(Path(question["source"]), progress))


def read(question: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """The files of a disc, in a folder."""
    return asdict(read_disc(Path(question["source"]), Path(question["into"]), progress))


def reading_from(answer: dict[str, Any]) -> Reading:
    """A reading out of an answer."""
    lists = {"lost": tuple(answer["lost"]), "missing": tuple(answer["missing"])}
    return Reading(**{**answer, **lists, "identity": Identity(**answer["identity"])})
