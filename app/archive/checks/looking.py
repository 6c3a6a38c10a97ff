"""The look at ciphertext as it happens: notes in, files read, notes out. It needs no key and no person.

The same look is taken by the scheduled run, by the administrator, and before every check with keys.
"""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

from app.archive.checks.ciphertext import Tell, look
from app.archive.checks.marks import Notes, read_notes, write_notes
from app.ids import Id, from_hex
from app.vault.folder import Folder

CIPHERTEXT = Id(b"niem ciphertext1")
"""Stands for all files as they lie on the disk, where a check is named by the id of a file."""

_COMPARTMENT = re.compile(r"c/([0-9a-f]{32})\.db", re.ASCII)


def look_again(folder: Folder, notes: Path, now: int, tell: Tell = lambda _: None) -> Notes:
    """Read every file, compare with what was remembered, and remember anew.

    Raises Problem where that cannot be kept.
    """
    started = time.monotonic()
    before = read_notes(notes) or Notes(str(folder.path), first_at=now)
    found = look(folder, before.marks, now, tell)
    after = Notes(
        vault=str(folder.path),
        looked_at=now,
        seconds_tenths=round((time.monotonic() - started) * 10),
        faults=found.faults,
        remarks=found.remarks,
        marks=found.marks,
        first_at=before.first_at or now,
    )
    write_notes(notes, after)
    return after


def codes_of(notes: Notes) -> tuple[str, ...]:
    """What was wrong, each code once."""
    return tuple(sorted({fault.code for fault in notes.faults}))


def doubted(notes: Notes | None) -> frozenset[Id]:
    """The compartments in whose files something was wrong: whoever has the key looks at them first."""
    found = [_COMPARTMENT.fullmatch(fault.name) for fault in notes.faults] if notes else []
    return frozenset(from_hex(match.group(1)) for match in found if match)


def settle(notes: Path, names: frozenset[str]) -> None:
    """Forget what was remembered of files that a check with keys found whole: they were brought back, say.

    What stands there is remembered at the next look.
    """
    kept = read_notes(notes)
    if kept is None or not any(fault.name in names for fault in kept.faults):
        return
    left = tuple(fault for fault in kept.faults if fault.name not in names)
    marks = {name: mark for name, mark in kept.marks.items() if name not in names}
    write_notes(notes, replace(kept, faults=left, marks=marks))
