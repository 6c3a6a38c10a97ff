"""The page of statistics over a real vault: what each person sees counted, charts and their tables, kept reports."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QScrollBar
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.form import CustomerForm, Relation
from app.customers.statistics.actions import save_report
from app.customers.statistics.model import Period
from app.customers.statistics.queries import list_reports
from app.session.door import Session
from tests.customers.statistics.test_figures import put_item
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from tests.ui.window.test_accessible import unnamed
from ui.customers.statistics.boards import Overview
from ui.customers.statistics.keep_dialog import KeepReportDialog
from ui.customers.statistics.page import StatisticsPage
from ui.customers.statistics.subjects import OVERVIEW
from ui.customers.statistics.view import REPORTS
from ui.customers.statistics.words import period_of
from ui.theme import apply_theme
from ui.widgets.charts.chart import Chart
from ui.widgets.message_dialog import MessageDialog

HORIZONTAL = Qt.Orientation.Horizontal
OWNERS = ("Nguyễn Thị Hường", "Phạm Văn Nam", "Đỗ Hoàng Long", "Trần Minh Quân", "Lê Quốc Ẩn", "Vũ Mỹ Ỷ", "Bùi An", "")
STAGES = {
    "prospect": ("new", "contacted", "offered", "negotiating", "won", "lost"),
    "dealing": ("open", "waiting", "done", "cancelled"),
    "policy": ("draft", "in_force", "ended"),
}


@pytest.fixture(autouse=True)
def today(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window's own clock tells the time of the tests' vault."""
    monkeypatch.setattr("app.clock.SystemClock.now", lambda self: office.clock.now())


def furnish(session: Session, office: Office, customers: int = 24) -> None:
    """Customers of both levels, with items of the year that lies behind."""
    chance = random.Random(4)
    for number in range(customers):
        level = Level.SECRET if number % 3 == 0 else Level.CONFIDENTIAL
        relation = chance.choice(tuple(Relation))
        form = CustomerForm(f"Khách {number}", owner=chance.choice(OWNERS), level=level, relation=relation)
        customer = create_customer(session, office.project, form)
        kind = chance.choice(tuple(STAGES))
        put_item(
            session, customer, level, kind, stage=chance.choice(STAGES[kind]), owner=chance.choice(OWNERS),
            amount=chance.randrange(5, 900) * 1_000_000, due=chance.choice(("", "2026-11-01", "2027-01-01")),
            day=f"2026-{chance.randrange(1, 12):02d}-{chance.randrange(1, 29):02d}",
        )  # fmt: skip


@pytest.fixture
def desk(office: Office) -> Desk:
    session = office.sign_in("lan")
    furnish(session, office)
    return Desk(session)


def opened(qtbot: QtBot, desk: Desk, width: int = 1440, height: int = 900) -> tuple[StatisticsPage, QMainWindow]:
    page = StatisticsPage(desk, desk.summary)
    window = show_page(qtbot, desk, page, width, height)
    idle(qtbot, desk)
    return page, window


def pick(qtbot: QtBot, desk: Desk, page: StatisticsPage, key: str) -> None:
    page.view.pills.choose(key)
    page.view.pills.picked.emit(key)
    idle(qtbot, desk)


def test_everything_held_is_counted_and_nothing_else(qtbot: QtBot, office: Office, desk: Desk) -> None:
    page, _ = opened(qtbot, desk)
    overview = page.view.subjects.boards[OVERVIEW]
    assert isinstance(overview, Overview)
    assert overview.customers.figure() == "24"
    assert [mark.value for mark in overview.levels.chart.marks()] == [16, 8]
    assert page.highest_level() == 2
    low, _ = opened(qtbot, Desk(office.sign_in("nam")))
    theirs = low.view.subjects.boards[OVERVIEW]
    assert isinstance(theirs, Overview)
    assert theirs.customers.figure() == "16"
    assert [mark.label for mark in theirs.levels.chart.marks()] == ["Bí mật"]
    assert low.view.levels.isHidden()
    assert low.highest_level() == 1


def test_level_and_period_are_chosen(qtbot: QtBot, desk: Desk) -> None:
    page, _ = opened(qtbot, desk)
    page.view.levels.set_value((Level.SECRET,))
    page.view.levels.picked.emit((Level.SECRET,))
    idle(qtbot, desk)
    assert page.view.figures is not None
    assert page.view.figures.customers.total == 8
    page.view.period.set_value("last_year")
    page.view.period.picked.emit("last_year")
    idle(qtbot, desk)
    assert page.view.figures.customers.count == 0
    assert page.view.figures.period == Period("2025-01-01", "2025-12-31")
    board = page.view.subjects.boards[OVERVIEW]
    assert [card.switch.isEnabled() for card in board.cards] == [False] * 4
    assert all(card.switch.why_not() for card in board.cards)


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("twelve", "2025-12-01", "2026-11-30"),
        ("month", "2026-11-01", "2026-11-30"),
        ("quarter", "2026-10-01", "2026-12-31"),
        ("year", "2026-01-01", "2026-12-31"),
        ("all", "", ""),
    ],
)
def test_periods_are_whole_months(key: str, first: str, last: str) -> None:
    assert period_of(key, date(2026, 11, 24)) == Period(first, last)


