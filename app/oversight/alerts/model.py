"""What crosses between the window and the vault about alerts, and who may decide on one.

Pure rules:

1. An alert is raised, then seen, then either explained or turned into an incident; both say why in words.
2. What was explained can still be turned into an incident; an incident stays one, for the room of incidents to end.
3. An officer decides on no alert about themselves: another officer does. Where there is no other, a manager types their
   passphrase beside them; until somebody does, it stays open and is counted.
4. What goes on after it was explained is raised again, once it is half as much more.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.errors import Problem
from app.ids import Id
from app.oversight.alerts.finding import Severity
from app.oversight.alerts.limits import FLOORS, Bounds, Limits, Rule, Width
from app.oversight.model import EntryRow

__all__ = [
    "FLOORS", "LONGEST_NOTE", "OPEN_STATES", "AlertDetail", "AlertPage", "AlertRow", "AlertState", "Bounds",
    "DecisionForm", "Limits", "LimitsView", "NoticeRow", "Rule", "Severity", "Step", "Watched", "Width",
]  # fmt: skip

LONGEST_NOTE = 1000
_MORE = 1.5


class AlertState(StrEnum):
    """What became of an alert. The values are stored."""

    RAISED = "raised"
    SEEN = "seen"
    EXPLAINED = "explained"
    INCIDENT = "incident"


OPEN_STATES = frozenset({AlertState.RAISED, AlertState.SEEN})
"""Those that somebody still has to do something about."""

_NEXT: Mapping[AlertState, frozenset[AlertState]] = {
    AlertState.RAISED: frozenset({AlertState.SEEN, AlertState.EXPLAINED, AlertState.INCIDENT}),
    AlertState.SEEN: frozenset({AlertState.EXPLAINED, AlertState.INCIDENT}),
    AlertState.EXPLAINED: frozenset({AlertState.INCIDENT}),
    AlertState.INCIDENT: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to an alert: who, when, with which words. ``beside`` is who signed as well."""

    state: AlertState
    at: int
    by_name: str
    note: str
    figure: int
    beside_name: str = ""


@dataclass(frozen=True, slots=True)
class AlertRow:
    """An alert in the list. ``form`` and the figures make its sentence; days are ISO, in Vietnam.

    ``mine``: it is about the officer who looks; ``alone``: and there is no other officer.
    """

    alert: Id
    rule: Rule
    form: str
    severity: Severity
    state: AlertState
    person: Id | None
    person_name: str
    record: str
    project_name: str
    figure: int
    low: int
    high: int
    own: bool
    since: str
    until: str
    raised_at: int
    note: str
    mine: bool
    alone: bool

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state in OPEN_STATES

    def next_states(self) -> frozenset[AlertState]:
        """What it can become."""
        return _NEXT[self.state]


@dataclass(frozen=True, slots=True)
class AlertPage:
    """Every alert, the open ones first, those of them first that are gravest and newest."""

    rows: tuple[AlertRow, ...]
    open: int


@dataclass(frozen=True, slots=True)
class AlertDetail:
    """One alert, the entries behind it (newest first, ``entries`` of ``all_entries``), and its life, oldest first."""

    row: AlertRow
    entries: tuple[EntryRow, ...]
    all_entries: int
    life: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """What a look at the journal came to: how many alerts are open, and how many were raised just now.

    With ``behind`` entries are left that have to be opened first: ask again.
    """

    open: int
    raised: int
    behind: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class DecisionForm:
    """What an officer decides."""

    alert: Id
    state: AlertState
    note: str

    def __repr__(self) -> str:
        """Without the note: a representation may end in a log."""
        return f"DecisionForm({self.alert.hex()}, {self.state})"


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """Somebody in service; ``day`` from which they are known to be leaving (ISO), empty for nobody."""

    person: Id
    name: str
    day: str


@dataclass(frozen=True, slots=True)
class LimitsView:
    """What is in force, who changed it last and when (0: as it came), and who is leaving."""

    limits: Limits
    changed_by: str
    changed_at: int
    people: tuple[NoticeRow, ...]


def clean_note(form: DecisionForm) -> str:
    """The words to keep. Raises Problem("alerts.say_why"), Problem("alerts.note_too_long", longest=…)."""
    note = unicodedata.normalize("NFC", form.note).strip()
    if form.state in {AlertState.EXPLAINED, AlertState.INCIDENT} and not note:
        raise Problem("alerts.say_why")
    if len(note) > LONGEST_NOTE:
        raise Problem("alerts.note_too_long", longest=LONGEST_NOTE)
    return note


def require_next(now: AlertState, wanted: AlertState) -> None:
    """Raise Problem("alerts.decided_already") for what an alert cannot become from where it is."""
    if wanted not in _NEXT[now]:
        raise Problem("alerts.decided_already")


def why_not_alone(*, about_me: bool, other_officers: int) -> str:
    """Why an officer cannot decide by themselves; empty when they can."""
    if not about_me:
        return ""
    return "alerts.another_officer" if other_officers else "alerts.needs_manager"


def rises_again(state: AlertState, decided: int, figure: int) -> bool:
    """Whether what was explained has grown so much since that it has to be looked at again."""
    return state is AlertState.EXPLAINED and figure >= decided * _MORE and figure > decided
