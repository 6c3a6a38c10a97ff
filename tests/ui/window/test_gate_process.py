"""The whole way through real processes: ending an agreement shuts the files, signing a new one opens them."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.conftest import WAIT, unlock
from tests.ui.office import MANAGER_PASSPHRASE, OFFICER_PASSPHRASE, Office
from ui.agreements.end_dialog import EndDialog
from ui.agreements.page import AgreementsPage
from ui.agreements.sign_dialog import SignDialog
from ui.application import Application
from ui.customers.page import CustomersPage
from ui.widgets.dialog import open_dialogs
from ui.window.gate_page import GatePage
from ui.window.workplace import Workplace


def place_of(application: Application) -> Workplace:
    assert application.window.workplace is not None
    return application.window.workplace


def agreements(qtbot: QtBot, application: Application) -> AgreementsPage:
    place_of(application).go("agreements")
    page = place_of(application).page()
    assert isinstance(page, AgreementsPage)
    qtbot.waitUntil(lambda: page._mine is not None, timeout=WAIT)
    return page


def test_files_shut_and_open_with_the_agreement(qtbot: QtBot, opened: Application, office: Office) -> None:
    window = opened.window
    page = agreements(qtbot, opened)
    page.own.end.click()
    (end,) = open_dialogs(window)
    assert isinstance(end, EndDialog)
    end.reason.set_value("đổi hợp đồng")
    end.passphrase.set_value(MANAGER_PASSPHRASE)
    end.submit()
    qtbot.waitUntil(lambda: "agreement" in place_of(opened).summary.missing, timeout=WAIT)
    place_of(opened).go("customers")
    assert isinstance(place_of(opened).page(), GatePage)

    window.lock("asked")
    unlock(qtbot, opened, office.manager, MANAGER_PASSPHRASE)
    place_of(opened).go("customers")
    gate = place_of(opened).page()
    assert isinstance(gate, GatePage)
    gate.agreement.button().click()
    page = agreements(qtbot, opened)
    page.own.sign.click()
    qtbot.waitUntil(lambda: bool(open_dialogs(window)), timeout=WAIT)
    (sign,) = open_dialogs(window)
    assert isinstance(sign, SignDialog)
    sign.agreed.check.click()
    sign.next.click()
    sign.signatures.own.set_value(MANAGER_PASSPHRASE)
    sign.signatures.other_passphrase.set_value(OFFICER_PASSPHRASE)
    with qtbot.waitSignal(sign.signed, timeout=WAIT):
        sign.sign.click()
    qtbot.waitUntil(lambda: not place_of(opened).summary.missing, timeout=WAIT)
    sign.accept()
    place_of(opened).go("customers")
    assert isinstance(place_of(opened).page(), CustomersPage)
