"""Every stored revision read once, for the two that look at all of them: who asks whether each was signed for, and who
asks whether the lists follow from them.

To read, decrypt and unpack a row takes as long as either question, so the lists are compared while the digests are
being collected. What one finds says nothing about the other. No two projections follow from one kind of record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app.errors import Corrupt
from app.vault.compartment import Compartment, Projection
from app.vault.database import translated
from app.vault.record import ENCODING, STORED, Record, digest_of, from_row

Digests = dict[int, list[tuple[bytes, int, bytes]]]
"""The digests of stored revisions by their ledger rows: (rid, revision, digest)."""
Rows = list[tuple[Any, ...]]

UNFIT = (Corrupt, TypeError, ValueError, AttributeError)
"""What is raised where a cell holds another kind of value than any program of ours writes there."""

_AT_ONCE = 500
_CURRENT = f"SELECT {STORED} FROM record WHERE kind = ? ORDER BY rid"
_OTHERS = f"SELECT {STORED} FROM record WHERE kind NOT IN ({{}}) UNION ALL SELECT {STORED} FROM revision"


class ReadOnce:
    """The two questions about one compartment. Whichever is asked first reads everything for both."""

    def __init__(self, compartment: Compartment) -> None:
        self._compartment = compartment
        self._digests: Digests | None = None
        self._agree: bool | None = None

    def digests(self) -> Digests | None:
        """The digests of all stored revisions by their ledger rows; None when one is not what its fields give."""
        if self._agree is None:
            self._agree = self._read()
        return self._digests

    def lists_agree(self) -> bool:
        """Whether the tables of every projection hold just what the current records give."""
        self.digests()
        return bool(self._agree)

    def _read(self) -> bool:
        connection, agree = self._compartment.connection, True
        self._digests = {}
        known: list[str] = []
        for projection in self._compartment.projections:
            kinds = sorted(projection.kinds)
            cursors = [connection.execute(_CURRENT, (kind,)) for kind in kinds]
            agree = self._follows(projection, self._records(cursors)) and agree
            self._read_out(cursors)  # what a list that does not agree left unread is signed for all the same
            known += kinds
        self._read_out([connection.execute(_OTHERS.format(", ".join("?" * len(known))), known)])
        return agree

    def _follows(self, projection: Projection, records: Iterator[Record]) -> bool:
        try:
            with translated():
                return projection.check(self._compartment.connection, records)
        except UNFIT:
            return False

    def _records(self, cursors: Sequence[Any]) -> Iterator[Record]:
        for cursor in cursors:
            while rows := self._noted(cursor):
                for row in rows:
                    yield from_row((*row[:5], *row[6:11]))

    def _read_out(self, cursors: Sequence[Any]) -> None:
        for cursor in cursors:
            while self._noted(cursor):
                pass

    def _noted(self, cursor: Any) -> Rows:  # noqa: ANN401 (SQLCipher's module brings no types)
        """The next rows, their digests taken down."""
        rows: Rows = cursor.fetchmany(_AT_ONCE)
        try:
            if self._digests is not None and not self._take_down(rows, self._digests):
                self._digests = None
        except UNFIT:
            self._digests = None
        return rows

    def _take_down(self, rows: Rows, into: Digests) -> bool:
        cid, present = self._compartment.cid, self._compartment.place.epoch
        for rid, kind, rev, base, op, enc_v, body, writer, at, epoch, seq, digest in rows:
            found = digest_of(cid, rid, kind, rev, base, op, body.encode("utf-8"), writer, at, epoch)
            if found != digest or enc_v != ENCODING or epoch != present:
                return False
            into.setdefault(seq, []).append((rid, rev, digest))
        return True
