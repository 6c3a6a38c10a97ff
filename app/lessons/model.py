"""What crosses between the window and the vault about lessons, and the rules of their terms.

Pure rules:

1. A lesson passed counts for 365 days from the moment it was passed.
2. In its last 30 days it is said to lapse soon; passing it again starts a new year at once.
3. Every lesson is asked of everybody. Whose duties read customer files need all of them in force; for the others
   nothing closes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from app.clock import DAY
from app.ids import Id

TERM = 365 * DAY
SOON = 30 * DAY

BlockKind = Literal["heading", "paragraph", "item", "step", "remark"]


class LessonState(StrEnum):
    """Where a person stands with one lesson."""

    NEVER = "never"
    IN_FORCE = "in-force"
    LAPSING = "lapsing"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, perhaps stressed."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One block of a lesson from top to bottom; ``number`` counts the steps of a list, 0 elsewhere."""

    kind: BlockKind
    runs: tuple[Run, ...]
    number: int = 0

    def plain(self) -> str:
        """The words without their stress."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson in a person's list. ``until`` (UTC microseconds) and ``score`` (percent) are 0 before it was passed."""

    lesson: str
    title: str
    version: int
    minutes: int
    state: LessonState
    until: int
    score: int
    draw: int


@dataclass(frozen=True, slots=True)
class MyLessons:
    """Everything a person is asked to learn; ``gated`` whether views of customer files close without it."""

    rows: tuple[LessonRow, ...]
    gated: bool

    @property
    def open_count(self) -> int:
        """How many are not in force."""
        return sum(1 for row in self.rows if row.state in (LessonState.NEVER, LessonState.LAPSED))

    @property
    def lapsing_count(self) -> int:
        """How many lapse soon."""
        return sum(1 for row in self.rows if row.state is LessonState.LAPSING)


@dataclass(frozen=True, slots=True)
class LessonText:
    """A lesson to be read. No question of it is here."""

    lesson: str
    title: str
    version: int
    minutes: int
    draw: int
    needed: int
    blocks: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is asked: which answer is right is not in it."""

    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The questions of one try. ``number`` tells this try from an earlier one of the same lesson."""

    lesson: str
    title: str
    number: int
    needed: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A question after it was judged: what was chosen, what is right (places among the answers), and why."""

    text: str
    answers: tuple[str, ...]
    chosen: int
    right: int
    why: str

    @property
    def is_right(self) -> bool:
        """Whether the right answer was chosen."""
        return self.chosen == self.right


@dataclass(frozen=True, slots=True)
class Result:
    """How a try ended; ``until`` (UTC microseconds) is 0 when it was not passed."""

    lesson: str
    title: str
    score: int
    needed: int
    marks: tuple[Mark, ...]
    until: int

    @property
    def passed(self) -> bool:
        """Whether the pass mark was reached."""
        return self.score >= self.needed

    @property
    def percent(self) -> int:
        """How much of it was right."""
        return 100 * self.score // len(self.marks)


@dataclass(frozen=True, slots=True)
class LearnerRow:
    """One person of the office in the overview; each list holds (lesson's title, until). Times in UTC microseconds."""

    uid: Id
    name: str
    gated: bool
    in_force: tuple[tuple[str, int], ...]
    lapsed: tuple[tuple[str, int], ...]
    never: tuple[str, ...]

    @property
    def first_lapse(self) -> int:
        """When the first of the lessons in force lapses; 0 when none is."""
        return min((until for _, until in self.in_force), default=0)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.lapsed and not self.never


@dataclass(frozen=True, slots=True)
class CertificatePdf:
    """A person's lesson certificate: its number and the file."""

    number: str
    pdf: bytes


def term_end(passed_at: int) -> int:
    """Until when a lesson passed at ``passed_at`` counts."""
    return passed_at + TERM


def state_at(now: int, until: int) -> LessonState:
    """Where somebody stands whose lesson counts ``until`` (0: never passed)."""
    if until == 0:
        return LessonState.NEVER
    if until < now:
        return LessonState.LAPSED
    return LessonState.LAPSING if until - now <= SOON else LessonState.IN_FORCE
