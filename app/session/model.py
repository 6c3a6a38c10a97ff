"""What the window is told about the session: who, where, and which rooms there are. No keys, no connections."""

from __future__ import annotations

from dataclasses import dataclass

from app.access.duty import Duty
from app.access.level import Level
from app.ids import Id
from app.session.subject import Credential

__all__ = ["OVER", "Credential", "ProjectSummary", "Summary"]

OVER = frozenset(
    {
        "session.ended_by_officer",
        "session.ended_service",
        "session.frozen",
        "session.keys_renewed",
        "vault.house_moved",
    }
)
"""Why a session is over, whatever it was asked for: after any of these codes it answers nothing any more."""


@dataclass(frozen=True, slots=True)
class ProjectSummary:
    """A project that this session can open; ``may_approve`` whether releases may be decided here by duty."""

    project: Id
    name: str
    levels: tuple[Level, ...]
    may_approve: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The session in the window's terms. ``room`` is "everyday" or "top_secret"; ``vault_path`` is the vault's folder,
    which the top-secret room is opened from. ``missing`` says what keeps the person from customer data: "agreement",
    "lessons". ``recovery_days``: without a recovery kit, how many days are left until no new data is taken in.
    ``recovery_left``: the number of a kit that is newer than the copy which was put back, 0 for none.
    ``copy_pending``: an older copy that was put back and that nobody has accepted yet: nothing but looking is allowed.
    ``journal_broken``: in how many chains of the journal something was found not to hold while unlocking;
    ``checkpoint_due``: for officers, whether the month's checkpoint of the journal waits for their signatures.
    """

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
    vault_path: str = ""
    missing: tuple[str, ...] = ()
    recovery_days: int | None = None
    recovery_left: int = 0
    copy_pending: bool = False
    journal_broken: int = 0
    checkpoint_due: bool = False
