"""Killed at any step of a check, or of keeping what it found: nothing is called damaged, and the next check is whole.

As in test_kill.py: a child does it and ends itself by SIGKILL just before its n-th call that reaches the disk.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from app.archive.checks import running, store
from app.archive.checks.actions import keep_found
from app.archive.checks.examining import Found, examine
from app.archive.checks.model import Light
from app.archive.checks.queries import check_state, list_checks
from app.session.door import Session
from tests.faults.killing import attempt, points
from tests.fixtures.vault import Office, copy_office

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]


def looked(session: Session) -> list[Found]:
    """The full check, here and not in a process of its own."""
    return list(examine(running.everything(session), session.world.projections, lambda _done, _total: None))


def _check(session: Session, _: Office) -> None:
    keep_found(session, looked(session))


def test_a_check_that_is_killed_leaves_nothing_behind(office_template: Office, tmp_path: Path) -> None:
    office = copy_office(office_template, tmp_path)
    try:
        total = attempt(office, "quan", _check, None)
        kept = killed = 0
        for point in points(total, 12):
            killed += attempt(office, "quan", _check, point) == -signal.SIGKILL
            session = office.sign_in("quan")
            assert store.notes_kept(session).faults == ()
            assert not any(session.vault.roster.damage_of(file) for file in session.vault.roster.checked)
            past = list_checks(session)
            assert all(check.whole for check in past)
            assert len(past) >= kept
            kept = len(past)
            session.close()
        assert killed >= 6
        session = office.sign_in("quan")
        found = looked(session)
        assert [one.faults for one in found] == [()] * len(found)
        keep_found(session, found)
        assert check_state(session).light is Light.GREEN
        assert not [file for file in session.vault.folder.staging.iterdir() if "checking" in file.name]
    finally:
        office.end()
