"""What may be seen of backups."""

from __future__ import annotations

from app.access.event import Event
from app.access.policy import may
from app.archive.backup.model import BackupState, Standing
from app.archive.backup.store import standing_of, state_of
from app.session.door import Session


def backup_state(session: Session) -> BackupState:
    """The plan of this machine, its destinations, and the whole register: for administrators and officers."""
    session.read(Event.BACKUP_LIST)
    return state_of(session)


def backup_standing(session: Session) -> Standing:
    """How old the last proved backup is, and what went wrong last: for everybody."""
    session.read(Event.BACKUP_STANDING)
    return standing_of(session, makes=may(Event.BACKUP_MAKE, session.duties))
