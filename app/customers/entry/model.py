"""An entry: what somebody proposes for a customer or an item, and the pure rules of the three steps (charter row C6).

Steps (anything not in this table is refused with ``entry.not_in_this_step``)::

    ENTERED    amend → ENTERED    review → REVIEWED   return → RETURNED   urgent → REVIEWED   withdraw → WITHDRAWN
    RETURNED   amend → ENTERED    withdraw → WITHDRAWN
    REVIEWED   verify → VERIFIED | RETURNED           return → RETURNED   urgent → REVIEWED   withdraw → WITHDRAWN
    VERIFIED, WITHDRAWN: final

Rules:

1. Whoever enters may amend and withdraw; a data-entry manager reviews and returns what is entered; a verifier verifies
   and returns what is reviewed; a manager may withdraw anything open, since a step may have lost its only person.
2. Nobody handles two of the three steps of one entry, whatever their duties and however often it came back. A person
   who got new keys or joined anew is still the same person.
3. Only verification puts an entry in force; the one exception is a correction that a manager marks as urgent. It is in
   force at once, says so, and stands in the verifiers' list until it is verified; a new record is never urgent.
4. A verifier types the critical fields without having seen them. One difference sends the entry back, with a list that
   a data-entry manager reads; whoever entered is told only which fields, so that they look at the source again. What
   was critical when it was entered stays so: one manager alone takes no check away from what is under way.
5. Of a batch the program draws a sample of 1 + √n, at least five; one difference returns the whole batch. The rule is
   the "n plan" of WHO Technical Report Series 929 (2005), Annex 4, with a lower bound.
6. What was urgent and is not verified after three working days (Monday to Friday) is overdue.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from math import isqrt

from app.access.duty import Duty
from app.access.level import Level
from app.clock import local_date
from app.customers.form import CustomerForm, ItemForm, ItemKind, Ref
from app.ids import Id

LONGEST_REMARK = 1000
LONGEST_SOURCE = 200
LEAST_SAMPLE = 5
URGENT_DAYS = 3
"""Working days."""


class What(StrEnum):
    """What an entry is about."""

    CUSTOMER = "customer"
    ITEM = "item"


class Step(StrEnum):
    """How far an entry has come."""

    ENTERED = "entered"
    RETURNED = "returned"
    REVIEWED = "reviewed"
    VERIFIED = "verified"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self not in (Step.VERIFIED, Step.WITHDRAWN)


class Act(StrEnum):
    """What can be done with an entry."""

    AMEND = "amend"
    WITHDRAW = "withdraw"
    REVIEW = "review"
    RETURN = "return"
    VERIFY = "verify"
    URGENT = "urgent"


ALLOWED: dict[Step, frozenset[Act]] = {
    Step.ENTERED: frozenset({Act.AMEND, Act.WITHDRAW, Act.REVIEW, Act.RETURN, Act.URGENT}),
    Step.RETURNED: frozenset({Act.AMEND, Act.WITHDRAW}),
    Step.REVIEWED: frozenset({Act.VERIFY, Act.RETURN, Act.URGENT, Act.WITHDRAW}),
    Step.VERIFIED: frozenset(),
    Step.WITHDRAWN: frozenset(),
}


class Queue(StrEnum):
    """Which entries a list shows. ``DONE``: one's own that are verified or withdrawn."""

    MINE = "mine"
    REVIEW = "review"
    VERIFY = "verify"
    RETURNED = "returned"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Hands:
    """Who had a hand in each step of one entry, all identities of each person; ``urgent``: who put it in force."""

    entered: frozenset[Id]
    reviewed: frozenset[Id] = frozenset()
    verified: frozenset[Id] = frozenset()
    urgent: frozenset[Id] = frozenset()


@dataclass(frozen=True, slots=True)
class State:
    """What the rules ask of an entry. ``correction``: of a record in force; ``in_force``: urgent, and so already."""

    step: Step
    hands: Hands
    correction: bool
    in_force: bool = False


def why_not(act: Act, state: State, person: Id, duties: Collection[Duty]) -> str:
    """The code of the first rule that stands in the way, or ``""``."""
    if act not in ALLOWED[state.step]:
        return "entry.not_in_this_step"
    if act in (Act.AMEND, Act.WITHDRAW):
        return _why_not_own(act, state, person, duties)
    if act is Act.URGENT:
        if Duty.MANAGER not in duties:
            return "entry.manager_decides"
        if not state.correction:
            return "entry.urgent_only_corrections"
        return "entry.urgent_already" if state.in_force else ""
    if _duty_for(act, state.step) not in duties:
        return "session.not_your_duty"
    hands = state.hands
    reviewing = act is Act.REVIEW or state.step is Step.ENTERED
    others = (hands.verified if reviewing else hands.reviewed) | hands.entered | hands.urgent
    return "entry.two_steps" if person in others else ""


