"""The records of a damaged compartment that do not read any more, by the names they still have somewhere.

Documents whose sealed file is hurt are told beside them: the compartment that names them may be whole.
"""

from __future__ import annotations

from collections.abc import Callable

from app.access.level import Level
from app.archive.checks.model import Hurt, HurtLine
from app.errors import Corrupt
from app.ids import Id
from app.session.door import Session
from app.vault import salvage
from app.vault.compartment import Compartment
from app.vault.sealed_check import damaged_documents
from app.vault.sealed_file import SealedFiles, Tell

MOST_LINES = 2000
"""So many records are told one by one; of a file that is gone as a whole the number says enough."""


def look(session: Session, project: Id, level: Level, progress: Callable[[int, int], None] | None) -> Hurt:
    """Go through the compartment. ``progress`` may raise Cancelled."""
    key = session.open_key(project, level)
    path = session.vault.folder.compartment(key.place.file_id)
    tables = tuple(table for projection in session.world.projections for table in projection.tables)
    seen = 0

    def tell(count: int) -> None:
        nonlocal seen
        seen += count
        if progress is not None:
            progress(seen, max(seen + 1, 2))

    found = salvage.look(path, key.key, key.place, tables, tell)
    compartment = _opened(session, project, level)
    lines = tuple(HurtLine(one.rid, one.kind, one.name, one.code) for one in found.hurt[:MOST_LINES])
    documents = _documents(session, compartment, tell) if compartment is not None else ()
    untold = len(found.unfit_rows) + max(0, len(found.hurt) - MOST_LINES)
    return Hurt(found.opens, found.all_named, found.whole, lines, documents, untold)


def _opened(session: Session, project: Id, level: Level) -> Compartment | None:
    try:
        return session.compartment(project, level)
    except Corrupt:
        return None


def _documents(session: Session, compartment: Compartment, tell: Tell) -> tuple[HurtLine, ...]:
    files = SealedFiles(session.vault.folder, session.vault.vault_id)
    try:
        found = damaged_documents(files, compartment, lambda _: tell(0))
        return tuple(HurtLine(one.rid, "document", one.name, one.code) for one in found)
    except Corrupt:
        return ()
