"""Levels: the assistant's questions, raising with a warning, the rewrite that is owed, lowering by two."""

from __future__ import annotations

from PySide6.QtWidgets import QTextEdit

from tests.journeys.cast import MANAGER, OFFICER, SALES, SERVICE
from tests.journeys.driver import Driver
from tests.journeys.office import Customer, TourOffice, sample_customers
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page, find
from tests.journeys.tour_release import open_file
from ui.customers.classification.change_dialog import ChangeLevelDialog
from ui.customers.classification.clear_dialog import ClearDialog
from ui.customers.classification.decide_dialog import DecideLevelDialog
from ui.customers.classification.page import LevelsPage
from ui.customers.classification.panel import LevelsPanel
from ui.customers.customer_dialog import CustomerDialog

NEW_NAME = "Công ty Mẫu Phù Sa"
REASON = "Đang thương lượng giá riêng cho cả năm."
LOWERED = "Giá riêng đã hết hạn, nay mua như mọi khách."


def the_customer() -> Customer:
    """Who goes up to cơ mật and comes down again."""
    return [one for one in sample_customers() if one.level == 1][5]


def be_asked(office: TourOffice, step: Step) -> None:
    """The assistant asks, and proposes level, reason and day."""
    driver = office.driver
    office.be(SERVICE)
    driver.open_page("Khách hàng")
    driver.click("Thêm khách hàng")
    dialog = driver.dialog(CustomerDialog)
    assert isinstance(dialog, CustomerDialog)
    driver.fill("Tên khách hàng", NEW_NAME)
    step.check("the ordinary case asks nothing", dialog.assistant.questions.isHidden())
    driver.click("Trợ lý xếp cấp: trả lời vài câu hỏi")
    driver.tick(dialog.assistant.ticks["own_terms"].label())
    step.check("one yes proposes cơ mật", int(dialog.level.level()) == 2)
    step.check("and says why", "điều khoản" in dialog.assistant.reason.value())
    driver.shot("tro-ly-xep-cap")
    driver.click("Lưu khách hàng")
    driver.wait_until(lambda: driver.top() is driver.window, "the file to be saved")
    driver.wait_for_words("Lý do cấp mật")
    driver.shot("ho-so-co-ly-do-cap-mat")
    office.planted["customer with a reason"] = NEW_NAME


def raise_one(office: TourOffice, step: Step) -> None:
    """Who will see it is told first; afterwards nobody below finds it."""
    driver, customer = office.driver, the_customer()
    office.be(SERVICE)
    dialog = _open_change(office, customer)
    driver.choose("Cấp mật (mức mật nội bộ)", "Cơ mật")
    driver.wait_until(lambda: dialog.readers.readers is not None, "who will see it")
    driver.settle()
    step.check("it says who was seen working there", SERVICE.name in dialog.readers.text())
    driver.shot("nang-cap-mat-canh-bao")
    driver.click("Nâng lên cơ mật")
    step.check("nothing is raised without a reason", driver.top() is dialog)
    _write(driver, dialog, REASON)
    driver.click("Nâng lên cơ mật")
    page = customers_page(driver)
    driver.wait_until(
        lambda: (card := page.detail.card()) is not None and int(card.ref.level) == 2, "the file at its new level"
    )
    driver.shot("da-nang-cap-mat")
    office.sign_in(SALES)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    find(driver, page.list, customer.code)
    driver.wait_until(lambda: page.list.total() == 0, "an empty list")
    step.check("who is cleared for bí mật only does not find it any more", True)


def clear_it(office: TourOffice, step: Step) -> None:
    """A manager and an officer write the lower compartment anew."""
    driver = office.driver
    office.sign_in(MANAGER)
    panel = _levels(driver)
    driver.wait_until(lambda: panel.owed.rowCount() == 1, "the compartment that waits")
    driver.press(panel.pills._group.buttons()[2])
    driver.settle()
    driver.shot("ngan-cho-viet-lai")
    driver.click("Viết lại ngăn…")
    dialog = driver.dialog(ClearDialog)
    assert isinstance(dialog, ClearDialog)
    driver.type_into(dialog.signatures.own.edit, MANAGER.passphrase)
    driver.pick(dialog.signatures.other.combo, OFFICER.name)
    driver.type_into(dialog.signatures.other_passphrase.edit, OFFICER.passphrase)
    driver.shot("viet-lai-ngan")
    driver.click("Ký và viết lại")
    driver.wait_until(lambda: panel.owed.rowCount() == 0, "the compartment to be written anew", 120)
    step.check("nothing waits to be rewritten any more", True)
    driver.shot("khong-con-ngan-cho")


def lower_it(office: TourOffice, step: Step) -> None:
    """One asks with a reason, a manager decides with the passphrase."""
    driver, customer = office.driver, the_customer()
    office.sign_in(SERVICE)
    dialog = _open_change(office, customer)
    driver.choose("Cấp mật (mức mật nội bộ)", "Bí mật")
    driver.settle()
    _write(driver, dialog, LOWERED)
    driver.shot("de-nghi-ha-cap")
    driver.click("Gửi đề nghị hạ cấp")
    driver.wait_until(lambda: driver.top() is driver.window, "the request to be sent")
    office.sign_in(MANAGER)
    panel = _levels(driver)
    driver.wait_until(lambda: panel.asked.rowCount() == 1, "the request")
    driver.press(panel.pills._group.buttons()[1])
    driver.settle()
    driver.shot("de-nghi-doi-cap")
    driver.click("Xem đề nghị…")
    decide = driver.dialog(DecideLevelDialog)
    assert isinstance(decide, DecideLevelDialog)
    driver.wait_until(lambda: decide.readers.readers is not None, "who will see it")
    step.check("the manager sees who asked and why", driver.sees(LOWERED) and driver.sees(SERVICE.name))
    driver.fill("Cụm mật khẩu của bạn", MANAGER.passphrase)
    driver.shot("duyet-ha-cap")
    driver.click("Hạ xuống bí mật")
    driver.wait_until(lambda: panel.asked.rowCount() == 0, "the request to be carried out", 60)
    office.sign_in(SALES)
    open_file(office, customer)
    step.check("below, the file is there again", driver.sees(customer.name))


def _open_change(office: TourOffice, customer: Customer) -> ChangeLevelDialog:
    driver = office.driver
    open_file(office, customer)
    head = customers_page(driver).detail.head
    driver.press(head.more)
    driver.choose_in_menu(head.more_menu, "Đổi cấp mật…")
    dialog = driver.dialog(ChangeLevelDialog)
    assert isinstance(dialog, ChangeLevelDialog)
    driver.settle()
    return dialog


def _write(driver: Driver, dialog: ChangeLevelDialog, reason: str) -> None:
    edit = dialog.assistant.reason.edit
    assert isinstance(edit, QTextEdit)
    driver.type_into(edit, reason)


def _levels(driver: Driver) -> LevelsPanel:
    driver.open_page("Cấp mật")
    page = driver.workplace.page()
    assert isinstance(page, LevelsPage)
    assert page.panel is not None
    driver.settle()
    return page.panel
