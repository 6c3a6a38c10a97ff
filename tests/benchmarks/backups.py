"""A backup beside a plain copy with its hash, and the next one, for which the documents are there already.

The limit is what anybody does who wants to be sure of a copy: copy every file, sync it, and hash what was copied. Ours
copies the databases as they stood at one moment, hashes, encrypts, hashes again, writes and syncs; documents are hashed
and copied. Proving it by a restore comes on top and is measured beside reading and hashing the copy.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from app.archive.backup import proving
from app.archive.backup.copying import copy_as_stood, scratch_in
from app.archive.backup.making import make
from app.archive.backup.taking import facts_of
from app.ids import random_id
from app.people.entrance import sign_in
from app.session.door import Session
from tests.benchmarks.cases import OFFICER, found
from tests.benchmarks.measure import Figure, in_turn

MEGABYTE = 1024 * 1024


def measure_backups(folder: Path, megabytes: int = 200, repeats: int = 3) -> Iterator[Figure]:
    """Compartments of ``megabytes`` together, and half as much in documents; the second column counts megabytes."""
    world, founded = found(folder, "kho-sao-luu")
    session = sign_in(world, founded.path, founded.officer, OFFICER)
    vault = session.vault.folder
    for _ in range(4):
        _filled(vault.compartment(random_id()), megabytes // 4)
    for _ in range(megabytes // 4):
        name = random_id().hex()
        (vault.attachments / name[:2]).mkdir(exist_ok=True)
        _filled(vault.attachments / name[:2] / name, 2)
    disk, copy, made = folder / "disk", folder / "copy", Made(session)
    disk.mkdir()

    def anew() -> None:
        shutil.rmtree(disk)
        disk.mkdir()
        made.again(disk)

    def copied(places: tuple[str, ...] = ("c", "a")) -> None:
        shutil.rmtree(copy, ignore_errors=True)
        for place in places:
            for path in (path for path in (founded.path / place).rglob("*") if path.is_file()):
                target = copy / path.relative_to(founded.path)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
                with target.open("rb+") as file:
                    os.fsync(file.fileno())
                    hashlib.file_digest(file, "sha256")

    whole = megabytes * 3 // 2
    yield in_turn("back up, sealed and signed", whole, anew, copied, target=3, repeats=repeats)
    yield in_turn(
        "the next backup, its documents there already", whole, lambda: made.again(disk), lambda: copied(("c",)),
        target=3, repeats=repeats,
    )  # fmt: skip
    copied()

    def hashed() -> None:
        for path in (path for path in copy.rglob("*") if path.is_file()):
            with path.open("rb") as file:
                hashlib.file_digest(file, "sha256")

    yield in_turn("prove a backup by restoring it", whole, made.prove, hashed, target=6, repeats=repeats)
    session.close()


class Made:
    """Backups one after the other, and the last one with its key."""

    def __init__(self, session: Session) -> None:
        self._session, self._number = session, 0
        self._last: tuple[Path, bytes] | None = None

    def again(self, disk: Path) -> None:
        """One more."""
        self._number += 1
        folder, session = self._session.vault.folder, self._session
        with scratch_in(folder) as scratch:
            stood = copy_as_stood(folder, scratch)
            facts = facts_of(session, self._number)
            self._last = make(stood, facts, lambda: _heads(session), disk, session.identity.sign)

    def prove(self) -> None:
        """Restore the last one into a scratch place."""
        assert self._last is not None
        session = self._session
        with scratch_in(session.vault.folder) as scratch:
            proving.prove(session, *self._last, session.identity.house, scratch, lambda _done, _total: None)


def _heads(session: Session) -> tuple[tuple[str, int, int, bytes], ...]:
    """Of the house alone, as an officer's backup has them."""
    found = [("directory", 1, *session.vault.directory.head)]
    found += [(f"journal {who.encoded().hex()}", 0, *head) for who, head in session.journal.heads().items()]
    return tuple(sorted(found))


def _filled(path: Path, megabytes: int) -> None:
    with path.open("wb") as file:
        for _ in range(megabytes):
            file.write(os.urandom(MEGABYTE))
