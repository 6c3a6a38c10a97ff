"""Customer lists: importing one, and what three people of different clearance see of it."""

from __future__ import annotations

import csv
from pathlib import Path

from app.customers.intake.model import ImportPreview
from tests.journeys.cast import MANAGER, OFFICER, SALES, SECOND_MANAGER, SERVICE, Person
from tests.journeys.driver import Driver, told
from tests.journeys.office import BAD_LIST, LEVEL_WORDS, SAMPLES, WORKBOOK, TourOffice, counts, sample_customers
from tests.journeys.report import Step
from ui.customers.customer_list import CustomerList
from ui.customers.intake.import_dialog import ImportDialog
from ui.customers.page import CustomersPage
from ui.widgets.pill_bar import PillBar


def import_lists(office: TourOffice, step: Step) -> None:
    """A list with faults, a list beyond this page, and the list that goes in."""
    driver = office.driver
    office.sign_in(MANAGER)
    driver.open_page("Khách hàng")
    driver.click("Nhập danh sách")
    bad = preview(driver, BAD_LIST)
    step.check(f"the list with faults: {bad.bad} of {bad.bad + bad.good} lines are marked", bad.bad > 5)
    step.check("it cannot be imported", not driver.has_button("Nhập danh sách"))
    step.check("the fault of a cell is told in words", driver.sees("Email: ") and driver.sees("Mã số thuế: "))
    driver.shot("nhap-danh-sach-co-loi")
    whole, expected = preview(driver, WORKBOOK), counts()
    step.check(f"the whole list: its {expected[3]} top-secret lines do not belong here", whole.bad == expected[3])
    step.check("their cells say why", driver.sees(told("customers.field_beyond_clearance")))
    everyday = preview(driver, part_of_list(office.work / "danh-sach-bi-mat-co-mat.csv", (1, 2)))
    good = expected[1] + expected[2]
    step.check(
        f"the list of bí mật and cơ mật: {good} lines without a fault", (everyday.good, everyday.bad) == (good, 0)
    )
    driver.shot("nhap-danh-sach-xem-truoc")
    driver.click(f"Nhập {good} khách hàng")
    driver.wait_for_words(f"Đã nhập {good} khách hàng", 60)
    driver.shot("nhap-danh-sach-xong")
    driver.click("Xong")
    page = customers_page(driver)
    driver.wait_until(lambda: page.list.total() == good, f"{good} customers in the list")
    step.check(f"{good} customers are in the list", page.list.total() == good)
    driver.choose_row(page.list.table, "KH-")
    driver.settle()
    driver.shot("khach-hang")


def preview(driver: Driver, file: Path) -> ImportPreview:
    dialog = driver.dialog(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    before = dialog.preview
    if before is not None:
        driver.click("Tệp")
    driver.drop_file(file)
    driver.wait_until(
        lambda: dialog.preview is not None and dialog.preview is not before, f"{file.name} to be read", 60
    )
    driver.settle()
    assert dialog.preview is not None
    return dialog.preview


def part_of_list(file: Path, levels: tuple[int, ...]) -> Path:
    """The sample list with the lines of these levels only."""
    with (SAMPLES / "danh-sach-khach-hang.csv").open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream, delimiter=";")
    wanted = {LEVEL_WORDS[level] for level in levels}
    place = head.index("Cấp mật")
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([head, *(row for row in rows if row[place] in wanted)])
    return file


def customers_page(driver: Driver) -> CustomersPage:
    """The page of customers, which must be shown."""
    page = driver.workplace.page()
    assert isinstance(page, CustomersPage)
    return page


def find(driver: Driver, listing: CustomerList, text: str) -> None:
    """Type what to search for, and wait for the list that answers it."""
    if listing.search.text().strip() == text.strip():
        return
    answered: list[object] = []
    connection = listing.looked.connect(answered.append)
    driver.type_into(listing.search, text)
    driver.wait_until(lambda: answered, f"the list for “{text}”")
    listing.looked.disconnect(connection)
    driver.settle()


def see_only_ones_own(office: TourOffice, step: Step) -> None:
    """Sales: bí mật. Customer service: up to cơ mật. Second manager: the same and a room. Officer: no customer."""
    expected, driver = counts(), office.driver
    for person, picture in ((SALES, "nguoi-muc-mot"), (SERVICE, "nguoi-muc-hai"), (SECOND_MANAGER, "")):
        _see_list(office, step, person)
        if picture:
            driver.shot(picture)
    secret = next(customer for customer in sample_customers() if customer.level == 2)
    office.sign_in(SALES)
    page = customers_page(driver)
    find(driver, page.list, secret.code)
    driver.wait_for_words("Không có khách hàng nào khớp")
    step.check("a search by somebody with bí mật finds nothing of cơ mật", True)
    step.check("nor does the window name another level", LEVEL_WORDS[2] not in driver.words().casefold())
    driver.shot("tim-ngoai-tham-quyen")
    office.sign_in(OFFICER)
    step.check("the security officer is offered no customers", not driver.has_button("Khách hàng"))
    step.check("nor the top-secret room", not driver.has_button("Phòng tuyệt mật"))
    driver.shot("can-bo-an-toan")
    step.check("levels of the sample list add up", sum(expected.values()) == len(sample_customers()))


def _see_list(office: TourOffice, step: Step, person: Person) -> None:
    driver, expected = office.driver, counts()
    office.sign_in(person)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    levels = range(1, min(person.clearance, 2) + 1)
    wanted = sum(expected[level] for level in levels)
    driver.wait_until(lambda: page.list.total() == wanted, f"{wanted} customers for {person.title}")
    step.check(f"{person.title} (up to {LEVEL_WORDS[person.clearance]}) lists {wanted} customers", True)
    pills = driver.all(PillBar)
    shown = pills[0].accessibleName() if pills else ""
    step.check("a filter for each of their levels and no other", bool(shown) == (len(levels) > 1))
    room = driver.has_button("Phòng tuyệt mật")
    step.check("the top-secret room is offered to who has its key", room == (person.clearance == 3))


def search(office: TourOffice, step: Step) -> None:
    """Without accents, by a number as one reads it aloud, by code; each says where it was found."""
    driver = office.driver
    office.sign_in(SERVICE)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    customer = next(one for one in sample_customers() if one.level == 2 and "Thiên Hà" in one.name)
    for text, what in (
        ("thien ha det may", "a name typed without accents"),
        (customer.code.lower(), "a code"),
        (customer.phone.replace(".", " "), "a telephone number in groups"),
    ):
        find(driver, page.list, text)
        step.check(f"{what}: a short list", 0 < page.list.total() < 20)
        step.check(f"{what} finds the customer", driver.sees(customer.name))
        if text.startswith("thien"):
            driver.shot("tim-khong-dau")
    driver.choose_row(page.list.table, customer.name)
    driver.wait_until(lambda: page.detail.card() is not None, "the file beside the list")
    digits = _digits(customer.phone)
    step.check("the telephone number is masked", digits not in _digits(page.detail.info.grid.value("phones")))
    driver.click("Hiện Điện thoại")
    driver.wait_until(lambda: driver.has_button("Ẩn Điện thoại"), "the number to be shown")
    step.check("it is shown when asked for", digits in _digits(page.detail.info.grid.value("phones")))
    driver.shot("ho-so-khach-hang")


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
