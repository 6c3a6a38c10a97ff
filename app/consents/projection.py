"""The table ``consent``: whose consents there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.customers.model import ref_from_body
from app.ids import Id
from app.vault.database import Connection
from app.vault.record import Record

CONSENT = "consent"
"""The kind of the record."""


class ConsentProjection:
    """Table ``consent``: the customer of each."""

    kinds = frozenset({CONSENT})
    tables = ("consent",)

    def write(self, connection: Connection, records: Sequence[Record]) -> None:
        """Replace the rows of these consents; erased ones disappear."""
        connection.executemany("DELETE FROM consent WHERE rid = ?", [(record.rid,) for record in records])
        connection.executemany(
            "INSERT INTO consent (rid, customer) VALUES (?, ?)",
            [_row(record) for record in records if record.op == "U"],
        )

    def check(self, connection: Connection, records: Iterator[Record]) -> bool:
        """Whether the table holds just the current consents; both come in order of rid."""
        held = connection.execute("SELECT rid, customer FROM consent ORDER BY rid")
        for record in records:
            if record.op == "U" and held.fetchone() != _row(record):
                return False
        return held.fetchone() is None


def _row(record: Record) -> tuple[Id, Id]:
    return record.rid, ref_from_body(record.body["customer"]).rid
