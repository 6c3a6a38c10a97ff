"""Walking the journal entry by entry: each must follow from all before it. What does not is named by its kind.

What is found, by code (resources/messages/journal.toml has the sentences):

``writer_unknown``     an entry by somebody whom the directory does not know
``writer_forged``      an entry in somebody's name with a signature that is not theirs
``entry_changed``      an entry whose hash does not fit what it says
``middle_removed``     a number of a chain is nowhere in the file
``reordered``          an entry stands at another place than it was written at
``chain_rewritten``    an entry was exchanged for another: what came after it, or bore witness to it, says so
``tail_cut``           an entry bears witness to later entries of others than there are
``chain_removed``      an entry bears witness to more chains than there are
``chain_inserted``     an entry bears witness to fewer chains than stand before it
``witness_contradicts``  an entry bears witness to what is missing for a reason named elsewhere
``head_changed``       the list of where chains end says something else than the chains

The first break of each chain is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from app.ids import Id
from app.journal.entry import entry_hash
from app.journal.heads import SEEN_SIZE, Head, Heads, counted
from app.keys.hashing import sha256
from app.keys.signature import verify
from app.vault.ledger import PublicKeyOf
from app.vault.record import WriterId

COLUMNS = "id, writer, seq, prev, at, seen, ref, detail_hash, detail, h, sig"

HashAt = Callable[[bytes, int], bytes | None]
"""The hash that stands in the file at a number of a chain, wherever in the file; None for none."""

BACKWARDS = 300_000_000
"""A clock that runs back by less (microseconds) is not pointed out."""

MOST_ENTRIES = 2**48
"""No chain has as many."""

MOST_TRIES = 32
"""So often it is tried whether another chain's later entry explains a witness: each try asks for all chains."""


@dataclass(frozen=True, slots=True)
class Break:
    """Where the journal does not hold: a ``code`` for the sentence, whose chain, and at which number of it.

    ``missing`` is how many entries are not there, where that is known.
    """

    code: str
    writer: WriterId
    seq: int
    missing: int = 0


