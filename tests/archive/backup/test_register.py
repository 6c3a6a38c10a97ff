"""The register never says that a copy which may lie somewhere does not exist, and nobody else's copy is touched."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from app.archive.backup import doing, reading, register
from app.archive.backup.actions import make_backup
from app.archive.backup.format import COVER
from app.archive.backup.queries import backup_standing, backup_state
from app.clock import DAY
from app.errors import Problem
from app.vault.backups import FAILED
from tests.archive.backup.desk import DISK, Desk, desk_of
from tests.archive.backup.test_format import made_by
from tests.fixtures.vault import Office


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return desk_of(office, tmp_path)


class Cut(BaseException):
    """The power goes."""


def cut_when(step: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup that is cut off at a step, so that nobody could note anything any more."""

    def stop(reached: str) -> None:
        if reached == step:
            raise Cut

    with monkeypatch.context() as patched:
        patched.setattr(register, "note", lambda *_, **__: None)
        patched.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(Cut):
            make_backup(desk.session, DISK, checkpoint=stop)


@pytest.mark.parametrize("step", ["covered", "named"])
def test_one_that_was_cut_off_with_its_cover_may_exist_while_its_disk_is_away(
    desk: Desk, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_when(step, desk, monkeypatch)
    away = desk.disk.with_name("pulled out")
    desk.disk.rename(away)
    with pytest.raises(Problem, match=r"backup\.destination_gone"):
        desk.make()
    assert register.numbered(desk.session, 1).may_exist
    away.rename(desk.disk)
    desk.make()
    found = register.numbered(desk.session, 1)
    left = [path.name for path in next(desk.disk.glob("niem-*")).iterdir() if "SL-0001" in path.name]
    assert found.may_exist or not left


def test_one_that_another_machine_began_is_not_given_up_here(desk: Desk, tmp_path: Path) -> None:
    register.take(desk.session, "folder", DISK)
    (tmp_path / "elsewhere").mkdir()
    officer = desk_of(desk.office, tmp_path / "elsewhere", "ha")
    officer.make()
    assert register.numbered(officer.session, 1).may_exist
    assert not register.numbered(officer.session, 1).failed_at


def test_a_disk_that_goes_once_the_cover_is_written_may_hold_a_backup(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: Path) -> bytes:
        raise OSError(errno.ENODEV, "pulled out")

    monkeypatch.setattr(doing, "cover_hash", gone)
    with pytest.raises(Problem, match=r"backup\.destination_gone"):
        desk.make()
    found = register.numbered(desk.session, 1)
    assert (bool(found.failed_at), found.may_exist) == (True, True)
    assert (next(desk.disk.glob("niem-*/SL-0001")) / COVER).is_file()


def test_a_proved_backup_does_not_vanish_from_certificates_by_being_called_failed(desk: Desk) -> None:
    desk.make()
    register.note(desk.session, register.numbered(desk.session, 1), FAILED, why="nói vậy")  # an administrator alone
    found = register.numbered(desk.session, 1)
    assert (found.counts, found.may_exist) == (False, True)


def test_a_backup_of_another_life_of_the_vault_under_the_same_number_stays(desk: Desk) -> None:
    """After a fire, or in a copy that was put back, numbers begin before those of backups that lie on the disk."""
    desk.office.clock.advance(-DAY)
    former = made_by(desk.session, desk.disk).path  # SL-0001, which this register knows nothing of
    desk.office.clock.advance(DAY)
    with pytest.raises(Problem, match=r"backup\.number_taken"):
        desk.make()
    assert not backup_state(desk.session).rows[0].here
    for _ in range(2):
        desk.office.clock.advance(DAY)
        desk.make()
    assert reading.check_parts(former).number == 1


def test_a_proof_out_of_the_future_does_not_silence_the_age(desk: Desk) -> None:
    desk.make()
    desk.office.clock.advance(400 * DAY)
    desk.make()
    desk.office.clock.advance(-390 * DAY)  # the clock had been wrong
    standing = backup_standing(desk.office.sign_in("lan"))
    assert (standing.old, standing.days) == (True, 10)
    assert backup_standing(desk.session).due
    desk.make()
    standing = backup_standing(desk.session)
    assert (standing.old, standing.days) == (False, 0)
