"""Killed at any step, a destruction is either not begun or can be finished by the same act; never half done."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.actions import add_item
from app.customers.model import ItemForm, ItemKind
from app.customers.queries import list_customers
from app.destruction import queries
from app.destruction.actions import withdraw_destruction
from app.destruction.building import LARGE
from app.destruction.model import OrderState
from app.destruction.verification import verify_certificate
from app.errors import Problem
from app.oversight.queries import verify_journal
from app.vault.check import check_compartment
from tests.destruction.desk import CODE, TRACES, Desk, approved
from tests.destruction.executor import errand_for
from tests.destruction.test_actions import everything_in
from tests.fixtures.vault import Office

ROOT = Path(__file__).resolve().parents[2]
BEFORE_THE_SWITCH = ("begun", "planned", "intent", "named", "built", "placed")
AFTER_THE_SWITCH = ("switched", "old files removed", "rewritten", "stamper", "signed", "filed")


def run(office: Office, desk: Desk, step: str, large: int = LARGE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.destruction.executor", step],
        input=json.dumps(asdict(errand_for(office, desk.order, large))),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return approved(office, tmp_path)


def require_whole(desk: Desk) -> None:
    """Every compartment and the journal verify, with every session opened anew."""
    upstairs = desk.upstairs()
    public_key_of = upstairs.vault.roster.public_key_of
    for level in Level:
        assert check_compartment(upstairs.compartment(desk.office.project, level), public_key_of) == []
    upstairs.close()
    officer = desk.office.sign_in("ha")
    assert verify_journal(officer).whole
    officer.close()


@pytest.mark.slow
@pytest.mark.parametrize("step", [*BEFORE_THE_SWITCH, *AFTER_THE_SWITCH])
def test_killed_at_any_step_it_is_finished_by_the_same_act(office: Office, desk: Desk, step: str) -> None:
    require_finished_by_the_same_act(office, desk, step, LARGE)


@pytest.mark.slow
@pytest.mark.parametrize("step", ["built", "switched"])
def test_killed_while_another_process_builds_it_is_finished_just_so(office: Office, desk: Desk, step: str) -> None:
    require_finished_by_the_same_act(office, desk, step, 0)


def require_finished_by_the_same_act(office: Office, desk: Desk, step: str, large: int) -> None:
    killed = run(office, desk, step, large)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    require_whole(desk)
    upstairs = desk.upstairs()
    found = everything_in(upstairs, office.project)
    assert all((trace in found) is (step in BEFORE_THE_SWITCH) for trace in TRACES)
    (row,) = queries.list_orders(upstairs, office.project)
    assert row.state is (OrderState.EXECUTING)
    certificate = desk.execute(upstairs, code=CODE)
    assert verify_certificate(certificate.pdf, upstairs.vault.roster.authority).valid
    after = everything_in(upstairs, office.project)
    assert [trace for trace in TRACES if trace in after] == []
    assert upstairs.vault.directory.intents() == []
    assert len(list((office.path / "c").glob("*.db"))) == len(Level)
    assert list((office.path / "staging").glob("*.db")) == []
    with pytest.raises(Problem, match="destruction.not_in_this_state"):
        desk.execute(upstairs)
    upstairs.close()
    require_whole(desk)
    officer = office.sign_in("ha")
    assert [entry.number for entry in queries.list_certificates(officer)] == [certificate.number]
    assert queries.certificate_pdf(officer, certificate.number) == certificate.pdf
    lan = office.sign_in("lan")
    assert [row.name for row in list_customers(lan, office.project, (Level.CONFIDENTIAL,)).rows] == [
        "Công ty Bách Việt"
    ]


@pytest.mark.slow
def test_killed_on_the_way_the_customer_stays_frozen_until_somebody_decides(office: Office, desk: Desk) -> None:
    assert run(office, desk, "planned").returncode == -signal.SIGKILL
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    form = ItemForm(desk.customer, ItemKind.DEALING, Level.SECRET, "Vừa thêm")
    with pytest.raises(Problem, match=r"vault\.frozen"):
        add_item(lan, form)
    withdraw_destruction(quan, desk.order, "Khách rút đơn")
    add_item(lan, form)
    assert queries.get_order(lan, desk.order).row.state is OrderState.WITHDRAWN
    require_whole(desk)


def test_the_steps_are_the_ones_that_are_cut(office: Office, desk: Desk) -> None:
    finished = run(office, desk, "nowhere")
    assert finished.returncode == 0, finished.stderr
    assert set(json.loads(finished.stdout)) == {*BEFORE_THE_SWITCH, *AFTER_THE_SWITCH}
