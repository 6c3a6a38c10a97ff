"""A check cut off by the power: it is kept or it is not, nothing is called damaged, and the vault is whole.

Killing it at its steps is tested in tests/faults/test_kill_check.py.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.access.level import Level
from app.archive.checks import store
from app.archive.checks.actions import keep_found
from app.archive.checks.queries import list_checks
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.session.door import Session
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, require_whole
from tests.faults.test_kill_check import looked
from tests.fixtures.vault import Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]

IMAGES = int(os.environ.get("FAULT_IMAGES", "10"))


def _prepare(office: Office) -> None:
    session = office.sign_in("lan")
    create_customer(session, office.project, CustomerForm("Giữ lại", level=Level.SECRET))


def _check(session: Session, _: Office) -> object:
    return keep_found(session, looked(session))


def _outcome(office: Office) -> str:
    require_whole(office, "quan", "ha", "lan")
    session = office.sign_in("quan")
    assert not any(session.vault.roster.damage_of(file) for file in session.vault.roster.checked)
    assert store.notes_kept(session).faults == ()
    past = list_checks(session)
    assert all(check.whole for check in past)
    found = looked(session)  # and the next one finds nothing either
    assert [one.faults for one in found] == [()] * len(found)
    return f"{len(past)} kept"


def test_a_check_is_kept_or_it_is_not(office_template: Office, tmp_path: Path) -> None:
    cuts = cut_everywhere(
        office_template, tmp_path, "quan", _check, _outcome,
        prepare=_prepare, between=set(), kills=0, most_images=IMAGES,
    )  # fmt: skip
    assert (cuts.before, cuts.after) == ("0 kept", "1 kept")
