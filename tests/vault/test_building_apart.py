"""New files built in another process: as good as those built here, and gone with whoever asked for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from app import apart
from app.customers.body import fields_of
from app.customers.form import CustomerForm
from app.customers.projection import CUSTOMER
from app.errors import Corrupt, Problem
from app.ids import random_id
from app.keys.signature import verify
from app.vault import building_apart
from app.vault.building import Job, build
from app.vault.building_apart import BuildingApart
from app.vault.check import check_compartment
from app.vault.compartment import Compartment, Place
from app.vault.database import Beside, uri_of
from app.vault.ledger import FIRST_PREV, START, PublicKeyOf, row_hash
from app.vault.record import STORED
from tests.fixtures.compartments import PROJECTIONS, Hand

OLD, NEW = bytes(range(32)), bytes(range(1, 33))


@dataclass(frozen=True)
class Work:
    """A compartment with two customers, one of whom is to go."""

    pen: Hand
    old: Compartment
    job: Job

    def made(self) -> Compartment:
        place = self.job.place
        return Compartment.open(self.job.path, NEW, place, PROJECTIONS, public_key_of=key_of(self.pen))


def key_of(hand: Hand) -> PublicKeyOf:
    return {hand.uid: hand.key.public}.get


def nothing(_made: Compartment) -> None:
    """Nobody looks."""


def refuse(made: Compartment) -> None:
    raise Problem("destruction.traces_found", hits=made.place.epoch)


def projections() -> tuple[object, ...]:
    return PROJECTIONS


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    folder = tmp_path / "Kho #1 dữ liệu 100%20"
    folder.mkdir()
    pen = Hand()
    place = Place(random_id(), random_id(), random_id(), 1, 1, random_id())
    old = Compartment.create(folder / "old.db", OLD, place, PROJECTIONS, writer=pen, at=1)
    gone, stays = random_id(), random_id()
    with old.change("x", pen, 2) as change:
        change.put(gone, CUSTOMER, fields_of(CustomerForm("Đi")), base=None)
        change.put(stays, CUSTOMER, fields_of(CustomerForm("Ở")), base=None)
        change.attach(stays, "a.png", "image/png", b"picture")
    new = replace(place, epoch=2, file_id=random_id())
    tables = tuple(table for projection in PROJECTIONS for table in projection.tables)
    beside = Beside(folder / "old.db", OLD)
    job = Job(beside, place, old.head, folder / "new.db", NEW, new, tables, projections, frozenset({gone}), nothing)  # type: ignore[arg-type]
    yield Work(pen, old, job)
    old.close()


def test_it_is_built_as_here_and_signed_here(work: Work) -> None:
    told: list[int] = []
    with work.old.held_still(), BuildingApart() as builder:
        built = builder.build(work.job, work.pen, 3, key_of(work.pen), told.append)
    assert (built.kept, built.left_out, sum(told)) == (1, 1, 2)
    made = work.made()
    assert check_compartment(made, key_of(work.pen)) == []
    assert [record.body["name"] for record in made.of_kind("customer")] == ["Ở"]
    assert made.rows("SELECT name FROM attachment") == [("a.png",)]
    made.close()


def test_several_are_built_one_after_the_other(work: Work) -> None:
    with work.old.held_still(), BuildingApart() as builder:
        for number in range(2):
            job = replace(work.job, path=work.job.path.with_suffix(f".{number}"))
            assert builder.build(job, work.pen, 3, key_of(work.pen), lambda _: None).kept == 1


def test_where_lists_have_to_be_made_anew_it_makes_them(work: Work) -> None:
    work.old.connection.execute(
        "INSERT INTO customer SELECT 99, x'00112233445566778899aabbccddeeff', 'Lạc', name_key, code, code_key, "
        "phone, owner, updated_at, words, owner_key, tax_code, relation, created_at, review FROM customer LIMIT 1"
    )
    with work.old.held_still(), BuildingApart() as builder:
        builder.build(work.job, work.pen, 3, key_of(work.pen), lambda _: None)
    made = work.made()
    assert made.rows("SELECT name FROM customer") == [("Ở",)]
    made.close()


def test_the_new_file_is_looked_at_here_and_whole(work: Work) -> None:
    seen: list[object] = []

    def look(made: Compartment) -> None:
        seen.extend(record.body["name"] for record in made.of_kind("customer"))

    with work.old.held_still(), BuildingApart() as builder:
        builder.build(replace(work.job, examine=look), work.pen, 3, key_of(work.pen), lambda _: None)
    assert seen == ["Ở"]


def test_what_is_found_in_the_new_file_stops_it(work: Work) -> None:
    job = replace(work.job, examine=refuse)
    with work.old.held_still(), BuildingApart() as builder:
        with pytest.raises(Problem) as caught:
            builder.build(job, work.pen, 3, key_of(work.pen), lambda _: None)
        assert builder._process is not None
        assert builder._process.returncode not in (None, 0)
    assert (caught.value.code, caught.value.details) == ("destruction.traces_found", {"hits": 2})


def test_another_file_in_the_place_of_the_old_one_is_refused(work: Work) -> None:
    job = replace(work.job, head=(1, bytes(32)))
    with work.old.held_still(), BuildingApart() as builder, pytest.raises(Corrupt, match=r"vault\.compartment_swapped"):
        builder.build(job, work.pen, 3, key_of(work.pen), lambda _: None)


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE VIEW more AS SELECT 1",
        "CREATE TRIGGER t AFTER INSERT ON draft BEGIN SELECT 1; END",
        "ALTER TABLE attachment ADD COLUMN more AS (rid)",
        "ALTER TABLE record ADD COLUMN more",
        "DROP INDEX record_kind",
    ],
)
def test_an_old_file_with_another_schema_is_not_read(work: Work, planted: str) -> None:
    work.old.connection.execute(planted)
    with work.old.held_still(), pytest.raises(Corrupt, match=r"vault\.schema_changed"):
        build(work.job, work.pen, 3, key_of(work.pen), lambda _: None)


@pytest.mark.parametrize("gone", [True, False])
def test_what_a_count_is_of_is_never_read_as_a_question(work: Work, gone: bool) -> None:
    endless = "(WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c LIMIT 30)"
    work.old.connection.execute("INSERT INTO counter (kind, n) VALUES (?, 30)", (endless,))
    job = work.job if gone else replace(work.job, gone=frozenset())
    with work.old.held_still(), pytest.raises(Corrupt, match=r"vault\.rewrite_not_verified"):
        build(job, work.pen, 3, key_of(work.pen), lambda _: None)


@pytest.mark.parametrize("forged", ["record", "body", "ledger", "attachment", "taken"])
def test_what_nobody_signed_for_in_the_old_file_is_not_signed_for_in_the_new_one(work: Work, forged: str) -> None:
    connection, place = work.old.connection, work.old.place
    record = next(one for one in work.old.of_kind(CUSTOMER) if one.rid not in work.job.gone)
    if forged == "record":
        row = replace(record, rid=random_id()).stored(place.cid)
        connection.execute(f"INSERT INTO record ({STORED}) VALUES ({', '.join('?' * len(row))})", row)
    elif forged == "body":
        connection.execute("UPDATE record SET body = replace(body, 'Ở', 'Ẩn') WHERE rid = ?", (record.rid,))
    elif forged == "ledger":
        connection.execute("UPDATE ledger SET op = 'y' WHERE seq = 1")
    elif forged == "attachment":
        connection.execute("UPDATE attachment SET name = 'b.png'")
    else:
        connection.execute("DELETE FROM attachment")
    with work.old.held_still(), pytest.raises(Corrupt, match=r"vault\.records_not_signed_for"):
        build(work.job, work.pen, 3, key_of(work.pen), lambda _: None)


@pytest.mark.parametrize("body", ["NULL", "x'ff'", "CAST(x'ff' AS TEXT)"])
def test_a_body_that_is_no_text_is_damage_like_any_other(work: Work, body: str) -> None:
    work.old.connection.execute(f"UPDATE record SET body = {body} WHERE rid NOT IN (?)", tuple(work.job.gone))
    with work.old.held_still(), pytest.raises(Corrupt):
        build(work.job, work.pen, 3, key_of(work.pen), lambda _: None)


def test_a_wish_to_stop_ends_the_process(work: Work) -> None:
    def stop(_moved: int) -> None:
        raise KeyboardInterrupt

    with work.old.held_still(), BuildingApart() as builder:
        with pytest.raises(KeyboardInterrupt):
            builder.build(work.job, work.pen, 3, key_of(work.pen), stop)
        # At once: whoever is told so takes the file away that it writes into.
        assert builder._process is not None
        assert builder._process.returncode not in (None, 0)


@pytest.mark.parametrize("wish", ["anything", "code", "error"])
def test_whoever_has_that_process_has_neither_the_pen_nor_this_process(
    work: Work, monkeypatch: pytest.MonkeyPatch, wish: str
) -> None:
    monkeypatch.setattr(building_apart, "_MODULE", "tests.vault.greedy_builder")
    signed: list[bytes] = []

    class Pen(Hand):
        def sign(self, message: bytes) -> bytes:
            signed.append(message)
            return super().sign(message)

    pen = Pen(work.pen.key, work.pen.writer_id)
    made = work.job.path.with_name(wish)
    job = replace(work.job, path=made)
    with BuildingApart() as builder, pytest.raises(Corrupt, match=r"vault\.rewrite_not_verified"):
        builder.build(job, pen, 3, key_of(pen), lambda _: None)
    assert not made.exists()
    assert signed == []


def test_what_is_signed_there_is_worked_out_here(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building_apart, "_MODULE", "tests.vault.greedy_builder")
    job, place = replace(work.job, path=work.job.path.with_name("row")), work.job.place
    # "Built", without having shown a file to look at, is not taken for it.
    with BuildingApart() as builder, pytest.raises(Corrupt, match=r"vault\.rewrite_not_verified"):
        builder.build(job, work.pen, 3, key_of(work.pen), lambda _: None)
    h = row_hash(place.cid, place.epoch, 1, START, 3, 5, bytes(range(32)), FIRST_PREV, work.pen.writer_id)
    assert verify(work.pen.key.public, h, job.path.read_bytes())


def test_a_process_that_is_gone_is_told_as_a_file_that_cannot_be_trusted(work: Work) -> None:
    with work.old.held_still(), BuildingApart() as builder:
        assert builder._process is not None
        builder._process.kill()
        builder._process.wait()
        with pytest.raises(Corrupt, match=r"vault\.rewrite_not_verified"):
            builder.build(work.job, work.pen, 3, key_of(work.pen), lambda _: None)


def test_it_ends_with_whoever_started_it() -> None:
    process = apart.start("app.vault.building_process")
    process.communicate()
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/srv/kho a/x.db"), "file:///srv/kho%20a/x.db"),
        (PurePosixPath("/srv/#1?%.db"), "file:///srv/%231%3F%25.db"),
        (PureWindowsPath(r"C:\Kho\x.db"), "file:///C:/Kho/x.db"),
        (PureWindowsPath(r"\\may-chu\kho\x.db"), "file:////may-chu/kho/x.db"),
    ],
)
def test_where_the_old_file_lies_is_told_as_it_is_read(path: PurePath, uri: str) -> None:
    assert uri_of(path) == uri
