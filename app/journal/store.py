"""The journal's file: appending an entry, reading entries, and proving that nothing is missing or changed.

An entry is committed and synced before `Journal.append` returns, so that whoever calls it first and shows things
afterwards has kept the promise that nothing is seen without a trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import Corrupt
from app.ids import Id
from app.journal.entry import (
    FIRST_PREV,
    Detail,
    Entry,
    entry_hash,
    heads_hash,
    seal_detail,
)
from app.keys.hashing import sha256
from app.keys.signature import verify
from app.vault import database
from app.vault.database import Connection, translated
from app.vault.ledger import PublicKeyOf, Writer
from app.vault.record import WriterId

# Asked in one statement, since another process may append between two. An entry without a head is found by `verify`.
_WRONG_HEADS = (
    "SELECT count(*) FROM head l WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE (e.writer, e.seq, e.h) = "
    "(l.writer, l.seq, l.h)) OR EXISTS (SELECT 1 FROM entry e WHERE e.writer = l.writer AND e.seq > l.seq)"
)

_RECENT = 1000
_NO_END = 2**63 - 1

_COLUMNS = "id, writer, seq, prev, at, seen, ref, detail_hash, detail, h, sig"


@dataclass(frozen=True, slots=True)
class Break:
    """Where the journal does not hold: a ``code`` for the sentence, whose chain, and at which number of it."""

    code: str
    writer: WriterId
    seq: int


def _nothing() -> None:
    """Nobody has moved the house."""


class Journal:
    """The open journal.db. ``journal_public`` is the officers' journal key, from the genesis or the last new house.

    ``still_here`` raises when the house has moved to new keys; it is asked before every entry, so that none is written
    into a file that nobody reads any more.
    """

    def __init__(self, connection: Connection, vault_id: Id, journal_public: bytes) -> None:
        self._connection = connection
        self._vault_id = vault_id
        self._journal_public = journal_public
        self.still_here: Callable[[], None] = _nothing

    @classmethod
    def create(cls, path: Path, key: bytes, vault_id: Id, journal_public: bytes) -> Journal:
        """A new, empty journal under the 32-byte file key."""
        return cls(database.create_database(path, key, "journal"), vault_id, journal_public)

    @classmethod
    def open(cls, path: Path, key: bytes, vault_id: Id, journal_public: bytes) -> Journal:
        """Open an existing journal; a missing one is a failure, not an empty one.

        Raises Corrupt("vault.file_damaged_or_replaced") also when a chain does not end where its writer left it.
        """
        opened = cls(database.open_database(path, key, "journal"), vault_id, journal_public)
        try:
            with translated():
                if opened._connection.execute(_WRONG_HEADS).fetchone()[0]:
                    raise Corrupt("vault.file_damaged_or_replaced")
        except BaseException:
            opened.close()
            raise
        return opened

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @property
    def journal_public(self) -> bytes:
        """The key that details are sealed to."""
        return self._journal_public

    @property
    def connection(self) -> Connection:
        """The connection, for the vault's own checks."""
        return self._connection

    def append(self, writer: Writer, at: int, detail: Detail, *, ref: bytes = b"") -> Entry:
        """Write one entry durably. ``ref`` is the hash of the ledger row that the act made, or empty."""
        sealed = seal_detail(self._journal_public, self._vault_id, detail)
        mine = writer.writer_id.encoded()
        with translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self.still_here()
                heads = self._heads()
                seq, prev = heads.pop(mine, (0, FIRST_PREV))
                seen = heads_hash((other, h) for other, (_, h) in heads.items())
                h = entry_hash(writer.writer_id, seq + 1, prev, at, seen, ref, sha256(sealed))
                row = (
                    mine,
                    seq + 1,
                    prev,
                    at,
                    seen,
                    ref,
                    sha256(sealed),
                    sealed,
                    h,
                    writer.sign(h),
                )
                cursor = self._connection.execute(
                    "INSERT INTO entry (writer, seq, prev, at, seen, ref, detail_hash, detail, h, sig) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row,
                )
                self._connection.execute(
                    "INSERT OR REPLACE INTO head (writer, seq, h) VALUES (?, ?, ?)", (mine, seq + 1, h)
                )
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        return Entry(int(cursor.lastrowid or 0), writer.writer_id, *row[1:])

    def mentions(self, ref: bytes) -> bool:
        """Whether an entry points at the ledger row with this hash."""
        with translated():
            return self._connection.execute("SELECT 1 FROM entry WHERE ref = ? LIMIT 1", (ref,)).fetchone() is not None

    def head_of(self, writer: WriterId) -> tuple[int, bytes]:
        """The last number and hash of one writer's chain."""
        with translated():
            return self._heads().get(writer.encoded(), (0, FIRST_PREV))

    def heads(self) -> dict[WriterId, tuple[int, bytes]]:
        """The head of every chain."""
        with translated():
            return {WriterId.decoded(writer): head for writer, head in self._heads().items()}

    def contains(self, writer: WriterId, seq: int, h: bytes) -> bool:
        """Whether that chain has that hash at that number: how an anchored head is looked for."""
        if (seq, h) == (0, FIRST_PREV):
            return True
        with translated():
            row = self._connection.execute(
                "SELECT h FROM entry WHERE writer = ? AND seq = ?",
                (writer.encoded(), seq),
            ).fetchone()
        return row is not None and row[0] == h

    def count(self) -> int:
        """How many entries there are."""
        with translated():
            return int(self._connection.execute("SELECT count(*) FROM entry").fetchone()[0])

    def last_time(self, writer: WriterId) -> int:
        """The latest time among the last entries of a chain (UTC microseconds), 0 when it is empty."""
        with translated():
            found = self._connection.execute(
                "SELECT coalesce(max(at), 0) FROM (SELECT at FROM entry WHERE writer = ? ORDER BY seq DESC LIMIT ?)",
                (writer.encoded(), _RECENT),
            )
            return int(found.fetchone()[0])

    def last_id(self) -> int:
        """The ``id`` of the newest entry; 0 for none."""
        with translated():
            return int(self._connection.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()[0])

    def entries(self, *, newest_first: bool = False, before: int | None = None, after: int = 0) -> Iterator[Entry]:
        """The entries above ``after`` and below ``before`` (both an ``id``), in the order of this file or backwards."""
        order = "DESC" if newest_first else "ASC"
        with translated():
            rows = self._connection.execute(
                f"SELECT {_COLUMNS} FROM entry WHERE id > ? AND id < ? ORDER BY id {order}",
                (after, _NO_END if before is None else before),
            )
            for row in rows:
                yield Entry(row[0], WriterId.decoded(row[1]), *row[2:])

    def verify(self, public_key_of: PublicKeyOf) -> list[Break]:
        """Walk the whole journal; an empty list means that it is whole.

        Found are: a changed, forged, re-ordered or repeated entry, a chain with a missing middle, an entry whose
        witness of the other chains does not fit (a removed chain, or the cut tail of another writer's), and details
        that were exchanged. The first break of each chain is told.
        """
        breaks: dict[bytes, Break] = {}
        heads: dict[bytes, tuple[int, bytes]] = {}
        listed, last = self._listed_to()
        for entry in self.entries(before=last + 1):
            mine = entry.writer.encoded()
            if mine not in breaks and (code := self._fault(entry, heads, public_key_of)):
                breaks[mine] = Break(code, entry.writer, entry.seq)
            heads[mine] = (entry.seq, entry.h)
        for writer in sorted(listed.keys() | heads.keys()):
            if writer not in breaks and listed.get(writer) != heads.get(writer):
                seq, _ = listed.get(writer) or heads[writer]
                breaks[writer] = Break("journal.entries_missing", WriterId.decoded(writer), seq)
        return list(breaks.values())

    def _fault(
        self,
        entry: Entry,
        heads: dict[bytes, tuple[int, bytes]],
        public_key_of: PublicKeyOf,
    ) -> str:
        """Why this entry does not follow from those before it; empty when it does."""
        mine = entry.writer.encoded()
        seq, prev = heads.get(mine, (0, FIRST_PREV))
        seen = heads_hash((other, h) for other, (_, h) in heads.items() if other != mine)
        h = entry_hash(
            entry.writer,
            entry.seq,
            entry.prev,
            entry.at,
            entry.seen,
            entry.ref,
            entry.detail_hash,
        )
        public = public_key_of(entry.writer.uid)
        if (
            public is None
            or h != entry.h
            or not verify(public, h, entry.sig)
            or sha256(entry.detail) != entry.detail_hash
        ):
            return "journal.entry_forged"
        if (entry.seq, entry.prev) != (seq + 1, prev):
            return "journal.entries_missing"
        if entry.seen != seen:
            return "journal.witness_contradicts"
        return ""

    def _heads(self) -> dict[bytes, tuple[int, bytes]]:
        rows = self._connection.execute("SELECT writer, seq, h FROM head")
        return {writer: (seq, h) for writer, seq, h in rows}

    def _listed_to(self) -> tuple[dict[bytes, tuple[int, bytes]], int]:
        """The listed heads and the last entry's id, of one moment: other processes may be writing."""
        with translated():
            rows = self._connection.execute("SELECT writer, seq, h, (SELECT max(id) FROM entry) FROM head").fetchall()
            last = rows[0][3] if rows else self._connection.execute("SELECT max(id) FROM entry").fetchone()[0]
        return {writer: (seq, h) for writer, seq, h, _ in rows}, last or 0
