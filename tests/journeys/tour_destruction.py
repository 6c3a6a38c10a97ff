"""A customer asks to be destroyed: request, two signatures, execution in the top-secret room, a signed certificate."""

from __future__ import annotations

from tests.journeys import days
from tests.journeys.cast import MANAGER, OFFICER, SERVICE
from tests.journeys.driver import Driver
from tests.journeys.office import TourOffice
from tests.journeys.papers import scan, text_of
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page, find
from tests.journeys.tour_release import open_file, the_customer
from ui.destruction.decide_dialogs import ApproveDialog
from ui.destruction.execute_dialog import ExecuteDialog
from ui.destruction.page import DestructionPage
from ui.destruction.request_dialog import RequestDialog

CERTIFICATE = "chung-nhan-tieu-huy.pdf"


def request(office: TourOffice, step: Step) -> None:
    """Customer service records the customer's letter."""
    driver, customer = office.driver, the_customer()
    office.sign_in(SERVICE)
    open_file(office, customer)
    page = customers_page(driver)
    driver.press(page.detail.head.more)
    driver.choose_in_menu(page.detail.head.more_menu, "Đề nghị tiêu hủy…")
    dialog = driver.dialog(RequestDialog)
    driver.wait_for_words(customer.name)
    driver.fill("Ai yêu cầu", "Người đại diện của khách hàng")
    letter = office.work / "don-yeu-cau.pdf"
    letter.write_bytes(scan("Đơn yêu cầu tiêu hủy", f"{customer.name} yêu cầu công ty tiêu hủy toàn bộ hồ sơ."))
    driver.drop_file(letter)
    driver.tick("Người yêu cầu đã được báo và chấp nhận rủi ro.")
    driver.shot("de-nghi-tieu-huy")
    driver.click("Ghi nhận yêu cầu")
    driver.wait_until(lambda: driver.top() is driver.window, "the request to be recorded")
    driver.wait_for_words("Chờ duyệt")
    step.check("the order waits for two people", dialog is not driver.top())
    step.check("who recorded it is not offered to approve", not driver.has_button("Duyệt…"))


