"""Charts: what they show, how keys and mouse walk them, what they leave out where there is no room."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.theme import current
from ui.widgets.charts.bars import Bars
from ui.widgets.charts.card import ChartCard
from ui.widgets.charts.chart import Chart
from ui.widgets.charts.donut import Donut
from ui.widgets.charts.line import Line, ticks
from ui.widgets.charts.mark import PATTERNS, Mark, brushes, share

MARKS = (Mark("Một", 5), Mark("Hai", 3, more="1.000 ₫"), Mark("Ba", 0))
HOSTILE = (Mark("Ể" * 10_000, 1), Mark("\u202eabc\u202d", 2), Mark("😀 =1+1", 3), Mark("", 0))


def bars() -> Bars:
    return Bars("Cột", lambda count, together: f"và {count} nữa ({together})")


def shown(qtbot: QtBot, chart: Chart, marks: tuple[Mark, ...] = MARKS) -> Chart:
    chart.resize(420, 220)
    chart.set_marks(marks)
    qtbot.addWidget(chart)
    chart.show()
    return chart


def picture(chart: Chart) -> QImage:
    return chart.grab().toImage()


@pytest.mark.parametrize("make", [bars, lambda: Line("Đường"), lambda: Donut("Vòng")])
def test_keys_walk_the_marks_and_tell_each(qtbot: QtBot, make: Callable[[], Chart]) -> None:
    chart = shown(qtbot, make())
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert chart.accessibleDescription() == "Một: 5"
    for key, told in (
        (Qt.Key.Key_Right, "Hai: 3, 1.000 ₫"),
        (Qt.Key.Key_End, "Ba: 0"),
        (Qt.Key.Key_Down, "Ba: 0"),
        (Qt.Key.Key_Up, "Hai: 3, 1.000 ₫"),
        (Qt.Key.Key_Home, "Một: 5"),
        (Qt.Key.Key_Left, "Một: 5"),
    ):
        qtbot.keyClick(chart, key)
        assert chart.accessibleDescription() == told


@pytest.mark.parametrize("make", [bars, lambda: Line("Đường"), lambda: Donut("Vòng")])
def test_the_current_mark_looks_different_and_the_tooltip_tells_it(qtbot: QtBot, make: Callable[[], Chart]) -> None:
    chart = shown(qtbot, make())
    before = picture(chart)
    chart.activateWindow()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(chart.hasFocus)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert picture(chart) != before
    middle = chart.boxes()[1].center().toPoint()
    assert chart.tip_at(middle) == "Hai: 3, 1.000 ₫"
    assert chart.tip_at(QPoint(-5, -5)) == ""


@pytest.mark.parametrize("make", [bars, lambda: Line("Đường"), lambda: Donut("Vòng")])
@pytest.mark.parametrize(
    "marks", [HOSTILE, (), (Mark("Không", 0),), tuple(Mark(str(n), 10**18 - n) for n in range(120))]
)
def test_anything_can_be_painted(qtbot: QtBot, make: Callable[[], Chart], marks: tuple[Mark, ...]) -> None:
    chart = shown(qtbot, make(), marks)
    for width, height in ((1, 1), (240, 140), (900, 400)):
        chart.resize(width, height)
        picture(chart)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chart, Qt.Key.Key_End)
    picture(chart)


def test_bars_that_do_not_fit_are_told_together(qtbot: QtBot) -> None:
    chart = shown(qtbot, bars(), tuple(Mark(f"Nhóm {number}", 20 - number) for number in range(20)))
    kept = chart.reachable()
    assert len(kept) == 220 // chart._row_height() < 20  # type: ignore[attr-defined]
    assert kept[-1].label == f"và {20 - len(kept) + 1} nữa ({kept[-1].value})"
    assert sum(mark.value for mark in kept) == sum(mark.value for mark in chart.marks())
    chart.resize(420, 2000)
    assert chart.reachable() == chart.marks()


def test_a_part_of_the_ring_is_found_under_the_mouse(qtbot: QtBot) -> None:
    chart = shown(qtbot, Donut("Vòng"), (Mark("Nửa phải", 1), Mark("Nửa trái", 1)))
    assert isinstance(chart, Donut)
    ring = chart._ring()
    assert chart.place_at(QPointF(ring.right() - 8, ring.center().y())) == 0
    assert chart.place_at(QPointF(ring.left() + 8, ring.center().y())) == 1
    assert chart.place_at(ring.center()) == -1


def test_neighbours_differ_in_more_than_colour() -> None:
    marks = tuple(Mark(str(number), 1) for number in range(6))
    assert len({brushes(marks, place)[-1].style() for place in range(6)}) == len(PATTERNS) == 6
    assert len({brushes(marks, place)[0].color().name() for place in range(6)}) == 6
    assert current().tokens.chart


@given(some.integers(min_value=0, max_value=10**19))
def test_the_scale_begins_at_nought_and_holds_everything(greatest: int) -> None:
    scale = ticks(greatest)
    assert scale[0] == 0
    assert scale[-1] >= greatest
    assert 2 <= len(scale) <= 5
    assert len({after - before for before, after in pairwise(scale)}) == 1


def test_a_share_is_never_said_to_be_nothing_or_all_when_it_is_not() -> None:
    assert (share(0, 9), share(1, 1000), share(999, 1000), share(3, 3), share(1, 3)) == (
        "0%",
        "<1%",
        "99%",
        "100%",
        "33%",
    )


def test_a_card_shows_the_same_as_a_table_that_can_be_sorted(qtbot: QtBot) -> None:
    card = ChartCard("Theo nhóm", Donut("Theo nhóm"), ("Nhóm", "Số lượng", "Giá trị"), "Chưa có gì.")
    qtbot.addWidget(card)
    card.resize(500, 300)
    card.set_marks(MARKS, (Mark("Ngoài", 2),))
    card.show()
    assert card.chart.isVisible()
    card.switch.click()
    assert card.table.isVisible()
    assert card.switch.text() == "Xem biểu đồ"

    def first_column() -> list[object]:
        return [card.model.index(row, 0).data() for row in range(card.model.rowCount())]

    assert first_column() == ["Một", "Hai", "Ba", "Ngoài"]
    assert [card.model.index(row, 2).data() for row in range(4)] == ["50%", "30%", "0%", "20%"]
    card.model.sort_requested.emit("value", True)
    assert first_column() == ["Một", "Hai", "Ngoài", "Ba"]
    card.set_marks(())
    assert not card.switch.isEnabled()
    assert not card.table.isVisible()
