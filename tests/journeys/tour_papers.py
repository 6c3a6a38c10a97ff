"""A paper on its way: lent, counted by its number, taken back; and why nothing is printed without a printer."""

from __future__ import annotations

from tests.journeys.cast import SERVICE
from tests.journeys.office import TourOffice
from tests.journeys.report import Step
from tests.journeys.tour_shredding import HOLDER
from ui.copies.count_dialog import CountDialog
from ui.copies.lend_dialog import LendDialog, TakeBackDialog
from ui.copies.page import CopiesPage
from ui.copies.print_dialog import PrintDialog
from ui.copies.printer import printers

BORROWER, CABINET = "Lý Mẫu Mượn", "Tủ hồ sơ số 2"
FOREIGN = "BG-2020-99999"


def _page(office: TourOffice) -> CopiesPage:
    page = office.driver.workplace.page()
    assert isinstance(page, CopiesPage)
    return page


def lend_and_take_back(office: TourOffice, step: Step) -> None:
    """Every holder is told that papers stay in the house, and the register keeps who had it before."""
    driver, number = office.driver, office.kept["paper"]
    office.be(SERVICE)
    driver.open_page("Bản giấy và bản sao")
    driver.choose_row(_page(office).table, number)
    driver.click("Giao cho…")
    driver.dialog(LendDialog)
    driver.fill("Người giữ mới", BORROWER)
    driver.fill("Nơi giữ", "Bàn làm việc tầng 2")
    driver.click("Giao và ghi sổ")
    step.check(
        "nothing is lent before the holder was told that it stays in the house", driver.top() is not driver.window
    )
    driver.tick("Người giữ đã được dặn và đồng ý: giấy tờ không ra khỏi công ty.")
    driver.shot("giao-ban-giay")
    driver.click("Giao và ghi sổ")
    driver.wait_until(lambda: driver.top() is driver.window, "the paper to be lent")
    driver.wait_until(lambda: not driver.sees(HOLDER), "the register to be read again")
    step.check("the register names the new holder", driver.sees(BORROWER))
    driver.choose_row(_page(office).table, number)
    driver.click("Nhận lại…")
    driver.dialog(TakeBackDialog)
    driver.fill("Cất ở đâu", CABINET)
    driver.click("Đã nhận lại")
    driver.wait_until(lambda: driver.top() is driver.window, "the paper to be back")
    driver.wait_for_words(CABINET)
    step.check("the register says where it lies now", driver.sees(CABINET))
    office.planted["who borrowed a print"] = BORROWER


def count(office: TourOffice, step: Step) -> None:
    """From cabinet to cabinet: the numbers that were seen, what is missing, and what the register does not know."""
    driver, number = office.driver, office.kept["paper"]
    driver.click("Kiểm kê…")
    dialog = driver.dialog(CountDialog)
    assert isinstance(dialog, CountDialog)
    driver.click("Ghi sổ và xem còn thiếu gì")
    step.check("an empty count is no count", dialog.stock is None)
    driver.fill("Các số đã thấy", f"{number.lower()}\n{number}\n{FOREIGN}\n")
    driver.click("Ghi sổ và xem còn thiếu gì")
    driver.wait_until(lambda: dialog.stock is not None, "what is missing")
    driver.shot("kiem-ke")
    assert dialog.stock is not None
    seen = [row.number for row in dialog.stock.seen]
    step.check("a number counts once, however it was typed", seen == [number])
    step.check("a number that is in no register is told", dialog.stock.unknown == (FOREIGN,) and driver.sees(FOREIGN))
    driver.click("Xong")
    driver.settle()


def print_only_here(office: TourOffice, step: Step) -> None:
    """The dialog of a print; a machine without a real printer says so instead of writing a file."""
    driver = office.driver
    office.be(SERVICE)
    driver.open_page("Bản giấy và bản sao")
    driver.click("In hồ sơ…")
    dialog = driver.dialog(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    driver.settle()
    driver.shot("in-ho-so")
    if not printers():
        step.check("without a printer nothing can be printed, and why is told",
                   not driver.has_button("Lấy số và in") and bool(dialog.print.toolTip()))  # fmt: skip
    driver.click("Đóng")
    driver.settle()
