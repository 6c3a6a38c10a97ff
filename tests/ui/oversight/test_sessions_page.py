"""The page of open sessions and keys, on a real vault."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.errors import Refused
from app.people.queries import still_here
from app.session.door import TOP_SECRET_ROOM
from tests.fixtures.vault import PASSPHRASES, Office
from tests.people.test_renewing import ask_for_renewal
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.oversight.end_sessions_dialog import EndSessionsDialog
from ui.oversight.sessions_page import SessionsPage
from ui.window.navigation import entries_for


def opened(qtbot: QtBot, desk: Desk) -> tuple[SessionsPage, QMainWindow]:
    page = SessionsPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    return page, window


def choose(page: SessionsPage, name: str) -> None:
    for place in range(page.sessions.rowCount()):
        row = page.sessions.record(place)
        if row is not None and row.name == name:
            page.table.setCurrentIndex(page.sessions.index(place, 0))
            return
    raise LookupError(name)


def test_only_an_officer_is_offered_the_page(office: Office) -> None:
    offered = {
        who for who in PASSPHRASES
        if any(entry.key == "sessions" for entry in entries_for(Desk(office.sign_in(who)).summary))
    }  # fmt: skip
    assert offered == {"ha"}


def test_a_session_is_ended_with_a_reason_and_the_passphrase(qtbot: QtBot, office: Office) -> None:
    long = office.sign_in("long")
    office.sign_in("long", TOP_SECRET_ROOM)
    desk = Desk(office.sign_in("ha"))
    page, window = opened(qtbot, desk)
    assert page.sessions.rowCount() == 3
    assert page._session_cell(page.sessions.record(0), "state").text == "Phiên của bạn"  # type: ignore[arg-type]
    choose(page, "Lê Thị Thu Hà")
    assert not page.end.isEnabled()
    choose(page, "Đỗ Hoàng Long")
    assert page.end.isEnabled()
    page.end.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, EndSessionsDialog)
    dialog.end.click()
    assert dialog.reason.error()
    dialog.reason.set_value("Máy để mở ở quầy")
    dialog.end.click()
    assert dialog.passphrase.error()
    dialog.passphrase.set_value("sai hoan toan roi nhe")
    dialog.end.click()
    idle(qtbot, desk)
    assert dialog.passphrase.error()
    assert dialog.passphrase.value() == ""
    still_here(long)
    dialog.passphrase.set_value(PASSPHRASES["ha"])
    with qtbot.waitSignal(dialog.accepted):
        dialog.end.click()
    with pytest.raises(Refused, match=r"session\.ended_by_officer"):
        still_here(long)
    page.reload()
    idle(qtbot, desk)
    choose(page, "Đỗ Hoàng Long")
    row = page.table.record()
    assert page._session_cell(row, "state").text == "Đã cho kết thúc"


def test_whose_keys_wait_stands_in_the_second_tab(qtbot: QtBot, office: Office) -> None:
    ask_for_renewal(office)
    desk = Desk(office.sign_in("ha"))
    page, _ = opened(qtbot, desk)
    words = {page._renewal_cell(row, "person").text: page._renewal_cell(row, "state") for row in page.renewals._records}
    assert words["Lê Thị Thu Hà"].tone == "success"
    assert words["Nguyễn Thị Lan"].tone == "warning"
    assert words["Nguyễn Thị Lan"].text.startswith("Chưa đổi khóa, hạn ")
    assert page.tabs.tabText(1).endswith("5")
