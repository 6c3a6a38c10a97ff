"""A checkpoint of the journal: signed by two, its paper saved and held against the journal by the code on it."""

from __future__ import annotations

import re

from tests.journeys.cast import MANAGER, OFFICER
from tests.journeys.office import TourOffice, ran
from tests.journeys.papers import text_of
from tests.journeys.report import Step
from ui.oversight.checkpoints.compare_dialog import CompareDialog
from ui.oversight.checkpoints.list_dialog import CheckpointsDialog
from ui.oversight.checkpoints.sign_dialog import SignCheckpointDialog
from ui.oversight.page import OversightPage
from ui.widgets.notice import InlineNotice

PAPER = "moc-nhat-ky-1.pdf"
CODE = re.compile(r"\b(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}\b")


def sign_a_checkpoint(office: TourOffice, step: Step) -> None:
    """Officer and manager sign; the paper names both and carries the code; now the journal has a witness outside."""
    driver, paper = office.driver, office.out / PAPER
    office.be(OFFICER)
    driver.open_page("Nhật ký")
    assert isinstance(driver.workplace.page(), OversightPage)
    driver.click("Mốc nhật ký")
    listed = driver.dialog(CheckpointsDialog)
    driver.wait_for_words("Chưa có mốc nào")
    step.check("before the first one the page says that no paper vouches", driver.sees("chưa có tờ giấy nào làm chứng"))
    driver.shot("moc-nhat-ky-chua-co")
    driver.click("Ký mốc mới")
    dialog = driver.dialog(SignCheckpointDialog)
    driver.fill(f"Cụm mật khẩu của {OFFICER.name}", OFFICER.passphrase)
    driver.choose("Người ký cùng", MANAGER.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", MANAGER.passphrase)
    driver.shot("ky-moc-nhat-ky")
    driver.click_and_save_as("Kiểm tra và ký", paper)
    driver.wait_until(lambda: not dialog.isVisible() and paper.exists(), "the checkpoint to be signed", 120)
    driver.wait_for_words("Mốc sau đến hạn")
    said = text_of(paper)
    step.check("the paper names both who signed", OFFICER.name in said and MANAGER.name in said)
    found = CODE.search(said)
    step.check("it carries a code that can be typed", found is not None)
    office.kept["checkpoint"] = found.group() if found else ""
    step.check("its fonts are embedded", " no " not in _fonts(paper))
    driver.shot("moc-nhat-ky")
    step.check("the list stays open, with one checkpoint", listed.isVisible() and driver.sees("Mốc số 1"))
    ran("pdftoppm", "-png", "-r", "80", "-f", "1", "-singlefile", paper, office.out / "moc-nhat-ky-giay")


def compare_the_paper(office: TourOffice, step: Step) -> None:
    """The code of the paper fits the journal; a paper with one letter changed does not."""
    driver, code = office.driver, office.kept["checkpoint"]
    if not isinstance(driver.top(), CheckpointsDialog):
        office.be(OFFICER)
        driver.open_page("Nhật ký")
        driver.click("Mốc nhật ký")
        driver.dialog(CheckpointsDialog)
    driver.click("Đối chiếu giấy")
    dialog = driver.dialog(CompareDialog)
    assert isinstance(dialog, CompareDialog)
    step.check("the code on the paper fits", _compared(office, dialog, code).startswith("Khớp"))
    driver.shot("doi-chieu-giay-khop")
    other = ("B" if code[0] == "A" else "A") + code[1:]
    step.check("one letter changed does not", "KHÔNG KHỚP" in _compared(office, dialog, other))
    driver.shot("doi-chieu-giay-khong-khop")
    driver.click("Đóng")
    driver.wait_until(lambda: isinstance(driver.top(), CheckpointsDialog), "the list of checkpoints")
    driver.click("Đóng")
    driver.wait_until(lambda: driver.top() is driver.window, "the page of the journal")
    page = driver.workplace.page()
    assert isinstance(page, OversightPage)
    driver.click("Kiểm tra toàn vẹn")
    driver.wait_until(page.health.words, "the outcome of the check", 120)
    driver.click("Chi tiết")
    driver.wait_for_words("Mốc trên giấy")
    step.check("the check now counts entries that the paper vouches for", driver.sees("mốc số 1 lúc"))
    driver.shot("nhat-ky-co-moc")
    driver.click("Đóng")


def _compared(office: TourOffice, dialog: CompareDialog, code: str) -> str:
    driver = office.driver
    driver.fill("Mã trên giấy, hoặc nội dung mã QR", code)
    driver.click("Đối chiếu")
    answer: InlineNotice = dialog.answer
    driver.wait_until(lambda: not answer.isHidden() or dialog.text.error(), "the comparison")
    return answer.text() if not answer.isHidden() else dialog.text.error()


def _fonts(paper: object) -> str:
    """The lines of pdffonts without its head: name, type, encoding, embedded …"""
    return "\n".join(ran("pdffonts", str(paper)).splitlines()[2:])
