"""What crosses between the window and the vault about concerns, and the rules of the form.

Pure rules:

1. A concern says something, in at most 2,000 letters.
2. With a name it carries the person's signature, so that nobody can be made to have said something.
3. Without a name it carries the day alone, no hour and no device.
4. An officer notes what was done about it; a note that it was dealt with says how.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from app.clock import DAY, end_of_day, local_date
from app.errors import Problem
from app.ids import Id

LONGEST_TEXT = 2000
LONGEST_NOTE = 1000


class ConcernState(StrEnum):
    """What the officers have done about a concern."""

    NEW = "new"
    SEEN = "seen"
    ANSWERED = "answered"


class Trouble(StrEnum):
    """Why a concern cannot be trusted or read."""

    NONE = ""
    UNREADABLE = "unreadable"
    NAME_FORGED = "name-forged"


@dataclass(frozen=True, slots=True, repr=False)
class ConcernForm:
    """What somebody hands in; ``named`` whether their name goes with it."""

    text: str
    named: bool

    def __repr__(self) -> str:
        """Without the text: a representation may end in a log."""
        return "ConcernForm()"


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """A concern as an officer sees it. ``at`` and ``noted_at`` in UTC microseconds, 0 for none.

    ``name`` is empty for one without a name; ``code`` is what the person was given at handing in.
    """

    concern: Id
    at: int
    name: str
    code: str
    text: str
    trouble: Trouble
    state: ConcernState
    note: str
    noted_by: str
    noted_at: int

    @property
    def named(self) -> bool:
        """Whether a name was given and confirmed."""
        return bool(self.name)


@dataclass(frozen=True, slots=True, repr=False)
class MarkForm:
    """What an officer notes about a concern."""

    concern: Id
    state: ConcernState
    note: str

    def __repr__(self) -> str:
        """Without the note: a representation may end in a log."""
        return f"MarkForm({self.concern.hex()}, {self.state})"


def clean_concern(form: ConcernForm) -> str:
    """The text to seal. Raises Problem("concerns.empty"), Problem("concerns.too_long", longest=…)."""
    text = unicodedata.normalize("NFC", form.text).strip()
    if not text:
        raise Problem("concerns.empty")
    if len(text) > LONGEST_TEXT:
        raise Problem("concerns.too_long", longest=LONGEST_TEXT)
    return text


def clean_note(form: MarkForm) -> str:
    """The note to keep. Raises Problem("concerns.say_how"), Problem("concerns.note_too_long", longest=…)."""
    note = unicodedata.normalize("NFC", form.note).strip()
    if form.state is ConcernState.ANSWERED and not note:
        raise Problem("concerns.say_how")
    if len(note) > LONGEST_NOTE:
        raise Problem("concerns.note_too_long", longest=LONGEST_NOTE)
    return note


def kept_time(now: int, *, named: bool) -> int:
    """The time a concern carries: the moment with a name, the beginning of the day in Vietnam without one."""
    return now if named else end_of_day(local_date(now)) - DAY + 1
