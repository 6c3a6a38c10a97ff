"""Discs, seen from outside: sizes, what is planned, what a reading found, and the register's words.

Rules:

1. A disc counts only after it was read back: whole, sector by sector, and the one that was made.
2. Two discs of everything, of different brands, in different places: the second is asked for until it is there.
3. A disc is a copy in the house: it has a number, a holder and a place, can be lent, is counted, and ends in a signed
   record of its shredding, cut as finely as a disc of what it holds asks for (`app.copies.model`).
4. Sealed files alone go on a disc; names on it and words on its label say nothing about anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DiscSize(StrEnum):
    """What a blank disc holds. The smallest of its kind on the market counts."""

    CD = "cd"
    DVD = "dvd"
    DVD_DOUBLE = "dvd-dl"

    @property
    def sectors(self) -> int:
        """Sectors of 2048 bytes."""
        return {DiscSize.CD: 359_424, DiscSize.DVD: 2_295_104, DiscSize.DVD_DOUBLE: 4_171_712}[self]


DEFAULT_SHARE = 15
"""Percent of a row that is parity."""


@dataclass(frozen=True, slots=True)
class PlannedDisc:
    """One disc of a set, before it is made; sizes in bytes, ``image_bytes`` to within a few sectors."""

    disc: int
    files: int
    data_bytes: int
    image_bytes: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Which disc this is, as it says itself. ``at`` in UTC microseconds; ids in hexadecimal digits."""

    set_id: str
    vault_id: str
    words: str
    number: str
    title: str
    at: int
    disc: int
    discs: int
    root: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reading of one disc found.

    ``hurt`` and ``repaired`` count data sectors, ``hurt_parity`` sectors of parity and of tables. ``lost`` names the
    files of this disc that did not come back, ``missing`` files that are not whole because another disc of the set has
    yet to be read. ``soon``: so much was repaired that a new disc should be made.
    """

    identity: Identity
    sectors: int
    hurt: int
    hurt_parity: int
    repaired: int
    files: int
    lost: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the disc is as it was made, nothing to repair."""
        return not self.hurt and not self.hurt_parity and not self.lost

    @property
    def soon(self) -> bool:
        """Whether a new disc should be made: anything that had to be repaired is the beginning of more."""
        return bool(self.hurt or self.hurt_parity)

    def verdict(self, *, repaired: bool) -> str:
        """The code of the sentence that tells what was found; ``repaired``: the files were taken out as well."""
        if self.lost:
            return "discs.beyond_repair"
        if self.hurt:
            return "discs.repaired" if repaired else "discs.repairable"
        return "discs.parity_hurt" if self.hurt_parity else "discs.whole"

    def told(self) -> dict[str, int]:
        """What that sentence needs."""
        return {"hurt": self.hurt or self.hurt_parity, "lost": len(self.lost), "files": self.files}
