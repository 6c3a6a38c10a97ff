"""How the officer's index is asked: each question walks one index of the file in the order of the answer.

Pages are by key ("below this id"), never by offset. Several acts at once are asked one by one and merged: each has its
own stretch of an index. Days are turned into the stretch of entries they lie in; where a clock was set back, stretches
overlap, and the time of each entry decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from app.clock import DAY, end_of_day
from app.ids import Id
from app.oversight.index import Index

COLUMNS = (
    "id, at, person, device, event, outcome, project, level, "
    "(SELECT rid FROM record WHERE no = act.record), about, note, agreement, lesson, "
    "(SELECT rid FROM record WHERE no = act.customer)"
)
ONE = f"SELECT {COLUMNS} FROM act WHERE id = ?"
FOLLOWING = f"SELECT {COLUMNS} FROM act WHERE id > ? ORDER BY id LIMIT ?"
MOST_RECORDS = 50
"""A code that more records begin with says nothing yet."""

_END = 2**62

_BY_PERSON, _BY_PERSON_EVENT, _BY_EVENT = "act_person", "act_person_event", "act_event"
_BY_RECORD, _BY_CUSTOMER = "act_record", "act_customer"
_BY_REFUSED, _BY_PERSON_REFUSED = "act_refused", "act_person_refused"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; empty parts do not narrow.

    ``record`` is a record's id in hexadecimal, the beginning of one, or the last twelve digits; of a customer, what
    belongs to them is found as well. ``first`` and ``last`` are days in Vietnam, both included; ``events`` values of
    acts, any of which fits; ``refused`` leaves out what went well.
    """

    person: Id | None = None
    record: str = ""
    first: date | None = None
    last: date | None = None
    events: tuple[str, ...] = ()
    refused: bool = False


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One walk: the rows that fit, as conditions on one index."""

    by: str
    conditions: tuple[str, ...]
    values: tuple[Any, ...]

    def sql(self, what: str, more: str = "") -> str:
        narrowed = f" INDEXED BY {self.by}" if self.by else ""
        return f"SELECT {what} FROM act{narrowed} WHERE {' AND '.join(self.conditions)}{more}"


def newest(index: Index, wanted: Wanted, before: int | None, limit: int) -> list[tuple[Any, ...]]:
    """The newest rows that fit, below ``before``."""
    walks = [
        index.rows(walk.sql(COLUMNS, " ORDER BY id DESC LIMIT ?"), (*walk.values, limit))
        for walk in _walks(index, wanted, before if before is not None else _END)
    ]
    return list(islice(merge(*walks, key=lambda row: -int(row[0])), limit))


def count(index: Index, wanted: Wanted) -> int:
    """How many rows fit."""
    return sum(int(index.rows(walk.sql("count(*)"), walk.values)[0][0]) for walk in _walks(index, wanted, _END))


def shape(index: Index, wanted: Wanted, step: int) -> tuple[int, tuple[int, ...]]:
    """How many rows fit, and every ``step``-th id of them, newest first."""
    if not (wanted.person or wanted.record or wanted.events or wanted.refused):
        reckoned = _reckoned(index, wanted, step)
        if reckoned is not None:
            return reckoned
    walks = [index.ids(walk.sql("id", " ORDER BY id DESC"), walk.values) for walk in _walks(index, wanted, _END)]
    total, anchors = 0, []
    for total, number in enumerate(walks[0] if len(walks) == 1 else merge(*walks, reverse=True), start=1):
        if total % step == 0:
            anchors.append(number)
    return total, tuple(anchors)


def _reckoned(index: Index, wanted: Wanted, step: int) -> tuple[int, tuple[int, ...]] | None:
    """The same for whole days without reading a row, where their entries stand side by side; None where they do not."""
    first, last = wanted.first or date.min, wanted.last or date.max
    ((low, high, times),) = index.rows(
        "SELECT min(first), max(last), sum(times) FROM day WHERE day BETWEEN ? AND ?",
        (first.toordinal(), last.toordinal()),
    )
    if low is None:
        return 0, ()
    if high - low + 1 != times:
        return None
    return times, tuple(range(high - step + 1, low - 1, -step))


def _walks(index: Index, wanted: Wanted, before: int) -> Iterator[_Stretch]:
    """The walks that together give what fits, none of it twice."""
    person = _number(index, "person", wanted.person)
    events = [index.number_of("event", event.encode()) for event in wanted.events]
    known = [event for event in events if event is not None]
    if (wanted.person and person is None) or (wanted.events and not known):
        return
    stretch = _days(index, wanted)
    if stretch is None:
        return
    low, high, times = stretch
    conditions, values = ["id > ?", "id < ?"], [low - 1, min(high + 1, before)]
    if times:
        conditions += ["at BETWEEN ? AND ?"]
        values += times
    if wanted.record:
        narrowed, more = _narrowed(wanted, person, known)
        records = _records(index, wanted.record)
        others = f"record NOT IN ({', '.join('?' * len(records))})"
        for record in records:
            yield _Stretch(_BY_RECORD, ("record = ?", *conditions, *narrowed), (record, *values, *more))
            given = (record, *values, *more, *records)
            yield _Stretch(_BY_CUSTOMER, ("customer = ?", *conditions, *narrowed, others), given)
    elif known and not wanted.refused:
        for event in known:
            own = ["event = ?", *(["person = ?"] if person else [])]
            yield _Stretch(
                _BY_PERSON_EVENT if person else _BY_EVENT,
                (*own, *conditions),
                (event, *([person] if person else []), *values),
            )
    else:
        yield _plain(wanted, person, known, conditions, values)


def _plain(wanted: Wanted, person: int | None, events: list[int], conditions: list[str], values: list[Any]) -> _Stretch:
    narrowed, more = _narrowed(wanted, person, events)
    by = ""
    if wanted.refused:
        by = _BY_PERSON_REFUSED if person else _BY_REFUSED
    elif person:
        by = _BY_PERSON
    return _Stretch(by, (*narrowed, *conditions), (*more, *values))


def _narrowed(wanted: Wanted, person: int | None, events: list[int]) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    if person:
        conditions, values = ["person = ?"], [person]
    if wanted.refused:
        conditions += ["outcome <> 1"]
    if events:
        conditions += [f"event IN ({', '.join('?' * len(events))})"]
        values += events
    return conditions, values


def _days(index: Index, wanted: Wanted) -> tuple[int, int, list[int]] | None:
    """(first id, last id, the moments between which an entry must lie, empty where all do); None where no day fits."""
    if wanted.first is None and wanted.last is None:
        return 0, _END - 1, []
    first = wanted.first or date.min
    last = wanted.last or date.max
    ((low, high, times),) = index.rows(
        "SELECT min(first), max(last), sum(times) FROM day WHERE day BETWEEN ? AND ?",
        (first.toordinal(), last.toordinal()),
    )
    if low is None:
        return None
    if high - low + 1 == times:  # no entry of another day lies among them
        return low, high, []
    start = end_of_day(first) - DAY + 1 if wanted.first else -_END
    return low, high, [start, end_of_day(last) if wanted.last else _END]


def _number(index: Index, kind: str, value: bytes | None) -> int | None:
    return index.number_of(kind, value) if value else None


def records_called(index: Index, code: str) -> list[bytes]:
    """The ids of the records that a code means."""
    return [index.rows("SELECT rid FROM record WHERE no = ?", (number,))[0][0] for number in _records(index, code)]


def _records(index: Index, code: str) -> list[int]:
    """The records that a code means; none for what is no code."""
    digits = "".join(code.lower().split())
    if not digits or len(digits) > 32 or set(digits) - set("0123456789abcdef"):
        return []
    return index.records_of(digits, MOST_RECORDS)
