"""The records of the directory: signed statements, wraps, letters, notes of procedures; and what a statement signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.ids import Id
from app.keys.encoding import Label, b64, pae
from app.keys.hashing import sha256
from app.keys.signature import SigningKey

FIRST_PREV = bytes(32)

Fields = dict[str, Any]

Head = tuple[int, bytes]
"""A statement's number and hash."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One signed statement; ``kind`` is a `Label`, ``signatures`` maps a person to 64 bytes over ``h``."""

    seq: int
    kind: str
    fields: Fields
    at: int
    h: bytes
    signatures: Mapping[Id, bytes]


@dataclass(frozen=True, slots=True)
class Wrap:
    """A compartment key sealed for one person."""

    wrap_id: Id
    uid: Id
    blob: bytes


@dataclass(frozen=True, slots=True)
class Intent:
    """A procedure that was begun and not yet finished: what to carry on with after a crash."""

    id: Id
    procedure: str
    step: str
    body: Fields


@dataclass(frozen=True, slots=True)
class Letter:
    """Something sealed for one person, or for the officers when ``owner`` is all zeros."""

    id: Id
    kind: str
    owner: Id
    at: int
    blob: bytes


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A wrap on its way into the directory: for whom, the sealed key, and the SHA-256 of its grant's message."""

    uid: Id
    blob: bytes
    grant: bytes

    def named(self) -> dict[str, str]:
        """As the statement names it."""
        return {"uid": self.uid.hex(), "wrap": b64(sha256(self.blob)), "grant": b64(self.grant)}


Signers = Sequence[tuple[Id, SigningKey]]


def statement_message(
    kind: str,
    vault_id: Id,
    seq: int,
    at: int,
    prev: bytes,
    wraps_root: bytes,
    fields: Fields,
) -> bytes:
    """What is hashed, and then signed, for a statement: the pae of all fields, in order of their names."""
    return pae(Label(kind), vault_id, seq, at, prev, wraps_root, *flat(fields))


def flat(value: object) -> list[str | int | bytes]:
    """A value as pae parts: a type letter, then its content, so that no two values flatten alike."""
    if value is None:
        return ["n"]
    if isinstance(value, bool):
        return ["b", int(value)]
    if isinstance(value, int):
        return ["i", str(value)]
    if isinstance(value, str):
        return ["s", value]
    if isinstance(value, list | tuple):
        return ["l", len(value), *(part for item in value for part in flat(item))]
    if isinstance(value, dict):
        return [
            "d",
            len(value),
            *(part for key in sorted(value) for part in (key, *flat(value[key]))),
        ]
    raise TypeError(f"a statement holds no {type(value).__name__}")
