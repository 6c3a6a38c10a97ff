"""What tells of somebody who is gone without being a row of theirs: the bounds between shelves are parts of names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.customers import shelves
from app.customers.body import fields_of
from app.customers.collation import sort_key
from app.customers.form import CustomerForm
from app.customers.projection import CUSTOMER
from app.ids import Id, random_id
from app.vault.building import Job, build
from app.vault.check import check_compartment
from app.vault.compartment import Compartment
from app.vault.database import Beside
from tests.fixtures.compartments import AT, PROJECTIONS, Shelf, new_shelf


@pytest.mark.parametrize("gone", range(0, 12, 2))
def test_no_bound_between_shelves_is_part_of_a_name_that_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: int
) -> None:
    monkeypatch.setattr(shelves, "FULL", 2)
    place = new_shelf(tmp_path)
    old = place.create()
    names = {random_id(): f"Công ty Hoàng {letter * 2}" for letter in "abcdeghiklmn"}
    with old.change("x", place.hand, AT) as change:
        for rid, name in names.items():
            change.put(rid, CUSTOMER, fields_of(CustomerForm(name)), base=None)
    out = list(names)[gone]
    made = _without(old, out, tmp_path / "new.db", place)
    starts = [start for (start,) in made.rows("SELECT start FROM shelf WHERE start <> ''")]
    keys = [sort_key(name) for rid, name in names.items() if rid != out]
    assert starts
    assert [start for start in starts if not any(key.startswith(start) for key in keys)] == []
    assert check_compartment(made, place.public_key_of) == []
    made.close()
    old.close()


def _without(old: Compartment, gone: Id, path: Path, place: Shelf) -> Compartment:
    hand, public = place.hand, place.public_key_of
    new = replace(old.place, epoch=2, file_id=random_id())
    tables = tuple(table for projection in PROJECTIONS for table in projection.tables)
    beside = Beside(place.path, place.key)
    job = Job(
        beside,
        old.place,
        old.head,
        path,
        place.key,
        new,
        tables,
        lambda: PROJECTIONS,
        frozenset({gone}),
        lambda _: None,
    )
    with old.held_still():
        build(job, hand, AT, public, lambda _: None)
    return Compartment.open(path, place.key, new, PROJECTIONS, public_key_of=public)
