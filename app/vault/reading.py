"""Records of a compartment by the batch, for whoever looks through all of them or for many by their ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.ids import Id
from app.vault.compartment import Compartment
from app.vault.record import COLUMNS, Record, from_row

_AT_ONCE = 400


def standing(compartment: Compartment, kinds: Sequence[str]) -> Iterator[list[Record]]:
    """The current records of these kinds that are not removed, newest first, batch by batch."""
    marks = ", ".join("?" * len(kinds))
    cursor = compartment.connection.execute(
        f"SELECT {COLUMNS} FROM record WHERE kind IN ({marks}) AND op = 'U' ORDER BY rid DESC", tuple(kinds)
    )
    while rows := cursor.fetchmany(_AT_ONCE):
        yield [from_row(row) for row in rows]


def count_standing(compartment: Compartment, kinds: Sequence[str] = ()) -> int:
    """How many records of these kinds (of all, without any) are there and not removed."""
    marks = ", ".join("?" * len(kinds))
    narrowed = f" AND kind IN ({marks})" if kinds else ""
    return int(compartment.rows(f"SELECT count(*) FROM record WHERE op = 'U'{narrowed}", tuple(kinds))[0][0])


def by_id(compartment: Compartment, rids: Sequence[Id]) -> dict[Id, Record]:
    """The current records with these ids, removed ones included."""
    found: dict[Id, Record] = {}
    for start in range(0, len(rids), _AT_ONCE):
        some = rids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = compartment.rows(f"SELECT {COLUMNS} FROM record WHERE rid IN ({marks})", tuple(some))
        found.update((record.rid, record) for record in map(from_row, rows))
    return found
