"""The lines of a certificate: what is out of the program's reach, where each stands, and how each may be closed.

Kinds and how they close::

    KEY          a holder's encryption key of before   by itself, once renewed; of who has left: confirmed by hand
    KIT          a recovery kit with a dead entry      by itself, once no kit that opens the old epoch is left
    PRINT        a numbered copy on paper              by itself, by a shredding record that lists its number
    OUTPUT       a sealed file that was handed over    the recipient confirms; or naming a shredding record
    DISC         a disc or stick with readable files   by itself, by a shredding record that lists its number
    BACKUP       a copy of the vault, ciphertext       by itself, once keys and kits are dead; or a shredding record
    THIRD_PARTY  who was handed something              the recipient confirms

Rules:

1. Whatever cannot be shown is *not provable*: said by an officer and a manager with a reason, and it stands so on the
   certificate. It counts as closed, never as done.
2. A copy that came back is still open: it has to be shredded.
3. A person's key has to be renewed within seven days. After that who signs for nobody is let in no more, and officers
   enrol them anew.
4. Only when every line is closed is the certificate complete, as a second issue that names the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.errors import Problem

LONGEST_NOTE = 300


class LineKind(StrEnum):
    """What has to be accounted for."""

    KEY = "key"
    KIT = "kit"
    PRINT = "print"
    OUTPUT = "output"
    DISC = "disc"
    BACKUP = "backup"
    THIRD_PARTY = "third_party"


class LineState(StrEnum):
    """Where a line stands."""

    OUTSTANDING = "outstanding"
    RETURNED = "returned"
    SHREDDED = "shredded"
    KEY_DEAD = "key_dead"
    CONFIRMED = "confirmed"
    NOT_PROVABLE = "not_provable"


CLOSED = frozenset({LineState.SHREDDED, LineState.KEY_DEAD, LineState.CONFIRMED, LineState.NOT_PROVABLE})

BY_HAND: Mapping[LineKind, frozenset[LineState]] = {
    LineKind.KEY: frozenset(),
    LineKind.KIT: frozenset(),
    LineKind.PRINT: frozenset(),
    LineKind.OUTPUT: frozenset({LineState.SHREDDED, LineState.CONFIRMED}),
    LineKind.DISC: frozenset(),
    LineKind.BACKUP: frozenset({LineState.SHREDDED}),
    LineKind.THIRD_PARTY: frozenset({LineState.CONFIRMED}),
}
"""What an officer may close a line as, beside "not provable", which every open line can become."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``name`` finds it again; ``number`` is what it is called on paper, ``holder`` and ``place`` where it
    is.

    ``closed_at`` (UTC microseconds, 0 while open), ``by`` and ``note`` say when, who and how. ``due`` is the deadline
    of a key. ``left``: the key's owner serves no longer, so nobody will renew it. ``hint`` is the code of a sentence
    that says what is to be done next.
    """

    name: str
    kind: LineKind
    number: str
    holder: str
    place: str
    state: LineState
    closed_at: int = 0
    by: str = ""
    note: str = ""
    due: int = 0
    left: bool = False
    hint: str = ""

    @property
    def closed(self) -> bool:
        """Whether nothing more is to be done about it."""
        return self.state in CLOSED

    @property
    def by_hand(self) -> tuple[LineState, ...]:
        """What an officer may close it as now, beside "not provable"."""
        if self.closed:
            return ()
        allowed = BY_HAND[self.kind]
        if self.kind is LineKind.KEY and self.left:
            allowed = frozenset({LineState.CONFIRMED})
        return tuple(state for state in LineState if state in allowed)


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue of a certificate: 1 while in progress, 2 when complete. ``code`` is the short code printed on it."""

    revision: int
    status: str
    at: int
    code: str
    sha256: str


@dataclass(frozen=True, slots=True)
class CertificateView:
    """One certificate with its lines. ``why_not`` is the code of what stands in the way of completing it, or empty."""

    number: str
    reference: str
    order: str
    at: int
    status: str
    issues: tuple[IssueRow, ...]
    lines: tuple[Line, ...]
    why_not: str


@dataclass(frozen=True, slots=True)
class Issued:
    """An issue as it is given out: the signed PDF and the signed JSON with the same fields."""

    number: str
    revision: int
    pdf: bytes
    json: bytes


@dataclass(frozen=True, slots=True)
class SignedBy:
    """One signature as a person should read it; times in UTC microseconds, 0 when there is none."""

    name: str
    title: str
    at: int
    stamped_at: int
    stamped_by: str
    good: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking a file, or a number and a short code.

    ``genuine`` says whether the signatures hold under the company's root and nothing was changed; ``problem`` is the
    code of the sentence when not. ``registered``: the very bytes (or this number with this code) stand in the office's
    register. ``newer``: the register has a later issue. ``told`` are (what, value) pairs to compare with the paper.
    """

    kind: str
    genuine: bool
    problem: str
    signatures: tuple[SignedBy, ...]
    number: str
    revision: int
    status: str
    code: str
    at: int
    registered: bool
    newer: bool
    told: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a replay found: how many destructions the copy did not know of, and what it took out of how many files."""

    erasures: int
    records: int
    compartments: int


def require_closable(line: Line, state: LineState) -> None:
    """Raises ``Problem("closing.closed_already")``, ``Problem("closing.not_this_way")``."""
    if line.closed:
        raise Problem("closing.closed_already")
    if state is not LineState.NOT_PROVABLE and state not in line.by_hand:
        raise Problem("closing.not_this_way")


def checked_note(note: str) -> str:
    """What was written about a line, in one spelling. Raises ``Problem("closing.note_missing",
    "closing.note_long")``.
    """
    text = " ".join(note.split())
    if not text:
        raise Problem("closing.note_missing")
    if len(text) > LONGEST_NOTE:
        raise Problem("closing.note_long", limit=LONGEST_NOTE)
    return text


def why_not_complete(lines: Iterable[Line]) -> str:
    """The code of what stands in the way of completing, or empty."""
    return "" if all(line.closed for line in lines) else "closing.lines_open"
