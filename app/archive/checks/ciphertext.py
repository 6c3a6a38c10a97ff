"""Looking at a vault without any key: what its files must be like, whoever reads them.

It is what the scheduled run and the administrator can do. Found for certain:

1. the label, or one of the three house files, is not there; something else than a plain file stands in a file's place;
2. a byte that the disk does not give;
3. a database that is no multiple of a page, begins as a readable one, or has a page of zeros, or the same page twice:
   SQLCipher gives every page a fresh nonce each time it is written, so no two are ever alike;
4. another salt than before under the same name: the file was exchanged, for the salt is made with the file;
5. a file of the same size and time with other bytes than before: the disk changed it, not a program;
6. a sealed document of an impossible length, or with other bytes than before, whatever its time: it is never rewritten.

Not found: what was changed by somebody who sets the time as well, and whether what a database holds was signed for.
That takes keys (`app.vault.check`). Files that went, and those that somebody wrote in whenever we looked, are remarks,
for whoever has keys to judge.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.archive.checks.marks import Fault, Mark
from app.errors import NiemError
from app.keys.chunked import CHUNK, sealed_size
from app.vault.folder import Folder

Tell = Callable[[int], None]
"""Told how many bytes were read since it was last told; may raise Cancelled."""

PAGE = 4096
TAIL = 80
"""The nonce and the MAC at the end of each page."""
PIECE = 1024 * 1024
TRIES = 3
READABLE = b"SQLite format 3\x00"
UNREAD = "checks.not_read"
HOUSE_FILES = ("directory.db", "journal.db", "office.db")

_DATABASE = re.compile(r"(c/[0-9a-f]{32}|house-[1-9][0-9]*/(directory|journal|office))\.db", re.ASCII)
_SEALED = re.compile(r"a/([0-9a-f]{2})/\1[0-9a-f]{30}", re.ASCII)
_OTHER = re.compile(
    r"vault\.json|lock|slots/[0-9a-f]{32}\.[0-9a-f]{32}\.slot|house-[1-9][0-9]*/[0-9a-f]{32}\.[0-9a-f]{32}\.keys",
    re.ASCII,
)
_PASSING = re.compile(r".*\.db-journal|staging/.*|.*\.part|reserve", re.ASCII)
"""What comes and goes while people work."""


@dataclass(frozen=True, slots=True)
class Looked:
    """``faults`` are certain; ``remarks`` wait for keys; ``marks`` are to be remembered of what is without fault."""

    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]
    marks: dict[str, Mark]
    files: int


def look(folder: Folder, before: dict[str, Mark], now: int, tell: Tell = lambda _: None) -> Looked:
    """Read every file of the vault once. ``before`` is what was remembered, ``now`` UTC microseconds."""
    faults, remarks, marks = list(_missing(folder)), [], {}
    seen = set()
    for name in _names(folder.path):
        known = before.get(name)
        seen.add(name)
        if not (_DATABASE.fullmatch(name) or _SEALED.fullmatch(name) or _OTHER.fullmatch(name)):
            remarks.append(Fault(name, "checks.foreign"))
            continue
        code, mark = _examined(folder.path, name, known, now, tell)
        if code == UNREAD:
            remarks.append(Fault(name, code))
        elif code:
            faults.append(Fault(name, code))
        mark = known if code else mark
        if mark is not None:
            marks[name] = mark
    remarks.extend(Fault(name, "checks.gone") for name in sorted(before.keys() - seen))
    return Looked(tuple(faults), tuple(remarks), marks, len(seen))


def total_bytes(folder: Folder) -> int:
    """How much there is to read."""
    total = 0
    for name in _names(folder.path):
        try:
            total += (folder.path / name).lstat().st_size
        except OSError:
            continue
    return total


def _missing(folder: Folder) -> Iterator[Fault]:
    try:
        house = folder.read_label().house
    except NiemError as error:
        yield Fault("vault.json", error.code)
        return
    for name in HOUSE_FILES:
        if not os.path.lexists(folder.house(house) / name):
            yield Fault(f"house-{house}/{name}", "vault.file_missing")


def _names(root: Path) -> list[str]:
    """Every file of the vault by its path, in order; links are named and not followed."""
    found = []
    for place, folders, files in os.walk(root):
        folders.sort()
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        found += [(Path(place) / name).relative_to(root).as_posix() for name in (*files, *links)]
    return sorted(name for name in found if not _PASSING.fullmatch(name))


def _examined(root: Path, name: str, known: Mark | None, now: int, tell: Tell) -> tuple[str, Mark | None]:
    """What is wrong with a file, and what to remember of it; `UNREAD` where it changed all the time."""
    path = root / name
    for _ in range(TRIES):
        try:
            before = path.lstat()
            if not stat.S_ISREG(before.st_mode):
                return "checks.not_a_file", None
            busy = _has_journal(path)
            found = _read(path, pages=name.endswith(".db"), tell=tell)
            after = path.lstat()
        except FileNotFoundError:
            return "", None  # it went away while we looked: the next look remarks it
        except OSError:
            return "checks.unreadable", None
        steady = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
        if steady and not busy and not _has_journal(path) and found.size == after.st_size:
            mark = Mark(found.size, after.st_mtime_ns, found.digest, found.salt, known.since if known else now)
            return _judged(name, found, mark, known), mark
    return UNREAD, known


@dataclass(slots=True)
class _Read:
    size: int
    digest: str
    salt: str
    head: bytes
    fault: str


def _read(path: Path, *, pages: bool, tell: Tell) -> _Read:
    digest, size, head, fault = hashlib.sha256(), 0, b"", ""
    tails: set[bytes] = set()
    with path.open("rb", buffering=0) as source:
        while piece := source.read(PIECE):
            digest.update(piece)
            head = head or piece[:16]
            size += len(piece)
            if pages and not fault:
                fault = _pages_fault(piece, tails)
            tell(len(piece))
    return _Read(size, digest.hexdigest(), head.hex(), head, fault)


def _pages_fault(piece: bytes, tails: set[bytes]) -> str:
    """Whether the pages of one piece can be pages of a sealed database; ``tails`` are those of all pages before."""
    for start in range(0, len(piece) - PAGE + 1, PAGE):
        tail = piece[start + PAGE - TAIL : start + PAGE]
        if not any(tail):
            return "checks.page_empty"
        if tail in tails:
            return "checks.page_repeated"
        tails.add(tail)
    return ""


def _judged(name: str, found: _Read, mark: Mark, known: Mark | None) -> str:
    if _DATABASE.fullmatch(name):
        if found.size == 0 or found.size % PAGE:
            return "checks.size_wrong"
        if found.head == READABLE:
            return "checks.not_sealed"
        if found.fault:
            return found.fault
        if known is not None and known.salt != mark.salt:
            return "checks.replaced"
    elif _SEALED.fullmatch(name):
        if not _sealed_length(found.size):
            return "checks.size_wrong"
        if known is not None and known.digest != mark.digest:
            return "checks.bytes_changed"
    if known is not None and (known.size, known.mtime) == (mark.size, mark.mtime) and known.digest != mark.digest:
        return "checks.bytes_changed"
    return ""


def _sealed_length(size: int) -> bool:
    """Whether a document can be sealed in so many bytes: its plaintext is filled up to a multiple of four chunks."""
    whole = 4 * CHUNK
    step = sealed_size(2 * whole) - sealed_size(whole)
    first = sealed_size(whole)
    return size >= first and (size - first) % step == 0


def _has_journal(path: Path) -> bool:
    """Whether a transaction of a database is under way, or waits to be taken back."""
    try:
        return path.with_name(f"{path.name}-journal").stat().st_size > 0
    except OSError:
        return False
