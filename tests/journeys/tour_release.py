"""A release: asked by staff, decided by a manager in a dialog, sealed for its recipient, read by other programs."""

from __future__ import annotations

from pathlib import Path
from subprocess import CalledProcessError

from PySide6.QtWidgets import QAbstractButton

from app.clock import SystemClock, local_date
from tests.journeys.cast import MANAGER, OFFICER, SERVICE
from tests.journeys.driver import Driver
from tests.journeys.office import Customer, TourOffice, sample_customers
from tests.journeys.papers import opened_with, scan, text_of
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page, find
from ui.consents.record_dialog import RecordConsentDialog
from ui.release.ask_dialog import AskDialog
from ui.release.decide_dialog import DecideDialog
from ui.release.hand_over_dialog import HandOverDialog
from ui.release.page import ReleasePage

RECIPIENT, CONTACT = "Vũ Mẫu Thu", "thu@doitac.example"
PURPOSE = "Lập báo giá vận chuyển cho khách"
PARTS = ("Tên khách hàng", "Điện thoại", "Địa chỉ")
OUTPUT = "ban-cung-cap.pdf"


def the_customer() -> Customer:
    """Whose file is released, and destroyed at the end of the day: the first of the list at cơ mật."""
    return next(one for one in sample_customers() if one.level == 2)


def release_page(driver: Driver) -> ReleasePage:
    """The page of releases, which must be shown."""
    page = driver.workplace.page()
    assert isinstance(page, ReleasePage)
    return page


def open_file(office: TourOffice, customer: Customer) -> None:
    """Find a customer and open the file beside the list."""
    driver = office.driver
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    find(driver, page.list, customer.code)
    driver.wait_until(lambda: page.list.total() == 1, f"{customer.code} alone")
    driver.choose_row(page.list.table, customer.name)
    driver.wait_until(
        lambda: (card := page.detail.card()) is not None and card.form.code == customer.code, "the file to be open"
    )
    driver.settle()


def ask(office: TourOffice, step: Step) -> None:
    """Customer service asks, with the customer's written consent."""
    driver, customer = office.driver, the_customer()
    office.sign_in(SERVICE)
    open_file(office, customer)
    driver.click("Đề nghị cung cấp…")
    dialog = driver.dialog(AskDialog)
    assert isinstance(dialog, AskDialog)
    driver.settle()
    driver.click("Gửi đề nghị")
    step.check("an empty request is not sent", driver.top() is dialog)
    _record_consent(office, step, customer)
    driver.wait_until(lambda: driver.top() is dialog, "the consent to be recorded")
    driver.settle()
    step.check("what the consent does not cover cannot be ticked", "code" not in dialog.parts.offered())
    driver.choose("Người nhận là ai đối với khách hàng", "Đối tác bán hàng")
    driver.fill("Người nhận", RECIPIENT)
    driver.fill("Liên hệ với người nhận", CONTACT)
    driver.choose("Mục đích", PURPOSE)
    for part in PARTS:
        driver.tick(part)
    driver.settle()
    driver.shot("de-nghi-cung-cap")
    driver.click("Gửi đề nghị")
    driver.wait_until(lambda: driver.top() is driver.window, "the request to be sent")
    page = release_page(driver)
    driver.wait_until(lambda: page.model.rowCount() == 1, "the request in the list")
    driver.settle()
    step.check("the request waits for a manager", driver.sees("Chờ duyệt"))
    step.check("who asked is not offered to decide", not driver.has_button("Xem và quyết định…"))
    driver.shot("de-nghi-cho-duyet")


def _record_consent(office: TourOffice, step: Step, customer: Customer) -> None:
    """The customer's paper, just as it stands there: from now on nothing else of this file may leave."""
    driver = office.driver
    driver.click("Ghi văn bản mới…")
    dialog = driver.dialog(RecordConsentDialog)
    driver.click("Ghi văn bản")
    step.check("a consent without its scan and scope is not recorded", driver.top() is dialog)
    driver.fill("Người đồng ý", customer.name)
    driver.fill("Với tư cách", "Chính khách hàng")
    driver.fill("Ngày ký trên văn bản", local_date(SystemClock().now()).strftime("%d/%m/%Y"))
    driver.tick("Đối tác bán hàng")
    driver.fill("Mục đích", PURPOSE)
    for part in PARTS:
        driver.tick(part)
    driver.drop_file(_consent(office, customer))
    driver.settle()
    driver.shot("van-ban-dong-y")
    driver.click("Ghi văn bản")


def _consent(office: TourOffice, customer: Customer) -> Path:
    file = office.work / "van-ban-dong-y.pdf"
    words = f"{customer.name} đồng ý để công ty cung cấp tên, điện thoại và địa chỉ cho {RECIPIENT}."
    file.write_bytes(scan("Văn bản đồng ý", words, "Có hiệu lực 30 ngày kể từ ngày ký."))
    return file


