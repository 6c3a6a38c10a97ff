"""What can be done with one item in the window: another level, its documents, taking it off and bringing it back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.access.level import Level
from app.customers.actions import add_item, create_customer
from app.customers.classification.actions import ask_item_level, raise_item
from app.customers.classification.model import LevelForm
from app.customers.classification.queries import level_requests
from app.customers.documents.queries import list_documents
from app.customers.form import CustomerForm, ItemForm, Ref
from app.customers.items.model import ItemKind, ItemRow, RemovedItem
from app.customers.model import Item
from app.customers.queries import get_customer
from app.session.door import Session
from tests.customers.documents.desk import docx, written
from tests.fixtures.vault import NAMES, PASSPHRASES, Office
from tests.ui.customers.test_room import Inside, inside  # noqa: F401
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.customers.abilities import everyday
from ui.customers.classification.decide_dialog import DecideLevelDialog
from ui.customers.classification.item_dialog import ItemLevelDialog
from ui.customers.classification.page import LevelsPage
from ui.customers.classification.panel import ASKED
from ui.customers.items.item_card import ItemCard
from ui.customers.items.item_list import ALL, REMOVED
from ui.customers.items.page import ItemsPage
from ui.customers.items.panel import DUE, movable_row
from ui.customers.items.remove_dialog import RemoveDialog
from ui.customers.page import CustomersPage
from ui.customers.room_sides import ITEMS
from ui.widgets.toast import Toast

LOW, MIDDLE, HIGH = Level
TITLE = "Hợp đồng khung"


def seed(session: Session, office: Office) -> tuple[Ref, Ref]:
    customer = create_customer(session, office.project, CustomerForm("Phước Lộc"))
    item = add_item(session, ItemForm(customer, ItemKind.DEALING, LOW, TITLE, "giá sàn 18 triệu"))
    add_item(session, ItemForm(customer, ItemKind.DEALING, LOW, "Mua lẻ"))
    return customer, item


def settle(qtbot: QtBot, desk: Desk) -> None:
    for _ in range(3):
        idle(qtbot, desk)
        qtbot.wait(30)


def opened(qtbot: QtBot, office: Office, who: str = "lan") -> tuple[Desk, CustomersPage, QMainWindow, Ref]:
    """The page of customers with the seeded file open at its items."""
    desk = Desk(office.sign_in(who))
    customer, _ = seed(desk.session, office)
    page = CustomersPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    page.show_subject((customer, ItemKind.DEALING))
    settle(qtbot, desk)
    return desk, page, window, customer


def card(page: CustomersPage, title: str = TITLE) -> ItemCard:
    return next(one for one in page.detail.items[ItemKind.DEALING].cards if one._item.title == title)


def item_of(session: Session, customer: Ref, title: str = TITLE) -> Item:
    return next(item for item in get_customer(session, customer).items if item.title == title)


def press(card: ItemCard, words: str) -> None:
    next(action for action in card.menu().actions() if words in action.text()).trigger()


def toast(window: QMainWindow) -> Toast:
    return next(one for one in window.findChildren(Toast) if one.button is not None)


def test_an_item_is_raised_and_who_will_see_it_is_told_first(qtbot: QtBot, office: Office) -> None:
    desk, page, window, customer = opened(qtbot, office)
    press(card(page), "cấp mật")
    settle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, ItemLevelDialog)
    assert NAMES["quan"] in dialog.readers.text()
    assert (dialog.level.level(), dialog.go.text()) == (MIDDLE, "Nâng lên cơ mật")
    dialog.go.click()
    assert dialog.reason.error()
    dialog.reason.set_value("Giá sàn")
    dialog.go.click()
    settle(qtbot, desk)
    assert item_of(desk.session, customer).ref.level == MIDDLE
    assert card(page)._item.ref.level == MIDDLE
    # To the level that is closed here it is asked for.
    press(card(page, "Mua lẻ"), "cấp mật")
    settle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, ItemLevelDialog)
    dialog.level.set_value(HIGH)
    dialog.level.changed.emit()
    dialog.reason.set_value("Mật cả phòng")
    settle(qtbot, desk)
    assert "đề nghị" in dialog.go.text()
    dialog.go.click()
    settle(qtbot, desk)
    (request,) = level_requests(desk.session, office.project)
    assert (request.item_title, request.to, desk.errors) == ("Mua lẻ", HIGH, [])


def test_a_request_to_lower_an_item_is_decided_on_the_page_of_levels(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    customer, item = seed(lan, office)
    up = raise_item(lan, item, LevelForm(MIDDLE, "Giá sàn", ""), 1)
    ask_item_level(lan, up, LevelForm(LOW, "Đã công bố", ""), item_of(lan, customer).rev)
    desk = Desk(office.sign_in("quan"))
    page = LevelsPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    settle(qtbot, desk)
    assert page.panel is not None
    page.panel.pills.choose(ASKED)
    page.panel._fill()
    page.panel.open.click()
    settle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, DecideLevelDialog)
    assert any(TITLE in label.text() for label in dialog.findChildren(QLabel))
    dialog.passphrase.set_value(PASSPHRASES["quan"])
    dialog.approve.click()
    settle(qtbot, desk)
    assert item_of(lan, customer).ref == item
    assert desk.errors == []


def test_an_item_is_taken_off_with_a_reason_and_brought_back(qtbot: QtBot, office: Office) -> None:
    desk, page, window, customer = opened(qtbot, office)
    press(card(page), "Bỏ mục")
    dialog = dialog_of(window)
    assert isinstance(dialog, RemoveDialog)
    dialog.remove.click()
    assert dialog.reason.error()
    dialog.reason.set_value("Nhập nhầm khách")
    dialog.remove.click()
    settle(qtbot, desk)
    assert [one._item.title for one in page.detail.items[ItemKind.DEALING].cards] == ["Mua lẻ"]
    offered = toast(window).button
    assert offered is not None
    offered.click()
    settle(qtbot, desk)
    assert item_of(desk.session, customer).rev == 3
    assert len(page.detail.items[ItemKind.DEALING].cards) == 2
    assert desk.errors == []


def test_what_was_taken_off_is_a_list_of_its_own(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("lan"))
    customer, _ = seed(desk.session, office)
    page = ItemsPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    page.show_subject(ItemKind.DEALING)
    settle(qtbot, desk)
    listing = page.panel.lists[ItemKind.DEALING]
    listing.table.selectRow(0)
    row = listing.row()
    assert isinstance(row, ItemRow)
    page.panel.remover.remove(movable_row(row))
    dialog = dialog_of(window)
    assert isinstance(dialog, RemoveDialog)
    dialog.reason.set_value("Trùng")
    dialog.remove.click()
    settle(qtbot, desk)
    listing.stages.choose(REMOVED)
    listing.stages.picked.emit(REMOVED)
    settle(qtbot, desk)
    removed = listing.row()
    assert isinstance(removed, RemovedItem)
    assert (removed.title, removed.reason, removed.customer_name) == (row.title, "Trùng", "Phước Lộc")
    assert (page.panel.back.isVisible(), page.panel.move_on.isVisible()) == (True, False)
    assert "1 mục đã bỏ" in page.header._count.text()
    page.panel.back.click()
    settle(qtbot, desk)
    listing.stages.choose(ALL)
    listing.stages.picked.emit(ALL)
    settle(qtbot, desk)
    assert {item.title for item in get_customer(desk.session, customer).items} == {TITLE, "Mua lẻ"}
    assert listing.feed.model.rowCount() == 2
    assert desk.errors == []


def test_a_document_is_bound_to_an_item_shown_on_it_and_filtered(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    desk, page, _, customer = opened(qtbot, office)
    tab = page.detail.documents
    press(card(page), "Tài liệu")
    settle(qtbot, desk)
    chosen = tab.chosen_item()
    assert chosen is not None
    assert (chosen.title, tab.isVisible()) == (TITLE, True)
    page.documents.take([Path(written(tmp_path, "phu-luc.docx", docx("Phụ lục")))])
    settle(qtbot, desk)
    tab.item.setCurrentIndex(0)
    page.documents.take([Path(written(tmp_path, "giay-phep.docx", docx("Giấy phép")))])
    settle(qtbot, desk)
    bound = {row.name: row.item for row in list_documents(desk.session, customer)}
    assert bound == {"phu-luc.docx": chosen.ref, "giay-phep.docx": None}
    assert [line.row.name for line in tab.lines] == ["phu-luc.docx"]
    tab.whose.setCurrentIndex(0)
    tab.whose.activated.emit(0)
    assert len(tab.lines) == 2
    assert any(TITLE in line.accessibleDescription() for line in tab.lines)
    assert card(page)._item.documents == 1
    # A document of an item is never offered a level below the item's.
    raise_item(desk.session, chosen.ref, LevelForm(MIDDLE, "Giá sàn", ""), chosen.rev)
    page.file.refresh()
    settle(qtbot, desk)
    press(card(page), "Tài liệu")
    assert [tab.level.itemData(place) for place in range(tab.level.count())] == [MIDDLE]
    assert desk.errors == []


def test_who_only_reads_is_offered_the_history_and_the_documents_alone(qtbot: QtBot, office: Office) -> None:
    session = office.sign_in("lan")
    customer, _ = seed(session, office)
    shown = ItemCard(item_of(session, customer), (), everyday((Duty.VERIFIER,)))
    qtbot.addWidget(shown)
    assert [action.text() for action in shown.menu().actions()] == ["Lịch sử", "Tài liệu của mục này"]


def test_the_room_lists_its_items_and_what_is_due(inside: Inside, qtbot: QtBot) -> None:  # noqa: F811
    sides = inside.room.sides
    sides.pills.choose(ITEMS)
    sides.pills.picked.emit(ITEMS)
    inside.settle()
    assert sides.items is not None
    sides.items.choose(str(ItemKind.POLICY))
    inside.settle()
    listing = sides.items.lists[ItemKind.POLICY]
    assert [listing.feed.model.record(0).title, listing.feed.model.rowCount()] == ["Chiết khấu 18 %", 1]  # type: ignore[union-attr]
    listing.table.selectRow(0)
    sides.items.open.click()
    inside.settle()
    shown = inside.room.detail.card()
    assert shown is not None
    assert shown.ref == inside.refs[0]
    sides.items.choose(DUE)
    inside.settle()
    assert "due_items" in inside.desk.asked
    inside.room.forget()
    assert (listing.feed.model.rowCount(), sides.items.due.model.rowCount()) == (0, 0)
    assert inside.desk.errors == []
