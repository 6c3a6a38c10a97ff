"""Wraps against an independent reading of RFC 9180, and against change."""

from __future__ import annotations

import hashlib
import hmac
import pickle

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Corrupt
from app.keys.wrap import EncryptionKey, open_sealed, seal

# --- RFC 9180 written from the text: DHKEM(X25519, HKDF-SHA256) 0x0020, HKDF-SHA256 0x0001, AES-256-GCM 0x0002 ---
KEM_SUITE = b"KEM" + (0x0020).to_bytes(2, "big")


def hpke_suite(aead: int) -> bytes:
    return b"HPKE" + b"".join(number.to_bytes(2, "big") for number in (0x0020, 0x0001, aead))


def extract(salt: bytes, ikm: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), ikm, hashlib.sha256)


def expand(key: bytes, info: bytes, size: int) -> bytes:
    out, block, counter = b"", b"", 1
    while len(out) < size:
        block = hmac.digest(key, block + info + bytes([counter]), hashlib.sha256)
        out, counter = out + block, counter + 1
    return out[:size]


def labeled_extract(suite: bytes, salt: bytes, label: bytes, ikm: bytes) -> bytes:
    return extract(salt, b"HPKE-v1" + suite + label + ikm)


def labeled_expand(suite: bytes, key: bytes, label: bytes, info: bytes, size: int) -> bytes:
    return expand(key, size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info, size)


def shared_secret(dh: bytes, enc: bytes, recipient: bytes) -> bytes:
    eae = labeled_extract(KEM_SUITE, b"", b"eae_prk", dh)
    return labeled_expand(KEM_SUITE, eae, b"shared_secret", enc + recipient, 32)


def schedule(secret: bytes, info: bytes, aead: int, key_size: int) -> tuple[bytes, bytes]:
    suite = hpke_suite(aead)
    context = b"\x00" + labeled_extract(suite, b"", b"psk_id_hash", b"")
    context += labeled_extract(suite, b"", b"info_hash", info)
    root = labeled_extract(suite, secret, b"secret", b"")
    key = labeled_expand(suite, root, b"key", context, key_size)
    return key, labeled_expand(suite, root, b"base_nonce", context, 12)


def independent_open(private: bytes, info: bytes, sealed: bytes) -> bytes:
    key, enc = X25519PrivateKey.from_private_bytes(private), sealed[:32]
    dh = key.exchange(X25519PublicKey.from_public_bytes(enc))
    aead_key, nonce = schedule(shared_secret(dh, enc, key.public_key().public_bytes_raw()), info, 0x0002, 32)
    return AESGCM(aead_key).decrypt(nonce, sealed[32:], b"")


def independent_seal(public: bytes, info: bytes, plaintext: bytes) -> bytes:
    ephemeral, recipient = (
        X25519PrivateKey.generate(),
        X25519PublicKey.from_public_bytes(public),
    )
    enc = ephemeral.public_key().public_bytes_raw()
    aead_key, nonce = schedule(shared_secret(ephemeral.exchange(recipient), enc, public), info, 0x0002, 32)
    return enc + AESGCM(aead_key).encrypt(nonce, plaintext, b"")


def test_the_independent_reading_meets_rfc9180_a_1() -> None:
    """A.1 is DHKEM(X25519), HKDF-SHA256, AES-128-GCM: it pins the KEM and the key schedule used above."""
    recipient = bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
    enc = bytes.fromhex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431")
    info = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")
    key = X25519PrivateKey.from_private_bytes(recipient)
    dh = key.exchange(X25519PublicKey.from_public_bytes(enc))
    secret = shared_secret(dh, enc, key.public_key().public_bytes_raw())
    assert secret.hex() == "fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc"
    aead_key, nonce = schedule(secret, info, 0x0001, 16)
    assert aead_key.hex() == "4531685d41d65f03dc48f6b8302c05b0"
    assert nonce.hex() == "56d890e5accaaf011cff4b7d"
    ciphertext = "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
    ciphertext += "6d8770ac83d07bea87e13c512a"
    plaintext = AESGCM(aead_key).decrypt(nonce, bytes.fromhex(ciphertext), bytes.fromhex("436f756e742d30"))
    assert plaintext == b"Beauty is truth, truth beauty"


