"""Copies outside the store: numbered, with a holder and a place, each ending in a shredding record.

States::

    MAKING    handed over → HELD                      output failed, or cut off → VOID
    HELD      pass on → HELD   take back → RETURNED   shred → SHREDDED   the printer took nothing → VOID
    RETURNED  lend → HELD      shred → SHREDDED
    SHREDDED, VOID: final

Rules:

1. A top-secret record has no paper and no output (``copies.top_secret_never``). What was out when its customer became
   top secret stands in the register of that level: it comes back and is counted, shredded in the top-secret room, and
   lent to nobody.
2. A shredding session names copies that are still held or returned, or loose pieces without a number; the machine; the
   place. Everything in it is of one medium: paper, discs or sticks.
3. The machine cuts at least as fine as the highest level involved asks for (defaults of this program; law or contract
   may ask for more). ISO/IEC 21964 counts each medium by itself::

       medium   bí mật   cơ mật   tuyệt mật
       paper    P-4      P-5      P-6
       disc     O-3      O-4      O-5
       stick    E-3      E-4      E-5

4. Who shreds and who watches are two persons. In one-person mode they may be one, and the record says so.
5. From cơ mật on two watch, where three persons are in service at all; the record says who, and when it was only one.
6. A copy is given to somebody who has acknowledged that papers do not leave the company. An output has left already:
   it is not lent, but it can come back.
7. A print through the program is in the register before the printer gets it, names its holder on every page, and is
   void when the printer took nothing at all, said at once. A second print is another copy.
8. Taking stock writes down which copies were seen; whatever should be there and was not seen is listed.
9. A photograph may go with the record. It is a picture that opens, and the record gives its SHA-256.
10. Of a paper, disc or stick whose customer was destroyed, number, kind and sheets stay in the register, with the
    number of the certificate in the place of the name. It is lent to nobody: it comes back, is counted and shredded.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.access.level import Level
from app.copies.cutting import STANDARDS as STANDARDS  # noqa: PLC0414 (words of this page as well)
from app.copies.cutting import Medium as Medium  # noqa: PLC0414
from app.copies.cutting import fine_enough as fine_enough  # noqa: PLC0414
from app.copies.cutting import minimum_standard as minimum_standard  # noqa: PLC0414
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id

PHOTO_TYPES = frozenset({"image/png", "image/jpeg"})
PHOTO_LIMIT = 10 * 1024 * 1024
"""Bytes of one photograph."""
TWO_WATCH_FROM = Level.SECRET
PRINTED_FIELDS = ("name", "code", "phones", "email", "tax_code", "address", "owner", "note")
"""The fields of a customer that a print shows, in this order."""
MOST_SHEETS = 100_000
LONGEST_TEXT = 500
"""Characters of one typed field."""
_DASH = re.compile("\\s*[-\u2010-\u2015\u2212]\\s*")


class CopyKind(StrEnum):
    """A print on paper, a sealed file that left, or a disc or stick that carries something of a customer."""

    PRINT = "print"
    OUTPUT = "output"
    DISC = "disc"
    STICK = "stick"


MEDIUM = {
    CopyKind.PRINT: Medium.PAPER,
    CopyKind.OUTPUT: Medium.PAPER,  # a sealed file is shredded as the paper it was printed on
    CopyKind.DISC: Medium.DISC,
    CopyKind.STICK: Medium.STICK,
}


class CopyState(StrEnum):
    """Where a copy stands. ``VOID``: a number was given, but writing the file failed, so no copy ever existed.

    ``MAKING``: an output that is being written this moment, or whose making was cut off. Nobody was told its password,
    so it is not out, whatever becomes of its request.
    """

    MAKING = "making"
    HELD = "held"
    RETURNED = "returned"
    SHREDDED = "shredded"
    VOID = "void"


FOLLOWS: dict[CopyState, frozenset[CopyState]] = {
    CopyState.MAKING: frozenset({CopyState.VOID}),
    CopyState.HELD: frozenset({CopyState.HELD, CopyState.RETURNED, CopyState.SHREDDED, CopyState.VOID}),
    CopyState.RETURNED: frozenset({CopyState.HELD, CopyState.SHREDDED}),
    CopyState.SHREDDED: frozenset(),
    CopyState.VOID: frozenset(),
}


IN_THE_HOUSE = frozenset({CopyState.HELD, CopyState.RETURNED})
ENDED = frozenset({CopyState.SHREDDED, CopyState.VOID})


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A print, disc or stick to be numbered. ``due`` is the ISO day it should be back (may be empty).

    ``sheets`` counts sheets of a print, pieces of the others; ``acknowledged``: the holder knows rule 6.
    """

    customer: Ref
    description: str
    sheets: int
    holder: str
    place: str
    due: str
    kind: CopyKind = CopyKind.PRINT
    acknowledged: bool = False


