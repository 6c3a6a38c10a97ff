"""A journal on disk that three people write in, with the keys to tamper with it as somebody of the house could.

Lan works at two machines; Nam and Hà at one each. The order of the entries is in `ORDER`.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from app.ids import Id, random_id
from app.journal.entry import Detail
from app.journal.reserve import Reserve
from app.journal.store import Journal
from app.keys.hashing import random_bytes
from app.keys.wrap import EncryptionKey
from app.vault.anchor import JournalSeen
from app.vault.record import WriterId
from tests.fixtures.compartments import Hand

LAN, NAM, HA = Hand(), Hand(), Hand()
LANS_OTHER = Hand(LAN.key, WriterId(LAN.uid, random_id(), random_id()))
ORDER = (LAN, NAM, LAN, HA, LANS_OTHER, NAM, LAN, HA, LANS_OTHER, NAM, LAN, HA)
MINUTE = 60_000_000


def public_key_of(uid: Id) -> bytes | None:
    """The keys of the three."""
    return {hand.uid: hand.key.public for hand in (LAN, NAM, HA)}.get(uid)


@dataclass
class Desk:
    """Where the file is, and how it is opened."""

    place: Path
    vault: Id = field(default_factory=random_id)
    key: bytes = field(default_factory=lambda: random_bytes(32))
    officers: EncryptionKey = field(default_factory=EncryptionKey.generate)

    @property
    def path(self) -> Path:
        """The file."""
        return self.place / "journal.db"

    def make(self) -> Journal:
        """A new journal."""
        self.place.mkdir(exist_ok=True)
        return Journal.create(self.path, self.key, self.vault, self.officers.public)

    def open(self, reserve: Reserve | None = None) -> Journal:
        """The journal as whoever unlocks opens it."""
        return Journal.open(self.path, self.key, self.vault, self.officers.public, reserve)

    def written(self, order: tuple[Hand, ...] = ORDER, *, start: int = 0) -> JournalSeen:
        """Let these write one entry each; the state that a device would have seen after it."""
        journal = self.open() if self.path.exists() else self.make()
        for number, hand in enumerate(order, start=start + 1):
            journal.append(hand, number * MINUTE, Detail("customer:view", "ok", rid=random_id()))
        found = journal.examine(public_key_of)
        journal.close()
        assert found.breaks == ()
        return found.state

    def aside(self) -> Path:
        """A copy of the file as it is now."""
        copy = self.place / f"journal-{random_id().hex()}.kept"
        shutil.copyfile(self.path, copy)
        return copy

    def put_back(self, copy: Path) -> None:
        """The file is what it was."""
        shutil.copyfile(copy, self.path)
