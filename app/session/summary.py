"""The session in the window's terms."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.access.postponement import days_left
from app.session.door import Session
from app.session.model import ProjectSummary, Summary
from app.session.postponed import unconfirmed
from app.vault.checkpoint_rules import is_due


def summary(session: Session) -> Summary:
    """Describe the session."""
    duties = tuple(sorted(session.duties))
    approves = may(Event.RELEASE_APPROVE, duties)
    roster = session.vault.roster
    levels = {level for row in session.projects() for level in row.levels}
    waiting = roster.kit is None or unconfirmed(session.vault)
    return Summary(
        uid=session.uid,
        name=session.person.name,
        title=session.person.title,
        duties=duties,
        company=roster.company,
        place=roster.place,
        device_name=session.world.device.name,
        vault_id=session.vault.vault_id,
        room=session.room,
        projects=tuple(ProjectSummary(row.project, row.name, row.levels, approves) for row in session.projects()),
        top_secret_room=session.upstairs_keys > 0 or Level.TOP_SECRET in levels,
        one_person=session.one_person,
        vault_path=str(session.vault.folder.path),
        recovery_days=days_left(roster.without_kit_since, session.latest()) if waiting else None,
        recovery_left=roster.kit_left[0],
        missing=session.standing().missing,
        copy_pending=session.vault.pending,
        journal_broken=len(session.journal_breaks),
        checkpoint_due=may(Event.CHECKPOINT_MAKE, duties) and is_due(roster, session.now(), session.latest()),
    )
