"""Letting somebody without the key open one sealed thing, and nothing else under that key.

What `app.keys.wrap` seals is opened by a secret of its own, the ``shared_secret`` of RFC 9180 §4.1, which only the
holder of the private key can work out. Told to somebody, it opens that one blob: they work out the key schedule of
§5.1 themselves and let AES-GCM judge. It says nothing about the private key, from which it is drawn through a hash, and
no other secret makes the same blob say something else.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from app.errors import Corrupt
from app.keys.wrap import SUITE, EncryptionKey, unpadded

SECRET_SIZE = 32
_ENC, _NONCE = 32, 12
_KEM, _HPKE = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x02"


def opening_secret(key: EncryptionKey, blob: bytes) -> bytes:
    """The secret that opens ``blob``, which was sealed to ``key``. Raises Corrupt("keys.sealed_for_another")."""
    enc = _enc(blob)
    try:
        agreed = X25519PrivateKey.from_private_bytes(key.private).exchange(X25519PublicKey.from_public_bytes(enc))
    except ValueError as cause:
        raise Corrupt("keys.sealed_for_another").because(cause) from None
    return _expand(_extract(b"", b"eae_prk", agreed, _KEM), b"shared_secret", enc + key.public, _KEM, SECRET_SIZE)


def open_with_secret(secret: bytes, info: bytes, blob: bytes) -> bytes:
    """The payload of ``blob``, as `app.keys.wrap.open_sealed` gives it to the holder of the key.

    Raises Corrupt("keys.unknown_suite"), Corrupt("keys.sealed_for_another") for any other secret, info or blob.
    """
    enc = _enc(blob)
    context = b"\x00" + _extract(b"", b"psk_id_hash", b"", _HPKE) + _extract(b"", b"info_hash", info, _HPKE)
    schedule = _extract(secret, b"secret", b"", _HPKE)
    cipher = AESGCM(_expand(schedule, b"key", context, _HPKE, SECRET_SIZE))
    nonce = _expand(schedule, b"base_nonce", context, _HPKE, _NONCE)
    try:
        return unpadded(cipher.decrypt(nonce, blob[1 + len(enc) :], b""))
    except (InvalidTag, ValueError) as cause:
        raise Corrupt("keys.sealed_for_another").because(cause) from None


def _enc(blob: bytes) -> bytes:
    if blob[:1] != bytes([SUITE]):
        raise Corrupt("keys.unknown_suite")
    return blob[1 : 1 + _ENC]


def _extract(salt: bytes, label: bytes, material: bytes, suite: bytes) -> bytes:
    mac = hmac.HMAC(salt or bytes(SECRET_SIZE), hashes.SHA256())
    mac.update(b"HPKE-v1" + suite + label + material)
    return mac.finalize()


def _expand(secret: bytes, label: bytes, info: bytes, suite: bytes, size: int) -> bytes:
    labelled = size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return HKDFExpand(algorithm=hashes.SHA256(), length=size, info=labelled).derive(secret)
