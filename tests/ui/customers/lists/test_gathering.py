"""Rows that nobody scrolled to are asked for, page by page; a choice is given whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.model import CustomerRow, Ref
from app.ids import Id
from ui.customers.columns import CustomerModel
from ui.customers.lists.gathering import Gathering
from ui.widgets.paged_model import PageRequest

PROJECT = Id(bytes(16))


def row(number: int) -> CustomerRow:
    ref = Ref(PROJECT, Level.CONFIDENTIAL, Id(number.to_bytes(16, "big")))
    return CustomerRow(ref, f"Khách {number}", "", Level.CONFIDENTIAL, "", "", 0)


def page(request: PageRequest, end: int) -> list[CustomerRow]:
    first = request.page * request.rows
    return [row(number) for number in range(first, min(first + request.rows, end))]


def begun(
    qtbot: QtBot, total: int, stretches: Sequence[tuple[int, int]]
) -> tuple[CustomerModel, list[PageRequest], list[list[str]], QObject]:
    requests: list[PageRequest] = []
    given: list[list[str]] = []
    model, owner = CustomerModel(requests.append), QObject()
    model.restart(total)
    Gathering(model, stretches, lambda rows: given.append([one.name for one in rows]), owner).begin()
    return model, requests, given, owner


def test_pages_are_asked_for_one_after_the_other(qtbot: QtBot) -> None:
    model, requests, given, _owner = begun(qtbot, 1000, [(98, 101), (505, 505)])
    for expected in (0, 1, 5):
        qtbot.waitUntil(lambda: bool(requests))
        assert [request.page for request in requests] == [expected]
        assert given == []
        request = requests.pop()
        model.deliver(request, page(request, 1000))
    assert given == [[f"Khách {number}" for number in (98, 99, 100, 101, 505)]]
    model.deliver(PageRequest(0, None, 0, 100, model._generation), page(PageRequest(0, None, 0, 100, 0), 1000))
    assert len(given) == 1


def test_rows_that_are_gone_are_left_out(qtbot: QtBot) -> None:
    model, requests, given, _owner = begun(qtbot, 1000, [(50, 51), (199, 200)])
    for _ in range(3):
        qtbot.waitUntil(lambda: bool(requests))
        request = requests.pop()
        model.deliver(request, page(request, 51 if request.page == 0 else 200))
    assert given == [["Khách 50", "Khách 199"]]


def test_a_list_read_anew_or_a_page_that_cannot_be_had_gives_nothing(qtbot: QtBot) -> None:
    for end in ("reset", "fail"):
        model, requests, given, _owner = begun(qtbot, 1000, [(0, 150)])
        qtbot.waitUntil(lambda asked=requests: bool(asked))  # type: ignore[misc]
        request = requests.pop()
        if end == "reset":
            model.restart(10)
        else:
            model.fail(request)
        model.deliver(request, page(request, 1000))
        qtbot.wait(30)
        assert (given, requests) == ([], [])
