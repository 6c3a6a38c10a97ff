"""The table ``release``: what the inbox, the history in the dialogs and a withdrawn consent ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app.consents.model import same_words
from app.customers.model import ref_from_body
from app.ids import from_hex
from app.vault.database import Connection
from app.vault.record import Record

RELEASE = "release"
"""The kind of the record."""
COLUMNS = "rid, customer, consent, asker, recipient, state, asked_at, keep_until"


class ReleaseProjection:
    """Table ``release``. ``recipient`` is the name as it is compared: without marks and case."""

    kinds = frozenset({RELEASE})
    tables = ("release",)

    def write(self, connection: Connection, records: Sequence[Record]) -> None:
        """Replace the rows of these requests; erased ones disappear."""
        connection.executemany("DELETE FROM release WHERE rid = ?", [(record.rid,) for record in records])
        connection.executemany(
            f"INSERT INTO release ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [_row(record) for record in records if record.op == "U"],
        )

    def check(self, connection: Connection, records: Iterator[Record]) -> bool:
        """Whether the table holds just the current requests; both come in order of rid."""
        held = connection.execute(f"SELECT {COLUMNS} FROM release ORDER BY rid")
        for record in records:
            if record.op == "U" and held.fetchone() != _row(record):
                return False
        return held.fetchone() is None


def _row(record: Record) -> tuple[Any, ...]:
    body = record.body
    return (
        record.rid,
        ref_from_body(body["customer"]).rid,
        ref_from_body(body["consent"]).rid,
        from_hex(body["asker"]),
        same_words(body["recipient_name"]),
        body["state"],
        int(body["asked_at"]),
        body["keep_until"],
    )
