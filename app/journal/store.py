"""The journal's file: appending an entry, and reading entries.

An entry is committed and synced before `Journal.append` returns, so that whoever calls it first and shows things
afterwards has kept the promise that nothing is seen without a trace. Where it cannot be written, nothing is shown
(docs/decisions/when-the-journal-cannot-be-written.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.errors import Corrupt, NiemError, Problem
from app.ids import Id
from app.journal.entry import Detail, Entry, entry_from_row, entry_hash, seal_detail
from app.journal.heads import FIRST_PREV, NOTHING, Head, Heads
from app.journal.reserve import NO_ROOM, Reserve
from app.journal.verification import BEGINNING, Progress, Verification, verify_all
from app.journal.walk import COLUMNS, MOST_ENTRIES, Break
from app.keys.hashing import same, sha256
from app.vault import database
from app.vault.anchor import JournalSeen
from app.vault.database import Connection, translated
from app.vault.ledger import PublicKeyOf, Writer
from app.vault.record import WriterId

__all__ = ["Break", "Journal", "JournalSeen", "Verification"]

# Asked in one statement, since another process may append between two. An entry without a head is found by `verify`.
_WRONG_HEADS = (
    "SELECT l.seq, (SELECT max(e.seq) FROM entry e WHERE e.writer = l.writer) FROM head l WHERE NOT EXISTS "
    "(SELECT 1 FROM entry e WHERE (e.writer, e.seq, e.h) = (l.writer, l.seq, l.h)) "
    "OR EXISTS (SELECT 1 FROM entry e WHERE e.writer = l.writer AND e.seq > l.seq) LIMIT 1"
)

_OURS = "WHERE typeof(writer) = 'blob' AND length(writer) = 48 AND typeof(seq) = 'integer' AND typeof(h) = 'blob'"
"""Of the list of heads what a program of ours can have written: nothing else may keep others from writing."""

_LAST = f"(SELECT max(id) FROM entry WHERE id < {MOST_ENTRIES})"
"""The newest entry's number. Beyond it is what no program of ours numbered so: that is named, and hides nothing."""

_RECENT = 1000

AT_ONCE = 2000
"""So many entries are read at once: whoever appends waits for a reader no longer than that takes."""

_AS_THEY_ARE = frozenset({"vault.busy", "vault.house_moved"})
_UNWRITABLE = {
    "vault.disk_full": "journal.disk_full",
    "vault.read_only": "journal.read_only",
    "vault.no_permission": "journal.read_only",
    "vault.cannot_open": "journal.read_only",
}


def _nothing() -> None:
    """Nobody has moved the house."""


