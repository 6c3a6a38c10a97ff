"""A journal of any length that holds: chained, witnessed and signed entries, written without waiting for the disk.

For measuring. What a detail says is the same again and again, since sealing one takes as long as all the rest.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from app.journal.entry import Detail, entry_hash, seal_detail
from app.journal.heads import Heads
from app.journal.store import Journal
from app.keys.hashing import sha256
from app.vault.ledger import Writer

MINUTE = 60_000_000
_INSERT = (
    "INSERT INTO entry (writer, seq, prev, at, seen, ref, detail_hash, detail, h, sig) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def lengthen(journal: Journal, writers: Sequence[Writer], count: int, seed: int = 1) -> None:
    """Add ``count`` entries, by these in runs of a few, as people work beside one another."""
    chance, connection = random.Random(seed), journal.connection
    detail = seal_detail(journal.journal_public, journal._vault_id, Detail("customer:view", "ok"))
    digest = sha256(detail)
    heads = Heads(connection.execute("SELECT writer, seq, h FROM head").fetchall())
    names = {id(writer): writer.writer_id.encoded() for writer in writers}
    who = writers[0]
    connection.execute("BEGIN IMMEDIATE")
    for number in range(count):
        if chance.random() < 0.3:
            who = chance.choice(writers)
        mine = names[id(who)]
        seq, prev = heads.get(mine)
        seen = heads.witness(mine)
        at = number * MINUTE
        h = entry_hash(mine, seq + 1, prev, at, seen, b"", digest)
        connection.execute(_INSERT, (mine, seq + 1, prev, at, seen, b"", digest, detail, h, who.sign(h)))
        heads.advance(mine, seq + 1, h)
    connection.execute("DELETE FROM head")
    rows = [(writer, *heads.get(writer)) for writer in heads]
    connection.executemany("INSERT INTO head (writer, seq, h) VALUES (?, ?, ?)", rows)
    connection.execute("COMMIT")
