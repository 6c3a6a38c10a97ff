"""Killed, or the power gone, while the kit is written anew: the old one is good, the new one whole or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.keys.recovery import read_kit
from app.recovery import kit
from app.recovery.actions import renew_kit
from app.recovery.model import RenewForm
from app.recovery.queries import recovery_state
from app.session.door import Session
from tests.destruction.desk import approved
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, require_whole
from tests.fixtures.vault import PASSPHRASES, Office
from tests.recovery.desk import held, sticks

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]


def _places(office: Office) -> tuple[Path, Path, Path]:
    place = office.path.parent
    (present,) = sticks(place).first.glob("*.niemkit")
    return present, place / "new one", place / "new two"


def _prepare(office: Office) -> None:
    held(office, office.path.parent)
    for name in ("new one", "new two"):
        (office.path.parent / name).mkdir()
    desk = approved(office, office.path.parent)
    upstairs = desk.upstairs()
    desk.execute(upstairs)
    upstairs.close()
    for who in ("quan", "ha"):  # their keys are renewed here, not after every cut
        office.sign_in(who).close()


def _renew(session: Session, office: Office) -> object:
    return renew_kit(session, RenewForm(*_places(office)), PASSPHRASES["quan"], office.credential("ha"))


def _outcome(office: Office) -> str:
    require_whole(office, "quan", "ha")  # what was cut off is settled here
    manager = office.sign_in("quan")
    present, *folders = _places(office)
    new = [file for folder in folders for file in folder.glob("*.niemkit")]
    assert kit.read(manager.vault, present).serial == 1
    state = recovery_state(manager)
    if state.serial == 1:
        assert (state.dead, new) == (3, [])
        manager.close()
        return "old"
    assert (state.serial, state.dead, len(new)) == (2, 0, 2)
    first, second = (kit.read(manager.vault, file) for file in new)
    assert first == second
    assert len(read_kit(present.read_bytes()).entries) - len(first.entries) == 3
    manager.vault.verify_whole()
    manager.close()
    return "new"


def test_a_kit_is_written_anew_or_not(office_template: Office, tmp_path: Path) -> None:
    cuts = cut_everywhere(
        office_template, tmp_path, "quan", _renew, _outcome, prepare=_prepare, kills=4, most_images=5
    )  # fmt: skip
    assert (cuts.before, cuts.after) == ("old", "new")
