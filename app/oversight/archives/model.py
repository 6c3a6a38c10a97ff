"""Yearly archives of the journal: what crosses to the window."""

from __future__ import annotations

from dataclasses import dataclass

from app.oversight.model import JournalPerson

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

    ``house`` is empty for an archive of this vault, else the backup that the lost vault came out of whose archive it
    is: then its own register and journal are meant, and ``later`` counts entries after the end of that backup.
    """

    number: str
    year: int
    entries: int
    faults: tuple[tuple[str, int], ...]
    registered: bool
    same: int
    other: int
    house: str = ""
    later: int = 0

    @property
    def whole(self) -> bool:
        """Whether the file proves itself."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class PastJournal:
    """A journal of the past that was opened and proved, to be read under its ``name``.

    ``title`` is what it is called; its ``entries`` go from ``first_at`` to ``last_at`` (UTC microseconds). ``faults``
    are codes of what does not hold, with the entry where there is one. ``registered`` is None where no register of such
    files is kept. ``same`` and ``other`` count the entries that the present journal has just so, or not; 0 of a former
    vault. ``house`` and ``later`` are as of an `ArchiveCheck`.
    """

    name: str
    title: str
    entries: int
    first_at: int
    last_at: int
    faults: tuple[tuple[str, int], ...]
    registered: bool | None
    same: int
    other: int
    people: tuple[JournalPerson, ...]
    house: str = ""
    later: int = 0
