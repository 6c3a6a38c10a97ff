"""The ledger of one compartment: a hash chain with one signed row per transaction.

A row signs for every revision and attachment that its transaction wrote, by the root over their digests in order of
(rid, revision). Cutting, re-ordering or changing anything breaks the chain, a root, or a signature. The first row of
an epoch ("start") signs for what was carried over when the compartment was rewritten under a new key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from app.errors import Corrupt
from app.ids import Id
from app.keys.encoding import Label, pae
from app.keys.hashing import sha256
from app.keys.signature import verify
from app.vault.database import Connection
from app.vault.record import WriterId

START = "start"
FIRST_PREV = bytes(32)

PublicKeyOf = Callable[[Id], bytes | None]
"""The Ed25519 public key of a person, or None when the directory does not know them."""


class Writer(Protocol):
    """Somebody who signs for what they write."""

    @property
    def writer_id(self) -> WriterId:
        """Who, on what device, in which incarnation."""
        ...

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature, 64 bytes."""
        ...


@runtime_checkable
class WriterElsewhere(Writer, Protocol):
    """A writer whose key another process has, which works out itself what it signs: this one cannot be believed."""

    def sign_row(self, count: int, digest: bytes) -> bytes:
        """A signature over the row with this root."""
        ...


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row: ``count`` things with the root ``digest``, chained by ``prev`` and signed over ``h``."""

    seq: int
    op: str
    at: int
    count: int
    digest: bytes
    prev: bytes
    h: bytes
    writer: WriterId
    sig: bytes


COLUMNS = "seq, op, at, count, digest, prev, h, writer, sig"


def root_of(digests: Iterable[tuple[bytes, int, bytes]]) -> tuple[int, bytes]:
    """How many digests there are, and the root over them; each is (rid or attachment id, revision, digest)."""
    ordered = sorted(digests)
    return len(ordered), sha256(*(digest for _, _, digest in ordered))


def attachment_digest(cid: Id, att_id: bytes, rid: bytes, name: str, media_type: str, content_hash: bytes) -> bytes:
    """32 bytes over an attachment's place, name and content."""
    return sha256(pae(Label.ATTACHMENT, cid, att_id, rid, name, media_type, content_hash))


def row_hash(
    cid: Id,
    epoch: int,
    seq: int,
    op: str,
    at: int,
    count: int,
    digest: bytes,
    prev: bytes,
    writer: WriterId,
) -> bytes:
    """What a row's writer signs."""
    return sha256(pae(Label.LEDGER, cid, epoch, seq, op, at, count, digest, prev, writer.encoded()))


def head(connection: Connection) -> tuple[int, bytes]:
    """The last row's number and hash; (0, zeros) before the first."""
    row = connection.execute("SELECT seq, h FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, FIRST_PREV)


def append(
    connection: Connection,
    cid: Id,
    epoch: int,
    op: str,
    at: int,
    digests: Iterable[tuple[bytes, int, bytes]],
    writer: Writer,
) -> tuple[int, bytes]:
    """Sign for ``digests`` in the next row; returns its number and hash. Belongs inside the caller's transaction."""
    last, prev = head(connection)
    seq = last + 1
    count, digest = root_of(digests)
    h = row_hash(cid, epoch, seq, op, at, count, digest, prev, writer.writer_id)
    connection.execute(
        f"INSERT INTO ledger ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            seq,
            op,
            at,
            count,
            digest,
            prev,
            h,
            writer.writer_id.encoded(),
            writer.sign_row(count, digest) if isinstance(writer, WriterElsewhere) else writer.sign(h),
        ),
    )
    return seq, h


def row_at(connection: Connection, seq: int) -> LedgerRow | None:
    """The row with that number."""
    row = connection.execute(f"SELECT {COLUMNS} FROM ledger WHERE seq = ?", (seq,)).fetchone()
    return _parsed(row) if row else None


def rows_from(connection: Connection, seq: int, of: str = "main") -> Iterable[LedgerRow]:
    """All rows from ``seq`` on, in order; ``of`` which of a connection's files."""
    for row in connection.execute(f"SELECT {COLUMNS} FROM {of}.ledger WHERE seq >= ? ORDER BY seq", (seq,)):
        yield _parsed(row)


def _parsed(
    row: tuple[int, str, int, int, bytes, bytes, bytes, bytes, bytes],
) -> LedgerRow:
    return LedgerRow(*row[:7], WriterId.decoded(row[7]), row[8])


def verify_chain(
    connection: Connection,
    cid: Id,
    epoch: int,
    public_key_of: PublicKeyOf,
    *,
    first: int = 1,
) -> tuple[int, bytes]:
    """Check numbering, linking and signatures from row ``first`` to the end; returns the head.

    Raises Corrupt("vault.ledger_broken", seq=…) naming the first row that does not hold, and the same with seq 1 when
    the ledger is empty, since every compartment begins with a "start" row.
    """
    before = row_at(connection, first - 1) if first > 1 else None
    if first > 1 and before is None:
        raise Corrupt("vault.ledger_broken", seq=first - 1)
    prev = before.h if before else FIRST_PREV
    expected = first
    for row in rows_from(connection, first):
        h = row_hash(
            cid,
            epoch,
            row.seq,
            row.op,
            row.at,
            row.count,
            row.digest,
            row.prev,
            row.writer,
        )
        public = public_key_of(row.writer.uid)
        linked = row.seq == expected and row.prev == prev and row.h == h
        if not linked or public is None or not verify(public, h, row.sig):
            raise Corrupt("vault.ledger_broken", seq=expected)
        prev, expected = h, expected + 1
    if expected == first:
        raise Corrupt("vault.ledger_broken", seq=first)
    return expected - 1, prev
