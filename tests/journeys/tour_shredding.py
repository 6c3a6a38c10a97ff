"""A numbered print, shredded before a witness, with a signed record."""

from __future__ import annotations

from tests.journeys.cast import MANAGER, OFFICER, SERVICE
from tests.journeys.office import TourOffice, sample_customers
from tests.journeys.papers import text_of
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page
from tests.journeys.tour_release import open_file
from ui.copies.page import CopiesPage
from ui.copies.register_paper_dialog import RegisterPaperDialog
from ui.copies.shred_dialog import ShredDialog

RECORD = "bien-ban-tieu-huy-tai-lieu.pdf"
HOLDER = "Ngô Mẫu Giữ"


def number_a_print(office: TourOffice, step: Step) -> None:
    """A print gets its number before anybody holds it."""
    driver = office.driver
    customer = [one for one in sample_customers() if one.level == 1][3]
    office.sign_in(SERVICE)
    open_file(office, customer)
    page = customers_page(driver)
    driver.press(page.detail.head.more)
    driver.choose_in_menu(page.detail.head.more_menu, "Ghi nhận bản giấy…")
    dialog = driver.dialog(RegisterPaperDialog)
    assert isinstance(dialog, RegisterPaperDialog)
    driver.wait_for_words(customer.name)
    driver.fill("Giấy tờ gì", "Bản in thông tin liên hệ")
    driver.fill("Người giữ", HOLDER)
    driver.fill("Nơi giữ", "Tủ sắt phòng kinh doanh")
    driver.press(dialog.acknowledged.check)
    driver.shot("danh-so-ban-giay")
    driver.click("Lấy số và ghi sổ")
    driver.wait_for_words("Bản này mang số")
    office.kept["paper"] = dialog.number
    driver.click("Xong")
    driver.wait_for_words(office.kept["paper"])
    step.check("the print is in the register under its number", driver.sees(HOLDER))
    office.planted["holder of a print"] = HOLDER
    driver.shot("so-ban-giay")


def shred_it(office: TourOffice, step: Step) -> None:
    """Machine, standard, place, two signatures; the record is a signed PDF."""
    driver, file = office.driver, office.out / RECORD
    office.be(SERVICE)
    driver.open_page("Bản giấy và bản sao")
    page = driver.workplace.page()
    assert isinstance(page, CopiesPage)
    driver.click("Hủy tài liệu…")
    dialog = driver.dialog(ShredDialog)
    assert isinstance(dialog, ShredDialog)
    driver.settle()
    driver.click("Đã hủy, ký biên bản")
    step.check("nothing is signed while nothing is chosen", dialog.record is None)
    (paper,) = [tick for paper, tick in dialog.ticks.items() if paper.number == office.kept["paper"]]
    driver.press(paper.check)
    driver.fill("Máy hủy", "Máy hủy tầng 3, số tài sản 0147")
    driver.fill("Nơi hủy", "Phòng hành chính")
    driver.fill(f"Cụm mật khẩu của {SERVICE.name}", SERVICE.passphrase)
    driver.choose("Người chứng kiến (cán bộ an toàn)", OFFICER.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", OFFICER.passphrase)
    driver.choose("Người chứng kiến thứ hai", MANAGER.name)
    driver.shot("huy-tai-lieu")
    driver.click("Đã hủy, ký biên bản")
    driver.wait_until(lambda: dialog.record is not None, "the signed record", 60)
    driver.shot("bien-ban-tieu-huy")
    assert dialog.record is not None
    number = dialog.record.number
    driver.click_and_save_as("Lưu PDF…", file)
    driver.wait_until(file.exists, "the record on the disk")
    driver.click("Xong")
    driver.settle()
    text = text_of(file)
    step.check("the record names the print, the machine and both people", all(
        words in text for words in (number, office.kept["paper"], "0147", SERVICE.name, OFFICER.name)))  # fmt: skip
    driver.click(_pill(page, "Đã hủy"))
    driver.wait_for_words(office.kept["paper"])
    step.check("the print stands among those that were shredded", True)


def _pill(page: CopiesPage, words: str) -> str:
    return next(button.text() for button in page.pills._group.buttons() if button.text().startswith(words))
