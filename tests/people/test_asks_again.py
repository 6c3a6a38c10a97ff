"""Acts on persons, keys and clearances ask for the passphrase again, and a wrong one changes nothing."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.errors import Problem
from app.people import actions as people
from app.people.actions import (
    add_person,
    change_passphrase,
    end_sessions,
    freeze_person,
    leave_person,
    move_person,
    renew_keys_owed,
    thaw_person,
)
from app.people.model import LeaveReason, MoveForm, PersonForm
from app.projects import actions as projects
from app.projects.actions import create_project, grant_clearance, sign_clearance, withdraw_clearance
from app.projects.model import GrantForm
from app.session.door import Session
from tests.fixtures.vault import PASSPHRASES, PROJECT, Office

WRONG = "sai hoan toan roi nhe"
NEW = "mua rao tren mai ngoi do"
Act = Callable[[Session, Office], object]

ACTS: dict[str, tuple[str, Act]] = {
    "add_person": ("quan", lambda s, o: add_person(s, _form(o), WRONG, o.credential("ha"))),
    "change_passphrase": ("quan", lambda s, o: change_passphrase(s, WRONG, NEW)),
    "end_sessions": ("ha", lambda s, o: end_sessions(s, o.people["lan"], "lý do", WRONG)),
    "freeze_person": ("quan", lambda s, o: freeze_person(s, o.people["lan"], "lý do", WRONG)),
    "leave_person": (
        "quan",
        lambda s, o: leave_person(s, o.people["lan"], LeaveReason.RESIGNED, "lý do", WRONG, o.credential("ha")),
    ),
    "move_person": (
        "quan",
        lambda s, o: move_person(
            s, MoveForm(o.people["lan"], "Bán hàng", (Duty.SALES,), ()), WRONG, o.credential("ha")
        ),
    ),
    "renew_keys_owed": ("quan", lambda s, o: renew_keys_owed(s, WRONG, o.credential("ha"))),
    "thaw_person": ("quan", lambda s, o: thaw_person(s, o.people["nam"], WRONG, o.credential("ha"))),
    "create_project": ("quan", lambda s, o: create_project(s, "Dự án mới", WRONG, o.credential("ha"))),
    "grant_clearance": (
        "quan",
        lambda s, o: grant_clearance(s, _grant(o), WRONG, o.credential("ha")),
    ),
    "sign_clearance": ("quan", lambda s, o: sign_clearance(s, _grant(o), WRONG)),
    "withdraw_clearance": (
        "quan",
        lambda s, o: withdraw_clearance(s, o.people["lan"], o.project, Level.SECRET, WRONG, o.credential("ha")),
    ),
}

GIVES_NOTHING = {"ask_clearance", "withdraw_request", "refuse_request"}
"""What gives nobody anything: asking, and ending what was asked."""


def _grant(office: Office) -> GrantForm:
    return GrantForm(office.people["nam"], office.project, PROJECT, Level.SECRET, "2026-12-31", "việc mới")


def _form(office: Office) -> PersonForm:
    return PersonForm("Người mới", "", (Duty.CLERK,), office.project, None, NEW)


@pytest.mark.parametrize("name", ACTS)
def test_a_wrong_passphrase_changes_nothing(office: Office, name: str) -> None:
    who, act = ACTS[name]
    session = office.sign_in(who)
    if name == "thaw_person":
        freeze_person(session, office.people["nam"], "nghi ngờ", PASSPHRASES[who])
    before = session.vault.directory.head
    with pytest.raises(Problem) as refused:
        act(session, office)
    assert refused.value.code == "keys.wrong_passphrase_or_machine"
    assert session.vault.directory.head == before
    assert session.vault.directory.intents() == []


@pytest.mark.parametrize("module", [people, projects], ids=lambda module: module.__name__)
def test_every_act_on_persons_and_clearances_takes_a_passphrase(module: object) -> None:
    public = [
        function for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == getattr(module, "__name__", "") and not name.startswith("_")
        and name not in GIVES_NOTHING
    ]  # fmt: skip
    assert len(public) >= 2
    asks = {"passphrase", "old"}
    without = {one.__name__ for one in public if not asks & set(inspect.signature(one).parameters)}
    assert without <= GIVES_NOTHING
