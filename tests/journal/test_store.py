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


def test_a_stranger_writes_nothing_that_counts(busy: Journal) -> None:
    busy.append(Hand(), 2000, Detail("customer:view", "ok"))
    assert [found.code for found in busy.verify(_public)] == ["journal.writer_unknown"]


def test_it_is_read_backwards_in_pages(busy: Journal) -> None:
    ids = [entry.id for entry in busy.entries(newest_first=True)]
    assert ids == [6, 5, 4, 3, 2, 1]
    assert [entry.id for entry in busy.entries(newest_first=True, before=3)] == [2, 1]
    assert [entry.id for entry in busy.entries(after=4)] == [5, 6]
    assert (busy.last_time(LAN.writer_id), busy.last_time(NAM.writer_id)) == (1005, 1004)


def test_a_ledger_row_is_mentioned_once_it_is(busy: Journal) -> None:
    ref = random_bytes(32)
    assert not busy.mentions(ref)
    busy.append(LAN, 9, Detail("customer:edit", "ok"), ref=ref)
    assert busy.mentions(ref)
