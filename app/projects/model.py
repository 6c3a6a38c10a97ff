"""What crosses between the window and the vault about projects and clearances."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.access.level import Level
from app.clock import DAY, end_of_day
from app.errors import Problem
from app.ids import Id
from app.vault.grant import FOR_EVER as FOR_EVER  # noqa: PLC0414 (exported: the window tells it from a day)

LONGEST_REASON = 300
LAPSES_SOON = 30 * DAY
UNUSED = 90 * DAY


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project in the list; ``levels`` are those that the person can open now, none for an officer."""

    project: Id
    name: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class GrantForm:
    """A clearance that is asked for: ``until`` an ISO day in Vietnam, empty for ever.

    ``project`` is None when who asks knows only the project's name; the manager who signs chooses it.
    """

    uid: Id
    project: Id | None
    project_name: str
    level: Level
    until: str
    reason: str


class RequestState(StrEnum):
    """How far a request has come."""

    ASKED = "asked"
    SIGNED = "signed"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self in (RequestState.ASKED, RequestState.SIGNED)


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request as this person may see it. Times are UTC microseconds.

    ``half`` names the manager's signature that waits, so that who countersigns signs what they saw. ``why_not`` is the
    code of what keeps this person from the next step; ``next_step`` is "sign", "countersign" or empty.
    """

    request: Id
    at: int
    asker: Id
    asker_name: str
    uid: Id
    person_name: str
    project: Id | None
    project_name: str
    level: Level
    not_after: int
    reason: str
    state: RequestState
    signer_name: str
    signed_at: int
    answered_by: str
    answer: str
    half: str
    next_step: str
    why_not: str
    mine: bool


@dataclass(frozen=True, slots=True)
class GrantRow:
    """One clearance in force, one level of one project, with the two signatures over it.

    ``signed_by`` are the signers' names, ``statement`` the number of the statement in the directory. ``fault`` is the
    code of what does not fit, empty when both signatures hold. ``used_at`` is the last look or change on record, 0 for
    none within 90 days; it is filled only in a review.
    """

    uid: Id
    person_name: str
    project: Id
    project_name: str
    level: Level
    not_after: int
    since: int
    signed_by: tuple[str, ...]
    signed_at: int
    statement: int
    reason: str
    why: str
    lapsed: bool
    fault: str
    used_at: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """What has lapsed or does within 30 days, and what nobody has used for 90."""

    lapsing: tuple[GrantRow, ...]
    unused: tuple[GrantRow, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What a withdrawal did: the levels taken away, how many compartments have new keys, how many wait for theirs."""

    levels: tuple[Level, ...]
    renewed: int
    waiting: int


def end_of(until: str, now: int) -> int:
    """The moment at which a clearance until the day ``until`` ends (UTC microseconds); for ever when it is empty.

    Raises Problem("projects.bad_day") and Problem("projects.day_is_past").
    """
    if not until:
        return FOR_EVER
    try:
        end = end_of_day(date.fromisoformat(until))
    except (OverflowError, ValueError) as error:
        raise Problem("projects.bad_day") from error
    if end <= now:
        raise Problem("projects.day_is_past")
    return end


def clean_reason(text: str) -> str:
    """Why something is asked for or refused, in one line. Raises Problem("projects.reason_missing" | "…_too_long")."""
    reason = " ".join(unicodedata.normalize("NFC", text).split())
    if not reason:
        raise Problem("projects.reason_missing")
    if len(reason) > LONGEST_REASON:
        raise Problem("projects.reason_too_long", longest=LONGEST_REASON)
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn") for letter in reason):
        raise Problem("people.name_unfit")
    return reason
