"""Cobblestone-256: files sealed in chunks of 16 KiB."""

from __future__ import annotations

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from tests.reader.encoding import require

CHUNK, TAG, SALT, COMMITMENT = 16 * 1024, 16, 24, 32


def unchunked(key: bytes, context: bytes, sealed: bytes) -> bytes:
    """The plaintext of a whole sealed file."""
    salt, commitment = sealed[:SALT], sealed[SALT : SALT + COMMITMENT]
    info = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0" + salt + context
    made = HKDFExpand(hashes.SHA512(), 32 + 12 + COMMITMENT, info).derive(key)
    require(made[44:] == commitment, "another key or context")
    cipher, nonce = AESGCM(made[:32]), int.from_bytes(made[32:44], "big")
    rest, plain, number = sealed[SALT + COMMITMENT :], [], 0
    while True:
        chunk, rest = rest[: CHUNK + TAG], rest[CHUNK + TAG :]
        plain.append(cipher.decrypt((nonce ^ number).to_bytes(12, "big"), chunk, None))
        number += 1
        if len(chunk) < CHUNK + TAG:
            require(not rest, "something behind the end")
            return b"".join(plain)
