"""What is left of somebody who was destroyed: a print that is shredded, and a certificate whose lines all close.

Each line closes in its own way: keys by unlocking, the kit by one written anew and the old sticks broken, the print by
the record of its shredding, what was handed over by its recipient's word. Then two people sign the second issue.
"""

from __future__ import annotations

import shutil

from tests.journeys.cast import EVERYBODY, MANAGER, OFFICER, SERVICE, Person
from tests.journeys.driver import Driver
from tests.journeys.office import TourOffice, ran
from tests.journeys.papers import text_of
from tests.journeys.report import Step
from tests.journeys.tour_closing import open_certificates
from tests.journeys.tour_lists import customers_page
from tests.journeys.tour_recovery import sticks
from tests.journeys.tour_release import open_file, the_customer
from ui.copies.page import CopiesPage
from ui.copies.register_paper_dialog import RegisterPaperDialog
from ui.copies.shred_dialog import ShredDialog
from ui.destruction.certificate_dialog import CertificateDialog
from ui.destruction.close_line_dialog import CloseLineDialog
from ui.destruction.complete_dialog import CompleteDialog
from ui.recovery.former_dialog import FormerDialog
from ui.recovery.renew_dialog import RenewDialog

HOLDER, PLACE = "Tạ Mẫu Giữ", "Ngăn kéo bàn kế toán"
RECORD = "bien-ban-huy-giay-cua-ho-so-da-huy.pdf"
COMPLETE = "chung-nhan-hoan-tat.pdf"
BY_HAND = ("output", "third_party")


def number_a_print(office: TourOffice, step: Step) -> None:
    """While the customer is still there, a print of the file gets its number and a holder."""
    driver = office.driver
    office.be(SERVICE)
    open_file(office, the_customer())
    page = customers_page(driver)
    driver.press(page.detail.head.more)
    driver.choose_in_menu(page.detail.head.more_menu, "Ghi nhận bản giấy…")
    dialog = driver.dialog(RegisterPaperDialog)
    assert isinstance(dialog, RegisterPaperDialog)
    driver.wait_for_words(the_customer().name)
    driver.fill("Giấy tờ gì", "Bản in hồ sơ để đối chiếu")
    driver.fill("Người giữ", HOLDER)
    driver.fill("Nơi giữ", PLACE)
    driver.press(dialog.acknowledged.check)
    driver.click("Lấy số và ghi sổ")
    driver.wait_for_words("Bản này mang số")
    office.kept["paper of the destroyed"] = dialog.number
    driver.click("Xong")
    driver.settle()
    register = driver.workplace.page()
    assert isinstance(register, CopiesPage)
    register.pills.choose("held")
    register.pills.picked.emit("held")
    driver.wait_for_words(dialog.number)
    step.check("the print is in the register under its number", driver.sees(HOLDER))
    office.planted["who held a print of the destroyed"] = HOLDER


