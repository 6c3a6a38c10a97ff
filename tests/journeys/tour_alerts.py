"""An alert: somebody walks through numbers, the officer is told in one sentence, and follows it into the journal."""

from __future__ import annotations

from app.access.event import Event
from app.oversight.alerts.model import AlertRow, AlertState, Rule
from tests.journeys.cast import OFFICER, SALES
from tests.journeys.driver import Driver
from tests.journeys.office import TourOffice
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page, find
from ui.oversight.alerts.page import AlertsPage
from ui.oversight.alerts.words import alert_sentence
from ui.oversight.page import OversightPage

SEARCHES = 16
WHY = "Đã hỏi anh Nam: dò số điện thoại cũ theo yêu cầu của chị Vân, có xác nhận."


def draw_attention(office: TourOffice, step: Step) -> None:
    """The officer makes a rule stricter, within its bounds; a salesman searches for one number after the other."""
    driver = office.driver
    office.be(OFFICER)
    page = _alerts_page(driver)
    page.tabs.setCurrentIndex(1)
    driver.settle()
    field = page.limits.floors[Rule.EMPTY]
    field.spin.setValue(1)
    step.check("a rule cannot be turned off: its floor stays within bounds", field.value() == 5)
    driver.shot("canh-bao-nguong")
    driver.click("Dùng các ngưỡng này")
    driver.wait_until(lambda: not page.limits.save.isEnabled(), "the limits to be in force")
    office.sign_in(SALES)
    step.check("a salesman is offered no page of alerts", not driver.sees("Cảnh báo"))
    driver.open_page("Khách hàng")
    customers = customers_page(driver)
    for number in range(SEARCHES):
        find(driver, customers.list, f"09880001{number:02d}")
    step.check("none of the numbers is anybody's", customers.list.total() == 0)


def follow_the_alert(office: TourOffice, step: Step) -> None:
    """The number in the sidebar, the sentence, the entries behind it, the reading trail, and what came of it."""
    driver = office.driver
    office.sign_in(OFFICER)
    item = driver.workplace.sidebar._items["alerts"]
    driver.wait_until(lambda: "việc chờ" in item.accessibleName(), "the number of open alerts in the sidebar", 60)
    page = _alerts_page(driver)
    driver.wait_until(lambda: _of(page, Rule.EMPTY), "the alert")
    row = _of(page, Rule.EMPTY)
    assert row is not None
    words = alert_sentence(row)
    step.check(f"“{words}”", words.startswith(f"{SALES.name} tìm {SEARCHES} lần không ra kết quả"))
    driver.choose_row(page.table, words)
    driver.wait_until(lambda: page.detail and page.detail.found.row.alert == row.alert, "the alert to open")
    view = page.detail
    assert view is not None
    step.check(f"all {SEARCHES} entries stand behind it", view.found.all_entries == SEARCHES)
    driver.shot("canh-bao")
    driver.click("Xem đường đọc")
    journal = driver.workplace.page()
    assert isinstance(journal, OversightPage)
    driver.wait_until(lambda: _names(journal) == {SALES.name}, "the trail of this person alone")
    step.check("the trail is of this person alone", driver.sees(SALES.name))
    searches = [entry for entry in journal.rows() if entry.event == Event.CUSTOMER_SEARCH]
    step.check("the searches are in it", len(searches) >= SEARCHES)
    step.check("no entry holds a number", not any("0988" in entry.note for entry in searches))
    driver.shot("duong-doc-tu-canh-bao")
    page = _alerts_page(driver)
    driver.choose_row(page.table, words)
    driver.wait_until(lambda: page.detail is not None, "the alert to open")
    driver.fill("Vì sao, đã hỏi ai", WHY)
    driver.click("Giải thích được")
    driver.wait_until(lambda: (_of(page, Rule.EMPTY) or row).state is AlertState.EXPLAINED, "the explanation to stand")
    step.check("explained, and no longer open", not (_of(page, Rule.EMPTY) or row).open)
    driver.shot("canh-bao-da-giai-thich")


def _names(journal: OversightPage) -> set[str]:
    return {entry.person_name for entry in journal.rows()}


def _alerts_page(driver: Driver) -> AlertsPage:
    if not isinstance(driver.workplace.page(), AlertsPage):
        driver.open_page("Cảnh báo")
    page = driver.workplace.page()
    assert isinstance(page, AlertsPage)
    page.tabs.setCurrentIndex(0)
    driver.settle()
    return page


def _of(page: AlertsPage, rule: Rule) -> AlertRow | None:
    rows = (page.model.record(place) for place in range(page.model.rowCount()))
    return next((row for row in rows if row is not None and row.rule is rule and row.person_name == SALES.name), None)
