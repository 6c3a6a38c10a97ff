"""A leaving cut off by the power: nobody has left, or the same people carry it to its end.

Killing it at its steps is tested in tests/faults/test_kill_leaving.py.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.customers.queries import list_customers
from app.errors import Corrupt, Problem, Refused
from app.people.actions import leave_person, renew_keys_owed
from app.people.model import LeaveReason
from app.session.door import Session
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, require_whole
from tests.fixtures.vault import PASSPHRASES, Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]

IMAGES = int(os.environ.get("FAULT_IMAGES", "12"))


def _prepare(office: Office) -> None:
    session = office.sign_in("lan")
    create_customer(session, office.project, CustomerForm("Giữ lại", level=Level.SECRET))


def _leave(session: Session, office: Office) -> object:
    return leave_person(
        session, office.people["lan"], LeaveReason.RESIGNED, "Hết hợp đồng", PASSPHRASES["quan"],
        office.credential("ha"),
    )  # fmt: skip


def _outcome(office: Office) -> str:
    """Whether Lan stays, is gone, or is gone once the rest that was owed is done."""
    require_whole(office, "quan", "ha", "nam")
    session = office.sign_in("quan")
    roster = session.vault.roster
    if roster.people[office.people["lan"]].active:
        require_whole(office, "lan")
        assert session.vault.label.house == 1
        return "stays"
    owed = bool(roster.owed or roster.house_owed)
    if owed:
        renew_keys_owed(session, PASSPHRASES["quan"], office.credential("ha"))
        require_whole(office, "quan", "ha", "nam")
    with pytest.raises((Refused, Corrupt, Problem)):
        office.sign_in("lan")
    again = office.sign_in("quan")
    assert (again.vault.label.house, again.vault.roster.owed, again.vault.roster.house_owed) == (2, set(), 0)
    assert [row.name for row in list_customers(again, office.project, (Level.SECRET,)).rows] == ["Giữ lại"]
    assert [key.place.epoch for key in again.open_keys()] == [2, 2]
    assert not (office.path / "house-1").exists()
    assert len(list((office.path / "c").glob("*.db"))) == len(Level)
    return "finished" if owed else "gone"


def test_nobody_has_left_or_it_is_carried_to_its_end(office_template: Office, tmp_path: Path) -> None:
    cuts = cut_everywhere(
        office_template, tmp_path, "quan", _leave, _outcome,
        prepare=_prepare, between={"finished"}, kills=0, most_images=IMAGES,
    )  # fmt: skip
    assert (cuts.before, cuts.after) == ("stays", "gone")
    assert "finished" in cuts.met
