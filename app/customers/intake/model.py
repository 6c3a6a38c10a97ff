"""What crosses between the processes while a list is imported, and the pure rules around batches.

A batch is what one import brought into a project. It may be taken back, as one act, by who imported it or by a manager.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.access.duty import Duty
from app.access.level import Level
from app.customers.form import CustomerForm, Ref
from app.customers.intake.mapping import SYNONYMS, plain_header, propose_mapping
from app.customers.intake.readings import PLAIN, READINGS
from app.customers.intake.sample import Sample
from app.customers.intake.wish import Wish
from app.customers.rules.model import PREFIX, CustomField
from app.customers.validation import Fault
from app.ids import Id

__all__ = [
    "MAPPED",
    "PLAIN",
    "PREFIX",
    "READINGS",
    "Act",
    "Batch",
    "CellEdit",
    "Decision",
    "Fate",
    "ImportChoices",
    "ImportPreview",
    "ImportResult",
    "ImportRow",
    "Pair",
    "Sample",
    "Taken",
    "Twin",
    "Wish",
    "may_undo",
    "plain_header",
    "propose_mapping",
]

MAPPED = tuple(SYNONYMS)
"""The fields of a customer that a column can be read as."""


class Act(StrEnum):
    """What is done with a row that repeats another customer."""

    SKIP = "skip"
    MERGE = "merge"
    ADD = "add"


class Fate(StrEnum):
    """What will become of a row: entered, merged into the customer it repeats, passed over as a repetition, left out
    by wish, or wrong.
    """

    ADD = "add"
    MERGE = "merge"
    SKIP = "skip"
    LEFT_OUT = "left_out"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell corrected in the preview: the line in the file, the place of the column, the new text."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done with one row that repeats another customer. For a merge, ``taken`` names the fields in which the
    list is believed; in the others it only fills what is empty.
    """

    line: int
    act: Act
    taken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """Everything that a person chose about a list.

    ``level`` is for rows that say none, unless ``by_relation`` has it proposed from what the customer is to the
    company. ``mapping`` has a field (or ``""``) for each column; empty: as the headers say. ``left_out`` are lines that
    are not wanted; ``leave_out_bad`` leaves out every wrong one. Rows that surely repeat a customer (same code, tax
    code, or name and phone) meet with ``sure``, those that only share a phone with ``possible``, unless ``decisions``
    say otherwise of their line.
    """

    level: Level = Level.CONFIDENTIAL
    by_relation: bool = False
    wish: Wish = field(default_factory=Wish)
    mapping: tuple[str, ...] = ()
    edits: tuple[CellEdit, ...] = ()
    left_out: tuple[int, ...] = ()
    leave_out_bad: bool = False
    sure: Act = Act.SKIP
    possible: Act = Act.ADD
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Twin:
    """The customer that a row repeats: one in the vault (``ref``), or the one on an earlier ``line`` of the list.

    ``by`` is ``"code"``, ``"tax_code"``, ``"name_phone"`` or ``"phone"``.
    """

    by: str
    line: int = 0
    ref: Ref | None = None

    @property
    def sure(self) -> bool:
        """Whether it is the same customer beyond doubt; a phone alone may be shared."""
        return self.by != "phone"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One line of a list to be imported. ``line`` is its number in the file, from 1. ``form`` is ``None`` when there
    are problems.
    """

    line: int
    form: CustomerForm | None
    cells: tuple[str, ...]
    problems: tuple[Fault, ...]
    fate: Fate = Fate.ADD
    twin: Twin | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """A whole list as it would be imported. ``mapping`` has one field name (or ``""``) for each header.

    ``good`` rows would be entered, ``merged`` ones change a customer that is there, ``skipped`` ones repeat one,
    ``left_out`` ones are not wanted, ``bad`` ones are wrong: nothing is imported while there is one. ``twins`` counts
    the rows that repeat a customer, whatever is done with them, and ``by_level`` those that would be entered. Of a long
    list ``rows`` has the first ones, the wrong ones and those with twins. ``digest`` stands for the list's every cell
    and for every choice.
    ``own`` are the fields of the project's own that a column may be read as (``custom:<id>``).
    """

    headers: tuple[str, ...]
    mapping: tuple[str, ...]
    rows: tuple[ImportRow, ...]
    good: int
    bad: int
    encoding: str
    digest: str = ""
    merged: int = 0
    skipped: int = 0
    left_out: int = 0
    twins: int = 0
    by_level: tuple[tuple[Level, int], ...] = ()
    reading: str = PLAIN
    samples: tuple[Sample, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: int = 0
    header: int = 1
    top: tuple[tuple[int, tuple[str, ...]], ...] = ()
    own: tuple[CustomField, ...] = ()

    @property
    def total(self) -> int:
        """All rows of the list."""
        return self.good + self.merged + self.skipped + self.left_out + self.bad


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did: ``added`` customers by level, ``merged`` ones changed, ``skipped`` rows passed over.

    ``waits``: the project asks for the three steps, so customers and merges are entries that wait to be reviewed.
    """

    batch: Id
    added: int
    by_level: tuple[tuple[Level, int], ...]
    merged: int = 0
    skipped: int = 0
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A row beside the customer that it repeats; ``ours`` is what the vault (or the earlier line) has."""

    line: int
    twin: Twin
    theirs: CustomerForm
    ours: CustomerForm


@dataclass(frozen=True, slots=True)
class Batch:
    """One import, as far as the session's levels go: who, when, how many at which level. ``undone_at`` is 0 until all
    of it was taken back; ``undoable`` says whether the reader may do that.
    """

    batch: Id
    at: int
    uid: Id
    by: str
    levels: tuple[tuple[Level, int], ...]
    merged: int
    undone_at: int
    undone_by: str
    undoable: bool

    @property
    def added(self) -> int:
        """All customers that it entered."""
        return sum(count for _, count in self.levels)


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking a batch back did: customers ``removed``, merged ones ``restored``, and those that had to stay because
    they were ``changed`` since or because something ``hangs`` on them.
    """

    removed: int
    restored: int
    changed: int
    hangs: int

    @property
    def stayed(self) -> int:
        """How many are still there."""
        return self.changed + self.hangs


def may_undo(duties: frozenset[Duty], uid: Id, importer: Id) -> bool:
    """Who may take a batch back: its importer, and managers."""
    return uid == importer or Duty.MANAGER in duties