@dataclass(frozen=True, slots=True)
class PrintForm:
    """A customer's file to be printed, and who gets it. ``with_items``: those of the customer's own level as well.

    ``printer`` is the name by which the system knows it; ``due`` and ``acknowledged`` as in `PaperForm`.
    """

    customer: Ref
    with_items: bool
    printer: str
    holder: str
    place: str
    purpose: str
    due: str
    acknowledged: bool


@dataclass(frozen=True, slots=True)
class MadePrint:
    """Pages ready for the printer, as PNG pictures of A4, under the number they have in the register already."""

    ref: Ref
    number: str
    pages: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class LendForm:
    """Who gets a copy now, and where it will lie; ``due`` as in `PaperForm`."""

    holder: str
    place: str
    due: str
    acknowledged: bool


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
    """One line of the register. ``sheets`` counts sheets of a print, pages of an output, pieces of discs and sticks;
    ``at`` and ``seen_at`` (when it was counted or given last) are UTC microseconds, ``at`` 0 where ``gone``: its
    customer was destroyed, as ``certificate`` says (empty where only an older copy of the vault knew of it).
    """

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
    seen_at: int = 0
    acknowledged: bool = True
    gone: bool = False
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class Stock:
    """What a count found. ``seen`` and ``missing`` are copies that should be there, ``ended`` numbers that should not
    exist any more but were found, ``unknown`` what stands in no register that this session opens.
    """

    seen: tuple[CopyRow, ...]
    missing: tuple[CopyRow, ...]
    ended: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """Pieces without a number: drafts, misprints, an old disc.

    The description is printed and kept by the office, so it should say what it was, never which customer.
    """

    description: str
    count: int
    level: Level = Level.CONFIDENTIAL


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph as it was chosen: its name, its declared type, its bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ShredForm:
    """A shredding session. Who shreds is the person signed in, by the name in the directory."""

    project: Id
    items: tuple[Ref, ...]
    loose: tuple[Loose, ...]
    machine: str
    standard: str
    place: str
    note: str
    medium: Medium = Medium.PAPER
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class ShreddingRow:
    """One record in the office's register."""

    number: str
    at: int
    title: str
    has_photo: bool = False


@dataclass(frozen=True, slots=True)
class ShreddingRecord:
    """A finished session: the number of the record and the signed PDF."""

    number: str
    pdf: bytes


def why_not_watch(*, performer: Id, first: Id, second: Id | None, two_needed: bool, one_person: bool) -> str:
    """The code of the first rule that the witnesses break, or ``""``. ``second`` None: nobody else watches."""
    if one_person:
        return ""
    if performer in (first, second):
        return "copies.witness_is_performer"
    if second == first:
        return "copies.witness_twice"
    return "copies.second_witness_missing" if two_needed and second is None else ""


def require_follows(old: CopyState, new: CopyState) -> None:
    """Raises ``Problem("copies.not_in_this_state")`` unless the table allows the step."""
    if new not in FOLLOWS[old]:
        raise Problem("copies.not_in_this_state")


