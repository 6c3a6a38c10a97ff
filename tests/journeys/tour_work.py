"""A day's work on files: a new customer, a note, and a lock in the middle of typing."""

from __future__ import annotations

from app.customers.model import ItemKind
from tests.journeys.cast import SERVICE
from tests.journeys.office import TourOffice, sample_customers
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page, find
from ui.customers.customer_dialog import CustomerDialog
from ui.customers.items.item_dialog import ItemDialog

NEW_NAME = "Hợp tác xã Mẫu Rạng Đông"
NEW_PHONE = "0907 654 321"


def lock_while_typing(office: TourOffice, step: Step) -> None:
    """Half a form is typed, Ctrl+L; after unlocking the same form comes back with every word, and is saved."""
    driver = office.driver
    office.sign_in(SERVICE)
    driver.open_page("Khách hàng")
    before = customers_page(driver).list.total()
    driver.click("Thêm khách hàng")
    driver.dialog(CustomerDialog)
    driver.fill("Tên khách hàng", NEW_NAME)
    driver.fill("Điện thoại", NEW_PHONE)
    driver.shot("them-khach-hang")
    process = driver.application.tasks.everyday
    driver.keys("Ctrl+L")
    driver.wait_until(lambda: driver.window.workplace is None, "the vault to lock although a dialog is open")
    step.check("Ctrl+L locks over an open dialog", True)
    step.check("the vault process is gone", process is not None and not process.alive)
    step.check("the locked window names nobody", NEW_NAME not in driver.words())
    driver.shot("da-khoa")
    office.sign_in(SERVICE)
    driver.wait_for_words("Bản nháp lúc")
    driver.shot("ban-nhap")
    driver.click("Tiếp tục")
    driver.dialog(CustomerDialog)
    kept = driver.words()
    step.check("every word typed before the lock is there again", NEW_NAME in kept and NEW_PHONE in kept)
    driver.click("Lưu khách hàng")
    page = customers_page(driver)
    driver.wait_until(lambda: page.list.total() == before + 1, "one customer more")
    step.check("the customer taken up from the draft is saved", True)
    office.planted |= {"new customer": NEW_NAME, "new customer's phone": NEW_PHONE}


def write_a_note(office: TourOffice, step: Step) -> None:
    """A dealing at cơ mật for the customer of the release and the destruction."""
    driver = office.driver
    customer = next(one for one in sample_customers() if one.level == 2)
    office.be(SERVICE)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    find(driver, page.list, customer.code)
    driver.wait_until(lambda: page.list.total() == 1, f"{customer.code} alone")
    driver.choose_row(page.list.table, customer.name)
    driver.wait_until(lambda: _is_shown(page.detail.card(), customer.code), "the file")
    driver.click("Thêm mục")
    driver.choose_in_menu(page.detail.head.add_menu, "Nghiệp vụ")
    driver.dialog(ItemDialog)
    driver.fill("Tiêu đề", "Báo giá lần hai")
    driver.fill("Nội dung", "Giá vải cotton cho quý một, giao tại kho của khách.")
    driver.fill("Số tiền", "125000000")
    driver.click("Lưu nghiệp vụ")
    driver.wait_until(lambda: driver.top() is driver.window, "the note to be saved")
    driver.settle()
    page.detail.show_kind(ItemKind.DEALING)
    driver.wait_for_words("Báo giá lần hai")
    step.check("the note stands in the customer's file", driver.sees("125.000.000 ₫"))
    driver.shot("ghi-chu-nghiep-vu")
    page.detail.tabs.setCurrentIndex(0)
    office.planted |= {"note": "Báo giá lần hai", "text of the note": "Giá vải cotton cho quý một"}


def _is_shown(card: object, code: str) -> bool:
    return card is not None and getattr(card, "form").code == code  # noqa: B009
