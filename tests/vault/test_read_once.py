"""Records are read once for two questions, and neither answer depends on the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ids import random_id
from app.vault import check, read_once
from app.vault.check import check_compartment
from app.vault.compartment import Compartment
from app.vault.read_once import ReadOnce
from app.vault.record import STORED, digest_of
from tests.fixtures.compartments import AT, Shelf, customer_body, new_shelf

SIGNED, LISTS = "vault.records_not_signed_for", "vault.lists_disagree"
MANY = 7


@pytest.fixture(params=[1, 1 << 40], ids=["two threads", "one thread"])
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Shelf:
    monkeypatch.setattr(check, "LARGE_PAGES", request.param)
    monkeypatch.setattr(read_once, "_AT_ONCE", 2)
    return new_shelf(tmp_path)


@pytest.fixture
def opened(shelf: Shelf) -> Iterator[Compartment]:
    shelf.create().close()
    opened = shelf.open()
    with opened.change("made", shelf.hand, AT) as change:
        change.put_many([(random_id(), "customer", customer_body(f"Lê {n}")) for n in range(MANY)])
        change.put(random_id(), "note", {"words": "Không có trong danh sách nào"}, base=None)
    rid = next(rid for (rid,) in opened.rows("SELECT rid FROM record WHERE kind = 'customer'"))
    with opened.change("edited", shelf.hand, AT) as change:
        change.put(rid, "customer", customer_body("Lê Mới"), base=1)
    yield opened
    opened.close()


def _ids(opened: Compartment) -> list[bytes]:
    return [rid for (rid,) in opened.rows("SELECT rid FROM record WHERE kind = 'customer' ORDER BY rid")]


def _faults(opened: Compartment, shelf: Shelf) -> list[str]:
    return check_compartment(opened, shelf.public_key_of)


def test_a_list_that_disagrees_at_once_hides_no_record_that_nobody_signed_for(
    opened: Compartment, shelf: Shelf
) -> None:
    tell, ids = opened.connection.execute, _ids(opened)
    assert _faults(opened, shelf) == []
    tell("UPDATE customer SET phone = 'x' WHERE rid = ?", (ids[0],))
    assert _faults(opened, shelf) == [LISTS]
    tell("UPDATE record SET at = at + 1 WHERE rid = ?", (ids[-1],))
    assert _faults(opened, shelf) == [SIGNED, LISTS]
    tell("UPDATE customer SET phone = '' WHERE rid = ?", (ids[0],))
    tell("UPDATE record SET at = at - 1 WHERE rid = ?", (ids[-1],))
    assert _faults(opened, shelf) == []


@pytest.mark.parametrize("where", ["record WHERE kind = 'note'", "revision"])
def test_what_stands_in_no_list_is_signed_for_as_well(opened: Compartment, shelf: Shelf, where: str) -> None:
    table, _, narrowed = where.partition(" ")
    opened.connection.execute(f"UPDATE {table} SET body = body || ' ' {narrowed}")
    assert _faults(opened, shelf) == [SIGNED]


def test_a_body_that_does_not_read_hides_no_digest(opened: Compartment, shelf: Shelf) -> None:
    (row,) = opened.rows(f"SELECT {STORED} FROM record WHERE rid = ?", (_ids(opened)[1],))
    rid, kind, rev, base, op, _, _, writer, at, epoch, _, _ = row
    digest = digest_of(opened.cid, rid, kind, rev, base, op, b"[1", writer, at, epoch)
    opened.connection.execute("UPDATE record SET body = '[1', digest = ? WHERE rid = ?", (digest, rid))
    read = ReadOnce(opened)
    digests = read.digests()
    assert digests is not None
    assert sum(map(len, digests.values())) == MANY + 2
    assert not read.lists_agree()
    assert _faults(opened, shelf) == [SIGNED, LISTS]  # the ledger knows another digest


def test_a_cell_of_another_kind_is_told_and_raises_nothing(opened: Compartment, shelf: Shelf) -> None:
    opened.connection.execute("UPDATE record SET body = x'00ff' WHERE rid = ?", (_ids(opened)[2],))
    assert _faults(opened, shelf) == [SIGNED, LISTS]
