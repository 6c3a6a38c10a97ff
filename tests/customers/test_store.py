"""The order of names, and names in any writing: each is found by its own words."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.access.level import Level
from app.customers.body import to_body
from app.customers.collation import sort_key
from app.customers.form import CustomerForm
from app.customers.projection import words_of
from app.customers.search.asked import asked
from app.customers.search.listing import Place, listing
from app.customers.search.model import BY_NAME, NO_FILTER
from app.ids import random_id
from tests.fixtures.compartments import AT, new_shelf

_strange = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12)


@settings(max_examples=60)
@given(_strange)
@example("a\U0001e900b ⱟ ᲐᲑ ꟊa ªº ²a ⅷ 漢字 कि")
def test_a_name_in_any_writing_is_found_by_its_own_words(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    shelf = new_shelf(tmp_path_factory.mktemp("shelf"))
    opened = shelf.create()
    with opened.change("customer:create", shelf.hand, AT) as change:
        change.put(random_id(), "customer", to_body(CustomerForm(name)), base=None)
    place = Place(opened.place.project, Level.CONFIDENTIAL, opened)
    for word in words_of(name):
        found = listing([place], asked(word), BY_NAME, NO_FILTER, me="", now=AT)
        assert found.counts == ((Level.CONFIDENTIAL, 1),)
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
