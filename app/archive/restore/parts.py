"""A copy of one project, or one compartment of it: what else was laid goes again, before the copy gets its name.

Such a copy holds the whole house, since nothing opens without it, and the documents that the kept compartments name.
Its mark says that it is a part: records are brought back from it, and it never takes the vault's place.
"""

from __future__ import annotations

from pathlib import Path

from app.access.level import Level
from app.archive.restore.model import Part
from app.archive.restore.opened import OpenedCopy, opened_with
from app.customers.documents.store import files_of
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.vault.durable import disk_errors
from app.vault.reading import standing
from app.vault.sealed_file import KIND as DOCUMENT


def keep_only(session: Session, folder: Path, part: Part) -> None:
    """Take everything of the compartments out of a laid folder but the part. Raises Problem("restore.no_key")."""
    with opened_with(session, folder) as copy:
        slots = [slot for slot in copy.keys if slot[0] == part.project and part.level in (None, slot[1])]
        if not slots:
            raise Problem("restore.no_key")
        kept = {copy.keys[slot].place.file_id.hex() for slot in slots}
        documents = {name for project, level in slots for name in _documents(copy, project, level)}
    with disk_errors():
        for file in (folder / "c").iterdir():
            if file.name.split(".")[0] not in kept:
                file.unlink()
        for file in (folder / "a").rglob("*"):
            if file.is_file() and file.name not in documents:
                file.unlink()


def _documents(copy: OpenedCopy, project: Id, level: Level) -> set[str]:
    with copy.compartment(project, level) as opened:
        rids = frozenset(record.rid for some in standing(opened, (DOCUMENT,)) for record in some)
        return {file.hex() for file in files_of(opened, rids)}
