"""A project's rule of keeping: who is due, an order made out of a line, and nothing that happens by itself."""

from __future__ import annotations

from datetime import date

import pytest

from app.access.level import Level
from app.clock import DAY
from app.customers.actions import add_item, create_customer
from app.customers.form import CustomerForm, ItemForm, ItemKind, Ref
from app.customers.holding.actions import place_hold
from app.customers.retention import model
from app.customers.retention.actions import save_terms
from app.customers.retention.model import Terms
from app.customers.retention.queries import list_due, project_terms
from app.destruction import actions, queries
from app.destruction.model import Ground, OrderState
from app.errors import Problem, Refused
from app.session import door
from app.session.door import TOP_SECRET_ROOM
from tests.destruction.desk import COOLING, count_of
from tests.fixtures.papers import acts_of
from tests.fixtures.standing import let_in
from tests.fixtures.vault import PASSPHRASES, Office

QUAN = PASSPHRASES["quan"]
YEAR = 365 * DAY


def old_customers(office: Office) -> dict[str, Ref]:
    """Four customers of today, and two years gone by; one of them has a dealing of last year at the highest level."""
    long = office.sign_in("long", TOP_SECRET_ROOM)
    found = {
        name: create_customer(long, office.project, CustomerForm(name, f"KH-{name}", level=Level.CONFIDENTIAL))
        for name in ("Xưa", "Mới làm", "Bị giữ", "Sắp hẹn")
    }
    add_item(long, ItemForm(found["Xưa"], ItemKind.DEALING, Level.SECRET, "Đơn cũ", day="2026-11-20"))
    due = ItemForm(found["Sắp hẹn"], ItemKind.DEALING, Level.CONFIDENTIAL, "Hẹn", day="2028-10-01")
    add_item(long, due)
    long.close()
    office.clock.advance(2 * YEAR)
    return found


def let_in_again(office: Office) -> None:
    """Agreements and lessons lapse within two years."""
    let_in(
        office.world, office.path, {office.people[key]: PASSPHRASES[key] for key in PASSPHRASES}, office.people["ha"]
    )


@pytest.fixture
def later(office: Office, monkeypatch: pytest.MonkeyPatch) -> dict[str, Ref]:
    monkeypatch.setattr(door, "refusal", lambda *_: "")  # years without the ceremony of recovery
    found = old_customers(office)
    let_in_again(office)
    long = office.sign_in("long", TOP_SECRET_ROOM)
    add_item(long, ItemForm(found["Mới làm"], ItemKind.POLICY, Level.TOP_SECRET, "Giá riêng"))
    long.close()
    return found


def test_who_is_due_is_told_by_the_last_dealing_at_every_open_level(office: Office, later: dict[str, Ref]) -> None:
    quan, room = office.sign_in("quan"), office.sign_in("quan", TOP_SECRET_ROOM)
    assert list_due(quan, office.project).rows == ()
    assert save_terms(quan, office.project, Terms(years=1)).rev == 1
    place_hold(quan, later["Bị giữ"], "vụ kiện", QUAN, office.credential("ha"))
    upstairs = list_due(room, office.project)
    assert [(row.name, row.last_dealing) for row in upstairs.rows] == [("Xưa", "2026-11-24")]
    assert (upstairs.whole, upstairs.more) == (True, False)
    below = list_due(quan, office.project)
    assert [row.name for row in below.rows] == ["Mới làm", "Xưa"]
    assert not below.whole
    assert [row.name for row in list_due(office.sign_in("nam"), office.project).rows] == ["Mới làm", "Xưa"]
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        list_due(office.sign_in("ha"), office.project)


def test_one_act_makes_an_order_and_the_rest_goes_its_way(office: Office, later: dict[str, Ref]) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    save_terms(quan, office.project, Terms(years=1))
    order = actions.request_by_rule(lan, later["Xưa"])
    view = queries.get_order(lan, order)
    assert (view.row.ground, view.row.reply_by, view.deadlines) == (Ground.RETENTION, "", ())
    assert "1 năm" in view.requested_by
    assert [row.name for row in list_due(lan, office.project).rows] == ["Bị giữ", "Mới làm"]
    with pytest.raises(Problem, match=r"destruction\.not_due"):
        actions.request_by_rule(lan, later["Xưa"])
    with pytest.raises(Problem, match=r"destruction\.not_due"):
        actions.request_by_rule(lan, later["Sắp hẹn"])
    actions.approve_destruction(quan, order, True, "", QUAN, office.credential("ha"))
    office.clock.advance(COOLING)
    for session in (lan, quan):
        session.close()
    room = office.sign_in("quan", TOP_SECRET_ROOM)
    count = count_of(room, order)
    done = actions.execute_destruction(room, order, "KH-Xưa", count, QUAN, office.credential("ha"))
    assert done.pdf.startswith(b"%PDF")
    assert ("destruction:request", "ok") in acts_of(office)


def test_a_dealing_at_a_level_that_the_list_did_not_see_stops_it(office: Office, later: dict[str, Ref]) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    save_terms(quan, office.project, Terms(years=1))
    order = actions.request_by_rule(lan, later["Mới làm"])
    actions.approve_destruction(quan, order, True, "", QUAN, office.credential("ha"))
    office.clock.advance(COOLING)
    room = office.sign_in("quan", TOP_SECRET_ROOM)
    with pytest.raises(Problem, match=r"destruction\.dealt_since"):
        actions.execute_destruction(room, order, "KH-Mới làm", count_of(room, order), QUAN, office.credential("ha"))
    assert queries.get_order(room, order).row.state is OrderState.APPROVED


def test_terms_are_a_managers_and_within_bounds(office: Office) -> None:
    quan, lan = office.sign_in("quan"), office.sign_in("lan")
    assert project_terms(lan, office.project) == Terms(0, 72, 0)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        save_terms(lan, office.project, Terms(years=1))
    for terms, code in (
        (Terms(years=-1), "retention.years"),
        (Terms(years=51), "retention.years"),
        (Terms(cooling_hours=23), "retention.cooling"),
        (Terms(cooling_hours=721), "retention.cooling"),
    ):
        with pytest.raises(Problem, match=code):
            save_terms(quan, office.project, terms)
    saved = save_terms(quan, office.project, Terms(10, 24))
    assert project_terms(lan, office.project) == saved == Terms(10, 24, 1)
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        save_terms(quan, office.project, Terms(11, 24))
    assert ("retention:terms", "ok") in acts_of(office)


def test_years_are_counted_by_the_calendar() -> None:
    assert model.years_before(date(2028, 2, 29), 1) == date(2027, 2, 28)
    assert model.years_before(date(2028, 2, 29), 4) == date(2024, 2, 29)
    assert model.years_before(date(2026, 11, 24), 5) == date(2021, 11, 24)
