"""Statistics: figures of what each person may see, by month and owner, as charts and tables; and a kept report."""

from __future__ import annotations

from tests.journeys.cast import SALES, SERVICE
from tests.journeys.driver import Driver
from tests.journeys.office import LEVEL_WORDS, TourOffice
from tests.journeys.report import Step
from ui.customers.statistics.boards import ItemsBoard, Overview
from ui.customers.statistics.keep_dialog import KeepReportDialog
from ui.customers.statistics.page import StatisticsPage
from ui.customers.statistics.subjects import OVERVIEW
from ui.customers.statistics.view import REPORTS

TITLE = "Báo cáo giao ban"


def count(office: TourOffice, step: Step) -> None:
    """Customer service sees two levels, sales one; each chart is a table at the press of a button."""
    driver = office.driver
    office.sign_in(SERVICE)
    driver.open_page("Thống kê")
    page = statistics_page(driver)
    board = page.view.subjects.boards[OVERVIEW]
    assert isinstance(board, Overview)
    levels = [mark.label for mark in board.levels.chart.marks()]
    step.check("who has bí mật and cơ mật sees both counted, and no third", levels == ["Bí mật", "Cơ mật"])
    total = page.view.figures.customers.total if page.view.figures else 0
    step.check("the levels add up to the whole", sum(mark.value for mark in board.levels.chart.marks()) == total > 0)
    driver.shot("thong-ke")
    for card in board.cards:
        driver.press(card.switch)
    driver.settle()
    step.check("every chart is a table as well", all(card.shows_table() for card in board.cards))
    driver.shot("thong-ke-bang")
    for card in board.cards:
        driver.press(card.switch)
    chart = board.owners.chart
    driver.keys("End", chart)
    step.check("the keys walk a chart and tell each group", chart.accessibleDescription() != "")
    driver.click("Nghiệp vụ")
    driver.settle()
    dealings = page.view.subjects.boards["dealing"]
    assert isinstance(dealings, ItemsBoard)
    step.check("the note with its amount is counted", dealings.amount.figure() != "0 ₫")
    driver.shot("thong-ke-nghiep-vu")


def keep(office: TourOffice, step: Step) -> None:
    """The figures are kept as a report; a colleague of one level is not told that there is one over two."""
    driver = office.driver
    page = statistics_page(driver)
    driver.click("Tổng quan")
    driver.click("Lưu báo cáo")
    driver.dialog(KeepReportDialog)
    driver.fill("Tên báo cáo", TITLE)
    driver.shot("luu-bao-cao")
    driver.button("Lưu báo cáo").click()
    driver.wait_until(lambda: driver.top() is driver.window, "the report to be kept")
    driver.settle()
    driver.click("Đã lưu")
    driver.wait_for_words(TITLE)
    driver.shot("bao-cao-da-luu")
    driver.click("Mở báo cáo")
    driver.wait_for_words(f"Báo cáo “{TITLE}”")
    step.check("a kept report opens in the same charts, under a line that says so", page.view.report is not None)
    driver.shot("mo-bao-cao")
    office.planted["title of a report"] = TITLE
    office.sign_in(SALES)
    driver.open_page("Thống kê")
    theirs = statistics_page(driver)
    figures = theirs.view.figures
    step.check("sales counts bí mật alone", figures is not None and [int(level) for level in figures.levels] == [1])
    step.check("no level is offered to choose", theirs.view.levels.isHidden())
    theirs.view.pills.choose(REPORTS)
    driver.click("Đã lưu")
    driver.settle()
    step.check("the report over two levels does not exist for them", not driver.sees(TITLE))
    step.check("nor does the page name another level", LEVEL_WORDS[2] not in driver.words().casefold())
    driver.shot("thong-ke-nguoi-muc-mot")


def statistics_page(driver: Driver) -> StatisticsPage:
    """The page of statistics, which must be shown, with its figures there."""
    page = driver.workplace.page()
    assert isinstance(page, StatisticsPage)
    driver.wait_until(lambda: page.view.figures is not None, "the figures")
    driver.settle()
    return page
