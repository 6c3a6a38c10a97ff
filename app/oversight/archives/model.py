"""Yearly archives of the journal: what crosses to the window."""

from __future__ import annotations

from dataclasses import dataclass

SUFFIX = ".niem-journal"


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """One archive as it stands in the officers' register: which entries, and the SHA-256 of the file (hexadecimal)."""

    number: str
    year: int
    first: int
    last: int
    entries: int
    at: int
    by: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """The archives made, newest first, and the years of which something is not archived yet; the present one last."""

    rows: tuple[ArchiveRow, ...]
    years: tuple[int, ...]
    present: int


@dataclass(frozen=True, slots=True)
class ArchiveCheck:
    """What reading an archive back gave: ``faults`` are codes, with the entry where there is one.

    ``registered``: it is the very file of the register; ``same`` counts its entries that the present journal has just
    so, ``other`` those that it has not.
    """

    number: str
    year: int
    entries: int
    faults: tuple[tuple[str, int], ...]
    registered: bool
    same: int
    other: int

    @property
    def whole(self) -> bool:
        """Whether the file proves itself."""
        return not self.faults
