"""Documents of a customer file: what crosses between the processes, and the pure rules.

Rules:

1. A document belongs to a customer, perhaps to one item of theirs; its level is never below theirs.
2. What it is, is judged by its content; its name is only what people call it.
3. A document as large as `MOST_BYTES` is taken, a larger or an empty one is not.
4. The same content twice is said, with the name of what is there already; it is added again only on wish. What stands
   above the reader's clearance is never compared with.
5. There is no way out here: a document leaves through a release.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from app.access.level import Level
from app.customers.documents.media import PREVIEWED, kind_of
from app.customers.form import Ref
from app.errors import Problem

__all__ = [
    "MOST_BYTES",
    "Added",
    "DocumentRow",
    "DocumentView",
    "Reading",
    "Twin",
    "kind_of",
    "require_name",
    "safe_name",
]

MOST_BYTES = 200 * 1024 * 1024
LONGEST_NAME = 200
TEXT_LIMIT = 20_000
"""Characters of a document's own text that are kept for the search and for reading: some eight pages."""

_UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Control characters, and marks by which a name could be shown the wrong way round."""
_BLANKS = re.compile(r"\s+")


class Reading(StrEnum):
    """How it went with the words of a document when it came in."""

    WORDS = "words"
    """Some were found, and are searched."""
    NOTHING = "nothing"
    """It holds none that can be read: a picture, an archive, a scan."""
    LOCKED = "locked"
    """It has a password of its own."""
    UNREADABLE = "unreadable"
    """It is not what it says it is, or too large to be read."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document. Times are UTC microseconds; ``fault`` is ``""`` or the code of what is wrong with its file."""

    ref: Ref
    customer: Ref
    item: Ref | None
    name: str
    media_type: str
    size: int
    rev: int
    added_at: int
    added_by: str
    reading: Reading
    fault: str = ""

    @property
    def level(self) -> Level:
        """Its own level."""
        return self.ref.level

    @property
    def kind(self) -> str:
        """What it is, in one word (`media.kind_of`)."""
        return kind_of(self.media_type)

    @property
    def previewed(self) -> bool:
        """Whether its pages can be shown."""
        return self.media_type in PREVIEWED


@dataclass(frozen=True, slots=True)
class Twin:
    """A document of the same content that is there already."""

    ref: Ref
    name: str
    customer: Ref
    customer_name: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file: ``ref`` of the new document, or None because of its ``twins``."""

    ref: Ref | None
    name: str
    twins: tuple[Twin, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One page of a document as a picture, and how many pages there are."""

    pages: int
    png: bytes


def safe_name(name: str) -> str:
    """A file's name as it is kept: in NFC, without unseen marks, shortened in the middle; never empty."""
    whole = name.encode("utf-8", "replace").decode("utf-8")
    clean = _BLANKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", whole))).strip()
    if len(clean) > LONGEST_NAME:
        stem, dot, ending = clean.rpartition(".")
        tail = f"….{ending}" if dot and stem and len(ending) <= 10 else "…"
        clean = clean[: LONGEST_NAME - len(tail)] + tail
    return clean or "?"


def require_name(name: str) -> str:
    """A new name as it is kept. Raises Problem("documents.name_missing") or Problem("documents.name_too_long")."""
    if not _UNSEEN.sub("", name).strip():
        raise Problem("documents.name_missing")
    if len(name) > LONGEST_NAME:
        raise Problem("documents.name_too_long", limit=LONGEST_NAME)
    return safe_name(name)


def require_level(level: Level, customer: Ref, item: Ref | None) -> None:
    """Rule 1. Raises Problem("documents.below_customer") or Problem("documents.below_item")."""
    if level < customer.level:
        raise Problem("documents.below_customer")
    if item is not None and level < item.level:
        raise Problem("documents.below_item")
