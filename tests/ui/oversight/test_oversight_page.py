"""The journal as an officer reads it, on a real vault."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from app.access.event import Event
from app.access.words import has_words
from app.clock import DAY, local_date
from app.customers.queries import get_customer
from app.errors import Refused
from app.oversight.model import BreakRow, JournalHealth
from app.session.subject import Subject
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, idle, show_page
from tests.ui.files import make_customer
from ui.oversight.health_panel import HealthPanel
from ui.oversight.page import OversightPage
from ui.oversight.words import act_words, acts, note_words


def opened(qtbot: QtBot, desk: Desk) -> tuple[OversightPage, QMainWindow]:
    page = OversightPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    return page, window


def test_every_act_has_words_of_its_own() -> None:
    assert [event for event in Event if not has_words(event)] == []
    words = [text for _, text in acts()]
    assert len(set(words)) == len(words)


def test_an_act_of_a_later_program_is_shown_by_its_code() -> None:
    assert act_words("customer:teleport") == "customer:teleport"
    assert note_words("levels:1,2") == "cấp 1, 2"
    assert note_words("levels:") == ""
    assert note_words("CC-2026-7QK-0001") == "CC-2026-7QK-0001"


def test_who_did_what_narrowed_by_person_record_act_refusal_and_day(qtbot: QtBot, office: Office) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    customer = make_customer(lan, office.project)
    try:
        nam.read(Event.JOURNAL_READ, Subject())
    except Refused:
        refused = True
    assert refused
    get_customer(lan, customer)
    desk = Desk(office.sign_in("ha"))
    page, _ = opened(qtbot, desk)
    assert {row.person_name for row in page._rows} >= {"Nguyễn Thị Lan", "Phạm Văn Nam"}

    page.filters.follow_record(customer.rid.hex()[:14])
    idle(qtbot, desk)
    assert {row.rid for row in page._rows} == {customer.rid.hex()}
    assert {row.person_name for row in page._rows} == {"Nguyễn Thị Lan"}

    page.filters.reset.click()
    page.filters.refusals.check.click()
    idle(qtbot, desk)
    assert [row.person_name for row in page._rows] == ["Phạm Văn Nam"]

    page.filters.reset.click()
    page.filters.follow_person(nam.uid)
    idle(qtbot, desk)
    assert {row.person_name for row in page._rows} == {"Phạm Văn Nam"}

    page.filters.reset.click()
    page.filters.act.set_value(Event.CUSTOMER_CREATE.value)
    page.filters.changed.emit()
    idle(qtbot, desk)
    assert [row.event for row in page._rows] == [Event.CUSTOMER_CREATE.value]

    page.filters.reset.click()
    tomorrow = office.clock.now() + DAY
    page.filters.day_from.set_value(local_date(tomorrow))
    page.filters.changed.emit()
    idle(qtbot, desk)
    assert page._rows == ()
    assert page.views.currentWidget() is page.empty


def test_a_day_that_is_none_asks_for_nothing(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("ha"))
    page, _ = opened(qtbot, desk)
    asked = desk.asked.count("read_journal")
    page.filters.day_to.edit.setText("41/13/2026")
    page.filters.changed.emit()
    idle(qtbot, desk)
    assert desk.asked.count("read_journal") == asked


def test_the_details_show_who_else_touched_the_record(qtbot: QtBot, office: Office) -> None:
    lan, long = office.sign_in("lan"), office.sign_in("long")
    customer = make_customer(lan, office.project)
    get_customer(long, customer)
    desk = Desk(office.sign_in("ha"))
    page, _ = opened(qtbot, desk)
    place = next(place for place, row in enumerate(page._rows) if row.rid == customer.rid.hex())
    page.table.setCurrentIndex(page.model.index(place, 0))
    page._open_current()
    assert page.detail is not None
    page.detail.record_followed.emit()
    idle(qtbot, desk)
    assert {row.person_name for row in page._rows} == {"Nguyễn Thị Lan", "Đỗ Hoàng Long"}


def test_older_entries_follow_on_asking(qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project)
    for _ in range(6):
        get_customer(lan, customer)
    monkeypatch.setattr("ui.oversight.page.ROWS", 4)
    desk = Desk(office.sign_in("ha"))
    page, _ = opened(qtbot, desk)
    assert len(page._rows) == 4
    assert page.more.isVisible()
    page.more.click()
    idle(qtbot, desk)
    assert len(page._rows) == 8
    ids = [row.id for row in page._rows]
    assert ids == sorted(ids, reverse=True)
    assert len(set(ids)) == 8


def test_wholeness_is_told_in_figures(qtbot: QtBot, office: Office) -> None:
    office.sign_in("lan")
    desk = Desk(office.sign_in("ha"))
    page, _ = opened(qtbot, desk)
    assert not page.health.isVisible()
    page.verify.click()
    idle(qtbot, desk)
    assert page.health.words().startswith("Nhật ký toàn vẹn")
    assert page.verify.isEnabled()


def test_breaks_are_told_one_by_one(qtbot: QtBot, office: Office) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    panel = HealthPanel()
    window.setCentralWidget(panel)
    breaks = (BreakRow("journal.entry_changed", "Phạm Văn Nam", 17),)
    panel.show_health(JournalHealth(False, 128, 4, breaks, office.clock.now()))
    assert "KHÔNG TOÀN VẸN" in panel.words()
    assert any("Phạm Văn Nam, mục số 17" in label for label in texts(panel))


def texts(panel: HealthPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]
