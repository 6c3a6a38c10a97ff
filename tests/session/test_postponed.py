"""The ceremony may be put off for seven days; then nothing new comes in, and everything else goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.event import Event
from app.access.level import Level
from app.access.postponement import GRACE, TAKES_IN, days_left, owed
from app.clock import DAY
from app.customers.actions import create_customer
from app.customers.model import CustomerForm
from app.customers.queries import list_customers
from app.errors import Refused
from app.oversight.model import JournalFilter
from app.oversight.queries import read_journal
from app.recovery.actions import confirm_sheets
from app.recovery.queries import recovery_state
from app.session.summary import summary
from tests.fixtures.vault import MORNING, Office
from tests.recovery.desk import held


def customer(name: str = "Công ty Đông Hồ") -> CustomerForm:
    return CustomerForm(name, level=Level.CONFIDENTIAL)


def test_the_rule_by_itself() -> None:
    assert [days_left(0, at) for at in (0, 1, DAY, GRACE - 1, GRACE, GRACE + 1, 40 * DAY)] == [7, 7, 6, 1, 0, 0, 0]
    assert not owed(0, GRACE, kit_ready=False)
    assert owed(0, GRACE + 1, kit_ready=False)
    assert not owed(0, 400 * DAY, kit_ready=True)
    assert all(event.value.startswith(("customer:", "item:")) for event in TAKES_IN)
    assert Event.CUSTOMER_VIEW not in TAKES_IN
    assert Event.DESTRUCTION_EXECUTE not in TAKES_IN


def test_within_seven_days_the_banner_counts_and_nothing_is_refused(office: Office) -> None:
    lan = office.sign_in("lan")
    assert summary(lan).recovery_days == 7
    office.clock.advance(MORNING + GRACE - office.clock.now())
    create_customer(lan, office.project, customer())
    assert summary(lan).recovery_days == 0


def test_afterwards_no_new_data_is_taken_in_until_the_sheets_are_handed_out(office: Office, tmp_path: Path) -> None:
    office.clock.advance(8 * DAY)
    lan = office.sign_in("lan")
    for _ in range(2):
        with pytest.raises(Refused, match="session.recovery_owed"):
            create_customer(lan, office.project, customer())
    list_customers(lan, office.project, (Level.CONFIDENTIAL,))  # looking goes on
    manager = office.sign_in("quan")
    assert recovery_state(manager).owed
    held(office, tmp_path, manager, confirm=False)
    with pytest.raises(Refused, match="session.recovery_owed"):  # a kit whose sheets nobody has is none
        create_customer(lan, office.project, customer())
    assert summary(lan).recovery_days == 0
    confirm_sheets(manager)
    create_customer(lan, office.project, customer())
    assert summary(lan).recovery_days is None
    assert not recovery_state(manager).owed
    rows = read_journal(office.sign_in("ha"), JournalFilter(), limit=50).rows
    assert ("customer:create", "session.recovery_owed") in [(row.event, row.outcome) for row in rows]


def test_a_clock_put_back_does_not_give_the_days_again(office: Office) -> None:
    office.clock.advance(8 * DAY)
    lan = office.sign_in("lan")
    lan.close()
    office.clock.advance(-5 * DAY)
    again = office.sign_in("lan")
    with pytest.raises(Refused, match="session.recovery_owed"):
        create_customer(again, office.project, customer())
