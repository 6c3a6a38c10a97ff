"""A question to the list of one compartment, as conditions on its rows.

Each condition comes in two spellings: one by which the database may *find* rows, through an index, and one by which it
only *tests* rows that it found otherwise. Who asks says which one finds; left to itself the database would guess, and
it has no statistics to guess from (they would keep deleted values).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.access.level import Level
from app.clock import end_of_day, local_date
from app.customers.folding import fold
from app.customers.search.asked import Asked
from app.customers.search.model import ListFilter, valid_filter
from app.errors import Problem
from app.ids import Id
from app.vault.compartment import Compartment

ALL = "SELECT n FROM counter WHERE kind = 'customer'"
_MATCH = "customer_words WHERE customer_words MATCH ?"
_MILLISECOND = 1000
_LAST = (1 << 48) - 1


@dataclass(frozen=True, slots=True)
class Condition:
    """``sql`` has ``{}`` before every column by which it could find; ``count`` counts by an index alone, or is empty.

    ``column``: the one column that it is about, where there is one.
    """

    sql: str
    params: tuple[object, ...]
    count: str = ""
    column: str = ""
    exact: bool = True
    """Whether ``count`` counts customers; otherwise it says how many there are at most."""

    def finding(self) -> str:
        """For the one condition by which rows are found."""
        return self.sql.replace("{}", "")

    def testing(self) -> str:
        """For all others: the plus keeps the database from using an index."""
        return self.sql.replace("{}", "+")


def words(match: str) -> Condition:
    """Rows whose words the index finds."""
    return Condition(f"{{}}c.id IN (SELECT rowid FROM {_MATCH})", (match,), f"SELECT count(*) FROM {_MATCH}")  # noqa: S608


def phrases(asked: Asked) -> list[Condition]:
    """Rows in whose words the phrases stand; the index knows no places."""
    test = "instr(' ' || c.words || ' ', ?) > 0"
    return [Condition(test, (phrase.pattern(),), exact=False) for phrase in asked.phrases]


def narrowed(filters: ListFilter, me: str, now: int, above: Sequence[Id]) -> list[Condition]:
    """The conditions of ``filters``. ``above``: customers that have a wanted item in a higher compartment.

    Raises Problem("search.bad_day").
    """
    if not valid_filter(filters):
        raise Problem("search.bad_day")
    found = [_owner(fold(name)) for name in (filters.owner, me if filters.mine else "") if name]
    if filters.relation is not None:
        found.append(Condition("c.relation = ?", (str(filters.relation),), exact=False))
    if filters.updated_from or filters.updated_until:
        start, end = _span(filters.updated_from, filters.updated_until)
        found.append(_ranged("updated_at", start, end))
    if filters.created_from or filters.created_until:
        start, end = (
            min(moment // _MILLISECOND, _LAST) for moment in _span(filters.created_from, filters.created_until)
        )
        found.append(_ranged("rid", start.to_bytes(6, "big") + bytes(10), end.to_bytes(6, "big") + b"\xff" * 10))
    if filters.review_due:
        found.append(_counted("review", "{}c.review <> '' AND {}c.review <= ?", (local_date(now).isoformat(),)))
    if filters.kind is not None or filters.stage:
        found.append(_with_item(filters, above))
    return found


def customers_with_item(compartment: Compartment, filters: ListFilter, level: Level) -> list[Id]:
    """Customers of ``level`` that have an item of the wanted kind and stage in this compartment."""
    where, params = _item(filters)
    sql = f"SELECT DISTINCT customer FROM item WHERE {where} AND customer_level = ?"  # noqa: S608 - fixed words
    return [Id(rid) for (rid,) in compartment.rows(sql, (*params, int(level)))]


def _owner(key: str) -> Condition:
    return _counted("owner_key", "{}c.owner_key = ?", (key,))


def _ranged(column: str, start: object, end: object) -> Condition:
    return _counted(column, f"{{}}c.{column} BETWEEN ? AND ?", (start, end))


def _counted(column: str, sql: str, params: tuple[object, ...]) -> Condition:
    count = f"SELECT count(*) FROM customer c WHERE {sql.replace('{}', '')}"  # noqa: S608 - fixed words
    return Condition(sql, params, count, column)


def _span(first: str, last: str) -> tuple[int, int]:
    """Both days included, as UTC microseconds."""
    start = end_of_day(date.fromisoformat(first) - timedelta(days=1)) + 1 if first > "0001-01-01" else 0
    end = end_of_day(date.fromisoformat(last)) if last else (1 << 62)
    return max(start, 0), max(end, 0)


def _with_item(filters: ListFilter, above: Sequence[Id]) -> Condition:
    where, params = _item(filters)
    given = "[" + ",".join(f'"{rid.hex()}"' for rid in above) + "]"
    rids = f"SELECT customer FROM item WHERE {where} UNION ALL SELECT unhex(value) FROM json_each(?)"  # noqa: S608
    return Condition(f"{{}}c.rid IN ({rids})", (*params, given), f"SELECT count(*) FROM ({rids})", exact=False)  # noqa: S608


def _item(filters: ListFilter) -> tuple[str, tuple[object, ...]]:
    parts = [("kind = ?", str(filters.kind))] if filters.kind is not None else []
    parts += [("stage = ?", filters.stage)] if filters.stage else []
    return " AND ".join(sql for sql, _ in parts), tuple(value for _, value in parts)
