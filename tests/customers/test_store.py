"""Lists and searches over a real compartment: the two ways of finding give the same, pages neither miss nor repeat."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.access.level import Level
from app.customers import store
from app.customers.body import to_body
from app.customers.collation import sort_key
from app.customers.form import CustomerForm, Ref
from app.customers.model import CustomerRow
from app.customers.projection import wanted_words, words_of
from app.errors import Problem
from app.ids import random_id
from app.vault.compartment import Compartment
from tests.fixtures.compartments import AT, Shelf, new_shelf

SYLLABLES = ["an", "ăn", "ân", "Ánh", "ảnh", "Đào", "dao", "Nguyễn", "nguyên", "Mã 9", "Mã 10", "90", "1", "Hường"]
_names = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3).map(" ".join)
_strange = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12)


def _shelf(folder: Path, names: list[str]) -> tuple[Shelf, Compartment]:
    shelf = new_shelf(folder)
    opened = shelf.create()
    with opened.change("customer:import", shelf.hand, AT) as change:
        change.put_many([(random_id(), "customer", to_body(CustomerForm(name))) for name in names])
    return shelf, opened


def _where(opened: Compartment, level: Level = Level.CONFIDENTIAL) -> tuple[Ref, Compartment]:
    return Ref(opened.place.project, level, opened.place.project), opened


def _all(places: list[tuple[Ref, Compartment]], words: tuple[str, ...], limit: int) -> list[CustomerRow]:
    found: list[CustomerRow] = []
    after = store.FROM_START
    counted = [(where, opened, store.count_rows(opened, words)) for where, opened in places]
    while True:
        rows = store.list_rows(counted, words, after, limit)
        found += [row for _, row in rows]
        if len(rows) < limit:
            return found
        after = store.decode_cursor(store.encode_cursor(rows[-1][0]))


@settings(max_examples=20)
@given(st.lists(_names, min_size=1, max_size=40), st.lists(st.sampled_from([*SYLLABLES, "a", "ng", "x"]), max_size=2))
def test_both_ways_of_searching_find_what_the_words_say(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], wanted: list[str]
) -> None:
    _, opened = _shelf(tmp_path_factory.mktemp("shelf"), names)
    words = wanted_words(" ".join(wanted))
    expected = sorted(
        (name for name in names if all(any(w.startswith(x) for w in words_of(name)) for x in words)), key=sort_key
    )
    with pytest.MonkeyPatch.context() as patch:
        for few, stretch in ((2000, 500), (-1, 500), (-1, 2)):
            patch.setattr(store, "FEW", few)
            patch.setattr(store, "STRETCH", stretch)
            for limit in (3, 500):
                rows = _all([_where(opened)], words, limit)
                assert [sort_key(row.name) for row in rows] == [sort_key(name) for name in expected]
                assert len({row.ref.rid for row in rows}) == len(rows)
    assert store.count_rows(opened, words) == len(expected)
    opened.close()


@settings(max_examples=60)
@given(_strange)
@example("a\U0001e900b ⱟ ᲐᲑ ꟊa ªº ²a ⅷ 漢字 कि")
def test_a_name_in_any_writing_is_found_by_its_own_words(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    _, opened = _shelf(tmp_path_factory.mktemp("shelf"), [name])
    for word in words_of(name):
        assert store.count_rows(opened, (word,)) == 1
        assert len(_all([_where(opened)], (word,), 10)) == 1
    opened.close()


@settings(max_examples=60)
@given(_strange)
def test_whatever_is_typed_into_the_search_is_an_answer(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    _, opened = _shelf(tmp_path_factory.mktemp("shelf"), ["An"])
    words = wanted_words(text)
    assert store.count_rows(opened, words) in {0, 1}
    opened.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Compartment]:
    _, opened = _shelf(tmp_path, ["An", "Bình"])
    yield opened
    opened.close()


def test_a_very_long_search_is_an_answer(small: Compartment) -> None:
    words = wanted_words(" ".join(f"từ{number}" for number in range(1000)) + ' " OR * NEAR( an')
    assert len(words) < 100
    assert store.count_rows(small, words) == 0
    assert store.count_rows(small, wanted_words('"an" OR "binh"')) == 0


@pytest.mark.parametrize(
    "data", [b"", b"x", b"[]", b'["a"]', b'["a","zz"]', b'["a",5]', b"5", b"null", b'{"a":1,"b":2}']
)
def test_a_cursor_that_is_not_ours_is_refused(data: bytes) -> None:
    with pytest.raises(Problem, match=r"customers\.bad_cursor"):
        store.decode_cursor(data)


def test_several_levels_make_one_list(tmp_path: Path) -> None:
    _, low = _shelf(tmp_path, ["An", "Dao", "Mã 9"])
    _, high = _shelf(tmp_path, ["Ăn", "Đào", "Mã 10"])
    rows = _all([_where(low), _where(high, Level.SECRET)], (), 2)
    assert [row.name for row in rows] == ["An", "Ăn", "Dao", "Đào", "Mã 9", "Mã 10"]
    assert [int(row.level) for row in rows] == [1, 2, 1, 2, 1, 2]
    low.close()
    high.close()


def test_a_match_outside_the_name_is_told(tmp_path: Path) -> None:
    shelf = new_shelf(tmp_path)
    opened = shelf.create()
    form = CustomerForm("An", code="KH-77", phones=("0912345678",), note="thích cà phê")
    with opened.change("x", shelf.hand, AT) as change:
        change.put(random_id(), "customer", to_body(form), base=None)
        change.put(random_id(), "customer", to_body(replace(form, name="Cà", code="2", phones=(), note="")), base=None)
    found = {text: [row.matched for row in _all([_where(opened)], wanted_words(text), 9)]
             for text in ("an", "0912", "84912", "kh 77", "ca")}  # fmt: skip
    assert found == {"an": [""], "0912": ["phones"], "84912": ["phones"], "kh 77": ["code"], "ca": ["note", ""]}
    opened.close()


@pytest.mark.parametrize(
    "ordered",
    [
        ["a", "à", "ả", "ã", "á", "ạ", "ă", "â"], ["An", "Ăn", "Ân"], ["dao", "đào"], ["Mã 9", "Mã 10", "Mã 100"],
        ["Lan", "Lan Anh", "Lân"], ["ma", "mà", "mả", "mã", "má", "mạ", "mac"], ["o", "ô", "ơ"], ["u", "ư"],
    ],
)  # fmt: skip
def test_names_stand_as_in_a_dictionary(ordered: list[str]) -> None:
    jumbled = random.Random(7).sample(ordered, len(ordered))
    assert sorted(jumbled, key=sort_key) == ordered
