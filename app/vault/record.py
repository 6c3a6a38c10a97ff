"""A record: one thing with a life of its own, its canonical body, and the digest that the ledger signs for.

The body is canonical JSON (prepared-for-the-server §4): UTF-8 NFC, sorted keys, integers only. Fields that this
program does not know are kept by whoever edits a record.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.ids import Id
from app.keys.encoding import Label, canonical, encoded, framed, pae, parse_stored
from app.keys.hashing import sha256

ENCODING = 1

Body = dict[str, Any]
"""Strings, integers, booleans, None, and lists and dictionaries of them."""


@dataclass(frozen=True, slots=True)
class WriterId:
    """Who wrote, on which device, in which incarnation of it: 48 bytes in the files."""

    uid: Id
    device: Id
    incarnation: Id

    def encoded(self) -> bytes:
        """The 48 bytes."""
        return self.uid + self.device + self.incarnation

    @classmethod
    def decoded(cls, raw: bytes) -> WriterId:
        """From the 48 bytes."""
        return _writer(raw)


@functools.lru_cache(maxsize=256)
def _writer(raw: bytes) -> WriterId:
    """A few people on a few devices wrote all of a file."""
    return WriterId(Id(raw[:16]), Id(raw[16:32]), Id(raw[32:48]))


@dataclass(frozen=True, slots=True)
class Record:
    """One revision of a record.

    ``op`` is 'U' (written), 'D' (removed) or 'E' (erased, without body); ``base`` the revision it was edited from
    (0 for a new record); ``at`` UTC microseconds; ``seq`` the ledger row that signs for it.
    """

    rid: Id
    kind: str
    rev: int
    base: int
    op: str
    body: Body
    writer: WriterId
    at: int
    epoch: int
    seq: int

    def digest(self, cid: Id) -> bytes:
        """32 bytes over every field that matters, bound to the compartment ``cid``."""
        return bytes(self.stored(cid)[-1])

    def said(self) -> tuple[str, int, bytes, str]:
        """What makes a revision the same one wherever it stands: what was written, by whom, when."""
        return self.op, self.at, self.writer.encoded(), to_text(self.body)

    def stored(self, cid: Id) -> tuple[Any, ...]:
        """The record as a row of the tables ``record`` and ``revision``, the digest last; see `STORED`."""
        body, writer = canonical(self.body), self.writer.encoded()
        digest = digest_of(cid, self.rid, self.kind, self.rev, self.base, self.op, body, writer, self.at, self.epoch)
        return (
            self.rid, self.kind, self.rev, self.base, self.op, ENCODING, body.decode("utf-8"), writer,
            self.at, self.epoch, self.seq, digest,
        )  # fmt: skip


def digest_of(
    cid: Id,
    rid: bytes,
    kind: str,
    rev: int,
    base: int,
    op: str,
    body: bytes,
    writer: bytes,
    at: int,
    epoch: int,
) -> bytes:
    """The digest of a revision from its stored columns; ``body`` is the canonical JSON as it stands in the file.

    It is over one pae of all of them. What revisions of one file have in common is not encoded anew for each.
    """
    before, between, after = _of_file(cid), _of_kind(kind, rev, base, op), _of_change(writer, at, epoch)
    return sha256(b"".join((before, framed(rid), between, framed(body), after)))


@functools.lru_cache(maxsize=16, typed=True)
def _of_file(cid: Id) -> bytes:
    return pae(Label.RECORD, cid)


@functools.lru_cache(maxsize=256, typed=True)
def _of_kind(kind: str, rev: int, base: int, op: str) -> bytes:
    return encoded(kind, rev, base, op, ENCODING)


@functools.lru_cache(maxsize=256, typed=True)
def _of_change(writer: bytes, at: int, epoch: int) -> bytes:
    return encoded(writer, at, epoch)


COLUMNS = "rid, kind, rev, base, op, body, writer, at, epoch, seq"
STORED = "rid, kind, rev, base, op, enc_v, body, writer, at, epoch, seq, digest"


def from_row(row: tuple[Any, ...]) -> Record:
    """A record from a row of `COLUMNS`. Raises Corrupt for a body that is no object of JSON.

    That the body is spelled canonically was seen to when it was written; its digest covers the very bytes.
    """
    rid, kind, rev, base, op, body, writer, at, epoch, seq = row
    parsed = parse_stored(body) if body is not None else {}
    return Record(Id(rid), kind, rev, base, op, parsed, WriterId.decoded(writer), at, epoch, seq)


def to_text(body: Mapping[str, Any]) -> str:
    """The body as it is stored."""
    return canonical(dict(body)).decode("utf-8")
