"""The page of prospects, dealings and policies, and of what is due: lists, filters, moves taken back, the way on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.access.level import Level
from app.clock import local_date
from app.customers.actions import add_item, create_customer
from app.customers.form import CustomerForm, ItemForm, Ref
from app.customers.items.model import ItemKind, ItemRow, PolicyDetails, ProspectDetails, Stage
from app.customers.queries import get_customer
from app.session.door import Session
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, idle, show_page
from ui.customers.items.item_list import LATE
from ui.customers.items.move_dialog import MoveDialog
from ui.customers.items.page import DUE, ItemsPage
from ui.customers.items.words import today
from ui.customers.page import CustomersPage
from ui.widgets.buttons import Button
from ui.widgets.dialog import open_dialogs
from ui.widgets.toast import Toast

LAN = "Nguyễn Thị Lan"


def day(offset: int) -> str:
    return (today() + timedelta(days=offset)).isoformat()


def seed(session: Session, office: Office) -> Ref:
    """A customer with three prospects and a policy, one of them secret, one overdue."""
    customer = create_customer(session, office.project, CustomerForm("Phước Lộc"))
    lead = ItemForm(customer, ItemKind.PROSPECT, Level.CONFIDENTIAL, "Máy lọc nước", details=ProspectDetails("hội chợ"))
    for form in (
        replace(lead, owner=LAN, due=day(-3), amount=1_500_000),
        replace(lead, title="Bảo trì", level=Level.SECRET, stage=Stage.OFFERED, due=day(20)),
        replace(lead, title="Ấm trà", owner="Phạm Văn Nam", due=day(0)),
        ItemForm(customer, ItemKind.POLICY, Level.CONFIDENTIAL, "Giá sỉ", details=PolicyDetails(500)),
    ):
        add_item(session, form)
    return customer


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office.sign_in("lan"))


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Until every answer is there, including the ones asked for by painting."""
    for _ in range(3):
        idle(qtbot, desk)
        qtbot.wait(30)


def opened(qtbot: QtBot, desk: Desk) -> tuple[ItemsPage, QMainWindow]:
    page = ItemsPage(desk, desk.summary)
    window = show_page(qtbot, desk, page, 1180, 660)
    settle(qtbot, desk)
    return page, window


def rows(page: ItemsPage, kind: ItemKind = ItemKind.PROSPECT) -> list[ItemRow]:
    model = page.panel.lists[kind].feed.model
    return [row for place in range(model.rowCount()) if (row := model.record(place)) is not None]


def choose(page: ItemsPage, title: str) -> ItemRow:
    place = next(place for place, row in enumerate(rows(page)) if row.title == title)
    page.panel.lists[ItemKind.PROSPECT].table.selectRow(place)
    return rows(page)[place]


def test_a_list_tells_whose_each_item_is_how_far_it_has_come_and_how_late_it_is(
    qtbot: QtBot, office: Office, desk: Desk
) -> None:
    seed(desk.session, office)
    page, _ = opened(qtbot, desk)
    assert [row.title for row in rows(page)] == ["Máy lọc nước", "Ấm trà", "Bảo trì"]
    model, first = page.panel.lists[ItemKind.PROSPECT].feed.model, rows(page)[0]
    cells = {key: model.cell(first, key) for key in ("title", "stage", "due", "amount")}
    assert (cells["title"].second, cells["stage"].text, cells["amount"].text) == ("Phước Lộc", "Mới", "1.500.000 ₫")
    assert (cells["due"].second, cells["due"].tone, cells["due"].icon) == ("quá hạn 3 ngày", "danger", "triangle-alert")
    assert "cộng 1.500.000 ₫" in page.header._count.text()
    assert page.highest_level() == 2
    assert desk.errors == []


