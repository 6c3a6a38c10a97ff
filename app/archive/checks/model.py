"""What the window is told about checks: the light, what was found, what of a damaged compartment still reads.

Pure rules:

* Every file is due a week after its last full check, or after it was first seen; the light turns yellow a day later.
* Damage is red until a manager or an officer has had it found whole again; nothing outweighs it.
* What somebody has no key for is not theirs to name: they are told that something is damaged, never what.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.clock import DAY, long_ago
from app.ids import Id

WEEK = 7 * DAY
GRACE = DAY
"""So long after a week the light stays as it is: those who hold the keys have this day to unlock."""


class Light(StrEnum):
    """The one light for the whole vault."""

    NONE = "none"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Part:
    """One file as anybody stated it: when it was last checked (0: never), since when it is known, its faults."""

    checked_at: int
    since: int
    faults: tuple[str, ...]

    @property
    def counts_from(self) -> int:
        """From when its week counts."""
        return self.checked_at or self.since

    def due(self, now: int) -> bool:
        """Whether it is to be checked."""
        return long_ago(self.counts_from, now, WEEK - 1)


def light_of(parts: Iterable[Part], now: int) -> Light:
    """The light for these files."""
    every = tuple(parts)
    if any(part.faults for part in every):
        return Light.RED
    if any(long_ago(part.counts_from, now, WEEK + GRACE - 1) for part in every):
        return Light.YELLOW
    return Light.GREEN if any(part.checked_at for part in every) else Light.NONE


@dataclass(frozen=True, slots=True)
class CheckState:
    """The light, and what goes on. ``checked_at`` is the oldest of the last full checks, 0 while one is missing.

    ``overdue`` and ``damaged`` count files; both are 0 for who may not open the page of checks. ``first_due`` is when
    the first file that was never checked is due, 0 when there is none. ``hurts_here``: something that this person can
    open is damaged.
    """

    light: Light
    checked_at: int
    overdue: int = 0
    damaged: int = 0
    first_due: int = 0
    running: bool = False
    done: int = 0
    total: int = 0
    hurts_here: bool = False
    failed: str = ""
    """Why the check that ran last ended early, as a code."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file as it stands now: when it was last checked in full (0: never) and by whom, and what was wrong then.

    ``what`` is a code ("archive.compartment" …); ``project`` and ``level`` are there for what the viewer has a key for.
    """

    what: str
    name: str
    level: int
    project: Id | None
    checked_at: int
    by: str
    faults: tuple[str, ...]
    held: bool
    overdue: bool
    closed: bool = False


@dataclass(frozen=True, slots=True)
class HurtLine:
    """One record of a damaged compartment: what it is called where that still reads, else the start of its id."""

    rid: Id
    kind: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Hurt:
    """What still reads of a damaged compartment. ``opens`` is false where nothing does.

    ``all_named``: no record can be missing without being told. ``changes`` counts changes of the ledger that do not fit
    what they signed for and are not told record by record.
    """

    opens: bool
    all_named: bool
    whole: int
    lines: tuple[HurtLine, ...]
    documents: tuple[HurtLine, ...]
    changes: int = 0


@dataclass(frozen=True, slots=True)
class PastPart:
    """One file of a past check, by ``what`` ("archive.compartment" …) and a name where the viewer may know it."""

    what: str
    name: str
    level: int
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PastCheck:
    """What one person's check found, as they signed it."""

    at: int
    by: str
    parts: tuple[PastPart, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing was wrong."""
        return not any(part.faults for part in self.parts)


class Timer(StrEnum):
    """How the weekly run of this account stands."""

    ON = "on"
    OFF = "off"
    MISSING = "missing"
    """This system has nothing that could start it."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The weekly run of this account without keys: whether it is set up, when it last looked, and what it found.

    ``why`` is the code of a sentence where the timer is missing. ``faults`` are (path inside the vault, code); so are
    ``remarks``, of which only whoever holds the key can say whether they are as they should be.
    """

    timer: Timer
    why: str
    looked_at: int
    files: int
    faults: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[str, str], ...]