def _why_not_own(act: Act, state: State, person: Id, duties: Collection[Duty]) -> str:
    hands = state.hands
    if act is Act.WITHDRAW and Duty.MANAGER in duties:
        return "entry.urgent_stays" if state.in_force else ""
    if person not in hands.entered:
        return "entry.not_yours"
    if person in hands.reviewed | hands.verified:
        return "entry.two_steps"
    if act is Act.WITHDRAW and state.step is Step.REVIEWED:
        return "entry.not_in_this_step"
    return "entry.urgent_stays" if act is Act.WITHDRAW and state.in_force else ""


def _duty_for(act: Act, step: Step) -> Duty:
    """Whose the act is: what is entered belongs to the data-entry manager, what is reviewed to the verifier."""
    return Duty.ENTRY_MANAGER if act is Act.REVIEW or step is Step.ENTERED else Duty.VERIFIER


def sample_size(count: int) -> int:
    """How many of a batch of ``count`` are verified one by one (rule 5)."""
    return min(count, max(LEAST_SAMPLE, isqrt(count) + 1)) if count > 0 else 0


def working_days(start: int, end: int) -> int:
    """How many working days have ended between two moments (UTC microseconds), the day of ``start`` not counted."""
    day, last, count = local_date(start), local_date(end), 0
    while day < last:
        day += timedelta(days=1)
        count += day.weekday() < 5
    return count


def is_overdue(urgent_at: int, now: int) -> bool:
    """Whether an urgent correction has waited too long (rule 6)."""
    return bool(urgent_at) and working_days(urgent_at, now) > URGENT_DAYS


@dataclass(frozen=True, slots=True)
class Mark:
    """One step that somebody did: their name and when (UTC microseconds)."""

    by: str
    at: int


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of a queue. ``title`` names the customer or item; ``new``: no correction; ``acts``: what may be done.

    ``stale``: the record was changed since, so that the correction must be made again.
    """

    ref: Ref
    target: Ref
    what: What
    kind: ItemKind | None
    title: str
    new: bool
    step: Step
    batch: Id | None
    urgent: bool
    overdue: bool
    entered: Mark
    reviewed: Mark | None
    updated_at: int
    mine: bool
    sample: bool
    checked: bool
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class BatchRow:
    """The entries of one import at one level that are at one step; ``sample`` of them are verified one by one."""

    project: Id
    level: Level
    batch: Id
    step: Step
    count: int
    sample: int
    checked: int
    entered: Mark
    first: str
    may: bool


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A queue: its batches, the newest of its single entries, and how many entries each queue has."""

    batches: tuple[BatchRow, ...]
    rows: tuple[EntryRow, ...]
    counts: tuple[tuple[Queue, int], ...]

    def count(self, queue: Queue) -> int:
        """How many entries a queue has."""
        return dict(self.counts).get(queue, 0)


@dataclass(frozen=True, slots=True)
class EntryField:
    """One field, before and after. ``hidden``: the verifier types it, so neither value is here.

    ``label`` names a field of the project's own; the others are called the same everywhere.
    """

    field: str
    label: str
    before: str
    after: str
    changed: bool
    critical: bool
    hidden: bool
    remark: str


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """What the verifier typed that differs. Both values only for a data-entry manager."""

    field: str
    entered: str
    typed: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry, as this person may see it. ``rev`` is what an act on it must be based on.

    ``retype`` are the fields that the verifier types; ``form`` is there only for who may amend, with ``base``, the
    revision in force that the amendment then corrects (0 for a new record).
    """

    row: EntryRow
    rev: int
    fields: tuple[EntryField, ...]
    remark: str
    reason: str
    stale: bool
    retype: tuple[str, ...]
    discrepancies: tuple[Discrepancy, ...]
    found_by: str
    form: CustomerForm | ItemForm | None
    base: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What a verification came to: ``wrong`` names the fields that differ; ``waits``: for the rest of its batch."""

    matched: bool
    wrong: tuple[str, ...]
    waits: bool
    target: Ref


@dataclass(frozen=True, slots=True)
class EntryRules:
    """How a project takes data in. ``critical`` are fields that the verifier types blind."""

    three_steps: bool
    critical: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriticalChoice:
    """A field that may be marked as critical; ``label`` names one of the project's own."""

    field: str
    label: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with one of the two duties, and the highest level of the project that they hold."""

    name: str
    duty: Duty
    level: Level


@dataclass(frozen=True, slots=True)
class RulesView:
    """What a manager decides on: the rules, what may be critical, who could check, what is open, what is in the way."""

    rules: EntryRules
    choices: tuple[CriticalChoice, ...]
    holders: tuple[Holder, ...]
    open: int
    why_not: str


@dataclass(frozen=True, slots=True)
class Verified:
    """The last verification of a record in force. ``current``: nothing in it was changed since.

    ``sample`` (k of n) where not this record but a sample of its batch was compared.
    """

    by: str
    at: int
    source: str
    entered: str
    reviewed: str
    current: bool
    sample: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a record in force can be relied on: ``verified`` is None where nobody ever compared it with a source.

    ``urgent``: it was corrected urgently, and that correction waits for verification.
    """

    verified: Verified | None
    urgent: bool = False


NEVER_COMPARED = Trust(None)
