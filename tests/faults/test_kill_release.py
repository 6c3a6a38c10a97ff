"""Killed at every step of asking for, deciding on and handing over a release: nothing is half done.

What a hand-over may leave is a number on record whose password nobody was told: register and journal come first, so
that no file exists which nobody knows of. The request is still approved then, and the next hand-over makes that number
void. A whole file of a request that is handed over is always one that the register names by its hash.
"""

from __future__ import annotations

import hashlib
import os
import signal
from pathlib import Path

import pytest

from app.access.level import Level
from app.copies.model import CopyState
from app.copies.queries import list_copies
from app.customers.actions import create_customer
from app.customers.model import CustomerForm, Ref
from app.release.actions import ask_release, decide_release, hand_over_release
from app.release.model import ReleaseState
from app.release.queries import get_release, list_releases
from app.session.door import Session
from app.vault.check import check_compartment
from tests.faults.killing import MOST_POINTS, Act, attempt, points
from tests.fixtures.releases import release_form
from tests.fixtures.vault import PASSPHRASES, Office, copy_office

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]

Outcome = tuple[str, int, bool]
"""The request's state, how many copies are on record, whether the file is there."""


def _ask(session: Session, office: Office) -> object:
    (customer,) = session.compartment(office.project, Level.CONFIDENTIAL).of_kind("customer")
    ref = Ref(office.project, Level.CONFIDENTIAL, customer.rid)
    form = release_form(ref, fields=("name",))
    return ask_release(session, form)


def _decide(session: Session, office: Office) -> object:
    (row,) = list_releases(session, office.project)
    digest = get_release(session, row.ref).digest
    return decide_release(session, row.ref, digest, True, "đủ văn bản", PASSPHRASES["quan"])


def _hand_over(session: Session, office: Office) -> object:
    (row,) = list_releases(session, office.project)
    return hand_over_release(session, row.ref, str(_file(office)))


STEPS: tuple[tuple[str, Act], ...] = (("lan", _ask), ("quan", _decide), ("lan", _hand_over))
ALLOWED: tuple[set[Outcome], ...] = (
    {("", 0, False), ("asked", 0, False)},
    {("asked", 0, False), ("approved", 0, False)},
    {("approved", 0, False), ("approved", 1, False), ("approved", 1, True), ("handed_over", 1, True)},
)


@pytest.mark.parametrize("step", range(len(STEPS)), ids=("ask", "decide", "hand over"))
def test_killed_anywhere_nothing_is_half_done(office_template: Office, tmp_path: Path, step: int) -> None:
    who, act = STEPS[step]
    whole = _prepared(office_template, tmp_path / "whole", step)
    total = attempt(whole, who, act, None)
    assert total > 10
    outcomes, killed = {_outcome(whole)}, 0
    whole.end()
    for point in points(total):
        office = _prepared(office_template, tmp_path / f"at{point}", step)
        killed += attempt(office, who, act, point) == -signal.SIGKILL
        outcomes.add(_outcome(office))
        if act is _hand_over:
            _hands_over_again(office)
        office.end()
    assert killed >= MOST_POINTS * 2 // 3
    assert outcomes <= ALLOWED[step]
    assert len(outcomes) >= 2


def _prepared(template: Office, place: Path, step: int) -> Office:
    office = copy_office(template, place)
    session = office.sign_in("lan")
    create_customer(session, office.project, CustomerForm("Công ty Bách Việt"))
    session.close()
    for who, act in STEPS[:step]:
        session = office.sign_in(who)
        act(session, office)
        session.close()
    return office


def _file(office: Office) -> Path:
    return office.path.parent / "ban-cung-cap.pdf"


def _outcome(office: Office) -> Outcome:
    session = office.sign_in("quan")
    public_key_of = session.vault.roster.public_key_of
    assert session.journal.verify(public_key_of) == []
    for level in (Level.CONFIDENTIAL, Level.SECRET):
        assert check_compartment(session.compartment(office.project, level), public_key_of) == []
    rows = list_releases(session, office.project)
    copies = list_copies(session, office.project)
    file = _file(office)
    state, found = str(rows[0].state) if rows else "", file.exists()
    if state == "handed_over":
        output = get_release(session, rows[0].ref).output
        assert output is not None
        assert output.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    for left in file.parent.glob(".*.part"):
        content = left.read_bytes()
        assert not content or b"Encrypt" in content or content.startswith(b"niem-package")
        assert b"Bach" not in content
    return state, len(copies), found


def _hands_over_again(office: Office) -> None:
    """What was cut off can be done: one number counts in the end, and nothing lies hidden."""
    session = office.sign_in("lan")
    (row,) = list_releases(session, office.project)
    if row.state is not ReleaseState.APPROVED:
        return
    again = _file(office).with_name("lai.pdf")
    made = hand_over_release(session, row.ref, str(again))
    assert hashlib.sha256(again.read_bytes()).hexdigest() == made.sha256
    held = [copy.number for copy in list_copies(session, office.project) if copy.state is CopyState.HELD]
    assert held == [made.number]
    assert all(left.stat().st_size == 0 for left in again.parent.glob(".*.part"))
