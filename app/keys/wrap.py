"""Sealing to a person's public key: HPKE (RFC 9180) in base mode, X25519 + HKDF-SHA256 + AES-256-GCM.

A sealed blob is ``suite (1 byte, 0x01) ‖ enc (32) ‖ AES-256-GCM ciphertext``. The plaintext is ``length (4 bytes
big-endian) ‖ payload ‖ zeros``: callers that must not show the size of what they seal give ``padded_to``. What the blob
is for goes into ``info`` (a ``pae``), as RFC 9180 §8.1 advises for single-shot use: it opens for that purpose only.
"""

from __future__ import annotations

import functools
from typing import NoReturn, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from app.errors import Corrupt

SUITE = 1
"""The only suite of format 1. Another byte is refused, never negotiated."""

_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_LENGTH_SIZE = 4


class EncryptionKey:
    """An X25519 key pair. It stays in the process that made it: pickling is refused."""

    __slots__ = ("_key",)

    def __init__(self, key: X25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def generate(cls) -> Self:
        """A fresh pair."""
        return cls(X25519PrivateKey.generate())

    @classmethod
    def from_bytes(cls, private: bytes) -> Self:
        """The pair of a 32-byte private key. Raises ``ValueError`` for another length."""
        return cls(X25519PrivateKey.from_private_bytes(private))

    @property
    def private(self) -> bytes:
        """The 32 private bytes."""
        return self._key.private_bytes_raw()

    @property
    def public(self) -> bytes:
        """The 32 public bytes."""
        return self._key.public_key().public_bytes_raw()

    def decrypt(self, info: bytes, ciphertext: bytes) -> bytes:
        """The HPKE plaintext. Raises ``InvalidTag`` or ``ValueError``; ``open_sealed`` is what callers want."""
        return _HPKE.decrypt(ciphertext, self._key, info)

    def __reduce__(self) -> NoReturn:
        raise TypeError("private keys do not leave their process")


def seal(public: bytes, info: bytes, payload: bytes, *, padded_to: int | None = None) -> bytes:
    """``payload`` readable only by the holder of ``public``, and only under the same ``info``.

    ``padded_to``: the size of the plaintext with its 4-byte length, so that 1024 takes up to 1,020 bytes of payload.
    Raises ``ValueError`` when the payload does not fit, ``Corrupt("keys.bad_public_key")`` for a key that is none.
    """
    plaintext = len(payload).to_bytes(_LENGTH_SIZE, "big") + payload
    if padded_to is not None:
        if len(plaintext) > padded_to:
            raise ValueError("the payload is larger than its padding")
        plaintext = plaintext.ljust(padded_to, b"\0")
    try:
        return bytes([SUITE]) + _HPKE.encrypt(plaintext, _public_key(public), info)
    except ValueError as cause:
        raise Corrupt("keys.bad_public_key").because(cause) from None


@functools.lru_cache(maxsize=256)
def _public_key(public: bytes) -> X25519PublicKey:
    """Every entry of a journal is sealed to the same one."""
    return X25519PublicKey.from_public_bytes(public)


def open_sealed(key: EncryptionKey, info: bytes, blob: bytes) -> bytes:
    """The payload of ``blob``.

    Raises ``Corrupt("keys.unknown_suite")`` for a blob of another format, ``Corrupt("keys.sealed_for_another")`` when
    it was sealed to another key, under another ``info``, or was changed since.
    """
    if blob[:1] != bytes([SUITE]):
        raise Corrupt("keys.unknown_suite")
    try:
        plaintext = key.decrypt(info, blob[1:])
        return unpadded(plaintext)
    except (InvalidTag, ValueError) as cause:
        raise Corrupt("keys.sealed_for_another").because(cause) from None


def unpadded(plaintext: bytes) -> bytes:
    """The payload inside a decrypted plaintext. Raises ``ValueError`` for one that is not padded as ours are."""
    end = _LENGTH_SIZE + int.from_bytes(plaintext[:_LENGTH_SIZE], "big")
    if len(plaintext) < _LENGTH_SIZE or end > len(plaintext) or any(plaintext[end:]):
        raise ValueError("the padding is not ours")
    return plaintext[_LENGTH_SIZE:end]
