"""Why a customer has their level, and the pure rules of changing it (charter row C2).

Rules:

1. Every level has a reason in words and a day on which it is looked at again: proposed after 12, 6 or 3 months by
   level, in the future, at most two years ahead. A file without such a day is due when that time is over since it was
   made.
2. Raising takes one person with a writing duty who opens both levels. Who does not open the higher one proposes it: the
   proposal waits in the file's present level for somebody who does, which may be the same person in the top-secret
   room.
3. Lowering takes two: one asks with a reason, a manager other than the one who asked decides, and never on their own.
   One-person mode does not lift this.
4. Items that stand below a raised customer go up with them; a lowered customer leaves theirs where they are unless the
   request takes those of the same level along.
5. What is decided on is the file as it stood: an edit since then has to be looked at first.
6. A single item moves by rules 2, 3 and 5, with its documents and entries, never below its customer. It has a reason
   and no day of its own: it is looked at again with its customer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.access.duty import Duty
from app.access.level import Level
from app.clock import local_date
from app.customers.classification.criteria import (
    CRITERIA,
    QUESTIONS,
    Proposal,
    Question,
    asked,
    known,
    propose,
    questions_of,
)
from app.customers.form import Grounds, ItemKind, Ref
from app.errors import Problem
from app.ids import Id

__all__ = [
    "CRITERIA",
    "QUESTIONS",
    "Classification",
    "Direction",
    "LevelForm",
    "LevelRequest",
    "Owed",
    "Proposal",
    "Question",
    "Readers",
    "RequestState",
    "ReviewPage",
    "ReviewRow",
    "asked",
    "known",
    "propose",
    "proposed_review",
    "questions_of",
    "review_fault",
    "review_limits",
]

MONTHS = {Level.CONFIDENTIAL: 12, Level.SECRET: 6, Level.TOP_SECRET: 3}
"""After how many months a level is looked at again."""
LONGEST_REASON = 1000
_MOST_DAYS = 731
SOON = timedelta(days=14)
"""How long before its day a review is told of."""


class Direction(StrEnum):
    """Which way a level is to change."""

    RAISE = "raise"
    LOWER = "lower"


class RequestState(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Classification:
    """Why a customer has their level. ``by`` is a name, ``at`` UTC microseconds, ``review`` an ISO day; all may be
    empty for files entered without it.
    """

    level: Level
    criteria: tuple[str, ...] = ()
    reason: str = ""
    by: str = ""
    at: int = 0
    review: str = ""


@dataclass(frozen=True, slots=True)
class LevelForm:
    """A new level as it is asked for: the answers behind it, the reason in words, when it is looked at again.

    ``with_items`` matters when lowering only: whether what stands at the customer's present level comes along (for an
    item: its documents).
    """

    level: Level
    reason: str
    review: str
    criteria: tuple[str, ...] = ()
    with_items: bool = False


@dataclass(frozen=True, slots=True)
class LevelRequest:
    """A proposal to raise or a request to lower a customer, or one ``item``, with what this person may do about it.

    ``customer_rev`` is the revision that was asked about, ``rev`` the present one, both of the item where there is one.
    ``customer_name`` is empty when the session cannot open the customer. ``why_not`` is the code of what
    keeps this person from deciding; ``room``: the level needs the top-secret room; ``along``: how many items and
    documents come down too.
    """

    ref: Ref
    customer: Ref
    customer_name: str
    customer_code: str
    direction: Direction
    to: Level
    reason: str
    review: str
    criteria: tuple[str, ...]
    with_items: bool
    asker: Id
    asker_name: str
    asked_at: int
    state: RequestState
    customer_rev: int
    rev: int
    mine: bool
    may_decide: bool
    may_refuse: bool
    why_not: str
    room: bool
    item: Ref | None = None
    item_title: str = ""
    item_kind: ItemKind | None = None
    along: int = 0

    @property
    def about(self) -> Ref:
        """The customer, or the one item of theirs."""
        return self.item or self.customer


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A customer whose level is due to be looked at. ``overdue``: the day has passed; ``rev`` the present revision."""

    ref: Ref
    name: str
    code: str
    review: str
    overdue: bool
    reason: str
    rev: int


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The next rows, the longest due first; how many are due in all, and how many of those are overdue."""

    rows: tuple[ReviewRow, ...]
    total: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Owed:
    """A compartment that waits to be written anew: how many customers and items left it upwards since ``since``."""

    project: Id
    level: Level
    files: int
    since: int


@dataclass(frozen=True, slots=True)
class Readers:
    """Who will be able to open a level. ``exact`` false: this session cannot know all, ``names`` are those it knows.

    ``myself``: whether this person holds the level; ``managers`` are whom to ask.
    """

    level: Level
    names: tuple[str, ...]
    exact: bool
    myself: bool
    managers: tuple[str, ...]


def proposed_review(level: Level, today: date) -> date:
    """The day on which a level given today is looked at again."""
    months = today.month - 1 + MONTHS[level]
    year, month = today.year + months // 12, months % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(today.day, last))


def due_on(level: Level, review: str, created_at: int) -> str:
    """The day on which a stored level is due (ISO)."""
    return review or proposed_review(level, local_date(created_at)).isoformat()


def review_limits(today: date) -> tuple[date, date]:
    """The first and the last day that a review may be put on."""
    return today + timedelta(days=1), today + timedelta(days=_MOST_DAYS - 1)


def review_fault(review: str, today: date) -> str:
    """What is wrong with the day of the next review, as an error code, or ``""``."""
    try:
        day = date.fromisoformat(review)
    except ValueError:
        return "classification.day_unreadable"
    first, last = review_limits(today)
    if day < first:
        return "classification.day_passed"
    return "classification.day_too_far" if day > last else ""


def require_form(form: LevelForm, today: date) -> LevelForm:
    """The form, tidied. Raises the ``Problem`` of the first rule that it breaks."""
    reason = require_reason(form.reason)
    fault = review_fault(form.review, today)
    if fault:
        raise Problem(fault)
    return LevelForm(Level(form.level), reason, form.review, known(form.criteria), form.with_items)


def require_item_form(form: LevelForm, now: Level, customer: Level) -> LevelForm:
    """The form for an item that stands at ``now``, tidied. Raises the ``Problem`` of the first rule that it breaks."""
    direction_of(now, form.level)
    if form.level < customer:
        raise Problem("classification.item_below_customer")
    if not form.reason.strip():
        raise Problem("classification.item_reason_missing")
    return LevelForm(Level(form.level), require_reason(form.reason), "", (), form.with_items)


def require_reason(reason: str) -> str:
    """The reason without its outer spaces. Raises Problem("classification.reason_missing"), "…reason_too_long"."""
    text = reason.strip()
    if not text:
        raise Problem("classification.reason_missing")
    if len(text) > LONGEST_REASON:
        raise Problem("classification.reason_too_long", limit=LONGEST_REASON)
    return text


def given_grounds(level: Level, grounds: Grounds, by: Id, at: int) -> Grounds:
    """The grounds of a level that is given now, by ``by``: without a day, the proposed one; without words, the
    criterion's. Raises the ``Problem`` of the first rule that they break.

    A level below what the answers propose needs words of one's own.
    """
    today = local_date(at)
    review = grounds.review or proposed_review(level, today).isoformat()
    proposal = propose(grounds.criteria)
    reason = grounds.reason if grounds.reason.strip() or level < proposal.level else proposal.reason
    form = require_form(LevelForm(level, reason, review, grounds.criteria), today)
    return Grounds(form.criteria, form.reason, form.review, by.hex(), at)


def direction_of(now: Level, to: Level) -> Direction:
    """Which way. Raises Problem("classification.same_level")."""
    if now == to:
        raise Problem("classification.same_level")
    return Direction.RAISE if to > now else Direction.LOWER


def why_not_decide(
    direction: Direction,
    state: RequestState,
    *,
    asker: Id,
    person: Id,
    duties: Iterable[Duty],
    holds: bool,
    unchanged: bool,
) -> str:
    """The code of the first rule that keeps a person from carrying out a request, or ``""``.

    ``holds``: whether the session opens both levels; ``unchanged``: the file is what was asked about.
    """
    if state is not RequestState.ASKED:
        return "classification.not_in_this_state"
    if direction is Direction.LOWER:
        if Duty.MANAGER not in frozenset(duties):
            return "classification.manager_decides"
        if asker == person:
            return "classification.own_request"
    if not holds:
        return "session.beyond_clearance"
    return "" if unchanged else "classification.changed_since"


def why_not_refuse(state: RequestState, *, asker: Id, person: Id, duties: Iterable[Duty]) -> str:
    """The code of the first rule that keeps a person from refusing a request, or ``""``."""
    if state is not RequestState.ASKED:
        return "classification.not_in_this_state"
    if Duty.MANAGER not in frozenset(duties):
        return "classification.manager_decides"
    return "classification.own_request" if asker == person else ""
