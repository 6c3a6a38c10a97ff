"""Above every page of an officer: restoring was not practised with success for ninety days."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.archive.model import DrillStanding
from app.archive.restore.actions import hold_drill, record_drill
from app.archive.restore.queries import drill_standing
from app.clock import DAY
from app.errors import Refused
from tests.archive.restore.test_drill import form_of
from tests.fixtures.papers import entries_of
from tests.fixtures.vault import Office, copy_office
from tests.ui.desk import Desk, idle
from ui.window.drill_reminder import HOLDS, DrillReminder

HELD: list[QMainWindow] = []


@pytest.fixture
def office(office_template: Office, tmp_path: Path) -> Iterator[Office]:
    made = copy_office(office_template, tmp_path / "office")
    yield made
    made.end()


def shown(qtbot: QtBot, office: Office, who: str) -> tuple[DrillReminder, Desk]:
    desk, window, holder = Desk(office.sign_in(who)), QMainWindow(), QWidget()
    HELD[:] = [window]
    window.setCentralWidget(holder)
    qtbot.addWidget(window, before_close_func=lambda _: setattr(desk, "over", True))
    found = DrillReminder(desk, desk.summary, holder)
    window.show()
    found.ask()
    idle(qtbot, desk)
    return found, desk


def test_officers_are_reminded_until_a_drill_comes_out_whole(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    assert shown(qtbot, office, "ha")[0].isHidden()
    office.clock.advance(91 * DAY)
    entries = len(entries_of(office))
    found, desk = shown(qtbot, office, "ha")
    assert not found.isHidden()
    assert "Kho đã có 94 ngày" in found.line.text()
    led: list[bool] = []
    found.acted.connect(lambda: led.append(True))
    assert found.line._button is not None
    found.line._button.click()
    assert led == [True]
    asked = [row.event for row in entries_of(office)[entries:]]
    assert "restore:drill-standing" not in asked  # looking every hour is no act
    office.clock.advance(DAY)
    session = office.sign_in("ha")
    hold_drill(session, form)
    session.close()
    found.ask()
    idle(qtbot, desk)
    assert found.isHidden()
    office.clock.advance(95 * DAY)
    found.ask()
    idle(qtbot, desk)
    assert "gần nhất cách đây 95 ngày" in found.line.text()
    assert not found.isHidden()
    found.show_standing(DrillStanding(due=True, held=False, days=95, kit=False))
    assert found.isHidden()  # another line says that there is no kit yet


def test_nobody_else_asks(qtbot: QtBot, office: Office) -> None:
    office.clock.advance(91 * DAY)
    found, desk = shown(qtbot, office, "minh")
    assert found.isHidden()
    assert "drill_standing" not in desk.asked
    for who in ("minh", "quan", "lan"):
        with pytest.raises(Refused):
            drill_standing(office.sign_in(who))


def test_the_page_asks_again_after_every_act_that_counts() -> None:
    assert {hold_drill.__name__, record_drill.__name__} == HOLDS
