"""What officers see of a former house. Times are UTC microseconds, 0 where nothing is known.

Rule: it is read only. Nothing of it counts in the present vault but the names and keys of who signed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormerRow:
    """A former house: ``key`` names it, ``backup`` is the one that it came out of, ``sealed_at`` when."""

    key: str
    backup: str
    sealed_at: int


@dataclass(frozen=True, slots=True)
class FormerPerson:
    """Somebody who belonged to it; ``left_at`` is 0 for who served to the end. ``duties`` are values of duties."""

    name: str
    title: str
    duties: tuple[str, ...]
    since: int
    left_at: int


@dataclass(frozen=True, slots=True)
class FormerStatement:
    """A signed statement: its number, the code of what it is, whom it names, and who signed."""

    seq: int
    code: str
    at: int
    about: str
    signers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormerGrant:
    """A clearance as it was noted, whether in force at the end or not; unless it ``ends``, it had no last day."""

    person: str
    project: str
    level: int
    at: int
    not_after: int
    ends: bool
    why: str
    signers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormerPaper:
    """A certificate or a record in the officers' register; ``code`` says what it is, ``told`` how it stood.

    Each issue of a certificate is one, ``revision`` by its number; 0 where nothing was signed and no PDF is kept.
    """

    number: str
    code: str
    at: int
    told: str
    revision: int = 0


@dataclass(frozen=True, slots=True)
class FormerPdf:
    """A paper of a former house as it was signed, byte for byte."""

    number: str
    revision: int
    pdf: bytes


@dataclass(frozen=True, slots=True)
class FormerHouse:
    """A former house, opened and proved. ``faults`` are codes of what does not hold; lists are newest first.

    ``root`` is the root certificate (DER) that its papers were signed under: the present vault has another.
    """

    key: str
    backup: str
    company: str
    words: str
    faults: tuple[str, ...]
    people: tuple[FormerPerson, ...]
    grants: tuple[FormerGrant, ...]
    statements: tuple[FormerStatement, ...]
    papers: tuple[FormerPaper, ...]
    root: bytes = b""
