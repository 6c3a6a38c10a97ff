"""The form and the card of each kind, and the timeline of a file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.actions import save_draft
from app.customers.items.model import DealingDetails, DealingType, ItemKind, PolicyDetails, ProspectDetails, Stage
from app.customers.model import Ref
from app.customers.queries import get_customer, list_drafts
from app.session.summary import summary
from tests.fixtures.vault import Office
from tests.ui.customers.files import fill
from tests.ui.desk import Desk, idle, show_page
from ui.customers.items.item_dialog import ItemDialog
from ui.customers.items.move_dialog import MoveDialog
from ui.customers.items.number_text import NumberText, PercentField
from ui.customers.page import CustomersPage
from ui.customers.room_view import RoomView
from ui.customers.top_secret_page import TopSecretPage
from ui.widgets.buttons import Button
from ui.widgets.dialog import close_all_dialogs, open_dialogs
from ui.widgets.toast import Toast


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office.sign_in("lan"))


@pytest.fixture
def first(office: Office, desk: Desk) -> Ref:
    return fill(desk.session, office.project)[0]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, first: Ref) -> CustomersPage:
    made = CustomersPage(desk, desk.summary)
    show_page(qtbot, desk, made)
    settle(qtbot, desk)
    made.file.open(first)
    settle(qtbot, desk)
    return made


def settle(qtbot: QtBot, desk: Desk) -> None:
    for _ in range(3):
        idle(qtbot, desk)
        qtbot.wait(20)


def form_of(page: CustomersPage, kind: ItemKind) -> ItemDialog:
    page.detail.head.asked.emit(str(kind))
    assert isinstance(page.desk.form, ItemDialog)
    return page.desk.form


def words(widget: object) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))  # type: ignore[attr-defined]


def test_a_prospect_is_entered_with_its_next_step(qtbot: QtBot, desk: Desk, page: CustomersPage, first: Ref) -> None:
    dialog = form_of(page, ItemKind.PROSPECT)
    assert dialog.owner.value() == "Nguyễn Thị Lan"
    dialog.title_field.set_value("Kho lạnh")
    dialog.amount.set_text("1.850.000.000 ₫")
    dialog.details["source"].set_value("hội chợ")  # type: ignore[attr-defined]
    dialog.details["next_step"].set_value("báo giá")  # type: ignore[attr-defined]
    dialog.due.edit.setText("01/12/2026")
    dialog.stage.set_value(Stage.OFFERED)
    dialog.submit()
    settle(qtbot, desk)
    item = next(item for item in get_customer(desk.session, first).items if item.kind is ItemKind.PROSPECT)
    assert (item.amount, item.stage, item.form.due) == (1_850_000_000, Stage.OFFERED, "2026-12-01")
    assert item.form.details == ProspectDetails("hội chợ", "báo giá")
    (card,) = page.detail.items[ItemKind.PROSPECT].cards
    assert all(text in words(card) for text in ("Đã báo giá", "1.850.000.000 ₫", "báo giá · 01/12/2026", "hội chợ"))


def test_a_dealing_and_a_policy_have_fields_of_their_own(
    qtbot: QtBot, desk: Desk, page: CustomersPage, first: Ref
) -> None:
    dialog = form_of(page, ItemKind.DEALING)
    dialog.title_field.set_value("Hợp đồng khung")
    dialog.details["type"].set_value(DealingType.CONTRACT)  # type: ignore[attr-defined]
    dialog.details["number"].set_value("HĐ-118")  # type: ignore[attr-defined]
    dialog.submit()
    settle(qtbot, desk)
    dialog = form_of(page, ItemKind.POLICY)
    dialog.title_field.set_value("Giá đại lý")
    discount, credit = dialog.details["discount"], dialog.details["credit_days"]
    assert isinstance(discount, PercentField)
    assert isinstance(credit, NumberText)
    discount.set_text("118,5")
    credit.set_text("ba mươi")
    dialog.day.edit.setText("01/01/2026")
    dialog.details["until"].edit.setText("31/12/2025")  # type: ignore[attr-defined]
    dialog.stage.set_value(Stage.IN_FORCE)
    dialog.submit()
    faulty = ("discount", "credit_days", "until", "approved_by")
    assert all(dialog.fields[name].error() for name in faulty)
    discount.set_text("18,5 %")
    credit.set_text("30")
    dialog.details["until"].edit.setText("31/12/2026")  # type: ignore[attr-defined]
    dialog.details["approved_by"].set_value("Trần Minh Quân")  # type: ignore[attr-defined]
    dialog.submit()
    settle(qtbot, desk)
    found = {item.title: item.form for item in get_customer(desk.session, first).items}
    assert found["Hợp đồng khung"].details == DealingDetails(DealingType.CONTRACT, "HĐ-118")
    assert found["Giá đại lý"].details == PolicyDetails(1850, 30, "2026-12-31", "Trần Minh Quân")
    assert "18,5 %" in words(page.detail.items[ItemKind.POLICY])


def test_an_edit_shows_every_field_and_keeps_the_stage(
    qtbot: QtBot, desk: Desk, page: CustomersPage, first: Ref
) -> None:
    dialog = form_of(page, ItemKind.PROSPECT)
    dialog.title_field.set_value("Kho lạnh")
    dialog.stage.set_value(Stage.NEGOTIATING)
    dialog.details["source"].set_value("hội chợ")  # type: ignore[attr-defined]
    dialog.submit()
    settle(qtbot, desk)
    item = page.detail.items[ItemKind.PROSPECT].cards[0]._item
    page.detail.item_edit_requested.emit(item)
    again = page.desk.form
    assert isinstance(again, ItemDialog)
    assert "stage" not in again.fields
    assert not again.is_changed()
    again.text.set_value("ba kho")
    again.submit()
    settle(qtbot, desk)
    (item,) = (one for one in get_customer(desk.session, first).items if one.kind is ItemKind.PROSPECT)
    assert (item.text, item.stage, item.form.details) == ("ba kho", Stage.NEGOTIATING, ProspectDetails("hội chợ"))


def test_a_lock_keeps_every_field_of_a_kind(qtbot: QtBot, desk: Desk, page: CustomersPage) -> None:
    dialog = form_of(page, ItemKind.POLICY)
    dialog.title_field.set_value("Giá đại lý")
    dialog.details["discount"].set_text("18,5")  # type: ignore[attr-defined]
    dialog.stage.set_value(Stage.IN_FORCE)
    dialog.due.edit.setText("01/12/2026")
    typed = dialog.values()
    (saving,) = page.drafts_to_save()
    assert saving.function is save_draft
    saving.function(desk.session, *saving.args)
    close_all_dialogs(page.window())
    (draft,) = list_drafts(desk.session)
    page.resume_draft(draft)
    settle(qtbot, desk)
    assert isinstance(page.desk.form, ItemDialog)
    assert page.desk.form.values() == typed


def test_a_won_prospect_leads_to_its_first_dealing(qtbot: QtBot, desk: Desk, page: CustomersPage, first: Ref) -> None:
    dialog = form_of(page, ItemKind.PROSPECT)
    dialog.title_field.set_value("Kho lạnh")
    dialog.submit()
    settle(qtbot, desk)
    (card,) = page.detail.items[ItemKind.PROSPECT].cards
    card.move_on.click()
    menu = card.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == "Thành công").trigger()
    menu.close()
    settle(qtbot, desk)
    buttons = page.window().findChildren(Toast)[-1].findChildren(Button)
    assert [button.text() for button in buttons] == ["Hoàn tác", "Thêm nghiệp vụ"]
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    buttons[1].click()
    assert isinstance(page.desk.form, ItemDialog)
    assert page.desk.form._kind is ItemKind.DEALING
    assert open_dialogs(page.window())


def test_the_timeline_is_read_when_it_comes_into_sight(qtbot: QtBot, desk: Desk, page: CustomersPage) -> None:
    assert "customer_timeline" not in desk.asked
    page.detail.tabs.setCurrentIndex(page.detail._timeline_place)
    settle(qtbot, desk)
    assert desk.asked.count("customer_timeline") == 1
    told = words(page.detail.happenings)
    assert "Nguyễn Thị Lan nhập hồ sơ" in told
    assert "Chiết khấu 18 %" in told
    page.detail.clear()
    settle(qtbot, desk)
    assert "Chiết khấu 18 %" not in words(page.detail.happenings.timeline)


def test_in_the_room_an_item_is_entered_and_moved_above_its_customer(qtbot: QtBot, office: Office, first: Ref) -> None:
    session = office.sign_in("long", "top_secret")
    desk = Desk(office.sign_in("long"), session)
    page = TopSecretPage(desk, desk.summary)
    show_page(qtbot, desk, page)
    page.enter(summary(session))
    settle(qtbot, desk)
    assert page.room is not None
    room: RoomView = page.room
    room.file.open(first)
    settle(qtbot, desk)
    room.detail.head.asked.emit(str(ItemKind.PROSPECT))
    settle(qtbot, desk)
    dialog = room.desk.form
    assert isinstance(dialog, ItemDialog)
    assert dialog.level.level() == Level.TOP_SECRET
    dialog.title_field.set_value("Liên doanh kín")
    dialog.submit()
    settle(qtbot, desk)
    (item,) = (one for one in get_customer(session, first).items if one.kind is ItemKind.PROSPECT)
    assert item.ref.level == Level.TOP_SECRET
    (card,) = room.detail.items[ItemKind.PROSPECT].cards
    card.move_requested.emit(Stage.LOST)
    (asked,) = open_dialogs(page.window())
    assert isinstance(asked, MoveDialog)
    assert asked.reason.edit.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu
    asked.reason.set_value("đổi chiến lược")
    asked.move_on.click()
    settle(qtbot, desk)
    (item,) = (one for one in get_customer(session, first).items if one.kind is ItemKind.PROSPECT)
    assert item.stage is Stage.LOST
    assert not any(one.kind is ItemKind.PROSPECT for one in get_customer(office.sign_in("lan"), first).items)
