"""Entry, review, verification: two people more, the steps turned on, one customer through all hands, and off again."""

from __future__ import annotations

from tests.journeys import tour_agreement, tour_first_run, tour_learning
from tests.journeys.cast import MANAGER, OFFICER, SECOND_MANAGER, Person
from tests.journeys.office import TourOffice
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page, find
from ui.customers.customer_dialog import CustomerDialog
from ui.customers.entry.amend_dialogs import AmendCustomer
from ui.customers.entry.page import EntriesPage
from ui.customers.entry.panel import EntriesPanel
from ui.customers.entry.rules_dialog import RulesDialog
from ui.customers.entry.trust_line import TrustLine
from ui.customers.entry.verify_dialog import VerifyDialog
from ui.widgets.message_dialog import MessageDialog

REVIEWER = Person("Ngô Mẫu Mai", "Quản lý nhập liệu", "Quản lý nhập liệu", 2, "den long treo ngo cuoi xuan")
VERIFIER = Person("Đinh Mẫu Hùng", "Kiểm tra dữ liệu", "Người kiểm tra dữ liệu", 2, "trau gam co non bo de lang")
NAME, WRONG, RIGHT = "Xưởng gốm Mẫu Bát Tràng", "0912 345 678", "0912 345 679"
ENTERS = SECOND_MANAGER


def turn_on(office: TourOffice, step: Step) -> None:
    """A reviewer and a verifier join, and the manager turns the steps on; before that it says who is missing."""
    driver = office.driver
    office.sign_in(MANAGER)
    dialog = _rules(office)
    assert dialog.switch_on is not None
    step.check("without a reviewer the button says why it rests", "quản lý nhập liệu" in dialog.switch_on.why_not())
    driver.shot("nhap-lieu-thieu-nguoi")
    driver.click("Đóng")
    driver.open_page("Người dùng")
    for person in (REVIEWER, VERIFIER):
        tour_first_run.add_one(office, person, picture="")
    for person in (REVIEWER, VERIFIER):
        tour_agreement.sign(office, step, person)
        tour_learning.take_all(office, person)
    office.sign_in(OFFICER)
    driver.open_page("Thẩm quyền")  # an officer's look writes to the managers who is cleared
    driver.settle()
    office.sign_in(MANAGER)
    dialog = _rules(office)
    step.check("now it names who could review and verify", driver.sees(REVIEWER.name) and driver.sees(VERIFIER.name))
    driver.shot("cach-nhap-lieu")
    driver.click("Bật ba bước")
    driver.wait_for_words("Đang bật.")
    driver.click("Đóng")
    step.check("one manager turns the three steps on", True)


def go_through_three_hands(office: TourOffice, step: Step) -> None:
    """Entered with a wrong digit, reviewed, found wrong without having been seen, amended, verified."""
    driver = office.driver
    office.sign_in(ENTERS)
    driver.open_page("Khách hàng")
    before = customers_page(driver).list.total()
    driver.click("Thêm khách hàng")
    driver.dialog(CustomerDialog)
    driver.fill("Tên khách hàng", NAME)
    driver.fill("Điện thoại", WRONG)
    driver.click("Lưu khách hàng")
    driver.wait_for_words("Đã gửi duyệt")
    step.check("what was saved is sent, and no list shows it", customers_page(driver).list.total() == before)
    _pass_on(office)
    driver.shot("ban-nhap-da-duyet")
    office.sign_in(VERIFIER)
    panel = _open(office)
    step.check("the verifier's window does not hold the phone", WRONG not in driver.words())
    driver.shot("ban-nhap-cho-xac-minh")
    _compare(office, RIGHT)
    driver.shot("doi-chieu-khong-nhin")
    driver.click("Xác minh")
    driver.wait_until(lambda: isinstance(driver.top(), MessageDialog), "what differs to be told")
    step.check("one digit off returns the entry and names the field", driver.sees("Khác với bản nhập ở: điện thoại."))
    driver.shot("co-sai-khac")
    driver.click("Đóng")
    step.check("nothing is left to guess at again", panel.table.model().rowCount() == 0)
    office.sign_in(ENTERS)
    _open(office)
    driver.click("Sửa và gửi lại…")
    driver.dialog(AmendCustomer)
    driver.fill("Điện thoại", RIGHT)
    driver.click("Gửi duyệt lại")
    driver.wait_until(lambda: driver.top() is driver.window, "the entry to be sent again")
    _pass_on(office)
    office.sign_in(VERIFIER)
    _open(office)
    _compare(office, RIGHT)
    driver.click("Xác minh")
    driver.wait_for_words("Khớp. Hồ sơ đã có hiệu lực.")
    _look_at_the_card(office, step)


def _look_at_the_card(office: TourOffice, step: Step) -> None:
    driver = office.driver
    office.sign_in(ENTERS)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    find(driver, page.list, NAME)
    driver.wait_until(lambda: page.list.total() == 1, "the customer in force")
    driver.choose_row(page.list.table, NAME)
    driver.wait_until(lambda: page.detail.card() is not None, "the file")
    driver.settle()
    said = driver.all(TrustLine)[0].text()
    names = (VERIFIER.name, REVIEWER.name, ENTERS.name, "Giấy đăng ký hộ kinh doanh")
    step.check("the card says who entered, reviewed and verified, and with what", all(name in said for name in names))
    driver.shot("ho-so-da-xac-minh")
    office.planted |= {"entered customer": NAME}


def turn_off(office: TourOffice, step: Step) -> None:
    """Taking the check away takes a manager and the officer."""
    driver = office.driver
    office.sign_in(MANAGER)
    _rules(office)
    driver.fill(f"Cụm mật khẩu của {MANAGER.name}", MANAGER.passphrase)
    driver.choose("Cán bộ an toàn hệ thống", OFFICER.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", OFFICER.passphrase)
    driver.click("Tắt ba bước")
    driver.wait_for_words("Đang tắt.", 60)
    driver.click("Đóng")
    step.check("a manager and the officer turn the steps off", driver.sees("Dự án này lưu là có hiệu lực ngay"))
    driver.shot("nhap-lieu-da-tat")


def _rules(office: TourOffice) -> RulesDialog:
    office.driver.open_page("Nhập liệu")
    office.driver.click("Cách nhập liệu…")
    dialog = office.driver.dialog(RulesDialog)
    assert isinstance(dialog, RulesDialog)
    return dialog


def _open(office: TourOffice) -> EntriesPanel:
    """The page of entries with the customer's entry open."""
    driver = office.driver
    driver.open_page("Nhập liệu")
    page = driver.workplace.page()
    assert isinstance(page, EntriesPage)
    panel = page.panel
    assert panel is not None
    driver.choose_row(panel.table, NAME)
    driver.wait_until(lambda: panel.detail is not None, "the entry")
    driver.settle()
    return panel


def _pass_on(office: TourOffice) -> None:
    office.sign_in(REVIEWER)
    _open(office)
    office.driver.click("Duyệt, chuyển xác minh")
    office.driver.wait_for_words("Không có gì chờ duyệt")


def _compare(office: TourOffice, phone: str) -> None:
    driver = office.driver
    driver.click("Đối chiếu…")
    dialog = driver.dialog(VerifyDialog)
    assert isinstance(dialog, VerifyDialog)
    driver.type_into(dialog.typed["phones"].edit, phone)
    driver.fill("Đã đối chiếu với giấy tờ nào", "Giấy đăng ký hộ kinh doanh")
    driver.press(dialog.seen.check)
