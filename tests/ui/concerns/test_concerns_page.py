"""Concerns in the window: handing one in, what is said honestly about it, and the officers' list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from app.concerns import store
from app.concerns.actions import report_concern
from app.concerns.model import ConcernForm, ConcernState
from app.concerns.queries import list_concerns
from app.session.door import Session
from tests.fixtures.vault import NAMES, Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.concerns.page import ConcernsPage
from ui.concerns.report_dialog import ReportDialog
from ui.widgets.dialog import close_all_dialogs, open_dialogs
from ui.widgets.notice import InlineNotice

TEXT = "Một tập bản in không số nằm cạnh máy in từ thứ hai."


def opened(qtbot: QtBot, session: Session, width: int = 1500) -> tuple[ConcernsPage, QMainWindow, Desk]:
    desk = Desk(session)
    page = ConcernsPage(desk, desk.summary)
    window = show_page(qtbot, desk, page, width, 700)
    idle(qtbot, desk)
    return page, window, desk


def form_of(page: ConcernsPage, window: QMainWindow) -> ReportDialog:
    page.report()
    dialog = dialog_of(window)
    assert isinstance(dialog, ReportDialog)
    return dialog


@pytest.mark.parametrize("named", [True, False])
def test_a_concern_is_handed_in_and_only_its_code_stays(qtbot: QtBot, office: Office, named: bool) -> None:
    page, window, desk = opened(qtbot, office.sign_in("nam"))
    dialog = form_of(page, window)
    dialog.send.click()
    assert dialog.text.error()
    assert "report_concern" not in desk.asked
    dialog.text.set_value(TEXT)
    dialog.text.changed.emit()
    dialog.text.set_error("")
    (dialog.named if named else dialog.unnamed).mark.click()
    dialog.send.click()
    idle(qtbot, desk)
    (row,) = list_concerns(office.sign_in("ha"))
    assert (row.text, row.code) == (TEXT, dialog.code)
    assert row.name == (NAMES["nam"] if named else "")

    def shown() -> list[str]:
        return [notice.text() for notice in dialog.findChildren(InlineNotice) if notice.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    assert dialog.code in shown()[0]
    assert dialog.text.value() == ""
    assert not dialog.send.isVisible()
    close_all_dialogs(window)


def test_without_a_name_is_what_is_chosen_at_first_and_what_can_be_known_is_said(qtbot: QtBot, office: Office) -> None:
    page, window, _ = opened(qtbot, office.sign_in("nam"))
    dialog = form_of(page, window)
    assert dialog.unnamed.mark.isChecked()
    assert "có thể đoán ra" in dialog.told.text()
    dialog.named.mark.click()
    assert "thấy tên bạn" in dialog.told.text()
    assert "có thể đoán ra" not in dialog.told.text()
    assert "không được lưu nháp" in dialog.text.control.accessibleDescription()
    close_all_dialogs(window)


def test_the_choice_of_a_name_is_made_by_keyboard(qtbot: QtBot, office: Office) -> None:
    page, window, _ = opened(qtbot, office.sign_in("nam"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    dialog = form_of(page, window)
    assert dialog.text.control.hasFocus()
    qtbot.keyClick(dialog.text.control, Qt.Key.Key_Tab)
    assert dialog.unnamed.mark.hasFocus()
    qtbot.keyClick(dialog.unnamed.mark, Qt.Key.Key_Down)
    assert dialog.named.mark.isChecked()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.close_button.hasFocus()
    close_all_dialogs(window)


@pytest.mark.parametrize("who", ["nam", "quan", "minh"])
def test_who_is_no_officer_asks_for_no_list_and_sees_none(qtbot: QtBot, office: Office, who: str) -> None:
    report_concern(office.sign_in("lan"), ConcernForm(TEXT, named=True))
    page, _window, desk = opened(qtbot, office.sign_in(who))
    page.reload()
    idle(qtbot, desk)
    assert "list_concerns" not in desk.asked
    assert page.views.currentWidget() is page.invitation
    assert page.model.rowCount() == 0


def test_the_invitation_and_the_shortcut_open_the_form(qtbot: QtBot, office: Office) -> None:
    page, window, _ = opened(qtbot, office.sign_in("nam"))
    page.invitation.acted.emit()
    assert len(open_dialogs(window)) == 1
    close_all_dialogs(window)
    page.show_subject("new")
    assert len(open_dialogs(window)) == 1
    close_all_dialogs(window)


def test_an_officer_reads_and_notes(qtbot: QtBot, office: Office) -> None:
    report_concern(office.sign_in("lan"), ConcernForm(TEXT, named=True))
    ha = office.sign_in("ha")
    page, _window, desk = opened(qtbot, ha)
    badges: list[int] = []
    page.badge_changed.connect(badges.append)
    assert page.model.rowCount() == 1
    page.table.setCurrentIndex(page.model.index(0, 0))
    assert page.detail is not None
    page.detail.seen.click()
    idle(qtbot, desk)
    assert list_concerns(ha)[0].state is ConcernState.SEEN
    assert page.detail is not None
    page.detail.answered.click()
    assert page.detail.note.error()
    page.detail.note.set_value("Đã cất vào tủ và đánh số.")
    page.detail.answered.click()
    idle(qtbot, desk)
    (row,) = list_concerns(ha)
    assert (row.state, row.note) == (ConcernState.ANSWERED, "Đã cất vào tủ và đánh số.")
    assert badges[-1] == 0


def test_what_an_officer_types_survives_a_reload(qtbot: QtBot, office: Office) -> None:
    report_concern(office.sign_in("lan"), ConcernForm(TEXT, named=True))
    page, _window, desk = opened(qtbot, office.sign_in("ha"))
    page.table.setCurrentIndex(page.model.index(0, 0))
    assert page.detail is not None
    page.detail.note.set_value("đang hỏi")
    page.reload()
    idle(qtbot, desk)
    assert page.detail is not None
    assert page.detail.note.value() == "đang hỏi"


def test_a_damaged_letter_is_told_where_it_stands(qtbot: QtBot, office: Office) -> None:
    nam = office.sign_in("nam")
    store.put_letter(nam, b"\x01" + bytes(200), nam.now())
    page, window, desk = opened(qtbot, office.sign_in("ha"))
    page.table.setCurrentIndex(page.model.index(0, 0))
    assert page.detail is not None
    assert "không mở được" in page.detail.findChildren(InlineNotice)[0].text()
    assert window.isVisible()
    assert desk.errors == []


def test_an_empty_list_says_what_would_stand_there(qtbot: QtBot, office: Office) -> None:
    page, window, desk = opened(qtbot, office.sign_in("ha"))
    assert page.views.currentWidget() is page.empty
    assert page.write.isVisible()
    assert window.isVisible()
    assert desk.errors == []