def approve(office: TourOffice, step: Step) -> None:
    """A manager and the officer sign at one desk."""
    driver = office.driver
    office.sign_in(MANAGER)
    _open_order(office)
    step.check("the copy that was handed over is listed as outstanding", driver.sees(office.kept["output"]))
    driver.click("Duyệt…")
    driver.dialog(ApproveDialog)
    driver.settle()
    driver.tick("Đã đọc văn bản yêu cầu và đối chiếu đúng hồ sơ.")
    driver.fill(f"Cụm mật khẩu của {MANAGER.name}", MANAGER.passphrase)
    driver.choose("Cán bộ an toàn hệ thống", OFFICER.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", OFFICER.passphrase)
    driver.shot("duyet-tieu-huy", from_top=True)
    driver.click("Cùng ký duyệt")
    driver.wait_until(lambda: driver.top() is driver.window, "both signatures")
    driver.wait_for_words("Chờ thực hiện")
    step.check("the order is approved and nothing is destroyed yet", True)
    driver.wait_for_words("Thực hiện được từ")
    step.check("it says from when it may be executed, and the button sleeps until then",
               driver.sees("Thực hiện được từ") and not driver.has_button("Thực hiện tiêu hủy…"))  # fmt: skip


def keep(office: TourOffice, step: Step) -> None:
    """A hold stops the approved order; the project's terms stand beside the list of those who are due."""
    driver = office.driver
    office.be(MANAGER)
    open_file(office, the_customer())
    page = customers_page(driver)
    driver.press(page.detail.head.more)
    driver.choose_in_menu(page.detail.head.more_menu, "Lưu giữ pháp lý…")
    _sign(driver, "Tòa án yêu cầu giữ hồ sơ", "Cùng ký đặt lưu giữ")
    held = _open_order(office)
    driver.wait_for_words("Đang lưu giữ pháp lý")
    driver.shot("dang-luu-giu")
    step.check("a legal hold is told at the order", held.detail is not None and bool(held.detail.view.holds))
    held.pills.choose("holds")
    held.pills.picked.emit("holds")
    driver.settle()
    driver.choose_row(held.keeping.holds.table, the_customer().name)
    driver.shot("luu-giu")
    driver.click("Bỏ lưu giữ…")
    _sign(driver, "Vụ việc đã xong", "Cùng ký bỏ lưu giữ")
    step.check("two people lifted it again", held.keeping.holds.standing() == 0)
    held.pills.choose("due")
    held.pills.picked.emit("due")
    driver.settle()
    driver.shot("het-han-luu-tru")
    step.check("nobody is due where the project has no rule", driver.sees("Dự án chưa đặt thời hạn lưu trữ"))


def _sign(driver: Driver, reason: str, button: str) -> None:
    """The reason and both signatures of a hold's dialog."""
    driver.wait_until(lambda: driver.top() is not driver.window, "the dialog of the hold")
    driver.settle()
    driver.fill("Lý do", reason)
    driver.fill(f"Cụm mật khẩu của {MANAGER.name}", MANAGER.passphrase)
    driver.choose("Cán bộ an toàn hệ thống", OFFICER.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", OFFICER.passphrase)
    driver.shot("ky-luu-giu")
    driver.click(button)
    driver.wait_until(lambda: driver.top() is driver.window, "both signatures")
    driver.settle()


def _open_order(office: TourOffice) -> DestructionPage:
    driver = office.driver
    driver.open_page("Tiêu hủy hồ sơ")
    page = driver.workplace.page()
    assert isinstance(page, DestructionPage)
    driver.choose_row(page.table, the_customer().name)
    driver.wait_until(lambda: page.detail is not None, "the order beside the list")
    driver.settle()
    return page


def execute(office: TourOffice, step: Step) -> None:
    """The code typed by hand, the officer beside; the compartments are rewritten and the certificate is signed."""
    driver, customer, file = office.driver, the_customer(), office.out / CERTIFICATE
    days.today()  # the order has waited
    office.sign_in(MANAGER)
    before = {path.name for path in (office.vault / "c").glob("*.db")}
    _open_order(office)
    driver.click("Thực hiện tiêu hủy…")
    dialog = driver.dialog(ExecuteDialog)
    assert isinstance(dialog, ExecuteDialog)
    driver.fill("Cụm mật khẩu của bạn", MANAGER.passphrase)
    driver.click("Vào phòng tuyệt mật")
    driver.wait_until(lambda: hasattr(dialog, "reading"), "the order in the top-secret room")
    driver.settle()
    step.check("the red button sleeps until code and number are typed", not driver.has_button("Tiêu hủy vĩnh viễn"))
    driver.fill(dialog.reading.code.label(), customer.code)
    driver.fill(dialog.reading.count.label(), str(dialog.reading.view.count))
    driver.choose("Người kiểm chứng (cán bộ an toàn)", OFFICER.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", OFFICER.passphrase)
    driver.shot("tieu-huy-vinh-vien")
    driver.click("Tiêu hủy vĩnh viễn")
    driver.wait_until(lambda: dialog.certificate is not None, "the certificate", 120)
    driver.shot("da-tieu-huy")
    assert dialog.certificate is not None
    office.kept["certificate"] = dialog.certificate.number
    driver.click_and_save_as("Lưu PDF…", file)
    driver.wait_until(file.exists, "the certificate on the disk")
    driver.click("Xong")
    driver.settle()
    after = {path.name for path in (office.vault / "c").glob("*.db")}
    step.check("the compartment that held the customer is written anew under another name, its old file is gone",
               len(before - after) == 1 and len(after) == len(before))  # fmt: skip
    left = [path.name for path in (office.vault / "staging").iterdir()]
    step.check(f"nothing is left under construction {left or ''}".strip(), not left)
    text = text_of(file)
    step.check("the certificate says ĐANG THỰC HIỆN and lists what is outstanding",
               "ĐANG THỰC HIỆN" in text and office.kept["output"] in text)  # fmt: skip
    step.check("it carries its number and both names",
               all(words in text for words in (office.kept["certificate"], MANAGER.name, OFFICER.name)))  # fmt: skip


def it_is_gone(office: TourOffice, step: Step) -> None:
    """No list and no search finds the customer."""
    driver, customer = office.driver, the_customer()
    office.sign_in(SERVICE)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    for text in (customer.code, customer.name, customer.phone.replace(".", "")):
        find(driver, page.list, text)
        step.check("a search finds it no more", not any(row == customer.code for row in _codes(page)))
    driver.shot("khong-con-trong-kho")
    page.list.search.clear_search()
    driver.settle()
    driver.open_page("Cung cấp thông tin")
    step.check("nor is it named by the requests", not driver.sees(customer.name))
    driver.open_page("Bản giấy và bản sao")
    step.check("nor by the register of copies", not driver.sees(customer.name))


def _codes(page: object) -> list[str]:
    listing = getattr(page, "list")  # noqa: B009
    model = listing.feed.model
    return [record.code for row in range(model.rowCount()) if (record := model.record(row)) is not None]
