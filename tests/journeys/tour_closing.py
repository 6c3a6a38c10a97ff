"""After a destruction: what closes by itself, what an officer closes, and whether the certificate is genuine."""

from __future__ import annotations

from tests.journeys.cast import OFFICER
from tests.journeys.office import TourOffice
from tests.journeys.report import Step
from tests.journeys.tour_destruction import CERTIFICATE
from ui.destruction.certificate_dialog import CertificateDialog
from ui.destruction.check_dialog import CheckDialog
from ui.destruction.close_line_dialog import CloseLineDialog
from ui.destruction.page import DestructionPage


def open_certificates(office: TourOffice) -> DestructionPage:
    """As the officer, the list of certificates."""
    driver = office.driver
    office.be(OFFICER)
    driver.open_page("Tiêu hủy hồ sơ")
    page = driver.workplace.page()
    assert isinstance(page, DestructionPage)
    page.pills.choose("certificates")
    page.pills.picked.emit("certificates")
    driver.wait_for_words(office.kept["certificate"])
    return page


def close_a_line(office: TourOffice, step: Step) -> None:
    """The recipient confirms in writing that the output is deleted; the certificate is not complete before all is."""
    driver = office.driver
    page = open_certificates(office)
    driver.choose_row(page.certificates.table, office.kept["certificate"])
    driver.click("Mở chứng nhận…")
    dialog = driver.dialog(CertificateDialog)
    assert isinstance(dialog, CertificateDialog)
    driver.settle()
    driver.shot("chung-nhan-dang-thuc-hien")
    still = sum(not line.closed for line in dialog.view.lines)
    step.check("it is not complete while a line is open", still > 0 and not driver.has_button("Ban hành bản hoàn tất…"))
    driver.choose_row(dialog.table, office.kept["output"])
    driver.click("Ghi xác nhận…")
    driver.dialog(CloseLineDialog)
    driver.click("Khép lại")
    step.check("nothing is closed without who confirmed it", driver.top() is not dialog)
    driver.fill("Ai xác nhận, bằng gì, ngày nào", "Bên nhận gửi công văn 17 hôm nay: đã xóa tệp.")
    driver.shot("khep-lai-mot-viec")
    driver.click("Khép lại")
    driver.wait_until(lambda: driver.top() is dialog, "the line to be closed")
    driver.wait_until(lambda: sum(not line.closed for line in dialog.view.lines) == still - 1, "one line fewer")
    driver.settle()
    driver.shot("con-viec-chua-khep")
    step.check("one line fewer is open", True)
    driver.click("Đóng")
    driver.settle()


def is_it_genuine(office: TourOffice, step: Step) -> None:
    """A certificate dropped into the window, as it was issued and with one byte changed."""
    driver = office.driver
    open_certificates(office)
    driver.click("Kiểm tra chứng nhận…")
    dialog = driver.dialog(CheckDialog)
    assert isinstance(dialog, CheckDialog)
    driver.drop_file(office.out / CERTIFICATE)
    driver.wait_for_words("Đúng là chứng nhận đã ban hành, không bị sửa.", 60)
    driver.shot("chung-nhan-that")
    step.check("the issued one is known as genuine", True)
    content = bytearray((office.out / CERTIFICATE).read_bytes())
    content[len(content) // 2] ^= 1
    changed = office.work / "sua.pdf"
    changed.write_bytes(content)
    driver.drop_file(changed)
    driver.wait_until(lambda: not driver.sees("Đúng là chứng nhận đã ban hành, không bị sửa."), "another verdict", 60)
    driver.settle()
    step.check("with one byte changed it is not", driver.sees("Đừng tin tệp này"))
    driver.shot("chung-nhan-bi-sua")
    driver.click("Đóng")
    driver.settle()
