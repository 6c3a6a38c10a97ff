"""Known answers and refusals of the two encodings."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Corrupt
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64


def size(number: int) -> bytes:
    return number.to_bytes(8, "big")


def test_pae_known_answers() -> None:
    assert pae(Label.WRAP) == bytes.fromhex("000000000000000c") + b"niem/v1/wrap"
    assert pae(Label.WRAP, b"", 1, "ấ") == (
        size(12) + b"niem/v1/wrap" + size(0) + size(8) + size(1) + size(3) + bytes.fromhex("e1baa5")
    )
    assert pae(Label.CK_COMMIT, bytes(16), 7).hex() == (
        "00000000000000116e69656d2f76312f636b2d636f6d6d6974"
        "000000000000001000000000000000000000000000000000"
        "00000000000000080000000000000007"
    )


def test_pae_writes_decomposed_text_as_composed() -> None:
    assert pae(Label.RECORD, "Nguye\u0302\u0303n") == pae(Label.RECORD, "Nguy\u1ec5n")


def test_pae_does_not_confuse_where_parts_end() -> None:
    assert pae(Label.RECORD, b"ab", b"c") != pae(Label.RECORD, b"a", b"bc")
    assert pae(Label.RECORD, b"ab") != pae(Label.RECORD, b"ab", b"")
    assert pae(Label.RECORD, b"x") != pae(Label.LEDGER, b"x")


parts = st.one_of(st.binary(max_size=20), st.integers(0, 2**64 - 1))


@given(st.lists(parts, max_size=5))
def test_pae_can_be_taken_apart_in_one_way(given_parts: list[bytes | int]) -> None:
    rest, found = pae(Label.JOURNAL, *given_parts), []
    while rest:
        end = 8 + int.from_bytes(rest[:8], "big")
        found.append(rest[8:end])
        rest = rest[end:]
    expected = [part if isinstance(part, bytes) else size(part) for part in given_parts]
    assert found == [b"niem/v1/journal", *expected]


@pytest.mark.parametrize("part", [True, None, 1.0, ["a"]])
def test_pae_refuses_other_types(part: Any) -> None:
    with pytest.raises(TypeError):
        pae(Label.RECORD, part)


@pytest.mark.parametrize("part", [-1, 2**64])
def test_pae_refuses_integers_that_do_not_fit(part: int) -> None:
    with pytest.raises(OverflowError):
        pae(Label.RECORD, part)


def test_canonical_known_answer() -> None:
    value = {
        "b": [1, True, None],
        "a": "Nguye\u0302\u0303n",
        "ă": {"z": -5, "y": '\n"'},
    }
    assert canonical(value) == '{"a":"Nguyễn","b":[1,true,null],"ă":{"y":"\\n\\"","z":-5}}'.encode()


@pytest.mark.parametrize("value", [1.5, b"x", {"a": b"x"}, {1: "a"}, {"a": {2.0}}, float("nan")])
def test_canonical_refuses_types_without_one_spelling(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_canonical_refuses_keys_that_meet_in_nfc() -> None:
    with pytest.raises(ValueError, match="NFC"):
        canonical({"\u1ec5": 1, "e\u0302\u0303": 2})


json_values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.text(st.characters(exclude_categories=["Cs"])),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text("abcdeăâ", max_size=3), inner, max_size=3),
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abcxyz", max_size=4), json_values, max_size=4))
def test_what_canonical_writes_parses_to_the_same_spelling(
    value: dict[str, object],
) -> None:
    data = canonical(value)
    assert canonical(parse_canonical(data)) == data


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        '{"b":1,"a":2}',
        '{"a":1,"a":1}',
        '{"a":1.0}',
        '{"a":1e3}',
        '{"a":NaN}',
        '{"a":-0}',
        '{"a":"\\u0041"}',
        '{"a":"e\u0302"}',
        '{"a":"\\ud800"}',
        "[1]",
        "1",
        "",
        '{"a":1}\n',
        "[" * 100_000,
        '{"a":' + "9" * 5000 + "}",
    ],
)
def test_another_spelling_is_refused(text: str) -> None:
    with pytest.raises(Corrupt) as caught:
        parse_canonical(text.encode("utf-8"))
    assert caught.value.code == "keys.not_canonical"


def test_bytes_that_are_no_utf8_are_refused() -> None:
    with pytest.raises(Corrupt):
        parse_canonical(b'{"a":"\xff"}')


@given(st.binary(max_size=50))
def test_base64_goes_both_ways(data: bytes) -> None:
    assert unb64(b64(data)) == data


@pytest.mark.parametrize("text", ["QQ==", "QR", "Q", "Q+", "Q/", "Q Q", "QQ\n", "ấ"])
def test_base64_has_one_spelling(text: str) -> None:
    with pytest.raises(ValueError, match="base64url|spelling"):
        unb64(text)
