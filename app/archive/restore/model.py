"""What crosses between the window and the vault about getting things back, and the pure rules of it.

1. A copy is laid into a new folder beside the present vault, never over it and never inside it.
2. How old a copy is, is said in words, with what it lacks of the present.
3. A copy counts once a manager and an officer accept it and say why; a part of a vault never does.
4. A drill counts as held for ninety days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from app.access.level import Level
from app.access.postponement import REMIND_AFTER
from app.clock import long_ago
from app.customers.form import Ref
from app.customers.model import FieldChange
from app.errors import Problem
from app.ids import Id
from app.people.model import FoundingForm

Checkpoint = Callable[[str], None]
"""Told the name of each step when it is done: the place where tests cut the power."""

Progress = Callable[[int, int], None]

LONGEST_REASON = 300
_MINUTE = 60 * 1_000_000
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR


def no_stop(_step: str) -> None:
    """Nobody interrupts."""


def no_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a vault: a project, or one compartment of it."""

    project: Id
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class LayForm:
    """Which copy (a backup's folder or the folder of a vault) is laid into which new folder.

    ``newer`` is the present vault, where it can be reached: its keyslots are newer than the copy's. With ``part`` only
    that project comes along, with its level only that compartment; such a copy is for looking into.
    """

    source: Path
    into: Path
    newer: Path | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """A copy that was laid beside: where, and how many files and bytes it has."""

    path: Path
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Lacking:
    """What the present vault has and the copy lacks; ``people`` joined since, ``gone`` left or were frozen since.

    ``erasures`` counts destructions since the copy: they are done again when the copy is accepted. ``kit`` is the
    number of a recovery kit that the copy does not know, 0 for none: a ceremony has to be held then.
    """

    entries: int
    statements: int
    people: tuple[str, ...]
    gone: tuple[str, ...]
    erasures: int
    kit: int = 0


@dataclass(frozen=True, slots=True)
class CopyState:
    """The open vault, when it is a copy that was put back; times are UTC microseconds.

    ``pending``: nobody has accepted it on this device. ``copied_at`` is the time of the last entry in it before it was
    laid. ``lacking`` is None when the present vault was not asked or could not be read (``why`` is the code then).
    """

    restored: bool
    pending: bool
    partial: bool
    laid_at: int
    copied_at: int
    age: int
    entries: int
    lacking: Lacking | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmForm:
    """Accepting a copy: why, and the present vault's folder; None only where that cannot be read any more."""

    reason: str
    newer: Path | None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A copy that was accepted: who was frozen or taken out again, what was destroyed again, what is owed."""

    gone: tuple[str, ...]
    erased: int
    owed: int
    joined: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A record of a copy that is otherwise now. ``state`` is "changed", "removed" or "missing"."""

    ref: Ref
    kind: str
    name: str
    state: str
    copied_at: int
    base: int
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A compartment of a copy beside the present one; ``hidden``: how many differ beyond those told."""

    records: int
    rows: tuple[Difference, ...]
    more: int


@dataclass(frozen=True, slots=True)
class BringForm:
    """Bringing one record back: from which copy, which, over which revision, and the fields that are wanted.

    Without ``fields`` the record comes back whole, as a removed or missing one does.
    """

    source: Path
    ref: Ref
    base: int
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrillForm:
    """A drill: the backup's folder, one of the kit's files and the shares; ``scratch`` where it is unpacked."""

    source: Path
    kit: Path
    shares: tuple[str, ...]
    scratch: Path

    def __repr__(self) -> str:
        """Without the shares: a representation may end in a log."""
        return "DrillForm()"


@dataclass(frozen=True, slots=True)
class BackupSeen:
    """A backup that was found: what its cover says, unproved. Unless it is ``escrowed``, no kit opens it.

    ``age`` in microseconds; below zero where this machine's clock stands before the day of the backup.
    """

    path: Path
    name: str
    at: int
    age: int
    size: int
    escrowed: bool


@dataclass(frozen=True, slots=True)
class DiscSeen:
    """A disc that was found; ``number``, ``title`` and ``at`` are empty while its list has to be mended first."""

    set_id: str
    disc: int
    discs: int
    number: str
    title: str
    at: int


@dataclass(frozen=True, slots=True)
class Sources:
    """What lies where somebody pointed to: backups, newest first, or a disc whose files have to be taken out."""

    backups: tuple[BackupSeen, ...] = ()
    disc: DiscSeen | None = None


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What a reading of a disc brought: its folder, the backups in it, and the code and figures of what it found."""

    folder: Path
    backups: tuple[BackupSeen, ...]
    verdict: str
    hurt: int
    files: int
    lost: int
    missing: int


