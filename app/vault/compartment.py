"""One compartment: the records of one project at one level, in one encrypted file under its own key.

Reading gives `Record`s; writing happens only inside `Compartment.change`, which makes one transaction of the changed
records, their projections and the signed ledger row: either all of it is on disk afterwards, or none.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.encoding import Label, pae, parse_canonical
from app.keys.hashing import sha256
from app.vault import database, freezing, ledger
from app.vault.change import BATCH, Change
from app.vault.database import Beside, Connection, translated
from app.vault.ledger import START, PublicKeyOf, Writer
from app.vault.record import COLUMNS, Body, Record, from_row, to_text

TAIL_CHECKED_AT_OPEN = 100


class Projection(Protocol):
    """Search and list tables kept beside the records of some kinds; rebuildable from them at any time."""

    kinds: frozenset[str]

    @property
    def tables(self) -> tuple[str, ...]:
        """The plain tables it writes, each with its key as the first column; search indexes over them follow."""
        ...

    def write(self, connection: Connection, records: Sequence[Record]) -> None:
        """Make the rows of these current records right, replacing or (op D, E) removing what stood for them."""
        ...

    def check(self, connection: Connection, records: Iterator[Record]) -> bool:
        """Whether the tables hold just what ``records`` (all current ones of the kinds) give."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """Which compartment a file is: bound into every digest, and compared at every open."""

    vault_id: Id
    cid: Id
    project: Id
    level: int
    epoch: int
    file_id: Id

    def rows(self) -> list[tuple[str, bytes]]:
        """As it stands in the table ``meta``."""
        return [
            ("cid", self.cid),
            ("epoch", self.epoch.to_bytes(8, "big")),
            ("file_id", self.file_id),
            ("level", self.level.to_bytes(8, "big")),
            ("project", self.project),
            ("vault_id", self.vault_id),
        ]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A stored scan."""

    att_id: Id
    rid: Id
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class DraftRow:
    """What somebody was typing: ``body`` as canonical JSON fields."""

    uid: Id
    key: str
    rid: Id | None
    form: str
    body: Body
    at: int


_DRAFTED = "drafted"
"""In `meta`, once anything was typed in this file: thrown away it leaves no row here, but older copies hold it."""
_OF_DRAFTS = f"('draft_root', '{_DRAFTED}')"
_IDENTITY = f"SELECT key, value FROM meta WHERE key NOT IN {_OF_DRAFTS} AND key NOT IN ({freezing.NOTES}) ORDER BY key"


