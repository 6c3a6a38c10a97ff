"""How the vault's check stands for one session: the light and what goes on."""

from __future__ import annotations

from app.archive.checks import running, store
from app.archive.checks.model import CheckState, Light, light_of
from app.session.closing import closed
from app.session.door import Session


def state_of(session: Session, *, told_counts: bool) -> CheckState:
    """The state. Whoever is not ``told_counts`` hears the light alone."""
    parts, now = store.parts_of(session, store.notes_kept(session)), session.now()
    under_way, error = running.under_way(session), running.failed(session)
    done, total = under_way.progress if under_way else (0, 0)
    oldest = min((part.checked_at for part in parts.values()), default=0)
    waiting = [part.since for part in parts.values() if not part.checked_at]
    roster = session.vault.roster
    return CheckState(
        light=Light.RED if session.set_aside else light_of(parts.values(), now),
        checked_at=oldest,
        overdue=sum(part.due(now) for part in parts.values()) if told_counts else 0,
        damaged=sum(bool(part.faults) for part in parts.values()) if told_counts else 0,
        first_due=min(waiting, default=0),
        running=under_way is not None,
        done=done,
        total=total,
        hurts_here=bool(session.set_aside)
        or any(closed(roster, key.place.file_id, key.key) for key in session.open_keys()),
        failed=error.code if error else "",
    )
