"""The two encodings, the raw SQLCipher key, and what is sealed to a public key."""

from __future__ import annotations

import base64
import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Any

import sqlcipher3
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class UnreadableError(Exception):
    """Something is not as the page says."""


def require(holds: bool, what: str) -> None:
    """Raise UnreadableError(what) unless it holds."""
    if not holds:
        raise UnreadableError(what)


def pae(label: str, *parts: bytes | str | int) -> bytes:
    """Each part behind its length."""
    pieces = []
    for part in (f"niem/v1/{label}", *parts):
        raw = part.to_bytes(8, "big") if isinstance(part, int) else part
        raw = unicodedata.normalize("NFC", raw).encode() if isinstance(raw, str) else raw
        pieces += [len(raw).to_bytes(8, "big"), raw]
    return b"".join(pieces)


def sha(data: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()


def hkdf(key: bytes, info: bytes, salt: bytes | None = None) -> bytes:
    """32 bytes of HKDF-SHA256."""
    return HKDF(hashes.SHA256(), 32, salt, info).derive(key)


def b64(text: str) -> bytes:
    """base64url without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def canonical(data: bytes) -> dict[str, Any]:
    """An object in the one spelling of canonical JSON."""
    value = json.loads(data, parse_float=lambda _: require(False, "a float"))
    again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    require(unicodedata.normalize("NFC", again).encode() == data, "not canonical")
    require(isinstance(value, dict), "no object")
    return value


def signed(public: bytes, message: bytes, signature: bytes) -> None:
    """Ed25519, or it raises."""
    Ed25519PublicKey.from_public_bytes(public).verify(signature, message)


def public_of(private: bytes) -> bytes:
    """The public half of an X25519 key."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def unsealed(private: bytes, info: bytes, blob: bytes) -> bytes:
    """What was sealed to the public half of ``private``."""
    require(blob[0] == 1, "another suite")
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    plain = suite.decrypt(blob[1:], X25519PrivateKey.from_private_bytes(private), info)
    return behind_length(plain)


def behind_length(plain: bytes) -> bytes:
    """``length (4) ‖ payload ‖ zeros``."""
    end = 4 + int.from_bytes(plain[:4], "big")
    require(end <= len(plain) and not any(plain[end:]), "the padding")
    return plain[4:end]


def database(path: Path, key: bytes, file_id: bytes) -> Any:
    """A SQLCipher file, read only."""
    connection = sqlcipher3.connect(f"file:{path}?mode=ro", uri=True)
    connection.execute(f"PRAGMA key = \"x'{hkdf(key, pae('file-key', file_id)).hex()}'\"")
    require(connection.execute("PRAGMA cipher_integrity_check").fetchall() == [], "pages")
    return connection
