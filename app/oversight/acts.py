"""Acts: what the journal says in the open, found by person, record, act, day and refusal among a million.

`Act` is what alerts, reports and the officer's page look at. The functions below ask the officer's index, which they
fill first; they pass no door: whoever calls them has put the look on record. Newest first is by the entry's id, which
is the journal's own order; times are for people to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.errors import Corrupt
from app.ids import Id
from app.oversight import selecting
from app.oversight.filling import Progress, catch_up
from app.oversight.index import DAMAGED, Index, opened
from app.oversight.selecting import Wanted
from app.session.door import Session

AT_ONCE = 5000
"""Rows read at a time by whoever walks over very many: the index is free for others between."""


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the journal in the open.

    ``id`` is its order in the journal, ``at`` UTC microseconds, ``person`` who did it at ``device``; ``event`` is the
    value of an `app.access.event.Event` (empty where the entry could not be read), ``outcome`` "ok" or the code of a
    refusal; ``level`` 0 where there is none, ``rid`` the record and ``about`` the person it was done to; ``customer``
    is whom a record belongs to that is no customer itself.
    """

    id: int
    at: int
    person: Id
    device: Id
    event: str
    outcome: str = "ok"
    project: Id | None = None
    level: int = 0
    rid: Id | None = None
    about: Id | None = None
    note: str = ""
    agreement: str = ""
    lesson: str = ""
    customer: Id | None = None

    @property
    def ok(self) -> bool:
        """Whether it was allowed and went well."""
        return self.outcome == "ok"


def acts_since(session: Session, after: int = 0, progress: Progress | None = None) -> Iterator[Act]:
    """Every act of an entry above ``after``, oldest first. Fills the index before the first one comes."""
    fill(session, progress)
    while True:
        with opened(session) as index:
            rows = index.rows(selecting.FOLLOWING, (after, AT_ONCE))
            found = [act_of(index, row) for row in rows]
        yield from found
        if len(found) < AT_ONCE:
            return
        after = found[-1].id


def newest_acts(session: Session, wanted: Wanted, before: int | None = None, limit: int = 200) -> tuple[Act, ...]:
    """The newest acts that fit, of entries below ``before``: the next page begins below the last one's id."""
    with opened(session) as index:
        catch_up(session, index)
        return tuple(act_of(index, row) for row in selecting.newest(index, wanted, before, limit))


def count_acts(session: Session, wanted: Wanted) -> int:
    """How many fit, as far as the index is filled."""
    with opened(session) as index:
        return selecting.count(index, wanted)


def shape_of(session: Session, wanted: Wanted, step: int) -> tuple[int, tuple[int, ...]]:
    """How many fit, and the id of the last of every ``step`` of them, newest first: where pages begin."""
    with opened(session) as index:
        return selecting.shape(index, wanted, step)


def year_ends(session: Session) -> tuple[tuple[int, int], ...]:
    """Each calendar year in Vietnam that has entries, with the id of its last one; oldest first. Fills the index."""
    fill(session)
    ends: dict[int, int] = {}
    with opened(session) as index:
        for day, last in index.rows("SELECT day, last FROM day ORDER BY day"):
            year = date.fromordinal(day).year
            ends[year] = max(ends.get(year, 0), last)
    return tuple(ends.items())


def records_called(session: Session, code: str) -> tuple[Id, ...]:
    """The records that a code means (`Wanted.record`), as far as the journal names them. Fills the index first."""
    fill(session)
    with opened(session) as index:
        return tuple(Id(bytes(rid)) for rid in selecting.records_called(index, code))


def all_acts(session: Session, wanted: Wanted, progress: Progress | None = None) -> Iterator[Act]:
    """Every act that fits, newest first, a stretch at a time."""
    fill(session, progress)
    before: int | None = None
    while True:
        with opened(session) as index:
            found = [act_of(index, row) for row in selecting.newest(index, wanted, before, AT_ONCE)]
        yield from found
        if len(found) < AT_ONCE:
            return
        before = found[-1].id


def fill(session: Session, progress: Progress | None = None) -> int:
    """Bring the index up to the journal; returns how many entries were opened. ``progress`` may raise Cancelled."""
    with opened(session) as index:
        return catch_up(session, index, progress)


def acts_of(session: Session, ids: Iterable[int]) -> tuple[Act, ...]:
    """The acts of these entries, oldest first, as far as the index is filled."""
    with opened(session) as index:
        found = (index.rows(selecting.ONE, (one,)) for one in sorted(set(ids)))
        return tuple(act_of(index, row) for rows in found for row in rows)


def first_entry_since(session: Session, day: int) -> int:
    """The first entry of a day (as `datetime.date` numbers them) or of one after it; 1 where there is none."""
    fill(session)
    with opened(session) as index:
        return int(index.rows("SELECT coalesce(min(first), 1) FROM day WHERE day >= ?", (day,))[0][0])


def act_of(index: Index, row: tuple[Any, ...]) -> Act:
    """A row of the index as an act."""
    number, at, person, device, event, outcome, project, level, rid, about, note, agreement, lesson, customer = row
    text = index.text_of
    try:
        return Act(
            id=number,
            at=at,
            person=Id(text(person)),
            device=Id(text(device)),
            event=text(event).decode(),
            outcome=text(outcome).decode(),
            project=Id(text(project)) if project is not None else None,
            level=level,
            rid=Id(bytes(rid)) if rid is not None else None,
            about=Id(text(about)) if about is not None else None,
            note=note,
            agreement=text(agreement).decode(),
            lesson=text(lesson).decode(),
            customer=Id(bytes(customer)) if customer is not None else None,
        )
    except UnicodeDecodeError as error:
        raise Corrupt(DAMAGED).because(error) from error
