"""Lists and searches over real compartments give what a plain look at every body gives, in its order, page by page."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.access.level import Level
from app.customers.search import elsewhere, lanes
from app.customers.search.asked import asked
from app.customers.search.listing import Listing, listing
from app.customers.search.model import BY_NAME, NO_FILTER, ListFilter, ListOrder, OrderBy
from app.customers.search.paging import anchors, decode_cursor, encode_cursor, stretch
from app.errors import Problem
from app.ids import Id
from tests.customers.search.shelves import ME, SYLLABLES, Shelves, Term, filled, plainly, with_filter
from tests.fixtures.compartments import AT

SIZE = 150
ORDERS = [ListOrder(by, descending) for by in OrderBy for descending in (False, True)]
_parts = st.sampled_from(
    [
        *(part for text in SYLLABLES for part in text.split()),
        "a",
        "ng",
        "x",
        "kh",
        "kh000",
        "vip1",
        "hương",
        "hu",
        "don",
    ]
)
_numbers = st.sampled_from(["0912 345", "0901234", "12 2026", "84 901", "010 010 9106", "9", "0100109106001", "000"])
_terms = st.one_of(
    _parts.map(lambda part: Term((part,))),
    _numbers.map(lambda text: Term(tuple(text.split()))),
    st.tuples(st.lists(_parts, min_size=1, max_size=3), st.booleans()).map(
        lambda one: Term(tuple(one[0]), True, one[1])
    ),
)


@pytest.fixture(scope="module", params=[1, 2])
def shelves(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelves]:
    """With so little on each shelf, and so few rows looked at, that all the ways of a large list are taken."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("app.customers.shelves.FULL", 8)
        patched.setattr("app.customers.search.ordered._FIRST_LOOK", 3)
        patched.setattr(lanes, "SHORT_STRETCH", 4)
        with filled(tmp_path_factory.mktemp("shelves"), request.param, SIZE) as made:
            yield made


def asked_for(
    shelves: Shelves, text: str, order: ListOrder = BY_NAME, filters: ListFilter = NO_FILTER, levels: int = 2
) -> Listing:
    return listing(shelves.places[:levels], asked(text), order, filters, me=ME, now=AT)


def everything(found: Listing, order: ListOrder, limit: int) -> list[Id]:
    rids: list[Id] = []
    after = None
    while True:
        rows = stretch(found.tiers, decode_cursor(after, order.by), limit, 0, order)
        rids += [row.ref.rid for _, row in rows]
        if len(rows) < limit:
            return rids
        after = encode_cursor(rows[-1][0])


@settings(max_examples=150)
@given(
    st.lists(_terms, max_size=3), st.sampled_from(ORDERS), st.integers(0, 10**6), st.integers(1, 2), st.booleans(),
    st.sampled_from([3, 40, 500]),
)  # fmt: skip
def test_every_list_is_what_a_plain_look_gives(
    shelves: Shelves, terms: list[Term], order: ListOrder, seed: int, levels: int, sorts: bool, limit: int
) -> None:
    open_last = [term for term in terms if not (term.phrase and not term.closed)]
    terms = [*open_last, *[term for term in terms if term not in open_last][:1]]
    text, filters = " , ".join(term.typed() for term in terms), with_filter(random.Random(seed))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lanes, "few", lambda *_, **__: sorts)
        patch.setattr(lanes, "STRETCH", 10)
        found = asked_for(shelves, text, order, filters, levels)
        expected = plainly(shelves, terms, order, filters, list(Level)[:levels], AT)
        assert everything(found, order, limit) == expected
        assert sum(count for _, count in found.counts) == len(expected)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: f"{order.by}-{order.descending}")
@pytest.mark.parametrize("text", ["", "hường", "an"])
def test_from_every_anchor_the_list_goes_on_where_it_says(shelves: Shelves, order: ListOrder, text: str) -> None:
    found = asked_for(shelves, text, order)
    rids = everything(found, order, 500)
    told = anchors(found.tiers, 8, order)
    rows = [0, *(before for before, _ in told), len(rids)]
    assert all(later - earlier <= 16 for earlier, later in itertools.pairwise(rows))
    for before, cursor in told:
        again = decode_cursor(encode_cursor(cursor), order.by)
        assert [row.ref.rid for _, row in stretch(found.tiers, again, 5, 0, order)] == rids[before : before + 5]
        assert [row.ref.rid for _, row in stretch(found.tiers, again, 5, 7, order)] == rids[before + 7 : before + 12]


