"""What a shredder cuts, and how finely it has to for which level: ISO/IEC 21964-1."""

from __future__ import annotations

from enum import StrEnum

from app.access.level import Level


class Medium(StrEnum):
    """What a shredder cuts. Paper, optical discs, and sticks and cards with memory chips."""

    PAPER = "paper"
    DISC = "disc"
    STICK = "stick"


STANDARDS: dict[Medium, tuple[str, ...]] = {
    Medium.PAPER: ("P-1", "P-2", "P-3", "P-4", "P-5", "P-6", "P-7"),
    Medium.DISC: ("O-1", "O-2", "O-3", "O-4", "O-5", "O-6", "O-7"),
    Medium.STICK: ("E-1", "E-2", "E-3", "E-4", "E-5", "E-6", "E-7"),
}
"""The security levels of ISO/IEC 21964-1 for each medium, coarse to fine."""
_MINIMUM: dict[Medium, dict[Level, str]] = {
    Medium.PAPER: {Level.CONFIDENTIAL: "P-4", Level.SECRET: "P-5", Level.TOP_SECRET: "P-6"},
    Medium.DISC: {Level.CONFIDENTIAL: "O-3", Level.SECRET: "O-4", Level.TOP_SECRET: "O-5"},
    Medium.STICK: {Level.CONFIDENTIAL: "E-3", Level.SECRET: "E-4", Level.TOP_SECRET: "E-5"},
}


def minimum_standard(level: Level, medium: Medium = Medium.PAPER) -> str:
    """The coarsest cut allowed for ``medium`` of ``level``."""
    return _MINIMUM[medium][level]


def fine_enough(standard: str, level: Level, medium: Medium = Medium.PAPER) -> bool:
    """Whether a machine of ``standard`` may shred ``medium`` of ``level``.

    What the standard does not name for that medium is never fine enough.
    """
    known = STANDARDS[medium]
    return standard in known and known.index(standard) >= known.index(minimum_standard(level, medium))
