"""A destruction order: its forms, its states, and the pure rules around it.

States (anything else is refused with ``destruction.not_in_this_state``)::

    REQUESTED  approve → APPROVED | HALF_APPROVED | REFUSED      withdraw → WITHDRAWN
    HALF_APPROVED  second signature → APPROVED | REFUSED     withdraw → WITHDRAWN
    APPROVED   execute → EXECUTING                   withdraw → WITHDRAWN
    EXECUTING  execute → EXECUTED                    withdraw → WITHDRAWN, while nothing is destroyed yet
    REFUSED, EXECUTED, WITHDRAWN: final

Rules:

1. The customer's own request needs the letter; every request needs the requester's acceptance of the risk
   (Law 91/2025/QH15 art. 14, second-hand: counsel confirms) and the day it was received.
2. A manager and an officer approve, in one act at one desk, or the manager first and the officer later in an own
   account; neither is the recorder, and they are two persons. A first signature that waits is its signer's: others may
   refuse the order, and decide anew once that signer has not the duty any more.
   Both have to have these duties still when it is executed: else it is withdrawn, and recorded anew.
3. A manager who holds all levels executes in the top-secret room; an officer, another person, verifies.
4. In one-person mode rules 2 and 3 may be met by one person, at one desk; order and certificate say so.
5. A refusal carries its reason: the requester must be told it.
6. The code of the customer (the order's number where there is none) is typed by hand before anything is destroyed, and
   the number of records that go.
7. An approved order waits until the time that its signers were told (the project's cooling-off), and longer while a
   legal hold stands.
8. A customer's own request is answered by the day that the law gives; that it was, how and when, is put on record.
9. An order by the project's rule of keeping is executed only if there was no dealing since, at any level.
10. Who recorded an order may withdraw it, and any manager; one that is being executed only a manager.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.access.duty import Duty
from app.access.level import Level
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id

LETTER_TYPES = frozenset({"application/pdf", "image/png", "image/jpeg"})
LETTER_LIMIT = 10 * 1024 * 1024
LONGEST_TEXT = 2000
Checkpoint = Callable[[str], None]
"""Called with the name of each finished step; tests stop the program there."""


class Ground(StrEnum):
    """Why a file is destroyed."""

    CUSTOMER_REQUEST = "customer_request"
    CONTRACT_END = "contract_end"
    RETENTION = "retention"


class OrderState(StrEnum):
    """Where an order stands."""

    REQUESTED = "requested"
    HALF_APPROVED = "half_approved"
    APPROVED = "approved"
    REFUSED = "refused"
    EXECUTING = "executing"
    EXECUTED = "executed"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({OrderState.REQUESTED, OrderState.HALF_APPROVED, OrderState.APPROVED, OrderState.EXECUTING})
"""Something is still to come."""
UNDECIDED = frozenset({OrderState.REQUESTED, OrderState.HALF_APPROVED})
"""A manager may decide on it."""
FOLLOWS: dict[OrderState, frozenset[OrderState]] = {
    OrderState.REQUESTED: frozenset(
        {OrderState.HALF_APPROVED, OrderState.APPROVED, OrderState.REFUSED, OrderState.WITHDRAWN}
    ),
    OrderState.HALF_APPROVED: frozenset(
        {OrderState.HALF_APPROVED, OrderState.APPROVED, OrderState.REFUSED, OrderState.WITHDRAWN}
    ),
    OrderState.APPROVED: frozenset({OrderState.EXECUTING, OrderState.WITHDRAWN}),
    OrderState.EXECUTING: frozenset({OrderState.EXECUTED, OrderState.WITHDRAWN}),
    OrderState.REFUSED: frozenset(),
    OrderState.EXECUTED: frozenset(),
    OrderState.WITHDRAWN: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """The customer's letter as it was chosen: its name, its declared type, its bytes. All empty: none."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class DestructionForm:
    """What the recorder fills in. ``received_on`` is an ISO day."""

    customer: Ref
    ground: Ground
    requested_by: str
    received_on: str
    letter: Letter
    risk_accepted: bool


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One line of the list. ``reply_by`` and ``destroy_by`` are ISO days, empty where the law gives none;
    ``replied_on`` is empty until the answer is on record. ``not_before``: UTC microseconds, 0 before the approval.

    ``customer_code`` is what must be typed to execute: the file's code, or the order's own number where the file has
    none. Code and name are empty once the customer is gone; then ``certificate`` is the number of the certificate.
    ``unwritten``: what an officer answered by letter does not stand in the record yet.
    """

    ref: Ref
    number: str
    customer_code: str
    customer_name: str
    ground: Ground
    state: OrderState
    requested_at: int
    recorder_name: str
    reply_by: str
    destroy_by: str = ""
    replied_on: str = ""
    not_before: int = 0
    certificate: str = ""
    unwritten: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that the law gives. ``what``: ``reply_to_request`` or ``destroy``; ``by`` an ISO day; ``law`` and
    ``source`` as the data of the program say it; ``checked``: counsel has compared it with the official text.
    """

    what: str
    by: str
    law: str
    text: str
    source: str
    valid_from: str
    checked: bool


