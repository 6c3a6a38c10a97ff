"""The officer's page of the journal, as the vault answers it: opened the first time, narrowed, turned, counted.

"First rows" are 200 rows with the officer's own entry written, synced and taken into the index before, beside the time
in which a list follows the hand (95 of 100 looks). The first look of all, at a journal of which nothing is opened yet,
stands beside one second. What fits is counted afterwards, with where its pages begin, and has no target.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from app.access.event import Event
from app.clock import local_date
from app.ids import Id
from app.oversight.acts import fill
from app.oversight.model import JournalFilter
from app.oversight.queries import journal_shape, read_journal
from app.people.entrance import sign_in
from app.session.door import Session
from tests.benchmarks.cases import MANAGER, OFFICER, found
from tests.benchmarks.measure import Figure, percentile, timed
from tests.benchmarks.painted import PAINTED_TARGET
from tests.oversight.many import lengthen

LOOKS = 21
FIRST_TARGET = 1.0
FILLING_TARGET = 0.0002
"""Seconds for an entry: before one signature stood for those before it, each took so long."""


def measure_officer(place: Path, entries: int) -> Iterator[Figure]:
    """A journal of ``entries``, read by an officer on a machine that has not opened any of it."""
    world, founded = found(place, "kho")
    manager = sign_in(world, founded.path, founded.manager, MANAGER)
    officer = sign_in(world, founded.path, founded.officer, OFFICER)
    try:
        project = manager.projects()[0].project
        lengthen(officer, [manager.identity, officer.identity], project, entries)
        yield _against("officer's page: the newest rows of a journal never opened", entries, FIRST_TARGET, [
            timed(lambda: read_journal(officer, JournalFilter())),
        ])  # fmt: skip
        yield _against("officer's page: opening an entry into the index", entries, FILLING_TARGET, [
            timed(lambda: fill(officer)) / max(1, entries),
        ])  # fmt: skip
        for name, wanted in _filters(officer, founded.manager):
            yield from _looks(officer, f"officer's page: {name}", wanted, entries)
    finally:
        manager.close()
        officer.close()


def _filters(officer: Session, person: Id) -> Iterator[tuple[str, JournalFilter]]:
    record = next(row.rid for row in read_journal(officer, JournalFilter(person=person)).rows if row.rid)
    day = local_date(next(officer.journal.entries(newest_first=True, before=officer.journal.last_id() - 20)).at)
    yield "all of it", JournalFilter()
    yield "one person", JournalFilter(person=person)
    yield "one record", JournalFilter(rid=record)
    yield "one frequent act", JournalFilter(event=Event.CUSTOMER_VIEW.value)
    yield "refusals of one person", JournalFilter(person=person, refusals_only=True)
    yield "one day", JournalFilter(day_from=day.isoformat(), day_to=day.isoformat())


def _looks(officer: Session, what: str, wanted: JournalFilter, entries: int) -> Iterator[Figure]:
    page = read_journal(officer, wanted)
    assert page.rows
    assert page.unread == 0
    first = [timed(lambda: read_journal(officer, wanted)) for _ in range(LOOKS)]
    yield _against(f"{what}, first rows (p95)", entries, PAINTED_TARGET, [percentile(first, 0.95)])
    if page.next is not None:
        turned = [timed(lambda: read_journal(officer, wanted, page.next)) for _ in range(LOOKS)]
        yield _against(f"{what}, next 200 (p95)", entries, PAINTED_TARGET, [percentile(turned, 0.95)])
    counted = [timed(lambda: journal_shape(officer, wanted)) for _ in range(3)]
    yield _against(f"{what}, counted", entries, PAINTED_TARGET, counted, target=math.inf)


def _against(what: str, entries: int, limit: float, times: list[float], target: float = 1) -> Figure:
    return Figure(what, entries, tuple(times), (limit,), target)
