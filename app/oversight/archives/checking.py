"""Reading an archive back: whether it proves itself, and whether the present journal says the same.

Checked are the seal of every chunk, the chain of statements, each entry's hash and signature, every chain's numbering
from the first entry of the archive on, the heads, and the officer's signature at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.journal.entry import Entry, entry_hash
from app.keys.encoding import b64, canonical, unb64
from app.keys.hashing import sha256
from app.keys.signature import verify
from app.oversight.archives.file import DAMAGED, entry_from, signed_end
from app.people.proof import chain_from, followed
from app.vault.roster import Roster

FORGED, GAP, END = "oversight.proof_forged", "oversight.proof_gap", "oversight.proof_end"
MOST_FAULTS = 20

Told = Callable[[Entry, bytes], None]
"""Called with each entry and its hash as it was made anew."""


@dataclass
class Reading:
    """One reading. ``said`` is the archive's first line once it has been read."""

    vault_id: Id
    told: Told
    said: Mapping[str, Any] = field(default_factory=dict)
    faults: list[tuple[str, int]] = field(default_factory=list)
    entries: int = 0
    _digest: bytes = sha256(b"")
    _heads: dict[bytes, tuple[int, bytes]] = field(default_factory=dict)

    def read(self, lines: Iterator[dict[str, Any]]) -> None:
        """Read all. Raises as ``lines`` do, and Corrupt("oversight.archive_damaged") for what is no line of ours."""
        try:
            self._read(lines)
        except (AttributeError, IndexError, KeyError, OverflowError, StopIteration, TypeError, ValueError) as error:
            raise Corrupt(DAMAGED).because(error) from error

    def _read(self, lines: Iterator[dict[str, Any]]) -> None:
        self.said = self._taken(next(lines))
        directory = self._taken(next(lines))
        roster, _ = followed(chain_from(self.vault_id, directory["statements"]), self.vault_id)
        last = self.said["first"] - 1
        for line in lines:
            if "end" in line:
                self._end(line["end"], roster)
                if next(lines, None) is not None:
                    self._fault(END, 0)
                return
            entry = entry_from(self._taken(line))
            if entry.id <= last:
                self._fault(GAP, entry.id)
            last = entry.id
            self._entry(entry, roster)
        raise Corrupt(DAMAGED)

    def _taken(self, line: dict[str, Any]) -> dict[str, Any]:
        self._digest = sha256(self._digest, canonical(line) + b"\n")
        return line

    def _entry(self, entry: Entry, roster: Roster) -> None:
        self.entries += 1
        mine = entry.writer.encoded()
        h = entry_hash(mine, entry.seq, entry.prev, entry.at, entry.seen, entry.ref, entry.detail_hash)
        public = roster.public_key_of(entry.writer.uid)
        if public is None or not verify(public, h, entry.sig):
            self._fault(FORGED, entry.id)
        before = self._heads.get(mine)
        if before is not None and (entry.seq, entry.prev) != (before[0] + 1, before[1]):
            self._fault(GAP, entry.id)
        self._heads[mine] = (entry.seq, h)
        self.told(entry, h)

    def _end(self, end: Mapping[str, Any], roster: Roster) -> None:
        by = from_hex(self.said["by"])
        public = roster.officer_key_of(by)
        ends = {b64(owner): [seq, b64(h)] for owner, (seq, h) in self._heads.items()}
        message = signed_end(self.vault_id, sha256(self._digest, canonical(ends)), self.entries)
        same = (end["entries"], end["heads"]) == (self.entries, ends)
        if public is None or not same or not verify(public, message, unb64(end["signature"])):
            self._fault(END, 0)

    def _fault(self, code: str, entry: int) -> None:
        if len(self.faults) < MOST_FAULTS or code == END:
            self.faults.append((code, entry))