def require_paper(form: PaperForm) -> None:
    """Raises the ``Problem`` of the first rule that the form breaks."""
    if form.customer.level == Level.TOP_SECRET:
        raise Problem("copies.top_secret_never")
    if form.kind is CopyKind.OUTPUT:
        raise ValueError("outputs are registered by their release")
    if not form.description.strip():
        raise Problem("copies.description_missing")
    if not form.holder.strip() or not form.place.strip():
        raise Problem("copies.holder_missing")
    _require_short(form.description, form.holder, form.place)
    _require_sheets(form.sheets)
    if form.due:
        _require_day(form.due)


def require_print(form: PrintForm) -> None:
    """Raises the ``Problem`` of the first rule that the form breaks."""
    if form.customer.level == Level.TOP_SECRET:
        raise Problem("copies.top_secret_never")
    if not form.printer.strip():
        raise Problem("copies.printer_missing")
    if not form.purpose.strip():
        raise Problem("copies.purpose_missing")
    _require_short(form.purpose)
    require_lending(CopyKind.PRINT, LendForm(form.holder, form.place, form.due, form.acknowledged))


def require_lending(kind: CopyKind, form: LendForm, *, gone: bool = False, level: Level = Level.CONFIDENTIAL) -> None:
    """Raises the ``Problem`` of the first rule that the form breaks; ``gone``: the customer was destroyed; ``level``:
    where the copy stands now.
    """
    if gone:
        raise Problem("copies.gone_are_shredded")
    if level == Level.TOP_SECRET:
        raise Problem("copies.top_secret_is_shredded")
    if kind is CopyKind.OUTPUT:
        raise Problem("copies.outputs_are_not_lent")
    if not form.holder.strip() or not form.place.strip():
        raise Problem("copies.holder_missing")
    _require_short(form.holder, form.place)
    if form.due:
        _require_day(form.due)
    if not form.acknowledged:
        raise Problem("copies.not_acknowledged")


def require_place(place: str) -> None:
    """Raises ``Problem("copies.place_missing")`` or "copies.text_too_long"."""
    if not place.strip():
        raise Problem("copies.place_missing")
    _require_short(place)


def counted_number(text: str) -> str:
    """The number in what was typed, or read by a scanner from the code on a sheet (``NIEM|number|check code``).

    It is one whatever way it is typed: small letters, letters of full width, other dashes, blanks around them.
    """
    parts = unicodedata.normalize("NFKC", text).upper().split("|")
    return _DASH.sub("-", (parts[1] if len(parts) > 1 else parts[0]).strip())


def require_shredding(form: ShredForm) -> Level:
    """The highest level involved, loose pieces included. Raises the ``Problem`` of the first rule that is broken."""
    if not form.items and not form.loose:
        raise Problem("copies.nothing_to_shred")
    if len(set(form.items)) != len(form.items):
        raise Problem("copies.item_twice")
    if any(item.project != form.project for item in form.items):
        raise Problem("copies.another_project")
    if not form.machine.strip() or not form.place.strip():
        raise Problem("copies.machine_missing")
    _require_short(form.machine, form.place, form.note, *(piece.description for piece in form.loose))
    for piece in form.loose:
        if not piece.description.strip():
            raise Problem("copies.description_missing")
        _require_sheets(piece.count)
    levels = (*(item.level for item in form.items), *(piece.level for piece in form.loose))
    highest = max(levels)
    if not fine_enough(form.standard, highest, form.medium):
        raise Problem("copies.cut_too_coarse", minimum=minimum_standard(highest, form.medium))
    if form.photo is not None:
        _require_photo(form.photo)
    return highest


def _require_photo(photo: Photo) -> None:
    if photo.media_type not in PHOTO_TYPES or not photo.content:
        raise Problem("copies.photo_type")
    if len(photo.content) > PHOTO_LIMIT:
        raise Problem("copies.photo_too_large", limit=PHOTO_LIMIT // (1024 * 1024))


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
