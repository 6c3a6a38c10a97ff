"""The whitelisted copy of one compartment into another: what a rewrite takes over, table by table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from app.ids import Id
from app.vault import ledger, lists
from app.vault.change import BATCH
from app.vault.check import Digests, digests_in
from app.vault.compartment import Compartment, fill
from app.vault.kept import Kept, same
from app.vault.record import ENCODING, STORED, digest_of

_RECORDS = (("record", "rid"), ("revision", "rid, rev"))
"""The two tables of revisions, and the order of their rows."""

_CARRIED = "rid, kind, rev, base, op, body, writer, at"
"""What of a revision stays as it is; the rest follows from the new file."""

_FIRST = 1
"""The only ledger row of a file just written, which signs for all that it holds."""


def size_of(compartment: Compartment) -> int:
    """How many revisions of records there are, current and superseded."""
    return int(compartment.rows("SELECT (SELECT count(*) FROM record) + (SELECT count(*) FROM revision)")[0][0])


class Copy:
    """The whitelisted copy from one compartment into another, and the digests to sign for."""

    def __init__(self, old: Compartment, new: Compartment, gone: frozenset[Id]) -> None:
        self._old, self._new, self._gone = old, new, gone
        self._of_records: list[tuple[bytes, int, bytes]] = []
        self._of_attachments: list[tuple[bytes, int, bytes]] = []
        self._put = Kept()
        self.kept = self.left_out = self.attachments_left_out = 0

    @property
    def digests(self) -> list[tuple[bytes, int, bytes]]:
        """What is to be signed for."""
        return [*self._of_records, *self._of_attachments]

    def records(self) -> Iterator[int]:
        """Copy current and superseded revisions; yields how many were looked at, batch by batch."""
        for table, order in _RECORDS:
            cursor = self._old.connection.execute(f"SELECT {_CARRIED} FROM {table} ORDER BY {order}")
            while rows := cursor.fetchmany(BATCH):
                self._copy_rows(table, [row for row in rows if row[0] not in self._gone])
                yield len(rows)
        self.left_out = size_of(self._old) - self.kept

    def lists(self) -> None:
        """The lists beside the copied records, carried over without the rows of what is left out.

        Where a list knows a record that is not there, they are made anew: such a row must not outlive its record.
        """
        if self._anew():
            fill(self._new.connection, self._new.projections)
        else:
            lists.carry(self._old.connection, self._new.connection, self._tables(), self._put, self._gone)

    def lists_proof(self, again: Compartment) -> Callable[[], bool] | None:
        """What proves the lists of the new file, opened again; None: that each row is what its record gives."""
        if self._anew():
            return None
        return lambda: lists.equal(self._old.connection, again.connection, self._tables(), self._put, self._gone)

    def records_found(self, again: Compartment) -> Digests | None:
        """The digests of the new file's revisions, opened again; None when one of them is not as it was put there."""
        put = [(self._put.of(table), table, order) for table, order in _RECORDS]
        if any(rows is None for rows, _, _ in put):
            return digests_in(again)
        reads = again.connection.execute
        found = all(
            same(rows or (), reads(f"SELECT {STORED} FROM {table} ORDER BY {order}")) for rows, table, order in put
        )
        return {_FIRST: list(self._of_records)} if found else None

    def _anew(self) -> bool:
        return bool(self._gone) and lists.strays(self._old.connection, self._tables())

    def _tables(self) -> tuple[str, ...]:
        return tuple(table for projection in self._new.projections for table in projection.tables)

    def _copy_rows(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """The rows as they stand, bodies byte for byte, with the new epoch, ledger row and digest."""
        cid, epoch, columns = self._new.cid, self._new.place.epoch, []
        for rid, kind, rev, base, op, body, writer, at in rows:
            digest = digest_of(cid, rid, kind, rev, base, op, body.encode("utf-8"), writer, at, epoch)
            self._of_records.append((rid, rev, digest))
            columns.append((rid, kind, rev, base, op, ENCODING, body, writer, at, epoch, _FIRST, digest))
        self._new.connection.executemany(
            f"INSERT INTO {table} ({STORED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", columns
        )
        self._put.add(table, columns)
        self.kept += len(columns)

    def attachments(self) -> None:
        """Copy the scans of what stays."""
        names = "att_id, rid, name, media_type, sha256, content"
        for row in self._old.connection.execute(f"SELECT {names} FROM attachment ORDER BY att_id"):
            att_id, rid, name, media_type, content_hash, content = row
            if rid in self._gone:
                self.attachments_left_out += 1
                continue
            digest = ledger.attachment_digest(self._new.cid, att_id, rid, name, media_type, content_hash)
            self._of_attachments.append((att_id, 0, digest))
            self._new.connection.execute(
                f"INSERT INTO attachment ({names}, seq) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (att_id, rid, name, media_type, content_hash, content, _FIRST),
            )

    def drafts(self) -> None:
        """Copy the drafts of records that stay, and of new ones that do not point to a record that goes."""
        gone = [rid.hex() for rid in self._gone]
        rows: list[tuple[Any, ...]] = [
            row
            for row in self._old.connection.execute("SELECT uid, key, rid, form, body, at FROM draft")
            if row[2] not in self._gone and not any(rid in row[1] or rid in row[4] for rid in gone)
        ]
        self._new.connection.executemany(
            "INSERT INTO draft (uid, key, rid, form, body, at) VALUES (?, ?, ?, ?, ?, ?)", rows
        )
        self._new.connection.execute("UPDATE meta SET value = ? WHERE key = 'draft_root'", (self._new.draft_root(),))
