"""Walks over every widget there is: names for screen readers, keys for hands, room for fingers."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.widgets.avatar import Avatar, initials
from ui.widgets.buttons import IconButton, PrimaryButton
from ui.widgets.file_drop import FileDrop
from ui.widgets.pill_bar import PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.search_field import SearchField
from ui.widgets.sidebar import Sidebar
from ui.widgets.text_field import TextField


def _gallery() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gallery", Path(__file__).with_name("gallery.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gallery"] = module
    spec.loader.exec_module(module)
    return module


GALLERY = _gallery()
SCENES: dict[str, Callable[[], QWidget]] = {
    "main": GALLERY.main_scene,
    "narrow": lambda: GALLERY.main_scene(1180, 660),
    "forms": GALLERY.forms_scene,
    "telling": GALLERY.telling_scene,
    "wizard": GALLERY.wizard_scene,
}
CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractSpinBox, QCheckBox, QAbstractItemView, QTabBar)


@pytest.fixture(params=list(SCENES))
def scene(qtbot: QtBot, request: pytest.FixtureRequest) -> QWidget:
    made = SCENES[request.param]()
    qtbot.addWidget(made)
    GALLERY.settle(made)
    return made


def controls(scene: QWidget) -> list[QWidget]:
    """Visible controls of ours; not the parts that Qt makes inside its own."""
    inner = ("qt_", "ScrollLeftButton", "ScrollRightButton")
    return [
        widget
        for widget in scene.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and not widget.objectName().startswith(inner)
        and not isinstance(widget.parentWidget(), QComboBox)
        and not any(base in type(widget).__name__ for base in ("QTableCornerButton", "QHeaderView"))
        and type(widget) is not QAbstractButton
    ]


def test_every_control_has_a_name(scene: QWidget) -> None:
    assert [widget for widget in controls(scene) if not widget.accessibleName().strip()] == []


def test_every_enabled_control_is_reached_by_tab_and_tab_comes_round(qtbot: QtBot, scene: QWidget) -> None:
    wanted = {
        widget
        for widget in controls(scene)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _is_unchosen_pill(widget)
    }
    scene.activateWindow()
    reached: set[QWidget] = set()
    for _ in range(120):
        focused = scene.focusWidget() or scene
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert sorted(widget.accessibleName() for widget in wanted - reached) == []


def _is_unchosen_pill(widget: QWidget) -> bool:
    """Arrow keys go to these, as in any group where one is chosen."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None and not widget.isChecked()


def test_buttons_are_large_enough_to_hit(scene: QWidget) -> None:
    small = [
        (widget.accessibleName(), widget.width(), widget.height())
        for widget in controls(scene)
        if isinstance(widget, QAbstractButton)
        and not isinstance(widget.parentWidget(), QLineEdit)
        and min(widget.width(), widget.height()) < 32
    ]
    assert small == []


def test_nothing_is_wider_than_its_window(scene: QWidget) -> None:
    assert scene.minimumSizeHint().width() <= scene.width()
    for bar in scene.findChildren(QScrollBar):
        if bar.orientation() == Qt.Orientation.Horizontal:
            assert not bar.isVisible()


@pytest.mark.parametrize(
    "make",
    [
        lambda: PrimaryButton(""),
        lambda: IconButton("x", " "),
        lambda: TextField(""),
        lambda: SearchField(""),
        lambda: PillBar(""),
        lambda: RecordTable(""),
        lambda: FileDrop("", largest=1),
        lambda: Avatar(""),
    ],
)
def test_a_control_without_words_cannot_be_made(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    with pytest.raises(ValueError, match="accessible name"):
        make()


def test_the_navigation_is_narrow_in_a_narrow_window_and_keeps_its_names(qtbot: QtBot) -> None:
    bar: Sidebar = GALLERY.sidebar()
    qtbot.addWidget(bar)
    bar.fit(1360)
    assert (bar.is_narrow(), bar.sizeHint().width()) == (False, 232)
    bar.fit(1359)
    assert (bar.is_narrow(), bar.sizeHint().width()) == (True, 64)
    names = {button.accessibleName() for button in bar.findChildren(QAbstractButton)}
    assert {"Khách hàng", "Chờ tôi duyệt, 3 việc chờ", "Khóa kho ngay"} <= names


def test_initials_are_of_the_first_and_last_word() -> None:
    assert initials("Nguyễn Thị Hường") == "NH"
    assert initials("đạt") == "Đ"
