"""A project's terms of keeping and destroying, and who is due by them: the pure rules.

Rules:

1. A project may say that customers are kept for so many years after the last dealing. Who is past that is *due*: they
   stand in a list. Nothing is ever destroyed by a rule; from the list an order is made, by a person, and goes the same
   way as every other order.
2. The last dealing is the last day on which anything about the customer was written, or is set to happen: the file,
   its items and their days, its documents, at every level that is looked at.
3. Who stands under a legal hold, or whose destruction is asked for already, is not due.
4. An approved order waits before it may be executed, so that a mistake can be noticed: as long as the project says, not
   less than a day. What was told to the signers when they approved stays, whatever the project says later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.customers.form import Ref
from app.errors import Problem

LEAST_COOLING, MOST_COOLING, USUAL_COOLING = 24, 30 * 24, 72
"""Hours. Three days: long enough for a weekend's second thought, well within the twenty days that the law gives."""
MOST_YEARS = 50
MOST_SHOWN = 200
"""Lines of the list; the rest is counted as "more"."""


@dataclass(frozen=True, slots=True)
class Terms:
    """``years`` 0: no rule. ``cooling_hours``: between approval and execution. ``rev`` 0: nobody decided yet."""

    years: int = 0
    cooling_hours: int = USUAL_COOLING
    rev: int = 0


@dataclass(frozen=True, slots=True)
class DueRow:
    """A customer whose time is over. ``last_dealing`` is an ISO day."""

    customer: Ref
    name: str
    code: str
    owner: str
    last_dealing: str


@dataclass(frozen=True, slots=True)
class DueList:
    """Who is due, longest first, by the project's ``terms``. ``more``: there are others beyond these.

    ``whole``: every level was looked at. Where one was not, a later dealing may stand there; executing looks again.
    """

    terms: Terms
    rows: tuple[DueRow, ...]
    more: bool
    whole: bool


def require_terms(terms: Terms) -> Terms:
    """Raises Problem("retention.years"), Problem("retention.cooling")."""
    if not 0 <= terms.years <= MOST_YEARS:
        raise Problem("retention.years", most=MOST_YEARS)
    if not LEAST_COOLING <= terms.cooling_hours <= MOST_COOLING:
        raise Problem("retention.cooling", least=LEAST_COOLING, most=MOST_COOLING // 24)
    return terms


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; the 29th of February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
