"""The anchor: the newest state this device has seen, kept outside the vault so that an older vault is noticed.

A small file in the OS profile holds the heads (nothing secret). Its SHA-256 and a counter stand in the OS keyring, so
that the file and the vault folder cannot be set back together without the keyring. Rule: every anchored head must be
*found in* the present chains; newer entries are welcome, missing ones mean that older data was put back.

Order of writing, so that a crash leaves one of two matching pairs: the new file beside the old, the keyring, rename.
The two rooms of one person are two processes with one anchor: each advances what the other wrote, one at a time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.hashing import sha256
from app.keys.system_keyring import Keyring
from app.vault.compartment import Compartment
from app.vault.durable import remove, write_atomically
from app.vault.exclusive import alone

PURPOSE = "anchor"
_NUMBER = 1

Head = tuple[int, bytes]
"""A number in a chain and the hash that stands there."""

NOTHING_SEEN: Head = (0, bytes(32))


@dataclass(frozen=True, slots=True)
class JournalSeen:
    """The journal as it was when it was last found whole: up to entry ``last``, beginning with the hash ``first``.

    ``heads`` are where all chains ended then, by their writers' 48 bytes.
    """

    last: int = 0
    first: bytes = b""
    heads: Mapping[bytes, Head] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What was last seen: the directory's head, this person's own journal head, and the head of each compartment.

    ``seen`` is everybody's journal as this person's last unlocking found it; ``journal`` runs ahead of it.

    A compartment is named by its id and stays anchored to its epoch: a rewrite starts a new chain, and the new epoch
    is signed for in the directory. ``roster`` is the newest snapshot of the directory that was verified here (its
    statement and hash), ``seen_at`` the latest time this device has shown (UTC microseconds): a clock that was set
    back makes no term run again. ``restore`` is the restore whose copy was accepted here, empty for none.
    """

    counter: int = 0
    directory: Head = NOTHING_SEEN
    journal: Head = NOTHING_SEEN
    compartments: Mapping[tuple[Id, int], Head] = field(default_factory=dict)
    roster: Head = NOTHING_SEEN
    seen_at: int = 0
    seen: JournalSeen = field(default_factory=JournalSeen)
    restore: bytes = b""

    def encoded(self) -> bytes:
        """As it stands in the file."""
        content = {
            "counter": self.counter,
            "directory": [self.directory[0], self.directory[1].hex()],
            "journal": [self.journal[0], self.journal[1].hex()],
            "roster": [self.roster[0], self.roster[1].hex()],
            "seen_at": self.seen_at,
            "restore": self.restore.hex(),
            "seen": {
                "last": self.seen.last,
                "first": self.seen.first.hex(),
                "heads": {writer.hex(): [seq, h.hex()] for writer, (seq, h) in sorted(self.seen.heads.items())},
            },
            "compartments": {
                f"{cid.hex()}.{epoch}": [seq, h.hex()] for (cid, epoch), (seq, h) in sorted(self.compartments.items())
            },
        }
        return json.dumps(content, sort_keys=True).encode("ascii")

    @classmethod
    def decoded(cls, data: bytes) -> Anchor:
        """From the file's content, whose hash has been checked."""
        raw = json.loads(data)
        compartments = {}
        for name, (seq, h) in raw["compartments"].items():
            cid, epoch = name.split(".")
            compartments[(from_hex(cid), int(epoch))] = (seq, bytes.fromhex(h))
        directory, journal, roster, seen = raw["directory"], raw["journal"], raw["roster"], raw["seen"]
        heads = {bytes.fromhex(writer): (seq, bytes.fromhex(h)) for writer, (seq, h) in seen["heads"].items()}
        return cls(
            raw["counter"],
            (directory[0], bytes.fromhex(directory[1])),
            (journal[0], bytes.fromhex(journal[1])),
            compartments,
            (roster[0], bytes.fromhex(roster[1])),
            raw["seen_at"],
            JournalSeen(seen["last"], bytes.fromhex(seen["first"]), heads),
            bytes.fromhex(raw["restore"]),
        )


def require_seen(anchor: Anchor, compartment: Compartment) -> None:
    """Raise Corrupt("vault.older_than_seen") when the compartment's ledger lacks what ``anchor`` saw in it."""
    place = compartment.place
    for (cid, epoch), (seq, h) in anchor.compartments.items():
        if cid != place.cid or epoch < place.epoch:
            continue
        found = compartment.rows("SELECT h FROM ledger WHERE seq = ?", (seq,))
        if epoch > place.epoch or not found or found[0][0] != h:
            raise Corrupt("vault.older_than_seen")


