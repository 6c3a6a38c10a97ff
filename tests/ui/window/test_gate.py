"""Without agreement or lessons in force customer pages give place to one that says so and leads to what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.agreements import actions, wording
from app.agreements.queries import my_agreement
from app.clock import DAY
from app.session.door import Session
from tests.fixtures.papers import acts_of
from tests.fixtures.vault import PASSPHRASES, Office, copy_office
from tests.ui.desk import Desk, idle
from ui.customers.page import CustomersPage
from ui.window.gate_page import GatePage
from ui.window.navigation import GATED
from ui.window.workplace import Workplace


@pytest.fixture
def office(office_template: Office, tmp_path: Path) -> Iterator[Office]:
    copied = copy_office(office_template, tmp_path)
    yield copied
    copied.end()


@pytest.fixture(autouse=True)
def today(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.clock.SystemClock.now", lambda self: office.clock.now())


def place_of(qtbot: QtBot, session: Session) -> tuple[Desk, Workplace]:
    desk = Desk(session)
    place = Workplace(desk, desk.summary)
    place.resize(1180, 660)

    def end(_: object) -> None:
        desk.over = True

    qtbot.addWidget(place, before_close_func=end)
    place.show()
    place.go("customers")
    idle(qtbot, desk)
    return desk, place


def end(session: Session) -> None:
    number = my_agreement(session).row.number
    actions.end_agreement(session, session.uid, number, "thử", PASSPHRASES["lan"])


def sign(session: Session, office: Office) -> None:
    draft = my_agreement(session).draft
    actions.sign_agreement(session, wording.newest(), draft.until, PASSPHRASES["lan"], office.credential("ha"))


def test_every_page_of_customer_data_is_shut(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    end(lan)
    _, place = place_of(qtbot, lan)
    offered = {entry.key for entry in place.entries} & GATED
    assert offered >= {"customers", "items", "levels", "statistics", "release", "copies", "destruction"}
    for key in offered:
        place.go(key)
        page = place.page()
        assert isinstance(page, GatePage)
        assert not page.agreement.button().isHidden()
        assert page.lessons.button().isHidden()
    for key in ("people", "agreements", "preferences"):
        place.go(key)
        assert not isinstance(place.page(), GatePage)


def test_the_way_leads_to_the_agreement_and_back(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    end(lan)
    desk, place = place_of(qtbot, lan)
    gate = place.page()
    assert isinstance(gate, GatePage)
    gate.agreement.button().click()
    assert place.current_key == "agreements"
    idle(qtbot, desk)
    place.go("customers")
    changes: list[bool] = []
    place.summary_changed.connect(lambda: changes.append(True))
    sign(lan, office)
    desk.changed.emit("sign_agreement")
    idle(qtbot, desk)
    assert isinstance(place.page(), CustomersPage)
    assert changes == [True]


def test_it_shuts_in_the_middle_of_a_session_and_the_try_is_journalled(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    desk, place = place_of(qtbot, lan)
    assert isinstance(place.page(), CustomersPage)
    office.clock.advance(3 * 366 * DAY)
    place.reload()
    qtbot.waitUntil(lambda: isinstance(place.page(), GatePage), timeout=20_000)
    idle(qtbot, desk)
    assert any(outcome == "session.no_agreement" for _, outcome in acts_of(office))


def test_an_officer_has_no_gate(qtbot: QtBot, office: Office) -> None:
    ha = office.sign_in("ha")
    actions.end_agreement(ha, ha.uid, my_agreement(ha).row.number, "thử", PASSPHRASES["ha"])
    _, place = place_of(qtbot, ha)
    place.go("destruction")
    assert not isinstance(place.page(), GatePage)


@pytest.mark.parametrize(("agreement", "lessons"), [(True, 0), (False, 3), (True, -1)])
def test_the_page_says_what_is_missing(qtbot: QtBot, agreement: bool, lessons: int) -> None:
    page = GatePage(agreement_missing=agreement, lessons_missing=lessons)
    qtbot.addWidget(page)
    wanted: list[str] = []
    page.page_wanted.connect(lambda key, _: wanted.append(key))
    assert page.agreement.button().isHidden() is not agreement
    assert page.lessons.button().isHidden() is not bool(lessons)
    for step in (page.agreement, page.lessons):
        if not step.button().isHidden():
            step.button().click()
    assert wanted == [key for key, missing in (("agreements", agreement), ("lessons", lessons)) if missing]
    page.show_missing(agreement_missing=False, lessons_missing=0)
    assert page.agreement.button().isHidden()
