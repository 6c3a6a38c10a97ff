"""What may be seen about recovery."""

from __future__ import annotations

from app.access.event import Event
from app.access.postponement import days_left
from app.people.escrow import uncovered
from app.people.kits import dead_entries
from app.recovery import store
from app.recovery.ceremony import serial_in_force
from app.recovery.model import FormerKit, Orphan, RecoveryState, reminded
from app.recovery.recovering import lost_compartments
from app.session.door import Session
from app.session.postponed import recovery_owed, unconfirmed
from app.session.subject import Subject
from app.vault.house_escrow import escrow_in, unused


def recovery_state(session: Session) -> RecoveryState:
    """Where recovery stands; officers also hear who holds the shares and when they were last proved."""
    session.read(Event.RECOVERY_STATE)
    vault = session.vault
    stated, now = vault.roster.kit, session.now()
    custodians, proved_at, without, former = _known_to_officers(session)
    return RecoveryState(
        serial=serial_in_force(vault),
        made_at=stated.at if stated else 0,
        threshold=stated.threshold if stated else 0,
        count=stated.custodians if stated else 0,
        unused=len(unused(vault.roster)),
        days_left=days_left(vault.roster.without_kit_since, now),
        owed=recovery_owed(vault, session.latest()),
        unconfirmed=unconfirmed(vault),
        custodians=custodians,
        proved_at=proved_at,
        remind=stated is not None and bool(custodians) and reminded(stated.at, proved_at, now),
        without_escrow=without,
        dead=len(dead_entries(vault)),
        former=former,
    )


def _known_to_officers(session: Session) -> tuple[tuple[str, ...], int, int, tuple[FormerKit, ...]]:
    office = session.open_office()
    if office is None:
        return (), 0, 0, ()
    try:
        stated = session.vault.roster.kit
        note = store.kit_note(office, stated.recovery) if stated else None
        vault = session.vault
        missing = len(uncovered(office, vault)) + (escrow_in(vault.directory, vault.roster) is None)
        former = store.former_kits(session, office)
        return (note.custodians, note.proved_at, missing, former) if note else ((), 0, missing, former)
    finally:
        office.close()


def list_orphans(session: Session) -> tuple[Orphan, ...]:
    """The compartments that no manager in service holds, by project and level. Raises Refused for who is no officer."""
    session.read(Event.RECOVERY_LIST)
    office = session.open_office()
    if office is None:
        raise session.refuse(Event.RECOVERY_LIST, Subject(), "session.not_your_duty")
    try:
        lost = lost_compartments(session.vault, office, session.latest())
    finally:
        office.close()
    rows = [Orphan(one.project.project, one.project.name, one.level, one.escrow is not None) for one in lost]
    return tuple(sorted(rows, key=lambda row: (row.project_name, row.project, row.level)))
