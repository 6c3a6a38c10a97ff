"""A real vault on disk and real vault processes behind a real window, for the tests of the window.

Only the cost of Argon2id is the lowest that is allowed, so that unlocking takes a tenth of a second.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.bootstrap.doorway import Doorway
from app.bootstrap.world import build_world
from app.ids import Id
from app.keys.slot import FLOOR
from app.people.entrance import create_vault
from app.people.model import FoundingForm
from app.session.world import World
from tests.fixtures.standing import let_in

MANAGER, MANAGER_PASSPHRASE = "Nguyễn Thị Hường", "song bien mua lua trau dong"
OFFICER, OFFICER_PASSPHRASE = "Trần Văn Kiên", "bay con chim tren canh da"
DOORWAY = Doorway(world="tests.ui.office:build_quick_world")


def build_quick_world() -> World:
    """The world of this machine with the lowest cost of passphrases; ``NIEM_PROFILE`` says which profile."""
    return replace(build_world(), cost=FLOOR)


@dataclass(frozen=True)
class Office:
    """A founded vault and who is in it."""

    path: Path
    manager: Id
    officer: Id


def found_office(path: Path) -> Office:
    """Make the vault, in this process."""
    form = FoundingForm(
        path=path,
        company="Công ty TNHH Sao Mai",
        place="Đà Nẵng",
        manager_name=MANAGER,
        manager_passphrase=MANAGER_PASSPHRASE,
        officer_name=OFFICER,
        officer_passphrase=OFFICER_PASSPHRASE,
        project_name="Khách hàng doanh nghiệp",
    )
    founded = create_vault(build_quick_world(), form)
    people = {founded.manager: MANAGER_PASSPHRASE, founded.officer: OFFICER_PASSPHRASE}
    let_in(build_quick_world(), founded.path, people, founded.officer)
    return Office(path, founded.manager, founded.officer)
