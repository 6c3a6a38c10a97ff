"""Copies outside the store: numbered, with a holder and a place, each ending in a shredding record.

States::

    HELD      take back → RETURNED   shred → SHREDDED   output failed → VOID
    RETURNED  shred → SHREDDED
    SHREDDED, VOID: final

Rules:

1. A top-secret record has no paper and no output (``copies.top_secret_never``).
2. A shredding session names copies that are still held or returned, or extra sheets; the machine; the place.
3. The machine cuts at least as fine as the highest level involved asks for: ISO/IEC 21964 P-4 for bí mật, P-5 for cơ
   mật, P-6 for tuyệt mật (defaults of this program; law or contract may ask for more).
4. Who shreds and who watches are two persons. In one-person mode they may be one, and the record says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.access.level import Level
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id

STANDARDS = ("P-1", "P-2", "P-3", "P-4", "P-5", "P-6", "P-7")
"""Security levels for paper of ISO/IEC 21964-1, coarse to fine."""
_MINIMUM = {Level.CONFIDENTIAL: "P-4", Level.SECRET: "P-5", Level.TOP_SECRET: "P-6"}
MOST_SHEETS = 100_000
LONGEST_TEXT = 500
"""Characters of one typed field."""


class CopyKind(StrEnum):
    """A print on paper, or a sealed file that left."""

    PRINT = "print"
    OUTPUT = "output"


class CopyState(StrEnum):
    """Where a copy stands. ``VOID``: a number was given, but writing the file failed, so no copy ever existed."""

    HELD = "held"
    RETURNED = "returned"
    SHREDDED = "shredded"
    VOID = "void"


FOLLOWS: dict[CopyState, frozenset[CopyState]] = {
    CopyState.HELD: frozenset({CopyState.RETURNED, CopyState.SHREDDED, CopyState.VOID}),
    CopyState.RETURNED: frozenset({CopyState.SHREDDED}),
    CopyState.SHREDDED: frozenset(),
    CopyState.VOID: frozenset(),
}


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A print to be numbered. ``due`` is the ISO day it should be back (may be empty)."""

    customer: Ref
    description: str
    sheets: int
    holder: str
    place: str
    due: str


@dataclass(frozen=True, slots=True)
class OutputForm:
    """A sealed file about to leave, for the register: made by a release, never by hand."""

    release: Ref
    customer: Ref
    description: str
    pages: int
    holder: str
    place: str
    due: str
    sha256: str


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One line of the register. ``sheets`` counts sheets of a print, pages of an output; ``at`` is UTC microseconds."""

    ref: Ref
    number: str
    kind: CopyKind
    customer_name: str
    description: str
    sheets: int
    holder: str
    place: str
    due: str
    at: int
    state: CopyState


@dataclass(frozen=True, slots=True)
class ShredForm:
    """A shredding session.

    ``extra`` are (description, sheets) of unnumbered sheets (drafts, misprints); the description is printed and kept by
    the office, so it should say what kind of paper it was, never which customer. ``performer_name`` is printed as it
    stands in the directory; what is typed here is not trusted.
    """

    project: Id
    items: tuple[Ref, ...]
    extra: tuple[tuple[str, int], ...]
    machine: str
    standard: str
    place: str
    performer_name: str
    note: str


@dataclass(frozen=True, slots=True)
class ShreddingRow:
    """One record in the office's register."""

    number: str
    at: int
    title: str


@dataclass(frozen=True, slots=True)
class ShreddingRecord:
    """A finished session: the number of the record and the signed PDF."""

    number: str
    pdf: bytes


def minimum_standard(level: Level) -> str:
    """The coarsest cut allowed for paper of ``level``."""
    return _MINIMUM[level]


def fine_enough(standard: str, level: Level) -> bool:
    """Whether a machine of ``standard`` may shred paper of ``level``. An unknown standard is never fine enough."""
    return standard in STANDARDS and STANDARDS.index(standard) >= STANDARDS.index(minimum_standard(level))


def require_follows(old: CopyState, new: CopyState) -> None:
    """Raises ``Problem("copies.not_in_this_state")`` unless the table allows the step."""
    if new not in FOLLOWS[old]:
        raise Problem("copies.not_in_this_state")


def require_paper(form: PaperForm) -> None:
    """Raises the ``Problem`` of the first rule that the form breaks."""
    if form.customer.level == Level.TOP_SECRET:
        raise Problem("copies.top_secret_never")
    if not form.description.strip():
        raise Problem("copies.description_missing")
    if not form.holder.strip() or not form.place.strip():
        raise Problem("copies.holder_missing")
    _require_short(form.description, form.holder, form.place)
    _require_sheets(form.sheets)
    if form.due:
        _require_day(form.due)


def require_shredding(form: ShredForm) -> Level:
    """The highest level involved. Raises the ``Problem`` of the first rule that the form breaks.

    Extra sheets count as bí mật: what is higher is numbered, so it stands among the items.
    """
    if not form.items and not form.extra:
        raise Problem("copies.nothing_to_shred")
    if len(set(form.items)) != len(form.items):
        raise Problem("copies.item_twice")
    if any(item.project != form.project for item in form.items):
        raise Problem("copies.another_project")
    if not form.machine.strip() or not form.place.strip():
        raise Problem("copies.machine_missing")
    _require_short(form.machine, form.place, form.note, *(text for text, _sheets in form.extra))
    for text, sheets in form.extra:
        if not text.strip():
            raise Problem("copies.description_missing")
        _require_sheets(sheets)
    highest = max((item.level for item in form.items), default=Level.CONFIDENTIAL)
    if not fine_enough(form.standard, highest):
        raise Problem("copies.cut_too_coarse", minimum=minimum_standard(highest))
    return highest


def _require_sheets(sheets: int) -> None:
    if not 1 <= sheets <= MOST_SHEETS:
        raise Problem("copies.sheets", most=MOST_SHEETS)


def _require_short(*texts: str) -> None:
    if any(len(text) > LONGEST_TEXT for text in texts):
        raise Problem("copies.text_too_long", limit=LONGEST_TEXT)


def _require_day(day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise Problem("copies.day_unreadable") from None