class Walk:
    """Goes through entries in the order of the file, from ``heads`` on (none: from the beginning).

    ``every_signature`` is what proves the whole. Otherwise each chain's last signature is left for `unproven`: an
    honest writer signs on top of nothing that they did not sign themselves (`Journal.append`), so the last signature
    of a chain stands for those before it.
    """

    def __init__(
        self, public_key_of: PublicKeyOf, hash_at: HashAt, heads: Heads | None = None, *, every_signature: bool = True
    ) -> None:
        self.heads = heads or Heads()
        self.witnessed: dict[bytes, int] = {}
        self.backwards: list[tuple[WriterId, int]] = []
        self.count = 0
        self._public_key_of = public_key_of
        self._hash_at = hash_at
        self._every = every_signature
        self._keys: dict[bytes, bytes | None] = {}
        self._breaks: dict[bytes, Break] = {}
        self._last: dict[bytes, tuple[int, bytes, bytes]] = {}
        self._times: dict[bytes, int] = {}
        self._uid = b""
        self._tries = 0
        self._unwitnessed: dict[bytes, int] = {}

    def take(self, row: tuple[Any, ...]) -> None:
        """One row of `COLUMNS`."""
        writer, seq, at, h = row[1], row[2], row[4], row[9]
        self.count += 1
        if not _is_entry(writer, seq, h):
            self._breaks.setdefault(_NOBODY, Break("journal.entry_changed", WriterId.decoded(_NOBODY), self.count))
            return
        found = self._fault(row)
        if found and writer not in self._breaks:
            self._breaks[writer] = Break(found[0], WriterId.decoded(writer), seq, found[1])
        if not found:
            self._bear_witness(writer, seq)
        if isinstance(at, int):
            if at < self._times.get(writer, 0) - BACKWARDS:
                self.backwards.append((WriterId.decoded(writer), seq))
            self._times[writer] = max(at, self._times.get(writer, 0))
        self._last[writer] = (seq, h, row[10])
        self.heads.advance(writer, seq, h)

    def unproven(self) -> list[Break]:
        """The chains whose last entry since the beginning of the walk is not signed by whom it names."""
        return [
            Break("journal.writer_forged", WriterId.decoded(writer), seq)
            for writer, (seq, h, sig) in sorted(self._last.items())
            if not verify(self._key(writer) or b"", h, sig)
        ]

    def finish(self, listed: dict[bytes, Head]) -> list[Break]:
        """Everything found; ``listed`` is where the file says that chains end."""
        for writer in sorted({*listed, *self.heads}):
            said, walked = listed.get(writer), self.heads.get(writer)
            if writer in self._breaks or said == walked:
                continue
            self._breaks[writer] = _ends_elsewhere(WriterId.decoded(writer), said, walked)
        told = list(self._breaks.values())
        elsewhere = any(one.code in _EXPLAINS for one in told)
        if not elsewhere:
            return told
        # The witnesses of an entry that is gone from the middle of a chain must not be told as a cut tail.
        return [replace(one, code="journal.witness_contradicts") if one.code in _FOLLOWS else one for one in told]

    def _fault(self, row: tuple[Any, ...]) -> tuple[str, int] | None:
        _, writer, seq, prev, at, seen, ref, detail_hash, detail, h, sig = row
        public = self._key(writer)
        if public is None:
            return "journal.writer_unknown", 0
        try:
            fits = h == entry_hash(writer, seq, prev, at, seen, ref, detail_hash) and sha256(detail) == detail_hash
        except (TypeError, ValueError, OverflowError):
            fits = False  # a cell holds another kind of value than any program of ours writes there
        if not fits or len(seen) != SEEN_SIZE:
            return "journal.entry_changed", 0
        if self._every and not verify(public, h, sig):
            return "journal.writer_forged", 0
        last, last_h = self.heads.get(writer)
        if seq != last + 1:
            gone = seq > last + 1 and self._hash_at(writer, last + 1) is None
            return ("journal.middle_removed", seq - last - 1) if gone else ("journal.reordered", 0)
        if prev != last_h:
            return "journal.chain_rewritten", 0
        return None if seen == self.heads.witness(writer) else self._contradicted(writer, seen)

    def _contradicted(self, writer: bytes, seen: bytes) -> tuple[str, int]:
        """Why an entry's witness does not fit what stands before it."""
        chains, entries = counted(seen)
        here, there = counted(self.heads.witness(writer))
        if chains > here:
            return "journal.chain_removed", max(0, entries - there)
        if chains < here:
            # A chain that begins after this entry, and was put before it, has another place only.
            return ("journal.chain_inserted", 0) if entries <= there else ("journal.witness_contradicts", 0)
        if entries < there or (entries > there and self._stands_later(writer, seen, entries - there)):
            return "journal.reordered", 0
        if entries > there:
            return "journal.tail_cut", entries - there
        return "journal.chain_rewritten", 0

    def _stands_later(self, writer: bytes, seen: bytes, ahead: int) -> bool:
        """Whether the witness fits when one other chain is as many entries further as are wanting.

        Whoever writes ten thousand wrong witnesses must not keep everybody waiting at unlocking.
        """
        self._tries += 1
        if self._tries > MOST_TRIES:
            return False
        for other in list(self.heads):
            seq, h = self.heads.get(other)
            later = self._hash_at(other, seq + ahead) if other != writer else None
            if later is None:
                continue
            self.heads.advance(other, seq + ahead, later)
            fits = self.heads.witness(writer) == seen
            self.heads.advance(other, seq, h)
            if fits:
                return True
        return False

    def _bear_witness(self, writer: bytes, seq: int) -> None:
        """Note how far other people's entries vouch for each chain."""
        if writer[:16] != self._uid:
            self.witnessed.update(self._unwitnessed)
            self._unwitnessed.clear()
            self._uid = writer[:16]
        self._unwitnessed[writer] = seq

    def _key(self, writer: bytes) -> bytes | None:
        if writer not in self._keys:
            self._keys[writer] = self._public_key_of(Id(writer[:16]))
        return self._keys[writer]


_NOBODY = bytes(48)

_EXPLAINS = frozenset({"journal.middle_removed", "journal.reordered", "journal.chain_rewritten"})
_FOLLOWS = frozenset({"journal.tail_cut"})


def _is_entry(writer: object, seq: object, h: object) -> bool:
    """Whether the cells that everything else is told by hold what this program writes there."""
    numbered = isinstance(seq, int) and 0 < seq < MOST_ENTRIES
    return isinstance(writer, bytes) and len(writer) == 48 and numbered and isinstance(h, bytes)


def _ends_elsewhere(writer: WriterId, said: Head | None, walked: Head) -> Break:
    if said is None:
        return Break("journal.head_changed", writer, walked[0])
    if walked[0] == 0:
        return Break("journal.chain_removed", writer, said[0], said[0])
    if said[0] > walked[0]:
        return Break("journal.tail_cut", writer, said[0], said[0] - walked[0])
    return Break("journal.head_changed", writer, said[0])
