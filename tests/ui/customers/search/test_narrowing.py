"""Ordering, narrowing and kept searches on the page of customers, over a real vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.actions import add_item, create_customer
from app.customers.model import CustomerForm, ItemForm, ItemKind
from app.customers.search import listing
from app.customers.search.model import ListFilter, ListOrder, OrderBy
from app.customers.search.queries import list_saved_searches
from tests.fixtures.vault import Office
from tests.ui.desk import WAIT, Desk, dialog_of, idle, show_page
from ui.customers import feed
from ui.customers.customer_list import CustomerList
from ui.customers.page import CustomersPage
from ui.customers.search.filter_dialog import FilterDialog
from ui.customers.search.name_dialog import NameDialog
from ui.customers.search.saved_dialog import SavedDialog
from ui.widgets.dialog import open_dialogs

LOW, MIDDLE, _ = Level


@pytest.fixture
def desk(office: Office) -> Desk:
    desk = Desk(office.sign_in("lan"))
    for name, code, owner, level in (
        ("Ân", "KH-3", "Nguyễn Thị Lan", LOW), ("An", "KH-9", "Lê Quân", MIDDLE), ("Bình", "KH-1", "Lê Quân", LOW),
    ):  # fmt: skip
        office.clock.advance(60_000_000)
        ref = create_customer(desk.session, office.project, CustomerForm(name, code=code, owner=owner, level=level))
        if name == "Bình":
            add_item(desk.session, ItemForm(ref, ItemKind.DEALING, MIDDLE, "HĐ 12/2026"))
    return desk


def opened(qtbot: QtBot, desk: Desk) -> tuple[CustomersPage, QMainWindow]:
    page = CustomersPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    settle(qtbot, desk)
    return page, window


def settle(qtbot: QtBot, desk: Desk) -> None:
    idle(qtbot, desk)
    qtbot.wait(40)
    idle(qtbot, desk)


def names(listing: CustomerList) -> list[str]:
    model = listing.feed.model
    return [row.name for place in range(model.rowCount()) if (row := model.record(place)) is not None]


def find(qtbot: QtBot, desk: Desk, page: CustomersPage, text: str) -> None:
    page.list.search.setText(text)
    page.list.search.returnPressed.emit()
    settle(qtbot, desk)


def click_header(page: CustomersPage, key: str) -> None:
    place = [column.key for column in page.list.feed.model.columns].index(key)
    page.list.table.horizontalHeader().sectionClicked.emit(place)


def test_a_click_on_a_header_orders_the_list_and_a_second_turns_it(qtbot: QtBot, desk: Desk) -> None:
    page, _ = opened(qtbot, desk)
    assert names(page.list) == ["An", "Ân", "Bình"]
    click_header(page, "code")
    settle(qtbot, desk)
    assert names(page.list) == ["Bình", "Ân", "An"]
    click_header(page, "code")
    settle(qtbot, desk)
    assert names(page.list) == ["An", "Ân", "Bình"]
    click_header(page, "created")
    settle(qtbot, desk)
    assert names(page.list) == ["Ân", "An", "Bình"]


def test_an_item_that_matches_is_told_with_its_level_and_counts_for_the_banner(qtbot: QtBot, desk: Desk) -> None:
    page, _ = opened(qtbot, desk)
    find(qtbot, desk, page, "hd 12")
    assert names(page.list) == ["Bình"]
    row = page.list.feed.model.record(0)
    assert row is not None
    assert page.list.feed.model.cell(row, "name").second == "khớp ở: nghiệp vụ “HĐ 12/2026” (cơ mật)"
    assert page.list.highest_level() == 2
    find(qtbot, desk, page, "binh")
    assert page.list.highest_level() == 1


def test_conditions_become_chips_that_take_themselves_away(qtbot: QtBot, desk: Desk) -> None:
    page, window = opened(qtbot, desk)
    page.list.narrowing.bar.open.click()
    settle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, FilterDialog)
    assert [dialog.owner.combo.itemText(at) for at in range(3)] == ["Bất kỳ ai", "Lê Quân", "Nguyễn Thị Lan"]
    dialog.owner.set_value("Lê Quân")
    dialog.kind.set_value(ItemKind.DEALING)
    dialog.go.click()
    settle(qtbot, desk)
    assert names(page.list) == ["Bình"]
    bar = page.list.narrowing.bar
    assert [chip.text() for chip in bar._chips] == ["Phụ trách: Lê Quân", "Có: Nghiệp vụ"]
    bar._chips[1].click()
    settle(qtbot, desk)
    assert names(page.list) == ["An", "Bình"]
    bar._chips[0].click()
    settle(qtbot, desk)
    assert names(page.list) == ["An", "Ân", "Bình"]
    assert bar.clear.isHidden()


def test_a_day_that_is_none_and_days_turned_round_are_told_in_their_field(qtbot: QtBot, desk: Desk) -> None:
    page, window = opened(qtbot, desk)
    page.list.narrowing.bar.open.click()
    settle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, FilterDialog)
    first, last = dialog.updated
    first.edit.setText("31/02/2026")
    dialog.go.click()
    assert first.error()
    first.set_value(date(2026, 5, 2))
    last.set_value(date(2026, 5, 1))
    dialog.go.click()
    assert last.error()
    assert dialog.isVisible()
    last.set_value(date(2026, 5, 3))
    dialog.go.click()
    settle(qtbot, desk)
    assert page.list.narrowing.filters() == ListFilter(updated_from="2026-05-02", updated_until="2026-05-03")
    assert names(page.list) == []
    page.list._nothing.acted.emit()
    settle(qtbot, desk)
    assert len(names(page.list)) == 3


def test_a_search_is_kept_recalled_renamed_and_given_up(qtbot: QtBot, office: Office, desk: Desk) -> None:
    page, window = opened(qtbot, desk)
    narrowing = page.list.narrowing
    find(qtbot, desk, page, "an")
    narrowing.set_filters(ListFilter(owner="Lê Quân"))
    click_header(page, "code")
    settle(qtbot, desk)
    narrowing.saved.keep()
    naming = dialog_of(window)
    assert isinstance(naming, NameDialog)
    assert naming.name.value() == "an, Phụ trách: Lê Quân"
    naming.name.set_value("")
    naming.go.click()
    assert naming.name.error()
    naming.name.set_value("Của Quân")
    naming.go.click()
    settle(qtbot, desk)
    (kept,) = list_saved_searches(desk.session, office.project)
    assert (kept.search.text, kept.search.order) == ("an", ListOrder(OrderBy.CODE))
    find(qtbot, desk, page, "")
    narrowing.set_filters(ListFilter())
    act(narrowing.saved.menu((kept,)), "Của Quân")
    settle(qtbot, desk)
    assert page.list.search.text() == "an"
    assert names(page.list) == ["An"]
    act(narrowing.saved.menu((kept,)), "Đổi tên, xóa…")
    manage = dialog_of(window)
    assert isinstance(manage, SavedDialog)
    manage.rename.click()
    renaming = next(one for one in window.findChildren(NameDialog) if one.isVisible())
    renaming.name.set_value("Khác")
    renaming.go.click()
    settle(qtbot, desk)
    assert [one.search.name for one in list_saved_searches(desk.session, office.project)] == ["Khác"]
    manage.remove.click()
    settle(qtbot, desk)
    assert list_saved_searches(desk.session, office.project) == ()
    assert open_dialogs(window) == []


def act(menu: object, words: str) -> None:
    action = next(one for one in menu.actions() if one.text() == words)  # type: ignore[attr-defined]
    action.trigger()


def test_an_empty_search_is_not_kept_and_the_menu_opens_under_its_button(qtbot: QtBot, desk: Desk) -> None:
    page, _ = opened(qtbot, desk)
    menu = page.list.narrowing.saved.menu(())
    assert {one.text(): one.isEnabled() for one in menu.actions() if one.text()} == {
        "Chưa có tìm kiếm nào": False, "Lưu tìm kiếm này…": False,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["***", "🙂", "x" * 10_000, "' OR 1=1 --", "\u202eabc", 'NEAR(a b) "'])
def test_whatever_is_typed_ends_in_a_sentence(qtbot: QtBot, desk: Desk, text: str) -> None:
    page, window = opened(qtbot, desk)
    find(qtbot, desk, page, text)
    assert names(page.list) == []
    assert page.list._nothing.isVisible()
    assert desk.errors == []
    assert window.width() == 1440


def test_far_down_a_long_list_places_are_asked_for_once(
    qtbot: QtBot, office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "MOST_SKIPPED", 200)
    monkeypatch.setattr("app.customers.search.queries.MOST_SKIPPED", 200)
    monkeypatch.setattr("app.customers.queries.MOST_SKIPPED", 200)
    fill_many(desk, office, 1200)
    page, _ = opened(qtbot, desk)
    model = page.list.feed.model
    desk.asked.clear()
    wait_for(qtbot, page.list.table.scrollToBottom, lambda: model.record(1202) is not None)
    assert desk.asked.count("list_anchors") == 1
    assert len(desk.asked) <= 5
    wait_for(qtbot, lambda: page.list.table.scrollTo(model.index(600, 0)), lambda: model.record(600) is not None)
    assert desk.asked.count("list_anchors") == 1
    everybody = [row.name for place in (600, 1202) if (row := model.record(place)) is not None]
    assert everybody == ["Khách 0597", "Khách 1199"]


def wait_for(qtbot: QtBot, scroll: Callable[[], None], there: Callable[[], bool]) -> None:
    scroll()
    qtbot.waitUntil(there, timeout=10_000)


def fill_many(desk: Desk, office: Office, size: int) -> None:
    from app.access.event import Event
    from app.customers.body import to_body
    from app.session.subject import Subject

    rows = [
        (office.world.new_id(), "customer", to_body(CustomerForm(f"Khách {number:04d}", owner="", code="")))
        for number in range(size)
    ]
    with desk.session.change(Event.CUSTOMER_IMPORT, Subject(office.project, LOW)) as change:
        change.put_many(rows)


def test_the_bar_wraps_where_it_is_narrow(qtbot: QtBot, desk: Desk) -> None:
    page, window = opened(qtbot, desk)
    window.resize(1180, 660)
    bar = page.list.narrowing.bar
    bar.set_filters(
        ListFilter(owner="Nguyễn Thị Hường", mine=True, updated_from="2026-01-01", review_due=True, stage="open")
    )
    qtbot.wait(50)
    assert window.width() == 1180
    for chip in bar._chips:
        right = chip.mapTo(bar, QPoint(chip.width(), 0)).x()
        assert right <= bar.width()


def test_a_search_among_very_many_is_shown_at_once_and_counted_when_typing_rests(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(office.sign_in("lan"))
    for number in range(9):
        create_customer(desk.session, office.project, CustomerForm(f"Khách {number}", level=(LOW, MIDDLE)[number % 2]))
    monkeypatch.setattr(listing, "LONG", 5)
    monkeypatch.setattr(feed, "FIRST_ROWS", 4)
    page, window = opened(qtbot, desk)
    try:
        page.list.search.setText("khach")
        page.list.search.returnPressed.emit()
        idle(qtbot, desk)
        assert (page.list.total(), page.list.highest_level()) == (4, 2)
        assert page.list._known == {}
        page.list.table.selectRow(2)
        chosen = page.list.row()
        qtbot.waitUntil(lambda: page.list.total() == 9, timeout=WAIT)
        idle(qtbot, desk)
        assert names(page.list) == [f"Khách {number}" for number in range(9)]
        assert page.list._known == {LOW: 5, MIDDLE: 4}
        assert page.list.row() == chosen
        assert page.header._count.text() == "9 hồ sơ khớp"
    finally:
        window.close()
