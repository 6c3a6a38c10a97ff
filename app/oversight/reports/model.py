"""The two standing reports: what is asked, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.ids import Id

SUFFIX = ".niem-audit"


class Kind(StrEnum):
    """Of whom or of what a report is."""

    PERSON = "person"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class ReportForm:
    """What to report: everything that ``person`` read, or everybody who read the record with the code ``rid``.

    Exactly one of the two is given; ``day_from`` and ``day_to`` are ISO days in Vietnam, both included, or empty.
    """

    person: Id | None = None
    rid: str = ""
    day_from: str = ""
    day_to: str = ""

    @property
    def kind(self) -> Kind:
        """Which of the two."""
        return Kind.PERSON if self.person is not None else Kind.RECORD


@dataclass(frozen=True, slots=True)
class Report:
    """The signed paper, and the package for an auditor outside; ``entries`` of the journal stand behind them."""

    number: str
    pdf: bytes
    package: bytes
    entries: int
