"""A release request: its forms, its states, and the pure rules of who may do what with it.

States (anything not in this table is refused with ``release.not_in_this_state``)::

    ASKED        withdraw → WITHDRAWN   decide → APPROVED | REFUSED   time → EXPIRED
    APPROVED     withdraw → WITHDRAWN   hand over → HANDED_OVER       time → EXPIRED
    REFUSED, HANDED_OVER, EXPIRED, WITHDRAWN: final

Rules:

1. Level 3 never leaves: it cannot be asked for (``release.top_secret_never``).
2. The customer's written consent is part of the request; so are the recipient, the purpose, at least one line and a
   last day.
3. Only a manager cleared for the level decides, and never the asker. One-person mode does not soften this.
4. A decision binds to the digest of the request, of the lines that would leave and of the consent. When any of them is
   no longer what was asked, nobody can decide or hand over (``release.changed_since``).
5. Both outcomes carry a reason.
6. The asker or the person who approved hands over, once, until the last day. A request is never removed by these acts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.access.duty import Duty
from app.access.level import Level
from app.clock import end_of_day
from app.customers.items.words import DETAIL_FIELDS, item_field_label
from app.customers.model import FIELD_NAMES, ItemKind, Ref
from app.errors import Problem
from app.ids import Id

CONSENT_TYPES = frozenset({"application/pdf", "image/png", "image/jpeg"})
CONSENT_LIMIT = 10 * 1024 * 1024
"""Bytes: what one attachment may hold."""
LONGEST_TEXT = 2000
"""Characters of one typed field."""


RELEASABLE = ("name", "code", "phones", "email", "tax_code", "address", "note")
"""The fields of a customer that can be chosen, in the order in which they are printed."""
_ITEM_LABELS = {
    "vi": {"text": "Nội dung", "amount": "Số tiền", "day": "Ngày", "document": "Tài liệu", "sha256": "SHA-256"},
    "en": {"text": "Text", "amount": "Amount", "day": "Day", "document": "Document", "sha256": "SHA-256"},
}


class RecipientKind(StrEnum):
    """Who the recipient is to the customer."""

    REPRESENTATIVE = "representative"
    CONTACT = "contact"
    PARTNER = "partner"
    HIRED = "hired"
    PARTICIPANT = "participant"
    OTHER = "other"


class ReleaseState(StrEnum):
    """Where a request stands. ``EXPIRED`` is never stored: an open request becomes it when its day has passed."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    HANDED_OVER = "handed_over"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What can be done with a request."""

    WITHDRAW = "withdraw"
    DECIDE = "decide"
    HAND_OVER = "hand_over"