def test_accents_as_typed_come_first_and_the_others_still_come(shelves: Shelves) -> None:
    rows = [row for _, row in stretch(asked_for(shelves, "hường").tiers, (0, None), 500, 0, BY_NAME)]
    exact = [any(word == "hường" for word in row.name.casefold().split()) for row in rows]
    assert exact == sorted(exact, reverse=True)
    assert {True, False} == set(exact)


def test_an_item_tells_its_kind_and_title_and_counts_at_its_own_level(shelves: Shelves) -> None:
    found = asked_for(shelves, "chiet khau")
    rows = [row for _, row in stretch(found.tiers, (0, None), 500, 0, BY_NAME)]
    assert rows
    assert {row.matched_title for row in rows} == {"Chiết khấu Hường"}
    assert {row.matched for row in rows} <= {"prospect", "dealing", "policy"}
    assert found.highest == max(int(row.matched_level or 0) for row in rows) == 2
    lower = asked_for(shelves, "chiet khau", levels=1)
    below = [row for _, row in stretch(lower.tiers, (0, None), 500, 0, BY_NAME)]
    assert {row.matched_level for row in below} == {Level.CONFIDENTIAL}
    assert lower.highest == 1


def test_too_many_items_say_nothing_and_that_is_told(shelves: Shelves, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elsewhere, "MOST", 1)
    found = asked_for(shelves, "chiet khau")
    assert found.too_many
    assert sum(count for _, count in found.counts) == 0
    assert not asked_for(shelves, "cafe").too_many


def test_a_match_outside_the_name_is_told(shelves: Shelves) -> None:
    told = {
        text: {row.matched for _, row in stretch(asked_for(shelves, text, levels=1).tiers, (0, None), 500, 0, BY_NAME)}
        for text in ("0912 345", "84912345", "kh000", '"ca phe"', "hue", "0100109106001")
    }
    assert told == {
        "0912 345": {"phones"}, "84912345": {"phones"}, "kh000": {"code"}, '"ca phe"': {"note"},
        "hue": {"address"}, "0100109106001": {"tax_code"},
    }  # fmt: skip


@settings(max_examples=150)
@given(st.text(max_size=60))
@example('" OR 1=1 -- NEAR(a b) * {x} : ^ NOT AND')
@example("a" * 10_000 + ' "')
@example("Nguyễn Hường")
@example("\u202eab \u200b\ufeff 🙂")
def test_whatever_is_typed_is_an_answer(shelves: Shelves, text: str) -> None:
    found = asked_for(shelves, text)
    assert len(everything(found, BY_NAME, 500)) == sum(count for _, count in found.counts)


@pytest.mark.parametrize("text", ["🙂", "***", "--", "\u202e", "( )"])
def test_signs_alone_find_nothing(shelves: Shelves, text: str) -> None:
    assert asked(text).empty == bool(text.strip("\u202e"))
    assert sum(count for _, count in asked_for(shelves, text).counts) in {0, SIZE}


@pytest.mark.parametrize("by", list(OrderBy))
@pytest.mark.parametrize(
    "data",
    [
        b"", b"x", b"[]", b'["a"]', b'["a","zz"]', b"5", b"null", b'{"a":1}', b"[0,[]]", b"[-1,null]", b"[true,null]",
        b'[0,["a","zz"]]', b"[0,[1,2]]", b'[0,["\\ud800","00000000000000000000000000000000"]]',
        b'[0,[1e400,"00000000000000000000000000000000"]]',
        b'[0,[99999999999999999999,"00000000000000000000000000000000"]]',
    ],
)  # fmt: skip
def test_a_cursor_that_is_not_ours_is_refused(data: bytes, by: OrderBy) -> None:
    with pytest.raises(Problem, match=r"customers\.bad_cursor"):
        decode_cursor(data, by)


def test_a_day_that_is_none_is_told(shelves: Shelves) -> None:
    with pytest.raises(Problem, match=r"search\.bad_day"):
        asked_for(shelves, "", filters=ListFilter(updated_from="2026-02-30"))
