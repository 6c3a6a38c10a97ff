"""Everybody who reads customer files signs the confidentiality agreement at the desk; before that no file opens."""

from __future__ import annotations

from tests.journeys.cast import COMPANY, MANAGER, OFFICER, STAFF, Person
from tests.journeys.office import TourOffice
from tests.journeys.papers import text_of
from tests.journeys.report import Step
from ui.agreements.page import AgreementsPage
from ui.agreements.sign_dialog import SignDialog
from ui.window.gate_page import GatePage

AGREEMENT = "thoa-thuan-bao-mat.pdf"
SHOWN = STAFF[0]
"""Whose signing is kept in pictures."""


def sign_agreements(office: TourOffice, step: Step) -> None:
    """The page before shut files, the text, two signatures, the paper; then the officer's list."""
    for person in (MANAGER, *STAFF):
        sign(office, step, person)
    driver = office.driver
    office.sign_in(OFFICER)
    driver.open_page("Thỏa thuận bảo mật")
    page = driver.workplace.page()
    assert isinstance(page, AgreementsPage)
    driver.click(next(button.text() for button in page.pills._group.buttons() if "Mọi người" in button.text()))
    for person in (MANAGER, *STAFF):
        driver.wait_for_words(person.name)
    step.check("four people have an agreement in force, and nobody has to sign", page.header.isVisible() and not any(
        row.needed and not row.in_force for row in page._rows))  # fmt: skip
    driver.shot("thoa-thuan-cua-moi-nguoi")


def sign(office: TourOffice, step: Step, person: Person) -> None:
    driver, pictured = office.driver, person is SHOWN
    office.sign_in(person)
    driver.open_page("Khách hàng")
    gate = driver.workplace.page()
    step.check(f"no file opens for {person.name} without an agreement", isinstance(gate, GatePage))
    if pictured:
        driver.shot("chua-mo-duoc-ho-so")
    driver.click("Đọc và ký")
    page = driver.workplace.page()
    assert isinstance(page, AgreementsPage)
    driver.settle()
    if pictured:
        driver.shot("thoa-thuan-bao-mat")
    driver.click("Ký tại bàn này…")
    dialog = driver.dialog(SignDialog)
    assert isinstance(dialog, SignDialog)
    if pictured:
        driver.click("Tiếp tục")
        step.check("nobody signs what they did not read", bool(dialog.agreed.error()) and dialog.sign.isHidden())
        driver.shot("doc-thoa-thuan")
    driver.press(dialog.agreed.check)
    driver.click("Tiếp tục")
    driver.fill(f"Cụm mật khẩu của {person.name}", person.passphrase)
    driver.choose("Ký thay Công ty", OFFICER.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", OFFICER.passphrase)
    if pictured:
        driver.shot("ky-thoa-thuan")
    driver.click("Ký thỏa thuận")
    driver.wait_until(lambda: dialog.filed is not None, "the signed agreement", 60)
    if pictured:
        _keep(office, step, person, dialog)
    driver.click("Xong")
    driver.settle()


def _keep(office: TourOffice, step: Step, person: Person, dialog: SignDialog) -> None:
    driver, file = office.driver, office.out / AGREEMENT
    assert dialog.filed is not None
    driver.shot("thoa-thuan-da-ky")
    driver.click_and_save_as("Lưu PDF…", file)
    driver.wait_until(file.exists, "the agreement on the disk")
    text = text_of(file)
    wanted = (dialog.filed.number, COMPANY, person.name, OFFICER.name, "Bồi thường thiệt hại")
    step.check("the paper names both sides and what they agree on", all(words in text for words in wanted))
