"""What a keyslot file says in the clear: whose it is by random ids, and what opening it costs.

Everything here was possibly changed by somebody: it is held to its bounds when read, and bound into the keys and tags
of the sections by app/keys/slot.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.errors import Corrupt
from app.ids import Id
from app.keys.encoding import b64, canonical, parse_canonical, unb64
from app.keys.hashing import random_bytes

SALT_SIZE: Final = 16
_FIELDS = "vault uid device slot memory_kib passes lanes salt_a salt_b"
_KEYS = frozenset(_FIELDS.split())


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess at a passphrase costs: Argon2id memory in KiB, passes over it, and lanes."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def acceptable(self) -> bool:
        """Whether it lies between FLOOR and CEILING."""
        return (
            FLOOR.memory_kib <= self.memory_kib <= CEILING.memory_kib
            and FLOOR.passes <= self.passes <= CEILING.passes
            and FLOOR.lanes <= self.lanes <= CEILING.lanes
        )


FLOOR: Final = KdfCost(64 * 1024, 3, 4)
"""RFC 9106's second recommendation; nothing weaker is ever run."""
DEFAULT: Final = KdfCost(256 * 1024, 3, 4)
CEILING: Final = KdfCost(1024 * 1024, 10, 4)
"""The most an office machine bears; nothing heavier is ever run."""


@dataclass(frozen=True, slots=True)
class SlotHeader:
    """What a slot file says in the clear: random ids, cost and salts. It names nobody."""

    vault_id: Id
    uid: Id
    device_id: Id
    slot_no: int
    cost: KdfCost
    salt_a: bytes
    salt_b: bytes


def new_header(vault_id: Id, uid: Id, device_id: Id, slot_no: int, cost: KdfCost) -> SlotHeader:
    """A header with fresh salts: every sealing needs its own."""
    return SlotHeader(
        vault_id,
        uid,
        device_id,
        slot_no,
        cost,
        random_bytes(SALT_SIZE),
        random_bytes(SALT_SIZE),
    )


def write_header(header: SlotHeader) -> bytes:
    """The canonical JSON of ``header``."""
    cost = header.cost
    fields = {
        "vault": b64(header.vault_id),
        "uid": b64(header.uid),
        "device": b64(header.device_id),
        "slot": header.slot_no,
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": cost.lanes,
        "salt_a": b64(header.salt_a),
        "salt_b": b64(header.salt_b),
    }
    return canonical(fields)


def parse_header(text: bytes) -> SlotHeader:
    """The header spelled by ``text``. Raises ``Corrupt("keys.slot_damaged")`` for any other shape or cost."""
    try:
        fields = parse_canonical(text)
        _require(fields.keys() == _KEYS)
        header = SlotHeader(
            vault_id=Id(_sixteen(fields["vault"])),
            uid=Id(_sixteen(fields["uid"])),
            device_id=Id(_sixteen(fields["device"])),
            slot_no=_number(fields["slot"]),
            cost=KdfCost(
                _number(fields["memory_kib"]),
                _number(fields["passes"]),
                _number(fields["lanes"]),
            ),
            salt_a=_sixteen(fields["salt_a"]),
            salt_b=_sixteen(fields["salt_b"]),
        )
        _require(header.cost.acceptable)
    except (ValueError, TypeError, Corrupt) as cause:
        raise Corrupt("keys.slot_damaged").because(cause) from None
    return header


def _sixteen(text: str) -> bytes:
    value = unb64(text)
    if len(value) != SALT_SIZE:
        raise ValueError("16 bytes expected")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 63:
        raise ValueError("a number expected")
    return value


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError("not a header of ours")
