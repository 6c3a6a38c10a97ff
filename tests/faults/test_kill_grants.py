"""Killed at every step of signing, countersigning and giving a clearance: it is in force whole, or not at all.

Between the register and the directory an entry may be left that names a wrap never taken in; it counts for nothing, and
the same act is done again.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from app.access.level import Level
from app.projects.actions import ask_clearance, countersign_request, grant_clearance, sign_request
from app.projects.model import GrantForm, RequestState
from app.projects.queries import list_grants, list_requests
from app.session.door import Session
from app.vault.check import check_file
from tests.faults.killing import MOST_POINTS, Act, attempt, points
from tests.fixtures.vault import PASSPHRASES, PROJECT, Office, copy_office

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]

Outcome = tuple[str, tuple[int, ...]]
"""The request's state, and the levels that the person opens."""


def _form(office: Office) -> GrantForm:
    return GrantForm(office.people["nam"], office.project, PROJECT, Level.SECRET, "2027-11-24", "Khách lớn")


def _ask(session: Session, office: Office) -> object:
    return ask_clearance(session, _form(office))


def _sign(session: Session, office: Office) -> object:
    (row,) = list_requests(session)
    return sign_request(session, row.request, office.project, PASSPHRASES["quan"])


def _countersign(session: Session, office: Office) -> object:
    (row,) = list_requests(session)
    return countersign_request(session, row.request, row.half, PASSPHRASES["ha"])


def _give(session: Session, office: Office) -> object:
    return grant_clearance(session, _form(office), PASSPHRASES["quan"], office.credential("ha"))


ASKED, SIGNED, GIVEN = (state.value for state in (RequestState.ASKED, RequestState.SIGNED, RequestState.GIVEN))
STEPS: tuple[tuple[str, Act, int, set[Outcome]], ...] = (
    ("nam", _ask, 0, {("", (1,)), (ASKED, (1,))}),
    ("quan", _sign, 1, {(ASKED, (1,)), (SIGNED, (1,))}),
    ("ha", _countersign, 2, {(SIGNED, (1,)), (GIVEN, (1, 2))}),
    ("quan", _give, 0, {("", (1,)), ("", (1, 2))}),
)
"""Who, what, how many of the steps before it, and what may be found afterwards."""


@pytest.mark.parametrize("step", range(len(STEPS)), ids=("ask", "sign", "countersign", "at one desk"))
def test_killed_anywhere_nothing_is_half_given(office_template: Office, tmp_path: Path, step: int) -> None:
    who, act, before, allowed = STEPS[step]
    whole = _prepared(office_template, tmp_path / "whole", before)
    total = attempt(whole, who, act, None)
    assert total > 10
    outcomes, killed = {_outcome(whole)}, 0
    whole.end()
    for point in points(total):
        office = _prepared(office_template, tmp_path / f"at{point}", before)
        killed += attempt(office, who, act, point) == -signal.SIGKILL
        found = _outcome(office)
        outcomes.add(found)
        if step == 2 and found[0] == SIGNED:
            _countersign(office.sign_in("ha"), office)
            assert _outcome(office) == (GIVEN, (1, 2))
        office.end()
    assert killed >= MOST_POINTS * 2 // 3
    assert outcomes <= allowed
    assert len(outcomes) == 2


def _prepared(template: Office, place: Path, before: int) -> Office:
    office = copy_office(template, place)
    for who, act, _, _ in STEPS[:before]:
        session = office.sign_in(who)
        act(session, office)
        session.close()
    return office


def _outcome(office: Office) -> Outcome:
    ha = office.sign_in("ha")
    assert check_file(ha.vault.directory.connection) == []
    ha.vault.verify_whole()
    assert ha.journal.verify(ha.vault.roster.public_key_of) == []
    states = [row.state.value for row in list_requests(ha)]
    # A half brings all levels up to the one asked for: what was held before is then held twice.
    given = sorted({int(row.level) for row in list_grants(ha) if row.uid == office.people["nam"]})
    levels = tuple(int(level) for level in office.sign_in("nam").levels(office.project))
    assert tuple(given) == levels
    return (states[0] if states else "", levels)
