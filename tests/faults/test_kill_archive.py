"""Killed at every step of filling the officer's index and of archiving a year: nothing half counts, and it goes on.

The journal has every entry afterwards. An archive is in the register only with the file that reads back; a file that
was cut off before is in none, and in another folder the archive is made as if nothing had been.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from app.clock import local
from app.oversight.acts import acts_since, fill
from app.oversight.archives.actions import make_archive
from app.oversight.archives.queries import archive_state, check_archive
from app.oversight.index import place_of
from app.session.door import Session
from tests.faults.killing import attempt, points
from tests.fixtures.vault import Office, copy_office

MOST = int(os.environ.get("NIEM_KILLS", "5"))
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]


def _fill(session: Session, office: Office) -> object:
    return fill(session)


def _archive(session: Session, office: Office) -> object:
    folder = office.path.parent / "dia"
    folder.mkdir(exist_ok=True)
    return make_archive(session, local(office.clock.now()).year, str(folder))


def test_a_filling_that_was_killed_goes_on(office: Office, tmp_path: Path) -> None:
    total = attempt(_copy(office, tmp_path / "whole"), "ha", _fill, None)
    assert total > 10
    for at in points(total, MOST):
        copied = _copy(office, tmp_path / f"at-{at}")
        assert attempt(copied, "ha", _fill, at) == -signal.SIGKILL
        ha = copied.sign_in("ha")
        assert [act.id for act in acts_since(ha)] == [entry.id for entry in ha.journal.entries()]
        assert not place_of(ha).with_suffix(".acts-before").exists()
        copied.end()


def test_an_archive_that_was_killed_is_whole_or_in_no_register(office: Office, tmp_path: Path) -> None:
    total = attempt(_copy(office, tmp_path / "whole"), "ha", _archive, None)
    assert total > 30
    for at in points(total, MOST):
        copied = _copy(office, tmp_path / f"at-{at}")
        killed = attempt(copied, "ha", _archive, at) == -signal.SIGKILL
        assert killed or at > total * 3 // 4  # the same act does not reach the disk quite as often each time
        ha = copied.sign_in("ha")
        state = archive_state(ha)
        for row in state.rows:
            found = check_archive(ha, str(copied.path.parent / "dia" / row.file))
            assert (found.whole, found.registered, found.other) == (True, True, 0)
        other = copied.path.parent / "dia-khac"
        other.mkdir()
        row = make_archive(ha, archive_state(ha).years[-1], str(other))
        assert check_archive(ha, str(other / row.file)).registered
        assert [act.id for act in acts_since(ha)] == [entry.id for entry in ha.journal.entries()]
        copied.end()


def _copy(office: Office, place: Path) -> Office:
    return copy_office(office, place)
