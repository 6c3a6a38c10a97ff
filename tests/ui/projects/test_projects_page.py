"""Creating a project in the window, with two signatures."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.ids import Id
from app.projects.model import ProjectRow
from tests.ui.conftest import WAIT
from tests.ui.office import MANAGER_PASSPHRASE, OFFICER_PASSPHRASE
from tests.ui.window.test_navigation import summary
from ui.application import Application
from ui.projects.page import ProjectsPage
from ui.tasks import Tasks


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


def test_the_order_asked_for_holds_when_the_list_is_read_anew(qtbot: QtBot) -> None:
    page = ProjectsPage(Tasks(lambda _owner, _error: None), summary(Duty.MANAGER))
    qtbot.addWidget(page)
    rows = tuple(ProjectRow(Id(bytes([number]) * 16), name, ()) for number, name in enumerate(("An", "Bình", "Cúc")))
    page._show(rows)
    page.table.sort_by("name", descending=True)
    for _ in range(2):
        assert [row.name for place in range(3) if (row := page.model.record(place))] == ["Cúc", "Bình", "An"]
        page._show(rows)
