"""Where an error is told, and in which language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.doorway import Bug
from app.errors import Cancelled, Corrupt, NiemError, Problem
from ui import messages
from ui.widgets.dialog import Dialog, open_dialogs
from ui.widgets.notice import InlineNotice
from ui.widgets.toast import Toast


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    made = QMainWindow()
    made.resize(900, 700)
    qtbot.addWidget(made)
    made.show()
    yield made
    messages.set_language("vi")


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_problem_on_a_page_is_told_over_the_window(window: QMainWindow) -> None:
    page = QWidget(window)
    messages.show(page, Problem("process.room_closed"))
    (told,) = open_dialogs(window)
    assert "Phòng tuyệt mật đang đóng" in words(told)


def test_a_problem_in_a_dialog_is_told_inside_it_and_forgotten_before_the_next_try(window: QMainWindow) -> None:
    dialog = Dialog(window, "Thử")
    dialog.open()
    messages.show(dialog, Problem("process.room_closed"))
    messages.show(QObject(dialog), Problem("process.ended"))
    assert open_dialogs(window) == [dialog]
    (notice,) = dialog.findChildren(InlineNotice)
    assert "dừng đột ngột" in notice.text()
    assert notice.isVisible()
    messages.forget(dialog)
    assert not notice.isVisible()


@pytest.mark.parametrize("error", [Corrupt("keys.slot_damaged"), Bug("process.bug", number="N-ABCDE")])
def test_damage_and_faults_are_told_over_everything(window: QMainWindow, error: NiemError) -> None:
    dialog = Dialog(window, "Thử")
    dialog.open()
    messages.show(dialog, error)
    assert len(open_dialogs(window)) == 2


def test_a_cancelled_act_is_not_told(window: QMainWindow) -> None:
    messages.show(window, Cancelled())
    assert open_dialogs(window) == []


def test_sentences_follow_the_language(window: QMainWindow) -> None:
    messages.set_language("en")
    assert messages.language() == "en"
    assert messages.sentence("process.bug", number="N-ABCDE").startswith("The program met")


def test_what_is_done_is_told_in_passing(window: QMainWindow) -> None:
    messages.done(window, "Đã lưu.")
    assert window.findChild(Toast) is not None
    assert open_dialogs(window) == []
