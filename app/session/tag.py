"""Three letters or digits that tell compartments apart in the numbers of papers, without naming them."""

from __future__ import annotations

from app.ids import Id
from app.keys.hashing import sha256

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No 0/O, 1/I."""


def compartment_tag(vault_id: Id, cid: Id) -> str:
    """Differs between compartments and between vaults."""
    digest = sha256(b"niem number tag", vault_id, cid)
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:3])
