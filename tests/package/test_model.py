"""Passwords are one however they are typed; names of files are plain on every system."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.package.model import LETTERS, are_plain_names, is_plain_name, new_password, plain_names, spelled


def test_a_password_is_one_however_it_is_typed() -> None:
    password = new_password()
    kept = spelled(password)
    for typed in (password.lower(), password.replace("-", ""), password.replace("-", " – "), f" {password}\n"):
        assert spelled(typed) == kept
    full_width = "".join(chr(ord(letter) + 0xFEE0) if letter != "-" else letter for letter in password)
    assert spelled(full_width) == kept
    assert spelled("- –") == b""


@given(st.text())
def test_composed_and_decomposed_are_one(text: str) -> None:
    assert spelled(unicodedata.normalize("NFD", text)) == spelled(unicodedata.normalize("NFC", text))


def test_no_typing_method_makes_other_letters_of_a_password() -> None:
    """Telex and VNI act on vowels, on D and on W alone; 0, O, 1 and I look alike."""
    assert not set(LETTERS) & set("AEIOUYDW01")
    assert len(LETTERS) ** 20 > 2**93


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "..", "../x", "a/b", "a\\b", "/etc/passwd", "C:x", "C:\\x", ".bashrc", "a.", "a ", " a", "a\0b",
        "a\nb", "con", "NUL.txt", "com1.pdf", "LPT9", "lpt¹.txt", "CONIN$", "a:b", "a*b", "a?b", 'a"b', "a<b", "a|b",
        "x\u202excod.exe", "x\u200by", "e\u0301.txt", "a" * 151, "ế" * 100, "\ud800",
    ],
)  # fmt: skip
def test_what_is_no_plain_name(name: str) -> None:
    assert not is_plain_name(name)
    (made,) = plain_names([name])
    assert is_plain_name(made)


def test_names_that_one_system_takes_for_one_are_told_apart() -> None:
    assert not are_plain_names(["Hợp đồng.pdf", "HỢP ĐỒNG.PDF"])
    made = plain_names(["Hợp đồng.pdf", "HỢP ĐỒNG.pdf", "Hợp đồng.pdf", "a", "A"])
    assert made == ("Hợp đồng.pdf", "HỢP ĐỒNG (2).pdf", "Hợp đồng (3).pdf", "a", "A (2)")
    assert are_plain_names(made)


@given(st.lists(st.text(max_size=300), max_size=8))
def test_any_names_can_be_made_plain(names: list[str]) -> None:
    made = plain_names(names)
    assert len(made) == len(names)
    assert are_plain_names(made)
