"""What an act counts for: which of the figures of its day it adds to.

Pure rules:

1. A record read is a customer's card or revisions, a customer beside a row of a list that repeats them, a file in
   entry, a document. What belongs to one customer is one record, and counts once a day.
2. A step is a search for a number close to the one searched before, or a card whose number follows the last one; the
   entries say so by a mark, never by the number itself (`app.customers.search.walking`).
3. Denied is whatever the door or the owner of a record refused, and a wrong passphrase; not what is only missing, such
   as an agreement, and not the rules of releases, which are counted for themselves.
"""

from __future__ import annotations

from enum import StrEnum

from app.access.event import Event
from app.access.table import NOT_IN_FORCE
from app.oversight.acts import Act

OK = "ok"


class Measure(StrEnum):
    """What is counted of a person's day."""

    READ = "read"
    STEP = "step"
    EMPTY = "empty"
    REVEAL = "reveal"
    DENIED = "denied"
    OFF = "off"


READING = frozenset(
    event.value
    for event in (
        Event.CUSTOMER_VIEW,
        Event.CUSTOMER_HISTORY,
        Event.CUSTOMER_IMPORT_COMPARE,
        Event.ENTRY_VIEW,
        Event.DOCUMENT_VIEW,
    )
)
SEARCHES = frozenset(event.value for event in (Event.CUSTOMER_SEARCH, Event.ITEM_SEARCH))
GIVING = frozenset(
    event.value for event in (Event.CLEARANCE_GRANT, Event.CLEARANCE_COUNTERSIGN, Event.PERSON_MOVE, Event.PERSON_JOIN)
)
"""Acts of others after which somebody is expected to open what they never opened before."""
_ASKING = frozenset(event.value for event in (Event.RELEASE_ASK, Event.RELEASE_AMEND))
_REFUSING = frozenset(event.value for event in (Event.RELEASE_REFUSE,))
_REVEAL, _FAILED, _CLOCK = Event.FIELD_REVEAL.value, Event.CONFIRM_FAILED.value, Event.CLOCK_BACK.value
STEP_MARK, NOTHING_MARK = "step:", "found:0"


def measure_of(act: Act) -> Measure | None:
    """What the act adds to, if to anything; reading out of hours is counted beside it."""
    event = act.event
    if not event:
        return None  # an entry that could not be read: told by the check of the journal
    if act.outcome != OK:
        refused = act.outcome not in NOT_IN_FORCE and not act.outcome.startswith("release.")
        return Measure.DENIED if refused else None
    if event in READING:
        return Measure.READ
    if event == _REVEAL:
        return Measure.REVEAL
    if event in SEARCHES and NOTHING_MARK in act.note:
        return Measure.EMPTY
    return Measure.DENIED if event == _FAILED else None


def is_step(act: Act) -> bool:
    """Whether it follows the number before it."""
    return STEP_MARK in act.note and act.outcome == OK


def is_clock_set_back(act: Act) -> bool:
    """Whether the program noticed that the clock went back."""
    return act.event == _CLOCK


def asks_release(act: Act) -> bool:
    """Whether somebody asks for a release, in vain or not."""
    return act.event in _ASKING


def refuses_release(act: Act) -> bool:
    """Whether a manager refuses one."""
    return act.event in _REFUSING and act.outcome == OK