@dataclass(frozen=True, slots=True)
class ReducedLine:
    """What is left of a consent or a release of somebody who was destroyed: nothing that names anybody outside.

    ``what``: the kind of record; ``days``: (what happened, ISO day), in order; ``outcome``: the state at the end.
    """

    what: str
    number: str
    level: Level
    days: tuple[tuple[str, str], ...]
    outcome: str
    certificate: str


@dataclass(frozen=True, slots=True)
class OrderView:
    """One order, whole.

    ``scope``: (level, records, documents) of the levels this session can open. ``outstanding``: (kind code, number,
    holder) of copies that are still somewhere. ``approvals``: (name, duty, UTC microseconds). ``count``: all records of
    the scope, which is what is typed in the top-secret room. ``holds``: the reasons of the holds that stand.
    ``namesakes``: (level, code, name) of other files in this project that may be about the same customer: the order
    does not touch them. ``replied``: (name, how). ``lines``: what is left of consents and releases once executed.
    ``half`` names, in hexadecimal, the first signature that waits for an officer's; ``may_send``: this person may tell
    the officers again; ``may_refuse``: this person may refuse, also what another manager has signed.
    """

    row: OrderRow
    scope: tuple[tuple[Level, int, int], ...]
    outstanding: tuple[tuple[str, str, str], ...]
    letter_pages: int
    may_approve: bool
    may_execute: bool
    why_not: str
    approvals: tuple[tuple[str, str, int], ...]
    refusal: str
    certificate_number: str
    requested_by: str = ""
    count: int = 0
    holds: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    namesakes: tuple[tuple[Level, str, str], ...] = ()
    replied: tuple[str, str] = ("", "")
    may_withdraw: bool = False
    may_reply: bool = False
    lines: tuple[ReducedLine, ...] = ()
    half: str = ""
    may_send: bool = False
    may_refuse: bool = False


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One certificate in the office's register."""

    number: str
    at: int
    title: str
    status: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """A finished execution: the certificate's number and its signed PDF."""

    number: str
    pdf: bytes


def require_follows(old: OrderState, new: OrderState) -> None:
    """Raises ``Problem("destruction.not_in_this_state")`` unless the table allows the step."""
    if new not in FOLLOWS[old]:
        raise Problem("destruction.not_in_this_state")


