"""Hashes, key derivation and randomness: SHA-256, HKDF-SHA256 (RFC 5869) and the OS generator."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

HASH_SIZE = 32
KEY_SIZE = 32


def sha256(*parts: bytes) -> bytes:
    """The 32-byte SHA-256 of the parts one after the other. Separate fields belong in one ``pae`` first."""
    if len(parts) == 1:
        return hashlib.sha256(parts[0]).digest()
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


def random_bytes(size: int) -> bytes:
    """``size`` bytes from the operating system's generator."""
    return secrets.token_bytes(size)


def derive(key: bytes, info: bytes, *, salt: bytes | None = None, size: int = KEY_SIZE) -> bytes:
    """HKDF-SHA256 of ``key``; ``info`` is a ``pae`` so that no two uses of one key meet. No salt = 32 zero bytes."""
    return HKDF(algorithm=hashes.SHA256(), length=size, salt=salt, info=info).derive(key)


def same(left: bytes, right: bytes) -> bool:
    """Whether two values are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(left, right)
