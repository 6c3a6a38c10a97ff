"""The power goes, or the program is killed, at any step of making a backup.

What may be left: nothing; a number on record and nothing that looks like a backup; a whole backup that nobody has
proved yet; or everything. Whatever lies there under a backup's name opens with an officer's keys, whole, and the next
backup is made and proved as if nothing had been, and clears away what was left half done.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from app.archive.backup import reading
from app.archive.backup.actions import make_backup, set_plan
from app.archive.backup.model import Destination, Plan
from app.archive.backup.queries import backup_state
from app.session.door import Session
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, require_whole
from tests.fixtures.vault import Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]

PLACE = "Ổ cứng rời"
DEEP = int(os.environ.get("NIEM_BACKUP_CUTS", "0"))


def disk_of(office: Office) -> Path:
    return office.path.parent / "usb"


def act(session: Session, office: Office) -> object:
    disk_of(office).mkdir(exist_ok=True)
    set_plan(session, Plan((Destination(PLACE, str(disk_of(office))),)))
    return make_backup(session, PLACE)


def prepare(office: Office) -> None:
    shelf = office.path / "a" / "ab"
    shelf.mkdir()
    (shelf / f"ab{'0' * 30}").write_bytes(os.urandom(100_000))


def check(office: Office) -> str:
    require_whole(office, "minh", "ha")
    assert not (office.path / "backing-up").exists()
    officer = office.sign_in("ha")
    rows = backup_state(officer).rows
    for source in reading.backups_in(next(iter(disk_of(office).glob("niem-*")), disk_of(office))):
        cover = reading.read_cover(source)
        key = reading.key_for_officer(cover, officer.identity.house.journal)
        reading.require_signed(cover, officer.vault.roster)
        reading.unpack(source, key, office.path.parent / "scratch")
        shutil.rmtree(office.path.parent / "scratch")
    again = act(office.sign_in("minh"), office)
    states = [row.state for row in backup_state(officer).rows]
    assert states[0] == "proved", again
    root = next(disk_of(office).glob("niem-*"))
    assert not list(root.glob(".*"))
    assert not list(root.rglob("*.part"))
    assert not (office.path / "backing-up").exists()
    if not rows:
        return "no number"
    return "proved" if rows[0].state == "proved" else "begun"


def test_cut_off_anywhere_no_half_backup_looks_whole(office_template: Office, tmp_path: Path) -> None:
    cuts = cut_everywhere(
        office_template, tmp_path, "minh", act, check,
        prepare=prepare, between={"begun"}, kills=DEEP or 5, most_images=DEEP or 6,
    )  # fmt: skip
    assert "begun" in cuts.met
