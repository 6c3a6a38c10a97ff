"""Cobblestone-256: a known answer, every length around the chunks, and every way to damage a sealed file."""

from __future__ import annotations

import io
import itertools

import pytest

from app.keys.chunked import (
    AT_ONCE,
    CHUNK,
    HEADER,
    TAG,
    DamagedError,
    chunks_of,
    new_file_key,
    opened,
    seal,
    sealed_size,
)

KNOWN = (
    "ffd32823e110652a9d49fc95328937819d9a1a95ecc7a9ef17f65fe6abd6e6385c64aac9e5fe01d0a5fb2725b3511dca0abdb1eb8e0a988b"
)
KEY, CONTEXT = bytes(range(32)), b"context"


def sealed(plain: bytes, key: bytes = KEY, context: bytes = CONTEXT) -> bytes:
    return b"".join(seal(key, context, [plain]))


def plain_of(content: bytes, key: bytes = KEY, context: bytes = CONTEXT) -> bytes:
    return b"".join(opened(key, context, io.BytesIO(content).read))


def test_the_known_answer() -> None:
    made = b"".join(seal(bytes(32), b"ctx", [b"xin chao"], salt=bytes(24)))
    assert made.hex() == "00" * 24 + KNOWN
    assert plain_of(made, bytes(32), b"ctx") == b"xin chao"


@pytest.mark.parametrize(
    "size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, AT_ONCE * CHUNK, AT_ONCE * CHUNK + 1, 2 * AT_ONCE * CHUNK]
)
def test_every_length_comes_back(size: int) -> None:
    plain = bytes(itertools.islice(itertools.cycle(range(251)), size))
    made = sealed(plain)
    assert len(made) == sealed_size(size) == HEADER + size + TAG * chunks_of(size)
    assert plain_of(made) == plain


def test_how_the_plaintext_is_cut_up_makes_no_difference() -> None:
    plain, salt = bytes(5 * CHUNK + 7), bytes(24)
    whole = b"".join(seal(KEY, CONTEXT, [plain], salt=salt))
    for step in (1000, CHUNK - 1, CHUNK, 2 * CHUNK + 5):
        pieces = [plain[start : start + step] for start in range(0, len(plain), step)]
        assert b"".join(seal(KEY, CONTEXT, pieces, salt=salt)) == whole


def test_a_source_that_gives_little_at_a_time_is_read_to_its_end() -> None:
    plain = bytes(3 * CHUNK + 9)
    file = io.BytesIO(sealed(plain))
    assert b"".join(opened(KEY, CONTEXT, lambda size: file.read(min(size, 700)))) == plain


def test_a_bit_flipped_in_any_region_is_found() -> None:
    made = sealed(bytes(3 * CHUNK))
    chunks = [HEADER + number * (CHUNK + TAG) for number in range(4)]
    inside = [start + offset for start in chunks[:3] for offset in (0, 9000, CHUNK, CHUNK + 15)]
    for place in [0, 23, 24, HEADER - 1, *inside, chunks[3], len(made) - 1]:
        broken = bytearray(made)
        broken[place] ^= 1
        with pytest.raises(DamagedError):
            plain_of(bytes(broken))


def test_what_is_cut_off_put_on_or_exchanged_is_found() -> None:
    made, size = sealed(bytes(3 * CHUNK)), CHUNK + TAG
    first, second = made[HEADER : HEADER + size], made[HEADER + size : HEADER + 2 * size]
    lengths = (0, 10, HEADER - 1, HEADER, HEADER + 5, HEADER + size, HEADER + 3 * size, len(made) - 1)
    wrong = [made[:length] for length in lengths]
    wrong += [made + b"\0", made + first, made[:HEADER] + second + first + made[HEADER + 2 * size :]]
    wrong += [sealed(bytes(3 * CHUNK), new_file_key()), sealed(bytes(3 * CHUNK), KEY, b"other"), b"", bytes(len(made))]
    for content in wrong:
        with pytest.raises(DamagedError):
            plain_of(content)


def test_two_sealings_of_one_text_have_nothing_in_common() -> None:
    one, two = sealed(bytes(CHUNK)), sealed(bytes(CHUNK))
    assert one[:HEADER] != two[:HEADER]
    assert one[HEADER : HEADER + 64] != two[HEADER : HEADER + 64]


def test_keys_of_the_wrong_length_are_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        list(seal(bytes(16), CONTEXT, [b""]))
