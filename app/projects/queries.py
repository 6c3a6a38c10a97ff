"""What may be seen about projects."""

from __future__ import annotations

from app.access.event import Event
from app.people import register
from app.projects.model import ProjectRow
from app.session.door import Session
from app.session.signing import own_office


def list_projects(session: Session) -> tuple[ProjectRow, ...]:
    """The projects that the person can open, by name; for an officer the names of all of them, without a level."""
    session.read(Event.PROJECT_LIST)
    rows = {row.project: ProjectRow(row.project, row.name, row.levels) for row in session.projects()}
    office = own_office(session)
    if office is not None:
        try:
            for entry in register.projects(office):
                if entry.project not in rows and register.in_force(office, session.vault, entry):
                    rows[entry.project] = ProjectRow(entry.project, entry.name, ())
        finally:
            office.close()
    return tuple(sorted(rows.values(), key=lambda row: (row.name, row.project)))
