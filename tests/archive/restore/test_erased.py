"""What was destroyed since the copy was made does not come back with it, and stays hidden from who compares."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.level import Level
from app.archive.restore.actions import bring_back, confirm_copy, lay_beside
from app.archive.restore.model import BringForm, ConfirmForm, LayForm
from app.archive.restore.queries import compare_copy, copy_state
from app.errors import Cancelled, Problem
from app.session.door import TOP_SECRET_ROOM
from app.vault.check import check_compartment
from tests.destruction.desk import TRACES, Desk, approved
from tests.destruction.test_actions import everything_in
from tests.fixtures.vault import PASSPHRASES, Office

QUAN = PASSPHRASES["quan"]


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return approved(office, tmp_path)


def test_a_copy_is_accepted_without_what_was_destroyed_since(desk: Desk, tmp_path: Path) -> None:
    office = desk.office
    office.close()
    older = tmp_path / "ban-sao"
    shutil.copytree(office.path, older)
    session = desk.upstairs()
    desk.execute(session)
    # Who compares the old folder with the present vault is not shown the destroyed customer.
    for level in Level:
        rows = compare_copy(session, older, office.project, level).rows
        assert [row for row in rows if any(trace in row.name for trace in TRACES)] == []
    with pytest.raises(Problem, match=r"restore\.(record_not_there|no_key)"):
        bring_back(session, BringForm(older, desk.customer, 0))
    lay_beside(session, LayForm(older, tmp_path / "lai", None))
    session.close()

    copy = replace(office, path=tmp_path / "lai")
    pending = copy.sign_in("quan")
    state = copy_state(pending, office.path)
    assert state.lacking is not None
    assert state.lacking.erasures == 1
    form = ConfirmForm("đĩa hỏng", office.path)

    def stop(step: str) -> None:
        if step == "destroyed again":
            raise Cancelled

    with pytest.raises(Cancelled):
        confirm_copy(pending, form, QUAN, copy.credential("ha"), checkpoint=stop)
    assert pending.vault.pending
    assert pending.projects() == ()
    done = confirm_copy(pending, form, QUAN, copy.credential("ha"))
    assert done.erased == 0  # they went the first time, before it was stopped
    pending.close()
    upstairs = copy.sign_in("quan", TOP_SECRET_ROOM)
    after = everything_in(upstairs, office.project).casefold()
    assert [trace for trace in TRACES if trace.casefold() in after] == []
    assert desk.customer.rid.hex() not in after
    for level in Level:
        compartment = upstairs.compartment(office.project, level)
        assert check_compartment(compartment, upstairs.vault.roster.public_key_of) == []
    upstairs.close()
