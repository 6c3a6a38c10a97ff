"""Numbers that follow the names, however names come: none is ever given twice or changed because of another name."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from app.customers import shelves
from app.customers.collation import sort_key
from app.customers.projection import CUSTOMER
from app.ids import Id, random_id
from app.vault.check import check_compartment
from app.vault.compartment import Compartment
from tests.fixtures.compartments import AT, Shelf, customer_body, new_shelf

SYLLABLES = ("An", "Ân", "Đào", "Hường", "Mã 9", "Mã 10", "Nguyễn", "Trần", "Vũ")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return new_shelf(tmp_path)


@pytest.fixture
def opened(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> Iterator[Compartment]:
    monkeypatch.setattr(shelves, "FULL", 10)
    compartment = shelf.create()
    yield compartment
    compartment.close()


def put(opened: Compartment, shelf: Shelf, names: Sequence[str], at_once: int) -> list[Id]:
    rids = [random_id() for _ in names]
    for start in range(0, len(names), at_once):
        some = list(zip(rids, names, strict=True))[start : start + at_once]
        with opened.change("customer:import", shelf.hand, AT) as change:
            change.put_many([(rid, CUSTOMER, customer_body(name)) for rid, name in some])
    return rids


def names_in(chance: random.Random) -> list[str]:
    return [f"{' '.join(chance.choices(SYLLABLES, k=3))} {number}" for number in range(400)]


ORDERS: dict[str, Callable[[list[str]], list[str]]] = {
    "any": lambda names: names,
    "rising": lambda names: sorted(names, key=sort_key),
    "falling": lambda names: sorted(names, key=sort_key, reverse=True),
    "alike": lambda names: ["Trần An"] * len(names),
}


@pytest.mark.parametrize("order", list(ORDERS))
@pytest.mark.parametrize("at_once", [1, 7, 150])
def test_shelves_stay_small_and_in_order(opened: Compartment, shelf: Shelf, order: str, at_once: int) -> None:
    put(opened, shelf, ORDERS[order](names_in(random.Random(3))), at_once)
    assert check_compartment(opened, shelf.public_key_of) == []
    fullest, count = opened.rows("SELECT max(n), count(*) FROM shelf")[0]
    assert (fullest, count) == (400, 1) if order == "alike" else fullest < 3 * shelves.FULL and count > 40


def test_only_who_changes_the_name_gets_another_number(opened: Compartment, shelf: Shelf) -> None:
    chance = random.Random(4)
    rids = put(opened, shelf, names_in(chance), 50)
    before = dict(opened.rows("SELECT rid, id FROM customer"))
    with opened.change("customer:edit", shelf.hand, AT) as change:
        for rid, name in zip(rids[:60], names_in(chance), strict=False):
            change.put(rid, CUSTOMER, customer_body(name), base=1)
        for rid in rids[60:80]:
            change.remove(rid, 1)
    assert check_compartment(opened, shelf.public_key_of) == []
    after = dict(opened.rows("SELECT rid, id FROM customer"))
    assert {rid: after[rid] for rid in rids[80:]} == {rid: before[rid] for rid in rids[80:]}
    assert len([rid for rid in rids[:60] if after[rid] != before[rid]]) > 40


def test_no_shelf_keeps_a_whole_name(opened: Compartment, shelf: Shelf) -> None:
    put(opened, shelf, names_in(random.Random(5)), 40)
    keys = {key for (key,) in opened.rows("SELECT name_key FROM customer")}
    starts = [start for (start,) in opened.rows("SELECT start FROM shelf WHERE start > ''")]
    assert len(starts) > 40
    assert not keys & set(starts)
