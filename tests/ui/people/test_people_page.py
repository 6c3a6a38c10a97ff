"""Adding a person in the window: three people type, two sign, and the new one can unlock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.access.level import Level
from tests.ui.conftest import WAIT, unlock
from tests.ui.office import MANAGER, MANAGER_PASSPHRASE, OFFICER, OFFICER_PASSPHRASE
from ui.application import Application
from ui.people.add_person_dialog import AddPersonDialog
from ui.people.page import PeoplePage
from ui.widgets.notice import InlineNotice

NEW, NEW_PASSPHRASE = "Lê Thị Mai", "nam con voi trang bay cao"


def people_page(qtbot: QtBot, application: Application) -> PeoplePage:
    workplace = application.window.workplace
    assert workplace is not None
    workplace.go("people")
    page = workplace.page()
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.model.rowCount() >= 2 and bool(page._projects), timeout=WAIT)
    return page


def shown(page: PeoplePage) -> list[str]:
    return [str(page.model.data(page.model.index(row, 0))) for row in range(page.model.rowCount())]


def filled(dialog: AddPersonDialog, name: str = NEW) -> AddPersonDialog:
    dialog.name.set_value(name)
    dialog.job.set_value("Nhân viên bán hàng")
    dialog.duties.ticks[Duty.SALES].click()
    dialog.clearance.set_value(Level.SECRET)
    dialog.first.set_value(NEW_PASSPHRASE)
    dialog.again.set_value(NEW_PASSPHRASE)
    dialog.signatures.own.set_value(MANAGER_PASSPHRASE)
    dialog.signatures.other_passphrase.set_value(OFFICER_PASSPHRASE)
    return dialog


def test_the_list_shows_who_is_in_the_office(qtbot: QtBot, opened: Application) -> None:
    page = people_page(qtbot, opened)
    names = " ".join(shown(page))
    assert MANAGER in names
    assert OFFICER in names


def test_a_person_is_added_and_can_unlock(qtbot: QtBot, opened: Application) -> None:
    page = people_page(qtbot, opened)
    before = page.model.rowCount()
    dialog = filled(page.open_add_dialog())
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        dialog.save.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == before + 1, timeout=WAIT)
    uid = next(person.uid for person in page._people if person.name == NEW)
    opened.window.lock("asked")
    unlock(qtbot, opened, uid, NEW_PASSPHRASE)
    assert opened.window.workplace is not None
    summary = opened.window.workplace.summary
    assert summary.name == NEW
    assert summary.projects[0].levels == (Level.CONFIDENTIAL, Level.SECRET)
    assert not summary.top_secret_room


def test_a_wrong_second_signature_adds_nobody_and_keeps_the_form(qtbot: QtBot, opened: Application) -> None:
    page = people_page(qtbot, opened)
    before = page.model.rowCount()
    dialog = filled(page.open_add_dialog(), "Người Không Được Thêm")
    dialog.signatures.other_passphrase.set_value("khong phai cum nay dau")
    dialog.save.click()
    qtbot.waitUntil(lambda: dialog.findChild(InlineNotice, "failure") is not None, timeout=WAIT)
    assert dialog.name.value() == "Người Không Được Thêm"
    assert dialog.signatures.own_passphrase() == ""
    page.reload()
    qtbot.wait(300)
    assert page.model.rowCount() == before


@pytest.mark.parametrize("missing", ["name", "duties", "first", "again", "own", "second"])
def test_what_is_missing_is_said_under_its_field(qtbot: QtBot, opened: Application, missing: str) -> None:
    dialog = filled(people_page(qtbot, opened).open_add_dialog())
    field = {
        "name": dialog.name,
        "duties": dialog.duties,
        "first": dialog.first,
        "again": dialog.again,
        "own": dialog.signatures.own,
        "second": dialog.signatures.other_passphrase,
    }[missing]
    field.set_value(() if missing == "duties" else "")  # type: ignore[arg-type]
    dialog.submit()
    assert field.error()
    assert not opened.tasks.is_busy(dialog)


def test_a_duty_without_customers_is_offered_no_clearance(qtbot: QtBot, opened: Application) -> None:
    dialog = people_page(qtbot, opened).open_add_dialog()
    dialog.duties.ticks[Duty.ADMINISTRATOR].click()
    assert dialog.clearance.isHidden() or not dialog.clearance.isVisible()
    assert dialog.form().clearance is None
    dialog.duties.ticks[Duty.ADMINISTRATOR].click()
    dialog.duties.ticks[Duty.SALES].click()
    assert dialog.clearance.isVisible()
    assert dialog.form().clearance is Level.CONFIDENTIAL


def test_the_second_signer_is_an_officer_beside_a_manager(qtbot: QtBot, opened: Application) -> None:
    dialog = people_page(qtbot, opened).open_add_dialog()
    combo = dialog.signatures.other.combo
    assert [combo.itemText(place) for place in range(combo.count())] == [OFFICER]


def test_names_sort_both_ways(qtbot: QtBot, opened: Application) -> None:
    page = people_page(qtbot, opened)
    page.model.sort(0, Qt.SortOrder.DescendingOrder)
    descending = shown(page)
    page.model.sort(0, Qt.SortOrder.AscendingOrder)
    assert shown(page) == list(reversed(descending))
