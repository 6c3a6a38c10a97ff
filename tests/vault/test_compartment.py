"""One compartment in a real SQLCipher file: all or nothing, signed for, and the same whichever way it is looked at."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import Corrupt, Problem
from app.ids import Id, random_id
from app.vault import change as changes
from app.vault import ledger
from app.vault.check import check_compartment
from app.vault.compartment import Compartment, DraftRow
from app.vault.record import STORED
from tests.fixtures.compartments import AT, PROJECTIONS, Shelf, customer_body, new_shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return new_shelf(tmp_path)


@pytest.fixture
def opened(shelf: Shelf) -> Iterator[Compartment]:
    made = shelf.create()
    yield made
    made.close()


def _put(opened: Compartment, shelf: Shelf, name: str = "An") -> Id:
    rid = random_id()
    with opened.change("customer:create", shelf.hand, AT) as change:
        change.put(rid, "customer", customer_body(name), base=None)
    return rid


def test_a_new_compartment_begins_with_a_signed_row(opened: Compartment, shelf: Shelf) -> None:
    (row,) = ledger.rows_from(opened.connection, 1)
    assert (row.seq, row.op, row.count, row.writer) == (1, ledger.START, 0, shelf.hand.writer_id)
    assert check_compartment(opened, shelf.public_key_of) == []


def test_a_change_is_one_signed_row_over_all_it_wrote(opened: Compartment, shelf: Shelf) -> None:
    with opened.change("customer:import", shelf.hand, AT) as change:
        change.put_many([(random_id(), "customer", customer_body(str(number))) for number in range(5)])
        rid = random_id()
        change.put(rid, "item", _item_body(), base=None)
        change.attach(rid, "thư.pdf", "application/pdf", b"%PDF")
    rows = list(ledger.rows_from(opened.connection, 2))
    assert [(row.op, row.count) for row in rows] == [("customer:import", 7)]
    assert change.h == rows[0].h == opened.head[1]
    assert check_compartment(opened, shelf.public_key_of) == []


def test_a_failing_change_leaves_nothing(opened: Compartment, shelf: Shelf) -> None:
    rid = _put(opened, shelf)
    before = _everything(opened)
    with pytest.raises(RuntimeError):
        _fail_half_way(opened, shelf, rid)
    assert _everything(opened) == before
    assert not opened.connection.in_transaction


def test_a_change_that_wrote_nothing_leaves_no_row(opened: Compartment, shelf: Shelf) -> None:
    with opened.change("customer:edit", shelf.hand, AT):
        pass
    assert opened.head[0] == 1


def test_every_saving_is_a_revision(opened: Compartment, shelf: Shelf) -> None:
    rid = _put(opened, shelf, "một")
    for base, name in ((1, "hai"), (2, "ba")):
        with opened.change("customer:edit", shelf.hand, AT + base) as change:
            change.put(rid, "customer", customer_body(name), base=base)
    history = opened.history(rid)
    assert [(record.rev, record.base, record.body["name"]) for record in history] == [
        (1, 0, "một"), (2, 1, "hai"), (3, 2, "ba"),
    ]  # fmt: skip
    assert opened.get(rid) == history[-1]


@pytest.mark.parametrize("base", [None, 0, 2, 99])
def test_saving_over_what_one_has_not_read_is_refused(opened: Compartment, shelf: Shelf, base: int | None) -> None:
    rid = _put(opened, shelf)
    with (
        pytest.raises(Problem, match=r"vault\.changed_meanwhile"),
        opened.change("customer:edit", shelf.hand, AT) as change,
    ):
        change.put(rid, "customer", customer_body("Bình"), base=base)
    assert [record.rev for record in opened.history(rid)] == [1]


def test_a_removed_record_stays_with_its_past_and_is_not_edited(opened: Compartment, shelf: Shelf) -> None:
    rid = _put(opened, shelf)
    with opened.change("customer:import", shelf.hand, AT) as change:
        change.remove(rid, 1)
    assert [record.op for record in opened.history(rid)] == ["U", "D"]
    assert opened.of_kind("customer") == []
    assert opened.count_of_kind("customer") == 1
    with pytest.raises(Problem), opened.change("customer:edit", shelf.hand, AT) as change:
        change.put(rid, "customer", customer_body(), base=2)
    assert check_compartment(opened, shelf.public_key_of) == []


def test_a_record_does_not_change_its_kind(opened: Compartment, shelf: Shelf) -> None:
    rid = _put(opened, shelf)
    with pytest.raises(Problem), opened.change("item:edit", shelf.hand, AT) as change:
        change.put(rid, "item", _item_body(), base=1)


def test_scans_come_back_and_are_limited(opened: Compartment, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    rid = _put(opened, shelf)
    monkeypatch.setattr(changes, "ATTACHMENT_LIMIT", 10)
    with opened.change("release:ask", shelf.hand, AT) as change:
        att_id = change.attach(rid, "đơn.pdf", "application/pdf", b"0123456789")
    found = opened.attachment(att_id)
    assert found is not None
    assert (found.rid, found.name, found.content) == (rid, "đơn.pdf", b"0123456789")
    with pytest.raises(Problem, match=r"vault\.attachment_too_big"), opened.change("x", shelf.hand, AT) as change:
        change.attach(rid, "đơn.pdf", "application/pdf", b"01234567890")


def test_drafts_belong_to_their_person_and_replace_each_other(opened: Compartment) -> None:
    lan, nam = random_id(), random_id()
    opened.save_draft(DraftRow(lan, "new", None, "customer", {"name": "A"}, 1))
    opened.save_draft(DraftRow(lan, "new", None, "customer", {"name": "Ân"}, 2))
    opened.save_draft(DraftRow(nam, "new", None, "customer", {"name": "B"}, 3))
    assert [row.body for row in opened.drafts(lan)] == [{"name": "Ân"}]
    opened.drop_draft(lan, "new")
    assert opened.drafts(lan) == []
    assert len(opened.drafts(nam)) == 1


def test_opening_refuses_another_compartments_file(tmp_path: Path, shelf: Shelf) -> None:
    shelf.create().close()
    other = new_shelf(tmp_path)
    other.key = shelf.key
    other.hand = shelf.hand
    other.create().close()
    other.path.replace(shelf.path)
    with pytest.raises(Corrupt, match=r"vault\.compartment_swapped"):
        shelf.open()


def test_opening_refuses_rows_nobody_known_signed(shelf: Shelf) -> None:
    shelf.create().close()
    with pytest.raises(Corrupt, match=r"vault\.ledger_broken"):
        Compartment.open(shelf.path, shelf.key, shelf.place, PROJECTIONS, public_key_of=lambda _: None)


@pytest.mark.parametrize(
    "forgery",
    [
        'UPDATE record SET body = \'{"level":1,"name":"Giả"}\'',
        "UPDATE record SET rev = 7",
        "UPDATE record SET at = 1",
        "UPDATE record SET kind = 'khac'",
        "UPDATE record SET op = 'E', body = NULL",
        "UPDATE record SET body = x'00'",
        "DELETE FROM record WHERE rev = 1",
        "DELETE FROM revision",
        "UPDATE revision SET seq = 2",
        f"INSERT INTO revision SELECT {STORED} FROM record WHERE rev = 1; DELETE FROM record WHERE rev = 1",
        "DELETE FROM ledger WHERE seq = 3",
        "UPDATE ledger SET count = count + 1 WHERE seq = 2",
        "UPDATE ledger SET sig = zeroblob(64) WHERE seq = 2",
        "UPDATE ledger SET op = 'x' WHERE seq = 2",
        "DELETE FROM attachment",
        "UPDATE attachment SET name = 'khác'",
        "UPDATE attachment SET content = x'00'",
        "UPDATE customer SET name = 'Khác' WHERE id = (SELECT min(id) FROM customer)",
        "UPDATE customer SET words = 'khac' WHERE id = (SELECT min(id) FROM customer)",
        "DELETE FROM customer WHERE id = (SELECT min(id) FROM customer)",
        "UPDATE shelf SET until = ''",
        "UPDATE shelf SET n = 0",
        "DELETE FROM item",
        "UPDATE counter SET n = 9",
        "INSERT INTO customer_words (customer_words) VALUES ('delete-all')",
        "UPDATE draft SET body = '{}'",
        "DELETE FROM draft",
    ],
)
def test_whoever_holds_the_key_but_does_not_sign_is_found(shelf: Shelf, forgery: str) -> None:
    opened = shelf.create()
    first, second = _put(opened, shelf, "An"), _put(opened, shelf, "Bình")
    with opened.change("customer:edit", shelf.hand, AT) as change:
        change.put(second, "customer", customer_body("Bình An"), base=1)
        change.put(random_id(), "item", _item_body(), base=None)
        change.attach(first, "đơn", "image/png", b"x")
    opened.save_draft(DraftRow(random_id(), "new", None, "customer", {"name": "A"}, 1))
    assert check_compartment(opened, shelf.public_key_of) == []
    for statement in forgery.split("; "):
        opened.connection.execute(statement)
    assert check_compartment(opened, shelf.public_key_of) != []
    opened.close()


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(["new", "edit", "remove", "fail"]), st.integers(0, 9)), max_size=14))
def test_after_any_history_the_lists_are_what_the_records_give(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    shelf = new_shelf(tmp_path_factory.mktemp("shelf"))
    opened = shelf.create()
    living: dict[Id, tuple[int, str]] = {}
    for step, number in steps:
        rid = list(living)[number % len(living)] if living else random_id()
        if step == "new" or not living:
            living[_put(opened, shelf, f"Tên {number}")] = (1, f"Tên {number}")
            continue
        rev, _ = living[rid]
        try:
            with opened.change(step, shelf.hand, AT) as change:
                if step == "remove":
                    change.remove(rid, rev)
                else:
                    change.put(rid, "customer", customer_body(f"Sửa {number}"), base=rev)
                if step == "fail":
                    raise KeyError
        except KeyError:
            continue
        living.pop(rid)
        if step == "edit":
            living[rid] = (rev + 1, f"Sửa {number}")
    listed = opened.rows("SELECT rid, name FROM customer ORDER BY rid")
    assert [tuple(row) for row in listed] == sorted((rid, name) for rid, (_, name) in living.items())
    assert check_compartment(opened, shelf.public_key_of) == []
    opened.close()
    again = shelf.open()
    assert check_compartment(again, shelf.public_key_of) == []
    again.close()


def test_the_file_says_nothing_without_its_key(opened: Compartment, shelf: Shelf) -> None:
    _put(opened, shelf, "Nguyễn Thị Dấu Vết")
    content = shelf.path.read_bytes()
    assert b"SQLite" not in content
    assert "Dấu Vết".encode() not in content
    with pytest.raises(sqlite3.DatabaseError), sqlite3.connect(shelf.path) as plain:
        plain.execute("SELECT * FROM record")
    plain.close()


def test_nothing_is_attached_and_no_setting_changed_once_open(opened: Compartment) -> None:
    for statement in (
        "ATTACH ':memory:' AS other", "PRAGMA synchronous = OFF", "PRAGMA user_version = 9", "PRAGMA temp_store = FILE",
        "PRAGMA journal_mode = MEMORY", "PRAGMA writable_schema = ON", "PRAGMA rekey = 'x'", "VACUUM",
    ):  # fmt: skip
        with pytest.raises(sqlcipher3.DatabaseError):
            opened.connection.execute(statement)


def _item_body() -> dict[str, object]:
    customer = {"project": random_id().hex(), "level": 1, "rid": random_id().hex()}
    return {"customer": customer, "kind": "dealing", "level": 1, "title": "Việc"}


def _fail_half_way(opened: Compartment, shelf: Shelf, rid: Id) -> None:
    with opened.change("customer:edit", shelf.hand, AT) as change:
        change.put(rid, "customer", customer_body("Bình"), base=1)
        change.put(random_id(), "customer", customer_body("Cúc"), base=None)
        change.attach(rid, "a", "image/png", b"x")
        raise RuntimeError


def _everything(opened: Compartment) -> list[object]:
    tables = ("record", "revision", "ledger", "attachment", "customer", "item", "draft", "counter")
    return [opened.rows(f"SELECT * FROM {table}") for table in tables]
