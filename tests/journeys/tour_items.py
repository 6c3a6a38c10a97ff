"""The three kinds of information: a project's own field, each form, moves along a life, what is due, the timeline."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QMenu

from app.customers.model import ItemKind
from tests.journeys.cast import MANAGER, SERVICE
from tests.journeys.office import Customer, TourOffice, sample_customers
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page, find
from ui.customers.items.item_dialog import ItemDialog
from ui.customers.items.move_dialog import MoveDialog
from ui.customers.items.page import ItemsPage
from ui.customers.items.words import today
from ui.customers.page import CustomersPage
from ui.customers.rules.fields_dialog import FieldsDialog

PAGE = "Tiềm năng, nghiệp vụ"
FIELD, VALUE = "Mùa cao điểm", "tháng Chạp"
LEAD, DEAL, POLICY = "Gói bảo dưỡng quý hai", "Hợp đồng bảo dưỡng", "Giá đại lý năm đầu"


def add_an_own_field(office: TourOffice, step: Step) -> None:
    """A manager gives the project's prospects a field of their own."""
    driver = office.driver
    office.sign_in(MANAGER)
    driver.open_page(PAGE)
    driver.click("Trường riêng…")
    driver.dialog(FieldsDialog)
    driver.click("Khách hàng tiềm năng")
    driver.click("Thêm trường")
    driver.fill("Tên trường", FIELD)
    driver.shot("truong-rieng")
    driver.click("Lưu các trường")
    driver.wait_until(lambda: driver.top() is driver.window, "the fields to be saved")
    step.check("the field is saved", True)


def each_kind(office: TourOffice, step: Step) -> None:
    """A prospect is entered, won and leads to a dealing; a policy waits for its approval."""
    driver, customer = office.driver, _customer()
    office.sign_in(SERVICE)
    page = _open_file(office, customer)
    _begin(office, page, "Khách hàng tiềm năng")
    driver.fill("Tiêu đề", LEAD)
    driver.fill("Nguồn", "Khách cũ giới thiệu")
    driver.fill("Giá trị dự kiến", "85000000")
    driver.fill("Bước tiếp theo", "Gửi báo giá")
    driver.fill("Ngày của bước tiếp", (today() - timedelta(days=2)).strftime("%d/%m/%Y"))
    driver.wait_for_words(FIELD)
    driver.fill(FIELD, VALUE)
    driver.shot("tiem-nang-bieu-mau")
    _save(office, "Lưu khách hàng tiềm năng")
    page.detail.tabs.setCurrentIndex(1)
    driver.wait_for_words(LEAD)
    step.check("the prospect is overdue, in words", driver.sees("quá hạn 2 ngày"))
    step.check("the project's own field stands on its card", driver.sees(VALUE))
    driver.shot("tiem-nang")
    card = page.detail.items[next(iter(page.detail.items))].cards[0]
    driver.press(card.move_on)
    driver.choose_in_menu(card.findChildren(QMenu)[-1], "Thành công")
    driver.wait_for_words("Đã chuyển sang “Thành công”")
    step.check("a prospect is won in two clicks", driver.sees("Hoàn tác"))
    driver.shot("tiem-nang-thanh-cong")
    step.check("the first dealing is offered", driver.has_button("Thêm nghiệp vụ"))
    driver.click("Thêm nghiệp vụ")
    driver.dialog(ItemDialog)
    driver.fill("Tiêu đề", DEAL)
    driver.fill("Số chứng từ", "HĐ-2026/118")
    driver.fill("Số tiền", "85000000")
    driver.shot("nghiep-vu-bieu-mau")
    _save(office, "Lưu nghiệp vụ")
    _begin(office, page, "Chính sách đặc biệt")
    driver.fill("Tiêu đề", POLICY)
    driver.fill("Chiết khấu", "12,5")
    driver.fill("Số ngày công nợ", "30")
    driver.shot("chinh-sach-bieu-mau")
    _save(office, "Lưu chính sách đặc biệt")
    page.detail.show_kind(ItemKind.POLICY)
    driver.wait_for_words(POLICY)
    step.check("its discount reads as people write it", driver.sees("12,5 %"))
    driver.shot("chinh-sach")
    page.detail.tabs.setCurrentIndex(page.detail._timeline_place)
    driver.wait_for_words(f"“{LEAD}”: Mới → Thành công")
    step.check("the timeline tells what happened to the file", driver.sees("nhập hồ sơ"))
    driver.shot("dien-bien")
    page.detail.tabs.setCurrentIndex(0)
    office.planted |= {"prospect": LEAD, "dealing": DEAL, "special policy": POLICY, "own field": VALUE}


def lists_and_due(office: TourOffice, step: Step) -> None:
    """The lists over all customers; a reason for a step back; what is due."""
    driver = office.driver
    office.be(SERVICE)
    driver.open_page(PAGE)
    page = driver.workplace.page()
    assert isinstance(page, ItemsPage)
    driver.wait_for_words(LEAD)
    driver.choose_row(page.panel.lists[next(iter(page.panel.lists))].table, LEAD)
    driver.shot("danh-sach-tiem-nang")
    driver.click("Chuyển")
    driver.choose_in_menu(page.findChildren(QMenu)[-1], "Đã liên hệ…")
    driver.dialog(MoveDialog)
    driver.fill("Lý do", "Khách xin thêm thời gian")
    driver.shot("ly-do-chuyen")
    driver.click("Chuyển sang “Đã liên hệ”")
    driver.wait_until(lambda: driver.top() is driver.window, "the prospect to be moved")
    driver.settle()
    driver.click("Việc đến hạn")
    driver.wait_for_words(LEAD)
    step.check("the prospect is due again", driver.sees("quá hạn 2 ngày"))
    driver.shot("viec-den-han")


def _customer() -> Customer:
    """One whom no other chapter touches."""
    return [one for one in sample_customers() if one.level == 1][7]


def _open_file(office: TourOffice, customer: Customer) -> CustomersPage:
    driver = office.driver
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    find(driver, page.list, customer.code)
    driver.wait_until(lambda: page.list.total() == 1, f"{customer.code} alone")
    driver.choose_row(page.list.table, customer.name)
    driver.wait_until(lambda: _is_shown(page.detail.card(), customer.code), "the file")
    return page


def _begin(office: TourOffice, page: CustomersPage, kind: str) -> None:
    office.driver.click("Thêm mục")
    office.driver.choose_in_menu(page.detail.head.add_menu, kind)
    office.driver.dialog(ItemDialog)


def _save(office: TourOffice, words: str) -> None:
    driver = office.driver
    driver.click(words)
    driver.wait_until(lambda: driver.top() is driver.window, "the form to be saved")
    driver.settle()


def _is_shown(card: object, code: str) -> bool:
    return card is not None and getattr(card, "form").code == code  # noqa: B009
