"""A second release, as a sealed package: made in the vault, opened from the first page without it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from tests.journeys.cast import MANAGER, OFFICER, SERVICE
from tests.journeys.office import TourOffice
from tests.journeys.report import Step
from tests.journeys.tour_release import CONTACT, PARTS, PURPOSE, RECIPIENT, open_file, release_page, the_customer
from tests.reader.package import open_package
from ui.package.view import OpenPackageView
from ui.release.ask_dialog import AskDialog
from ui.release.decide_dialog import DecideDialog
from ui.release.hand_over_dialog import HandOverDialog

PACKAGE = "goi-cung-cap.niem"
WAITING, HANDED = "Chờ duyệt", "Chờ bàn giao"


def ask_and_approve(office: TourOffice, step: Step) -> None:
    """The same customer, the same consent: it is chosen and not scanned again."""
    driver = office.driver
    office.sign_in(SERVICE)
    open_file(office, the_customer())
    driver.click("Đề nghị cung cấp…")
    dialog = driver.dialog(AskDialog)
    assert isinstance(dialog, AskDialog)
    driver.settle()
    driver.choose("Người nhận là ai đối với khách hàng", "Đối tác bán hàng")
    driver.fill("Người nhận", RECIPIENT)
    driver.fill("Liên hệ với người nhận", CONTACT)
    driver.choose("Mục đích", PURPOSE)
    for part in PARTS:
        driver.tick(part)
    driver.click("Gửi đề nghị")
    driver.wait_until(lambda: driver.top() is driver.window, "the second request to be sent")
    office.sign_in(MANAGER)
    driver.open_page("Cung cấp thông tin")
    driver.choose_row(release_page(driver).table, WAITING)
    driver.settle()
    detail = release_page(driver).detail
    assert detail is not None
    buttons = detail.findChildren(QAbstractButton)
    driver.press(next(button for button in buttons if button.property("kind") == "primary" and button.isVisible()))
    driver.dialog(DecideDialog)
    driver.settle()
    step.check("what this recipient had before is told", driver.sees("Người nhận này đang giữ 1 bản."))
    driver.fill("Lý do duyệt, từ chối hoặc trả lại (bắt buộc, ghi vào hồ sơ đề nghị)", "Cùng phạm vi, cùng văn bản.")
    driver.tick("Tôi đã đối chiếu mục đích, phạm vi và người nhận với hồ sơ gốc.")
    driver.fill("Cụm mật khẩu của bạn", MANAGER.passphrase)
    driver.tick("Cán bộ an toàn đang ở đây và ký cùng lúc.")
    driver.fill("Cụm mật khẩu của cán bộ an toàn", OFFICER.passphrase)
    driver.click("Duyệt và ký")
    driver.wait_until(lambda: driver.top() is driver.window, "the second approval to be signed")


def seal(office: TourOffice, step: Step) -> None:
    """Tables in one sealed file; its password is shown once."""
    driver, file = office.driver, office.out / PACKAGE
    office.sign_in(SERVICE)
    driver.open_page("Cung cấp thông tin")
    driver.choose_row(release_page(driver).table, HANDED)
    driver.click("Bàn giao…")
    dialog = driver.dialog(HandOverDialog)
    assert isinstance(dialog, HandOverDialog)
    driver.press(dialog.form.package.mark)
    driver.click_and_save_as("Chọn nơi ghi…", file)
    driver.shot("ban-giao-goi-niem")
    driver.click("Ghi tệp và lấy mật khẩu")
    driver.wait_until(lambda: dialog.output is not None, "the sealed package", 60)
    office.kept["package password"] = dialog.result_panel.password.text()
    office.planted["password of the package"] = office.kept["package password"]
    assert dialog.output is not None
    office.kept["package"] = dialog.output.number
    driver.tick("Tôi đã ghi lại mật khẩu và sẽ gửi bằng kênh khác.")
    driver.click("Xong")
    driver.settle()
    step.check("nothing of the customer can be read in the file", the_customer().name.encode() not in file.read_bytes())


def open_it_elsewhere(office: TourOffice, step: Step) -> None:
    """Its recipient has neither vault nor account: the first page opens it, whatever way the password was typed."""
    driver, customer = office.driver, the_customer()
    office.lock()
    driver.click("Mở gói niêm đã nhận…")
    (view,) = driver.all(OpenPackageView)
    driver.drop_file(office.out / PACKAGE)
    driver.wait_for_words(office.kept["package"])
    driver.type_into(view.password.edit, "KHONG-PHAI-MAT-KHAU-1234")
    driver.click("Mở gói")
    driver.wait_until(lambda: bool(view.password.error()), "the refusal", 60)
    step.check("another password opens nothing", not driver.sees(RECIPIENT))
    driver.shot("goi-niem-sai-mat-khau")
    driver.type_into(view.password.edit, office.kept["package password"].lower().replace("-", " "))
    driver.click("Mở gói")
    driver.wait_for_words(RECIPIENT, 60)
    driver.shot("goi-niem-da-mo")
    step.check("it says who made it, for whom and what for", driver.sees(PURPOSE))
    _look_inside(office, step, customer.name, customer.code)
    driver.click("Quay lại")
    driver.settle()


def _look_inside(office: TourOffice, step: Step, name: str, code: str) -> None:
    """As a program of the recipient's would: one that takes nothing from ours."""
    manifest, files = open_package((office.out / PACKAGE).read_bytes(), office.kept["package password"])
    text = "\n".join(content.decode("utf-8-sig") for file, content in files.items() if file.endswith(".csv"))
    step.check("the cover names request and recipient", manifest["recipient"] == RECIPIENT)
    step.check("the table holds what was approved and no more", name in text and code not in text)
