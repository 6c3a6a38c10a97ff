"""The restore drill: a backup, the kit and the shares, on a clean place, and nothing else; then all of it is wiped.

1. The backup is unpacked into a folder of its own under a scratch place. Only ciphertext ever lies there; keys stay in
   this process's memory. No keyring, no keyslot and no profile is asked: that is what a fire leaves.
2. The directory's chain is verified from the genesis on, the journal's chains, the officers' store, and every
   compartment that the kit opens: pages, index, ledger, records, lists, documents.
3. The heads are compared with those of the backup's manifest, and everything is counted.
4. The scratch folder goes, whatever happened; what a killed drill left goes when the next one begins.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from app.access.level import Level
from app.archive.restore.model import Checkpoint, DrillLine, DrillResult, Progress
from app.archive.restore.opened import OpenedCopy
from app.archive.restore.sealed import Escrowed, opened_by_kit
from app.archive.restore.sources import Ceremony, Head, Unsealed
from app.errors import Corrupt, Problem
from app.ids import Id, random_id
from app.keys.signature import fingerprint_words
from app.vault.check import check_compartment, check_file
from app.vault.compartment import Compartment, Projection
from app.vault.durable import disk_errors
from app.vault.folder import NEEDED_BYTES, Folder
from app.vault.reading import count_standing
from app.vault.sealed_check import damaged_documents
from app.vault.sealed_file import KIND as DOCUMENT
from app.vault.sealed_file import SealedFiles

SCRATCH = ".niem-drill-"
_PARTS = 1000


def hold(
    source: Unsealed,
    ceremony: Ceremony,
    scratch: Path,
    projections: tuple[Projection, ...],
    at: int,
    progress: Progress,
    checkpoint: Checkpoint,
) -> DrillResult:
    """Hold the drill. ``progress`` may raise Cancelled.

    Raises Problem("restore.no_scratch", "restore.no_room"), the disk's problems, and what unpacking and opening raise:
    a backup that cannot be opened at all is no result but a failure.
    """
    began = time.monotonic()
    place = _place(scratch, source.filler.size)
    try:
        copied_at = source.filler.write(place, share(progress, 0, 5))
        checkpoint("unpacked")
        with opened_by_kit(Folder(place), source.house, ceremony, projections) as opened:
            lines, entries = checked(opened.copy, share(progress, 5, 5))
            heads = compared(opened.copy, source.heads())
            checkpoint("checked")
            told = replace(
                _result(opened, at, source.name, copied_at, entries, [*lines, *heads]),
                heads=heads_held(opened.copy, source.heads()),
                words=fingerprint_words(source.genesis),
            )
    finally:
        _wipe(place)
    checkpoint("wiped")
    seconds = int(time.monotonic() - began)
    return replace(told, seconds=seconds)


def sweep(scratch: Path) -> int:
    """Take away what drills that were killed left; returns how many folders."""
    left = list(scratch.glob(f"{SCRATCH}*"))
    for folder in left:
        _wipe(folder)
    return len(left)


def _place(scratch: Path, size: int) -> Path:
    needed = size + NEEDED_BYTES
    with disk_errors():
        if not scratch.is_dir():
            raise Problem("restore.no_scratch")
        sweep(scratch)
        free = shutil.disk_usage(scratch).free
        if free < needed:
            raise Problem("restore.no_room", needed=needed >> 20, free=free >> 20)
        place = scratch / f"{SCRATCH}{random_id().hex()}"
        place.mkdir(mode=0o700)
    return place


def _wipe(place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)


def share(progress: Progress, before: int, parts: int) -> Progress:
    """The progress of a stretch of the ten parts of a drill."""

    def tell(done: int, total: int) -> None:
        progress(before * _PARTS + parts * _PARTS * done // max(1, total), 10 * _PARTS)

    return tell


def checked(copy: OpenedCopy, progress: Progress) -> tuple[list[DrillLine], int]:
    """Step 2: a line for each file that was looked at; also how many entries the journal has."""
    vault = copy.vault
    vault.verify_whole()
    lines = [DrillLine("archive.directory", "", 0, 0, 0, tuple(check_file(vault.directory.connection)))]
    with copy.journal() as journal:
        breaks = sorted({found.code for found in journal.verify(vault.roster.public_key_of)})
        entries = journal.count()
        lines.append(DrillLine("archive.journal", "", 0, entries, 0, tuple(breaks)))
    with copy.office() as office:
        if office is not None:
            faults = check_compartment(office, vault.roster.officer_key_of)
            lines.append(DrillLine("archive.office", "", 0, count_standing(office), 0, tuple(faults)))
    files = SealedFiles(vault.folder, vault.vault_id)
    slots = sorted(copy.keys, key=lambda slot: (slot[0], slot[1]))
    for done, (project, level) in enumerate(slots):
        progress(done, len(slots))
        lines.append(_compartment(copy, files, project, level, lambda: progress(done, len(slots))))  # noqa: B023
    return lines, entries


def _compartment(
    copy: OpenedCopy, files: SealedFiles, project: Id, level: Level, tell: Callable[[], None]
) -> DrillLine:
    name = copy.keys[project, level].project_name
    try:
        with copy.compartment(project, level) as opened:
            faults = check_compartment(opened, copy.vault.roster.public_key_of)
            faults += sorted({found.code for found in damaged_documents(files, opened, lambda _: tell())})
            records, documents = count_standing(opened), count_standing(opened, (DOCUMENT,))
    except Corrupt as error:
        return DrillLine("archive.compartment", name, int(level), 0, 0, (error.code,), project)
    return DrillLine("archive.compartment", name, int(level), records, documents, tuple(faults), project)


def compared(copy: OpenedCopy, heads: Sequence[Head]) -> list[DrillLine]:
    """Step 3: a line for whatever is not where the manifest says; what opens here and is not there at all as well."""
    found = _heads(copy)
    asked = [head for head in heads if head[0] in found or head[0].startswith("journal ")]
    wrong = [head[0].split()[0] for head in asked if found.get(head[0]) != (head[2], head[3])]
    return [DrillLine(f"archive.{kind}", "", 0, 0, 0, ("restore.heads_differ",)) for kind in sorted(set(wrong))]


def heads_held(copy: OpenedCopy, heads: Sequence[Head]) -> int:
    """How many ends of chains the manifest names of those that are open here."""
    found = _heads(copy)
    return sum(1 for head in heads if head[0] in found)


def _heads(copy: OpenedCopy) -> dict[str, tuple[int, bytes]]:
    """The heads of the copy, named as in a manifest."""
    found = {"directory": copy.vault.directory.head}
    with copy.journal() as journal:
        found.update((f"journal {writer.encoded().hex()}", head) for writer, head in journal.heads().items())
    with copy.office() as office:
        if office is not None:
            found["office"] = office.head
    for project, level in copy.keys:
        opened: Compartment
        with copy.compartment(project, level) as opened:
            found[f"compartment {opened.cid.hex()}"] = opened.head
    return found


def _result(opened: Escrowed, at: int, name: str, copied_at: int, entries: int, lines: list[DrillLine]) -> DrillResult:
    whole = not opened.missing and not any(line.faults for line in lines)
    statements = opened.copy.vault.directory.head[0]
    return DrillResult(at, name, copied_at, 0, whole, entries, statements, tuple(lines), opened.missing)
