"""What crosses between the window and the vault about agreements, and the pure rules of their terms.

1. An agreement runs whole days: to the end of its last day, one year unless said otherwise, at most three.
2. The last day is not before the first; a paper's first day is not in the future and not more than a year ago.
3. A renewal takes the place of the one in force when it is signed, and is proposed to the year after that one's end, so
   that no day is lost by signing early.
4. An agreement on an older text counts until its end; the list only says that there is a newer text.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.access.duty import Duty
from app.access.policy import READERS
from app.clock import DAY, local_date
from app.errors import Problem
from app.ids import Id

LONGEST_YEARS = 3
LAPSING_DAYS = 30
LONGEST_REASON = 300
LARGEST_SCAN = 10 * 1024 * 1024
POINT = "• "
"""How a point of a list begins."""
SCAN_TYPES = ("application/pdf", "image/jpeg", "image/png")
PDF = SCAN_TYPES[0]
_BEGINS = {SCAN_TYPES[0]: b"%PDF-", SCAN_TYPES[1]: b"\xff\xd8\xff", SCAN_TYPES[2]: b"\x89PNG\r\n\x1a\n"}


class Form(StrEnum):
    """How an agreement was signed: in the program, or on paper and scanned."""

    PROGRAM = "program"
    PAPER = "paper"


class Standing(StrEnum):
    """Where a person stands with their agreement."""

    NONE = "none"
    IN_FORCE = "in-force"
    LAPSING = "lapsing"
    LAPSED = "lapsed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class TextPart:
    """One article, or one part of an article for some duties (rank 2)."""

    heading: str
    rank: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of the agreement in one language, filled in for one person."""

    version: str
    language: str
    title: str
    preamble: tuple[str, ...]
    parts: tuple[TextPart, ...]
    checked_by_counsel: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody reads before signing: the binding text, its English reading version, and the days proposed."""

    binding: Wording
    reading: Wording
    start: date
    until: date
    longest: date


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One person with their agreement. Times are UTC microseconds, 0 where there are none.

    ``needed``: whether the person's duties read customer data, so that nothing opens without one. ``newer_text``:
    whether there is a newer text than ``text``, the version that was signed.
    """

    uid: Id
    name: str
    title: str
    duties: tuple[Duty, ...]
    me: bool
    needed: bool
    standing: Standing
    number: str
    text: str
    newer_text: bool
    form: Form
    start: int
    until: int
    reason: str

    @property
    def in_force(self) -> bool:
        """Whether it binds now."""
        return self.standing in (Standing.IN_FORCE, Standing.LAPSING)


class Sent(StrEnum):
    """Where what a person signed and sent to the company stands."""

    WAITS = "half"
    TAKEN_BACK = "taken-back"
    SIGNED = "signed"
    REFUSED = "refused"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class SentRow:
    """What a person signed and sent: number, who signs for the company, when, until when it would bind, how it is."""

    number: str
    company: str
    at: int
    until: int
    standing: Sent
    reason: str


@dataclass(frozen=True, slots=True)
class MyAgreement:
    """The signed-in person's own row, the newest text as they would sign it, and what they sent to be signed last."""

    row: AgreementRow
    draft: Draft
    sent: SentRow | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Filed:
    """A document as it is kept: the signed PDF, or the scan of the paper."""

    number: str
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, repr=False)
class PaperForm:
    """An agreement signed on paper: for whom, on which text, its days, and the scan."""

    uid: Id
    text: str
    start: date
    until: date
    content: bytes


def needs_one(duties: Collection[Duty]) -> bool:
    """Whether somebody with these duties reads customer data, and so needs an agreement in force."""
    return bool(READERS & frozenset(duties))


def standing_of(until: int, now: int, *, ended: bool) -> Standing:
    """Where an agreement that ends at ``until`` stands at ``now``; ``ended`` when somebody ended it before."""
    if ended:
        return Standing.ENDED
    if now > until:
        return Standing.LAPSED
    if until - now <= LAPSING_DAYS * DAY:
        return Standing.LAPSING
    return Standing.IN_FORCE


def years_after(day: date, years: int) -> date:
    """The last day of a term of whole years that begins on ``day``."""
    try:
        return day.replace(year=day.year + years) - timedelta(days=1)
    except ValueError:  # begun on 29 February
        return date(day.year + years, 2, 28)


def proposed_end(start: date, in_force_until: date | None) -> date:
    """Rules 1 and 3: the last day that is proposed for an agreement signed on ``start``."""
    if in_force_until is None:
        return years_after(start, 1)
    return min(years_after(in_force_until + timedelta(days=1), 1), years_after(start, LONGEST_YEARS))


def require_term(start: date, until: date) -> None:
    """Rule 1. Raises Problem("agreements.term_too_short"), Problem("agreements.term_too_long")."""
    if until < start:
        raise Problem("agreements.term_too_short")
    if until > years_after(start, LONGEST_YEARS):
        raise Problem("agreements.term_too_long", years=LONGEST_YEARS)


def require_paper(form: PaperForm, now: int) -> None:
    """Rules 1 and 2, and that the scan is what it says.

    Raises Problem("agreements.day_in_future"), Problem("agreements.day_too_old"), Problem("agreements.already_over"),
    Problem("agreements.scan_unreadable") and what `require_term` raises.
    """
    today = local_date(now)
    require_term(form.start, form.until)
    if form.start > today:
        raise Problem("agreements.day_in_future")
    if form.start < years_after(today, -1):
        raise Problem("agreements.day_too_old")
    if form.until < today:
        raise Problem("agreements.already_over")
    if not any(begins_as(kind, form.content) for kind in SCAN_TYPES):
        raise Problem("agreements.scan_unreadable")
    if len(form.content) > LARGEST_SCAN:
        raise Problem("vault.attachment_too_big", megabytes=LARGEST_SCAN // 1024 // 1024)


def begins_as(media_type: str, content: bytes) -> bool:
    """Whether ``content`` begins like a file of one of `SCAN_TYPES`."""
    return content.startswith(_BEGINS[media_type])


def require_reason(text: str) -> str:
    """The reason for ending, with single spaces. Raises Problem("agreements.reason_missing"), "….reason_too_long"."""
    reason = " ".join(text.split())
    if not reason:
        raise Problem("agreements.reason_missing")
    if len(reason) > LONGEST_REASON:
        raise Problem("agreements.reason_too_long", longest=LONGEST_REASON)
    return reason
