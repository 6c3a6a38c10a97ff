"""Finding more: accents, order, conditions, a search that is kept, and going anywhere by name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from tests.journeys.cast import SERVICE
from tests.journeys.driver import Driver
from tests.journeys.office import TourOffice, sample_customers
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page, find
from ui.customers.customer_list import CustomerList
from ui.customers.search.filter_dialog import FilterDialog
from ui.customers.search.name_dialog import NameDialog
from ui.window.palette.palette import Palette

KEPT = "Quan trọng, mã xuống dần"


def narrow_and_keep(office: TourOffice, step: Step) -> None:
    """Accents as typed come first; the list in another order; conditions as chips; a search kept and asked again."""
    driver = office.driver
    office.sign_in(SERVICE)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    find(driver, page.list, "Mẫu Hà")
    accents = [any(word.startswith("hà") for word in name.casefold().split()) for name in names(page.list)]
    step.check("names with the accents as typed come first", accents == sorted(accents, reverse=True) and any(accents))
    answered(driver, page.list, lambda: driver.click("Xóa chữ đang tìm"))
    everybody = page.list.total()
    answered(driver, page.list, lambda: page.list.table.sort_by("code", descending=True))
    codes = [customer.code for customer in sample_customers() if customer.level <= 2]
    model = page.list.feed.model
    first = model.record(0)
    step.check("in order of codes, downwards", first is not None and first.code == max(codes))
    driver.click("Lọc")
    dialog = driver.dialog(FilterDialog)
    assert isinstance(dialog, FilterDialog)
    driver.choose("Quan hệ", "Nghiệp vụ quan trọng")
    driver.shot("loc-danh-sach")
    answered(driver, page.list, lambda: driver.press(dialog.go))
    narrowed = page.list.total()
    step.check(f"{narrowed} of {everybody} customers fit the condition", 0 < narrowed < everybody)
    step.check("the condition is a chip", driver.sees("Nghiệp vụ quan trọng"))
    page.list.narrowing.saved.keep()
    naming = driver.dialog(NameDialog)
    assert isinstance(naming, NameDialog)
    driver.fill("Tên tìm kiếm", KEPT)
    driver.shot("luu-tim-kiem")
    driver.press(naming.go)
    driver.wait_until(lambda: driver.top() is driver.window, "the search to be kept")
    answered(driver, page.list, lambda: driver.click("Bỏ điều kiện “Nghiệp vụ quan trọng”"))
    step.check("without its chip the list is whole again", page.list.total() == everybody)
    driver.click("Tìm kiếm đã lưu")
    driver.wait_until(lambda: open_menus(page.list), "the menu of kept searches")
    menus = open_menus(page.list)
    answered(driver, page.list, lambda: driver.choose_in_menu(menus[0], KEPT))
    step.check("the kept search gives the same list", page.list.total() == narrowed)
    driver.shot("tim-kiem-da-luu")
    driver.click("Bỏ điều kiện “Nghiệp vụ quan trọng”")
    driver.settle()
    answered(driver, page.list, lambda: page.list.table.sort_by("name", descending=False))


def go_by_name(office: TourOffice, step: Step) -> None:
    """Ctrl+K from a page far from customers: a page, a kept search, a customer."""
    driver = office.driver
    office.sign_in(SERVICE)
    driver.open_page("Tùy chọn")
    customer = next(one for one in sample_customers() if one.level == 2 and "Thiên Hà" in one.name)
    palette = open_palette(driver)
    typed(driver, palette, "quan trong ma")
    step.check("a kept search is found by its name", [hit.title for hit in palette.hits()] == [KEPT])
    typed(driver, palette, "thien ha det may")
    driver.wait_until(lambda: any(hit.level for hit in palette.hits()), "customers in the box")
    step.check("a customer is found without accents", customer.name in [hit.title for hit in palette.hits()])
    driver.shot("di-toi")
    typed(driver, palette, customer.code)
    driver.wait_until(lambda: [hit.title for hit in palette.hits()] == [customer.name], "the customer of that code")
    driver.keys("Return", palette.edit)
    page = customers_page(driver)
    driver.wait_until(lambda: page.detail.card() is not None, "the customer's file")
    card = page.detail.card()
    step.check("Enter opens the file", card is not None and card.form.code == customer.code)
    palette = open_palette(driver)
    typed(driver, palette, "tuy chon")
    driver.keys("Return", palette.edit)
    driver.settle()
    step.check("and any page", driver.workplace.current_key == "preferences")


def names(listing: CustomerList) -> list[str]:
    """The names of the rows that are here."""
    model = listing.feed.model
    return [row.name for place in range(model.rowCount()) if (row := model.record(place)) is not None]


def answered(driver: Driver, listing: CustomerList, act: Callable[[], object]) -> None:
    """Do something that asks the list anew, and wait for its answer."""
    told: list[object] = []
    connection = listing.looked.connect(told.append)
    act()
    driver.wait_until(lambda: told, "the list to answer")
    listing.looked.disconnect(connection)
    driver.settle()


def open_menus(listing: CustomerList) -> list[QMenu]:
    """The menus that stand open over the list."""
    return [menu for menu in listing.findChildren(QMenu) if menu.isVisible()]


def open_palette(driver: Driver) -> Palette:
    """Press Ctrl+K."""
    driver.keys("Ctrl+K")
    found = driver.dialog(Palette)
    assert isinstance(found, Palette)
    driver.settle()
    return found


def typed(driver: Driver, palette: Palette, text: str) -> None:
    """Type into the box, and wait until what was asked for is there."""
    driver.type_into(palette.edit, text)
    driver.wait_until(lambda: not palette._moment.isActive(), "the moment after typing")
    driver.settle()
