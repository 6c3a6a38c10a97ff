"""A page of a compartment goes bad: it is noticed, closed, told record by record, and the other levels go on."""

from __future__ import annotations

import shutil

from app.archive.checks.model import Light
from tests.journeys.cast import MANAGER
from tests.journeys.driver import Driver
from tests.journeys.office import TourOffice
from tests.journeys.report import Step
from ui.archive.checks.hurt_dialog import HurtDialog
from ui.archive.checks.view import ChecksPart
from ui.archive.page import ArchivePage

PAGE = 4096
PATIENCE = 180


def damage_is_noticed(office: TourOffice, step: Step) -> None:
    """The largest compartment loses a page while nobody is there; the check finds it, and says what it hurts."""
    driver = office.driver
    office.lock()
    file = max((office.vault / "c").glob("*.db"), key=lambda path: path.stat().st_size)
    whole = office.work / "whole.db"
    shutil.copy(file, whole)
    content = bytearray(whole.read_bytes())
    content[len(content) // PAGE // 3 * PAGE + 200] ^= 1
    file.write_bytes(content)
    office.sign_in(MANAGER)
    part = the_checks(driver)
    look_again(driver, part)
    step.check("the light is red", part.current_state is not None and part.current_state.light is Light.RED)
    closed = [line for line in part.lines if line.line.closed]
    step.check("one compartment is closed, by name and level", len(closed) == 1 and closed[0].line.level > 0)
    driver.wait_until(driver.workplace.check.isVisible, "the line above every page")
    step.check(f"the window says: “{driver.workplace.check.line.text()}”", driver.workplace.check.isVisible())
    driver.shot("kho-co-hong")
    driver.press(closed[0].hurt)
    dialog = driver.dialog(HurtDialog)
    driver.wait_until(lambda: dialog.hurt is not None, "which records are hurt", PATIENCE)
    hurt = dialog.hurt
    said = hurt is not None and hurt.opens and hurt.whole > 0
    step.check(f"{hurt.whole if hurt else 0} records still read; {len(dialog.rows)} are told as hurt", said)
    driver.shot("ho-so-bi-hong")
    driver.click("Đóng")
    office.lock()
    shutil.copy(whole, file)
    office.sign_in(MANAGER)
    part = the_checks(driver)
    look_again(driver, part)
    step.check("put back and checked again: no damage", not any(line.line.faults for line in part.lines))
    driver.wait_until(lambda: not driver.workplace.check.isVisible(), "the line to go")
    driver.shot("kho-lai-nguyen-ven")
    office.lock()


def the_checks(driver: Driver) -> ChecksPart:
    """The tab of checks, shown."""
    driver.open_page("Kiểm tra, sao lưu")
    shown = driver.workplace.page()
    assert isinstance(shown, ArchivePage)
    part = shown.parts["checks"]
    assert isinstance(part, ChecksPart)
    driver.wait_until(lambda: part.lines, "the files of the vault")
    return part


def look_again(driver: Driver, part: ChecksPart) -> None:
    """Have everything checked, and wait for it."""
    before = len(part.past.lines) if part.past else 0
    driver.click("Kiểm tra ngay")
    driver.wait_until(lambda: part.past is not None and len(part.past.lines) > before, "the outcome", PATIENCE)
    driver.settle()
