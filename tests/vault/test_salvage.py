"""What of a damaged compartment still reads: nothing hurt passes for whole, nothing whole is called hurt."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ids import Id, random_id
from app.keys import compartment_key
from app.vault import salvage
from app.vault.compartment import Compartment
from tests.fixtures.compartments import AT, PROJECTIONS, Shelf, customer_body, new_shelf

PAGE = 4096
TABLES = tuple(table for projection in PROJECTIONS for table in projection.tables)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    made = new_shelf(tmp_path)
    # The shelf's key is that of the file already.
    monkeypatch.setattr(salvage, "file_key", lambda key, _: key)
    return made


def _filled(shelf: Shelf, count: int = 60) -> tuple[Compartment, list[Id]]:
    opened, rids = shelf.create(), []
    for number in range(count):
        rids.append(random_id())
        with opened.change("customer:create", shelf.hand, AT) as change:
            change.put(rids[-1], "customer", customer_body(f"Khách {number} " + "dài " * 50), base=None)
    return opened, rids


def _look(shelf: Shelf) -> salvage.Salvaged:
    return salvage.look(shelf.path, shelf.key, shelf.place, TABLES)


def test_a_whole_file_is_whole(shelf: Shelf) -> None:
    opened, rids = _filled(shelf)
    opened.close()
    found = _look(shelf)
    assert (found.opens, found.all_named, found.whole, found.hurt, found.unfit_rows) == (True, True, len(rids), [], [])


@pytest.mark.slow
def test_a_spoilt_page_hurts_what_lay_on_it_and_nothing_else(shelf: Shelf) -> None:
    opened, rids = _filled(shelf)
    opened.close()
    content, told = shelf.path.read_bytes(), 0
    for page in range(len(content) // PAGE):
        spoilt = bytearray(content)
        spoilt[page * PAGE + 100] ^= 1
        shelf.path.write_bytes(bytes(spoilt))
        found = _look(shelf)
        hurt = {one.rid for one in found.hurt}
        assert hurt <= set(rids)
        assert found.whole + len(hurt) == len(rids) or not found.all_named
        told += bool(hurt)
    assert told >= 5


def test_what_was_changed_without_a_signature_is_told(shelf: Shelf) -> None:
    opened, rids = _filled(shelf, 5)
    opened.connection.execute("UPDATE record SET at = 1 WHERE rid = ?", (rids[2],))
    opened.close()
    found = _look(shelf)
    assert [(one.rid, one.code) for one in found.hurt] == [(rids[2], salvage.CHANGED)]
    assert found.hurt[0].name.startswith("Khách 2")


def test_an_older_state_put_back_is_told(shelf: Shelf) -> None:
    opened, rids = _filled(shelf, 5)
    with opened.change("customer:edit", shelf.hand, AT) as change:
        change.put(rids[1], "customer", customer_body("Mới"), base=1)
    opened.connection.execute("DELETE FROM record WHERE rid = ?", (rids[1],))
    names = "rid, kind, rev, base, op, enc_v, body, writer, at, epoch, seq, digest"
    opened.connection.execute(f"INSERT INTO record ({names}) SELECT {names} FROM revision WHERE rid = ?", (rids[1],))
    opened.connection.execute("DELETE FROM revision")
    opened.close()
    found = _look(shelf)
    assert found.unfit_rows  # the row that signed for what is gone
    assert found.whole + len(found.hurt) == 5


def test_a_ledger_row_that_is_gone_leaves_records_unsigned(shelf: Shelf) -> None:
    opened, rids = _filled(shelf, 5)
    opened.connection.execute("DELETE FROM ledger WHERE seq = 4")
    opened.close()
    assert [(one.rid, one.code) for one in _look(shelf).hurt] == [(rids[2], salvage.UNSIGNED)]


def test_a_scan_that_is_hurt_is_told_at_its_record(shelf: Shelf) -> None:
    opened, rids = _filled(shelf, 3)
    with opened.change("customer:edit", shelf.hand, AT) as change:
        change.put(rids[0], "customer", customer_body("Có bản quét"), base=1)
        change.attach(rids[0], "thư.pdf", "application/pdf", b"%PDF" * 100)
    opened.connection.execute("UPDATE attachment SET content = x'00'")
    opened.close()
    assert [(one.rid, one.code) for one in _look(shelf).hurt] == [(rids[0], salvage.SCAN_HURT)]


def test_a_file_under_another_key_does_not_open(shelf: Shelf) -> None:
    opened, _ = _filled(shelf, 1)
    opened.close()
    assert not salvage.look(shelf.path, compartment_key.new_key(), shelf.place, TABLES).opens
