"""The kinds of acts that somebody looks for in the journal: reading, changing, letting out, and so on.

Pure rules:

* Every act belongs to exactly one family, one that is new as well: by the word before its colon.
* Reading is whatever shows data of customers, also their history, their documents and counts of them.
"""

from __future__ import annotations

from enum import StrEnum

from app.access.event import Event


class Family(StrEnum):
    """A family of acts, in the order in which it is offered."""

    READING = "reading"
    CHANGING = "changing"
    OUTWARD = "outward"
    ENDING = "ending"
    PEOPLE = "people"
    ENTERING = "entering"
    WATCHING = "watching"


_OF_DATA = frozenset("customer item entry draft document consent release copy".split())
_READ = frozenset(
    "list page view search history reveal due timeline removed-list statistics report-list report-view level-list "
    "level-readers waiting under-consent hurt compare-copy import-compare".split()
)
_WORDS = {
    Family.OUTWARD: "consent release copy",
    Family.ENDING: "shredding destruction hold retention certificate erasure",
    Family.PEOPLE: "person clearance project agreement lesson concern countersign",
    Family.ENTERING: "vault session keys ledger",
    Family.CHANGING: "customer item entry draft document rules",
}
_BY_WORD = {word: family for family, words in _WORDS.items() for word in words.split()}


def family_of(event: Event) -> Family:
    """The family that an act belongs to."""
    word, _, act = event.value.partition(":")
    if event is Event.VAULT_VERIFY:
        return Family.WATCHING
    if word in _OF_DATA and act in _READ:
        return Family.READING
    return _BY_WORD.get(word, Family.WATCHING)


def acts_of(family: Family) -> tuple[Event, ...]:
    """The acts of a family, in the order of the enumeration."""
    return tuple(event for event in Event if family_of(event) is family)
