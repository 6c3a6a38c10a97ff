"""Proving the journal: all of it, or what came since it was last found whole; and how far anything vouches for it.

A chain holds by itself only as far as something outside it names its head. Three things do, each for a range:

* a *checkpoint*, which officers signed and keep on paper (`app.oversight.checkpoints`);
* this *device*, which saw the journal at the last unlocking (`app.vault.anchor`), outside the vault's folder;
* a *witness*: entries of other people that came later and name the head.

What comes after all three is told as unanchored: only the people who wrote it, acting together, could have cut it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from app.journal.heads import Head, Heads
from app.journal.walk import MOST_ENTRIES, Break, Walk
from app.vault.anchor import JournalSeen
from app.vault.ledger import PublicKeyOf
from app.vault.record import WriterId

BEGINNING, END = -(2**63), 2**63 - 1
"""Every number that an entry can have in the file lies between, also one that no program of ours gave it."""

Progress = Callable[[int, int], None]


class Readable(Protocol):
    """What is asked of the journal's file."""

    def slices(self, after: int, to: int) -> Iterator[list[tuple[Any, ...]]]:
        """Rows of `walk.COLUMNS` in the order of the file; nobody is kept from writing meanwhile."""
        ...

    def listed_to(self) -> tuple[dict[bytes, Head], int]:
        """Where all chains end, and the last entry's id, of one moment."""
        ...

    def hash_at(self, writer: bytes, seq: int) -> bytes | None:
        """The hash at a number of a chain."""
        ...

    def first(self) -> bytes:
        """The hash of the first entry of all; empty when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class ChainState:
    """One chain: its last number, and up to which of its numbers something vouches for it (0: for none)."""

    writer: WriterId
    last: int
    paper: int
    device: int
    witness: int

    @property
    def anchored(self) -> int:
        """Up to where anything does."""
        return max(self.paper, self.device, self.witness)


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of a whole verification. ``backwards`` are entries before which their writer's clock was set back."""

    breaks: tuple[Break, ...]
    entries: int
    chains: tuple[ChainState, ...]
    backwards: tuple[tuple[WriterId, int], ...]
    state: JournalSeen


def verify_all(
    journal: Readable,
    public_key_of: PublicKeyOf,
    *,
    papers: Sequence[JournalSeen] = (),
    device: JournalSeen | None = None,
    progress: Progress | None = None,
) -> Verification:
    """Walk the whole journal, every signature included, and compare it with what is known of it from elsewhere.

    ``papers`` are the checkpoints, ``device`` what this device has seen. ``progress`` may raise Cancelled.
    """
    listed, last = journal.listed_to()
    walk = Walk(public_key_of, journal.hash_at)
    for rows in journal.slices(BEGINNING, last):
        for row in rows:
            walk.take(row)
        if progress is not None:
            progress(rows[-1][0], last)
    _take_made_up(journal, walk)
    breaks = {found.writer: found for found in walk.finish(listed)}
    clean = not breaks
    for known in (*papers, *([device] if device else [])):
        for found in contradictions(journal, known, clean=clean):
            breaks.setdefault(found.writer, found)
    paper = _reach(journal, papers)
    seen = _reach(journal, [device] if device else [])
    chains = tuple(
        ChainState(
            WriterId.decoded(writer),
            walk.heads.get(writer)[0],
            paper.get(writer, 0),
            seen.get(writer, 0),
            walk.witnessed.get(writer, 0),
        )
        for writer in walk.heads
    )
    state = JournalSeen(last, journal.first(), walk.heads.copied())
    return Verification(tuple(breaks.values()), walk.count, chains, tuple(walk.backwards), state)


def verify_since(
    journal: Readable,
    public_key_of: PublicKeyOf,
    known: JournalSeen,
    *,
    every_signature: bool = False,
    clean: bool = True,
    progress: Progress | None = None,
) -> tuple[list[Break], JournalSeen]:
    """Prove what came after ``known``, where the journal was found whole; and the state to go on from next time.

    What ``known`` names must still be there; the entries before it are not read again (the weekly check does that).
    When it is not there, that alone is told and the state stays what it was.
    """
    gone = contradictions(journal, known, clean=clean)
    if gone:
        return gone, known
    listed, last = journal.listed_to()
    heads = Heads((writer, seq, h) for writer, (seq, h) in known.heads.items())
    walk = Walk(public_key_of, journal.hash_at, heads, every_signature=every_signature)
    for rows in journal.slices(known.last, last):
        for row in rows:
            walk.take(row)
        if progress is not None:
            progress(rows[-1][0] - known.last, last - known.last)
    _take_made_up(journal, walk)
    breaks = {found.writer: found for found in walk.finish(listed)}
    if not every_signature:
        for found in walk.unproven():
            breaks.setdefault(found.writer, found)
    return list(breaks.values()), JournalSeen(last, journal.first(), walk.heads.copied())


def _take_made_up(journal: Readable, walk: Walk) -> None:
    """What stands under numbers that no program of ours gives: it comes last, wherever it says that it stood."""
    for rows in journal.slices(MOST_ENTRIES - 1, END):
        for row in rows:
            walk.take(row)


def contradictions(journal: Readable, known: JournalSeen, *, clean: bool) -> list[Break]:
    """Which chains lack what ``known`` says of them. ``clean``: the file does not contradict itself.

    A file that begins with another entry was written from scratch. One that holds together and only lacks the last
    entries of some chains is an older one that was put back, or was cut to an earlier moment, which is the same.
    """
    listed, _ = journal.listed_to()
    found = [one for writer, head in sorted(known.heads.items()) if (one := _lacking(journal, writer, head, listed))]
    if not found:
        return []
    if known.first and journal.first() != known.first:
        return [replace(one, code="journal.rewritten") for one in found]
    if clean and all(one.code in ("journal.tail_cut", "journal.chain_removed") for one in found):
        return [replace(one, code="journal.older_file") for one in found]
    return found


def _lacking(journal: Readable, writer: bytes, head: Head, listed: Mapping[bytes, Head]) -> Break | None:
    seq, h = head
    there = journal.hash_at(writer, seq)
    if there == h:
        return None
    who = WriterId.decoded(writer)
    if there is not None:
        return Break("journal.chain_rewritten", who, seq)
    last = listed.get(writer, (0, b""))[0]
    if last == 0:
        return Break("journal.chain_removed", who, seq, seq)
    return (
        Break("journal.tail_cut", who, seq, seq - last) if last < seq else Break("journal.middle_removed", who, seq, 1)
    )


def _reach(journal: Readable, knowns: Sequence[JournalSeen]) -> dict[bytes, int]:
    """How far into each chain the heads reach that are known and are there."""
    reach: dict[bytes, int] = {}
    for known in knowns:
        for writer, (seq, h) in known.heads.items():
            if seq > reach.get(writer, 0) and journal.hash_at(writer, seq) == h:
                reach[writer] = seq
    return reach
