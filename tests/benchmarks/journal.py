"""The journal beside the least that its work can cost: an entry, the whole proof, and what unlocking proves of a week.

The office has thirty people; a week of it is twenty thousand entries. In the limit's place stands, for an entry, one
small row synced in a file of its own; for a proof, the same rows read in the same file, with each signature checked
once (whole) or each row's bytes hashed once (a week), which is the least that says anything about all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.journal.entry import Detail
from app.journal.store import Journal
from app.journal.verification import BEGINNING, verify_since
from app.keys.hashing import sha256
from app.keys.signature import verify
from tests.benchmarks import limit
from tests.benchmarks.measure import Figure, in_turn
from tests.fixtures.compartments import Hand
from tests.journal.desk import Desk
from tests.journal.long import lengthen

PEOPLE, MANY = 30, 300
WEEK = 20_000
LOOK = Detail("customer:view", "ok")


def measure_journal(place: Path, entries: int = 100_000, week: int = WEEK) -> Iterator[Figure]:
    """A journal of ``entries`` and a week more."""
    hands = [Hand() for _ in range(PEOPLE)]
    keys = {hand.uid: hand.key.public for hand in hands}
    desk = Desk(place)
    journal = desk.make()
    lengthen(journal, hands, entries)
    yield _whole(journal, keys, entries)
    before = journal.examine(keys.get).state
    lengthen(journal, hands, week, seed=2)
    yield _week(journal, keys, before.last, week)
    yield _entry(journal, hands[0], place, entries, PEOPLE)
    lengthen(journal, [Hand() for _ in range(MANY)], 2 * MANY, seed=3)
    yield _entry(journal, hands[0], place, entries, MANY)
    journal.close()


def _whole(journal: Journal, keys: dict[bytes, bytes], entries: int) -> Figure:
    def least() -> None:
        for rows in journal.slices(BEGINNING, entries):
            for row in rows:
                verify(keys[row[1][:16]], row[9], row[10])

    return in_turn(
        "the whole journal proved (chains, witnesses, every signature)",
        entries,
        lambda: journal.examine(keys.get),
        least,
        target=1.5,
        repeats=2,
    )


def _week(journal: Journal, keys: dict[bytes, bytes], last: int, week: int) -> Figure:
    known = journal.examine(keys.get).state
    known = type(known)(last, known.first, journal.heads_at(last).copied())

    def least() -> None:
        for rows in journal.slices(last, last + week):
            for row in rows:
                sha256(row[8])

    return in_turn(
        "what unlocking proves of a week's entries (to keep below: 1 s)",
        week,
        lambda: verify_since(journal, keys.get, known),
        least,
        target=5,
        repeats=5,
    )


def _entry(journal: Journal, hand: Hand, place: Path, entries: int, people: int) -> Figure:
    notes = limit.notebook(place / f"notes-{people}.db")
    return in_turn(
        f"a journal entry in an office of {people} (witness, seal, sign, sync)",
        entries,
        lambda: journal.append(hand, 1, LOOK),
        lambda: limit.synced_insert(notes),
        target=2,
        repeats=25,
    )
