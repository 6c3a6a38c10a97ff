"""Every page of the real window: a name on every control, nothing trapped, nothing wider than the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import bring_up
from ui.application import Application
from ui.window.navigation import BESIDE

CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)
SMALLEST = (1180, 660)


def unnamed(window: QWidget) -> list[str]:
    found = []
    for widget in window.findChildren(QWidget):
        inside = isinstance(widget, QHeaderView) or isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
        if isinstance(widget, CONTROLS) and widget.isVisible() and not inside and not widget.accessibleName():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def test_every_control_of_the_sign_in_page_has_a_name(application: Application) -> None:
    assert unnamed(application.window) == []
    application.window.sign_in.start_founding()
    wizard = application.window.sign_in.wizard
    assert wizard is not None
    for step in range(len(wizard.steps)):
        wizard.wizard.go(step)
        assert unnamed(application.window) == []


def test_every_control_of_every_page_has_a_name(qtbot: QtBot, opened: Application) -> None:
    workplace = opened.window.workplace
    assert workplace is not None
    for entry in (*workplace.entries, *BESIDE):
        workplace.go(entry.key)
        qtbot.wait(50)
        assert unnamed(opened.window) == [], entry.key


def test_no_page_is_wider_than_a_small_window(qtbot: QtBot, opened: Application) -> None:
    workplace = opened.window.workplace
    assert workplace is not None
    opened.window.resize(*SMALLEST)
    for entry in (*workplace.entries, *BESIDE):
        workplace.go(entry.key)
        qtbot.wait(50)
        assert opened.window.minimumSizeHint().width() <= SMALLEST[0], entry.key
        assert (opened.window.width(), opened.window.height()) == SMALLEST, entry.key


def test_tab_goes_all_the_way_round(qtbot: QtBot, opened: Application) -> None:
    """From the sidebar through the page and back: no control keeps the focus for itself."""
    workplace = opened.window.workplace
    assert workplace is not None
    bring_up(qtbot, opened)
    for entry in (*workplace.entries, *BESIDE):
        workplace.go(entry.key)
        qtbot.wait(50)
        first = QApplication.focusWidget()
        assert first is not None, entry.key
        seen: list[QWidget] = []
        for _ in range(200):
            qtbot.keyClick(QApplication.focusWidget() or opened.window, Qt.Key.Key_Tab)
            now = QApplication.focusWidget()
            assert now is not None, entry.key
            if now in seen:
                break
            seen.append(now)
        assert any(workplace.sidebar.isAncestorOf(widget) for widget in seen), entry.key
