"""A checkpoint of the journal as officers see it, and the short words that stand for it outside the vault.

Two texts stand on the paper. The *code*, twenty letters, is the hash of the signed statement, short enough to be typed.
The text of the *QR code* names the last entry and one hash over where all chains ended, so that it can be compared with
a journal whose directory has lost the statement as well.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.ids import Id, from_hex
from app.keys.encoding import b64, unb64
from app.pdf.document import CODE_LETTERS

_MARK = "NIEM-NK1"
_GROUPS = 5


@dataclass(frozen=True, slots=True)
class CheckpointRow:
    """One checkpoint. ``faults`` is how many chains were known not to hold when it was signed."""

    number: int
    at: int
    entries: int
    chains: int
    signers: tuple[str, ...]
    faults: int
    code: str


@dataclass(frozen=True, slots=True)
class CheckpointState:
    """All checkpoints, newest first, and when the next one is due (UTC microseconds); ``due`` when that is past.

    ``seconds`` are (person, name) of who may sign beside the officer who asks; ``alone`` in one-person mode.
    """

    rows: tuple[CheckpointRow, ...]
    due_at: int
    due: bool
    since_last: int
    seconds: tuple[tuple[Id, str], ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class MadeCheckpoint:
    """A checkpoint just signed, with its paper."""

    number: int
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Compared:
    """Whether a paper and this journal say the same; ``code`` of the sentence, and what the paper says."""

    fits: bool
    code: str
    number: int
    at: int
    entries: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What the QR code says."""

    vault: Id
    number: int
    last: int
    entries: int
    heads: bytes
    statement: bytes

    def text(self) -> str:
        """As the QR code spells it."""
        parts = (_MARK, self.vault.hex(), self.number, self.last, self.entries, b64(self.heads), b64(self.statement))
        return "|".join(map(str, parts))


def code_of(statement: bytes) -> str:
    """Twenty letters for the hash of a statement, in groups of four."""
    letters = "".join(CODE_LETTERS[byte % 32] for byte in statement[: 4 * _GROUPS])
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def mark_from(text: str) -> Mark | None:
    """What a QR code says; None for what is none of ours."""
    parts = "".join(text.split()).split("|")
    if len(parts) != 7 or parts[0] != _MARK:
        return None
    try:
        heads, statement = unb64(parts[5]), unb64(parts[6])
        return Mark(from_hex(parts[1]), int(parts[2]), int(parts[3]), int(parts[4]), heads, statement)
    except ValueError:
        return None


def code_from(text: str) -> str:
    """A code as it was typed, in whatever spelling; empty for what is none."""
    letters = "".join(letter for letter in text.upper() if letter.isalnum())
    if len(letters) != 4 * _GROUPS or set(letters) - set(CODE_LETTERS):
        return ""
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))
