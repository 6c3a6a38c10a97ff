"""What the window is told about the session: who, where, and which rooms there are. No keys."""

from __future__ import annotations

from dataclasses import dataclass

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.ids import Id
from app.session.door import Session


@dataclass(frozen=True, slots=True)
class ProjectSummary:
    """A project that this session can open; ``may_approve`` whether releases may be decided here by duty."""

    project: Id
    name: str
    levels: tuple[Level, ...]
    may_approve: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The session in the window's terms. ``room`` is "everyday" or "top_secret"."""

    uid: Id
    name: str
    title: str
    duties: tuple[Duty, ...]
    company: str
    place: str
    device_name: str
    vault_id: Id
    room: str
    projects: tuple[ProjectSummary, ...]
    top_secret_room: bool
    one_person: bool


def summary(session: Session) -> Summary:
    """Describe the session."""
    duties = tuple(sorted(session.duties))
    approves = may(Event.RELEASE_APPROVE, duties)
    roster = session.vault.roster
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
        top_secret_room=session.identity.everyday.step_up_public is not None,
        one_person=session.one_person,
    )