def test_search_stage_and_due_day_narrow_and_the_way_back_is_offered(qtbot: QtBot, office: Office, desk: Desk) -> None:
    seed(desk.session, office)
    page, _ = opened(qtbot, desk)
    listing = page.panel.lists[ItemKind.PROSPECT]
    listing.stages.choose("offered")
    listing.stages.picked.emit("offered")
    settle(qtbot, desk)
    assert [row.title for row in rows(page)] == ["Bảo trì"]
    assert [button.text() for button in listing.stages._group.buttons()][:3] == ["Tất cả  3", "Mới  2", "Đã liên hệ  0"]
    listing.stages.choose("all")
    listing.due.set_value(LATE)
    listing.search.setText("hoi cho")
    qtbot.wait(200)
    settle(qtbot, desk)
    assert [row.title for row in rows(page)] == ["Máy lọc nước"]
    listing.search.setText("không có")
    qtbot.wait(200)
    settle(qtbot, desk)
    assert listing._views.currentWidget() is listing._nothing
    listing._nothing.acted.emit()
    qtbot.wait(200)
    settle(qtbot, desk)
    assert len(rows(page)) == 3


def test_what_is_above_the_reader_is_not_there_not_even_as_a_number(qtbot: QtBot, office: Office) -> None:
    seed(office.sign_in("lan"), office)
    desk = Desk(office.sign_in("nam"))
    page, _ = opened(qtbot, desk)
    assert [row.title for row in rows(page)] == ["Máy lọc nước", "Ấm trà"]
    listing = page.panel.lists[ItemKind.PROSPECT]
    assert [button.text().split()[-1] for button in listing.stages._group.buttons()][:4] == ["2", "2", "0", "0"]
    assert page.highest_level() == 1


def test_an_empty_list_leads_to_the_customers(qtbot: QtBot, desk: Desk) -> None:
    page, _ = opened(qtbot, desk)
    listing = page.panel.lists[ItemKind.PROSPECT]
    assert listing._views.currentWidget() is listing._empty
    with qtbot.waitSignal(page.page_wanted) as asked:
        listing._empty.acted.emit()
    assert asked.args[0] == "customers"
    assert page.panel.open.why_not()


def test_a_row_opens_its_customer_at_that_kind(qtbot: QtBot, office: Office, desk: Desk) -> None:
    customer = seed(desk.session, office)
    page, _ = opened(qtbot, desk)
    choose(page, "Bảo trì")
    with qtbot.waitSignal(page.page_wanted) as asked:
        page.panel.open.click()
    assert asked.args == ["customers", (customer, ItemKind.PROSPECT)]
    files = CustomersPage(desk, desk.summary)
    show_page(qtbot, desk, files)
    settle(qtbot, desk)
    files.show_subject((customer, ItemKind.PROSPECT))
    settle(qtbot, desk)
    card = files.detail.card()
    assert card is not None
    assert card.ref == customer
    assert files.detail.tabs.currentIndex() == files.detail._items_place


def test_the_list_stays_where_it_is_when_something_was_done(qtbot: QtBot, office: Office, desk: Desk) -> None:
    owner = create_customer(desk.session, office.project, CustomerForm("An"))
    for number in range(45):
        add_item(desk.session, ItemForm(owner, ItemKind.PROSPECT, owner.level, f"Mối {number:02d}", due=day(number)))
    page, _ = opened(qtbot, desk)
    settle(qtbot, desk)
    items = page.panel.lists[ItemKind.PROSPECT]
    items.table.scrollTo(items.feed.model.index(20, 0), items.table.ScrollHint.PositionAtTop)
    items.table.selectRow(22)
    page.reload()
    settle(qtbot, desk)
    row = items.row()
    assert row is not None
    assert (row.title, items.table.rowAt(0)) == ("Mối 22", 20)


