"""A typed secret made expensive to guess: Argon2id within the bounds of `slot_header`, before anything else is done."""

from __future__ import annotations

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.errors import Problem
from app.keys.hashing import KEY_SIZE
from app.keys.slot_header import KdfCost


def stretch(cost: KdfCost, salt: bytes, secret: bytes) -> bytes:
    """32 bytes of ``secret``, at ``cost``.

    Raises ``ValueError`` for a cost outside the bounds, before anything is run, and
    ``Problem("keys.not_enough_memory")``.
    """
    if not cost.acceptable:
        raise ValueError("a cost between FLOOR and CEILING")
    kdf = Argon2id(
        salt=salt,
        length=KEY_SIZE,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        return kdf.derive(secret)
    except MemoryError:
        raise Problem("keys.not_enough_memory", mebibytes=cost.memory_kib // 1024) from None
