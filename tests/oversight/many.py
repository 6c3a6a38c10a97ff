"""A journal of any length, for measuring: entries that an officer can open, written without waiting for the disk.

Each entry is signed and follows the one before it in its chain, and bears witness to nothing: it is good for reading
alone, `Journal.verify` would name every entry.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from app.access.event import Event
from app.clock import SECOND
from app.ids import Id
from app.journal.entry import Detail, entry_hash, seal_detail
from app.keys.hashing import sha256
from app.session.door import Session
from app.vault.ledger import Writer

DETAILS = 20_000
"""Different details; entries take turns with them, since sealing one takes as long as opening it."""

DAILY = 2_500
"""Entries of a working day."""

_EVENTS = (
    [Event.CUSTOMER_VIEW] * 40 + [Event.CUSTOMER_LIST] * 15 + [Event.CUSTOMER_SEARCH] * 15 + [Event.FIELD_REVEAL] * 8
    + [Event.CUSTOMER_EDIT] * 6 + [Event.DOCUMENT_VIEW] * 5 + [Event.SIGN_IN] * 3 + [Event.LOCK] * 3
    + [Event.ITEM_EDIT] * 3 + [Event.COPY_PRINT, Event.RELEASE_ASK]
)  # fmt: skip


def lengthen(session: Session, people: Sequence[Writer], project: Id, count: int, customers: int = 20_000) -> list[Id]:
    """Add ``count`` entries by ``people``; returns the records they name, by how often."""
    hand = random.Random(7)
    rids = [Id(hand.randbytes(16)) for _ in range(customers)]
    vault, connection = session.vault, session.journal.connection
    sealed = [
        seal_detail(session.journal.journal_public, vault.vault_id, _detail(hand, project, rids))
        for _ in range(min(DETAILS, count))
    ]
    hashes = [sha256(one) for one in sealed]
    found = connection.execute("SELECT writer, seq, h FROM head").fetchall()
    heads: dict[bytes, tuple[int, bytes]] = {writer: (seq, h) for writer, seq, h in found}
    at, step = session.now(), 86_400 * SECOND // DAILY
    connection.execute("BEGIN IMMEDIATE")
    for number in range(count):
        writer = people[hand.randrange(len(people))]
        who = writer.writer_id.encoded()
        seq, prev = heads.get(who, (0, bytes(32)))
        digest, seen, moment = hashes[number % len(hashes)], bytes(44), at + number * step
        h = entry_hash(who, seq + 1, prev, moment, seen, b"", digest)
        connection.execute(
            "INSERT INTO entry (writer, seq, prev, at, seen, ref, detail_hash, detail, h, sig) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (who, seq + 1, prev, moment, seen, b"", digest, sealed[number % len(sealed)], h, writer.sign(h)),
        )
        heads[who] = (seq + 1, h)
    connection.executemany(
        "INSERT OR REPLACE INTO head (writer, seq, h) VALUES (?, ?, ?)",
        [(who, seq, h) for who, (seq, h) in heads.items()],
    )
    connection.execute("COMMIT")
    session.journal._own.clear()  # written past it: the next entry finds its place by itself
    return rids


def _detail(hand: random.Random, project: Id, rids: Sequence[Id]) -> Detail:
    event = hand.choice(_EVENTS)
    outcome = "session.beyond_clearance" if hand.random() < 0.01 else "ok"
    of_record = event not in {Event.CUSTOMER_LIST, Event.CUSTOMER_SEARCH, Event.SIGN_IN, Event.LOCK}
    rid = rids[min(int(hand.expovariate(4) * len(rids)), len(rids) - 1)] if of_record else None
    return Detail(event.value, outcome, project, hand.randint(1, 2), rid, agreement="TT-2026-0004", lesson="5/5")
