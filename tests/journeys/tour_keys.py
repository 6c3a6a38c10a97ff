"""Clearances asked for and signed one after the other, each at their own desk; and a passphrase that is changed."""

from __future__ import annotations

from dataclasses import replace

from tests.journeys.cast import MANAGER, OFFICER, SALES
from tests.journeys.driver import told
from tests.journeys.office import LEVEL_WORDS, TourOffice
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page
from ui.preferences.passphrase_dialog import PassphraseDialog
from ui.projects.ask_clearance_dialog import AskClearanceDialog
from ui.projects.clearances_page import ClearancesPage
from ui.projects.decide_request_dialog import DecideRequestDialog

REASON = "Nhận thêm nhóm khách hàng miền Trung"
SALES_SINCE = replace(SALES, passphrase="dua hau cat lat moi ban be")
"""Sales after the passphrase was changed."""


def ask_and_sign(office: TourOffice, step: Step) -> None:
    """Sales asks for cơ mật, the manager signs, nothing opens; the officer countersigns at their own unlock."""
    driver = office.driver
    before = _listed(office)
    driver.open_page("Thẩm quyền")
    driver.click("Xin thẩm quyền…")
    driver.dialog(AskClearanceDialog)
    driver.choose("Được xem", f"đến {LEVEL_WORDS[2]}")
    driver.fill("Lý do", REASON)
    driver.shot("xin-tham-quyen")
    driver.click("Gửi đề nghị")
    driver.wait_until(lambda: driver.top() is driver.window, "the request to be sent")
    driver.wait_for_words("Chờ quản lý ký")
    driver.shot("tham-quyen-cho-ky")
    office.sign_in(MANAGER)
    _sign(office, MANAGER.passphrase, "Ký", "ky-tham-quyen")
    driver.wait_for_words("Chờ cán bộ an toàn ký")
    step.check("one signature opens nothing", _listed(office) == before)
    office.sign_in(OFFICER)
    _sign(office, OFFICER.passphrase, "Ký thứ hai", "ky-tham-quyen-thu-hai")
    page = driver.workplace.page()
    assert isinstance(page, ClearancesPage)
    driver.click(next(button.text() for button in page.pills._group.buttons() if "Đang có" in button.text()))
    driver.wait_for_words("Đủ hai chữ ký")
    driver.choose_row(page.table, SALES.name)
    driver.settle()
    driver.shot("tham-quyen-dang-co")
    after = _listed(office)
    step.check(f"after both, {SALES.title} lists {after} customers instead of {before}", after > before)


def change_the_passphrase(office: TourOffice, step: Step) -> None:
    """In the preferences: the old one, the new one twice; from then on the old one opens nothing."""
    driver = office.driver
    office.planted["changed passphrase"] = SALES_SINCE.passphrase
    office.be(SALES)
    driver.open_page("Tùy chọn")
    driver.click("Đổi cụm mật khẩu…")
    dialog = driver.dialog(PassphraseDialog)
    assert isinstance(dialog, PassphraseDialog)
    _type(office, dialog, MANAGER.passphrase)
    driver.click("Đổi cụm mật khẩu")
    driver.wait_until(dialog.old.error, "what is wrong with the old one", 60)
    step.check("a wrong old passphrase changes nothing", dialog.isVisible())
    driver.settle()
    _type(office, dialog, SALES.passphrase)
    driver.shot("doi-cum-mat-khau")
    driver.click("Đổi cụm mật khẩu")
    driver.wait_until(lambda: driver.top() is driver.window, "the passphrase to be changed", 60)
    driver.settle()
    driver.shot("doi-cum-mat-khau-xong")
    words = office.be_refused(SALES)
    step.check("the old one opens nothing", words.startswith(told("keys.wrong_passphrase_or_machine")))
    office.sign_in(SALES_SINCE)
    step.check("the new one opens everything as before", _listed(office, as_now=True) > 0)


def _type(office: TourOffice, dialog: PassphraseDialog, old: str) -> None:
    driver = office.driver
    driver.fill("Cụm mật khẩu đang dùng", old)
    driver.fill("Cụm mật khẩu mới", SALES_SINCE.passphrase)
    driver.fill("Gõ lại cụm mật khẩu mới", SALES_SINCE.passphrase)
    driver.wait_until(lambda: dialog._strength is not None, "the passphrase to be measured")


def _sign(office: TourOffice, passphrase: str, button: str, picture: str) -> None:
    driver = office.driver
    driver.open_page("Thẩm quyền")
    page = driver.workplace.page()
    assert isinstance(page, ClearancesPage)
    driver.choose_row(page.table, SALES.name)
    driver.wait_until(lambda: page.detail is not None, "the request beside the list")
    driver.settle()
    driver.click("Xem và ký thứ hai…" if button == "Ký thứ hai" else "Xem và ký…")
    driver.dialog(DecideRequestDialog)
    driver.fill("Cụm mật khẩu của bạn", passphrase)
    driver.shot(picture)
    driver.click(button)
    driver.wait_until(lambda: driver.top() is driver.window, "the signature")
    driver.settle()


def _listed(office: TourOffice, *, as_now: bool = False) -> int:
    """How many customers sales sees."""
    driver = office.driver
    if not as_now:
        office.sign_in(SALES)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    driver.wait_until(lambda: page.list.total() > 0, "the list")
    return page.list.total()
