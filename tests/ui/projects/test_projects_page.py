"""Creating a project in the window, with two signatures."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.conftest import WAIT
from tests.ui.office import MANAGER_PASSPHRASE, OFFICER_PASSPHRASE
from ui.application import Application
from ui.projects.page import ProjectsPage


def projects_page(qtbot: QtBot, application: Application) -> ProjectsPage:
    workplace = application.window.workplace
    assert workplace is not None
    workplace.go("projects")
    page = workplace.page()
    assert isinstance(page, ProjectsPage)
    qtbot.waitUntil(lambda: page.model.rowCount() >= 1 and bool(page._people), timeout=WAIT)
    return page


def test_a_project_is_created_and_listed(qtbot: QtBot, opened: Application) -> None:
    page = projects_page(qtbot, opened)
    before = page.model.rowCount()
    dialog = page.open_create_dialog()
    dialog.name.set_value("Khách hàng miền Trung")
    dialog.signatures.own.set_value(MANAGER_PASSPHRASE)
    dialog.signatures.other_passphrase.set_value(OFFICER_PASSPHRASE)
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        dialog.save.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == before + 1, timeout=WAIT)


def test_without_a_name_or_a_signature_nothing_is_asked(qtbot: QtBot, opened: Application) -> None:
    dialog = projects_page(qtbot, opened).open_create_dialog()
    dialog.submit()
    assert dialog.name.error()
    dialog.name.set_value("Dự án")
    dialog.submit()
    assert dialog.signatures.own.error()
    assert not opened.tasks.is_busy(dialog)
