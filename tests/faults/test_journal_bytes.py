"""Random bytes of journal.db changed, old pages put back, by somebody without a key: all found, or without effect.

A few hundred in every run; ``JOURNAL_MUTATIONS=10000`` and ``JOURNAL_PAGES=5000`` make the deep one.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from app.errors import NiemError
from app.journal.entry import Entry
from app.vault.anchor import JournalSeen
from app.vault.check import check_file
from tests.journal.desk import HA, LAN, NAM, ORDER, Desk, public_key_of

MUTATIONS = int(os.environ.get("JOURNAL_MUTATIONS", "200"))
PAGES = int(os.environ.get("JOURNAL_PAGES", "100"))
PAGE = 4096
DAYS = 5


@pytest.fixture
def days(tmp_path: Path) -> tuple[Desk, JournalSeen, list[bytes]]:
    """A journal of some days: the file as it was each evening, and what a device saw on the last."""
    desk, kept = Desk(tmp_path), []
    for day in range(DAYS):
        seen = desk.written((*ORDER, *(LAN, NAM, HA) * (day + 1)), start=100 * day)
        kept.append(desk.path.read_bytes())
    return desk, seen, kept


def examined(desk: Desk, seen: JournalSeen, content: bytes) -> list[Entry] | None:
    """What the journal says; None when anything is found. Nothing may go wrong in any other way."""
    desk.path.write_bytes(content)
    for left in desk.place.glob("journal.db-*"):
        left.unlink()
    try:
        journal = desk.open()
    except NiemError:
        return None
    try:
        if check_file(journal.connection) or journal.examine(public_key_of, device=seen).breaks:
            return None
        return list(journal.entries())
    except NiemError:
        return None
    finally:
        journal.close()


def test_the_control_what_nobody_touched_says_everything(days: tuple[Desk, JournalSeen, list[bytes]]) -> None:
    desk, seen, kept = days
    said = examined(desk, seen, kept[-1])
    assert said is not None
    assert len(said) == sum(len(ORDER) + 3 * (day + 1) for day in range(DAYS))


@pytest.mark.slow
def test_random_bytes_are_found_or_without_effect(days: tuple[Desk, JournalSeen, list[bytes]]) -> None:
    desk, seen, kept = days
    whole, chance = examined(desk, seen, kept[-1]), random.Random(1)
    found = 0
    for trial in range(MUTATIONS):
        content = bytearray(kept[-1])
        for _ in range(chance.choice((1, 1, 1, 2, 16))):
            place = chance.randrange(len(content))
            content[place] ^= chance.randrange(1, 256)
        said = examined(desk, seen, bytes(content))
        assert said is None or said == whole, f"trial {trial}"
        found += said is None
    assert found == MUTATIONS  # every byte of every page is authenticated


@pytest.mark.slow
def test_old_pages_put_back_are_found_or_without_effect(days: tuple[Desk, JournalSeen, list[bytes]]) -> None:
    desk, seen, kept = days
    now, whole, chance = kept[-1], examined(desk, seen, kept[-1]), random.Random(2)
    found = 0
    for trial in range(PAGES):
        then = kept[chance.randrange(DAYS - 1)]
        differing = [
            place for place in range(0, len(then), PAGE) if now[place : place + PAGE] != then[place : place + PAGE]
        ]
        content = bytearray(now)
        for place in chance.sample(differing, chance.randint(1, len(differing))):
            content[place : place + PAGE] = then[place : place + PAGE]
        said = examined(desk, seen, bytes(content))
        assert said is None or said == whole, f"trial {trial}"
        found += said is None
    assert found > PAGES // 2
    for then in kept[:-1]:
        assert examined(desk, seen, then) is None  # the whole old file