def with_head(anchor: Anchor, compartment: Compartment) -> Anchor:
    """The anchor, advanced to the head of the compartment's ledger. It never goes back."""
    place = (compartment.cid, compartment.place.epoch)
    head = later(anchor.compartments.get(place, NOTHING_SEEN), compartment.head)
    return replace(anchor, counter=anchor.counter + 1, compartments={**anchor.compartments, place: head})


def later(seen: Head, found: Head) -> Head:
    """The later of two heads; what was seen first when they are at one number."""
    return found if found[0] > seen[0] else seen


def merged(one: Anchor, other: Anchor) -> Anchor:
    """All that either has seen."""
    places = one.compartments.keys() | other.compartments.keys()
    return Anchor(
        counter=max(one.counter, other.counter),
        directory=later(one.directory, other.directory),
        journal=later(one.journal, other.journal),
        compartments={
            place: later(one.compartments.get(place, NOTHING_SEEN), other.compartments.get(place, NOTHING_SEEN))
            for place in places
        },
        roster=later(one.roster, other.roster),
        seen_at=max(one.seen_at, other.seen_at),
        seen=max(one.seen, other.seen, key=lambda seen: seen.last),
        restore=one.restore or other.restore,
    )


def started_anew(before: Anchor, directory: Head, restore: Id) -> Anchor:
    """The anchor of a device that has accepted an older copy: what it saw of the rest is of no more use."""
    return Anchor(before.counter + 1, directory=directory, seen_at=before.seen_at, restore=restore)


class AnchorFile:
    """One person's anchor for one vault on one device."""

    def __init__(self, profile: Path, vault_id: Id, uid: Id, keyring: Keyring) -> None:
        self._place = (profile, vault_id)
        self._path = profile / f"{vault_id.hex()}.{uid.hex()}.anchor"
        self._next = self._path.with_suffix(".next")
        self._lock = self._path.with_suffix(".lock")
        self._uid = uid
        self._keyring = keyring

    def of_colleague(self, uid: Id) -> AnchorFile:
        """The anchor of another person for the same vault on the same device."""
        return AnchorFile(*self._place, uid, self._keyring)

    def looking_only(self) -> AnchorFile:
        """The same while a copy that nobody has accepted is looked at: it asks nothing, and writes nothing."""
        return LookingOnly(*self._place, self._uid, self._keyring)

    def real(self) -> AnchorFile:
        """The anchor itself."""
        return AnchorFile(*self._place, self._uid, self._keyring)

    def read(self) -> Anchor:
        """The anchored state; an empty one when this device never anchored.

        Where the keyring has lost its entry, what the file says was seen holds all the same: who takes one thing away
        gains nothing. Raises Corrupt("vault.anchor_damaged") when the keyring says there is one and no file fits it, or
        there is a file that is none.
        """
        kept = self._keyring.get(PURPOSE, self._uid, _NUMBER)
        if kept is None:
            return self._alone()
        for path in (self._path, self._next):
            data = path.read_bytes() if path.is_file() else b""
            if sha256(data).hex() == kept.rpartition(":")[2]:
                return Anchor.decoded(data)
        raise Corrupt("vault.anchor_damaged")

    def _alone(self) -> Anchor:
        if not self._path.is_file():
            return Anchor()
        try:
            return Anchor.decoded(self._path.read_bytes())
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise Corrupt("vault.anchor_damaged").because(error) from error

    def advance(self, step: Callable[[Anchor], Anchor]) -> Anchor:
        """Replace the anchored state by what ``step`` makes of it; returns the new one."""
        with alone(self._lock):
            anchor = step(self.read())
            self.write(anchor)
        return anchor

    def write(self, anchor: Anchor) -> None:
        """Replace the anchored state, whatever it was. For the first one; later ones `advance`."""
        data = anchor.encoded()
        write_atomically(self._next, data)
        self._keyring.put(PURPOSE, self._uid, _NUMBER, f"{anchor.counter}:{sha256(data).hex()}")
        write_atomically(self._path, data)
        remove(self._next)


class LookingOnly(AnchorFile):
    """The anchor while an unaccepted copy is looked at: nothing is asked of it, and nothing written to it.

    Only the time stays what was seen, so that no term runs again.
    """

    def read(self) -> Anchor:
        """Nothing was seen, but the time."""
        return Anchor(seen_at=super().read().seen_at)

    def write(self, anchor: Anchor) -> None:
        """Write nothing."""

    def of_colleague(self, uid: Id) -> AnchorFile:
        """The same for another person."""
        return LookingOnly(*self._place, uid, self._keyring)
