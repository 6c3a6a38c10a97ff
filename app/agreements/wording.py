"""The versioned texts of the agreement, read from ``resources/agreements/<language>/<version>.md``.

A file is Markdown with a short head: ``#`` the title, ``##`` an article, ``###`` a part for the duties of one group
(``### managers: Người quản lý``), everything else paragraphs; those that begin with ``- `` are points of a list. Words
in braces are filled in for the person. The Vietnamese text binds, the English one is for reading. A version that was
once signed is never changed: a better text gets a new file.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from app.access.duty import Duty
from app.access.policy import ENTRY, MANAGER, READERS
from app.agreements.model import POINT, TextPart, Wording
from app.paths import RESOURCES

FOLDER = RESOURCES / "agreements"
BINDING, READING = "vi", "en"
GROUPS: dict[str, frozenset[Duty]] = {
    "readers": READERS,
    "entry": ENTRY,
    "managers": MANAGER,
    "watchers": frozenset({Duty.OFFICER, Duty.ADMINISTRATOR}),
}
"""Which duties a group's part is for."""
_VERSION = re.compile(r"(\d{4})-(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Blanks:
    """What is filled in. ``start`` and ``until`` as people write days."""

    company: str
    person: str
    title: str
    start: str
    until: str


@cache
def versions() -> tuple[str, ...]:
    """All versions of the text, oldest first."""
    found = [path.stem for path in (FOLDER / BINDING).glob("*.md") if _VERSION.fullmatch(path.stem)]
    return tuple(sorted(found, key=_order))


def newest() -> str:
    """The version that is signed now."""
    return versions()[-1]


def is_older(version: str) -> bool:
    """Whether there is a newer text than ``version``."""
    return version != newest()


def wording(version: str, language: str, duties: Collection[Duty], blanks: Blanks) -> Wording:
    """The text for somebody with ``duties``, filled in: parts for the duties of others are left out.

    Raises ``LookupError`` for a version or language that does not exist.
    """
    head, lines = _source(version, language)
    names = ", ".join(duty.label(language) for duty in sorted(duties))
    words = {
        "company": blanks.company,
        "person": blanks.person,
        "title": blanks.title,
        "duties": names,
        "start": blanks.start,
        "until": blanks.until,
        "version": version,
    }
    title = ""
    preamble: list[str] = []
    parts: list[tuple[str, int, list[str]]] = []
    paragraphs = preamble
    for line in lines:
        if line.startswith("# "):
            title = line.removeprefix("# ")
        elif line.startswith("## "):
            paragraphs = []
            parts.append((line.removeprefix("## "), 1, paragraphs))
        elif line.startswith("### "):
            group, _, heading = line.removeprefix("### ").partition(": ")
            paragraphs = []
            if GROUPS[group] & frozenset(duties):
                parts.append((heading, 2, paragraphs))
        else:
            paragraphs.append(_filled(line, words))
    return Wording(
        version=version,
        language=language,
        title=title,
        preamble=tuple(preamble),
        parts=tuple(TextPart(heading, rank, tuple(texts)) for heading, rank, texts in parts),
        checked_by_counsel=head.get("checked_by_counsel") == "yes",
    )


def _filled(line: str, words: dict[str, str]) -> str:
    """``line`` with its blanks filled; what is filled in is never read again."""
    text = re.sub(r"\{(\w+)\}", lambda blank: words[blank[1]], line)
    return POINT + text.removeprefix("- ") if line.startswith("- ") else text


@cache
def _source(version: str, language: str) -> tuple[dict[str, str], tuple[str, ...]]:
    path = FOLDER / language / f"{version}.md"
    if language not in (BINDING, READING) or not _VERSION.fullmatch(version) or not path.is_file():
        raise LookupError(version)
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    known = dict(line.split(": ", 1) for line in head.splitlines() if line)
    return known, tuple(line for line in body.splitlines() if line.strip())


def _order(version: str) -> tuple[int, int]:
    year, _, number = version.partition("-")
    return int(year), int(number)
