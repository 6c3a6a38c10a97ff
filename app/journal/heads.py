"""The heads of all chains at one moment, and what an entry says about those of the others.

``seen`` of an entry is 44 bytes: SHA-256 over the heads of all other chains in order of their writers, how many chains
those are (4 bytes) and how many entries they hold together (8 bytes). The numbers say nothing that the hash does not
prove; they tell afterwards *what* is missing when it does not fit: a chain, or the tail of one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from app.keys.encoding import Label, framed, pae
from app.keys.hashing import sha256

FIRST_PREV = bytes(32)

Head = tuple[int, bytes]
"""A number in a chain and the hash that stands there."""

NOTHING: Head = (0, FIRST_PREV)

SEEN_SIZE = 44

_MOST = 2**64 - 1


class Heads:
    """The heads of all chains, by their writers' 48 bytes. `witness` is asked for every entry, so it is kept ready."""

    def __init__(self, heads: Iterable[tuple[bytes, int, bytes]] = ()) -> None:
        rows = sorted(heads)
        self._heads: dict[bytes, Head] = {writer: (seq, h) for writer, seq, h in rows}
        self._order: list[bytes] = [writer for writer, _, _ in rows]
        self._framed: list[bytes] = [framed(writer) + framed(h) for writer, _, h in rows]
        self.total = sum(seq for _, seq, _ in rows)

    def __len__(self) -> int:
        return len(self._heads)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._order)

    def get(self, writer: bytes) -> Head:
        """The head of one chain; (0, zeros) for one that has not begun."""
        return self._heads.get(writer, NOTHING)

    def advance(self, writer: bytes, seq: int, h: bytes) -> None:
        """The chain of ``writer`` ends here from now on."""
        known = self._heads.get(writer)
        place = bisect_left(self._order, writer)
        part = framed(writer) + framed(h)
        if known is None:
            self._order.insert(place, writer)
            self._framed.insert(place, part)
        else:
            self._framed[place] = part
        self.total += seq - (known[0] if known else 0)
        self._heads[writer] = (seq, h)

    def witness(self, writer: bytes) -> bytes:
        """What ``writer`` would say now about all others."""
        place = bisect_left(self._order, writer)
        mine = self._heads.get(writer)
        others = len(self._order)
        parts = self._framed
        if mine is not None:
            parts = [*parts[:place], *parts[place + 1 :]]
            others -= 1
        entries = min(max(0, self.total - (mine[0] if mine else 0)), _MOST)  # a forger writes any number into the file
        return sha256(_HEADING + b"".join(parts)) + others.to_bytes(4, "big") + entries.to_bytes(8, "big")

    def digest(self) -> bytes:
        """One hash over all heads."""
        return sha256(_HEADING + b"".join(self._framed))

    def copied(self) -> dict[bytes, Head]:
        """The heads by writers, as they stand now."""
        return dict(self._heads)


def counted(seen: bytes) -> tuple[int, int]:
    """How many other chains an entry saw, and how many entries those held together."""
    return int.from_bytes(seen[32:36], "big"), int.from_bytes(seen[36:], "big")


_HEADING = pae(Label.HEADS)
