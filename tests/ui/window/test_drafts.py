"""Typed text is never lost: a lock in the middle of a form, and the same text in the same form afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WAIT, unlock
from tests.ui.office import MANAGER_PASSPHRASE, Office
from ui.application import Application
from ui.customers.form_dialog import FormDialog
from ui.customers.page import CustomersPage
from ui.release.absence_dialog import AbsenceDialog
from ui.release.page import ReleasePage
from ui.widgets.dialog import open_dialogs

TYPED = "Công ty Cổ phần Ẩm thực Đất Quảng"


def customers(qtbot: QtBot, application: Application) -> CustomersPage:
    workplace = application.window.workplace
    assert workplace is not None
    workplace.go("customers")
    page = workplace.page()
    assert isinstance(page, CustomersPage)
    return page


def open_form(application: Application) -> FormDialog:
    (dialog,) = open_dialogs(application.window)
    assert isinstance(dialog, FormDialog)
    return dialog


def typed_and_locked(qtbot: QtBot, opened: Application, office: Office) -> None:
    customers(qtbot, opened).add.click()
    form = open_form(opened)
    name = form.fields["name"].control
    assert isinstance(name, QLineEdit)
    name.insert(TYPED)
    name.textEdited.emit(TYPED)
    opened.window.lock("idle")
    assert open_dialogs(opened.window) == []
    unlock(qtbot, opened, office.manager, MANAGER_PASSPHRASE)


def test_after_a_lock_the_text_is_offered_again_and_stands_in_its_form(
    qtbot: QtBot, opened: Application, office: Office
) -> None:
    typed_and_locked(qtbot, opened, office)
    workplace = opened.window.workplace
    assert workplace is not None
    qtbot.waitUntil(workplace.drafts.isVisible, timeout=WAIT)
    assert "Bản nháp lúc" in workplace.drafts._words.text()
    workplace.drafts.go_on.click()
    qtbot.waitUntil(lambda: bool(open_dialogs(opened.window)), timeout=WAIT)
    assert open_form(opened).fields["name"].value() == TYPED
    opened.window.lock("asked")


def test_a_draft_that_is_thrown_away_does_not_come_back(qtbot: QtBot, opened: Application, office: Office) -> None:
    typed_and_locked(qtbot, opened, office)
    workplace = opened.window.workplace
    assert workplace is not None
    qtbot.waitUntil(workplace.drafts.isVisible, timeout=WAIT)
    while workplace.drafts.isVisible():
        workplace.drafts.throw_away.click()
        qtbot.waitUntil(lambda: not opened.tasks.is_busy(workplace.drafts), timeout=WAIT)
    opened.window.lock("asked")
    unlock(qtbot, opened, office.manager, MANAGER_PASSPHRASE)
    again = opened.window.workplace
    assert again is not None
    qtbot.waitUntil(lambda: not opened.tasks._running, timeout=WAIT)
    assert not again.drafts.isVisible()


def test_what_was_typed_into_another_dialog_is_offered_as_well(
    qtbot: QtBot, opened: Application, office: Office
) -> None:
    workplace = opened.window.workplace
    assert workplace is not None
    workplace.go("release")
    page = workplace.page()
    assert isinstance(page, ReleasePage)
    page.absence.click()
    (dialog,) = open_dialogs(opened.window)
    assert isinstance(dialog, AbsenceDialog)
    dialog.reason.set_value("nghỉ phép năm")
    opened.window.lock("idle")
    unlock(qtbot, opened, office.manager, MANAGER_PASSPHRASE)
    again = opened.window.workplace
    assert again is not None
    qtbot.waitUntil(again.drafts.isVisible, timeout=WAIT)
    again.drafts.go_on.click()
    qtbot.waitUntil(lambda: bool(open_dialogs(opened.window)), timeout=WAIT)
    (dialog,) = open_dialogs(opened.window)
    assert isinstance(dialog, AbsenceDialog)
    assert dialog.reason.value() == "nghỉ phép năm"
    opened.window.lock("asked")
