"""Damage → recovery: a drill in the office, one record fetched back, and a whole copy accepted by two.

The backup is the one of `tour_clean`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from app.archive.checks.model import Light
from tests.journeys.cast import MANAGER, OFFICER, SERVICE, Person
from tests.journeys.driver import Driver, told
from tests.journeys.office import TourOffice
from tests.journeys.report import Step
from tests.journeys.tour_damage import PAGE, look_again, the_checks
from tests.journeys.tour_lists import customers_page, find
from tests.journeys.tour_recovery import sticks
from tests.journeys.tour_work import NEW_NAME
from ui.archive.page import ArchivePage
from ui.archive.restore.accept_dialog import AcceptDialog
from ui.archive.restore.compare_dialog import CompareDialog
from ui.archive.restore.drill_dialog import DrillDialog
from ui.archive.restore.lay_dialog import LayDialog
from ui.archive.restore.view import RestorePart
from ui.customers.customer_dialog import CustomerDialog

SPOILT = "Ghi chú gõ đè lên nhầm hồ sơ"
PATIENCE = 180
P = TypeVar("P")


def hold_a_drill(office: TourOffice, step: Step) -> None:
    """Backup, stick and two sheets: the vault opens in a scratch place, is counted, and nothing of it stays."""
    driver, scratch = office.driver, office.work / "cho-tam-o-van-phong"
    scratch.mkdir()
    office.be(OFFICER)
    _part(driver, "restore", RestorePart)
    driver.click("Diễn tập…")
    dialog = driver.dialog(DrillDialog)
    assert isinstance(dialog, DrillDialog)
    driver.fill("Bản sao lưu (thư mục SL-…)", office.kept["backup"])
    driver.fill("Bộ khôi phục trên thẻ nhớ", str(next(sticks(office)[1].glob("*.niemkit"))))
    driver.fill("Chỗ tạm", str(scratch))
    for place, number in enumerate((1, 3), start=1):
        driver.fill(f"Mảnh của người thứ {place}", office.kept[f"share {number}"])
    driver.click("Diễn tập")
    driver.wait_until(lambda: dialog.drilled is not None, "the drill", PATIENCE)
    drilled = dialog.drilled
    step.check("every compartment opened and is as the manifest says", drilled is not None and drilled.whole)
    step.check("nothing is left in the scratch place", not list(scratch.iterdir()))
    driver.shot("dien-tap-khoi-phuc")
    driver.click("Đóng")
    driver.wait_for_words("đạt")


def bring_one_record_back(office: TourOffice, step: Step) -> None:
    """A file is spoilt; the backup is laid beside the vault; the old words come back, and nothing else changes."""
    driver, beside = office.driver, office.work / "ban-sao"
    _spoil(office)
    office.sign_in(OFFICER)
    _part(driver, "restore", RestorePart)
    driver.click("Đặt ra… Đặt một bản sao ra thư mục mới")
    laying = driver.dialog(LayDialog)
    assert isinstance(laying, LayDialog)
    driver.fill("Bản sao lưu (thư mục SL-…) hoặc thư mục kho được chép", office.kept["backup"])
    driver.fill("Thư mục mới", str(beside))
    driver.click("Đặt ra")
    driver.wait_until(laying.told.isVisible, "the copy to lie beside", PATIENCE)
    step.check("the copy lies beside, the vault is untouched", (beside / "c").is_dir() and office.vault != beside)
    driver.shot("ban-sao-dat-canh")
    driver.click("Đóng")
    office.sign_in(MANAGER)
    _part(driver, "restore", RestorePart)
    driver.click("So sánh… Lấy lại một hồ sơ")
    dialog = driver.dialog(CompareDialog)
    assert isinstance(dialog, CompareDialog)
    driver.fill("Thư mục của bản sao đã đặt ra", str(beside))
    driver.fill("Tên khách hàng", NEW_NAME)
    driver.click("So sánh")
    driver.wait_until(lambda: dialog.found is not None, "what differs", PATIENCE)
    found = dialog.found
    assert found is not None
    step.check(
        "one record differs, in its note alone",
        [[one.field for one in row.changes] for row in found.rows] == [["note"]],
    )
    driver.press(dialog.fields[0][1].check)
    driver.shot("so-voi-ban-sao")
    driver.click("Lấy lại")
    driver.wait_until(lambda: dialog.found is not found, "the comparison after it", PATIENCE)
    step.check("now nothing differs any more", dialog.found is not None and not dialog.found.rows)
    driver.shot("ho-so-da-lay-lai")
    driver.click("Đóng")


def accept_a_copy(office: TourOffice, step: Step) -> None:
    """The vault is hurt for good: the copy is opened, says how old it is, and counts once two people accept it."""
    driver, beside, old = office.driver, office.work / "ban-sao", office.vault
    office.lock()
    file = max((old / "c").glob("*.db"), key=lambda path: path.stat().st_size)
    content = bytearray(file.read_bytes())
    content[len(content) // PAGE // 3 * PAGE + 200] ^= 1
    file.write_bytes(content)
    _choose_vault(driver, beside)
    office.vault, office.left = beside, [old]
    office.sign_in(MANAGER)
    _part(driver, "restore", RestorePart)
    driver.wait_for_words("Chỉ để xem")
    step.check("before it is accepted nobody is offered a file", not driver.workplace.summary.projects)
    driver.shot("ban-sao-chua-chap-nhan")
    driver.click("Chấp nhận bản này…")
    dialog = driver.dialog(AcceptDialog)
    assert isinstance(dialog, AcceptDialog)
    driver.fill("Thư mục của kho hiện tại", str(old))
    driver.click("Xem bản này thiếu gì")
    driver.wait_until(lambda: not dialog.lacks.isHidden(), "what the copy lacks", PATIENCE)
    step.check(f"“{dialog.lacks.text()}”", "thiếu: mục nhật ký" in dialog.lacks.text())
    driver.fill("Lý do", "Đĩa của máy chính hỏng")
    _two_sign(driver, MANAGER, OFFICER)
    driver.shot("chap-nhan-ban-sao")
    driver.click("Ký và chấp nhận")
    driver.wait_until(lambda: not dialog.isVisible(), "the copy to be accepted", PATIENCE)
    office.sign_in(MANAGER)
    checks = the_checks(driver)
    look_again(driver, checks)
    state = checks.current_state
    step.check("the accepted copy is whole", state is not None and state.light is not Light.RED)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    driver.wait_until(lambda: page.list.total() > 0, "the customers of the copy")
    step.check("people work on in it", driver.sees("Khách hàng"))
    driver.shot("kho-sau-khi-khoi-phuc")
    office.lock()
    _choose_vault(driver, old)
    said = office.be_refused(MANAGER)
    step.check(f"the hurt vault is not opened by mistake: “{said}”", said.startswith(told("vault.older_than_seen")))
    _choose_vault(driver, beside)


def _spoil(office: TourOffice) -> None:
    """Somebody writes over the note of a file."""
    driver = office.driver
    office.sign_in(SERVICE)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    find(driver, page.list, NEW_NAME)
    driver.choose_row(page.list.table, NEW_NAME)
    driver.click("Sửa")
    driver.dialog(CustomerDialog)
    driver.fill("Ghi chú", SPOILT)
    driver.click("Lưu thay đổi")
    driver.wait_until(lambda: driver.top() is driver.window, "the note to be saved")
    office.planted["note that was brought back over"] = SPOILT


def _two_sign(driver: Driver, own: Person, second: Person) -> None:
    driver.fill(f"Cụm mật khẩu của {own.name}", own.passphrase)
    driver.choose("Cán bộ an toàn hệ thống", second.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", second.passphrase)


def _choose_vault(driver: Driver, vault: Path) -> None:
    driver.click_and_save_as("Mở kho khác…", vault)
    view = driver.window.sign_in.unlock
    driver.wait_until(lambda: view.vault.value() == str(vault) and view.person.combo.count(), "who may unlock it")


def _part(driver: Driver, key: str, kind: type[P]) -> P:
    driver.open_page("Kiểm tra, sao lưu")
    page = driver.workplace.page()
    assert isinstance(page, ArchivePage)
    page.show_subject(key)
    driver.settle()
    part = page.parts[key]
    assert isinstance(part, kind)
    return part
