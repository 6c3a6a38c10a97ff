"""What can be gone to, and what somebody has gone to since unlocking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.customers.folding import fold

if TYPE_CHECKING:  # the first window must not wait for them
    from app.customers.model import CustomerRow
    from app.customers.search.model import SavedSearch

MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """One line: a page, a customer or a kept search. ``key`` and ``subject`` are what the workplace is told to show.

    ``level`` is 0 for a page; ``room`` the room in which it may be shown.
    """

    title: str
    second: str
    icon: str
    level: int
    key: str
    subject: object = None
    room: str = ""


def fits(text: str, wanted: str) -> bool:
    """Whether every word of ``wanted`` begins a word of ``text``, accents and capitals aside."""
    have = fold(text).split()
    return all(any(word.startswith(part) for word in have) for part in fold(wanted).split())


def customer_hit(row: CustomerRow, key: str, room: str) -> Hit:
    """A customer found, with what tells namesakes apart."""
    second = " · ".join(part for part in (row.code, row.owner) if part)
    return Hit(row.name, second, "user", int(row.level), key, row.ref, room)


def saved_hit(saved: SavedSearch, key: str, room: str, words: str) -> Hit:
    """A kept search."""
    return Hit(saved.search.name, words, "tag", int(saved.level), key, saved, room)


class Recent:
    """What was gone to, the newest first; only as long as the vault is open, and of a room only while that is."""

    def __init__(self) -> None:
        self._hits: list[Hit] = []

    def note(self, hit: Hit) -> None:
        """Put a hit first."""
        self._hits = [hit, *(one for one in self._hits if (one.key, one.subject) != (hit.key, hit.subject))]
        del self._hits[MOST_RECENT:]

    def within(self, room: str, project: bytes) -> Sequence[Hit]:
        """What may be shown from a room and a project: pages, and what was found in both. Projects never mix."""
        return [
            hit
            for hit in self._hits
            if not hit.room or (hit.room == room and getattr(hit.subject, "project", project) == project)
        ]

    def forget_room(self, room: str) -> None:
        """The room has been closed."""
        self._hits = [hit for hit in self._hits if hit.room != room]
