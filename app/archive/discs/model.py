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
from pathlib import Path

from app.access.level import Level
from app.archive.discs.geometry import LEAST_SHARE as LEAST_SHARE  # noqa: PLC0414 (the window asks the model)
from app.archive.discs.geometry import MOST_SHARE as MOST_SHARE  # noqa: PLC0414
from app.clock import local_date
from app.copies.model import CopyState, Photo
from app.errors import Problem


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


# The register -----------------------------------------------------------------------------------------------------


class What(StrEnum):
    """What is on a set of discs. Decides how finely such a disc is cut in the end."""

    BACKUP = "backup"
    KIT = "kit"
    ARCHIVE = "archive"
    OTHER = "other"

    @property
    def level(self) -> Level:
        """The journal holds no customer data; everything else may hold all of it, sealed."""
        return Level.CONFIDENTIAL if self is What.ARCHIVE else Level.TOP_SECRET


class Twin(StrEnum):
    """The two discs of everything."""

    FIRST = "A"
    SECOND = "B"

    @property
    def other(self) -> Twin:
        """The one beside."""
        return Twin.SECOND if self is Twin.FIRST else Twin.FIRST


class SetState(StrEnum):
    """``MAKING``: a number was given. ``MADE``: all images were. ``VOID``: it came to nothing."""

    MAKING = "making"
    MADE = "made"
    VOID = "void"


class WorkKind(StrEnum):
    """What takes long, and runs in a process without keys."""

    MAKE = "make"
    BURN = "burn"
    READ_BACK = "read-back"
    READ = "read"


LONGEST_TITLE = 60
LONGEST_TEXT = 200
READ_AGAIN_DAYS = 365
"""A disc that was not read for so long should be."""


@dataclass(frozen=True, slots=True)
class MakeForm:
    """What to put on discs, and where the images go. The title stands on the label, for everybody to read."""

    folder: Path
    what: What
    title: str
    size: DiscSize
    share: int
    into: Path


@dataclass(frozen=True, slots=True)
class BurnForm:
    """An image to be burned: of which disc, and the drive as `Drive.address`."""

    set_number: str
    disc: int
    image: Path
    drive: str


@dataclass(frozen=True, slots=True)
class ReadBackForm:
    """A disc to be compared: which it should be, where it is mounted, or its drive, or an image made of it anew."""

    set_number: str
    disc: int
    twin: Twin
    source: Path


@dataclass(frozen=True, slots=True)
class ReadForm:
    """A disc whose files go into a folder."""

    source: Path
    into: Path


@dataclass(frozen=True, slots=True)
class KeepForm:
    """Where a disc lies from now on, and with whom; the brand as printed on it, ``due`` an ISO day or empty."""

    holder: str
    place: str
    brand: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class ShredDiscsForm:
    """Discs that are shredded now, and the machine; ``standard`` is its O-level of ISO/IEC 21964."""

    numbers: tuple[str, ...]
    machine: str
    standard: str
    place: str
    note: str
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class Drive:
    """A drive that can burn: how the burner calls it, and what to show."""

    address: str
    name: str


@dataclass(frozen=True, slots=True)
class BackupHere:
    """A proved backup that lies within reach: its folder, its number, when it was made (UTC microseconds), where."""

    folder: str
    name: str
    made_at: int
    place: str


@dataclass(frozen=True, slots=True)
class MadeDisc:
    """One image of a set: its place in the set, its file, its root (hex), its bytes."""

    disc: int
    path: str
    root: str
    size: int


@dataclass(frozen=True, slots=True)
class Proof:
    """One reading of a disc: when, by whom, and what it found."""

    at: int
    by: str
    whole: bool
    hurt: int
    hurt_parity: int


@dataclass(frozen=True, slots=True)
class DiscRow:
    """One disc in the register. ``proofs`` oldest first; times in UTC microseconds."""

    number: str
    set_number: str
    title: str
    what: What
    disc: int
    discs: int
    twin: Twin
    state: CopyState
    holder: str
    place: str
    due: str
    brand: str
    at: int
    seen_at: int
    proofs: tuple[Proof, ...]
    advice: tuple[str, ...] = ()
    """Codes of what is still to be done about it."""


@dataclass(frozen=True, slots=True)
class SetRow:
    """One set: what is on it, its images, and its discs that were read back."""

    number: str
    title: str
    what: What
    size: DiscSize
    share: int
    at: int
    images: tuple[MadeDisc, ...]
    discs: tuple[DiscRow, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a count of discs found, as numbers: ``missing`` should be there, ``ended`` should not, ``unknown``."""

    seen: tuple[str, ...]
    missing: tuple[str, ...]
    ended: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkState:
    """How far the long work is; ``over`` when `actions.end_work` will tell what came of it."""

    kind: WorkKind | None = None
    done: int = 0
    total: int = 1
    over: bool = False


@dataclass(frozen=True, slots=True)
class WorkDone:
    """What came of it: the set that was made, the disc that was read back, what a reading found."""

    kind: WorkKind
    number: str = ""
    images: tuple[MadeDisc, ...] = ()
    reading: Reading | None = None


def require_make(form: MakeForm) -> None:
    """Raises the ``Problem`` of the first rule that the form breaks."""
    require_share(form.share)
    if not form.title.strip():
        raise Problem("discs.title_missing")
    if len(form.title.strip()) > LONGEST_TITLE:
        raise Problem("discs.title_too_long", limit=LONGEST_TITLE)
    if not form.folder.is_dir() or not form.into.is_dir():
        raise Problem("discs.no_folder")
    source, into = form.folder.resolve(), form.into.resolve()
    if into == source or source in into.parents:
        raise Problem("discs.inside_source")


def require_share(share: int) -> None:
    """Raises ``Problem("discs.share")``."""
    if not LEAST_SHARE <= share <= MOST_SHARE:
        raise Problem("discs.share", least=LEAST_SHARE, most=MOST_SHARE)


def require_keep(form: KeepForm) -> None:
    """Raises the ``Problem`` of the first rule that the form breaks."""
    if not form.holder.strip() or not form.place.strip():
        raise Problem("copies.holder_missing")
    if any(len(text) > LONGEST_TEXT for text in (form.holder, form.place, form.brand)):
        raise Problem("copies.text_too_long", limit=LONGEST_TEXT)


def disc_number(set_number: str, disc: int, twin: Twin) -> str:
    """The number of one disc, like ``DI-2026-7QK-0001-1A``."""
    return f"{set_number}-{disc}{twin}"


def advice_for(disc: DiscRow, other: DiscRow | None, now: int) -> tuple[str, ...]:
    """Codes of what is still to be done about a disc in the house; ``other`` is its twin, where there is one."""
    if disc.state not in (CopyState.HELD, CopyState.RETURNED):
        return ()
    found = []
    last = disc.proofs[-1]
    if not last.whole:
        found.append("discs.advice_new_disc")
    elif now - last.at > READ_AGAIN_DAYS * 86_400 * 1_000_000:
        found.append("discs.advice_read_again")
    if disc.due and disc.due < local_date(now).isoformat():
        found.append("discs.advice_overdue")
    if not disc.place:
        found.append("discs.advice_place")
    if other is None or other.state not in (CopyState.HELD, CopyState.RETURNED):
        found.append("discs.advice_second")
    else:
        if disc.place and _same(disc.place, other.place):
            found.append("discs.advice_same_place")
        if disc.brand and _same(disc.brand, other.brand):
            found.append("discs.advice_same_brand")
    return tuple(found)


def _same(left: str, right: str) -> bool:
    return " ".join(left.casefold().split()) == " ".join(right.casefold().split())
