"""Many records removed together: all of them or none, each with its past, and lists and index as if one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Problem
from app.ids import Id, random_id
from app.vault import change as changes
from app.vault import freezing
from app.vault.check import check_compartment
from app.vault.compartment import Compartment
from tests.fixtures.compartments import AT, Shelf, customer_body, new_shelf

MANY = 250
"""So many that the index is made anew."""


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return new_shelf(tmp_path)


@pytest.fixture
def opened(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> Iterator[Compartment]:
    monkeypatch.setattr(changes, "BATCH", 100)
    made = shelf.create()
    yield made
    made.close()


def _put(opened: Compartment, shelf: Shelf, name: str, count: int) -> list[Id]:
    rids = [random_id() for _ in range(count)]
    with opened.change("customer:import", shelf.hand, AT) as change:
        change.put_many([(rid, "customer", customer_body(f"{name} {at}")) for at, rid in enumerate(rids)])
    return rids


def _found(opened: Compartment, word: str) -> int:
    return len(opened.rows("SELECT rowid FROM customer_words WHERE customer_words MATCH ?", (word,)))


@pytest.mark.parametrize("staying", [0, 1, 40])
def test_they_go_with_their_rows_and_words_and_keep_their_past(opened: Compartment, shelf: Shelf, staying: int) -> None:
    stay = _put(opened, shelf, "Bình", staying) if staying else []
    gone = _put(opened, shelf, "An", MANY)
    told: list[int] = []
    with opened.change("customer:import_undo", shelf.hand, AT) as change:
        change.remove_many([(rid, "customer", 1) for rid in gone], told.append)
    assert told == [100, 200, 250]
    assert (_found(opened, "an"), _found(opened, "binh")) == (0, staying)
    assert opened.rows("SELECT (SELECT count(*) FROM customer), n FROM counter WHERE kind = 'customer'") == [
        (staying, staying)
    ]
    assert [(record.op, record.rev, record.base) for record in opened.history(gone[7])] == [("U", 1, 0), ("D", 2, 1)]
    assert [record.op for rid in stay for record in opened.history(rid)] == ["U"] * staying
    assert check_compartment(opened, shelf.public_key_of) == []
    _put(opened, shelf, "Cúc", 3)
    assert (_found(opened, "cuc"), check_compartment(opened, shelf.public_key_of)) == (3, [])


@pytest.mark.parametrize(("kind", "base"), [("customer", 2), ("customer", 0), ("item", 1)])
def test_one_that_is_not_as_it_was_seen_stops_all(opened: Compartment, shelf: Shelf, kind: str, base: int) -> None:
    rids = _put(opened, shelf, "An", MANY)
    _refused(opened, shelf, [*((rid, "customer", 1) for rid in rids[:-1]), (rids[-1], kind, base)])


@pytest.mark.parametrize("how", ["removed", "unknown", "frozen"])
def test_one_that_cannot_go_stops_all(opened: Compartment, shelf: Shelf, how: str) -> None:
    rids = _put(opened, shelf, "An", MANY)
    gone = [(rid, "customer", 1) for rid in rids]
    if how == "removed":
        with opened.change("customer:remove", shelf.hand, AT) as change:
            change.remove(rids[-1], 1)
        gone[-1] = (rids[-1], "customer", 2)
    elif how == "unknown":
        gone.append((random_id(), "customer", 1))
    else:
        with opened.transaction():
            freezing.freeze(opened.connection, rids[-1], "destruction")
    _refused(opened, shelf, gone, "vault.frozen" if how == "frozen" else "vault.changed_meanwhile")


def _refused(
    opened: Compartment, shelf: Shelf, gone: list[tuple[Id, str, int]], code: str = "vault.changed_meanwhile"
) -> None:
    before = opened.head, opened.rows("SELECT rid, rev, op FROM record ORDER BY rid"), _found(opened, "an")
    with pytest.raises(Problem) as refused, opened.change("customer:import_undo", shelf.hand, AT) as change:
        change.remove_many(gone)
    assert refused.value.code == code
    assert (opened.head, opened.rows("SELECT rid, rev, op FROM record ORDER BY rid"), _found(opened, "an")) == before
    assert opened.rows("SELECT count(*) FROM revision WHERE op = 'U' AND rev = 1 AND rid = ?", (gone[0][0],)) == [(0,)]
