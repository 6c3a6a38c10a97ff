"""The page of alerts on a real vault: what an officer reads, decides, changes, and what nobody else is offered."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.event import Event
from app.oversight.alerts.actions import watch_journal
from app.oversight.alerts.model import AlertState, Rule
from app.oversight.alerts.queries import get_alert, list_alerts, view_limits
from app.oversight.model import JournalFilter
from tests.fixtures.vault import NAMES, PASSPHRASES, Office
from tests.oversight.alerts.journalled import noted, viewed, worked
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.messages import set_language
from ui.oversight.alerts.columns import alert_cell
from ui.oversight.alerts.leaving_view import LeavingDialog
from ui.oversight.alerts.manager_dialog import ManagerDialog
from ui.oversight.alerts.page import AlertsPage
from ui.oversight.alerts.words import alert_sentence
from ui.oversight.page import OversightPage
from ui.window.alert_watch import AlertWatch
from ui.window.navigation import entries_for
from ui.window.workplace import Workplace

SENTENCE = "Nguyễn Thị Lan đọc 40 hồ sơ trong ngày 24/11/2026, thường ngày của người này là 3–6."


def misread(office: Office) -> None:
    """Lan reads far more than on her other days."""
    lan = office.sign_in("lan")
    worked(office, lan, 14, 4)
    viewed(office, lan, 40, first=5000)


def opened(qtbot: QtBot, office: Office, *, look: bool = True) -> tuple[AlertsPage, Desk, QMainWindow]:
    desk = Desk(office.sign_in("ha"))
    if look:
        watch_journal(desk.session)
    page = AlertsPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    return page, desk, window


def choose(qtbot: QtBot, desk: Desk, page: AlertsPage, rule: Rule) -> None:
    for place in range(page.model.rowCount()):
        row = page.model.record(place)
        if row is not None and row.rule is rule:
            page.table.setCurrentIndex(page.model.index(place, 0))
    idle(qtbot, desk)


def test_only_an_officer_is_offered_the_page(office: Office) -> None:
    offered = {who for who in PASSPHRASES
               if any(entry.key == "alerts" for entry in entries_for(Desk(office.sign_in(who)).summary))}  # fmt: skip
    assert offered == {"ha"}


def test_an_alert_tells_its_figures_and_leads_to_the_reading_trail(qtbot: QtBot, office: Office) -> None:
    misread(office)
    page, desk, _ = opened(qtbot, office)
    row = page.model.record(0)
    assert row is not None
    assert alert_cell(row, "what").text == SENTENCE
    assert page.header._count.text() == "1 cảnh báo đang mở"
    choose(qtbot, desk, page, Rule.MASS)
    assert page.detail is not None
    assert page.detail.told.text() == SENTENCE
    with qtbot.waitSignal(page.page_wanted) as wanted:
        page.detail.trail.click()
    lan = office.people["lan"]
    followed = JournalFilter(person=lan, day_from="2026-11-24", day_to="2026-11-24", family="reading")
    assert wanted.args == ["oversight", followed]
    journal = OversightPage(desk, desk.summary)
    show_page(qtbot, desk, journal)
    journal.show_subject(followed)
    idle(qtbot, desk)
    qtbot.waitUntil(lambda: journal.model.rowCount() == 40)
    assert {entry.person for entry in journal.rows()} == {lan}


def test_the_sentence_is_there_in_english_too(qtbot: QtBot, office: Office) -> None:
    misread(office)
    page, _, _ = opened(qtbot, office)
    row = page.model.record(0)
    assert row is not None
    set_language("en")
    try:
        assert alert_sentence(row) == (
            "Nguyễn Thị Lan read 40 files on 24/11/2026, this person’s days usually have 3–6."
        )
    finally:
        set_language("vi")


def test_it_is_explained_with_words_and_nothing_is_lost_without(qtbot: QtBot, office: Office) -> None:
    misread(office)
    page, desk, _ = opened(qtbot, office)
    choose(qtbot, desk, page, Rule.MASS)
    view = page.detail
    assert view is not None
    with qtbot.waitSignal(page.badge_changed) as counted:
        view.buttons[AlertState.SEEN].click()
    assert counted.args == [1]
    idle(qtbot, desk)
    assert page.detail is not view
    view = page.detail
    assert view is not None
    assert set(view.buttons) == {AlertState.EXPLAINED, AlertState.INCIDENT}
    view.buttons[AlertState.EXPLAINED].click()
    assert view.note.error()
    view.note.set_value("Đối chiếu danh sách theo yêu cầu của quản lý")
    with qtbot.waitSignal(page.badge_changed) as counted:
        view.buttons[AlertState.EXPLAINED].click()
    assert counted.args == [0]
    idle(qtbot, desk)
    row = page.model.record(0)
    assert row is not None
    assert alert_cell(row, "state").text == "Đã giải thích"


def test_an_incident_is_kept_and_has_no_button_any_more(qtbot: QtBot, office: Office) -> None:
    misread(office)
    page, desk, _ = opened(qtbot, office)
    choose(qtbot, desk, page, Rule.MASS)
    assert page.detail is not None
    page.detail.note.set_value("Có ảnh chụp màn hình")
    page.detail.buttons[AlertState.INCIDENT].click()
    idle(qtbot, desk)
    row = page.model.record(0)
    assert row is not None
    assert alert_cell(row, "state").text == "Chuyển thành sự cố"
    assert page.detail.buttons == {}


def test_an_alert_about_the_only_officer_takes_a_manager(qtbot: QtBot, office: Office) -> None:
    noted(office.sign_in("ha"), Event.CUSTOMER_LIST, 30, outcome="session.not_your_duty")
    page, desk, window = opened(qtbot, office)
    choose(qtbot, desk, page, Rule.DENIED)
    view = page.detail
    assert view is not None
    view.note.set_value("Bấm nhầm khi hướng dẫn người mới")
    view.buttons[AlertState.EXPLAINED].click()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, ManagerDialog)
    dialog.sign.click()
    assert dialog.passphrase.error()
    dialog.passphrase.set_value("sai hoan toan roi nhe")
    dialog.sign.click()
    idle(qtbot, desk)
    assert dialog.passphrase.error()
    assert dialog.passphrase.value() == ""
    dialog.passphrase.set_value(PASSPHRASES["quan"])
    with qtbot.waitSignal(dialog.accepted):
        dialog.sign.click()
    idle(qtbot, desk)
    (row,) = (one for one in list_alerts(desk.session).rows if one.rule is Rule.DENIED)
    assert row.state is AlertState.EXPLAINED
    assert get_alert(desk.session, row.alert).life[-1].beside_name == NAMES["quan"]


def test_nothing_unusual_is_said_and_looking_again_says_so(qtbot: QtBot, office: Office) -> None:
    page, desk, _ = opened(qtbot, office, look=False)
    assert page.views.currentWidget() is page.empty
    page.look.click()
    idle(qtbot, desk)
    assert page.look.isEnabled()
    assert page.views.currentWidget() is page.empty
    misread(office)
    page.look.click()
    idle(qtbot, desk)
    assert page.views.currentWidget() is page.table


def test_limits_are_changed_within_their_bounds(qtbot: QtBot, office: Office) -> None:
    page, desk, _ = opened(qtbot, office, look=False)
    page.tabs.setCurrentIndex(1)
    idle(qtbot, desk)
    assert not page.limits.save.isEnabled()
    assert not page.limits.reset.isEnabled()
    field = page.limits.floors[Rule.MASS]
    field.spin.setValue(3)
    assert field.value() == 10
    assert page.limits.save.isEnabled()
    page.limits.save.click()
    idle(qtbot, desk)
    assert view_limits(desk.session).limits.floors[Rule.MASS] == 10
    assert not page.limits.save.isEnabled()
    page.limits.reset.click()
    assert field.value() == 30
    page.limits.save.click()
    idle(qtbot, desk)
    assert view_limits(desk.session).limits.floors[Rule.MASS] == 30


def test_a_notice_of_leaving_is_noted_and_taken_back(qtbot: QtBot, office: Office) -> None:
    page, desk, window = opened(qtbot, office, look=False)
    page.tabs.setCurrentIndex(2)
    idle(qtbot, desk)
    table, model = page.leaving.table, page.leaving.model
    assert not page.leaving.note.isEnabled()
    place = next(at for at in range(model.rowCount()) if model.record(at).name == NAMES["nam"])  # type: ignore[union-attr]
    table.setCurrentIndex(model.index(place, 0))
    assert not page.leaving.take_back.isEnabled()
    page.leaving.note.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, LeavingDialog)
    dialog.save.click()
    assert dialog.day.error()
    dialog.day.set_value(date(2026, 11, 23))
    dialog.save.click()
    idle(qtbot, desk)
    first = model.record(0)
    assert first is not None
    assert (first.name, first.day) == (NAMES["nam"], "2026-11-23")
    table.setCurrentIndex(model.index(0, 0))
    page.leaving.take_back.click()
    idle(qtbot, desk)
    assert not any(row.day for row in view_limits(desk.session).people)


def test_the_keyboard_opens_an_alert(qtbot: QtBot, office: Office) -> None:
    misread(office)
    page, desk, _ = opened(qtbot, office)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    idle(qtbot, desk)
    assert page.detail is not None


def test_after_unlocking_the_number_stands_in_the_sidebar(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.window.alert_watch.FIRST_MILLISECONDS", 0)
    misread(office)
    desk = Desk(office.sign_in("ha"))
    place = Workplace(desk, desk.summary)
    qtbot.addWidget(place, before_close_func=lambda _: setattr(desk, "over", True))
    with qtbot.waitSignal(place.alerts.raised, timeout=20_000):
        place.show()
    idle(qtbot, desk)
    assert "1" in place.sidebar._items["alerts"].accessibleName()


def test_nobody_else_s_window_looks_through_the_journal(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.window.alert_watch.FIRST_MILLISECONDS", 0)
    desk = Desk(office.sign_in("lan"))
    page = AlertsPage(desk, desk.summary)
    qtbot.addWidget(page)
    watch = AlertWatch(desk, desk.summary, page)
    qtbot.wait(50)
    assert "watch_journal" not in desk.asked
    assert watch.parent() is page


def test_from_the_alert_into_the_trail_and_back_to_explain_it(qtbot: QtBot, office: Office) -> None:
    misread(office)
    desk = Desk(office.sign_in("ha"))
    watch_journal(desk.session)
    place = Workplace(desk, desk.summary)
    place.resize(1440, 900)
    qtbot.addWidget(place, before_close_func=lambda _: setattr(desk, "over", True))
    place.show()
    place.go("alerts")
    idle(qtbot, desk)
    page = place.page()
    assert isinstance(page, AlertsPage)
    choose(qtbot, desk, page, Rule.MASS)
    view = page.detail
    assert view is not None
    view.trail.click()
    journal = place.page()
    assert isinstance(journal, OversightPage)
    qtbot.waitUntil(lambda: {row.person_name for row in journal.rows()} == {NAMES["lan"]}, timeout=20_000)
    place.go("alerts")
    idle(qtbot, desk)
    assert page.detail is view  # what was typed would still be there
    view.note.set_value("Theo yêu cầu của quản lý")
    view.buttons[AlertState.EXPLAINED].click()
    idle(qtbot, desk)
    assert not list_alerts(desk.session).open


def test_a_trail_followed_before_the_journal_was_ever_opened_is_of_that_person(qtbot: QtBot, office: Office) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    viewed(office, lan, 3)
    viewed(office, nam, 3, first=50)
    desk = Desk(office.sign_in("ha"))
    place = Workplace(desk, desk.summary)
    qtbot.addWidget(place, before_close_func=lambda _: setattr(desk, "over", True))
    place.show()
    place.go("oversight", JournalFilter(person=office.people["nam"], day_from="2026-11-24", day_to="2026-11-24"))
    idle(qtbot, desk)
    journal = place.page()
    assert isinstance(journal, OversightPage)
    qtbot.waitUntil(lambda: {row.person_name for row in journal.rows()} == {NAMES["nam"]}, timeout=10_000)
    assert journal.filters.person.value() == office.people["nam"]
    journal.filters.reset.click()
    idle(qtbot, desk)
    assert len({row.person_name for row in journal.rows()}) > 1
