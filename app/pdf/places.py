"""What a finished PDF tells about itself: its number, its language, and where it is to be signed."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

PLACE_NAME = "niem.sign."


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """Where a signature belongs: page from 1, and the rectangle in points from the lower left of the page."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Properties:
    """The document's number, its language (``vi`` or ``en``), and the frames in the order of signing."""

    number: str
    language: str
    places: tuple[SigningPlace, ...]


def read_properties(pdf: bytes, password: str = "") -> Properties:
    """Read from a file that ``document.render`` made (also after ``to_archival``). ``ValueError`` for any other PDF."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf), password=password) as document:
            number = str(document.docinfo.get("/Subject", ""))
            language = "en" if str(document.Root.get("/Lang", "")).startswith("en") else "vi"
            return Properties(number, language, _places(document))
    except pikepdf.PdfError:
        raise ValueError("not a PDF") from None


def _places(document: pikepdf.Pdf) -> tuple[SigningPlace, ...]:
    import pikepdf

    pages = {page.obj.objgen: number for number, page in enumerate(document.pages, start=1)}
    tree: Any = document.Root
    for branch in ("/Names", "/Dests", "/Names"):
        tree = tree.get(branch) if tree is not None else None
    entries = list(tree) if tree is not None else []
    found = []
    for name, target in zip(entries[::2], entries[1::2], strict=True):
        if str(name).startswith(PLACE_NAME) and target[1] == pikepdf.Name.FitR:
            left, bottom, right, top = (float(value) for value in list(target)[2:6])
            found.append((str(name), SigningPlace(pages[target[0].objgen], left, bottom, right, top)))
    return tuple(place for _, place in sorted(found, key=lambda pair: pair[0]))
