"""Signatures of persons and devices: Ed25519 (RFC 8032), and fingerprints that two people can compare aloud.

A message is always a ``pae``, so that a signature given for one purpose means nothing in another.
"""

from __future__ import annotations

from typing import NoReturn, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from app.errors import Corrupt
from app.keys.hashing import sha256
from app.keys.words import WORD_BITS, word_list

FINGERPRINT_WORDS = 6


class SigningKey:
    """An Ed25519 key pair. It stays in the process that made it: pickling is refused."""

    __slots__ = ("_key",)

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def generate(cls) -> Self:
        """A fresh pair."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_bytes(cls, private: bytes) -> Self:
        """The pair of a 32-byte private key. Raises ``ValueError`` for another length."""
        return cls(Ed25519PrivateKey.from_private_bytes(private))

    @property
    def private(self) -> bytes:
        """The 32 private bytes."""
        return self._key.private_bytes_raw()

    @property
    def public(self) -> bytes:
        """The 32 public bytes."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The 64-byte signature over ``message``."""
        return self._key.sign(message)

    def __reduce__(self) -> NoReturn:
        raise TypeError("private keys do not leave their process")


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether ``signature`` over ``message`` is by the holder of ``public``. Malformed keys and signatures are not."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, TypeError, ValueError):
        return False
    return True


def require_signature(public: bytes, message: bytes, signature: bytes) -> None:
    """Raise ``Corrupt("keys.bad_signature")`` unless ``verify`` says yes."""
    if not verify(public, message, signature):
        raise Corrupt("keys.bad_signature")


def fingerprint(public: bytes) -> bytes:
    """The 32-byte SHA-256 of a public key."""
    return sha256(public)


def fingerprint_words(data: bytes) -> str:
    """Six words for comparing ``data`` aloud: the first 66 bits of its SHA-256, eleven bits a word, high bits first.

    66 bits withstand somebody looking for a second key with the same words. Some syllables sound alike in some regions
    (``tra``/``cha``, ``sa``/``xa``), so people compare the written words, or the QR code, whenever they can.
    """
    number = int.from_bytes(sha256(data), "big") >> (256 - FINGERPRINT_WORDS * WORD_BITS)
    words = word_list()
    shifts = range((FINGERPRINT_WORDS - 1) * WORD_BITS, -1, -WORD_BITS)
    return " ".join(words[(number >> shift) & (len(words) - 1)] for shift in shifts)