def test_two_clicks_move_an_item_and_one_takes_it_back(qtbot: QtBot, office: Office, desk: Desk) -> None:
    customer = seed(desk.session, office)
    page, window = opened(qtbot, desk)
    row = choose(page, "Máy lọc nước")
    page.panel.move_on.click()
    menu = page.findChildren(QMenu)[-1]
    assert [action.text() for action in menu.actions()] == [
        "Đã liên hệ", "Đã báo giá", "Đang thương lượng", "Thành công", "Không thành…",
    ]  # fmt: skip
    menu.actions()[3].trigger()
    menu.close()
    settle(qtbot, desk)
    item = next(item for item in get_customer(desk.session, customer).items if item.ref == row.ref)
    assert (item.stage, item.form.since) == (Stage.WON, office_day(office))
    assert page.panel.lists[ItemKind.PROSPECT].row() is not None
    toast = window.findChildren(Toast)[-1]
    assert [button.text() for button in toast.findChildren(Button)] == ["Hoàn tác"]
    toast.findChildren(Button)[0].click()
    settle(qtbot, desk)
    item = next(item for item in get_customer(desk.session, customer).items if item.ref == row.ref)
    assert (item.stage, item.rev) == (Stage.NEW, 3)
    assert item.form.reason
    assert desk.errors == []


def office_day(office: Office) -> str:
    return local_date(office.clock.now()).isoformat()


def test_a_bad_end_asks_for_its_reason_first(qtbot: QtBot, office: Office, desk: Desk) -> None:
    customer = seed(desk.session, office)
    page, window = opened(qtbot, desk)
    row = choose(page, "Bảo trì")
    page.panel._move(row, Stage.LOST)
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, MoveDialog)
    dialog.day.edit.setText("31/02/2026")
    dialog.move_on.click()
    assert dialog.reason.error()
    assert dialog.day.error()
    assert "move_item" not in desk.asked
    dialog.reason.set_value("giá cao")
    dialog.day.edit.setText("20/11/2026")
    dialog.move_on.click()
    settle(qtbot, desk)
    assert open_dialogs(window) == []
    item = next(item for item in get_customer(desk.session, customer).items if item.ref == row.ref)
    assert (item.stage, item.form.reason, item.form.since) == (Stage.LOST, "giá cao", "2026-11-20")


def test_a_policy_without_an_approver_says_where_to_write_it(qtbot: QtBot, office: Office, desk: Desk) -> None:
    seed(desk.session, office)
    page, window = opened(qtbot, desk)
    page.show_subject(ItemKind.POLICY)
    settle(qtbot, desk)
    (row,) = rows(page, ItemKind.POLICY)
    page.panel._move(row, Stage.IN_FORCE)
    settle(qtbot, desk)
    (told,) = open_dialogs(window)
    assert any("người duyệt" in label.text() for label in told.findChildren(QLabel))
    told.force_close()


def test_who_only_checks_data_is_offered_no_move(qtbot: QtBot, office: Office, desk: Desk) -> None:
    summary = replace(desk.summary, duties=(Duty.VERIFIER,))
    page = ItemsPage(desk, summary)
    show_page(qtbot, desk, page)
    settle(qtbot, desk)
    assert page.panel.move_on.isHidden()
    assert page.fields.isHidden()


def test_what_is_due_is_told_for_everybody_and_for_oneself(qtbot: QtBot, office: Office, desk: Desk) -> None:
    seed(desk.session, office)
    page, _ = opened(qtbot, desk)
    page.show_subject(DUE)
    settle(qtbot, desk)
    due = page.panel.due
    due.table.selectRow(1)
    page.reload()
    settle(qtbot, desk)
    chosen = due.row()
    assert chosen is not None
    assert chosen.title == "Ấm trà"
    assert [due.model.record(place).title for place in range(due.model.rowCount())] == ["Máy lọc nước", "Ấm trà"]  # type: ignore[union-attr]
    assert [due.owner.itemText(place) for place in range(due.owner.count())] == [
        "Của mọi người (2)", "Của tôi (1)", "Phạm Văn Nam (1)",
    ]  # fmt: skip
    due.owner.set_value(LAN)
    due.owner.picked.emit(LAN)
    settle(qtbot, desk)
    assert due.model.rowCount() == 1
    due.until.set_value(30)
    due.owner.set_value("")
    due.until.picked.emit(30)
    settle(qtbot, desk)
    assert due.model.rowCount() == 3
    assert page.highest_level() == 2