def require_form(form: DestructionForm, today: date) -> None:
    """Raises the ``Problem`` of the first rule that the form breaks; the letter's content is checked elsewhere."""
    if not form.requested_by.strip():
        raise Problem("destruction.requester_missing")
    if len(form.requested_by) > LONGEST_TEXT:
        raise Problem("destruction.text_too_long", limit=LONGEST_TEXT)
    require_day(form.received_on, today)
    if form.ground is Ground.CUSTOMER_REQUEST and not form.letter.content:
        raise Problem("destruction.letter_missing")
    if form.letter.content and form.letter.media_type not in LETTER_TYPES:
        raise Problem("destruction.letter_type")
    if len(form.letter.content) > LETTER_LIMIT:
        raise Problem("destruction.letter_too_large", limit=LETTER_LIMIT // (1024 * 1024))
    if not form.risk_accepted:
        raise Problem("destruction.risk_not_accepted")


def require_day(received_on: str, today: date) -> None:
    """Raises ``Problem("destruction.day_unreadable")``, ``Problem("destruction.day_in_future")``."""
    try:
        day = date.fromisoformat(received_on)
    except ValueError:
        raise Problem("destruction.day_unreadable") from None
    if day > today:
        raise Problem("destruction.day_in_future")


def require_reason(reason: str) -> str:
    """The reason without its outer spaces. Raises ``Problem("destruction.reason_missing")`` when nothing is left."""
    text = reason.strip()
    if not text:
        raise Problem("destruction.reason_missing")
    if len(text) > LONGEST_TEXT:
        raise Problem("destruction.text_too_long", limit=LONGEST_TEXT)
    return text


def require_remark(remark: str) -> str:
    """A remark without its outer spaces, which may be empty. Raises ``Problem("destruction.text_too_long")``."""
    text = remark.strip()
    if len(text) > LONGEST_TEXT:
        raise Problem("destruction.text_too_long", limit=LONGEST_TEXT)
    return text


def require_how(how: str) -> str:
    """How the requester was answered. Raises ``Problem("destruction.how_missing")``."""
    text = how.strip()
    if not text:
        raise Problem("destruction.how_missing")
    if len(text) > LONGEST_TEXT:
        raise Problem("destruction.text_too_long", limit=LONGEST_TEXT)
    return text


def after_working_days(start: date, days: int) -> date:
    """The day ``days`` working days after ``start``: weekends do not count, public holidays are not known here."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def why_not_approve(
    state: OrderState,
    *,
    recorder: Id,
    person: Id,
    duties: Iterable[Duty],
    one_person: bool,
    signed_by: Id | None = None,
) -> str:
    """The code of the first rule that stands in the way of the signed-in manager's decision, or ``""``.

    ``signed_by``: whose first signature waits, and still counts; ``None`` where that stands in nobody's way.
    """
    if Duty.MANAGER not in frozenset(duties):
        return "destruction.manager_approves"
    if state not in UNDECIDED:
        return "destruction.not_in_this_state"
    if recorder == person and not one_person:
        return "destruction.own_request"
    return "destruction.another_signed_first" if signed_by not in (None, person) else ""


def why_not_second(*, first: Id, second: Id, recorder: Id | None, duties: Iterable[Duty], one_person: bool) -> str:
    """The code of the first rule that the second person (countersigner or verifier) breaks, or ``""``.

    ``recorder`` is given for an approval, ``None`` for the verification of an execution.
    """
    if Duty.OFFICER not in frozenset(duties):
        return "destruction.officer_countersigns"
    if one_person:
        return ""
    if first == second:
        return "destruction.two_persons"
    if recorder == second:
        return "destruction.own_request"
    return ""


def why_not_execute(
    state: OrderState,
    *,
    duties: Iterable[Duty],
    room: str,
    levels: Iterable[Level],
    held: bool = False,
    waits: bool = False,
    left: bool = False,
) -> str:
    """The code of the first rule that stands in the way of executing in this session, or ``""``.

    ``held``: a legal hold stands; ``waits``: the time that the signers were told has not come; ``left``: who approved
    has not that duty any more.
    """
    if state not in (OrderState.APPROVED, OrderState.EXECUTING):
        return "destruction.not_in_this_state"
    if Duty.MANAGER not in frozenset(duties):
        return "destruction.manager_executes"
    if left:
        return "destruction.approver_left"
    if held:
        return "holding.held"
    if waits:
        return "destruction.cooling_off"
    if room != "top_secret" or frozenset(levels) != frozenset(Level):
        return "destruction.needs_top_secret_room"
    return ""


def why_not_withdraw(state: OrderState, *, recorder: Id, person: Id, duties: Iterable[Duty]) -> str:
    """Rule 10: the code of what stands in the way of withdrawing, or ``""``."""
    if OrderState.WITHDRAWN not in FOLLOWS[state]:
        return "destruction.not_in_this_state"
    manages = Duty.MANAGER in frozenset(duties)
    own = recorder == person and state is not OrderState.EXECUTING
    return "" if manages or own else "destruction.manager_withdraws"


def why_not_reply(state: OrderState, *, ground: Ground, replied: bool) -> str:
    """Rule 8: the code of what stands in the way of noting the answer, or ``""``."""
    if ground is not Ground.CUSTOMER_REQUEST:
        return "destruction.not_the_customers_request"
    if replied:
        return "destruction.answered_already"
    return "destruction.not_in_this_state" if state is OrderState.EXECUTED else ""


def require_typed_code(typed: str, code: str) -> None:
    """Rule 6. Raises ``Problem("destruction.code_differs")``."""
    if not code or typed.strip() != code:
        raise Problem("destruction.code_differs")
