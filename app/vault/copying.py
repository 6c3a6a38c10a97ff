"""The whitelisted copy of one compartment into another: what a rewrite takes over, table by table.

The new file is open, and the old one lies beside it, to be read only (`app.vault.database.BESIDE`). So rows go from
file to file column by column without passing through this program, and are compared in the same way once the new file
was closed, synced and opened again. What the program works out itself is the digest of each revision.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from app.errors import Corrupt
from app.ids import Id
from app.vault import ledger, lists
from app.vault.change import BATCH
from app.vault.compartment import Compartment, Place, fill
from app.vault.database import BESIDE
from app.vault.read_once import Digests
from app.vault.record import ENCODING, STORED, digest_of

if TYPE_CHECKING:
    from app.vault.database import Connection

_RECORDS = {"record": ("rid",), "revision": ("rid", "rev")}
"""The two tables of revisions, and their keys."""

_CARRIED = ("rid", "kind", "rev", "base", "op", "body", "writer", "at")
"""What of a revision stays as it is; the rest follows from the new file."""

_FIRST = 1
"""The only ledger row of a file just written, which signs for all that it holds."""

Digest = tuple[bytes, int, bytes]


def size_of(compartment: Compartment) -> int:
    """How many revisions of records there are, current and superseded."""
    return _size(compartment.connection, "main")


def require_old(connection: Connection, place: Place, head: tuple[int, bytes]) -> None:
    """Raise Corrupt("vault.compartment_swapped") unless the file beside is ``place``, and its ledger ends at ``head``.

    It is the file that somebody holds still through another connection; another one may lie at its path by now.
    """
    meta = dict(connection.execute(f"SELECT key, value FROM {BESIDE}.meta").fetchall())
    last = connection.execute(f"SELECT seq, h FROM {BESIDE}.ledger ORDER BY seq DESC LIMIT 1").fetchone()
    if last != head or any(meta.get(key) != value for key, value in place.rows()):
        raise Corrupt("vault.compartment_swapped")


def require_signed(connection: Connection, place: Place) -> None:
    """Raise Corrupt("vault.records_not_signed_for") unless the ledger of the file beside signs for just what it holds.

    Else a rewrite would sign for what somebody with the old key put there. The last signature was verified when the
    file was opened, and each row's hash is part of the next, so they are followed here without their own.
    """
    signed = Digests()
    found = " UNION ALL ".join(f"SELECT seq, rid, rev, digest FROM {BESIDE}.{table}" for table in _RECORDS)
    for seq, *told in connection.execute(found):
        signed.setdefault(seq, []).append((told[0], told[1], told[2]))
    found = f"SELECT seq, att_id, rid, name, media_type, sha256 FROM {BESIDE}.attachment"
    for seq, att_id, *names in connection.execute(found):
        signed.setdefault(seq, []).append((att_id, 0, ledger.attachment_digest(place.cid, att_id, *names)))
    prev, expected = ledger.FIRST_PREV, 1
    for row in ledger.rows_from(connection, 1, BESIDE):
        said = (row.seq, row.op, row.at, row.count, row.digest, row.prev, row.writer)
        linked = row.h == ledger.row_hash(place.cid, place.epoch, *said) and (row.seq, row.prev) == (expected, prev)
        if not linked or (row.count, row.digest) != ledger.root_of(signed.pop(row.seq, [])):
            raise Corrupt("vault.records_not_signed_for")
        prev, expected = row.h, expected + 1
    if signed:
        raise Corrupt("vault.records_not_signed_for")


class Copy:
    """The whitelisted copy into one compartment of the one beside it, and the digests to sign for.

    ``tables`` are the lists beside the records.
    """

    def __init__(self, made: Compartment, gone: Collection[Id], tables: Sequence[str]) -> None:
        self._made, self._gone, self._tables = made, frozenset(gone), tuple(tables)
        self._of_records: dict[str, list[Digest]] = {table: [] for table in _RECORDS}
        self._of_attachments: list[Digest] = []
        lists.leave_out(made.connection, self._gone)
        self.anew = bool(self._gone) and lists.strays(made.connection, self._tables)
        """Whether the lists have to be made from the records, by the projections."""
        self.kept = self.left_out = self.attachments_left_out = 0
        self._forged = False

    @property
    def digests(self) -> list[Digest]:
        """What is to be signed for."""
        return [*chain(*self._of_records.values()), *self._of_attachments]

    def records(self) -> Iterator[int]:
        """Copy current and superseded revisions; yields how many were copied, batch by batch.

        Raises Corrupt("vault.records_not_signed_for") where one is not what its digest in the old file says.
        """
        for table in _RECORDS:
            yield from self._copy(table)
        if self._forged:
            raise Corrupt("vault.records_not_signed_for")
        self.left_out = _size(self._made.connection, BESIDE) - self.kept
        yield self.left_out

    def _copy(self, table: str) -> Iterator[int]:
        """The rows as they stand, bodies byte for byte, with the new epoch, ledger row and digest."""
        connection, keys = self._made.connection, _RECORDS[table]
        order, marks, stays = ", ".join(keys), ", ".join("?" * len(keys)), lists.staying(self._gone)
        connection.create_function("digest_of", len(_CARRIED) + 2, self._teller(table))
        put = (
            f"INSERT INTO main.{table} ({STORED}) SELECT rid, kind, rev, base, op, {ENCODING}, body, writer, at, "
            f"{self._made.place.epoch}, {_FIRST}, digest_of({', '.join(_CARRIED)}, epoch, digest) "
            f"FROM {BESIDE}.{table} WHERE {stays}"
        )
        last = f"SELECT {order} FROM main.{table} ORDER BY {' DESC, '.join(keys)} DESC LIMIT 1"
        rest, params = "", ()
        while moved := connection.execute(f"{put} {rest} ORDER BY {order} LIMIT {BATCH}", params).rowcount:
            self.kept += moved
            yield moved
            rest, params = f"AND ({order}) > ({marks})", connection.execute(last).fetchone()

    def _teller(self, table: str) -> Any:  # noqa: ANN401 (what SQLite calls with the columns of a row)
        """Gives the digest of each revision, and remembers it."""
        cid, epoch, told = self._made.cid, self._made.place.epoch, self._of_records[table].append

        def tell(
            rid: bytes, kind: str, rev: int, base: int, op: str, body: str, writer: bytes, at: int, was: int, old: bytes
        ) -> bytes:
            text = body.encode("utf-8")
            self._forged |= digest_of(cid, rid, kind, rev, base, op, text, writer, at, was) != old
            digest = digest_of(cid, rid, kind, rev, base, op, text, writer, at, epoch)
            told((rid, rev, digest))
            return digest

        return tell

    def lists(self) -> None:
        """The lists beside the copied records, carried over without the rows of what is left out.

        Where a list knows a record that is not there, they are made anew: such a row must not outlive its record.
        """
        if self.anew:
            fill(self._made.connection, self._made.projections)
        else:
            lists.carry(self._made.connection, self._tables, self._gone)

    def attachments(self) -> None:
        """Copy the scans of what stays."""
        connection, stays = self._made.connection, lists.staying(self._gone)
        names = "att_id, rid, name, media_type, sha256"
        for att_id, *told in connection.execute(f"SELECT {names} FROM {BESIDE}.attachment WHERE {stays}"):
            self._of_attachments.append((att_id, 0, ledger.attachment_digest(self._made.cid, att_id, *told)))
        names = f"{names}, content"
        put = f"INSERT INTO main.attachment ({names}, seq) SELECT {names}, {_FIRST} FROM {BESIDE}.attachment"
        moved = connection.execute(f"{put} WHERE {stays} ORDER BY att_id").rowcount
        self.attachments_left_out = lists.count(connection, f"{BESIDE}.attachment") - moved

    def drafts(self) -> None:
        """Copy the drafts of records that stay, and of new ones that do not point to a record that goes."""
        connection, gone = self._made.connection, [rid.hex() for rid in self._gone]
        rows: list[tuple[Any, ...]] = [
            row
            for row in connection.execute(f"SELECT uid, key, rid, form, body, at FROM {BESIDE}.draft").fetchall()
            if row[2] not in self._gone and not any(rid in row[1] or rid in row[4] for rid in gone)
        ]
        connection.executemany("INSERT INTO draft (uid, key, rid, form, body, at) VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.execute("UPDATE meta SET value = ? WHERE key = 'draft_root'", (self._made.draft_root(),))


class Proof:
    """What proves a copy in the new file, opened again with the old one beside it."""

    def __init__(self, copy: Copy, again: Compartment) -> None:
        self._copy, self._again = copy, again
        lists.leave_out(again.connection, copy._gone)
        # None: that each row is what its record gives.
        self.lists = None if copy.anew else self._lists

    def _lists(self) -> bool:
        return lists.equal(self._again.connection, self._copy._tables, self._copy._gone)

    def records(self) -> Digests | None:
        """The digests of the new file's revisions; None when one of them is not as it stands in the old one."""
        connection = self._again.connection
        for table, keys in _RECORDS.items():
            same = lists.same(connection, table, keys, _CARRIED, self._copy._gone, self._as_put())
            if not same or not self._digests_stand(table):
                return None
        return {_FIRST: list(chain(*self._copy._of_records.values()))}

    def _as_put(self) -> str:
        """What a revision just copied has beside its columns carried over."""
        return f"n.enc_v = {ENCODING} AND n.epoch = {self._again.place.epoch} AND n.seq = {_FIRST}"

    def _digests_stand(self, table: str) -> bool:
        told, at = self._copy._of_records[table], 0
        rows = self._again.connection.execute(
            f"SELECT rid, rev, digest FROM main.{table} ORDER BY {', '.join(_RECORDS[table])}"
        )
        while found := rows.fetchmany(BATCH):
            if found != told[at : at + len(found)]:
                return False
            at += len(found)
        return at == len(told)


def _size(connection: Connection, schema: str) -> int:
    return sum(lists.count(connection, f"{schema}.{table}") for table in _RECORDS)
