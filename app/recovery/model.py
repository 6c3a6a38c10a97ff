"""What crosses between the window and the vault about recovery, and the pure rules of the ceremony's form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.access.level import Level
from app.access.postponement import REMIND_AFTER
from app.clock import long_ago
from app.errors import Problem
from app.ids import Id
from app.people.model import clean_name

FEWEST, MOST = 2, 5
"""How many shares are needed at least, and how many people hold one at most."""

USUAL = (2, 3)
"""Two of three, unless the office chooses otherwise."""

LOW = 48
"""With fewer unused escrow keys than this a new ceremony is due."""

LONGEST_SHARE = 1024
LONGEST_HOW = 300
WORDS = 33
"""Words on a sheet."""

Checkpoint = Callable[[str], None]
"""Told the name of each step when it is done: the place where tests cut the power."""

Progress = Callable[[int, int], None]


def no_stop(_step: str) -> None:
    """Nobody interrupts."""


def no_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class CeremonyForm:
    """Who will hold a share, how many of them are needed, and the two folders that the kit is written to."""

    custodians: tuple[str, ...]
    threshold: int
    first: Path
    second: Path


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """The sheet of one custodian as a PDF. It holds a share: shown or saved once, kept nowhere."""

    number: int
    custodian: str
    name: str
    pdf: bytes

    def __repr__(self) -> str:
        """Without the paper: a representation may end in a log."""
        return f"Sheet({self.number})"


@dataclass(frozen=True, slots=True)
class Held:
    """A ceremony that was held: the kit's serial and files, the sheets, how many compartments can be recovered.

    ``one_disk``: both files lie on one file system, so that one loss takes both.
    """

    serial: int
    files: tuple[Path, Path]
    sheets: tuple[Sheet, ...]
    escrowed: int
    one_disk: bool


@dataclass(frozen=True, slots=True)
class RenewForm:
    """Writing the kit anew: one of its present files, and the two folders (new sticks) for the next."""

    present: Path
    first: Path
    second: Path


@dataclass(frozen=True, slots=True)
class Renewed:
    """A kit that was written anew: its serial and files, and how many dead entries it is without."""

    serial: int
    files: tuple[Path, Path]
    dropped: int
    one_disk: bool


@dataclass(frozen=True, slots=True)
class FormerKit:
    """A kit that is no longer the newest: its two sticks and any copy of them are to be destroyed.

    ``destroyed_at`` is 0 while that is not on record; ``how`` and ``by`` (names) say how it was done and who saw it.
    """

    serial: int
    made_at: int
    destroyed_at: int
    how: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """Where recovery stands. Times are UTC microseconds, 0 for never; ``serial`` is 0 without a kit.

    ``owed``: no new data is taken in until the ceremony is held. ``unconfirmed``: the sheets of the kit were never
    confirmed as handed out, so it counts for nothing. ``custodians``, ``proved_at`` and ``former`` are known to
    officers alone. ``without_escrow`` counts compartments, and the house, that the kit does not open; ``dead`` counts
    entries of the kit that open only what was destroyed.
    """

    serial: int
    made_at: int
    threshold: int
    count: int
    unused: int
    days_left: int
    owed: bool
    unconfirmed: bool
    custodians: tuple[str, ...] = ()
    proved_at: int = 0
    remind: bool = False
    without_escrow: int = 0
    dead: int = 0
    former: tuple[FormerKit, ...] = ()


@dataclass(frozen=True, slots=True)
class Orphan:
    """A compartment that no manager in service holds. ``recoverable``: it has an escrow wrap for the kit in force."""

    project: Id
    project_name: str
    level: Level
    recoverable: bool


@dataclass(frozen=True, slots=True, repr=False)
class RecoverForm:
    """What a recovery needs: the kit, enough shares, and the project whose compartments no manager holds any more."""

    kit: Path
    shares: tuple[str, ...]
    project: Id

    def __repr__(self) -> str:
        """Without the shares: a representation may end in a log."""
        return "RecoverForm()"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was recovered: the levels that the manager holds now, and how many records they hold."""

    project: Id
    levels: tuple[Level, ...]
    records: int


def checked(form: CeremonyForm, vault: Path) -> CeremonyForm:
    """The form with its names in their one spelling and its folders absolute.

    Raises Problem: what `clean_name` raises, "recovery.custodians_number", "recovery.custodians_not_different",
    "recovery.threshold", "recovery.folder_missing", "recovery.same_folder", "recovery.inside_vault".
    """
    custodians = tuple(clean_name(name) for name in form.custodians)
    if not FEWEST <= len(custodians) <= MOST:
        raise Problem("recovery.custodians_number", fewest=FEWEST, most=MOST)
    if len({name.casefold() for name in custodians}) != len(custodians):
        raise Problem("recovery.custodians_not_different")
    if not FEWEST <= form.threshold <= len(custodians):
        raise Problem("recovery.threshold", fewest=FEWEST, count=len(custodians))
    first, second = checked_folder(form.first, vault), checked_folder(form.second, vault)
    if first == second:
        raise Problem("recovery.same_folder")
    return CeremonyForm(custodians, form.threshold, first, second)


def checked_folder(folder: Path, vault: Path) -> Path:
    """A folder that a kit may be written to. Raises Problem("recovery.folder_missing", "recovery.inside_vault")."""
    path = Path(folder).absolute().resolve()
    if not str(folder) or not path.is_dir():
        raise Problem("recovery.folder_missing")
    if path.is_relative_to(vault.absolute().resolve()):
        raise Problem("recovery.inside_vault")
    return path


def checked_renewal(form: RenewForm, vault: Path) -> RenewForm:
    """The form with absolute places. Raises Problem as `checked` does for the folders."""
    first, second = checked_folder(form.first, vault), checked_folder(form.second, vault)
    if first == second:
        raise Problem("recovery.same_folder")
    return RenewForm(Path(form.present).absolute(), first, second)


def checked_how(how: str) -> str:
    """How old sticks were destroyed. Raises Problem("recovery.how_missing", "recovery.how_too_long")."""
    text = " ".join(how.split())
    if not text:
        raise Problem("recovery.how_missing")
    if len(text) > LONGEST_HOW:
        raise Problem("recovery.how_too_long", limit=LONGEST_HOW)
    return text


def on_one_disk(first: Path, second: Path) -> bool:
    """Whether two folders lie on the same file system: then one lost stick is both."""
    return first.stat().st_dev == second.stat().st_dev


def running_low(unused: int) -> bool:
    """Whether the kit's escrow keys will soon be used up; each rewriting of a compartment takes one."""
    return unused < LOW


def reminded(made_at: int, proved_at: int, now: int) -> bool:
    """Whether the shares should be proved again: never, or longer ago than ninety days."""
    return long_ago(made_at, now, REMIND_AFTER) and long_ago(proved_at, now, REMIND_AFTER)
