"""The whole policy as one table: duty by act by level, each cell allowed or the code of why not.

The table is worked out from `app.access.policy` and `app.access.separation` and adds no rule of its own:

1. A cell without a level says whether the duty offers the act at all.
2. A cell with a level says what a person with that duty is told there: an act that sends data out does not exist at
   top secret; a duty that may hold no key of any compartment can do nothing there; everybody else needs the key.
   The agreement and the lessons that `app.access.policy.GATED` asks for are a person's, not a duty's.
3. Duties that meet in one person add up: what one of them allows, the person may.

Nothing here asks or opens anything: the door asks ``decide`` itself, and in the end the key decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.policy import TABLE, decide
from app.access.separation import WATCHERS

LEVELS: tuple[Level | None, ...] = (None, *Level)

OF_FILES = frozenset(
    {
        "customer",
        "item",
        "entry",
        "draft",
        "document",
        "rules",
        "consent",
        "release",
        "copy",
        "destruction",
        "hold",
        "retention",
    }
)
"""The kinds of acts (the word before the colon) that are asked at the level of a record."""

HAPPENINGS = frozenset(
    {
        Event.CONFIRM_FAILED,
        Event.CLOCK_BACK,
        Event.KEYS_RENEW,
        Event.KEYS_CERTIFICATE,
        Event.SESSION_CHECK,
        Event.CHECK_STATE,
        Event.CHECK_KEPT,
        Event.LEVEL_FINISH,
        Event.RELEASE_OUTPUT_DONE,
        Event.RELEASE_OUTPUT_FAILED,
        Event.JOURNAL_BROKEN,
        Event.RECOVERED,
    }
)
"""What the program writes down by itself: in the table, but nothing that anybody chooses to do."""

NO_KEYS = "people.duty_without_clearance"
NO_CLEARANCE = "session.beyond_clearance"
NOT_IN_FORCE = frozenset({"session.no_agreement", "session.no_lessons"})
"""What a person can mend: an agreement to sign, lessons to pass."""


@dataclass(frozen=True, slots=True)
class Cell:
    """``why`` is empty where the act is allowed; ``with_key``: allowed to whoever holds the key of that level."""

    why: str = ""
    with_key: bool = False

    @property
    def allowed(self) -> bool:
        """Whether the duty allows it."""
        return not self.why


@dataclass(frozen=True, slots=True)
class Standing:
    """One person as the table sees them: duties, the levels held of one project, what waits behind the room's door.

    ``missing`` is what is not in force, of "agreement" and "lessons".
    """

    duties: frozenset[Duty]
    levels: frozenset[Level] = frozenset()
    room: bool = False
    missing: tuple[str, ...] = ()


def of_files(event: Event) -> bool:
    """Whether an act is asked at the level of a record."""
    return event.value.partition(":")[0] in OF_FILES


def holds_no_keys(duties: Iterable[Duty]) -> bool:
    """Whether these duties, all of them, may hold no key of any compartment."""
    return frozenset(duties) <= WATCHERS


def cell(event: Event, duties: Collection[Duty], level: Level | None) -> Cell:
    """One cell, for one duty or for several in one person."""
    best = decide(event, duties, active=True, level=level, cleared=True)
    if not best.allowed:
        return Cell(best.why)
    if level is None:
        return Cell()
    return Cell(NO_KEYS) if holds_no_keys(duties) else Cell(with_key=True)


def whole_table() -> dict[tuple[Duty, Event, Level | None], Cell]:
    """Every cell there is."""
    return {(duty, event, level): cell(event, (duty,), level) for duty in Duty for event in Event for level in LEVELS}


def who_may(event: Event) -> tuple[Duty, ...]:
    """The duties that an act belongs to, in the order of the enumeration."""
    return tuple(duty for duty in Duty if duty in TABLE[event])


def answer(event: Event, person: Standing, level: Level | None) -> Cell:
    """What one person is told: as `cell`, with the keys they hold. ``with_key`` where only the room's door is left."""
    in_room = level == Level.TOP_SECRET and person.room and level not in person.levels
    cleared = level is None or level in person.levels or in_room
    decided = decide(event, person.duties, active=True, level=level, cleared=cleared, missing=person.missing)
    if decided.why == NO_CLEARANCE and holds_no_keys(person.duties):
        return Cell(NO_KEYS)
    return Cell(decided.why, with_key=decided.allowed and in_room)
