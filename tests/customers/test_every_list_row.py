"""No row of any list differs from what its record gives without the full check saying so.

Each column of each list is changed once, in a file that is checked on one thread and in one that is checked on two.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap.world import PROJECTIONS
from app.customers.documents.body import Document, Reading, to_body
from app.customers.form import Ref
from app.ids import random_id
from app.vault import check
from app.vault.check import check_compartment
from app.vault.compartment import Compartment
from app.vault.sealed_file import SealedFile
from tests.fixtures.compartments import AT, Hand, Shelf, customer_body, new_shelf

LISTS = {table: projection for projection in PROJECTIONS for table in projection.tables if table != "shelf"}
"""Where a shelf begins and ends is told by tests/customers/test_shelves.py: it follows from no one record."""
HAND = Hand()
WRONG = {
    "BLOB": "CASE WHEN {c} IS NULL THEN zeroblob(16) ELSE substr({c}, 2) || x'00' END",
    "INTEGER": "coalesce({c}, 0) + 1",
    "TEXT": "{c} || 'x'",
}


@pytest.fixture(params=[1, 1 << 40], ids=["two threads", "one thread"])
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Compartment]:
    monkeypatch.setattr(check, "LARGE_PAGES", request.param)
    shelf = new_shelf(tmp_path)
    shelf.hand = HAND
    Compartment.create(shelf.path, shelf.key, shelf.place, PROJECTIONS, writer=shelf.hand, at=AT).close()
    opened = Compartment.open(shelf.path, shelf.key, shelf.place, PROJECTIONS, public_key_of=shelf.public_key_of)
    _write(opened, shelf)
    assert faults(opened) == []
    yield opened
    opened.close()


def _write(opened: Compartment, shelf: Shelf) -> None:
    """A record of each kind that a list follows from, and one removed."""
    where, rid = shelf.place, [random_id() for _ in range(8)]
    ref = {"project": where.project.hex(), "level": 1, "rid": rid[0].hex()}
    said = {"kind": "dealing", "title": "Đơn hàng"}
    item = {
        **said,
        "customer": ref,
        "level": 1,
        "owner": "Lê Lan",
        "amount": 5,
        "day": "2026-01-02",
        "due": "2026-03-04",
    }
    sealed = SealedFile(random_id(), bytes(32), where.cid, 7, bytes(32))
    customer = Ref(where.project, 1, rid[0])
    scan = Document(
        customer, Ref(where.project, 1, rid[1]), "đơn.pdf", "application/pdf", "Kính", Reading.WORDS, sealed
    )
    happened = {"by": rid[6].hex(), "at": 5}
    entry = {
        "what": "customer", "step": "reviewed", "base": 1, "target": rid[0].hex(), "customer": rid[0].hex(),
        "batch": rid[7].hex(), "sample": True, "checked": True, "entered": happened, "reviewed": happened,
        "urgent": happened, "proposed": {"name": "Trần Bình"},
    }  # fmt: skip
    release = {
        "customer": ref, "consent": ref, "asker": rid[6].hex(), "recipient_name": "Ngân hàng Á",
        "state": "asked", "asked_at": 9, "keep_until": "2027-01-01",
    }  # fmt: skip
    full = customer_body(
        code="KH-1", phones=["+84901234567"], owner="Lê Lan", tax_code="0101", classification={"review": "2027-01-01"}
    )
    with opened.change("made", shelf.hand, AT) as change:
        change.put_many([(rid[0], "customer", full), (rid[5], "customer", customer_body("Bình"))])
        for one, kind, body in (
            (rid[1], "item", item), (rid[2], "item", item), (rid[3], "document", to_body(scan)),
            (rid[4], "entry", entry), (rid[6], "consent", {"customer": ref}), (rid[7], "release", release),
        ):  # fmt: skip
            change.put(one, kind, body, base=None)
    with opened.change("removed", shelf.hand, AT) as change:
        change.remove(rid[2], 1, {**said, "customer": rid[0].hex(), "reason": "Nhầm"})


def faults(opened: Compartment) -> list[str]:
    return check_compartment(opened, lambda _: HAND.key.public)


def _columns(opened: Compartment, table: str) -> list[tuple[str, str]]:
    return [(row[1], row[2]) for row in opened.rows(f"PRAGMA table_info({table})")]


@pytest.mark.parametrize("table", list(LISTS))
def test_each_column_changed_by_hand_is_found(opened: Compartment, table: str) -> None:
    tell = opened.connection.execute
    held = opened.rows(f"SELECT * FROM {table}")
    marks = ", ".join("?" * len(held[0]))
    for name, kind in _columns(opened, table):
        wrong = "id + 1000" if name == "id" else WRONG[kind].format(c=name)
        tell(f"UPDATE {table} SET {name} = {wrong}")
        assert set(faults(opened)) & {"vault.lists_disagree", "vault.index_damaged"}, name
        tell(f"DELETE FROM {table}")
        opened.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", held)
        assert faults(opened) == [], name


@pytest.mark.parametrize("table", list(LISTS))
def test_a_row_too_few_or_too_many_is_found(opened: Compartment, table: str) -> None:
    held = opened.rows(f"SELECT * FROM {table}")
    names = [name for name, _ in _columns(opened, table)]
    opened.connection.execute(f"DELETE FROM {table} WHERE {names[0]} = ?", held[0][:1])
    assert "vault.lists_disagree" in faults(opened)
    opened.connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", held[0])
    assert faults(opened) == []
    another = {"id": lambda value: value + 1000, "rid": lambda _: bytes(random_id()), "kind": lambda _: "khác"}
    changed = {"id", "rid"} if "rid" in names else {"kind"}
    more = [another[name](value) if name in changed else value for name, value in zip(names, held[0], strict=True)]
    opened.connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", more)
    assert "vault.lists_disagree" in faults(opened) or table == "counter"


def test_damage_to_a_page_is_told_and_nothing_else(opened: Compartment, tmp_path: Path) -> None:
    (path,) = tmp_path.glob("*.db")
    raw = bytearray(path.read_bytes())
    raw[-2000] ^= 1
    path.write_bytes(raw)
    assert faults(opened) == ["vault.pages_damaged"]
