"""What an officer sees of the journal."""

from __future__ import annotations

from dataclasses import dataclass

from app.ids import Id


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """What to look for; empty parts do not narrow.

    ``rid`` is a record's id in hexadecimal, the beginning of one, or its code (the last twelve digits); ``day_from``
    and ``day_to`` are ISO days in Vietnam, both included; ``event`` an act's value, ``family`` a whole family of acts
    (`app.access.families`); ``refusals_only`` leaves out what went well.
    """

    person: Id | None = None
    rid: str = ""
    day_from: str = ""
    day_to: str = ""
    event: str = ""
    refusals_only: bool = False
    family: str = ""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One act. ``id`` is the entry's order in the journal; ``outcome`` "ok" or the code of the refusal.

    ``agreement`` and ``lesson`` are what the person had in force at that moment, empty for nothing. ``customer``
    is whom the record belongs to, in hexadecimal, where it is no customer itself.
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
    customer: str = ""


@dataclass(frozen=True, slots=True)
class JournalPage:
    """A stretch of the journal, newest first; ``next`` is given as ``before`` for the one after it, None at the end.

    ``total`` counts the whole journal. ``contradicted``, unless 0, is an entry that the officer read before and that
    the journal does not have so any more. ``unread`` are so many that are not opened yet: of what was before ``since``
    (UTC microseconds) nothing is found, or not everything.
    """

    rows: tuple[EntryRow, ...]
    next: int | None
    total: int
    contradicted: int = 0
    unread: int = 0
    since: int = 0


@dataclass(frozen=True, slots=True)
class JournalOpened:
    """How far the opening is: ``unread`` entries of ``total`` are left, all of them from before ``since``."""

    unread: int
    total: int
    since: int


@dataclass(frozen=True, slots=True)
class JournalPerson:
    """Somebody who wrote in the journal."""

    uid: Id
    name: str


@dataclass(frozen=True, slots=True)
class JournalState:
    """How long the journal is, how many entries the officer's index has yet to open, and who may have written."""

    entries: int
    behind: int
    people: tuple[JournalPerson, ...]


@dataclass(frozen=True, slots=True)
class JournalShape:
    """How many entries a filter finds, and the ids at which its pages begin: the last of every ``step`` rows."""

    total: int
    step: int
    anchors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BreakRow:
    """Where the journal does not hold: a code for the sentence, whose chain, at which of its numbers.

    ``missing`` is how many entries are not there, 0 where that is not known.
    """

    code: str
    person_name: str
    seq: int
    missing: int = 0


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """The end of a chain that nothing vouches for yet: ``entries`` by one person on one device."""

    person_name: str
    device: str
    entries: int


@dataclass(frozen=True, slots=True)
class Anchors:
    """What vouches for how many entries, the strongest first; no entry is counted twice.

    ``paper``: a checkpoint that officers signed and keep on paper (the newest is ``number``, of ``paper_at``, 0 for
    none); ``device``: this device saw them at an earlier unlocking; ``witness``: later entries of other people name
    them. ``loose`` is by whom the rest is.
    """

    paper: int = 0
    device: int = 0
    witness: int = 0
    loose: tuple[LooseEnd, ...] = ()
    number: int = 0
    paper_at: int = 0

    @property
    def unanchored(self) -> int:
        """How many entries nothing outside their own chains vouches for."""
        return sum(end.entries for end in self.loose)


@dataclass(frozen=True, slots=True)
class JournalHealth:
    """The outcome of a verification: ``entries`` in ``chains`` (one per person and device) were looked at.

    ``backwards`` are who wrote after their clock had been set back, and how often.
    """

    whole: bool
    entries: int
    chains: int
    breaks: tuple[BreakRow, ...]
    checked_at: int
    anchors: Anchors = Anchors()
    backwards: tuple[tuple[str, int], ...] = ()
