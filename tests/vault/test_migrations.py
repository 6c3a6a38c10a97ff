"""A compartment of an earlier version: its records stay, and what follows from them is made anew with the migration."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Corrupt
from app.ids import random_id
from app.vault import database
from app.vault.check import check_compartment
from app.vault.compartment import Compartment
from tests.fixtures.compartments import AT, PROJECTIONS, Shelf, customer_body, new_shelf

FIRST = (database.MIGRATIONS / "compartment" / "0001_initial.sql").read_text(encoding="utf-8")
NOW = database._steps("compartment")


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    database._expected_digest.cache_clear()


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A shelf whose file was written by the first version, with 1,500 customers, one of them edited, one removed."""
    shelf = new_shelf(tmp_path)
    monkeypatch.setattr(database, "_steps", lambda _: (FIRST,))
    database._expected_digest.cache_clear()
    made = Compartment.create(shelf.path, shelf.key, shelf.place, (), writer=shelf.hand, at=AT)
    rids = [random_id() for _ in range(1500)]
    with made.change("customer:import", shelf.hand, AT) as change:
        change.put_many([(rid, "customer", customer_body(f"Hường {at}")) for at, rid in enumerate(rids)])
    with made.change("customer:edit", shelf.hand, AT) as change:
        change.put(rids[3], "customer", customer_body("Ân"), base=1)
        change.remove(rids[4], base=1)
        change.put(random_id(), "item", _item(shelf, rids[3]), base=None)
    made.close()
    database._expected_digest.cache_clear()
    return shelf


def test_the_lists_are_filled_from_the_records(old: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_steps", lambda _: NOW)
    opened = old.open()
    assert check_compartment(opened, old.public_key_of) == []
    assert opened.rows("SELECT count(*), sum(name = 'Ân'), sum(name = 'Hường 4') FROM customer") == [(1499, 1, 0)]
    assert opened.rows("SELECT title FROM item") == [("Đơn hàng",)]
    opened.close()
    again = old.open()
    assert check_compartment(again, old.public_key_of) == []
    again.close()


def test_a_rebuilding_that_fails_leaves_the_file_as_it_was(old: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_steps", lambda _: NOW)
    before = old.path.read_bytes()

    class Failing:
        kinds = frozenset({"customer"})
        tables = ()

        def write(self, *_: object) -> None:
            raise Corrupt("customers.body_damaged")

        check = write

    with pytest.raises(Corrupt, match=r"customers\.body_damaged"):
        Compartment.open(old.path, old.key, old.place, (*PROJECTIONS, Failing()), public_key_of=old.public_key_of)
    assert old.path.read_bytes() == before


def _item(shelf: Shelf, customer: bytes) -> dict[str, object]:
    where = {"project": shelf.place.project.hex(), "level": 1, "rid": customer.hex()}
    return {"customer": where, "kind": "dealing", "level": 1, "title": "Đơn hàng"}
