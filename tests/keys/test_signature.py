"""Ed25519 against RFC 8032, and fingerprints that stay the same."""

from __future__ import annotations

import pickle

import pytest

from app.errors import Corrupt
from app.keys.signature import (
    SigningKey,
    fingerprint,
    fingerprint_words,
    require_signature,
    verify,
)
from app.keys.words import word_list


def test_rfc8032_test_2() -> None:
    key = SigningKey.from_bytes(bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    assert key.public.hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert key.sign(bytes.fromhex("72")).hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )


def test_every_changed_bit_of_a_signature_is_found() -> None:
    key = SigningKey.generate()
    signature = key.sign(b"message")
    assert verify(key.public, b"message", signature)
    for bit in range(512):
        changed = bytearray(signature)
        changed[bit // 8] ^= 1 << bit % 8
        assert not verify(key.public, b"message", bytes(changed))


def test_another_message_key_or_length_is_refused() -> None:
    key = SigningKey.generate()
    signature = key.sign(b"message")
    assert not verify(key.public, b"massage", signature)
    assert not verify(SigningKey.generate().public, b"message", signature)
    assert not verify(key.public, b"message", signature[:-1])
    assert not verify(key.public[:-1], b"message", signature)
    assert not verify(b"", b"message", b"")


def test_require_signature_raises_corrupt() -> None:
    key = SigningKey.generate()
    require_signature(key.public, b"m", key.sign(b"m"))
    with pytest.raises(Corrupt) as caught:
        require_signature(key.public, b"other", key.sign(b"m"))
    assert caught.value.code == "keys.bad_signature"


def test_private_key_goes_round_but_does_not_travel() -> None:
    key = SigningKey.generate()
    assert SigningKey.from_bytes(key.private).public == key.public
    with pytest.raises(TypeError):
        pickle.dumps(key)
    assert key.private.hex() not in repr(key)


def test_fingerprint_known_answers() -> None:
    assert fingerprint(b"abc").hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    # sha256("abc") starts ba7816bf 8f01cfea 41…; eleven bits at a time, most significant first.
    bits = bin(int("ba7816bf8f01cfea41", 16))[2:].zfill(72)
    expected = [word_list()[int(bits[start : start + 11], 2)] for start in range(0, 66, 11)]
    assert fingerprint_words(b"abc").split(" ") == expected
    assert fingerprint_words(b"abc") == "song tap ruo dim det xenh"


def test_fingerprint_words_differ() -> None:
    assert len({fingerprint_words(bytes([number])) for number in range(256)}) == 256
