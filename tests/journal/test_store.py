"""The journal: chained, signed, witnessed; whatever is taken out, put in or exchanged shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Corrupt
from app.ids import Id, random_id
from app.journal.entry import PADDED, Detail, open_detail
from app.journal.store import Journal
from app.keys.hashing import random_bytes
from app.keys.wrap import EncryptionKey
from tests.fixtures.compartments import Hand

KEY = random_bytes(32)
VAULT = random_id()
OFFICERS = EncryptionKey.generate()
LAN, NAM = Hand(), Hand()


def _public(uid: Id) -> bytes | None:
    return {hand.uid: hand.key.public for hand in (LAN, NAM)}.get(uid)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    made = Journal.create(tmp_path / "journal.db", KEY, VAULT, OFFICERS.public)
    yield made
    made.close()


@pytest.fixture
def busy(journal: Journal) -> Journal:
    for number, hand in enumerate([LAN, NAM, LAN, LAN, NAM, LAN]):
        journal.append(hand, 1000 + number, Detail("customer:view", "ok", rid=random_id()))
    return journal


def test_each_writer_has_a_chain_and_all_hold(busy: Journal) -> None:
    assert [entry.seq for entry in busy.entries()] == [1, 1, 2, 3, 2, 4]
    assert busy.verify(_public) == []
    assert busy.count() == 6
    assert {writer.uid: seq for writer, (seq, _) in busy.heads().items()} == {LAN.uid: 4, NAM.uid: 2}
    assert busy.contains(LAN.writer_id, *busy.head_of(LAN.writer_id))
    assert not busy.contains(LAN.writer_id, 9, bytes(32))


def test_only_officers_read_what_was_done_and_size_tells_nothing(journal: Journal) -> None:
    short = journal.append(LAN, 1, Detail("session:lock", "ok"))
    long = journal.append(LAN, 2, Detail("customer:edit", "ok", random_id(), 3, random_id(), random_id(), "n" * 40))
    assert len(short.detail) == len(long.detail) > PADDED
    assert open_detail([OFFICERS], VAULT, long.detail).note == "n" * 40
    with pytest.raises(Corrupt):
        open_detail([EncryptionKey.generate()], VAULT, long.detail)
    with pytest.raises(Corrupt):
        open_detail([OFFICERS], random_id(), long.detail)


@pytest.mark.parametrize(
    ("forgery", "code"),
    [
        ("UPDATE entry SET at = 5 WHERE id = 3", "journal.entry_forged"),
        ("UPDATE entry SET detail = zeroblob(600) WHERE id = 3", "journal.entry_forged"),
        ("UPDATE entry SET sig = zeroblob(64) WHERE id = 3", "journal.entry_forged"),
        ("UPDATE entry SET ref = x'01' WHERE id = 3", "journal.entry_forged"),
        ("UPDATE entry SET writer = (SELECT writer FROM entry WHERE id = 2), seq = 9 WHERE id = 3", "journal.entry"),
        ("DELETE FROM entry WHERE id = 3", "journal.entries_missing"),
        ("DELETE FROM entry WHERE id = 6", "journal.entries_missing"),
        ("DELETE FROM entry WHERE id = 2", "journal."),
        ("DELETE FROM entry WHERE id IN (2, 5); DELETE FROM head WHERE seq = 2", "journal.witness_contradicts"),
        ("DELETE FROM head WHERE seq = 2", "journal.entries_missing"),
        ("UPDATE head SET seq = 3 WHERE seq = 4", "journal.entries_missing"),
        ("UPDATE entry SET id = 99 WHERE id = 3", "journal."),
    ],
)
def test_what_was_done_to_the_file_is_found(busy: Journal, forgery: str, code: str) -> None:
    for statement in forgery.split("; "):
        busy.connection.execute(statement)
    assert any(found.code.startswith(code) for found in busy.verify(_public))


def test_a_chain_cut_or_a_head_set_back_is_refused_at_opening(busy: Journal, tmp_path: Path) -> None:
    busy.connection.execute("DELETE FROM entry WHERE id = 6")
    busy.close()
    with pytest.raises(Corrupt, match=r"vault\.file_damaged_or_replaced"):
        Journal.open(tmp_path / "journal.db", KEY, VAULT, OFFICERS.public)


def test_a_stranger_writes_nothing_that_counts(busy: Journal) -> None:
    busy.append(Hand(), 2000, Detail("customer:view", "ok"))
    assert [found.code for found in busy.verify(_public)] == ["journal.entry_forged"]


def test_a_journal_that_is_missing_or_emptied_is_no_empty_journal(busy: Journal, tmp_path: Path) -> None:
    busy.close()
    path = tmp_path / "journal.db"
    path.write_bytes(b"")
    with pytest.raises(Corrupt):
        Journal.open(path, KEY, VAULT, OFFICERS.public)
    path.unlink()
    with pytest.raises(Corrupt, match=r"vault\.file_missing"):
        Journal.open(path, KEY, VAULT, OFFICERS.public)


def test_it_is_read_backwards_in_pages(busy: Journal) -> None:
    ids = [entry.id for entry in busy.entries(newest_first=True)]
    assert ids == [6, 5, 4, 3, 2, 1]
    assert [entry.id for entry in busy.entries(newest_first=True, before=3)] == [2, 1]
    assert (busy.last_time(LAN.writer_id), busy.last_time(NAM.writer_id)) == (1005, 1004)


def test_a_ledger_row_is_mentioned_once_it_is(busy: Journal) -> None:
    ref = random_bytes(32)
    assert not busy.mentions(ref)
    busy.append(LAN, 9, Detail("customer:edit", "ok"), ref=ref)
    assert busy.mentions(ref)