@dataclass(frozen=True, slots=True)
class ShareSeen:
    """What is wrong with a share: a code ("" for nothing) and the word to blame, from 1."""

    code: str
    word: int


@dataclass(frozen=True, slots=True)
class SharesSeen:
    """What is to be said of the shares typed so far; ``fits`` is None until ``needed`` good ones are there."""

    shares: tuple[ShareSeen, ...]
    needed: int
    fits: bool | None


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup promises, by its manifest and its directory; ``closed`` compartments are not opened by the kit.

    ``words`` are the six words of the vault it was made of, to be compared with the sheets of the shares.
    """

    name: str
    at: int
    age: int
    words: str
    company: str
    place: str
    people: int
    projects: tuple[str, ...]
    compartments: int
    closed: int
    documents: int
    entries: int
    statements: int
    size: int


@dataclass(frozen=True, slots=True)
class DrillLine:
    """One compartment (or house file) of a drill: counts, and the codes of what is wrong. Projects may be namesakes."""

    what: str
    name: str
    level: int
    records: int
    documents: int
    faults: tuple[str, ...]
    project: Id | None = None


@dataclass(frozen=True, slots=True)
class DrillResult:
    """How a drill went; ``missing`` counts compartments that kit and shares do not open, ``heads`` the ends of chains
    that were held against the backup's manifest. ``words`` are the six words of the vault inside, ``line`` what an
    officer can record later of a drill that was held elsewhere (`elsewhere`).
    """

    at: int
    source: str
    copied_at: int
    seconds: int
    whole: bool
    entries: int
    statements: int
    lines: tuple[DrillLine, ...]
    missing: int = 0
    heads: int = 0
    words: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class DrillRow:
    """A drill on record."""

    at: int
    by: str
    source: str
    copied_at: int
    whole: bool
    compartments: int
    records: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Drills:
    """The drills on record, newest first, and whether the next one is due; ``threshold`` shares are needed, 0 without
    a kit.
    """

    rows: tuple[DrillRow, ...]
    due: bool
    threshold: int = 0


@dataclass(frozen=True, slots=True)
class PlaceOf:
    """A project and level that a record may be looked for in."""

    project: Id
    level: Level


@dataclass(frozen=True, slots=True)
class AnewForm:
    """Bringing a vault back from a backup, kit and shares; ``founding`` says where to, and who the two are.

    Its project's name is not asked: the projects come out of the backup.
    """

    source: Path
    kit: Path
    shares: tuple[str, ...]
    founding: FoundingForm

    def __repr__(self) -> str:
        """Without shares and passphrases: a representation may end in a log."""
        return "AnewForm()"


@dataclass(frozen=True, slots=True)
class Anew:
    """A vault that was brought back: its two people, the words to compare, and what was checked on the way.

    ``missing`` compartments are not opened by the kit; ``former`` people are known and serve no more. ``former_words``
    are the six words of the vault it came out of: those printed on the sheets of the shares, or it was made up.
    ``heads`` ends of chains were held against the backup's manifest; ``recounted`` records lie in the new vault.
    """

    path: Path
    manager: Id
    officer: Id
    genesis_words: str
    copied_at: int
    lines: tuple[DrillLine, ...]
    missing: int
    former: int
    former_words: str = ""
    heads: int = 0
    recounted: int = 0

    @property
    def whole(self) -> bool:
        """Whether all of the backup came back."""
        return not self.missing and not any(line.faults for line in self.lines)


def checked_reason(reason: str) -> str:
    """Why a copy is accepted. Raises Problem("restore.reason_missing", "restore.reason_too_long")."""
    text = " ".join(reason.split())
    if not text:
        raise Problem("restore.reason_missing")
    if len(text) > LONGEST_REASON:
        raise Problem("restore.reason_too_long", limit=LONGEST_REASON)
    return text


def drill_due(held: Iterable[int], founded_at: int, now: int) -> bool:
    """Whether a drill is due: of those ``held`` none in the last ninety days, nor since the founding."""
    return all(long_ago(at, now, REMIND_AFTER) for at in (founded_at, *held))


def age_words(age: int, language: str = "vi") -> str:
    """A span of time in words people use: "3 ngày 4 giờ"."""
    names = {"vi": ("ngày", "giờ", "phút"), "en": ("d", "h", "min")}[language]
    days, hours, minutes = age // _DAY, age % _DAY // _HOUR, age % _HOUR // _MINUTE
    if days:
        parts = [(days, names[0]), (hours, names[1])]
    elif hours:
        parts = [(hours, names[1]), (minutes, names[2])]
    else:
        parts = [(max(1, minutes), names[2])]
    return " ".join(f"{count} {name}" for count, name in parts if count)