def test_ours_opens_by_the_independent_reading() -> None:
    key = EncryptionKey.generate()
    blob = seal(key.public, b"info", b"payload", padded_to=64)
    assert blob[0] == 1
    plaintext = independent_open(key.private, b"info", blob[1:])
    assert plaintext == b"\0\0\0\x07payload" + bytes(64 - 11)


def test_the_independent_reading_seals_for_ours() -> None:
    key = EncryptionKey.generate()
    blob = b"\1" + independent_seal(key.public, b"info", b"\0\0\0\x02hi\0\0")
    assert open_sealed(key, b"info", blob) == b"hi"


@given(st.binary(max_size=200), st.binary(max_size=40))
def test_what_is_sealed_opens(payload: bytes, info: bytes) -> None:
    key = EncryptionKey.generate()
    assert open_sealed(key, info, seal(key.public, info, payload)) == payload
    assert open_sealed(key, info, seal(key.public, info, payload, padded_to=256)) == payload


def test_padding_hides_the_size() -> None:
    key = EncryptionKey.generate()
    sizes = {len(seal(key.public, b"", bytes(number), padded_to=1024)) for number in (0, 1, 500, 1020)}
    assert sizes == {1 + 32 + 1024 + 16}
    with pytest.raises(ValueError, match="padding"):
        seal(key.public, b"", bytes(1021), padded_to=1024)


def refusal(key: EncryptionKey, info: bytes, blob: bytes) -> str:
    with pytest.raises(Corrupt) as caught:
        open_sealed(key, info, blob)
    return caught.value.code


def test_another_key_or_purpose_does_not_open() -> None:
    key = EncryptionKey.generate()
    blob = seal(key.public, b"info", b"payload")
    assert refusal(EncryptionKey.generate(), b"info", blob) == "keys.sealed_for_another"
    assert refusal(key, b"other", blob) == "keys.sealed_for_another"


def test_every_changed_bit_and_every_cut_is_refused() -> None:
    key = EncryptionKey.generate()
    blob = seal(key.public, b"info", b"payload", padded_to=32)
    for bit in range(len(blob) * 8):
        changed = bytearray(blob)
        changed[bit // 8] ^= 1 << bit % 8
        expected = "keys.unknown_suite" if bit < 8 else "keys.sealed_for_another"
        if bit == 32 * 8 + 7:
            continue  # X25519 ignores the top bit of a public key; HPKE binds enc in its key schedule all the same
        assert refusal(key, b"info", bytes(changed)) == expected
    for size in range(1, len(blob)):
        assert refusal(key, b"info", blob[:size]) == "keys.sealed_for_another"
    assert refusal(key, b"info", b"") == "keys.unknown_suite"


def test_the_ignored_bit_of_x25519_is_bound_too() -> None:
    key = EncryptionKey.generate()
    changed = bytearray(seal(key.public, b"info", b"payload"))
    changed[32] ^= 0x80
    assert refusal(key, b"info", bytes(changed)) == "keys.sealed_for_another"


@settings(max_examples=200)
@given(st.binary(max_size=120))
def test_no_noise_opens(noise: bytes) -> None:
    key = EncryptionKey.from_bytes(bytes(range(32)))
    assert refusal(key, b"info", b"\1" + noise) == "keys.sealed_for_another"


@pytest.mark.parametrize("plaintext", [b"", b"\0\0\0", b"\0\0\0\x05hi", b"\0\0\0\x01hi", b"\xff\xff\xff\xff"])
def test_padding_that_is_not_ours_is_refused(plaintext: bytes) -> None:
    key = EncryptionKey.generate()
    assert refusal(key, b"i", b"\1" + independent_seal(key.public, b"i", plaintext)) == "keys.sealed_for_another"


@pytest.mark.parametrize("public", [bytes(32), b"", b"short"])
def test_a_key_that_is_none_is_refused(public: bytes) -> None:
    with pytest.raises(Corrupt) as caught:
        seal(public, b"info", b"payload")
    assert caught.value.code == "keys.bad_public_key"


def test_private_key_goes_round_but_does_not_travel() -> None:
    key = EncryptionKey.generate()
    assert EncryptionKey.from_bytes(key.private).public == key.public
    with pytest.raises(TypeError):
        pickle.dumps(key)