class Compartment:
    """An open compartment. Close it by ending the process, or with `close`."""

    def __init__(
        self,
        connection: Connection,
        place: Place,
        projections: Sequence[Projection],
        again: Callable[[], Connection] | None = None,
    ) -> None:
        self.connection = connection
        self.again = again
        """Opens the same file once more, for somebody who works beside this connection and closes it."""
        self.place = place
        self.projections = tuple(projections)
        self.read_only = False  # set by who opened it, while a check has found it damaged

    # Opening ---------------------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        path: Path,
        key: bytes,
        place: Place,
        projections: Sequence[Projection],
        *,
        writer: Writer,
        at: int,
        unfinished: bool = False,
        beside: Beside | None = None,
    ) -> Compartment:
        """A new, empty compartment with its signed "start" row. ``key`` is the file key.

        The file is synced, unless ``unfinished``: see `database.create_database`. ``beside`` can be read from.
        """
        connection = database.create_database(path, key, "compartment", unfinished=unfinished, beside=beside)
        made = cls(connection, place, projections)
        with translated(), made.transaction():
            connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", place.rows())
            connection.execute(
                "INSERT INTO meta (key, value) VALUES ('draft_root', ?)",
                (made.draft_root(),),
            )
            ledger.append(connection, place.cid, place.epoch, START, at, (), writer)
        return made

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        place: Place,
        projections: Sequence[Projection],
        *,
        public_key_of: PublicKeyOf,
        locked_memory: bool = False,
        beside: Beside | None = None,
    ) -> Compartment:
        """Open and check identity, and the signatures of the ledger's last hundred rows. ``beside`` can be read from.

        Raises Corrupt: "vault.file_missing", "vault.file_damaged_or_replaced", "vault.compartment_swapped",
        "vault.ledger_broken".
        """
        connection = database.open_database(
            path,
            key,
            "compartment",
            locked_memory=locked_memory,
            rebuild=lambda migrated: fill(migrated, projections),
            beside=beside,
        )
        # More cache, but not of protected memory, of which there is little.
        again = functools.partial(
            database.open_database, path, key, "compartment", locked_memory=locked_memory, whole=not locked_memory
        )
        opened = cls(connection, place, projections, again)
        try:
            with translated():
                found = connection.execute(_IDENTITY)
                if [tuple(row) for row in found] != place.rows():
                    raise Corrupt("vault.compartment_swapped")
                last, _ = ledger.head(connection)
                first = max(1, last - TAIL_CHECKED_AT_OPEN + 1)
                ledger.verify_chain(connection, place.cid, place.epoch, public_key_of, first=first)
        except BaseException:
            connection.close()
            raise
        return opened

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @property
    def cid(self) -> Id:
        """The compartment's id, the same through all rewrites."""
        return self.place.cid

    @property
    def head(self) -> tuple[int, bytes]:
        """The ledger's last number and hash."""
        with translated():
            return ledger.head(self.connection)

    # Reading ---------------------------------------------------------------------------------------------------

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a SELECT over the projections."""
        with translated():
            return self.connection.execute(sql, params).fetchall()

    def get(self, rid: Id) -> Record | None:
        """The current revision, also when removed; None when there never was one."""
        rows = self.rows(f"SELECT {COLUMNS} FROM record WHERE rid = ?", (rid,))
        return from_row(rows[0]) if rows else None

    def history(self, rid: Id) -> list[Record]:
        """Every revision, oldest first, the current one last."""
        sql = f"SELECT {COLUMNS} FROM revision WHERE rid = ? UNION ALL SELECT {COLUMNS} FROM record WHERE rid = ?"
        return sorted(
            (from_row(row) for row in self.rows(sql, (rid, rid))),
            key=lambda record: record.rev,
        )

    def of_kind(self, kind: str) -> list[Record]:
        """All current records of a kind that are not removed, newest first."""
        sql = f"SELECT {COLUMNS} FROM record WHERE kind = ? AND op = 'U' ORDER BY rid DESC"
        return [from_row(row) for row in self.rows(sql, (kind,))]

    def count_of_kind(self, kind: str) -> int:
        """How many records of a kind were ever made, removed ones included."""
        return int(self.rows("SELECT count(*) FROM record WHERE kind = ?", (kind,))[0][0])

    def attachment(self, att_id: Id) -> Attachment | None:
        """A stored scan. Raises Corrupt("vault.attachment_damaged") when its bytes are not those signed for."""
        sql = "SELECT att_id, rid, name, media_type, content, sha256 FROM attachment WHERE att_id = ?"
        rows = self.rows(sql, (att_id,))
        if not rows:
            return None
        found, owner, name, media_type, content, digest = rows[0]
        if sha256(content) != digest:
            raise Corrupt("vault.attachment_damaged")
        return Attachment(Id(found), Id(owner), name, media_type, content)

    # Writing ---------------------------------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One immediate transaction: committed when the block ends, undone when it raises."""
        with translated():
            self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with translated():
                self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    @contextmanager
    def held_still(self) -> Iterator[None]:
        """Keep every other writer out for the length of a block; nothing is changed here."""
        self._require_sound()
        with translated():
            self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")

    @contextmanager
    def change(self, op: str, writer: Writer, at: int) -> Iterator[Change]:
        """One change, signed for in one ledger row; ``op`` is the act's name, ``at`` UTC microseconds."""
        self._require_sound()
        with self.transaction(), translated():
            change = Change(self, writer, at)
            yield change
            change.finish(op)

    # Drafts ----------------------------------------------------------------------------------------------------

    def save_draft(self, draft: DraftRow) -> None:
        """Keep what is being typed, replacing the draft of the same person and key. Raises Problem("vault.frozen")."""
        self._require_sound()
        with self.transaction(), translated():
            body = to_text(draft.body)
            notes = freezing.frozen(self.connection)
            freezing.require_thawed(self.connection, notes, draft.rid, f"{draft.key} {body}")
            self.connection.execute(
                "INSERT OR REPLACE INTO draft (uid, key, rid, form, body, at) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    draft.uid,
                    draft.key,
                    draft.rid,
                    draft.form,
                    body,
                    draft.at,
                ),
            )
            self._mark_drafted()
            self._sign_drafts()

    def drop_draft(self, uid: Id, key: str) -> None:
        """Forget a draft, if there is one."""
        self._require_sound()
        with self.transaction(), translated():
            gone = self.connection.execute("DELETE FROM draft WHERE uid = ? AND key = ?", (uid, key)).rowcount
            if gone:  # a file written anew took it over without the mark
                self._mark_drafted()
            self._sign_drafts()

    def ever_drafted(self) -> bool:
        """Whether anybody ever typed anything here that was not saved yet, since the file was made."""
        marked = self.rows("SELECT 1 FROM meta WHERE key = ?", (_DRAFTED,))
        return bool(marked or self.rows("SELECT 1 FROM draft LIMIT 1"))

    def _mark_drafted(self) -> None:
        self.connection.execute("INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)", (_DRAFTED, b"1"))

    def drafts(self, uid: Id) -> list[DraftRow]:
        """One person's drafts, newest first."""
        found = self.rows(
            "SELECT uid, key, rid, form, body, at FROM draft WHERE uid = ? ORDER BY at DESC",
            (uid,),
        )
        return [
            DraftRow(Id(owner), key, None if rid is None else Id(rid), form, parse_canonical(body.encode("utf-8")), at)
            for owner, key, rid, form, body, at in found
        ]

    def draft_root(self) -> bytes:
        """32 bytes over all drafts: an old page of the table put back does not fit it."""
        found = self.connection.execute("SELECT uid, key, rid, form, body, at FROM draft ORDER BY uid, key")
        return sha256(*(sha256(pae(Label.DRAFT, *(b"" if cell is None else cell for cell in row))) for row in found))

    def _require_sound(self) -> None:
        """Nothing more is written into, or made of, a file that was found damaged. Raises Problem."""
        if self.read_only:
            raise Problem("vault.damaged_read_only")

    def _sign_drafts(self) -> None:
        self.connection.execute("UPDATE meta SET value = ? WHERE key = 'draft_root'", (self.draft_root(),))


def fill(connection: Connection, projections: Sequence[Projection]) -> None:
    """Write the rows of every current record into the emptied tables of ``projections``."""
    for projection in projections:
        for kind in sorted(projection.kinds):
            cursor = connection.execute(f"SELECT {COLUMNS} FROM record WHERE kind = ? ORDER BY rid", (kind,))
            while rows := cursor.fetchmany(BATCH):
                projection.write(connection, [from_row(row) for row in rows])
