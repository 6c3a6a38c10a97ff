"""The writes of one transaction: new records and revisions, their projections, and the digests to sign for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from app.errors import Corrupt, Problem
from app.ids import Id, random_id
from app.keys.hashing import sha256
from app.vault import freezing, ledger
from app.vault.database import Connection
from app.vault.ledger import Writer
from app.vault.record import STORED, Body, Record, to_text

if TYPE_CHECKING:
    from app.vault.compartment import Attachment, Compartment

ATTACHMENT_LIMIT = 10 * 1024 * 1024
BATCH = 5000
"""Records written at a time: enough to be fast, few enough to need little memory."""


@runtime_checkable
class Clearing(Protocol):
    """A projection that takes many rows away together: its search index is made anew once they are gone."""

    def clears(self, connection: Connection, count: int) -> bool:
        """Whether that is faster for so many."""
        ...

    def clear(self, connection: Connection, seq: int, count: int) -> None:
        """Take away the rows of the ``count`` records that the change numbered ``seq`` removed. The index does not
        know yet.
        """
        ...

    def index(self, connection: Connection) -> None:
        """Make the index anew from the rows that are left."""
        ...


class Change:
    """The writes of one transaction; made by `Compartment.change` only."""

    def __init__(self, compartment: Compartment, writer: Writer, at: int) -> None:
        self._compartment = compartment
        self._connection = compartment.connection
        self._writer = writer
        self._at = at
        self._digests: list[tuple[bytes, int, bytes]] = []
        self._frozen = freezing.frozen(self._connection)
        self.seq = ledger.head(self._connection)[0] + 1
        self.h = b""

    def put(self, rid: Id, kind: str, body: Mapping[str, Any], *, base: int | None) -> Record:
        """Write a new record (``base`` None) or a new revision of the one at revision ``base``.

        Raises Problem("vault.changed_meanwhile") when somebody wrote since, or it was removed; "vault.frozen" when
        what it is about is being destroyed.
        """
        return self._write(rid, kind, dict(body), base, "U")

    def remove(self, rid: Id, base: int, told: Mapping[str, Any] | None = None) -> Record:
        """Mark a record as removed; its revisions stay. ``told`` is what the removal itself says, such as why.

        With ``told`` what is removed already can be removed once more, to say something else.
        """
        current = self._compartment.get(rid)
        if current is None:
            raise Problem("vault.changed_meanwhile")
        if told is not None and (current.op, current.rev) == ("D", base):
            record = self._overwrite(self._record(rid, current.kind, dict(told), base + 1, base, "D"))
            self._project([record])
            return record
        return self._write(rid, current.kind, dict(told or {}), base, "D")

    def put_over(self, changed: Sequence[tuple[Id, Mapping[str, Any], int]]) -> None:
        """Write the next revision of many records: (rid, body, its revision) each. Raises as `put`."""
        for start in range(0, len(changed), BATCH):
            some = changed[start : start + BATCH]
            records = [self._next(rid, dict(body), base, "U") for rid, body, base in some]
            self._overwrite_many(records)
            self._project(records)

    def remove_many(self, gone: Sequence[tuple[Id, str, int]], told: Callable[[int], None] | None = None) -> None:
        """Mark many records as removed: (rid, kind, its revision) each. ``told`` how many of them so far; it may raise.

        Raises as `put`.
        """
        kinds = Counter(kind for _, kind, _ in gone)
        counted = [(one, sum(kinds[kind] for kind in one.kinds)) for one in self._compartment.projections]
        clearing = [
            (one, count) for one, count in counted if isinstance(one, Clearing) and one.clears(self._connection, count)
        ]
        later = [one for one, _ in clearing]
        for start in range(0, len(gone), BATCH):
            records = [
                self._record(rid, kind, {}, base + 1, base, "D") for rid, kind, base in gone[start : start + BATCH]
            ]
            self._mark_removed(records)
            self._project(records, later)
            if told is not None:
                told(start + len(records))
        # In one go: part by part, every part would touch nearly all pages of the lists.
        for projection, count in clearing:
            projection.clear(self._connection, self.seq, count)
            projection.index(self._connection)

    def bring_back(self, rid: Id, body: Mapping[str, Any], *, base: int) -> Record:
        """Write a removed record anew, as the revision after its removal, which was revision ``base``.

        Raises Problem("vault.changed_meanwhile") when it is not removed, or was brought back already.
        """
        current = self._compartment.get(rid)
        if current is None or current.op != "D" or current.rev != base:
            raise Problem("vault.changed_meanwhile")
        record = self._overwrite(self._record(rid, current.kind, dict(body), base + 1, base, "U"))
        self._project([record])
        return record

    def put_many(self, new: Sequence[tuple[Id, str, Mapping[str, Any]]]) -> None:
        """Write many new records at once: (rid, kind, body) each."""
        for start in range(0, len(new), BATCH):
            some = [self._record(rid, kind, dict(body), 1, 0, "U") for rid, kind, body in new[start : start + BATCH]]
            for record in some:
                self._require_thawed(record)
            self._connection.executemany(_INSERT, [self._columns(record) for record in some])
            self._project(some)

    def attach(self, rid: Id, name: str, media_type: str, content: bytes) -> Id:
        """Store a scan that belongs to ``rid``; returns its id. Raises Problem("vault.attachment_too_big")."""
        if len(content) > ATTACHMENT_LIMIT:
            raise Problem("vault.attachment_too_big", megabytes=ATTACHMENT_LIMIT // 1024 // 1024)
        freezing.require_thawed(self._connection, self._frozen, rid, "")
        att_id = random_id()
        content_hash = sha256(content)
        self._connection.execute(_ATTACH, (att_id, rid, name, media_type, content_hash, self.seq, content))
        digest = ledger.attachment_digest(self._compartment.cid, att_id, rid, name, media_type, content_hash)
        self._digests.append((att_id, 0, digest))
        return att_id

    def carry(self, past: Sequence[Record], *, ended: bool) -> Record:
        """Take over a record with its past from another compartment, and return it as it stands here now.

        Who wrote what when stays as it was; that it came like this is signed for by this change. What stands here
        already, because it came once before, is not written twice: the revisions are numbered on from there. Removals
        on the way are left out; with ``ended`` the record is a removed one here as well.
        """
        here = self._compartment.history(past[0].rid)
        known = {record.said() for record in here}
        new = [record for record in past if record.op == "U" and record.said() not in known]
        live = bool(here) and here[-1].op == "U"
        if not new and not live and not ended:
            new = [record for record in past if record.op == "U"][-1:]  # it was here, went, and comes back as it was
        rev = here[-1].rev if here else 0
        last = here[-1] if here else past[0]
        for record in new:
            rev += 1
            last = self._overwrite(replace(record, rev=rev, base=rev - 1))
        if ended and last.op == "U":
            end = next((record for record in reversed(past) if record.op == "D"), replace(past[-1], op="D", body={}))
            last = self._overwrite(replace(end, rev=rev + 1, base=rev))
        if last.seq == self.seq:
            self._project([last])
        return last

    def carry_attachment(self, attachment: Attachment) -> None:
        """Take over a scan from another compartment, under the same id, unless it is here."""
        content_hash = sha256(attachment.content)
        named = (attachment.att_id, attachment.rid, attachment.name, attachment.media_type)
        if self._connection.execute("SELECT 1 FROM attachment WHERE att_id = ?", (attachment.att_id,)).fetchone():
            return
        self._connection.execute(_ATTACH, (*named, content_hash, self.seq, attachment.content))
        digest = ledger.attachment_digest(self._compartment.cid, *named, content_hash)
        self._digests.append((attachment.att_id, 0, digest))

    def thaw(self, mark: str) -> None:
        """Let what was frozen on that behalf be changed again, from this change on (`app.vault.freezing`)."""
        freezing.thaw(self._connection, mark)
        self._frozen = freezing.frozen(self._connection)

    def finish(self, op: str) -> None:
        """Sign for everything written. A change that wrote nothing leaves no row."""
        if not self._digests:
            return
        place = self._compartment.place
        seq, self.h = ledger.append(
            self._connection,
            place.cid,
            place.epoch,
            op,
            self._at,
            self._digests,
            self._writer,
        )
        if seq != self.seq:
            raise Corrupt("vault.ledger_broken", seq=seq)

    def _write(self, rid: Id, kind: str, body: Body, base: int | None, op: str) -> Record:
        current = self._compartment.get(rid)
        if (current.rev if current and current.op == "U" else None) != base or (current and base is None):
            raise Problem("vault.changed_meanwhile")
        if current is not None and current.kind != kind:
            raise Problem("vault.changed_meanwhile")
        record = self._record(rid, kind, body, (base or 0) + 1, base or 0, op)
        self._overwrite(record)
        self._project([record])
        return record

    def _overwrite(self, record: Record) -> Record:
        """Make a revision the current one; what was current becomes the past."""
        self._require_thawed(record)
        record = replace(record, epoch=self._compartment.place.epoch, seq=self.seq)
        self._connection.execute(_KEEP_REVISION, (record.rid,))
        self._connection.execute("DELETE FROM record WHERE rid = ?", (record.rid,))
        self._connection.execute(_INSERT, self._columns(record))
        return record

    def _record(self, rid: Id, kind: str, body: Body, rev: int, base: int, op: str) -> Record:
        epoch = self._compartment.place.epoch
        return Record(
            rid,
            kind,
            rev,
            base,
            op,
            body,
            self._writer.writer_id,
            self._at,
            epoch,
            self.seq,
        )

    def _require_thawed(self, record: Record) -> None:
        if self._frozen:
            freezing.require_thawed(self._connection, self._frozen, record.rid, to_text(record.body))

    def _columns(self, record: Record) -> tuple[Any, ...]:
        row = record.stored(self._compartment.cid)
        self._digests.append((record.rid, record.rev, row[-1]))
        return row

    def _next(self, rid: Id, body: Body, base: int, op: str) -> Record:
        """The revision after ``base``, which must be the one in force."""
        found = self._connection.execute("SELECT kind, rev, op FROM record WHERE rid = ?", (rid,)).fetchone()
        if found is None or found[1:] != (base, "U"):
            raise Problem("vault.changed_meanwhile")
        return self._record(rid, found[0], body, base + 1, base, op)

    def _overwrite_many(self, records: Sequence[Record]) -> None:
        """As `_overwrite`, table after table."""
        for record in records:
            self._require_thawed(record)
        rids = [(record.rid,) for record in records]
        self._connection.executemany(_KEEP_REVISION, rids)
        self._connection.executemany("DELETE FROM record WHERE rid = ?", rids)
        self._connection.executemany(_INSERT, [self._columns(record) for record in records])

    def _mark_removed(self, records: Sequence[Record]) -> None:
        """As `_overwrite_many` for removals. The rows stay where they are, which spares two of the indexes."""
        if self._frozen:
            for record in records:
                self._require_thawed(record)
        live = [(record.rid, record.base, record.kind) for record in records]
        if self._connection.executemany(_KEEP_LIVE, live).rowcount != len(live):
            raise Problem("vault.changed_meanwhile")
        self._connection.executemany(_UPDATE, [(*row[2:], row[0]) for row in map(self._columns, records)])

    def _project(self, records: Sequence[Record], without: Sequence[object] = ()) -> None:
        for projection in self._compartment.projections:
            mine = [record for record in records if record.kind in projection.kinds]
            if mine and projection not in without:
                projection.write(self._connection, mine)


_INSERT = f"INSERT INTO record ({STORED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_UPDATE = (
    "UPDATE record SET rev = ?, base = ?, op = ?, enc_v = ?, body = ?, writer = ?, at = ?, epoch = ?, seq = ?, "
    "digest = ? WHERE rid = ?"
)
_KEEP_REVISION = f"INSERT INTO revision ({STORED}) SELECT {STORED} FROM record WHERE rid = ?"
_KEEP_LIVE = f"{_KEEP_REVISION} AND rev = ? AND kind = ? AND op = 'U'"
_ATTACH = "INSERT INTO attachment (att_id, rid, name, media_type, sha256, seq, content) VALUES (?, ?, ?, ?, ?, ?, ?)"
