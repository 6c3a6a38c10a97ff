"""The same pages in the dark and in English: a handful of pictures."""

from __future__ import annotations

from tests.journeys.cast import MANAGER, SALES, SECOND_MANAGER
from tests.journeys.office import TourOffice
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page
from tests.journeys.tour_release import open_decision, open_file, the_customer
from tests.journeys.tour_room import open_the_room
from ui.people.page import PeoplePage
from ui.preferences.page import PreferencesPage
from ui.theme import current

OFFICE_PAGES = (
    ("people", "nguoi-dung"), ("agreements", "thoa-thuan"), ("lessons", "bai-hoc"), ("recovery", "khoi-phuc"),
    ("clearances", "tham-quyen"),
)  # fmt: skip
"""Pages about people and keys: the key of the page, and what its picture is called."""


def in_the_dark(office: TourOffice, step: Step) -> None:
    """Customers, the manager's decision and the top-secret room in dark colours."""
    driver = office.driver
    office.sign_in(MANAGER)
    driver.open_page("Tùy chọn")
    light = current().colour("surface").name()
    driver.choose("Màu nền", "Tối")
    driver.settle()
    step.check("the window has other colours at once", current().colour("surface").name() != light)
    open_file(office, the_customer())
    driver.shot("toi-khach-hang")
    dialog = open_decision(office)
    driver.shot("toi-duyet-cung-cap")
    dialog.reject()
    office.sign_in(SECOND_MANAGER)
    driver.open_page("Phòng tuyệt mật")
    room = open_the_room(office)
    driver.wait_until(lambda: room.list.total() > 0, "the room's list")
    driver.choose_row(room.list.table, "KH-")
    driver.wait_until(lambda: room.detail.card() is not None, "the file")
    driver.shot("toi-phong-tuyet-mat")
    for page, name in OFFICE_PAGES:
        driver.workplace.go(page)
        driver.shot(f"toi-{name}")
    driver.open_page("Tùy chọn")
    driver.choose("Màu nền", "Sáng")
    driver.settle()
    step.check("and back", current().colour("surface").name() == light)


def in_english(office: TourOffice, step: Step) -> None:
    """Customers, the decision and the way in, in English."""
    driver = office.driver
    office.sign_in(MANAGER)
    driver.open_page("Tùy chọn")
    driver.choose("Ngôn ngữ", "English")
    try:
        driver.wait_for_words("Preferences", 5)
        step.check("the window speaks English at once", True)
        driver.shot("english-preferences")
        _english_pages(office, step)
    finally:
        _back_to_vietnamese(office)
    step.check("and Vietnamese again", driver.sees("Tùy chọn"))


def _english_pages(office: TourOffice, step: Step) -> None:
    driver = office.driver
    entries = {entry.key: entry.text() for entry in driver.workplace.entries}
    driver.open_page(entries["customers"])
    page = customers_page(driver)
    driver.choose_row(page.list.table, "KH-")
    driver.wait_until(lambda: page.detail.card() is not None, "the file")
    driver.shot("english-customers")
    dialog = open_decision(office, entries["release"])
    driver.shot("english-decision")
    dialog.reject()
    for page, _ in OFFICE_PAGES:
        driver.open_page(entries[page])
        if page == "people":
            shown = driver.workplace.page()
            assert isinstance(shown, PeoplePage)
            driver.choose_row(shown.table, SALES.name)
            driver.wait_until(lambda shown=shown: shown.detail is not None, "one person beside the list")
        driver.shot(f"english-{page}")
    step.check("no page keeps its Vietnamese name", entries["customers"] != "Khách hàng")
    driver.keys("Ctrl+L")
    driver.wait_until(lambda: driver.window.workplace is None, "the vault to lock")
    driver.shot("english-unlock")
    office.sign_in(MANAGER)


def _back_to_vietnamese(office: TourOffice) -> None:
    driver = office.driver
    if driver.window.workplace is None:
        office.sign_in(MANAGER)
    driver.workplace.go("preferences")
    driver.settle()
    page = driver.workplace.page()
    assert isinstance(page, PreferencesPage)
    driver.pick(page.language.combo, "Tiếng Việt")
    driver.settle()
