"""Who left opens nothing that was made since; who stayed, and the kit, still open what was made before."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.archive.backup import reading
from app.archive.backup.actions import make_backup, prove_backup, set_plan
from app.archive.backup.model import Destination, Plan
from app.archive.backup.queries import backup_state
from app.clock import DAY
from app.errors import Problem
from app.keys.recovery import read_kit, recovery_key
from app.keys.shares import combine
from app.people.actions import leave_person
from app.people.entrance import sign_in
from app.people.model import LeaveReason
from app.session.door import Session
from app.vault.house_escrow import escrow_in
from tests.archive.backup.desk import DISK, desk_of
from tests.fixtures.vault import PASSPHRASES, Office
from tests.people.test_leaving import leave
from tests.people.test_officers import WORDS, add_officer, together
from tests.recovery.desk import held, shares_of


def sources(disk: Path) -> list[Path]:
    return reading.backups_in(next(disk.glob("niem-*")))


def opens(session: Session, source: Path) -> bool:
    cover = reading.read_cover(source)
    try:
        reading.key_for_officer(cover, session.identity.house.journal)
    except Problem:
        return False
    return True


def test_after_somebody_left_old_and_new_backups_open_for_officers_and_the_kit(office: Office, tmp_path: Path) -> None:
    done = held(office, tmp_path)
    desk = desk_of(office, tmp_path)
    desk.make()
    desk.session.close()
    office.clock.advance(DAY)
    manager = office.sign_in("quan")
    leave(office, manager, "lan")
    assert manager.vault.label.house == 2
    assert escrow_in(manager.vault.directory, manager.vault.roster) is not None
    manager.close()
    minh = office.sign_in("minh")
    make_backup(minh, DISK)
    officer = desk_of(office, tmp_path, "ha").session
    for number in (1, 2):
        prove_backup(officer, number)
    kit = read_kit(done.files[0].read_bytes())
    key = recovery_key(combine(shares_of(done)[:2]), kit.vault_id, kit.genesis)
    for source, house in zip(sources(desk.disk), (1, 2), strict=True):
        cover = reading.read_cover(source)
        assert cover.house == house
        keys = reading.house_from_kit(cover, kit, key)
        assert opens(officer, source)
        bk = reading.key_for_officer(cover, keys.journal)
        manifest = reading.unpack(source, bk, tmp_path / f"again {house}")
        assert manifest.kit == "1"


def test_an_officer_who_left_opens_what_they_could_and_nothing_since(office: Office, tmp_path: Path) -> None:
    """Most of what they took along stays open to them, as with any copy; nothing made after they left does."""
    manager = office.sign_in("quan")
    ha = office.credential("ha")
    second = add_officer(manager, office, "thu hai", (ha,))
    gone = sign_in(office.world, office.path, second.uid, WORDS["thu hai"])
    set_plan(gone, Plan((Destination(DISK, str(tmp_path)),)))
    make_backup(gone, DISK)
    loot = gone.identity.house.journal
    gone.close()
    office.clock.advance(DAY)
    leave_person(manager, second.uid, LeaveReason.RESIGNED, "nghỉ việc", PASSPHRASES["quan"], together(ha))
    manager.close()
    officer = office.sign_in("ha")
    make_backup(officer, DISK)
    old, new = sources(tmp_path)
    assert reading.key_for_officer(reading.read_cover(old), loot)
    with pytest.raises(Problem, match=r"backup\.not_for_these_keys"):
        reading.key_for_officer(reading.read_cover(new), loot)
    for number in (1, 2):
        prove_backup(officer, number)  # the former journal key is kept
    assert [row.state for row in backup_state(officer).rows] == ["proved", "proved"]
