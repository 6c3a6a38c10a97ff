"""Published vectors for SHA-256 and HKDF."""

from __future__ import annotations

import pytest

from app.ids import Id
from app.keys import compartment_key
from app.keys.encoding import Label, pae
from app.keys.hashing import derive, random_bytes, same, sha256


def test_sha256_vector() -> None:
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sha256(b"abc").hex() == sha256(b"a", b"bc").hex() == expected


def test_hkdf_rfc5869_case_1() -> None:
    okm = derive(b"\x0b" * 22, bytes(range(0xF0, 0xFA)), salt=bytes(range(13)), size=42)
    assert okm.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"


def test_hkdf_rfc5869_case_3_without_salt() -> None:
    okm = derive(b"\x0b" * 22, b"", size=42)
    assert okm.hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"


def test_random_bytes_differ() -> None:
    assert len({random_bytes(16) for _ in range(100)}) == 100


def test_same_compares_content() -> None:
    assert same(b"ab", bytes([97, 98]))
    assert not same(b"ab", b"abc")


def test_commitment_and_file_key_depend_on_everything() -> None:
    key, other = compartment_key.new_key(), compartment_key.new_key()
    one, two = Id(bytes(16)), Id(b"\1" * 16)
    made = {
        compartment_key.commitment(key, one, 1),
        compartment_key.commitment(key, one, 2),
        compartment_key.commitment(key, two, 1),
        compartment_key.commitment(other, one, 1),
        compartment_key.file_key(key, one),
        compartment_key.file_key(key, two),
        compartment_key.file_key(other, one),
        key,
        other,
    }
    assert len(made) == 9
    assert {len(value) for value in made} == {32}


def test_commitment_is_hkdf_of_the_published_structure() -> None:
    key, cid = bytes(range(32)), Id(b"c" * 16)
    assert compartment_key.commitment(key, cid, 3) == derive(key, pae(Label.CK_COMMIT, cid, 3))
    assert (
        compartment_key.commitment(key, cid, 3).hex()
        == "cec4bc0522765c59c6ee7836464a621956438cab94d8206fe8faff0e9acb85fb"
    )
    assert (
        compartment_key.file_key(key, cid).hex() == "75268192f05f0e5cecb606c2f259621b2145fa195518bee08f06dd3b4e64f16e"
    )


def test_short_compartment_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        compartment_key.file_key(b"short", Id(bytes(16)))