class Journal:
    """The open journal.db. ``journal_public`` is the officers' journal key, from the genesis or the last new house.

    ``still_here`` raises when the house has moved to new keys; it is asked before every entry, so that none is written
    into a file that nobody reads any more. ``reserve`` is the room that is kept for it on the disk.
    """

    def __init__(
        self, connection: Connection, vault_id: Id, journal_public: bytes, reserve: Reserve | None = None
    ) -> None:
        self._connection = connection
        self._vault_id = vault_id
        self._journal_public = journal_public
        self._reserve = reserve
        self._own: dict[bytes, Head] = {}
        self.still_here: Callable[[], None] = _nothing

    @classmethod
    def create(
        cls, path: Path, key: bytes, vault_id: Id, journal_public: bytes, reserve: Reserve | None = None
    ) -> Journal:
        """A new, empty journal under the 32-byte file key."""
        return cls(database.create_database(path, key, "journal"), vault_id, journal_public, reserve)

    @classmethod
    def open(
        cls, path: Path, key: bytes, vault_id: Id, journal_public: bytes, reserve: Reserve | None = None
    ) -> Journal:
        """Open an existing journal; a missing one is a failure, not an empty one.

        Raises Corrupt("journal.missing"), Corrupt("journal.damaged") for a file that is none of ours, and
        Corrupt("journal.tail_cut"), ("journal.chain_removed") or ("journal.head_changed") when a chain does not end
        where its writer left it.
        """
        try:
            connection = database.open_database(path, key, "journal")
        except Corrupt as error:
            raise Corrupt(_DAMAGED.get(error.code, error.code)) from error
        opened = cls(connection, vault_id, journal_public, reserve)
        try:
            with translated():
                wrong = opened._connection.execute(_WRONG_HEADS).fetchone()
            if wrong is not None:
                raise _wrong_head(*wrong)
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

    def require_room(self) -> None:
        """Before anything is changed: that it will be on record, whatever the disk says meanwhile.

        Raises Problem("journal.no_room") while the reserved room cannot be had again, and what writing would raise.
        """
        if self._reserve is not None and not self._reserve.keep():
            raise Problem("journal.no_room")
        try:
            with database.held_still(self._connection):
                pass
        except NiemError as error:
            raise _unwritable(error) from error

    def keep_room(self) -> bool:
        """Reserve the room that was given up, if the disk has it now; whether nothing is wanting."""
        return self._reserve is None or self._reserve.keep()

    def append(self, writer: Writer, at: int, detail: Detail, *, ref: bytes = b"", leaving: bool = False) -> Entry:
        """Write one entry durably. ``ref`` is the hash of the ledger row that the act made, or empty.

        On a full disk it is written into the reserved room; ``leaving`` may use the last of it. Raises
        Problem("journal.disk_full"), ("journal.read_only") or ("journal.cannot_write") when it is not on disk, and
        Corrupt("journal.own_chain_forged") when somebody else has written in the name of ``writer``.
        """
        sealed = seal_detail(self._journal_public, self._vault_id, detail)
        while True:
            try:
                return self._append(writer, at, sealed, ref)
            except NiemError as error:
                more = error.code in NO_ROOM and self._reserve and self._reserve.give_up(leaving=leaving)
                if not more:
                    raise _unwritable(error) from error

    def _append(self, writer: Writer, at: int, sealed: bytes, ref: bytes) -> Entry:
        mine = writer.writer_id.encoded()
        digest = sha256(sealed)
        with translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self.still_here()
                heads = self._heads()
                seq, prev = heads.get(mine)
                self._require_own(writer, mine, (seq, prev))
                seen = heads.witness(mine)
                h = entry_hash(mine, seq + 1, prev, at, seen, ref, digest)
                row = (mine, seq + 1, prev, at, seen, ref, digest, sealed, h, writer.sign(h))
                # Not the file's own next number: behind one that somebody made up there is none, or any.
                cursor = self._connection.execute(
                    "INSERT INTO entry (id, writer, seq, prev, at, seen, ref, detail_hash, detail, h, sig) "
                    f"VALUES (coalesce({_LAST}, 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        self._own[mine] = (seq + 1, h)
        return Entry(int(cursor.lastrowid or 0), writer.writer_id, *row[1:])

    def _require_own(self, writer: Writer, mine: bytes, head: Head) -> None:
        """Nobody signs on top of what they did not sign: so a chain's last signature stands for all before it.

        The other room of the same person may have written meanwhile; less than was written here is never right.

        A signature by Ed25519 is the same whenever it is made, so that it is checked by signing again.
        """
        known = self._own.get(mine, NOTHING)
        if head == known:
            return
        if head[0] <= known[0]:
            raise Corrupt("journal.own_chain_forged")
        row = self._connection.execute("SELECT h, sig FROM entry WHERE (writer, seq) = (?, ?)", (mine, head[0]))
        found = row.fetchone()
        if found is None or found[0] != head[1] or not same(found[1], writer.sign(head[1])):
            raise Corrupt("journal.own_chain_forged")

    def mentions(self, ref: bytes) -> bool:
        """Whether an entry points at the ledger row with this hash."""
        with translated():
            found = self._connection.execute("SELECT 1 FROM entry WHERE ref = ? AND ref <> x'' LIMIT 1", (ref,))
            return found.fetchone() is not None

    def head_of(self, writer: WriterId) -> tuple[int, bytes]:
        """The last number and hash of one writer's chain."""
        with translated():
            return self._heads().get(writer.encoded())

    def heads(self) -> dict[WriterId, tuple[int, bytes]]:
        """The head of every chain."""
        with translated():
            return {WriterId.decoded(writer): head for writer, head in self._heads().copied().items()}

    def contains(self, writer: WriterId, seq: int, h: bytes) -> bool:
        """Whether that chain has that hash at that number: how an anchored head is looked for."""
        return (seq, h) == (0, FIRST_PREV) or self.hash_at(writer.encoded(), seq) == h

    def hash_at(self, writer: bytes, seq: int) -> bytes | None:
        """The hash at a number of a chain, by the writer's 48 bytes; None where there is none."""
        with translated():
            row = self._connection.execute("SELECT h FROM entry WHERE (writer, seq) = (?, ?)", (writer, seq)).fetchone()
        return bytes(row[0]) if row is not None else None

    def first(self) -> bytes:
        """The hash of the first entry of all; empty when there is none."""
        with translated():
            row = self._connection.execute("SELECT h FROM entry ORDER BY id LIMIT 1").fetchone()
        return bytes(row[0]) if row is not None else b""

    def heads_at(self, last: int) -> Heads:
        """Where all chains ended when the entry with the id ``last`` was the newest."""
        query = "SELECT seq, h FROM entry WHERE writer = ? AND id <= ? ORDER BY seq DESC LIMIT 1"
        with translated():
            found = [
                (writer, self._connection.execute(query, (writer, last)).fetchone())
                for (writer,) in self._connection.execute("SELECT writer FROM head").fetchall()
            ]
        return Heads((writer, row[0], row[1]) for writer, row in found if row is not None)

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
        return self.listed_to()[1]

    def entries(
        self, *, newest_first: bool = False, before: int | None = None, after: int = BEGINNING
    ) -> Iterator[Entry]:
        """The entries above ``after`` and below ``before`` (both an ``id``), in the order of this file or backwards.

        Those that are there when the first is asked for; nobody is kept from writing meanwhile.
        """
        last = self.last_id() if before is None else before - 1
        for rows in self._stretches(after, last, "DESC" if newest_first else "ASC"):
            yield from map(entry_from_row, rows)

    def since(self, moment: int) -> Iterator[Entry]:
        """The entries made since a moment, newest first.

        Times are what somebody's clock said, or somebody else wrote there: one that is older ends nothing. Only after
        `AT_ONCE` older ones in a row nothing newer is looked for.
        """
        older = 0
        for entry in self.entries(newest_first=True):
            older = older + 1 if entry.at < moment else 0
            if older > AT_ONCE:
                return
            if not older:
                yield entry

    def slices(self, after: int, to: int) -> Iterator[list[tuple[Any, ...]]]:
        """Rows of `COLUMNS` with ``after`` < id ≤ ``to``, many at once; nobody is kept from writing between two."""
        return self._stretches(after, to, "ASC", AT_ONCE)

    def _stretches(self, after: int, to: int, order: str, size: int = 100) -> Iterator[list[tuple[Any, ...]]]:
        query = f"SELECT {COLUMNS} FROM entry WHERE id > ? AND id <= ? ORDER BY id {order} LIMIT ?"
        while True:
            with translated():
                rows = self._connection.execute(query, (after, to, size)).fetchall()
            if not rows:
                return
            yield rows
            after, to = (rows[-1][0], to) if order == "ASC" else (after, rows[-1][0] - 1)
            size = AT_ONCE

    def verify(self, public_key_of: PublicKeyOf) -> list[Break]:
        """Walk the whole journal; an empty list means that it is whole. The first break of each chain is told."""
        return list(self.examine(public_key_of).breaks)

    def examine(
        self,
        public_key_of: PublicKeyOf,
        *,
        papers: tuple[JournalSeen, ...] = (),
        device: JournalSeen | None = None,
        progress: Progress | None = None,
    ) -> Verification:
        """Walk the whole journal, and compare it with checkpoints and with what this device has seen of it."""
        return verify_all(self, public_key_of, papers=papers, device=device, progress=progress)

    def listed_to(self) -> tuple[dict[bytes, Head], int]:
        """Where chains end by the file's own list, and the last entry's id, of one moment: others may be writing."""
        with translated():
            query = f"SELECT writer, seq, h, {_LAST} FROM head {_OURS}"
            rows = self._connection.execute(query).fetchall()
            last = rows[0][3] if rows else self._connection.execute(f"SELECT {_LAST}").fetchone()[0]
        return {writer: (seq, h) for writer, seq, h, _ in rows}, last or 0

    def _heads(self) -> Heads:
        return Heads(self._connection.execute(f"SELECT writer, seq, h FROM head {_OURS} ORDER BY writer").fetchall())


_DAMAGED = {"vault.file_missing": "journal.missing", "vault.file_damaged_or_replaced": "journal.damaged"}


def _wrong_head(said: int, last: int | None) -> Corrupt:
    """A chain that does not end where the list says: how."""
    if last is None:
        return Corrupt("journal.chain_removed", missing=said)
    if not isinstance(said, int) or not isinstance(last, int):
        return Corrupt("journal.head_changed")
    return Corrupt("journal.tail_cut", missing=said - last) if last < said else Corrupt("journal.head_changed")


def _unwritable(error: NiemError) -> NiemError:
    """What somebody is told whose act could not be put on record."""
    if error.code in _AS_THEY_ARE or error.code.startswith("journal."):
        return error
    if isinstance(error, Corrupt):
        return Corrupt(_DAMAGED.get(error.code, error.code))
    return Problem(_UNWRITABLE.get(error.code, "journal.cannot_write"))
