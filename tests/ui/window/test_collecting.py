"""Garbage is collected on the window's own thread, when that has nothing else to do."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.conftest import WAIT
from ui.window.collecting import EVERY_MILLISECONDS, Collector

MANY = 20_000
"""Far more new objects than Python lets lie."""


class Circle:
    """Garbage that only the collector finds; notes the thread that it went on."""

    def __init__(self, gone_on: list[int]) -> None:
        self.itself = self
        self.gone_on = gone_on

    def __del__(self) -> None:
        self.gone_on.append(threading.get_ident())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    made = Collector()
    made.start()
    yield made
    made.stop()
    gc.disable()  # as every test of the window has it


def on_another_thread(gone_on: list[int]) -> None:
    Circle(gone_on)
    assert len([[number] for number in range(MANY)]) == MANY


def test_what_another_thread_leaves_is_collected_here(qtbot: QtBot, collector: Collector) -> None:
    gone_on: list[int] = []
    thread = threading.Thread(target=on_another_thread, args=(gone_on,))
    thread.start()
    thread.join()
    assert gone_on == []
    kept = [[number] for number in range(MANY)]
    qtbot.waitUntil(lambda: bool(gone_on), timeout=EVERY_MILLISECONDS + WAIT)
    assert gone_on == [threading.get_ident()]
    assert len(kept) == MANY


def test_python_collects_again_afterwards(qtbot: QtBot) -> None:
    collector = Collector()
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    gc.disable()


@pytest.fixture(scope="module")
def before() -> list[QMainWindow]:
    """The windows of the tests before."""
    return []


@pytest.mark.parametrize("time", ["once", "twice"])
def test_the_window_of_a_test_is_gone_in_the_next(qtbot: QtBot, before: list[QMainWindow], time: str) -> None:
    assert not gc.isenabled()
    assert not any(isValid(window) for window in before)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    before.append(window)