def open_decision(office: TourOffice, entry: str = "Cung cấp thông tin") -> DecideDialog:
    """As the manager, open the dialog of the request that waits. ``entry`` is the page's name in the sidebar."""
    driver = office.driver
    driver.open_page(entry)
    page = release_page(driver)
    driver.wait_until(lambda: page.model.rowCount() == 1, "the request in the manager's list")
    driver.choose_row(page.table, the_customer().name)
    driver.settle()
    assert page.detail is not None
    decide = next(
        button for button in page.detail.findChildren(QAbstractButton) if button.property("kind") == "primary"
    )
    driver.press(decide)
    driver.settle()
    dialog = driver.dialog(DecideDialog)
    assert isinstance(dialog, DecideDialog)
    driver.settle()
    return dialog


def decide(office: TourOffice, step: Step) -> None:
    """The manager sees exactly what would leave and the consent, gives a reason and the passphrase."""
    driver, customer = office.driver, the_customer()
    office.sign_in(MANAGER)
    dialog = open_decision(office)
    shown = driver.words()
    step.check("the dialog shows recipient, purpose and each line", all(
        words in shown for words in (RECIPIENT, PURPOSE, customer.name)))  # fmt: skip
    step.check("what was not ticked is not there", customer.code not in _lines(dialog))
    driver.click("Duyệt và ký")
    step.check("nothing is approved without a reason and a passphrase", driver.top() is dialog)
    reason = "Lý do duyệt, từ chối hoặc trả lại (bắt buộc, ghi vào hồ sơ đề nghị)"
    driver.fill(reason, "Đủ văn bản, đúng phạm vi đồng ý.")
    driver.tick("Tôi đã đối chiếu mục đích, phạm vi và người nhận với hồ sơ gốc.")
    driver.fill("Cụm mật khẩu của bạn", MANAGER.passphrase)
    driver.tick("Cán bộ an toàn đang ở đây và ký cùng lúc.")
    driver.fill("Cụm mật khẩu của cán bộ an toàn", OFFICER.passphrase)
    driver.shot("duyet-cung-cap")
    driver.click("Duyệt và ký")
    driver.wait_until(lambda: driver.top() is driver.window, "the approval to be signed")
    driver.settle()
    step.check("the request waits to be handed over", driver.sees("Chờ bàn giao"))


def _lines(dialog: DecideDialog) -> str:
    view = dialog._view
    return "\n".join(text for _, text in view.lines)


def hand_over(office: TourOffice, step: Step) -> None:
    """The asker makes the sealed PDF; qpdf and pdftotext, which know nothing of Niêm, read it."""
    driver, customer, file = office.driver, the_customer(), office.out / OUTPUT
    office.sign_in(SERVICE)
    driver.open_page("Cung cấp thông tin")
    page = release_page(driver)
    driver.choose_row(page.table, customer.name)
    driver.click("Bàn giao…")
    dialog = driver.dialog(HandOverDialog)
    assert isinstance(dialog, HandOverDialog)
    driver.click_and_save_as("Chọn nơi ghi…", file)
    driver.shot("ban-giao")
    driver.click("Ghi tệp và lấy mật khẩu")
    driver.wait_until(lambda: dialog.output is not None, "the sealed PDF", 60)
    driver.shot("ban-giao-mat-khau")
    password = dialog.result_panel.password.text()
    office.kept["output"] = dialog.output.number if dialog.output else ""
    step.check("the password is ASCII", password.isascii() and len(password) >= 16)
    step.check("it cannot be closed before the password was noted", not driver.has_button("Xong"))
    driver.tick("Tôi đã ghi lại mật khẩu và sẽ gửi bằng kênh khác.")
    driver.click("Xong")
    driver.settle()
    _read_with_other_programs(office, step, password)
    step.check("the register of copies has the number", _is_registered(office))
    office.planted["password of the PDF"] = password


def _read_with_other_programs(office: TourOffice, step: Step, password: str) -> None:
    customer, file = the_customer(), office.out / OUTPUT
    step.check("qpdf opens it with the shown password and finds AES-256", opened_with(file, password))
    try:
        opened = opened_with(file, "khong-phai-mat-khau")
    except CalledProcessError:
        opened = False
    step.check("qpdf does not open it with another password", not opened)
    text = text_of(file, password)
    step.check("pdftotext reads the released lines", customer.name in text and RECIPIENT in text)
    step.check("nothing else of the customer is in it", customer.code not in text and "Báo giá lần hai" not in text)
    step.check("the copy's number and the recipient's watermark are on it",
               office.kept["output"] in text and text.count(RECIPIENT) > 1)  # fmt: skip


def _is_registered(office: TourOffice) -> bool:
    driver = office.driver
    driver.open_page("Bản giấy và bản sao")
    driver.wait_for_words(office.kept["output"])
    return True
