"""The digest of a record changes with every field that matters, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Corrupt
from app.ids import Id, random_id
from app.keys.encoding import Label, pae
from app.keys.hashing import sha256
from app.vault.record import COLUMNS, ENCODING, STORED, Record, WriterId, from_row, to_text

_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(codec="utf-8"), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcđê", max_size=5), inner, max_size=3),
    max_leaves=8,
)
_bodies = st.dictionaries(st.text("abcxyzđơ", min_size=1, max_size=6), _values, max_size=4)


def _record(body: dict[str, Any]) -> Record:
    writer = WriterId(random_id(), random_id(), random_id())
    return Record(random_id(), "customer", 3, 2, "U", body, writer, 1_800_000_000_000_000, 1, 9)


@given(_bodies)
def test_a_stored_record_comes_back_as_it_was(body: dict[str, Any]) -> None:
    record = _record(body)
    stored = dict(zip(STORED.split(", "), record.stored(random_id()), strict=True))
    again = from_row(tuple(stored[name] for name in COLUMNS.split(", ")))
    assert to_text(again.body) == to_text(record.body)
    assert replace(again, body={}) == replace(record, body={})


@pytest.mark.parametrize(
    "change",
    [
        {"rid": random_id()}, {"kind": "item"}, {"rev": 4}, {"base": 1}, {"op": "D"}, {"body": {"name": "An "}},
        {"writer": WriterId(random_id(), random_id(), random_id())}, {"at": 1}, {"epoch": 2},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_the_digest_changes_with_every_field(change: dict[str, Any]) -> None:
    cid, record = random_id(), _record({"name": "An"})
    assert replace(record, **change).digest(cid) != record.digest(cid)


def test_the_digest_is_over_one_pae_of_all_fields() -> None:
    cid, record = random_id(), _record({"name": "Ấn"})
    body, writer = to_text(record.body).encode(), record.writer.encoded()
    fields = (record.rid, "customer", 3, 2, "U", ENCODING, body, writer, record.at, record.epoch)
    assert record.digest(cid) == sha256(pae(Label.RECORD, cid, *fields))


def test_the_digest_is_bound_to_the_compartment() -> None:
    record = _record({"name": "An"})
    assert record.digest(random_id()) != record.digest(random_id())
    assert record.digest(Id(bytes(16))) == record.digest(Id(bytes(16)))


@pytest.mark.parametrize("body", ['{"a":1,"a":1}', '{"a":1.5}', "[1]", "{"])
def test_a_body_that_no_program_of_ours_writes_is_damage(body: str) -> None:
    row = (random_id(), "customer", 1, 0, "U", body, bytes(48), 1, 1, 1)
    with pytest.raises(Corrupt):
        from_row(row)
