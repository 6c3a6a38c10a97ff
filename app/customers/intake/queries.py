"""What may be seen of an office's list before it is imported. Every function passes the door first."""

from __future__ import annotations

from pathlib import Path

from app.access.event import Event
from app.access.level import Level
from app.customers.intake import importing
from app.customers.intake.model import ImportPreview
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject


def preview_import(session: Session, project: Id, path: str, level: Level) -> ImportPreview:
    """How a list would be imported: mapping, rows, and every cell that is wrong. Nothing is written.

    Rows without a level of their own get ``level``. Raises Problem("customers.import_…").
    """
    session.read(Event.CUSTOMER_IMPORT_PREVIEW, Subject(project, level))
    sheet = importing.read(Path(path))
    levels = session.levels(project)
    known = importing.known_codes(sheet, [session.compartment(project, one) for one in levels])
    return importing.preview(sheet, known, levels, level)
