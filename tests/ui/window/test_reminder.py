"""The reminder counts and names nobody: not in the line, not in the message, not in what the vault answers."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.clock import DAY
from app.release.actions import ask_release
from app.release.model import Waiting
from app.release.queries import waiting
from tests.fixtures.vault import NAMES, Office, copy_office
from tests.ui.desk import Desk, idle
from tests.ui.files import make_customer, release_form
from ui.widgets.toast import Toast
from ui.window.reminder import Reminder, count_words, late_words


@pytest.fixture
def six(office_template: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    return copy_office(office_template, tmp_path_factory.mktemp("six"))


def test_what_waits_is_a_number_for_who_decides_and_nothing_for_others(qtbot: QtBot, six: Office) -> None:
    lan, quan = six.sign_in("lan"), six.sign_in("quan")
    for _ in range(2):
        ask_release(lan, release_form(make_customer(lan, six.project, Level.CONFIDENTIAL)))
    six.clock.advance(4 * DAY)
    desk = Desk(quan)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    reminder = Reminder(desk, desk.summary, window)
    counted: list[int] = []
    reminder.counted.connect(counted.append)
    reminder.ask()
    idle(qtbot, desk)
    assert counted == [2]
    (toast,) = window.findChildren(Toast)
    said = f"{reminder.line.text()} {toast.findChild(QLabel).text()}"
    assert reminder.line.text() == late_words(Waiting(decide=2, late=2))
    for name in (*NAMES.values(), "Sông Thu", "Bà Trà", "KH-", "Giao hàng"):
        assert name not in said
    minh = Desk(six.sign_in("minh"))
    other = Reminder(minh, minh.summary, window)
    other.ask()
    assert minh.asked == []
    desk.over = minh.over = True
    six.end()


def test_what_the_vault_answers_holds_numbers_only(six: Office) -> None:
    lan = six.sign_in("lan")
    ask_release(lan, release_form(make_customer(lan, six.project, Level.CONFIDENTIAL)))
    found = waiting(six.sign_in("quan"))
    assert all(type(value) is int for value in dataclasses.astuple(found))
    assert found.count == found.decide == 1
    assert count_words(1).count("1") == 1
    assert late_words(Waiting(overdue=3))
    assert late_words(Waiting(decide=3)) == ""
    six.end()
