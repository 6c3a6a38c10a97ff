"""What a package says of itself, and the pure rules of what may stand in one.

Rules:

1. Before the password nothing of a package is shown but its number: all else is sealed, and only the seal says that it
   is true.
2. A password is one whatever way it is typed: composed or decomposed letters, small ones, other blanks and dashes.
3. Names of files are plain names on every system: no way out of the chosen folder, nothing hidden, no device, no two
   that one system takes for one. What breaks that was not made by this program, and nothing of it is written.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LETTERS = "23456789BCFGHJKLMNPQRSTVXZ"
"""26 letters and digits that no Vietnamese typing method makes into others: no vowels, no D, no W; and none that look
like one another."""
GROUPS = 5
GROUP_SIZE = 4
MOST_FILES = 200
LONGEST_NAME = 150
MOST_NAME_BYTES = 240
SUFFIX = ".niem"
_FORBIDDEN = frozenset('/\\:*?"<>|')
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"}
)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class PackageLabel:
    """What can be read without the password, and is not proved before it was given."""

    number: str
    size: int


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One file inside: its name, its length in bytes, its SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What stands on the cover. ``until`` is an ISO day, ``made_at`` UTC microseconds, ``level`` 1 or 2."""

    number: str
    company: str
    request: str
    recipient: str
    recipient_kind: str
    purpose: str
    until: str
    level: int
    approved_by: str
    handed_by: str
    made_at: int


@dataclass(frozen=True, slots=True)
class PackageView:
    """A package that was opened and found whole."""

    facts: PackageFacts
    files: tuple[PackageFile, ...]


def new_password() -> str:
    """A fresh password such as ``K7Q2-9XZB-M4TB-6RHF-8GHJ``: 20 places of 26 letters, 94 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP_SIZE)) for _ in range(GROUPS))


def spelled(password: str) -> bytes:
    """The bytes that a typed password stands for: capitals, letters and digits only, composed. Empty for none.

    Raises nothing: half a surrogate pair, which no keyboard gives, counts as no letter.
    """
    whole = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", password).upper())
    return "".join(letter for letter in whole if letter.isalnum()).encode("utf-8", "ignore")


def is_plain_name(name: str) -> bool:
    """Whether ``name`` is one that this program writes (rule 3, for one name)."""
    return (
        0 < len(name) <= LONGEST_NAME
        and name == unicodedata.normalize("NFC", name)
        and not any(letter in _FORBIDDEN or unicodedata.category(letter) in _UNSEEN for letter in name)
        and len(name.encode("utf-8")) <= MOST_NAME_BYTES
        and name[0] not in ". "
        and name[-1] not in ". "
        and name.partition(".")[0].rstrip().upper() not in _DEVICES
    )


def are_plain_names(names: Iterable[str]) -> bool:
    """Whether all are plain, and no two are one to any system."""
    given = list(names)
    return all(is_plain_name(name) for name in given) and len({_folded(name) for name in given}) == len(given)


def plain_names(wanted: Iterable[str]) -> tuple[str, ...]:
    """``wanted`` made plain and different from one another, in their order."""
    taken: set[str] = set()
    made = []
    for name in wanted:
        stem, dot, ending = _plain(name).rpartition(".")
        stem, ending = (stem, dot + ending) if stem else (ending, "")
        kept, count = _cut(stem, ending, ""), 1
        while _folded(kept) in taken:
            count += 1
            kept = _cut(stem, ending, f" ({count})")
        taken.add(_folded(kept))
        made.append(kept)
    return tuple(made)


def _plain(name: str) -> str:
    composed = unicodedata.normalize("NFC", name)
    seen = (letter for letter in composed if unicodedata.category(letter) not in _UNSEEN)
    text = "".join("-" if letter in _FORBIDDEN else letter for letter in seen).lstrip(". ").rstrip(". ")
    if text.partition(".")[0].rstrip().upper() in _DEVICES:
        text = f"_{text}"
    return text or "_"


def _cut(stem: str, ending: str, count: str) -> str:
    """A name within the limits: its stem is what gives way."""
    tail = (ending if len(ending) <= 20 and len(ending.encode()) <= 40 else "") or ""
    stem = stem + ending[:LONGEST_NAME] if ending and not tail else stem
    room = MOST_NAME_BYTES - len((count + tail).encode("utf-8"))
    kept = stem[: LONGEST_NAME - len(count) - len(tail)].encode("utf-8")[:room].decode("utf-8", "ignore").rstrip(". ")
    return unicodedata.normalize("NFC", (kept or "_") + count + tail)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
