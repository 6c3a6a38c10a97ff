"""Numbers of customers that follow their names, so that the search index gives its matches nearly in order of name.

A search engine finds the first matches quickly when the numbers of its documents stand in the order in which they are
shown. Names come in any order, so the numbers cannot be the order itself; they are those of *shelves*, each a stretch
of the order of names:

1. A customer's number is the code of a shelf and a running number on it. Codes grow with the names at which the
   shelves start; a shelf holds only names from its ``start`` on and below its ``until``.
2. Names go to the open shelf of their stretch. A full one is closed and stays as it is; open shelves take its stretch
   over, divided where its names are. So no number ever changes because of somebody else's name.
3. Where codes between two shelves run out, or all names are alike, the shelf takes more than it should. That costs
   time, nothing else: whoever reads sorts (`app.customers.search.ordered`).

Where names keep coming from one side, as in a list that is in order already, the codes for that side are kept free.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from app.vault.database import Connection

FULL = 300
"""How many customers a shelf takes before its stretch is divided."""
SHIFT = 20
"""Bits of a running number; above them stands the code."""
TOP = 1 << 42
"""Above every code."""

_MISPLACED = (
    f"SELECT count(*) FROM customer c LEFT JOIN shelf s ON s.code = c.id >> {SHIFT} "  # noqa: S608 - fixed words
    f"WHERE s.code IS NULL OR c.id - (s.code << {SHIFT}) > s.n OR c.name_key < s.start OR c.name_key >= s.until"
)


@dataclass(slots=True)
class _Shelf:
    code: int
    start: str
    until: str | None
    n: int

    def number(self) -> int:
        """The next number on it."""
        self.n += 1
        return self.code << SHIFT | self.n


def numbers(connection: Connection, keys: Sequence[str]) -> list[int]:
    """Numbers for new customers with these keys of names, which must be in order."""
    if not keys:
        return []
    rows = connection.execute(
        "SELECT code, start, until, n FROM shelf WHERE open = 1 AND start <= ? AND (until > ? OR until IS NULL) "
        "ORDER BY code",
        (keys[-1], keys[0]),
    ).fetchall()
    found: list[int] = []
    for row in rows:
        shelf = _Shelf(*row)
        end = len(keys) if shelf.until is None else bisect_left(keys, shelf.until, len(found))
        if run := keys[len(found) : end]:
            found += _placed(connection, shelf, run)
    return found


def holds(connection: Connection, number: int, key: str) -> bool:
    """Whether a customer with this number may have a name with this key."""
    sql = "SELECT 1 FROM shelf WHERE code = ? AND start <= ? AND (until > ? OR until IS NULL)"
    return connection.execute(sql, (number >> SHIFT, key, key)).fetchone() is not None


def agree(connection: Connection) -> bool:
    """Whether every customer stands on a shelf where the name belongs, and the shelves in order."""
    starts = [start for (start,) in connection.execute("SELECT start FROM shelf ORDER BY code")]
    return connection.execute(_MISPLACED).fetchone() == (0,) and starts == sorted(starts)


def _placed(connection: Connection, shelf: _Shelf, run: Sequence[str]) -> list[int]:
    shelves = [shelf] if shelf.n + len(run) <= FULL else _divided(connection, shelf, run)
    found: list[int] = []
    for one in shelves:
        end = len(run) if one.until is None else bisect_left(run, one.until, len(found))
        found += [one.number() for _ in range(end - len(found))]
        connection.execute("UPDATE shelf SET n = ? WHERE code = ?", (one.n, one.code))
    return found


def _divided(connection: Connection, shelf: _Shelf, run: Sequence[str]) -> list[_Shelf]:
    """New shelves for the stretch of a full one, or the full one where it cannot be divided."""
    first = shelf.code << SHIFT
    rows = connection.execute("SELECT name_key FROM customer WHERE id BETWEEN ? AND ?", (first, first + shelf.n))
    held = [name for (name,) in rows]
    names = sorted([*run, *held])
    parts = max(2, 2 * len(names) // FULL)
    starts = sorted({_between(names, part * len(names) // parts) for part in range(1, parts)} - {names[0], ""})
    codes = _codes(connection, shelf, len(starts) + 1, _side(held, run))
    if not starts or not codes:
        return [shelf]
    ends = [*starts, shelf.until]
    made = [_Shelf(*each, 0) for each in zip(codes, [shelf.start, *starts], ends, strict=True)]
    connection.execute("UPDATE shelf SET open = 0 WHERE code = ?", (shelf.code,))
    connection.executemany(
        "INSERT INTO shelf (code, start, until, n, open) VALUES (?, ?, ?, 0, 1)",
        [(one.code, one.start, one.until) for one in made],
    )
    return made


def _between(names: Sequence[str], place: int) -> str:
    """The shortest text that stands behind the name before ``place`` and not behind the one there: no whole name."""
    before, name = names[place - 1], names[place]
    same = next((at for at, (one, other) in enumerate(zip(before, name, strict=False)) if one != other), len(before))
    return name[: same + 1] if before != name else ""


def _side(held: Sequence[str], run: Sequence[str]) -> int:
    """Where new names come: 1 behind all that are there, -1 before them, 0 between."""
    if not held:
        return 0
    return 1 if run[0] >= max(held) else -1 if run[-1] <= min(held) else 0


def _codes(connection: Connection, shelf: _Shelf, count: int, side: int) -> list[int]:
    """So many codes between a shelf and the next, most room left at the side where names come; none if too few."""
    (after,) = connection.execute("SELECT min(code) FROM shelf WHERE code > ?", (shelf.code,)).fetchone()
    last = TOP if after is None else int(after)
    room = last - shelf.code
    step = room // (16 * count if side else count + 1) or (1 if room > count else 0)
    if step == 0:
        return []
    if side < 0:
        return [shelf.code + step, *(last - step * place for place in range(count - 1, 0, -1))]
    return [shelf.code + step * place for place in range(1, count + 1)]
