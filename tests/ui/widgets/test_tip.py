"""What somebody else typed is shown in tooltips as it is: no markup, no picture that reaches for another machine."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from ui.widgets.avatar import Avatar
from ui.widgets.cell import Cell, Column
from ui.widgets.rows_model import RowsModel
from ui.widgets.text import Elided
from ui.widgets.tip import plain_tip

HOSTILE = 'Công ty <img src="//evil.example/x.png"> <b>A</b> &lt; B'


def shown(tip: str) -> str:
    """What Qt draws of a tooltip: as HTML when it looks like it."""
    document = QTextDocument()
    if "<" in tip:
        document.setHtml(tip)
    else:
        document.setPlainText(tip)
    return document.toPlainText()


def test_a_name_with_markup_is_a_name(qtbot: QtBot) -> None:
    model = RowsModel((Column("name", "Tên", 100),), lambda row, _: Cell(str(row)), level_of=lambda _: 1)
    model.set_records((HOSTILE,))
    at = model.index(0, 0)
    cut, face = Elided(HOSTILE), Avatar(HOSTILE)
    for widget in (cut, face):
        qtbot.addWidget(widget)
    cut.resize(20, 20)
    cut.show()
    for tip in (model.data(at, Qt.ItemDataRole.ToolTipRole), cut.toolTip(), face.toolTip()):
        assert shown(str(tip)) == HOSTILE
    assert model.data(at, Qt.ItemDataRole.DisplayRole) == HOSTILE
    assert model.data(at, Qt.ItemDataRole.AccessibleTextRole) == HOSTILE


@pytest.mark.parametrize("text", ["Nam & Co", "a < b\n  c", "", "<?xml", "x\n<b>y</b>"])
def test_the_words_stay_the_same(qtbot: QtBot, text: str) -> None:
    assert shown(plain_tip(text)).replace("\u2028", "\n") == text
