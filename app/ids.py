"""Identifiers: 16 random-looking bytes, made at the station, never numbered by a database.

Records use UUID version 7 (RFC 9562 §5.7), whose first 48 bits are the time in milliseconds, so that new rows land
beside each other on disk. Names of files on disk are wholly random, so that they say nothing.
"""

from __future__ import annotations

import secrets
from typing import NewType

from app.clock import Clock

Id = NewType("Id", bytes)
"""16 bytes."""

CODE_DIGITS = 12


def new_id(clock: Clock) -> Id:
    """A fresh UUIDv7 at the clock's present time."""
    milliseconds = (clock.now() // 1000) & ((1 << 48) - 1)
    value = (milliseconds << 80) | secrets.randbits(80)
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return Id(value.to_bytes(16, "big"))


def made_at(rid: Id) -> int:
    """When a UUIDv7 was made, in UTC microseconds, to the millisecond."""
    return int.from_bytes(rid[:6], "big") * 1000


def random_id() -> Id:
    """16 bytes that say nothing at all: for files on disk."""
    return Id(secrets.token_bytes(16))


def record_code(digits: str) -> str:
    """A record's code as papers, cards and the journal show it: the last twelve digits of its id, in groups of four.

    ``digits`` are the id in hexadecimal, whole or only its end; empty for none.
    """
    code = digits[-CODE_DIGITS:].upper()
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def from_hex(text: str) -> Id:
    """The id written as 32 hexadecimal digits. Raises ``ValueError`` for anything else."""
    value = bytes.fromhex(text)
    if len(value) != 16 or text != value.hex():
        raise ValueError("an id is 32 lower-case hexadecimal digits")
    return Id(value)
