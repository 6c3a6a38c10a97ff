"""A clearance that was withdrawn since the copy was made stays withdrawn, and what its key opened is written anew."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.access.level import Level
from app.agreements.actions import end_agreement
from app.clock import local
from app.customers.actions import create_customer
from app.customers.queries import list_customers
from app.errors import Problem, Refused
from app.people.actions import renew_keys_owed
from app.projects.actions import grant_clearance, withdraw_clearance
from app.projects.model import GrantForm
from tests.archive.restore.desk import QUAN, Desk, customer, desk_of
from tests.fixtures.vault import Office


@pytest.fixture
def desk(office: Office) -> Desk:
    return desk_of(office)


def test_an_agreement_that_was_ended_since_is_not_in_force_again(desk: Desk) -> None:
    manager = desk.office.sign_in("quan")
    lan = desk.office.people["lan"]
    agreement = manager.vault.roster.people[lan].agreement
    assert agreement is not None
    end_agreement(manager, lan, agreement.number, "tạm chuyển việc", QUAN)
    manager.close()
    copy = desk.lay()
    desk.confirm(copy, desk.office.path)
    session = copy.sign_in("lan")
    with pytest.raises(Refused):
        list_customers(session, desk.office.project, (Level.CONFIDENTIAL,))
    session.close()


def test_a_withdrawn_clearance_stays_withdrawn(desk: Desk) -> None:
    project = desk.office.project
    manager = desk.office.sign_in("quan")
    withdraw_clearance(manager, desk.office.people["lan"], project, Level.SECRET, QUAN, desk.office.credential("ha"))
    manager.close()
    copy = desk.lay()
    done = desk.confirm(copy, desk.office.path)
    assert (done.gone, done.owed) == ((), 1)
    lan = copy.sign_in("lan")
    assert lan.levels(project) == (Level.CONFIDENTIAL,)
    lan.close()
    manager = copy.sign_in("quan")
    assert manager.levels(project) == (Level.CONFIDENTIAL, Level.SECRET)
    with pytest.raises(Problem, match=r"session\.rekey_owed"):
        create_customer(manager, project, customer("Ai Đó", Level.SECRET))
    renew_keys_owed(manager, QUAN, copy.credential("ha"))
    create_customer(manager, project, customer("Ai Đó", Level.SECRET))
    manager.close()


def test_a_clearance_that_ends_earlier_now_does_not_last_as_long_as_in_the_copy(desk: Desk) -> None:
    project, lan = desk.office.project, desk.office.people["lan"]
    manager = desk.office.sign_in("quan")
    withdraw_clearance(manager, lan, project, Level.SECRET, QUAN, desk.office.credential("ha"))
    until = (local(manager.now()).date() + timedelta(days=10)).isoformat()
    shorter = GrantForm(lan, project, "", Level.SECRET, until, "việc ngắn")
    grant_clearance(manager, shorter, QUAN, desk.office.credential("ha"))
    manager.close()
    copy = desk.lay()
    desk.confirm(copy, desk.office.path)
    session = copy.sign_in("lan")
    assert session.levels(project) == (Level.CONFIDENTIAL,)
    session.close()
