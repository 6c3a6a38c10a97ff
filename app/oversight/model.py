"""What an officer sees of the journal."""

from __future__ import annotations

from dataclasses import dataclass

from app.ids import Id


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """What to look for; empty parts do not narrow. ``rid`` is a record's id in hexadecimal, or the beginning of one.

    ``day_from`` and ``day_to`` are ISO days in Vietnam, both included; ``event`` an act's value; ``refusals_only``
    leaves out what went well.
    """

    person: Id | None = None
    rid: str = ""
    day_from: str = ""
    day_to: str = ""
    event: str = ""
    refusals_only: bool = False


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One act. ``id`` is the entry's order in the journal; ``outcome`` "ok" or the code of the refusal.

    ``agreement`` and ``lesson`` are what the person had in force at that moment, empty for nothing.
    """

    id: int
    at: int
    person: Id
    person_name: str
    device: str
    event: str
    outcome: str
    project_name: str
    level: int
    rid: str
    about_name: str
    note: str
    agreement: str = ""
    lesson: str = ""


@dataclass(frozen=True, slots=True)
class JournalPage:
    """A stretch of the journal, newest first; ``next`` is given as ``before`` for the one after it, None at the end."""

    rows: tuple[EntryRow, ...]
    next: int | None
    total: int


@dataclass(frozen=True, slots=True)
class BreakRow:
    """Where the journal does not hold: a code for the sentence, whose chain, at which of its numbers."""

    code: str
    person_name: str
    seq: int


@dataclass(frozen=True, slots=True)
class JournalHealth:
    """The outcome of a verification: ``entries`` in ``chains`` (one per person and device) were looked at."""

    whole: bool
    entries: int
    chains: int
    breaks: tuple[BreakRow, ...]
    checked_at: int


@dataclass(frozen=True, slots=True)
class JournalPerson:
    """Somebody who wrote in the journal."""

    uid: Id
    name: str
