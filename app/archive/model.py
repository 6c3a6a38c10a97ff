"""What a full check of the vault says, and how long ago restoring was practised."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing that was checked.

    ``what`` is a code ("archive.directory", "archive.journal", "archive.office", "archive.compartment",
    "archive.files", "archive.document"); ``name`` a project's name and level, or a damaged document's, where the viewer
    may know them, else empty; ``faults`` the codes of what is wrong; ``skipped`` true when the viewer holds no key for
    it, so that only its presence was checked.
    """

    what: str
    name: str
    level: int
    faults: tuple[str, ...]
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class VaultHealth:
    """The outcome of a full check."""

    whole: bool
    lines: tuple[CheckLine, ...]
    checked_at: int
    seconds_tenths: int


@dataclass(frozen=True, slots=True)
class DrillStanding:
    """Whether a drill is due: ``days`` since the last that came out whole (``held``), or since the founding."""

    due: bool
    held: bool
    days: int
    kit: bool
