"""A person who is given two or three duties in the window is offered the pages and acts of all of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.access.level import Level
from app.ids import Id
from app.people.entrance import sign_in
from tests.fixtures.standing import state_standing
from tests.ui.conftest import WAIT, unlock
from tests.ui.office import MANAGER_PASSPHRASE, OFFICER_PASSPHRASE, Office, build_quick_world
from tests.ui.people.test_people_page import people_page
from ui.application import Application
from ui.customers.page import CustomersPage
from ui.duties.page import DutiesPage
from ui.widgets.dialog import open_dialogs
from ui.window.navigation import entries_for
from ui.window.workplace import Workplace

TYPED = "nam con voi trang bay cao"
EVERYBODY = ["clearances", "people", "agreements", "projects", "lessons", "concerns", "preferences"]
FILES = ["customers", "items", "entry", "levels", "statistics"]
LEAVING = ["release", "copies", "destruction"]


def join(qtbot: QtBot, application: Application, name: str, duties: tuple[Duty, ...]) -> Id:
    """Add a person with these duties through the dialog; gives their id."""
    page = people_page(qtbot, application)
    before = page.model.rowCount()
    dialog = page.open_add_dialog()
    dialog.name.set_value(name)
    for duty in duties:
        dialog.duties.ticks[duty].click()
    dialog.clearance.set_value(Level.SECRET)
    dialog.first.set_value(TYPED)
    dialog.again.set_value(TYPED)
    dialog.signatures.own.set_value(MANAGER_PASSPHRASE)
    dialog.signatures.other_passphrase.set_value(OFFICER_PASSPHRASE)
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        dialog.save.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == before + 1, timeout=WAIT)
    (row,) = [row for row in page._people if row.name == name]
    assert set(row.duties) == set(duties)
    words = page._cell(row, "duties").text.casefold()
    assert all(duty.label() in words for duty in duties)
    return row.uid


def agree(office: Office, uid: Id, number: str) -> None:
    """Agreement and lessons, as if signed at another desk: nobody reads customers without them."""
    world = build_quick_world()
    own = sign_in(world, office.path, uid, TYPED)
    officer = sign_in(world, office.path, office.officer, OFFICER_PASSPHRASE)
    try:
        state_standing(own, own.identity, officer.identity, number)
    finally:
        officer.close()
        own.close()


def workplace(application: Application) -> Workplace:
    assert application.window.workplace is not None
    return application.window.workplace


@pytest.mark.parametrize(
    ("name", "duties", "pages"),
    [
        ("Hồ Thị Một", (Duty.CLERK, Duty.SALES), [*FILES, *LEAVING, *EVERYBODY]),
        ("Hồ Thị Hai", (Duty.SALES, Duty.CUSTOMER_SERVICE), [*FILES, *LEAVING, *EVERYBODY]),
        ("Hồ Thị Ba", (Duty.CLERK, Duty.SALES, Duty.CUSTOMER_SERVICE), [*FILES, *LEAVING, *EVERYBODY]),
        ("Hồ Thị Tư", (Duty.CLERK,), [*FILES, *EVERYBODY]),
    ],
)
def test_the_pages_of_all_duties_are_offered_and_can_be_opened(
    qtbot: QtBot, opened: Application, office: Office, name: str, duties: tuple[Duty, ...], pages: list[str]
) -> None:
    uid = join(qtbot, opened, name, duties)
    opened.window.lock("asked")
    agree(office, uid, f"TT-{uid.hex()[-8:]}")
    unlock(qtbot, opened, uid, TYPED)
    place = workplace(opened)
    assert set(place.summary.duties) == set(duties)
    assert [entry.key for entry in place.entries] == pages
    for entry in entries_for(place.summary):
        place.go(entry.key)
        qtbot.waitUntil(lambda: not opened.tasks._running, timeout=WAIT)
        assert place.current_key == entry.key
        assert open_dialogs(opened.window) == [], entry.key
    place.go("customers")
    page = place.page()
    assert isinstance(page, CustomersPage)
    assert page.add.isVisible()
    assert page.add.isEnabled()
    assert page.detail.head.release.isVisibleTo(page.detail.head) == (Duty.SALES in duties)


def test_both_duties_are_told_where_one_looks_for_them(qtbot: QtBot, opened: Application) -> None:
    uid = join(qtbot, opened, "Hồ Thị Năm", (Duty.CLERK, Duty.SALES))
    page = people_page(qtbot, opened)
    place = next(at for at, row in enumerate(page.model._records) if row.uid == uid)
    page.table.setCurrentIndex(page.model.index(-1, -1))
    page.table.setCurrentIndex(QModelIndex())  # the cursor may have come back to the list, and with it to the first
    assert not page.rights.isEnabled()
    assert page.rights.toolTip()
    page.table.setCurrentIndex(page.model.index(place, 0))
    page.rights.click()
    rights = workplace(opened).page()
    assert isinstance(rights, DutiesPage)
    assert rights.whose.currentText() == "Nhân viên nhập liệu, nhân viên bán hàng"
    opened.window.lock("asked")
    unlock(qtbot, opened, uid, TYPED)
    workplace(opened).sidebar.person_requested.emit()
    rights = workplace(opened).page()
    assert isinstance(rights, DutiesPage)
    assert "Nhân viên nhập liệu, nhân viên bán hàng" in rights.facts.words()
