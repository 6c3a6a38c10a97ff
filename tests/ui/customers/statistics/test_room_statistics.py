"""Statistics inside the top-secret room: all levels that are open there, and nothing of it once the room is left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.access.level import Level
from app.customers.statistics.queries import list_reports
from tests.fixtures.vault import Office
from tests.ui.customers.test_room import Inside, inside
from tests.ui.desk import Desk, dialog_of
from ui.customers.room_sides import OWN, STATISTICS
from ui.customers.statistics.boards import Overview
from ui.customers.statistics.keep_dialog import KeepReportDialog
from ui.customers.statistics.page import StatisticsPage
from ui.customers.statistics.subjects import OVERVIEW

__all__ = ["inside"]


@pytest.fixture(autouse=True)
def today(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window's own clock tells the time of the tests' vault."""
    monkeypatch.setattr("app.clock.SystemClock.now", lambda self: office.clock.now())


def look(inside: Inside) -> Overview:
    inside.room.sides.pills.choose(STATISTICS)
    inside.room.sides.pills.picked.emit(STATISTICS)
    inside.settle()
    assert inside.room.sides.statistics is not None
    board = inside.room.sides.statistics.view.subjects.boards[OVERVIEW]
    assert isinstance(board, Overview)
    return board


def test_every_level_of_the_room_is_counted(inside: Inside) -> None:
    board = look(inside)
    assert board.customers.figure() == "2"
    assert [(mark.label, mark.value) for mark in board.levels.chart.marks()] == [
        ("Bí mật", 0), ("Cơ mật", 0), ("Tuyệt mật", 2),
    ]  # fmt: skip
    assert inside.page.highest_level() == 3


def test_the_page_outside_counts_no_top_secret_customer(inside: Inside, office: Office) -> None:
    outside = StatisticsPage(Desk(office.sign_in("long")), inside.desk.summary)
    inside.qtbot.addWidget(outside)
    assert outside.view.chosen_levels() == (Level.CONFIDENTIAL, Level.SECRET)


def test_a_report_is_kept_in_the_room_alone(inside: Inside, office: Office) -> None:
    look(inside)
    assert inside.room.sides.statistics is not None
    inside.room.sides.statistics.keep.click()
    dialog = dialog_of(inside.window)
    assert isinstance(dialog, KeepReportDialog)
    assert all(not label.textInteractionFlags() & ANY_SELECTION for label in dialog.findChildren(QLabel))
    dialog.save.click()
    inside.settle()
    (row,) = list_reports(inside.session, office.project)
    assert row.ref.level == Level.TOP_SECRET
    assert list_reports(office.sign_in("long"), office.project) == ()


def test_nothing_can_be_selected_and_every_number_goes_with_the_room(inside: Inside) -> None:
    look(inside)
    statistics = inside.room.sides.statistics
    assert statistics is not None
    assert all(not label.textInteractionFlags() & ANY_SELECTION for label in statistics.findChildren(QLabel))
    inside.room.sides.pills.choose(OWN)
    inside.room.sides.pills.picked.emit(OWN)
    inside.room.forget()
    assert statistics.view.figures is None
    assert statistics.view.subjects.boards == {}


ANY_SELECTION = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)  # a label of the room gives no text away
