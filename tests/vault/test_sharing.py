"""A vault that an administrator shares between OS accounts: what one account makes, the others can use; else nobody."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.people.actions import leave_person
from app.people.model import LeaveReason
from app.vault.database import create_database
from app.vault.durable import share_as_folder, write_atomically
from app.vault.exclusive import alone
from tests.fixtures.vault import PASSPHRASES, Office

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows inherits access from the folder")

OWN, SHARED = (0o700, 0o600), (0o2770, 0o660)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


@pytest.mark.parametrize(("folder", "file"), [OWN, SHARED])
@pytest.mark.parametrize("mask", [0o022, 0o077, 0])
def test_new_files_follow_their_folder(tmp_path: Path, folder: int, file: int, mask: int) -> None:
    place = tmp_path / "vault"
    place.mkdir()
    place.chmod(folder)
    before = os.umask(mask)
    try:
        write_atomically(place / "label", b"x")
        with alone(place / "lock"):
            pass
        create_database(place / "a.db", bytes(32), "directory").close()
        (place / "house-2").mkdir()
        share_as_folder(place / "house-2")
        write_atomically(place / "house-2" / "keys", b"x")
    finally:
        os.umask(before)
    assert {mode(place / name) for name in ("label", "lock", "a.db", "house-2/keys")} == {file}
    assert mode(place / "house-2") == folder


def test_a_house_that_moves_stays_shared(office: Office) -> None:
    for path in (office.path, *office.path.rglob("*")):
        path.chmod(SHARED[0] if path.is_dir() else SHARED[1])
    manager = office.sign_in("quan")
    second = office.credential("ha")
    leave_person(manager, office.people["nam"], LeaveReason.LOST, "mất máy", PASSPHRASES["quan"], second)
    manager.close()
    assert (office.path / "house-2").is_dir()
    found = {(path.is_dir(), mode(path)) for path in office.path.rglob("*")}
    assert found == {(True, SHARED[0]), (False, SHARED[1])}


def test_a_vault_of_its_owner_alone_stays_so(office: Office) -> None:
    office.sign_in("lan").close()
    made = [path for path in office.path.rglob("*") if path.is_file()]
    assert made
    assert not [path for path in made if mode(path) & 0o077]
