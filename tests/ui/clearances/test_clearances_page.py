"""The page of clearances, on a real vault: who sees what waits, what each dialog asks, and what is refused and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.clock import DAY
from app.ids import Id
from app.projects.actions import ask_clearance, grant_clearance, sign_request
from app.projects.model import GrantForm, RequestState
from app.projects.queries import list_requests
from app.settings.message import sentence
from tests.fixtures.vault import PASSPHRASES, PROJECT, Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.projects.ask_clearance_dialog import OTHER, AskClearanceDialog
from ui.projects.clearance_detail import GrantDetail, RequestDetail
from ui.projects.clearances_page import ClearancesPage
from ui.projects.decide_request_dialog import DecideRequestDialog
from ui.projects.give_dialog import GiveDialog
from ui.projects.page import ProjectsPage
from ui.projects.withdraw_dialog import WithdrawDialog


def form(office: Office, who: str, level: Level = Level.SECRET, until: str = "2027-11-24") -> GrantForm:
    return GrantForm(office.people[who], office.project, PROJECT, level, until, "Khách lớn")


def asked(office: Office, who: str = "nam", level: Level = Level.SECRET) -> Id:
    return ask_clearance(office.sign_in(who), form(office, who, level))


def signed(office: Office, who: str = "nam", level: Level = Level.SECRET) -> Id:
    request = asked(office, who, level)
    sign_request(office.sign_in("quan"), request, office.project, PASSPHRASES["quan"])
    return request


def opened(qtbot: QtBot, office: Office, who: str) -> tuple[ClearancesPage, QMainWindow, Desk, list[int]]:
    desk = Desk(office.sign_in(who))
    page = ClearancesPage(desk, desk.summary)
    badges: list[int] = []
    page.badge_changed.connect(badges.append)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    return page, window, desk, badges


def open_row(page: ClearancesPage, name: str, level: Level | None = None) -> RequestDetail | GrantDetail:
    for place in range(page.model.rowCount()):
        row = page.model.record(place)
        if row is not None and row.person_name == name and level in (None, row.level):
            page.table.setCurrentIndex(page.model.index(place, 0))
            page._open_current()
            assert page.detail is not None
            return page.detail
    raise AssertionError(name)


def pick(page: ClearancesPage, pill: str) -> None:
    page.pills.choose(pill)
    page.pills.picked.emit(pill)


def test_a_manager_and_then_an_officer_sign_what_waits(qtbot: QtBot, office: Office) -> None:
    asked(office)
    page, window, desk, badges = opened(qtbot, office, "quan")
    assert badges[-1] == 1
    detail = open_row(page, "Phạm Văn Nam")
    assert isinstance(detail, RequestDetail)
    detail.decide_requested.emit()
    dialog = dialog_of(window)
    assert isinstance(dialog, DecideRequestDialog)
    dialog.sign.click()
    assert dialog.passphrase.error()
    assert "sign_request" not in desk.asked
    dialog.passphrase.set_value(PASSPHRASES["quan"])
    dialog.sign.click()
    idle(qtbot, desk)
    assert list_requests(desk.session)[0].state is RequestState.SIGNED
    assert office.sign_in("nam").levels(office.project) == (1,)

    page, window, desk, badges = opened(qtbot, office, "ha")
    assert badges[-1] == 1
    detail = open_row(page, "Phạm Văn Nam")
    assert isinstance(detail, RequestDetail)
    detail.decide_requested.emit()
    dialog = dialog_of(window)
    assert isinstance(dialog, DecideRequestDialog)
    dialog.passphrase.set_value("sai roi sai roi sai")
    dialog.sign.click()
    idle(qtbot, desk)
    assert dialog.isVisible()
    assert dialog.passphrase.value() == ""
    dialog.passphrase.set_value(PASSPHRASES["ha"])
    dialog.sign.click()
    idle(qtbot, desk)
    assert office.sign_in("nam").levels(office.project) == (1, 2)
    assert not desk.errors


def test_what_cannot_be_signed_says_why_and_can_be_refused(qtbot: QtBot, office: Office) -> None:
    asked(office)
    page, window, desk, badges = opened(qtbot, office, "ha")
    assert badges[-1] == 0
    detail = open_row(page, "Phạm Văn Nam")
    assert isinstance(detail, RequestDetail)
    detail.decide_requested.emit()
    dialog = dialog_of(window)
    assert isinstance(dialog, DecideRequestDialog)
    assert dialog.sign.why_not() == sentence("projects.not_signed_yet", "vi")
    dialog.refuse.click()
    assert dialog.reason.error()
    dialog.reason.set_value("Chưa cần")
    dialog.refuse.click()
    idle(qtbot, desk)
    (row,) = list_requests(office.sign_in("nam"))
    assert (row.state, row.answer) == (RequestState.REFUSED, "Chưa cần")


def test_staff_ask_and_take_back_by_keyboard(qtbot: QtBot, office: Office) -> None:
    page, window, desk, _ = opened(qtbot, office, "nam")
    assert page.views.currentWidget() is page.empty
    assert not page.give.isVisible()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(window)
    assert isinstance(dialog, AskClearanceDialog)
    assert dialog.person.value() == office.people["nam"]
    assert dialog.person.combo.count() == 1  # staff ask for themselves alone
    dialog.send.click()
    assert dialog.wish.reason.error()
    dialog.project.set_value(OTHER)
    dialog._project_changed()
    dialog.send.click()
    assert dialog.name.error()
    dialog.choose_project(office.project)
    dialog.wish.level.set_value(Level.SECRET)
    dialog.wish.reason.set_value("Khách lớn")
    dialog.send.click()
    idle(qtbot, desk)
    page.reload()
    idle(qtbot, desk)
    detail = open_row(page, "Phạm Văn Nam", Level.SECRET)
    assert isinstance(detail, RequestDetail)
    assert detail.decide is None
    detail.withdraw_requested.emit()
    dialog_of(window).accept()
    idle(qtbot, desk)
    assert list_requests(desk.session)[0].state is RequestState.WITHDRAWN


def test_a_manager_gives_at_one_desk_or_signs_first(qtbot: QtBot, office: Office) -> None:
    page, window, desk, _ = opened(qtbot, office, "quan")
    dialog = page.open_give_dialog()
    dialog.save.click()
    assert dialog.person.error()
    assert office.people["quan"] not in dialog.person._values
    assert office.people["ha"] not in dialog.person._values
    dialog.person.set_value(office.people["nam"])
    dialog.wish.level.set_value(Level.SECRET)
    dialog.wish.reason.set_value("Khách lớn")
    dialog.signatures.own.set_value(PASSPHRASES["quan"])
    dialog.signatures.other_passphrase.set_value(PASSPHRASES["ha"])
    dialog.save.click()
    idle(qtbot, desk)
    assert office.sign_in("nam").levels(office.project) == (1, 2)
    later = page.open_give_dialog()
    later.person.set_value(office.people["lan"])
    later.wish.level.set_value(Level.TOP_SECRET)
    later.wish.reason.set_value("Thay anh Long")
    later.later.set_value(True)
    later._way_changed()
    later.save.click()
    assert later.own.error()
    later.own.set_value(PASSPHRASES["quan"])
    later.save.click()
    idle(qtbot, desk)
    (row,) = list_requests(office.sign_in("ha"))
    assert (row.person_name, row.state, row.next_step) == ("Nguyễn Thị Lan", RequestState.SIGNED, "countersign")
    assert not desk.errors
    assert not window.findChildren(WithdrawDialog)


def test_a_past_day_is_complained_about_before_anything_is_asked(qtbot: QtBot, office: Office) -> None:
    page, _, desk, _ = opened(qtbot, office, "quan")
    dialog = page.open_give_dialog()
    dialog.person.set_value(office.people["nam"])
    dialog.wish.until.set_value(None)
    dialog.save.click()
    assert dialog.wish.until.error()
    assert "grant_clearance" not in desk.asked


def test_each_clearance_shows_its_two_signatures_and_is_extended_or_withdrawn(qtbot: QtBot, office: Office) -> None:
    grant_clearance(
        office.sign_in("quan"), form(office, "nam", until="2026-12-10"), PASSPHRASES["quan"], office.credential("ha")
    )
    page, window, desk, _ = opened(qtbot, office, "quan")
    pick(page, "lapsing")
    assert page.model.rowCount() == 1
    detail = open_row(page, "Phạm Văn Nam")
    assert isinstance(detail, GrantDetail)
    detail.extend_requested.emit()
    dialog = dialog_of(window)
    assert isinstance(dialog, GiveDialog)
    assert (dialog.person.value(), dialog.wish.chosen_level()) == (office.people["nam"], Level.SECRET)
    dialog.force_close()
    pick(page, "grants")
    own = open_row(page, "Trần Minh Quân", Level.SECRET)
    assert isinstance(own, GrantDetail)
    assert own.extend.why_not() == sentence("projects.self_grant", "vi")
    detail = open_row(page, "Đỗ Hoàng Long", Level.SECRET)
    assert isinstance(detail, GrantDetail)
    detail.withdraw_requested.emit()
    take = dialog_of(window)
    assert isinstance(take, WithdrawDialog)
    take.take.click()
    assert take.signatures.own.error()
    take.signatures.own.set_value(PASSPHRASES["quan"])
    take.signatures.other_passphrase.set_value(PASSPHRASES["ha"])
    take.take.click()
    idle(qtbot, desk)
    assert office.sign_in("long").levels(office.project) == (1,)
    assert not desk.errors


def test_an_officer_reviews_what_nobody_uses(qtbot: QtBot, office: Office) -> None:
    office.clock.advance(91 * DAY)
    page, _, desk, _ = opened(qtbot, office, "ha")
    assert "review_clearances" not in desk.asked  # only when it is looked at: the journal is long
    pick(page, "unused")
    assert page.views.currentWidget() is page._waiting
    idle(qtbot, desk)
    detail = open_row(page, "Đỗ Hoàng Long", Level.TOP_SECRET)
    assert isinstance(detail, GrantDetail)
    assert not detail.extend.isVisible()  # an officer gives nothing


def test_a_manager_has_no_review_of_the_journal(qtbot: QtBot, office: Office) -> None:
    page, _, _, _ = opened(qtbot, office, "quan")
    assert "unused" not in page.pills._keys


def test_a_project_shows_who_is_cleared_and_leads_to_the_clearances(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("ha"))
    page = ProjectsPage(desk, desk.summary)
    wanted: list[tuple[str, object]] = []
    page.page_wanted.connect(lambda key, subject: wanted.append((key, subject)))
    show_page(qtbot, desk, page)
    idle(qtbot, desk)
    page.table.setCurrentIndex(page.model.index(0, 0))
    page._open_current()
    assert page.detail is not None
    page.detail.clearances_requested.emit()
    assert wanted == [("clearances", office.project)]
    staff = Desk(office.sign_in("nam"))
    other = ProjectsPage(staff, staff.summary)
    show_page(qtbot, staff, other)
    idle(qtbot, staff)
    assert "list_grants" not in staff.asked
    other.table.setCurrentIndex(other.model.index(0, 0))
    other._open_current()
    assert other.detail is not None
    other.detail.ask_requested.emit()
    assert not staff.errors
