"""One sealed thing opened to somebody without the key: that one and no other, and only as it was sealed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Corrupt
from app.keys.disclosed import open_with_secret, opening_secret
from app.keys.wrap import EncryptionKey, open_sealed, seal

KEY, OTHER = EncryptionKey.generate(), EncryptionKey.generate()
INFO = b"for this alone"


@given(st.binary(max_size=200))
def test_the_secret_opens_what_the_key_opens(payload: bytes) -> None:
    blob = seal(KEY.public, INFO, payload, padded_to=512)
    assert open_with_secret(opening_secret(KEY, blob), INFO, blob) == payload == open_sealed(KEY, INFO, blob)


def test_it_opens_nothing_else() -> None:
    blob, next_ = seal(KEY.public, INFO, b"one"), seal(KEY.public, INFO, b"two")
    secret = opening_secret(KEY, blob)
    changed = blob[:-1] + bytes([blob[-1] ^ 1])
    for given_secret, info, sealed in (
        (secret, INFO, next_),
        (secret, b"for another", blob),
        (secret, INFO, changed),
        (bytes(32), INFO, blob),
        (opening_secret(OTHER, blob), INFO, blob),
    ):
        with pytest.raises(Corrupt, match=r"keys\.sealed_for_another"):
            open_with_secret(given_secret, info, sealed)
    with pytest.raises(Corrupt, match=r"keys\.unknown_suite"):
        open_with_secret(secret, INFO, b"\x02" + blob[1:])


def test_what_is_no_sealed_thing_is_refused() -> None:
    for blob in (b"", b"\x01", b"\x01" + bytes(32), b"\x01" + bytes(80)):
        with pytest.raises(Corrupt):
            open_with_secret(opening_secret(KEY, blob), INFO, blob)
