"""Which backups lie in a destination, and taking away those that gave way to newer ones.

Only folders whose number, vault and SHA-256 are those of the register are ever touched: what another machine, another
vault or a person put there stays. So does what the vault itself made before a fire, or after the copy that it goes on
from: its numbers are given again, so one that was cut off before its SHA-256 was known is known by maker and time. A
document goes with the last backup whose list names it; while the list of any backup cannot be read, no document goes.
While a check says that a file of the vault is damaged, no backup gives way: an older one may be the last that holds
it whole. It is stated first that a backup goes, so that one cut off half-way is no longer counted on, and is finished
by the next.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from app.archive.backup import register
from app.archive.backup.format import COVER, DOCUMENTS, Cover, root_of
from app.archive.backup.model import superfluous
from app.archive.backup.reading import backups_in, documents_of, read_cover
from app.errors import NiemError
from app.ids import Id, from_hex
from app.keys.hashing import sha256
from app.session.door import Session
from app.vault.backups import DELETED, FOLDER, Backup
from app.vault.durable import sync_folder


def present_in(session: Session, place: str, destination: Path) -> dict[int, Path]:
    """The backups of the register that lie in a destination now, by number."""
    known = {copy.number: copy for copy in register.backups_of(session) if copy.place == place}
    found = {}
    with suppress(NiemError, OSError):
        for path in backups_in(root_of(destination, session.vault.vault_id)):
            with suppress(NiemError, OSError):
                cover, copy = read_cover(path), None
                if cover.name == path.name and cover.vault_id == session.vault.vault_id:
                    copy = known.get(cover.number)
                if copy is not None and _is_of(session, copy, cover, path):
                    found[cover.number] = path
    return found


def _is_of(session: Session, copy: Backup, cover: Cover, path: Path) -> bool:
    if copy.sha256:
        return copy.sha256 == sha256((path / COVER).read_bytes())
    begun = cover.by == copy.by and cover.at >= copy.made_at
    return begun and cover.genesis == session.vault.label.genesis


def give_way(session: Session, place: str, destination: Path) -> list[Backup]:
    """Take away what is superfluous in a destination (`model`, rule 2), and what was to go before; gives what went."""
    present = present_in(session, place, destination)
    rows = {copy.number: copy for copy in register.backups_of(session) if copy.number in present}
    leaving = [copy for copy in rows.values() if copy.gone == DELETED]
    standing = [copy for copy in rows.values() if copy.medium == FOLDER and not copy.gone]
    numbers = (
        []
        if is_hurt(session)
        else superfluous((copy.number, copy.made_at, copy.proved_at if copy.counts else 0) for copy in standing)
    )
    for number in numbers:
        register.note(session, rows[number], DELETED)
        leaving.append(rows[number])
    for copy in leaving:
        remove(present[copy.number])
    root = root_of(destination, session.vault.vault_id)
    if leaving:
        drop_documents(root)
    return leaving


def is_hurt(session: Session) -> bool:
    """Whether the last check of any file found damage."""
    return any(one.faults for one in session.vault.roster.checked.values())


def remove(path: Path) -> None:
    """Take a backup's folder away: first its name, so that half of it never looks like a backup."""
    hidden = path.with_name(f".{path.name}.making")
    with suppress(OSError):
        path.rename(hidden)
        sync_folder(path.parent)
        shutil.rmtree(hidden, ignore_errors=True)


def drop_documents(root: Path) -> int:
    """Take away the documents that no backup in ``root`` names; returns how many."""
    wanted: set[Id] = set()
    for path in root.iterdir():
        if path.name.startswith("SL-"):
            try:
                wanted |= {file for file, _, _ in documents_of(path, read_cover(path))}
            except (NiemError, OSError):
                return 0
    gone = 0
    for file in (root / DOCUMENTS).glob("*/*"):
        with suppress(NiemError, OSError, ValueError):
            if from_hex(file.name) not in wanted:
                file.unlink()
                gone += 1
    return gone
