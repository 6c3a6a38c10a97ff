"""Killed at every step of a leaving: the vault reopens whole, the leaver stays out, and the same act carries on.

A child does the act and kills itself with SIGKILL at the n-th step that it reports; the parent looks at what is left.
What the leaver could open is written anew together, or one after the other where it is too much for once.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.customers.queries import list_customers
from app.errors import NiemError
from app.people import rekeying
from app.people.actions import leave_person, renew_keys_owed
from app.people.model import LeaveReason
from app.vault.check import check_compartment, check_file
from tests.fixtures.vault import PASSPHRASES, Office, copy_office

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]

LEVELS = (Level.CONFIDENTIAL, Level.SECRET)
TOGETHER = (
    "revoked",
    "intent", "named", "built", "built", "placed", "switched", "old files removed", "renewed 2",
    "made", "copied", "stated", "verified", "switched",
)  # fmt: skip
APART = (
    "revoked",
    "intent", "named", "built", "placed", "switched", "old files removed", "renewed 1",
    "intent", "named", "built", "placed", "switched", "old files removed", "renewed 2",
    "made", "copied", "stated", "verified", "switched",
)  # fmt: skip
CUTS = [
    *(pytest.param(16, number, id=f"together-{number}-{step}") for number, step in enumerate(TOGETHER, start=1)),
    # Only what cannot come to pass together: some of it is done and the rest is not.
    *(pytest.param(1, number, id=f"apart-{number}-{APART[number - 1]}") for number in (8, 11, 13)),
]
"""How many compartments are written anew at a time, and the step at which it is cut."""


def prepared(template: Office, place: Path) -> Office:
    office = copy_office(template, place)
    session = office.sign_in("long")
    for level in LEVELS:
        create_customer(session, office.project, CustomerForm(f"Khách {int(level)}", level=level))
    session.close()
    return office


def leave_until(office: Office, stop_at: int) -> tuple[int, list[str]]:
    """Let Lan go in a child that ends before step number ``stop_at``; how it ended, and the steps it reported."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0

        def checkpoint(step: str) -> None:
            nonlocal count
            os.write(writer, f"{step}\n".encode())
            count += 1
            if count == stop_at:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            session = office.sign_in("quan")
            leave_person(
                session, office.people["lan"], LeaveReason.RESIGNED, "Hết hợp đồng", PASSPHRASES["quan"],
                office.credential("ha"), checkpoint=checkpoint,
            )  # fmt: skip
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        steps = told.read().splitlines()
    _, status = os.waitpid(child, 0)
    return (-os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0), steps


def require_whole(office: Office) -> None:
    """Every file passes its full check, nothing is under construction, and nobody lost a record."""
    session = office.sign_in("quan", "top_secret")
    public_key_of = session.vault.roster.public_key_of
    assert check_file(session.vault.directory.connection) == []
    assert session.journal.verify(public_key_of) == []
    assert session.vault.directory.intents() == []
    assert list((office.path / "staging").iterdir()) == []
    assert len(list((office.path / "c").glob("*.db"))) == len(Level)
    assert len(list(office.path.glob("house-*"))) == 1
    for level in Level:
        assert check_compartment(session.compartment(office.project, level), public_key_of) == []
    names = {row.name for row in list_customers(session, office.project, LEVELS).rows}
    assert names == {"Khách 1", "Khách 2"}
    session.close()


@pytest.mark.parametrize(("at_once", "expected"), [(16, TOGETHER), (1, APART)])
def test_the_steps_are_the_ones_that_are_cut(
    office_template: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int, expected: tuple[str, ...]
) -> None:
    monkeypatch.setattr(rekeying, "MOST_FILES", at_once)
    ended, steps = leave_until(prepared(office_template, tmp_path), 0)
    assert (ended, tuple(steps)) == (0, expected)


@pytest.mark.parametrize(("at_once", "number"), CUTS)
def test_killed_anywhere_it_is_carried_on(
    office_template: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int, number: int
) -> None:
    monkeypatch.setattr(rekeying, "MOST_FILES", at_once)
    office = prepared(office_template, tmp_path)
    ended, _ = leave_until(office, number)
    assert ended == -signal.SIGKILL
    require_whole(office)
    with pytest.raises(NiemError):
        office.sign_in("lan")
    session = office.sign_in("quan")
    done = renew_keys_owed(session, PASSPHRASES["quan"], office.credential("ha"))
    roster = session.vault.roster
    assert (done.waiting, done.house, roster.owed, roster.house_owed) == (0, 2, set(), 0)
    session.close()
    require_whole(office)
    epochs = {key.place.level: key.place.epoch for key in office.sign_in("quan", "top_secret").open_keys()}
    assert epochs == {1: 2, 2: 2, 3: 1}
    create_customer(office.sign_in("long"), office.project, CustomerForm("Sau", level=Level.SECRET))
    office.end()
