"""Rewriting compartments: stopped anywhere it is undone or carried on, and what was left out is in no file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

import pytest

from app.access.level import Level
from app.bootstrap.world import PROJECTIONS as PROJECTIONS_IN_USE
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.errors import Corrupt
from app.ids import Id
from app.keys.compartment_key import file_key
from app.session.identity import unlock
from app.vault import copying, lists
from app.vault.check import check_compartment
from app.vault.compartment import Compartment
from app.vault.copying import Copy
from app.vault.database import Connection
from app.vault.rewrite import NewWraps, Rewritten, Target, resume, rewrite
from tests.fixtures.compartments import PROJECTIONS
from tests.fixtures.vault import Office

LEVELS = (Level.CONFIDENTIAL, Level.SECRET)
UNDONE = ("intent", "named", "built", "placed")
DONE = ("switched", "old files removed")


class PowerCutError(Exception):
    """Nothing after it is done."""


def _run(office: Office, stop_at: str = "", *, leave_out: bool = True) -> tuple[list[Rewritten], set[str]]:
    """Rewrite two levels without the customer "Đi"; returns what came of it and the names of the old files."""
    session = office.sign_in("quan", "top_secret")
    gone = [create_customer(session, office.project, CustomerForm("Đi", level=level)).rid for level in LEVELS]
    for level in LEVELS:
        create_customer(session, office.project, CustomerForm("Ở", level=level))
    second = unlock(office.world, session.vault.folder, *_second(office), step_up=False)
    keys = [session.open_key(office.project, level) for level in LEVELS]
    targets = [Target(session.compartment(office.project, Level(key.place.level)), key.key) for key in keys]

    def checkpoint(name: str) -> None:
        if name == stop_at:
            raise PowerCutError

    old = {f"{key.place.file_id.hex()}.db" for key in keys}
    try:
        rows = rewrite(
            session.vault,
            targets,
            gone if leave_out else (),
            reference="TH-1",
            writer=session.identity,
            make_wraps=lambda _keys: NewWraps((), ()),
            signers=((session.uid, session.identity.signing_key), (second.uid, second.signing_key)),
            at=session.now(),
            checkpoint=checkpoint,
        )
    except PowerCutError:
        rows = []
    resume(session.vault, session.now())
    assert session.vault.directory.intents() == []
    assert not list(session.vault.folder.staging.iterdir())
    return rows, old


def _second(office: Office) -> tuple[Id, str]:
    credential = office.credential("ha")
    return credential.uid, credential.passphrase


def _files(office: Office) -> set[str]:
    return {file.name for file in (office.path / "c").glob("*.db")}


def test_the_new_files_hold_what_stays_and_nothing_else(office: Office) -> None:
    before = _files(office)
    rows, old = _run(office)
    assert len(_files(office)) == len(before)
    assert not _files(office) & old
    roster = office.sessions[0].vault.roster
    for row in rows:
        path = office.path / "c" / f"{row.new.file_id.hex()}.db"
        secret = file_key(row.new_key, row.new.file_id)
        made = Compartment.open(path, secret, row.new, PROJECTIONS, public_key_of=roster.public_key_of)
        assert check_compartment(made, roster.public_key_of) == []
        assert [record.body["name"] for record in made.of_kind("customer")] == ["Ở"]
        assert (row.kept, row.left_out, row.new.epoch) == (1, 1, row.old.epoch + 1)
        made.close()


def test_without_anything_to_leave_out_the_lists_come_along(office: Office) -> None:
    rows, _ = _run(office, leave_out=False)
    roster = office.sessions[0].vault.roster
    for row in rows:
        path = office.path / "c" / f"{row.new.file_id.hex()}.db"
        secret = file_key(row.new_key, row.new.file_id)
        made = Compartment.open(path, secret, row.new, PROJECTIONS, public_key_of=roster.public_key_of)
        assert check_compartment(made, roster.public_key_of) == []
        assert made.rows("SELECT name FROM customer ORDER BY name") == [("Đi",), ("Ở",)]
        assert made.rows("SELECT count(*) FROM customer_words WHERE customer_words MATCH 'di'") == [(1,)]
        assert (row.kept, row.left_out) == (2, 0)
        made.close()


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM customer WHERE name = 'Ở'",
        "UPDATE customer SET phone = '1'",
        "UPDATE customer SET name = CAST(name AS BLOB)",
        "UPDATE counter SET n = n + 1",
        "INSERT INTO shelf (code, start, until, n, open) VALUES (9, 'x', NULL, 0, 0)",
    ],
)
@pytest.mark.parametrize("leave_out", [False, True])
def test_lists_that_are_not_the_old_ones_are_noticed(
    office: Office, monkeypatch: pytest.MonkeyPatch, harm: str, leave_out: bool
) -> None:
    before, carry = _files(office), lists.carry

    def carry_badly(connection: Connection, tables: Sequence[str], gone: Collection[bytes]) -> None:
        carry(connection, tables, gone)
        connection.execute(harm)

    monkeypatch.setattr(lists, "carry", carry_badly)
    with pytest.raises(Corrupt, match=r"vault\.rewrite_not_verified"):
        _run(office, leave_out=leave_out)
    assert _files(office) == before


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE record SET body = replace(body, 'Ở', 'ở')",
        "UPDATE record SET op = 'D'",
        "UPDATE record SET enc_v = 2",
        "UPDATE record SET seq = 2",
        "UPDATE record SET digest = randomblob(32)",
        "DELETE FROM record",
        (
            "INSERT INTO record SELECT randomblob(16), kind, rev, base, op, enc_v, body, writer, at, epoch, seq, "
            "digest, edit, base_body, nonce, env_hash FROM record"
        ),
    ],
)
@pytest.mark.parametrize("leave_out", [False, True])
def test_records_that_are_not_the_old_ones_are_noticed(
    office: Office, monkeypatch: pytest.MonkeyPatch, harm: str, leave_out: bool
) -> None:
    before, drafts = _files(office), Copy.drafts

    def copy_badly(copy: Copy) -> None:
        drafts(copy)
        copy._made.connection.execute(harm)

    monkeypatch.setattr(Copy, "drafts", copy_badly)
    with pytest.raises(Corrupt, match=r"vault\.rewrite_not_verified"):
        _run(office, leave_out=leave_out)
    assert _files(office) == before


def test_one_that_goes_in_the_place_of_one_that_stays_is_noticed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The numbers agree then, and each row is one of the old file's."""
    before, records = _files(office), Copy.records

    def copy_the_wrong_ones(copy: Copy) -> Iterator[int]:
        yield from records(copy)
        copy._made.connection.execute("DELETE FROM main.record")
        copy._of_records["record"].clear()
        put = "INSERT INTO main.record SELECT * FROM old.record WHERE rid IN (SELECT rid FROM temp.gone)"
        copy._made.connection.execute(put)

    monkeypatch.setattr(Copy, "records", copy_the_wrong_ones)
    with pytest.raises(Corrupt, match=r"vault\.rewrite_not_verified"):
        _run(office)
    assert _files(office) == before


