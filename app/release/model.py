"""A release request: its forms, its states, and what crosses to the window.

States (anything not in this table is refused with ``release.not_in_this_state``)::

    ASKED          withdraw → WITHDRAWN   amend → ASKED   send back → SENT_BACK   decide → HALF_APPROVED | APPROVED
                                                                                           | REFUSED
    SENT_BACK      withdraw → WITHDRAWN   amend → ASKED
    HALF_APPROVED  withdraw → WITHDRAWN   amend → ASKED   send back → SENT_BACK   decide → APPROVED | REFUSED
    APPROVED       withdraw → WITHDRAWN   amend → ASKED   hand over → HANDED_OVER
    HANDED_OVER    take back → RETURNED
    REFUSED, RETURNED, WITHDRAWN: final

Three states are never stored, and RETURNED is not always; they follow from the day, from the consent and from the
register, so no batch job can be late with them::

    EXPIRED   an open request whose last day has passed: final
    STOPPED   an open request that its consent does not cover (any more): withdraw, amend
    OVERDUE   handed over, and the day by which the output should have come back has passed, or the consent was
              withdrawn: take back
    RETURNED  handed over, and the register of copies says that the output came back or was shredded: final

Rules (who may is decided in `app.release.rules`):

1. Level 3 never leaves: it cannot be asked for (``release.top_secret_never``).
2. A request stands under one written consent of the customer, which covers the recipient, the purpose and every part.
3. It names the recipient, the purpose, at least one line, a last day for handing over, and how long it may be kept.
4. Every decision carries a reason and is a signature over exactly what leaves; any later change voids it.
5. A request is never removed by these acts; every revision stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.access.level import Level
from app.clock import end_of_day
from app.consents.model import FIELDS, ConsentForm, ConsentRow
from app.consents.model import Document as Document  # noqa: PLC0414 (what a request is made of stands together)
from app.consents.model import RecipientKind as RecipientKind  # noqa: PLC0414
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id
from app.release.output import Output as Output  # noqa: PLC0414
from app.release.output import OutputKind as OutputKind  # noqa: PLC0414
from app.release.words import label_name as label_name  # noqa: PLC0414 (the window knows models, not words)
from app.release.words import part_name as part_name  # noqa: PLC0414

LONGEST_TEXT = 2000
"""Characters of one typed field."""
KEEP_DAYS = 30
"""How long after the last day of handing over an output may be kept where nobody said otherwise."""

RELEASABLE = FIELDS
"""The fields of a customer that can be chosen, in the order in which they are printed."""


class ReleaseState(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    SENT_BACK = "sent_back"
    HALF_APPROVED = "half_approved"
    APPROVED = "approved"
    REFUSED = "refused"
    HANDED_OVER = "handed_over"
    RETURNED = "returned"
    EXPIRED = "expired"
    STOPPED = "stopped"
    OVERDUE = "overdue"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({ReleaseState.ASKED, ReleaseState.SENT_BACK, ReleaseState.HALF_APPROVED, ReleaseState.APPROVED})
"""The stored states in which something may still leave."""
UNDECIDED = frozenset({ReleaseState.ASKED, ReleaseState.HALF_APPROVED})
"""The states in which somebody must decide."""
OUT = frozenset({ReleaseState.HANDED_OVER, ReleaseState.OVERDUE})
"""The states in which an output is with its recipient."""


class Act(StrEnum):
    """What can be done with a request."""

    WITHDRAW = "withdraw"
    AMEND = "amend"
    SEND_BACK = "send_back"
    DECIDE = "decide"
    HAND_OVER = "hand_over"
    TAKE_BACK = "take_back"


ALLOWED: dict[ReleaseState, frozenset[Act]] = {
    ReleaseState.ASKED: frozenset({Act.WITHDRAW, Act.AMEND, Act.SEND_BACK, Act.DECIDE}),
    ReleaseState.SENT_BACK: frozenset({Act.WITHDRAW, Act.AMEND}),
    ReleaseState.HALF_APPROVED: frozenset({Act.WITHDRAW, Act.AMEND, Act.SEND_BACK, Act.DECIDE}),
    ReleaseState.APPROVED: frozenset({Act.WITHDRAW, Act.AMEND, Act.HAND_OVER}),
    ReleaseState.STOPPED: frozenset({Act.WITHDRAW, Act.AMEND}),
    ReleaseState.HANDED_OVER: frozenset({Act.TAKE_BACK}),
    ReleaseState.OVERDUE: frozenset({Act.TAKE_BACK}),
    ReleaseState.REFUSED: frozenset(),
    ReleaseState.RETURNED: frozenset(),
    ReleaseState.EXPIRED: frozenset(),
    ReleaseState.WITHDRAWN: frozenset(),
}


class Ending(StrEnum):
    """How an output that was out came to an end."""

    CAME_BACK = "came_back"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class ReleaseForm:
    """What the asker fills in. ``until`` is the last day (ISO) on which it may be handed over.

    ``items`` are items and documents of the customer. ``consent`` is one on record, or one to be recorded in the same
    act. ``keep_until`` is the day by which the recipient gives it back or deletes it (empty: `KEEP_DAYS` after
    ``until``). ``addressee`` is the manager it is put before (None: any).
    """

    customer: Ref
    recipient_kind: RecipientKind
    recipient_name: str
    recipient_contact: str
    purpose: str
    fields: tuple[str, ...]
    items: tuple[Ref, ...]
    until: str
    consent: Ref | ConsentForm
    detail: str = ""
    keep_until: str = ""
    addressee: Id | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody said and signed. ``at`` in UTC microseconds; ``duty`` the one they signed with."""

    by: str
    at: int
    approved: bool
    reason: str
    duty: str = "manager"


