"""One entry of the journal: what is chained and signed in the open, and what only officers can read.

In the open (inside the directory key that everybody holds) stand the writer, a number, hashes and the time. What was
done to what is sealed to the officers' journal key, so that staff cannot read each other's trail. Details hold random
ids, never names: an erasure does not have to touch the journal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.disclosed import open_with_secret, opening_secret
from app.keys.encoding import Label, canonical, pae, parse_canonical
from app.keys.hashing import sha256
from app.keys.signature import verify
from app.keys.wrap import EncryptionKey, open_sealed, seal
from app.vault.record import WriterId

PADDED = 512
"""Every detail is padded to this many bytes before sealing, so that its size does not tell what was done."""

_LEVELS = (None, 1, 2, 3)
_NOBODY = bytes(48)


@dataclass(frozen=True, slots=True)
class Detail:
    """What was done: the act, how it ended ("ok" or the code of a refusal), and on what.

    ``agreement`` and ``lesson`` name the confidentiality agreement and lesson in force for the person at that moment;
    None while the office keeps none. ``customer`` is whom the record belongs to, where it is not a customer itself.
    """

    event: str
    outcome: str
    project: Id | None = None
    level: int | None = None
    rid: Id | None = None
    person: Id | None = None
    note: str = ""
    agreement: str | None = None
    lesson: str | None = None
    customer: Id | None = None

    def encoded(self) -> bytes:
        """Canonical JSON."""
        return canonical(
            {
                "agreement": self.agreement,
                "customer": self.customer.hex() if self.customer else None,
                "event": self.event,
                "lesson": self.lesson,
                "level": self.level,
                "note": self.note,
                "outcome": self.outcome,
                "person": self.person.hex() if self.person else None,
                "project": self.project.hex() if self.project else None,
                "rid": self.rid.hex() if self.rid else None,
            }
        )

    @classmethod
    def decoded(cls, data: bytes) -> Detail:
        """The detail written as ``data``. Raises Corrupt("journal.detail_unreadable").

        Whoever wrote it sealed and signed it with a program of their own choosing: every part is of its kind, or none
        is believed.
        """
        raw: dict[str, Any] = parse_canonical(data)
        try:
            _require_kinds(raw)
            ids = {key: from_hex(raw[key]) if raw[key] else None for key in ("customer", "person", "project", "rid")}
            return cls(
                raw["event"], raw["outcome"], ids["project"], raw["level"], ids["rid"], ids["person"], raw["note"],
                raw["agreement"], raw["lesson"], ids["customer"],
            )  # fmt: skip
        except (KeyError, TypeError, ValueError) as error:
            raise Corrupt("journal.detail_unreadable").because(error) from error


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. ``id`` is the order in this file; ``seq`` the writer's own numbering; ``ref`` a ledger row, or empty.

    ``seen`` is what the entry bears witness to: all other chains as they stood then (`app.journal.heads`).
    """

    id: int
    writer: WriterId
    seq: int
    prev: bytes
    at: int
    seen: bytes
    ref: bytes
    detail_hash: bytes
    detail: bytes
    h: bytes
    sig: bytes


def entry_from_row(row: Sequence[Any]) -> Entry:
    """A row of the file (`app.journal.walk.COLUMNS`) as an entry, whatever stands in it.

    Everybody of the house can write any kind of value into a cell. What no program of ours writes there is read as
    nothing, so that the entry is its writer's no more, and hides no other.
    """
    number, writer, seq, prev, at, seen, ref, detail_hash, detail, h, sig = row
    whose = writer if isinstance(writer, bytes) and len(writer) == len(_NOBODY) else _NOBODY
    seq, at = (value if isinstance(value, int) and value > 0 else 0 for value in (seq, at))
    cells = (value if isinstance(value, bytes) else b"" for value in (seen, ref, detail_hash, detail, h, sig))
    return Entry(number, WriterId.decoded(whose), seq, prev if isinstance(prev, bytes) else b"", at, *cells)


def entry_hash(writer: bytes, seq: int, prev: bytes, at: int, seen: bytes, ref: bytes, detail_hash: bytes) -> bytes:
    """What the writer (48 bytes) signs."""
    return sha256(pae(Label.JOURNAL, writer, seq, prev, at, seen, ref, detail_hash))


def hash_of(entry: Entry) -> bytes | None:
    """What the writer of an entry as it stands has to have signed; None for what no program of ours writes."""
    try:
        return entry_hash(
            entry.writer.encoded(), entry.seq, entry.prev, entry.at, entry.seen, entry.ref, sha256(entry.detail)
        )
    except (TypeError, OverflowError):
        return None  # a cell holds another kind of value than any program of ours writes there


def is_signed(public: bytes | None, entry: Entry) -> bool:
    """Whether the entry as it stands was signed with the key ``public`` of whom it names; None for nobody known."""
    h = hash_of(entry)
    return public is not None and h is not None and verify(public, h, entry.sig)


def seal_detail(journal_public: bytes, vault_id: Id, detail: Detail) -> bytes:
    """The detail, sealed to the officers' journal key."""
    return seal(journal_public, _info(vault_id), detail.encoded(), padded_to=PADDED)


def open_detail(journal_keys: Sequence[EncryptionKey], vault_id: Id, sealed: bytes) -> Detail:
    """The detail in the open, by the one of the keys that fits: there is a new one after an officer has left.

    Raises Corrupt when it was sealed for another or tampered with.
    """
    fault = Corrupt("journal.detail_unreadable")
    for key in journal_keys:
        try:
            return Detail.decoded(open_sealed(key, _info(vault_id), sealed))
        except Corrupt as error:
            fault = error
    raise fault


def detail_secret(journal_keys: Sequence[EncryptionKey], vault_id: Id, sealed: bytes) -> bytes:
    """The secret that opens this one detail to somebody without the key. Raises as `open_detail`."""
    fault = Corrupt("journal.detail_unreadable")
    for key in journal_keys:
        try:
            secret = opening_secret(key, sealed)
            open_with_secret(secret, _info(vault_id), sealed)
        except Corrupt as error:
            fault = error
        else:
            return secret
    raise fault


def told_detail(secret: bytes, vault_id: Id, sealed: bytes) -> Detail:
    """The detail, by the secret that an officer told of it. Raises Corrupt."""
    return Detail.decoded(open_with_secret(secret, _info(vault_id), sealed))


def _require_kinds(raw: dict[str, Any]) -> None:
    """Raise TypeError or ValueError for a part of another kind than any program of ours writes there."""
    texts = (raw["event"], raw["outcome"], raw["note"], raw["agreement"] or "", raw["lesson"] or "")
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("text")
    if isinstance(raw["level"], bool) or raw["level"] not in _LEVELS:
        raise ValueError("level")


def _info(vault_id: Id) -> bytes:
    return pae(Label.JOURNAL_DETAIL, vault_id)