ALLOWED: dict[ReleaseState, frozenset[Act]] = {
    ReleaseState.ASKED: frozenset({Act.WITHDRAW, Act.DECIDE}),
    ReleaseState.APPROVED: frozenset({Act.WITHDRAW, Act.HAND_OVER}),
    ReleaseState.REFUSED: frozenset(),
    ReleaseState.HANDED_OVER: frozenset(),
    ReleaseState.EXPIRED: frozenset(),
    ReleaseState.WITHDRAWN: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was chosen: its name, its declared type, its bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ReleaseForm:
    """What the asker fills in. ``until`` is the last day (ISO) on which it may be handed over."""

    customer: Ref
    recipient_kind: RecipientKind
    recipient_name: str
    recipient_contact: str
    purpose: str
    fields: tuple[str, ...]
    items: tuple[Ref, ...]
    until: str
    consent: Document


@dataclass(frozen=True, slots=True)
class Decision:
    """What the manager said. ``at`` in UTC microseconds."""

    by: str
    at: int
    approved: bool
    reason: str


@dataclass(frozen=True, slots=True)
class OutputRow:
    """The sealed PDF that left: its number in the register of copies, pages, when, by whom, SHA-256 in hexadecimal."""

    number: str
    pages: int
    at: int
    by: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """One line of the list of requests. ``until`` is an ISO day."""

    ref: Ref
    number: str
    customer_name: str
    customer_code: str
    level: Level
    recipient_name: str
    purpose: str
    asker_name: str
    asked_at: int
    until: str
    state: ReleaseState
    mine: bool
    may_decide: bool


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """One request, whole. ``lines`` are (label code, text): exactly what would leave, as the records stand now."""

    row: ReleaseRow
    recipient_kind: RecipientKind
    recipient_contact: str
    lines: tuple[tuple[str, str], ...]
    digest: bytes
    consent_name: str
    consent_pages: int
    earlier: tuple[ReleaseRow, ...]
    may_decide: bool
    why_not: str
    may_hand_over: bool
    may_withdraw: bool
    decision: Decision | None
    output: OutputRow | None


class OutputKind(StrEnum):
    """What is made for the recipient: a sealed paper, or a sealed package of tables and documents."""

    PAPER = "paper"
    PACKAGE = "package"


@dataclass(frozen=True, slots=True)
class Output:
    """A finished hand-over. ``password`` exists here and nowhere else: it is shown once and never stored.

    ``pages`` are those of a paper (0 for a package), ``files`` those in a package (0 for a paper).
    """

    number: str
    password: str
    path: str
    pages: int
    sha256: str
    kind: OutputKind = OutputKind.PAPER
    files: int = 0
    signed: bool = False


def label_name(code: str, language: str) -> str:
    """What a line is called: ``code`` as in ``ReleaseView.lines``, ``language`` ``"vi"`` or ``"en"``."""
    area, _, what = code.partition(".")
    if area == "customer":
        return FIELD_NAMES[language][what]
    if what in _ITEM_LABELS[language]:
        return _ITEM_LABELS[language][what]
    if what in DETAIL_FIELDS:
        return item_field_label(ItemKind.POLICY, what, language)
    name = ItemKind(what).label(language)
    return name[:1].upper() + name[1:]


def state_now(stored: ReleaseState, until: str, now: int) -> ReleaseState:
    """The state at ``now`` (UTC microseconds): an open request whose last day has passed is expired."""
    open_still = stored in (ReleaseState.ASKED, ReleaseState.APPROVED)
    if open_still and now > end_of_day(date.fromisoformat(until)):
        return ReleaseState.EXPIRED
    return stored


def require_state(state: ReleaseState, act: Act) -> None:
    """Raises ``Problem("release.expired")`` or ``Problem("release.not_in_this_state")`` unless the table allows it."""
    if act in ALLOWED[state]:
        return
    if state is ReleaseState.EXPIRED:
        raise Problem("release.expired")
    raise Problem("release.not_in_this_state")


def why_not_decide(state: ReleaseState, *, asker: Id, person: Id, duties: Iterable[Duty], unchanged: bool) -> str:
    """The code of the first rule that stands in the way of deciding, or ``""``."""
    if Duty.MANAGER not in frozenset(duties):
        return "release.manager_decides"
    if asker == person:
        return "release.own_request"
    if state is ReleaseState.EXPIRED:
        return "release.expired"
    if Act.DECIDE not in ALLOWED[state]:
        return "release.not_in_this_state"
    return "" if unchanged else "release.changed_since"


def why_not_hand_over(state: ReleaseState, *, asker: Id, decider: Id | None, person: Id, unchanged: bool) -> str:
    """The code of the first rule that stands in the way of handing over, or ``""``."""
    if state is ReleaseState.EXPIRED:
        return "release.expired"
    if Act.HAND_OVER not in ALLOWED[state]:
        return "release.not_in_this_state"
    if person not in (asker, decider):
        return "release.not_yours"
    return "" if unchanged else "release.changed_since"


def require_form(form: ReleaseForm, today: date) -> None:
    """Raises the ``Problem`` of the first rule that the form breaks; the consent's content is checked elsewhere."""
    if Level.TOP_SECRET in {form.customer.level, *(item.level for item in form.items)}:
        raise Problem("release.top_secret_never")
    if any(item.project != form.customer.project for item in form.items):
        raise Problem("release.another_project")
    if not form.recipient_name.strip() or not form.recipient_contact.strip():
        raise Problem("release.recipient_missing")
    if not form.purpose.strip():
        raise Problem("release.purpose_missing")
    if not form.fields and not form.items:
        raise Problem("release.nothing_chosen")
    if max(map(len, (form.recipient_name, form.recipient_contact, form.purpose))) > LONGEST_TEXT:
        raise Problem("release.text_too_long", limit=LONGEST_TEXT)
    _require_day(form.until, today)
    require_consent(form.consent)


def _require_day(until: str, today: date) -> None:
    try:
        last = date.fromisoformat(until)
    except ValueError:
        raise Problem("release.day_unreadable") from None
    if last < today:
        raise Problem("release.day_passed")


def require_consent(consent: Document) -> None:
    """Rule 2, as far as it shows without opening the file: there is one, of a known type, not too large."""
    if not consent.content:
        raise Problem("release.consent_missing")
    if consent.media_type not in CONSENT_TYPES:
        raise Problem("release.consent_type")
    if len(consent.content) > CONSENT_LIMIT:
        raise Problem("release.consent_too_large", limit=CONSENT_LIMIT // (1024 * 1024))


def require_reason(reason: str) -> str:
    """The reason without its outer spaces. Raises ``Problem("release.reason_missing")`` when nothing is left."""
    text = reason.strip()
    if not text:
        raise Problem("release.reason_missing")
    if len(text) > LONGEST_TEXT:
        raise Problem("release.text_too_long", limit=LONGEST_TEXT)
    return text
