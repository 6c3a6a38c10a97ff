"""Lists to work in: columns as one likes them, many files in one act and back, revisions compared and brought back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.customers.lists.model import Field
from tests.journeys.cast import SALES, SERVICE
from tests.journeys.driver import Driver
from tests.journeys.office import TourOffice, sample_customers
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page, find
from ui.customers.customer_dialog import CustomerDialog
from ui.customers.lists.many_dialog import ManyDialog
from ui.customers.page import CustomersPage
from ui.customers.revisions.revisions_dialog import RevisionsDialog
from ui.widgets.columns_dialog import ColumnsDialog
from ui.widgets.table_menu import open_columns_dialog
from ui.widgets.toast import Toast

MANY = 5


def arrange_columns(office: TourOffice, step: Step) -> None:
    """By keyboard alone: another column, another order; and they are there again after a lock."""
    driver = office.driver
    office.sign_in(SERVICE)
    driver.open_page("Khách hàng")
    table = customers_page(driver).list.table
    open_columns_dialog(table.columns)
    dialog = driver.dialog(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    QTest.keyClick(dialog.rows["phone"].tick, Qt.Key.Key_Space)
    for _ in range(2):
        QTest.keyClick(dialog.rows["owner"].tick, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    driver.shot("cot-cua-danh-sach")
    driver.click("Áp dụng")
    wanted = [place.key for place in table.columns.places() if place.shown]
    step.check("the column of phones is shown, masked", "phone" in wanted and driver.sees("•"))
    office.sign_in(SALES)
    office.sign_in(SERVICE)
    driver.open_page("Khách hàng")
    again = customers_page(driver).list.table
    found = [place.key for place in again.columns.places() if place.shown]
    step.check("the columns are as they were left, after somebody else was here", found == wanted)
    driver.shot("cot-duoc-nho")
    again.columns.reset()


def change_many(office: TourOffice, step: Step) -> None:
    """Five files get another person in charge in one act; Ctrl+Z brings back who it was."""
    driver = office.driver
    office.be(SERVICE)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    _show_everybody(driver, page)
    table = page.list.table
    driver.wait_until(lambda: page.list.feed.model.record(MANY) is not None, "the first rows")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home)
    for _ in range(MANY - 1):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    step.check(f"the bar counts them: {MANY}", driver.sees(f"{MANY} hồ sơ đã chọn"))
    before = _owners(page)
    driver.shot("nhieu-ho-so-da-chon")
    driver.press(page.list.bar.buttons[Field.OWNER])
    driver.dialog(ManyDialog)
    driver.fill("Người phụ trách", SALES.name)
    driver.shot("doi-nguoi-phu-trach")
    driver.click(f"Đổi {MANY} hồ sơ")
    driver.wait_until(lambda: _toast(driver) == f"Đã đổi {MANY} hồ sơ.", "what was done to be told")
    driver.settle()
    step.check("all of them are in other hands", _owners(page) == [SALES.name] * MANY)
    driver.shot("da-doi-nhieu-ho-so")
    driver.keys("Ctrl+Z", table)
    driver.wait_until(lambda: _toast(driver) == f"Đã hoàn tác {MANY} hồ sơ.", "what was taken back to be told")
    driver.settle()
    step.check("Ctrl+Z brings back who was in charge of each", _owners(page) == before)
    driver.shot("da-hoan-tac")


def bring_a_revision_back(office: TourOffice, step: Step) -> None:
    """Two edits; the first and the last revision beside each other; the first one comes back as a new one."""
    driver = office.driver
    customer = [one for one in sample_customers() if one.level == 1][5]
    office.be(SERVICE)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    find(driver, page.list, customer.code)
    driver.wait_until(lambda: page.list.total() == 1, f"{customer.code} alone")
    driver.choose_row(page.list.table, customer.name)
    driver.wait_until(lambda: _name(page) == customer.name, "the file")
    for name in (f"{customer.name} (cũ)", f"{customer.name} (gõ nhầm)"):
        driver.click("Sửa")
        driver.dialog(CustomerDialog)
        driver.fill("Tên khách hàng", name)
        driver.click("Lưu thay đổi")
        driver.wait_until(lambda wanted=name: _name(page) == wanted, "the edit")  # type: ignore[misc]
        driver.settle()
    page.detail.compare_requested.emit()
    driver.settle()
    dialog = driver.dialog(RevisionsDialog)
    assert isinstance(dialog, RevisionsDialog)
    driver.pick(dialog.against.combo, dialog.against.combo.itemText(dialog.against.combo.count() - 1))
    driver.settle()
    step.check("any two revisions stand beside each other", driver.sees("Từ bản 1 đến bản 3"))
    driver.shot("so-sanh-hai-ban")
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_End)
    driver.click("Đưa bản này trở lại")
    driver.wait_until(lambda: driver.top() is driver.window, "the revision to be brought back")
    driver.wait_until(lambda: _name(page) == customer.name, "the file as it was")
    step.check("the first revision is back as the fourth", _toast(driver) == "Đã đưa bản 1 trở lại thành bản 4.")
    driver.shot("ban-cu-tro-lai")
    _show_everybody(driver, page)


def _show_everybody(driver: Driver, page: CustomersPage) -> None:
    """Search for nothing in particular."""
    if page.list.search.text():
        page.list.search.clear_search()
        driver.settle()


def _owners(page: CustomersPage) -> list[str]:
    rows = [page.list.feed.model.record(place) for place in range(MANY)]
    return [row.owner for row in rows if row is not None]


def _toast(driver: Driver) -> str:
    shown = [toast for toast in driver.window.findChildren(Toast) if toast.isVisible()]
    return shown[0].accessibleName() if shown else ""


def _name(page: CustomersPage) -> str:
    card = page.detail.card()
    return card.form.name if card is not None else ""
