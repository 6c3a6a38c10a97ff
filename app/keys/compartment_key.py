"""The key of a compartment, what commits to it, and the raw SQLCipher keys drawn from it.

One random 32-byte key per compartment and epoch lives in wraps only. The database file does not use it as it is: each
file's key is drawn from it with the file's own random id, so that a new file of the same compartment (a repaired or
half-finished copy) never shares a key, and hence never a nonce, with another.
"""

from __future__ import annotations

from app.ids import Id
from app.keys.encoding import Label, pae
from app.keys.hashing import KEY_SIZE, derive, random_bytes


def new_key() -> bytes:
    """A fresh compartment key, 32 random bytes."""
    return random_bytes(KEY_SIZE)


def commitment(key: bytes, cid: Id, epoch: int) -> bytes:
    """32 bytes that name the key of compartment ``cid`` in ``epoch`` without telling it; signed in every grant."""
    return derive(_whole(key), pae(Label.CK_COMMIT, cid, epoch))


def file_key(key: bytes, file_id: Id) -> bytes:
    """The raw 32-byte SQLCipher key of the file ``file_id``."""
    return derive(_whole(key), pae(Label.FILE_KEY, file_id))


def _whole(key: bytes) -> bytes:
    if len(key) != KEY_SIZE:
        raise ValueError("a compartment key is 32 bytes")
    return key
