"""A list of a million rows holds a few pages, asks by key, and never asks for pages flown past."""

from __future__ import annotations

import tracemalloc
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.cell import CELL_ROLE, Cell, Column
from ui.widgets.paged_model import PagedModel, PageRequest
from ui.widgets.record_table import RecordTable

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """Row ``number`` of the list; its number is also its key."""

    number: int


class Numbers(PagedModel[Row]):
    """All numbers below a total, answered by ``answer_all``."""

    def __init__(self, total: int, *, kept_pages: int = 40) -> None:
        self.requests: list[PageRequest] = []
        super().__init__([Column("number", "Số"), Column("again", "Lại")], self.requests.append, kept_pages=kept_pages)
        self.restart(total)
        self.rows_given = 0

    def cell(self, record: Row, key: str) -> Cell:
        return Cell(str(record.number), strong=key == "number")

    def key_of(self, record: Row) -> object:
        return record.number

    def answer_all(self) -> None:
        while self.requests:
            request = self.requests.pop(0)
            after = -1 if request.anchor is None else request.anchor
            assert isinstance(after, int)
            first = after + 1 + request.skip
            last = min(first + request.rows, self.rowCount())
            self.rows_given += max(last - first, 0)
            self.deliver(request, [Row(number) for number in range(first, last)])


def show(qtbot: QtBot, model: Numbers) -> RecordTable:
    table = RecordTable("Danh sách")
    qtbot.addWidget(table)
    table.resize(600, 440)
    table.show_model(model)
    table.show()
    return table


def test_only_what_is_seen_is_fetched(qtbot: QtBot) -> None:
    model = Numbers(MILLION)
    table = show(qtbot, model)
    qtbot.waitUntil(lambda: bool(model.requests))
    assert [(request.page, request.anchor) for request in model.requests] == [(0, None)]
    assert model.index(3, 0).data() is None
    model.answer_all()
    assert model.index(3, 0).data() == "3"
    table.scrollTo(model.index(654_321, 0))
    qtbot.waitUntil(lambda: bool(model.requests))
    model.answer_all()
    assert model.index(654_321, 1).data(CELL_ROLE) == Cell("654321")
    assert model.rows_given <= 300


def test_memory_stays_small_however_far_one_scrolls(qtbot: QtBot) -> None:
    model = Numbers(MILLION, kept_pages=10)
    model.answer_all()
    tracemalloc.start()
    for page in range(0, 10_000, 100):
        model.index(page * 100, 0).data()
        qtbot.waitUntil(lambda: bool(model.requests))
        model.answer_all()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert model.pages_held() == 10
    assert model.rows_given == 10_000
    assert held < 2_000_000


def test_pages_flown_past_are_not_asked_for(qtbot: QtBot) -> None:
    model = Numbers(MILLION)
    for row in range(0, MILLION, 1000):
        model.index(row, 0).data()
    qtbot.waitUntil(lambda: bool(model.requests))
    assert {request.page for request in model.requests} == {9970, 9980, 9990}


def test_a_page_is_asked_for_by_the_key_before_it(qtbot: QtBot) -> None:
    model = Numbers(1000)
    model.index(0, 0).data()
    qtbot.waitUntil(lambda: bool(model.requests))
    model.answer_all()
    model.index(100, 0).data()
    qtbot.waitUntil(lambda: bool(model.requests))
    assert (model.requests[0].anchor, model.requests[0].skip) == (99, 0)
    model.answer_all()
    model.index(500, 0).data()
    qtbot.waitUntil(lambda: bool(model.requests))
    assert (model.requests[0].anchor, model.requests[0].skip) == (199, 300)


def test_given_anchors_are_used(qtbot: QtBot) -> None:
    model = Numbers(1000)
    model.restart(1000, {5: 499})
    model.index(512, 0).data()
    qtbot.waitUntil(lambda: bool(model.requests))
    assert (model.requests[0].anchor, model.requests[0].skip) == (499, 0)
    model.answer_all()
    assert model.record(512) == Row(512)


def test_an_answer_to_an_older_question_is_dropped(qtbot: QtBot) -> None:
    model = Numbers(1000)
    model.index(0, 0).data()
    qtbot.waitUntil(lambda: bool(model.requests))
    late = model.requests.pop()
    model.restart(10)
    model.deliver(late, [Row(number) for number in range(100)])
    assert model.record(0) is None


def test_a_failed_page_is_asked_for_again(qtbot: QtBot) -> None:
    model = Numbers(1000)
    model.index(0, 0).data()
    qtbot.waitUntil(lambda: bool(model.requests))
    with qtbot.waitSignal(model.page_failed):
        model.fail(model.requests.pop())
    model.index(0, 0).data()
    qtbot.waitUntil(lambda: bool(model.requests))
    model.answer_all()
    assert model.record(0) == Row(0)


def test_sorting_asks_and_does_not_sort(qtbot: QtBot) -> None:
    model = Numbers(1000)
    with qtbot.waitSignal(model.sort_requested) as asked:
        model.sort(1, Qt.SortOrder.DescendingOrder)
    assert asked.args == ["again", True]


def test_enter_opens_the_record(qtbot: QtBot) -> None:
    model = Numbers(50)
    table = show(qtbot, model)
    qtbot.waitUntil(lambda: bool(model.requests))
    model.answer_all()
    table.selectRow(7)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [Row(7)]


def test_columns_can_be_hidden(qtbot: QtBot) -> None:
    table = show(qtbot, Numbers(50))
    table.columns_menu().actions()[0].trigger()
    assert table.isColumnHidden(1)


def test_letters_do_not_ask_for_a_million_rows(qtbot: QtBot) -> None:
    model = Numbers(MILLION)
    table = show(qtbot, model)
    qtbot.waitUntil(lambda: bool(model.requests))
    model.answer_all()
    QTest.keyClick(table, Qt.Key.Key_9)
    qtbot.wait(30)
    assert model.requests == []


def test_the_base_class_alone_shows_nothing() -> None:
    bare: PagedModel[Row] = PagedModel([Column("a", "A")], lambda request: None)
    with pytest.raises(NotImplementedError):
        bare.cell(Row(1), "a")