def test_a_list_row_that_goes_in_the_place_of_one_that_stays_is_noticed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, carry = _files(office), lists.carry

    def carry_the_wrong_ones(connection: Connection, tables: Sequence[str], gone: Collection[bytes]) -> None:
        carry(connection, tables, gone)
        connection.execute("DELETE FROM main.customer")
        connection.execute("INSERT INTO main.customer SELECT * FROM old.customer WHERE rid IN (SELECT rid FROM gone)")
        connection.execute("INSERT INTO customer_words (customer_words) VALUES ('rebuild')")

    monkeypatch.setattr(lists, "carry", carry_the_wrong_ones)
    with pytest.raises(Corrupt, match=r"vault\.rewrite_not_verified"):
        _run(office)
    assert _files(office) == before


def test_the_old_file_cannot_be_written_to_from_the_new_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts, told = Copy.drafts, []

    def try_to_write(copy: Copy) -> None:
        drafts(copy)
        with pytest.raises(Exception, match="readonly") as caught:
            copy._made.connection.execute("DELETE FROM old.record")
        told.append(caught)

    monkeypatch.setattr(Copy, "drafts", try_to_write)
    _run(office)
    assert len(told) == len(LEVELS)


def test_another_file_in_the_place_of_the_old_one_is_not_copied(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody puts an older copy there between the opening and the rewrite: whoever holds it still has another."""
    earlier = {file.name: file.read_bytes() for file in (office.path / "c").glob("*.db")}
    held = Compartment.held_still

    @contextmanager
    def exchanged(compartment: Compartment) -> Iterator[None]:
        with held(compartment):
            path = office.path / "c" / f"{compartment.place.file_id.hex()}.db"
            path.unlink()
            path.write_bytes(earlier[path.name])
            yield

    monkeypatch.setattr(Compartment, "held_still", exchanged)
    before = _files(office)
    with pytest.raises(Corrupt, match=r"vault\.compartment_swapped"):
        _run(office)
    assert _files(office) == before


def test_more_than_a_batch_is_copied_in_turn(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "BATCH", 1)
    rows, _ = _run(office)
    assert [(row.kept, row.left_out) for row in rows] == [(1, 1), (1, 1)]


@pytest.mark.parametrize("stray", [False, True])
def test_a_row_of_a_record_that_is_not_there_does_not_outlive_a_destruction(office: Office, stray: bool) -> None:
    if stray:
        session = office.sign_in("quan")
        connection = session.compartment(office.project, Level.CONFIDENTIAL).connection
        connection.execute(
            "INSERT INTO customer SELECT 99, x'00112233445566778899aabbccddeeff', 'Lạc', name_key, code, code_key, "
            "phone, owner, updated_at, words, owner_key, tax_code, relation, created_at, review FROM customer LIMIT 1"
        )
        session.close()
    rows, _ = _run(office)
    roster = office.sessions[0].vault.roster
    for row in rows:
        path = office.path / "c" / f"{row.new.file_id.hex()}.db"
        secret = file_key(row.new_key, row.new.file_id)
        made = Compartment.open(path, secret, row.new, PROJECTIONS, public_key_of=roster.public_key_of)
        assert check_compartment(made, roster.public_key_of) == []
        assert made.rows("SELECT name FROM customer ORDER BY name") == [("Ở",)]
        assert made.rows("SELECT n FROM counter") == [(1,)]
        made.close()


@pytest.mark.parametrize("step", UNDONE)
def test_stopped_before_the_switch_everything_is_as_it_was(office: Office, step: str) -> None:
    before = _files(office)
    _run(office, step)
    assert _files(office) == before


@pytest.mark.parametrize("step", DONE)
def test_stopped_after_the_switch_the_old_files_go(office: Office, step: str) -> None:
    before = _files(office)
    _, old = _run(office, step)
    assert len(_files(office)) == len(before)
    assert not _files(office) & old


def test_every_table_of_a_compartment_is_copied_by_somebody(office: Office) -> None:
    """A table that no projection names would be empty after a leaver, and no check of the new file would say so."""
    copied_by_name = {"meta", "record", "revision", "ledger", "attachment", "draft"}
    for_the_server = {"outbox", "sync_state", "chain", "conflict", "erasure_order", "erasure_ack", "key_epoch"}
    session = office.sign_in("nam")
    compartment = session.compartment(office.project, Level.CONFIDENTIAL)
    indexes = lists.indexes(compartment.connection)
    tables = {
        name
        for (name,) in compartment.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not any(name.startswith(index) for index in indexes)
    }
    listed = {table for projection in PROJECTIONS_IN_USE for table in projection.tables}
    assert tables == copied_by_name | for_the_server | listed
