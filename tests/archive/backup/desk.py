"""An administrator's desk with a disk for backups, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.archive.backup.actions import make_backup, set_plan
from app.archive.backup.model import Destination, Outcome, Plan
from app.session.door import Session
from tests.fixtures.vault import Office

DISK, OTHER = "Ổ cứng trong két", "Ổ mạng"


@dataclass
class Desk:
    """Minh's session, and two folders that stand for a removable disk and a network folder."""

    office: Office
    session: Session
    disk: Path
    other: Path

    def make(self, place: str = DISK) -> Outcome:
        """A backup now."""
        return make_backup(self.session, place)


def desk_of(office: Office, place: Path, who: str = "minh", *, hour: int = 12, scheduled: bool = True) -> Desk:
    """Somebody unlocks and plans backups to two places."""
    disk, other = place / "disk", place / "network"
    for folder in (disk, other):
        folder.mkdir(exist_ok=True)
    session = office.sign_in(who)
    destinations = (Destination(DISK, str(disk)), Destination(OTHER, str(other)))
    set_plan(session, Plan(destinations, scheduled, hour))
    return Desk(office, session, disk, other)
