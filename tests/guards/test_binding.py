"""The Qt binding gives back what it takes, and what it does not give back is asked of it nowhere.

* PySide6 6.12 on Python 3.11 loses one reference to None per void call.
* PySide takes what a method without arguments answers for a part of the object that was asked
  (`ui/widgets/tab_order.py`): harmless for a real part, such as a scroll area's viewport, and deadly for a stranger.
"""

from __future__ import annotations

import ast
import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.guards.sources import called_name, place, python_files, tree_of

CALLS = 500
TAKEN_OVER = {
    "nextInFocusChain": {"ui/widgets/tab_order.py"},
    "previousInFocusChain": set(),
    "focusProxy": {"ui/widgets/first_focus.py", "ui/window/workplace.py"},  # of FirstFocus, which answers itself
    "topLevelWidget": set(),
    "buddy": set(),
    "screen": set(),
    "group": set(),
    "actionGroup": set(),
}
"""Methods of widgets, buttons and actions that answer what is no part of them, and who may ask."""


def test_none_is_not_used_up_by_void_calls(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    # Python 3.12 made None immortal: its count never moves. Elsewhere a few may come and go; not one for each call.
    assert sys.getrefcount(None) > before - CALLS // 10


def test_nothing_is_asked_whose_answer_would_be_taken_over() -> None:
    asked = {
        place(file, node): called_name(node)
        for file in python_files("ui")
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and called_name(node) in TAKEN_OVER and not node.args
    }
    assert "nextInFocusChain" in asked.values()
    assert {at: name for at, name in asked.items() if at.partition(":")[0] not in TAKEN_OVER[name]} == {}
