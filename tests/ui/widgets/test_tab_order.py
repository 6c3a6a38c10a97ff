"""Asking where Tab goes leaves the window whole: every widget stays a part of what it was a part of."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid, ownedByPython

from ui.widgets.dialog import Dialog
from ui.widgets.tab_order import order_after, takes_tab
from ui.widgets.text_field import TextField


class Content(QWidget):
    """A page with parts that Qt made itself; ``window_`` makes a circle of it and its window, as pages do."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__()
        self.first, self.second, self.number = QLineEdit(), QLineEdit(), QSpinBox()
        self.area = QScrollArea()
        self.area.setWidget(self.second)
        column = QVBoxLayout(self)
        for part in (self.first, self.area, self.number):
            column.addWidget(part)
        self.window_ = window


def a_window() -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(Content(window))
    window.show()
    return window


def opened(window: QMainWindow) -> Dialog:
    dialog = Dialog(window, "Duyệt đề nghị")
    dialog.add(TextField("Lý do"))
    dialog.add_cancel("Đóng")
    dialog.open()
    return dialog


def come_and_gone(window: QMainWindow) -> None:
    dialog = opened(window)
    dialog.reject()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(dialog)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = a_window()
    qtbot.addWidget(made)
    return made


def test_the_order_is_the_one_of_tab(window: QMainWindow) -> None:
    content = window.centralWidget()
    assert isinstance(content, Content)
    stops = [content.first, content.second, content.number]
    assert [widget for widget in order_after(window) if widget in stops] == stops
    QWidget.setTabOrder(content.number, content.first)
    stops = [content.number, content.first]
    assert [widget for widget in order_after(content.second) if widget in stops] == stops


def test_the_line_in_a_spin_box_is_no_stop_of_its_own(window: QMainWindow) -> None:
    content = window.centralWidget()
    assert isinstance(content, Content)
    assert takes_tab(content.first)
    assert takes_tab(content.number)
    assert not takes_tab(content.number.lineEdit())
    assert not takes_tab(content)


def test_a_dialog_that_is_gone_takes_nothing_of_the_window_with_it(window: QMainWindow) -> None:
    content = window.centralWidget()
    assert isinstance(content, Content)
    kept = (content.area.verticalScrollBar(), content.area.viewport(), content.number.lineEdit())
    come_and_gone(window)
    assert all(isValid(part) for part in kept)
    assert ownedByPython(window)
    assert not ownedByPython(content.first)


def test_no_collection_deletes_a_window_that_qt_is_to_delete(qtbot: QtBot) -> None:
    window = a_window()
    opened(window)
    window.close()
    window.deleteLater()
    there = weakref.ref(window)
    del window
    gc.collect()
    assert there() is not None, "the collector took apart a window that Qt still had"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert there() is None
