"""What a copy is made from: the folder of a vault, or a backup that the session's officer or administrator can open."""

from __future__ import annotations

from pathlib import Path

from app.archive.restore import laying
from app.archive.restore.laying import Filler
from app.archive.restore.opened import same_vault
from app.session.door import Session
from app.vault.folder import Folder


def source_of(session: Session, source: Path) -> Filler:
    """The copy in the folder ``source``. Raises Problem("restore.not_a_copy", "restore.other_vault")."""
    filler = laying.plain(source)
    same_vault(session.vault, Folder(source))
    return filler
