"""A customer's written consent: what it says, how it changes, and the pure rule of what it covers.

A consent is a series of events, each with the day on the paper, who recorded it and its scan:

    GIVEN       the first, once: the whole scope, with the scanned document
    NARROWED    a smaller scope from then on; never a wider one (that is a new consent)
    WITHDRAWN   the last: nothing is covered any more

Rules:

1. Level 3 has no consents: nothing of it ever leaves (``consents.top_secret_never``).
2. A consent says who gave it and in what capacity, for which kinds of recipients, what for, which parts, from when. A
   last day may be missing: then it holds until it is withdrawn.
3. Where recipients are named, only those; their names are compared without marks and case.
4. Nothing that a scope does not list is covered: no other purpose, no other field, no other kind of recipient.
5. What happens to a consent takes effect when it is recorded: no request goes on under it by an earlier date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.customers.folding import fold
from app.customers.model import ItemKind, Ref
from app.errors import Problem

PAPER_TYPES = frozenset({"application/pdf", "image/png", "image/jpeg"})
PAPER_LIMIT = 10 * 1024 * 1024
"""Bytes: what one attachment may hold."""
LONGEST_TEXT = 2000
"""Characters of one typed field."""
MOST_LINES = 20
"""How many purposes, and how many named recipients, one consent may list."""

FIELDS = ("name", "code", "phones", "email", "tax_code", "address", "note")
"""The fields of a customer that may leave at all, in the order in which they are printed."""
DOCUMENT_KIND = "document"
KINDS = (*(str(kind) for kind in ItemKind), DOCUMENT_KIND)
"""What else of a file may leave, a kind as a whole."""


class RecipientKind(StrEnum):
    """Who the recipient is to the customer."""

    REPRESENTATIVE = "representative"
    CONTACT = "contact"
    PARTNER = "partner"
    HIRED = "hired"
    PARTICIPANT = "participant"
    OTHER = "other"


class Step(StrEnum):
    """What happened to a consent."""

    GIVEN = "given"
    NARROWED = "narrowed"
    WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """How a consent stands on a day."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was chosen: its name, its declared type, its bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Scope:
    """What is agreed to. ``start`` and ``until`` are ISO days; ``until`` empty: until it is withdrawn.

    ``named`` are the only recipients where there are any; ``kinds`` are of `KINDS`; ``items`` single ones besides.
    """

    recipients: tuple[RecipientKind, ...]
    purposes: tuple[str, ...]
    fields: tuple[str, ...]
    start: str
    until: str = ""
    named: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    items: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """A consent to be recorded. ``day`` is the day on the paper (ISO), ``role`` in what capacity it was given."""

    customer: Ref
    giver: str
    role: str
    scope: Scope
    day: str
    paper: Document
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangeForm:
    """What happened to a consent that was read at revision ``base``; without a ``scope`` it is withdrawn.

    A change without a paper says in ``note`` how the customer's word came.
    """

    base: int
    day: str
    note: str
    scope: Scope | None = None
    paper: Document | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event, for the window. ``pages`` is 0 where there is no paper."""

    step: Step
    day: str
    at: int
    by: str
    note: str
    paper_name: str
    pages: int
    scope: Scope


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One consent, whole, as it stands now. ``titles`` are of ``scope.items``, in their order."""

    ref: Ref
    rev: int
    number: str
    customer: Ref
    giver: str
    role: str
    scope: Scope
    standing: Standing
    events: tuple[EventRow, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to let out: to whom, what for, which fields, and items with the kind of each."""

    recipient_kind: RecipientKind
    recipient_name: str
    purpose: str
    fields: tuple[str, ...]
    items: tuple[tuple[Ref, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a consent does not cover: the error code, and which field or kind, if any."""

    code: str
    what: str = ""


def standing_on(scope: Scope, day: date, *, withdrawn: bool) -> Standing:
    """How a consent with that scope stands on ``day``."""
    if withdrawn:
        return Standing.WITHDRAWN
    if day < date.fromisoformat(scope.start):
        return Standing.NOT_YET
    if scope.until and day > date.fromisoformat(scope.until):
        return Standing.EXPIRED
    return Standing.IN_FORCE


_WHY = {
    Standing.WITHDRAWN: "consents.withdrawn",
    Standing.NOT_YET: "consents.not_yet",
    Standing.EXPIRED: "consents.expired",
}


def covers(scope: Scope, wanted: Wanted, day: date, *, withdrawn: bool) -> tuple[Gap, ...]:
    """What of ``wanted`` the consent does not cover on ``day``; empty: all of it is covered."""
    standing = standing_on(scope, day, withdrawn=withdrawn)
    gaps = [Gap(_WHY[standing])] if standing is not Standing.IN_FORCE else []
    if wanted.recipient_kind not in scope.recipients:
        gaps.append(Gap("consents.other_recipient", str(wanted.recipient_kind)))
    if scope.named and same_words(wanted.recipient_name) not in {same_words(name) for name in scope.named}:
        gaps.append(Gap("consents.not_named"))
    if same_words(wanted.purpose) not in {same_words(purpose) for purpose in scope.purposes}:
        gaps.append(Gap("consents.other_purpose"))
    gaps += [Gap("consents.field_outside", field) for field in wanted.fields if field not in scope.fields]
    gaps += [
        Gap("consents.item_outside", kind)
        for ref, kind in wanted.items
        if kind not in scope.kinds and ref not in scope.items
    ]
    return tuple(gaps)


def same_words(text: str) -> str:
    """``text`` as it is compared: without marks, case and spare spaces."""
    return " ".join(fold(text).split())


def narrower(new: Scope, old: Scope) -> bool:
    """Whether ``new`` allows nothing that ``old`` did not, and less than it."""
    named = {same_words(name) for name in new.named}
    inside = (
        set(new.recipients) <= set(old.recipients)
        and set(map(same_words, new.purposes)) <= set(map(same_words, old.purposes))
        and set(new.fields) <= set(old.fields)
        and set(new.kinds) <= set(old.kinds)
        and set(new.items) <= set(old.items)
        and (not old.named or (bool(named) and named <= {same_words(name) for name in old.named}))
        and new.start >= old.start
        and (not old.until or (bool(new.until) and new.until <= old.until))
    )
    return inside and new != old


def require_form(form: ConsentForm, today: date) -> None:
    """Raises the ``Problem`` of the first rule that the form breaks; the paper's content is checked elsewhere."""
    if not form.giver.strip() or not form.role.strip():
        raise Problem("consents.giver_missing")
    require_scope(form.scope)
    _require_texts(form.giver, form.role, form.note)
    _require_day(form.day, today)
    require_paper(form.paper)


def require_change(form: ChangeForm, today: date) -> None:
    """The same for what happens to a consent later."""
    if form.scope is not None:
        require_scope(form.scope)
    if form.paper is not None:
        require_paper(form.paper)
    elif not form.note.strip():
        raise Problem("consents.how_missing")
    _require_texts(form.note)
    _require_day(form.day, today)


def require_scope(scope: Scope) -> None:
    """Raises the ``Problem`` of the first thing that a scope lacks."""
    if not scope.recipients:
        raise Problem("consents.recipients_missing")
    if not scope.purposes or not all(purpose.strip() for purpose in scope.purposes):
        raise Problem("consents.purpose_missing")
    if not (scope.fields or scope.kinds or scope.items):
        raise Problem("consents.nothing_covered")
    if not set(scope.fields) <= set(FIELDS) or not set(scope.kinds) <= set(KINDS):
        raise Problem("consents.unknown_part")
    if max(len(scope.purposes), len(scope.named)) > MOST_LINES:
        raise Problem("consents.too_many_lines", limit=MOST_LINES)
    _require_texts(*scope.purposes, *scope.named)
    try:
        start = date.fromisoformat(scope.start)
        until = date.fromisoformat(scope.until) if scope.until else None
    except ValueError:
        raise Problem("consents.day_unreadable") from None
    if until is not None and until < start:
        raise Problem("consents.ends_before_it_starts")


def require_paper(paper: Document) -> None:
    """As far as it shows without opening the file: there is one, of a known type, not too large."""
    if not paper.content:
        raise Problem("consents.paper_missing")
    if paper.media_type not in PAPER_TYPES:
        raise Problem("consents.paper_type")
    if len(paper.content) > PAPER_LIMIT:
        raise Problem("consents.paper_too_large", limit=PAPER_LIMIT // (1024 * 1024))


def _require_texts(*texts: str) -> None:
    if any(len(text) > LONGEST_TEXT for text in texts):
        raise Problem("consents.text_too_long", limit=LONGEST_TEXT)


def _require_day(day: str, today: date) -> None:
    try:
        found = date.fromisoformat(day)
    except ValueError:
        raise Problem("consents.day_unreadable") from None
    if found > today:
        raise Problem("consents.day_to_come")


def first(gaps: Iterable[Gap]) -> str:
    """The code of the first gap, or ``""``."""
    return next((gap.code for gap in gaps), "")
