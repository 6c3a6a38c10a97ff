"""One question to the library answers for a whole block of numbers: held against the library, number by number."""

from __future__ import annotations

import random

import phonenumbers
import pytest

from app.customers.contacts import standard_phone


def asked(text: str) -> str | None:
    """What the library itself says, without our shortcut."""
    try:
        number = phonenumbers.parse(text, "VN")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def written(chance: random.Random, national: str) -> str:
    """The number as somebody may have typed it."""
    text = chance.choice(("0", "+84", "+84 ")) + national
    if chance.random() < 0.5:
        spaced = (sign + chance.choice(("", "", " ", ".", "-")) if sign.isdigit() else sign for sign in text)
        text = "".join(spaced).rstrip(" .-")
    return text


@pytest.mark.parametrize("length", range(6, 12))
def test_every_block_answers_as_the_library_does(length: int) -> None:
    chance = random.Random(length)
    for leading in range(1000, 10_000, 7):
        rest = "".join(chance.choice("0123456789") for _ in range(length - 4))
        text = written(chance, f"{leading}{rest}")
        assert standard_phone(text) == asked(text), text


def test_numbers_of_one_block_keep_their_own_digits() -> None:
    assert standard_phone("0901 234 567") == "+84901234567"
    assert standard_phone("0901.234.568") == "+84901234568"
    assert standard_phone("+84-24-3825-1234") == "+842438251234"


@pytest.mark.parametrize("text", ["0001234567", "00841234567", "0901  234 567", "84901234567", "0901234567 "])
def test_other_spellings_are_the_library_s_to_judge(text: str) -> None:
    assert standard_phone(text) == asked(text)