@dataclass(frozen=True, slots=True)
class Returned:
    """That a request was sent back to its asker: by whom, when, why."""

    by: str
    at: int
    reason: str


@dataclass(frozen=True, slots=True)
class EndRow:
    """That an output came back or was deleted: how, by whose word, when it was written down."""

    how: Ending
    note: str
    by: str
    at: int


@dataclass(frozen=True, slots=True)
class OutputRow:
    """The sealed file that left: its number in the register of copies, pages, when, by whom, SHA-256 in hexadecimal."""

    number: str
    pages: int
    at: int
    by: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """One line of the list of requests. ``until``, ``decide_by`` and ``keep_until`` are ISO days.

    ``signed`` of ``needed`` approvals are there. ``waits``: this person can decide on it now.
    """

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
    decide_by: str = ""
    keep_until: str = ""
    signed: int = 0
    needed: int = 1


@dataclass(frozen=True, slots=True)
class Past:
    """What went before, newest first: about the same customer, to the same recipient, by the same asker.

    ``recipient_out`` and ``recipient_overdue`` count what this recipient holds and should have given back;
    ``asker_asked`` and ``asker_refused`` what this asker asked for in the last ninety days and was refused.
    """

    customer: tuple[ReleaseRow, ...] = ()
    recipient: tuple[ReleaseRow, ...] = ()
    asker: tuple[ReleaseRow, ...] = ()
    recipient_out: int = 0
    recipient_overdue: int = 0
    asker_asked: int = 0
    asker_refused: int = 0


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """One request, whole. ``lines`` are (label code, text): what would leave as the records stand now, or what left.

    ``consent`` is None when it is gone. ``may_countersign``: an officer at this desk can give the second approval.
    """

    row: ReleaseRow
    rev: int
    recipient_kind: RecipientKind
    recipient_contact: str
    detail: str
    lines: tuple[tuple[str, str], ...]
    digest: bytes
    form: ReleaseForm | None
    consent: ConsentRow | None
    past: Past
    editors: tuple[str, ...]
    addressee: str
    may_decide: bool
    why_not: str
    may_countersign: bool
    may_send_back: bool
    may_amend: bool
    may_hand_over: bool
    may_withdraw: bool
    may_take_back: bool
    decisions: tuple[Decision, ...]
    returned: tuple[Returned, ...]
    output: OutputRow | None
    end: EndRow | None

    @property
    def earlier(self) -> tuple[ReleaseRow, ...]:
        """Other requests about the same customer, newest first."""
        return self.past.customer

    @property
    def decision(self) -> Decision | None:
        """The last word that was spoken."""
        return self.decisions[-1] if self.decisions else None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for a person, in numbers only: nothing of it names anybody.

    To decide, and of these past the day to decide by; sent back to this person; ready to hand over; outputs that this
    person let out and that should have come back.
    """

    decide: int = 0
    late: int = 0
    sent_back: int = 0
    hand_over: int = 0
    overdue: int = 0

    @property
    def count(self) -> int:
        """The number beside the page's name."""
        return self.decide + self.sent_back + self.hand_over + self.overdue


@dataclass(frozen=True, slots=True)
class DelegateForm:
    """That a manager will be away, and who decides in their stead; ISO days, both included."""

    project: Id
    delegate: Id
    start: str
    until: str
    reason: str


@dataclass(frozen=True, slots=True)
class DelegateRow:
    """One delegation, for the window. ``in_force`` today; ``mine``: this person gave it."""

    rid: Id
    by: str
    delegate: str
    start: str
    until: str
    reason: str
    in_force: bool
    ended: bool
    mine: bool


def state_now(stored: ReleaseState, *, until: str, keep_until: str, now: int, covered: bool) -> ReleaseState:
    """The state at ``now`` (UTC microseconds); ``covered``: the consent covers all of the request today."""
    if stored in OPEN:
        if now > end_of_day(date.fromisoformat(until)):
            return ReleaseState.EXPIRED
        return stored if covered else ReleaseState.STOPPED
    late = bool(keep_until) and now > end_of_day(date.fromisoformat(keep_until))
    return ReleaseState.OVERDUE if stored is ReleaseState.HANDED_OVER and late else stored


def require_state(state: ReleaseState, act: Act) -> None:
    """Raises ``Problem("release.expired")`` or ``Problem("release.not_in_this_state")`` unless the table allows it."""
    if act in ALLOWED[state]:
        return
    if state is ReleaseState.EXPIRED:
        raise Problem("release.expired")
    raise Problem("release.not_in_this_state")


def require_form(form: ReleaseForm, today: date) -> None:
    """Raises the ``Problem`` of the first rule that the form breaks; the consent is asked elsewhere."""
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
    if not set(form.fields) <= set(RELEASABLE):
        raise Problem("release.unknown_field")
    if max(map(len, (form.recipient_name, form.recipient_contact, form.purpose, form.detail))) > LONGEST_TEXT:
        raise Problem("release.text_too_long", limit=LONGEST_TEXT)
    last = _day(form.until)
    if last < today:
        raise Problem("release.day_passed")
    if form.keep_until and _day(form.keep_until) < last:
        raise Problem("release.kept_too_short")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem("release.day_unreadable") from None


def require_reason(reason: str) -> str:
    """The reason without its outer spaces. Raises ``Problem("release.reason_missing")`` when nothing is left."""
    text = reason.strip()
    if not text:
        raise Problem("release.reason_missing")
    if len(text) > LONGEST_TEXT:
        raise Problem("release.text_too_long", limit=LONGEST_TEXT)
    return text
