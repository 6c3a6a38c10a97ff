"""A disk that goes or fills while a backup is made, a clock that jumps, two machines and two vaults on one disk."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.backup import reading
from app.archive.backup.actions import make_backup, prove_backup, set_plan
from app.archive.backup.format import root_of
from app.archive.backup.model import Destination, Failure, Plan
from app.archive.backup.queries import backup_standing, backup_state
from app.archive.restore.actions import lay_beside
from app.archive.restore.model import LayForm
from app.clock import DAY
from app.errors import NiemError, Problem
from app.people.entrance import create_vault, sign_in
from tests.archive.backup.desk import DISK, Desk, desk_of
from tests.archive.backup.test_format import put_document
from tests.fixtures.vault import PASSPHRASES, Office, founding_form, new_world

EVERY = ("numbered", "copied", "documents", "parts", "manifest", "covered", "named", "written", "proved")
STEPS = EVERY if os.environ.get("NIEM_BACKUP_CUTS") else EVERY[::2]


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    put_document(office, b"sealed" * 20_000)
    return desk_of(office, tmp_path)


def all_proved(desk: Desk) -> list[str]:
    return [row.state for row in backup_state(desk.session).rows]


@pytest.mark.parametrize("step", STEPS)
def test_a_disk_that_goes_is_told_and_what_it_holds_is_cleared_away(desk: Desk, step: str) -> None:
    away = desk.disk.with_name("drawer")

    def pulled(told: str) -> None:
        if told == step:
            desk.disk.rename(away)

    with pytest.raises(Problem, match=r"backup\.destination_gone"):
        make_backup(desk.session, DISK, checkpoint=pulled)
    assert not desk.disk.exists()
    gone = (Failure("SL-0001", DISK, "backup.destination_gone"),)
    assert backup_standing(desk.office.sign_in("lan")).failures == gone
    away.rename(desk.disk)
    assert desk.make().why == ""
    root = root_of(desk.disk, desk.session.vault.vault_id)
    assert not list(root.glob(".*"))
    assert not list(root.rglob("*.part"))
    assert all_proved(desk)[0] == "proved"
    assert backup_standing(desk.session).failures == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_disk_that_fills_is_told_and_nothing_looks_whole(desk: Desk) -> None:
    import resource

    largest = max(path.stat().st_size for path in desk.office.path.rglob("*") if path.is_file())
    limit, before = largest + 300_000, resource.getrlimit(resource.RLIMIT_FSIZE)
    put_document(desk.office, b"larger" * (limit // 6 + 1))

    def full(told: str) -> None:
        if told == "copied":
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))

    try:
        with pytest.raises(Problem, match=r"backup\.destination_full"):
            make_backup(desk.session, DISK, checkpoint=full)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert reading.backups_in(root_of(desk.disk, desk.session.vault.vault_id)) == []
    assert [one.why for one in backup_standing(desk.session).failures] == ["backup.destination_full"]
    desk.make()
    assert all_proved(desk) == ["proved", "failed"]


def test_a_clock_that_jumps_ahead_meanwhile_changes_nothing(desk: Desk) -> None:
    def jump(step: str) -> None:
        if step == "parts":
            desk.office.clock.advance(3 * 365 * DAY)

    assert make_backup(desk.session, DISK, checkpoint=jump).why == ""
    desk.office.clock.advance(-3 * 365 * DAY + DAY)
    assert desk.make().name == "SL-0002"
    officer = desk_of(desk.office, desk.disk.parent, "ha").session
    for number in (1, 2):
        prove_backup(officer, number)


def test_what_two_machines_put_on_one_disk_is_kept_apart(desk: Desk, tmp_path: Path) -> None:
    profile = tmp_path / "second machine"
    shutil.copytree(desk.office.world.profile, profile)
    other = replace(desk.office, world=replace(desk.office.world, profile=profile))
    officer = desk_of(other, tmp_path, "ha").session
    assert make_backup(desk.session, DISK).name == "SL-0001"
    desk.office.clock.advance(DAY)  # a second one of the same day would take the place of the first
    assert make_backup(officer, DISK).name == "SL-0002"
    desk.office.clock.advance(DAY)
    assert make_backup(desk.session, DISK).name == "SL-0003"
    for number in (1, 2, 3):  # each proves what the other made
        prove_backup(officer, number)
    root = root_of(desk.disk, desk.session.vault.vault_id)
    second, third = root / "SL-0002", root / "SL-0003"
    # Folders under each other's names are nobody's; parts in each other's place are refused.
    for path, to in ((second, root / "x"), (third, second), (root / "x", third)):
        path.rename(to)
    for number in (2, 3):
        with pytest.raises(Problem, match=r"backup\.not_here"):
            prove_backup(officer, number)
    for path, to in ((second, root / "x"), (third, second), (root / "x", third)):
        path.rename(to)
    name = max((path for path in second.iterdir() if path.name.isdigit()), key=lambda path: path.stat().st_size).name
    kept = (second / name).read_bytes()
    shutil.copy(third / name, second / name)
    with pytest.raises(NiemError, match=r"backup\."):
        prove_backup(officer, 2)
    prove_backup(officer, 3)
    (second / name).write_bytes(kept)
    prove_backup(officer, 2)


def test_what_another_vault_put_on_the_disk_is_never_taken_for_ours(desk: Desk, tmp_path: Path) -> None:
    world = new_world(tmp_path / "others", desk.office.clock)
    founded = create_vault(world, founding_form(tmp_path / "theirs"))
    theirs = sign_in(world, founded.path, founded.officer, PASSPHRASES["ha"])
    set_plan(theirs, Plan((Destination(DISK, str(desk.disk)),), scheduled=False))
    officer = desk_of(desk.office, tmp_path, "ha").session
    make_backup(theirs, DISK)
    make_backup(officer, DISK)
    ours = root_of(desk.disk, officer.vault.vault_id) / "SL-0001"
    foreign = root_of(desk.disk, theirs.vault.vault_id) / "SL-0001"
    assert ours.parent != foreign.parent
    name = max((path for path in ours.iterdir() if path.name.isdigit()), key=lambda path: path.stat().st_size).name
    kept = (ours / name).read_bytes()
    (ours / name).write_bytes(next(path for path in foreign.iterdir() if path.name.isdigit()).read_bytes())
    with pytest.raises(NiemError, match=r"backup\."):
        prove_backup(officer, 1)
    (ours / name).write_bytes(kept)
    prove_backup(officer, 1)
    ours.rename(tmp_path / "ours")
    shutil.copytree(foreign, ours)
    with pytest.raises(Problem, match=r"backup\.not_here"):
        prove_backup(officer, 1)
    with pytest.raises(Problem, match=r"restore\.other_vault"):
        lay_beside(officer, LayForm(ours, tmp_path / "laid"))
    theirs.close()
