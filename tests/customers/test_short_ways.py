"""The short ways that an import takes for the many sound rows say just what the long ones say, of any text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.access.level import Level
from app.customers import collation, remembered, validation
from app.customers.contacts import is_standard_phone, standard_phone
from app.customers.folding import fold
from app.customers.form import CustomerForm, Relation
from app.customers.projection import _WORD, BETWEEN, SEARCHED, WORDS_LIMIT, indexed_words, searchable, words_of
from app.customers.remembered import Remembered
from app.customers.validation import faults_of, normalised, tidied, tidy

PIECES = (
    "Nguyễn", "Văn", "An", "Đặng", "Công ty", " ", "  ", "\u00a0", "\ufeff", "\n", "\r\n", "\r", "\t", "\x00", "=", "+",
    "-", "@", "0901 234 567", "+84901234567", "84901234567", "+8412", "12345", "٣٤", "²", "a\u0302", "\u0301",
    "e\u0323\u0302", "\u202e", "\u200f", "\ud800", "\udfff", "😀", "李", "ß", "ﬁ", "İ", "Σ", "|", "_", ".", ",", "/",
    "lan@vidu.vn", "0100109106", "0100109106-001", "x" * 39, "ữ" * 201, "\u200b",
    "\u3164", "\u2028", "０１００１０９１０６", "",
)  # fmt: skip


def _texts(seed: int, count: int) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(count):
        yield "".join(chance.choice(PIECES) for _ in range(chance.choice((0, 1, 1, 2, 3, 5, 9))))


def _forms(count: int) -> Iterator[CustomerForm]:
    texts = _texts(1, count * 9)
    chance = random.Random(2)
    sound = ("Lan", "KH-1", "lan@vidu.vn", "0100109106", "1 Lê Lợi", "Hà", "Ghi chú", "0901234567", "+84281234567")
    for _ in range(count):
        # One text in nine is a strange one, so that what is judged together is nearly sound each time.
        taken = [next(texts) if chance.random() < 1 / 9 else plain for plain in sound]
        name, code, email, tax_code, address, owner, note, *phones = taken
        many = tuple(phones) * chance.choice((0, 1, 1, 1, 6))
        yield CustomerForm(
            name,
            code,
            many,
            email,
            tax_code,
            address,
            chance.choice(list(Relation)),
            owner,
            chance.choice(list(Level)),
            note,
        )


def test_faults_are_the_same_whether_asked_together_or_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    forms = [form for plain in _forms(4000) for form in (plain, normalised(plain))]
    together = [faults_of(form) for form in forms]
    sound = sum(map(validation._is_sound, forms))
    assert 1000 < sound < 7000
    monkeypatch.setattr(validation, "_is_sound", lambda _: False)
    monkeypatch.setattr(validation, "is_standard_phone", lambda _: False)
    assert together == [faults_of(form) for form in forms]


def test_texts_are_tidied_together_as_one_by_one() -> None:
    texts = list(_texts(3, 9000))
    for start in range(0, len(texts), 9):
        some = tuple(texts[start : start + 9])
        assert tidied(some) == [tidy(text) for text in some]


def test_words_that_are_remembered_are_those_that_are_found() -> None:
    for text in _texts(4, 3000):
        form = CustomerForm("Lan", owner=text, note=text)
        found = " ".join(words_of(text))
        fields = indexed_words(form).split(BETWEEN)
        assert [fields[SEARCHED.index(field)].strip() for field in ("owner", "note")] == [found, found]


def test_the_words_of_a_customer_are_those_of_its_searchable_texts() -> None:
    """Of customers as they are stored and of any others: by the short way as by the long one."""
    told = 0
    odd = ("+", "+84", "+8", "++84901234567", "0901", "84901234567", "-a", "a-", "--", "KH_1", "ß-1", "Mã 1", "A.b", "")
    chance = random.Random(6)
    for plain in _forms(3000):
        strange = replace(
            plain, code=chance.choice(odd), tax_code=chance.choice(odd), phones=(*plain.phones, chance.choice(odd))
        )
        for form in (plain, normalised(plain), strange, replace(plain, custom=(("f", "Đỏ | 12"), ("g", 7)))):
            name, *others = (" ".join(words_of(text)) for text in searchable(form).values())
            parts = _WORD.findall(form.name.casefold())
            accented = " ".join(word for word in parts if word != fold(word))
            told += bool(accented)
            assert indexed_words(form) == f" {BETWEEN} ".join((name, accented, *others))[:WORDS_LIMIT]
    assert told > 100


def test_what_is_remembered_is_forgotten_when_it_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 3)
    made: list[str] = []
    known = Remembered(lambda word: (made.append(word), word.upper())[1], str)
    for word in ("a", "b", "12", "c", "a", "d", "d", "x" * 25, "x" * 25, "a"):
        assert known[word] == word.upper()
    assert made == ["a", "b", "c", "d", "x" * 25, "x" * 25, "a"]
    assert len(known) <= 3


def test_a_number_has_the_key_of_a_word() -> None:
    for number in ("0", "7", "007", "1234567890", "12345678901234", "0901234567"):
        letters, tones = collation._word_key(number)
        assert collation.sort_key(number) == f"{letters}\x00{tones}".rstrip("0")


def test_a_phone_that_is_standard_stays_as_it_is() -> None:
    chance = random.Random(5)
    kinds = {True: 0, False: 0}
    for _ in range(20_000):
        number = "+84" + "".join(chance.choice("0123456789") for _ in range(chance.randrange(4, 13)))
        said = is_standard_phone(number)
        kinds[said] += 1
        assert not said or standard_phone(number) == number
        assert said or standard_phone(number) != number or not 7 <= len(number) - 3 <= 10
    assert min(kinds.values()) > 500
    for strange in ("", "+84", "+84٩٠١٢٣٤٥٦٧", "+84 901234567", "+84901234567\n", "=+84901234567", "+8490123456x"):
        assert not is_standard_phone(strange)
