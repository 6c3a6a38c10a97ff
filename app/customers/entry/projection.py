"""The table ``entry``: what the queues of entries ask for. It never feeds the lists of customers and items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app.customers.entry.fields import title_of
from app.customers.entry.model import Step, What
from app.ids import from_hex
from app.vault.database import Connection
from app.vault.record import Record

ENTRY = "entry"

COLUMNS = (
    "rid, target, customer, what, step, base, batch, sample, checked, urgent_at, entered_by, entered_at, reviewed_by, "
    "reviewed_at, title, updated_at"
)
_MARKS = ", ".join("?" * len(COLUMNS.split(",")))


class EntryProjection:
    """Table ``entry``."""

    kinds = frozenset({ENTRY})
    tables = ("entry",)

    def write(self, connection: Connection, records: Sequence[Record]) -> None:
        """Replace the rows of these entries; erased ones disappear."""
        known = [(record.rid,) for record in records if record.rev > 1 or record.op != "U"]
        if known:
            connection.executemany("DELETE FROM entry WHERE rid = ?", known)
        connection.executemany(
            f"INSERT INTO entry ({COLUMNS}) VALUES ({_MARKS})",
            [columns_of(record) for record in records if record.op == "U"],
        )

    def check(self, connection: Connection, records: Iterator[Record]) -> bool:
        """Whether the table holds just the current entries; both come in order of rid."""
        held = connection.execute(f"SELECT {COLUMNS} FROM entry ORDER BY rid")
        for record in records:
            if record.op == "U" and held.fetchone() != columns_of(record):
                return False
        return held.fetchone() is None


def columns_of(record: Record) -> tuple[Any, ...]:
    """The row of an entry."""
    body = record.body
    what, step = What(body["what"]), Step(body["step"])
    entered, reviewed, urgent = body["entered"], body.get("reviewed"), body.get("urgent")
    proposed = body.get("proposed")
    return (
        record.rid,
        from_hex(body["target"]),
        from_hex(body["customer"]),
        str(what),
        str(step),
        int(body["base"]),
        from_hex(body["batch"]) if body.get("batch") else None,
        int(bool(body.get("sample"))),
        int(bool(body.get("checked"))),
        int(urgent["at"]) if urgent else 0,
        from_hex(entered["by"]),
        int(entered["at"]),
        from_hex(reviewed["by"]) if reviewed else None,
        int(reviewed["at"]) if reviewed else 0,
        title_of(what, proposed) if proposed else "",
        record.at,
    )