def test_each_subject_shows_its_charts_and_every_chart_its_table(qtbot: QtBot, desk: Desk) -> None:
    page, _ = opened(qtbot, desk)
    for key in ("overview", "customers", "prospect", "dealing", "policy"):
        pick(qtbot, desk, page, key)
        board = page.view.subjects.boards[key]
        assert len(board.cards) == 4
        for card in board.cards:
            assert card.chart.isVisible()
            marks = [(mark.label, mark.words()) for mark in card.chart.marks()]
            qtbot.mouseClick(card.switch, Qt.MouseButton.LeftButton)
            assert card.table.isVisible()
            rows = range(card.model.rowCount())
            shown = [(card.model.index(row, 0).data(), card.model.index(row, 1).data()) for row in rows]
            assert shown[: len(marks)] == marks
            assert card.table.accessibleName()


def test_nothing_is_wider_than_a_small_window_at_any_size_of_letters(qtbot: QtBot, desk: Desk) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, "dark", 150)
    page, window = opened(qtbot, desk, 1116, 588)
    for key in ("overview", "dealing", REPORTS):
        pick(qtbot, desk, page, key)
        assert page.minimumSizeHint().width() <= 1116
    assert not any(bar.isVisible() for bar in window.findChildren(QScrollBar) if bar.orientation() == HORIZONTAL)


def test_every_control_has_a_name(qtbot: QtBot, desk: Desk) -> None:
    page, window = opened(qtbot, desk)
    for key in ("overview", "customers", "policy", REPORTS):
        pick(qtbot, desk, page, key)
        assert unnamed(window) == []
        assert [chart for chart in window.findChildren(Chart) if not chart.accessibleName()] == []


def test_an_empty_vault_says_when_there_will_be_something(qtbot: QtBot, office: Office) -> None:
    page, _ = opened(qtbot, Desk(office.sign_in("lan")))
    assert page.view.empty.isVisible()
    assert not page.keep.isEnabled()
    assert page.keep.why_not() == "Chưa có số liệu để lưu."


def test_who_only_reads_is_not_offered_to_keep(qtbot: QtBot, desk: Desk) -> None:
    desk.summary = replace(desk.summary, duties=(Duty.VERIFIER,))
    page, _ = opened(qtbot, desk)
    assert not page.keep.isVisible()


def test_without_a_project_the_page_says_whom_to_ask(qtbot: QtBot, desk: Desk) -> None:
    desk.summary = replace(desk.summary, projects=())
    page, _ = opened(qtbot, desk)
    assert page.no_project.isVisible()
    assert not page.view.isVisible()


def test_switching_takes_every_number_away_at_once(qtbot: QtBot, desk: Desk) -> None:
    page, _ = opened(qtbot, desk)
    page.view.reload()
    page.view.switch()
    assert page.view.figures is None
    assert page.view.subjects.boards == {}
    assert page.highest_level() == 0
    idle(qtbot, desk)
    assert page.view.figures is not None


def test_a_report_is_kept_opened_left_and_deleted(qtbot: QtBot, office: Office, desk: Desk) -> None:
    page, window = opened(qtbot, desk)
    page.keep.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, KeepReportDialog)
    dialog.name.set_value(" ")
    dialog.save.click()
    assert dialog.name.error()
    dialog.name.set_value("Báo cáo giao ban")
    dialog.save.click()
    idle(qtbot, desk)
    create_customer(desk.session, office.project, CustomerForm("Khách đến sau"))
    page.reload()
    pick(qtbot, desk, page, REPORTS)
    row = page.view.reports.row()
    assert row is not None
    assert (row.title, row.customers) == ("Báo cáo giao ban", 24)
    page.view.reports.open.click()
    idle(qtbot, desk)
    assert page.view.kept_line.isVisible()
    assert page.view.figures is not None
    assert page.view.figures.customers.total == 24
    assert not page.keep.isEnabled()
    page.view.kept_line.acted.emit()
    idle(qtbot, desk)
    assert page.view.figures.customers.total == 25
    assert not page.view.kept_line.isVisible()
    pick(qtbot, desk, page, REPORTS)
    page.view.reports.delete.click()
    asked = dialog_of(window)
    assert isinstance(asked, MessageDialog)
    asked.accept()
    idle(qtbot, desk)
    assert list_reports(desk.session, office.project) == ()
    page.reload()
    idle(qtbot, desk)
    assert page.view.reports.empty.isVisible()


def test_somebody_else_s_report_can_be_opened_and_not_deleted(qtbot: QtBot, office: Office, desk: Desk) -> None:
    save_report(desk.session, office.project, (Level.CONFIDENTIAL,), Period(), "Của Lan")
    save_report(desk.session, office.project, (Level.CONFIDENTIAL, Level.SECRET), Period(), "Hai cấp của Lan")
    theirs = Desk(office.sign_in("nam"))
    page, _ = opened(qtbot, theirs)
    pick(qtbot, theirs, page, REPORTS)
    assert page.view.reports.model.rowCount() == 1
    assert page.view.reports.open.isEnabled()
    assert not page.view.reports.delete.isEnabled()
    assert page.view.reports.delete.why_not()