def shred_it(office: TourOffice, step: Step) -> None:
    """Its number is all that the register still knows; scanned, it is shredded before two witnesses."""
    driver, number, file = office.driver, office.kept["paper of the destroyed"], office.out / RECORD
    office.be(SERVICE)
    driver.open_page("Bản giấy và bản sao")
    page = driver.workplace.page()
    assert isinstance(page, CopiesPage)
    driver.choose_row(page.table, number)
    driver.settle()
    step.check("the register names the certificate in the place of the customer",
               driver.sees(office.kept["certificate"]) and not driver.sees(the_customer().name))  # fmt: skip
    step.check("nor does it know who held it", not driver.sees(HOLDER) and not driver.sees(PLACE))
    driver.shot("ban-giay-cua-ho-so-da-huy")
    driver.click("Hủy tài liệu…")
    dialog = driver.dialog(ShredDialog)
    assert isinstance(dialog, ShredDialog)
    driver.settle()
    driver.fill(dialog.scanned.label(), number.lower())
    driver.keys("Return", dialog.scanned.edit)
    driver.wait_until(lambda: [paper.number for paper in dialog.chosen()] == [number], "the number to be ticked")
    driver.fill("Máy hủy", "Máy hủy tầng 3, số tài sản 0147")
    driver.fill("Nơi hủy", "Phòng hành chính")
    driver.fill(f"Cụm mật khẩu của {SERVICE.name}", SERVICE.passphrase)
    driver.choose("Người chứng kiến (cán bộ an toàn)", OFFICER.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", OFFICER.passphrase)
    driver.click("Đã hủy, ký biên bản")
    step.check("from cơ mật on a second witness is asked for", dialog.record is None)
    driver.choose("Người chứng kiến thứ hai", MANAGER.name)
    driver.shot("huy-giay-cua-ho-so-da-huy", from_top=True)
    driver.click("Đã hủy, ký biên bản")
    driver.wait_until(lambda: dialog.record is not None, "the signed record", 60)
    assert dialog.record is not None
    office.kept["record of the destroyed"] = dialog.record.number
    driver.click_and_save_as("Lưu PDF…", file)
    driver.wait_until(file.exists, "the record on the disk")
    driver.click("Xong")
    driver.settle()
    text = text_of(file)
    step.check("the record names the print, and not the customer", number in text and the_customer().name not in text)
    _picture(office, RECORD, "bien-ban-ho-so-da-huy")


def close_every_line(office: TourOffice, step: Step) -> None:
    """Whatever is open, each in its own way, until the certificate is complete."""
    driver = office.driver
    dialog = _certificate(office)
    print_line = next(line for line in dialog.view.lines if line.number == office.kept["paper of the destroyed"])
    step.check("the line of the print closed by the record", print_line.note == office.kept["record of the destroyed"])
    driver.choose_row(dialog.table, print_line.number)
    driver.settle()
    driver.shot("viec-cua-ban-giay-da-khep")
    holders = [line.holder for line in dialog.view.lines if line.kind == "key" and not line.closed]
    kit_open = any(line.kind == "kit" and not line.closed for line in dialog.view.lines)
    driver.click("Đóng")
    driver.settle()
    step.check("the kit still opens the old epoch", kit_open)
    for person in EVERYBODY:
        if person.name in holders:
            office.sign_in(person)
    _write_the_kit_anew(office, step)
    dialog = _certificate(office)
    still = {line.kind.value for line in dialog.view.lines if not line.closed}
    step.check("keys and kit closed by themselves", still <= set(BY_HAND))
    for line in dialog.view.lines:
        if not line.closed:
            _confirm(driver, dialog, line.name)
    step.check("no line is open any more", all(line.closed for line in dialog.view.lines))
    driver.shot("moi-viec-da-khep")
    _issue(office, step, dialog)


def _certificate(office: TourOffice) -> CertificateDialog:
    driver = office.driver
    page = open_certificates(office)
    driver.choose_row(page.certificates.table, office.kept["certificate"])
    driver.click("Mở chứng nhận…")
    dialog = driver.dialog(CertificateDialog)
    assert isinstance(dialog, CertificateDialog)
    driver.settle()
    return dialog


def _write_the_kit_anew(office: TourOffice, step: Step) -> None:
    """Two new sticks without the dead entries, then the old ones are broken before two people."""
    driver, old = office.driver, sticks(office)
    office.be(MANAGER)
    driver.open_page("Khôi phục")
    driver.shot("bo-khoi-phuc-con-muc-chet")
    driver.click("Viết lại…")
    driver.dialog(RenewDialog)
    driver.fill("Tệp bộ khôi phục đang dùng", str(next(old[0].glob("*.niemkit"))))
    office.kept["sticks"] = "the-nho-moi"
    for label, stick in zip(("Thẻ nhớ mới thứ nhất", "Thẻ nhớ mới thứ hai"), sticks(office), strict=True):
        driver.fill(label, str(stick))
    _sign(driver, MANAGER, "Cán bộ an toàn hệ thống", OFFICER)
    driver.shot("viet-lai-bo-khoi-phuc")
    driver.click("Ký và viết lại")
    driver.wait_for_words("đã có hiệu lực, ghi và đọc lại ở hai nơi", 60)
    driver.shot("bo-khoi-phuc-moi")
    driver.click("Đóng")
    driver.settle()
    for stick in old:
        shutil.rmtree(stick)
    office.be(OFFICER)
    driver.open_page("Khôi phục")
    driver.click("Ghi đã hủy bộ số 001")
    driver.dialog(FormerDialog)
    driver.tick("Cả hai thẻ nhớ và mọi bản chép của bộ này đã bị hủy trước mặt hai chúng tôi")
    driver.fill("Hủy bằng cách nào", "Cắt vụn con chip của cả hai thẻ")
    _sign(driver, OFFICER, "Người quản lý", MANAGER)
    driver.shot("da-huy-bo-cu")
    driver.click("Ký và ghi")
    driver.wait_until(lambda: driver.top() is driver.window, "the end of the old kit on record")
    driver.wait_for_words("đã hủy ngày")
    step.check("the old kit is on record as destroyed", driver.sees("Cắt vụn con chip của cả hai thẻ"))
    driver.shot("bo-cu-da-huy")


def _sign(driver: Driver, first: Person, duty: str, second: Person) -> None:
    driver.fill(f"Cụm mật khẩu của {first.name}", first.passphrase)
    driver.choose(duty, second.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", second.passphrase)


def _confirm(driver: Driver, dialog: CertificateDialog, name: str) -> None:
    """The recipient confirms one line in writing."""
    row = next(row for row, line in enumerate(dialog.view.lines) if line.name == name)
    index = dialog.model.index(row, 0)
    dialog.table.scrollTo(index)
    driver.press(dialog.table.viewport(), dialog.table.visualRect(index).center())
    driver.click("Ghi xác nhận…")
    driver.dialog(CloseLineDialog)
    driver.fill("Ai xác nhận, bằng gì, ngày nào", "Bên nhận gửi công văn 18 hôm nay: đã xóa tệp, không giữ bản nào.")
    driver.click("Khép lại")
    driver.wait_until(lambda: driver.top() is dialog, "the line to be closed")
    driver.wait_until(lambda: dialog.view.lines[row].closed, "the line as closed")
    driver.settle()


def _issue(office: TourOffice, step: Step, dialog: CertificateDialog) -> None:
    """Officer and manager sign the second issue, which names the first."""
    driver, file, first = office.driver, office.out / COMPLETE, dialog.view.issues[0]
    driver.click("Ban hành bản hoàn tất…")
    driver.dialog(CompleteDialog)
    _sign(driver, OFFICER, "Người quản lý", MANAGER)
    driver.shot("ban-hanh-hoan-tat")
    driver.click("Ký và ban hành")
    driver.wait_until(lambda: driver.top() is dialog, "the complete issue", 60)
    driver.wait_until(lambda: len(dialog.view.issues) == 2, "the second issue in the register")
    driver.settle()
    driver.shot("chung-nhan-hoan-tat")
    driver.click_and_save_as("Lưu PDF…", file)
    driver.wait_until(file.exists, "the complete certificate on the disk")
    text = " ".join(text_of(file).split())
    step.check("the second issue says HOÀN TẤT and names the first", "HOÀN TẤT" in text and first.code in text)
    step.check("it names the record of the shredding", office.kept["record of the destroyed"] in text)
    step.check("the customer is named by neither", the_customer().name not in text)
    step.check("nothing more can be closed or issued", not driver.has_button("Ban hành bản hoàn tất…"))
    _picture(office, COMPLETE, "chung-nhan-hoan-tat")
    driver.click("Đóng")
    driver.settle()


def _picture(office: TourOffice, pdf: str, name: str) -> None:
    ran("pdftoppm", "-png", "-r", "80", office.out / pdf, office.out / f"{name}-trang")
