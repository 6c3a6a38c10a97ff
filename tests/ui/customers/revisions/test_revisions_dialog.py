"""Revisions in the window: any two compared, covered values, one brought back, and taking that back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.access.level import Level
from app.customers.actions import add_item, create_customer, edit_customer, edit_item
from app.customers.model import CustomerForm, ItemForm, ItemKind, Ref
from app.customers.queries import get_customer
from app.customers.rules.actions import save_fields
from app.customers.rules.model import CustomField, FieldType, Target
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.customers.page import CustomersPage
from ui.customers.revisions.revisions_dialog import HIDDEN, RevisionsDialog
from ui.messages import sentence
from ui.widgets.dialog import open_dialogs
from ui.widgets.notice import InlineNotice
from ui.widgets.toast import Toast


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office.sign_in("lan"))


@pytest.fixture
def ref(office: Office, desk: Desk) -> Ref:
    made = create_customer(desk.session, office.project, CustomerForm("An", phones=("0901234567",), note="một"))
    edit_customer(desk.session, made, CustomerForm("Ân", phones=("0907654321",), note="hai"), 1)
    edit_customer(desk.session, made, CustomerForm("Ấn", phones=("0907654321",), note="ba"), 2)
    return made


def settle(qtbot: QtBot, desk: Desk) -> None:
    idle(qtbot, desk)
    qtbot.wait(40)
    idle(qtbot, desk)


def opened(qtbot: QtBot, desk: Desk, ref: Ref) -> tuple[RevisionsDialog, CustomersPage, QMainWindow]:
    page = CustomersPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    desk.changed.connect(lambda _: page.reload())  # as the window does
    settle(qtbot, desk)
    page.file.open(ref)
    settle(qtbot, desk)
    page.detail.compare_requested.emit()
    settle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, RevisionsDialog)
    return dialog, page, window


def told(dialog: RevisionsDialog) -> list[str]:
    """What each shown change says to a screen reader."""
    column = dialog.differences._column
    names = []
    for place in range(column.count()):
        item = column.itemAt(place)
        widget = item.widget() if item else None
        if widget is not None:
            names.append(widget.accessibleName())
    return names


def test_each_saving_tells_what_it_changed_with_covers(qtbot: QtBot, desk: Desk, ref: Ref) -> None:
    dialog, _, _ = opened(qtbot, desk, ref)
    assert told(dialog) == [
        "Tên khách hàng: trước là Ân, nay là Ấn", "Ghi chú: trước là hai, nay là ba",
    ]  # fmt: skip
    dialog.table.selectRow(1)
    assert told(dialog)[1] == f"Điện thoại: trước là {HIDDEN}, nay là {HIDDEN} (giá trị mới)"
    asked = desk.asked.count("reveal_field")
    dialog.show_all.click()
    settle(qtbot, desk)
    assert desk.asked.count("reveal_field") > asked
    assert told(dialog)[1] == "Điện thoại: trước là 0901 234 567, nay là 0907 654 321"
    assert "compare_customer_revisions" not in desk.asked


def test_any_two_are_compared_the_earlier_first(qtbot: QtBot, desk: Desk, ref: Ref) -> None:
    dialog, _, _ = opened(qtbot, desk, ref)
    dialog.against.set_value(1)
    dialog.against.changed.emit()
    settle(qtbot, desk)
    assert dialog._head.text() == "Từ bản 1 đến bản 3"
    assert told(dialog)[0] == "Tên khách hàng: trước là An, nay là Ấn"
    dialog.table.selectRow(2)
    dialog.against.set_value(3)
    dialog.against.changed.emit()
    settle(qtbot, desk)
    assert dialog._head.text() == "Từ bản 1 đến bản 3"
    assert desk.asked.count("compare_customer_revisions") == 2
    assert desk.errors == []


def test_an_old_one_comes_back_and_goes_again(qtbot: QtBot, desk: Desk, ref: Ref) -> None:
    dialog, page, window = opened(qtbot, desk, ref)
    assert dialog.restore.why_not() == "Đây là bản đang dùng."
    dialog.table.selectRow(2)
    assert dialog.restore.isEnabled()
    dialog.restore.click()
    settle(qtbot, desk)
    assert open_dialogs(window) == []
    card = get_customer(desk.session, ref)
    assert (card.form.name, card.form.note, card.rev) == ("An", "một", 4)
    assert page.detail.head.name.text() == "An"
    (toast,) = [one for one in window.findChildren(Toast) if one.isVisible()]
    assert toast.accessibleName() == "Đã đưa bản 1 trở lại thành bản 4."
    assert toast.button is not None
    toast.button.click()
    settle(qtbot, desk)
    assert get_customer(desk.session, ref).form.name == "Ấn"


def test_somebody_saved_meanwhile_so_nothing_comes_back(qtbot: QtBot, desk: Desk, ref: Ref) -> None:
    dialog, _, window = opened(qtbot, desk, ref)
    edit_customer(desk.session, ref, CustomerForm("Ẩn"), 3)
    dialog.table.selectRow(1)
    dialog.restore.click()
    settle(qtbot, desk)
    assert get_customer(desk.session, ref).form.name == "Ẩn"
    again = dialog_of(window)  # with what was saved meanwhile, and then it can be chosen
    assert isinstance(again, RevisionsDialog)
    told = again.findChild(InlineNotice, "failure")
    assert told is not None
    assert told.text() == sentence("revisions.changed_meanwhile")
    assert again.newest() == 4
    again.table.selectRow(2)
    again.restore.click()
    settle(qtbot, desk)
    assert get_customer(desk.session, ref).form.name == "Ân"


def test_what_keeps_an_old_revision_from_coming_back_is_told_by_its_name(
    qtbot: QtBot, office: Office, desk: Desk, ref: Ref
) -> None:
    asked = (CustomField(Target.CUSTOMER, "Ngân hàng", FieldType.TEXT, required=True),)
    save_fields(office.sign_in("quan"), office.project, asked, 0)
    dialog, _, _ = opened(qtbot, desk, ref)
    dialog.table.selectRow(2)
    dialog.restore.click()
    settle(qtbot, desk)
    told = dialog.findChild(InlineNotice, "failure")
    assert told is not None
    assert "Trường riêng của dự án" in told.text()
    assert "Cần nhập" in told.text()
    assert "custom" not in told.text()


def test_who_may_not_edit_only_looks(qtbot: QtBot, office: Office, desk: Desk, ref: Ref) -> None:
    desk.summary = replace(desk.summary, duties=(Duty.VERIFIER,))
    dialog, _, _ = opened(qtbot, desk, ref)
    dialog.table.selectRow(2)
    assert dialog.restore.isHidden()
    assert ref.level == Level.CONFIDENTIAL


def test_an_item_has_its_own_history(qtbot: QtBot, office: Office, desk: Desk, ref: Ref) -> None:
    first = ItemForm(ref, ItemKind.DEALING, ref.level, "Hợp đồng", amount=5_000_000)
    item = add_item(desk.session, first)
    edit_item(desk.session, item, replace(first, title="Hợp đồng số 2"), 1)
    page = CustomersPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    desk.changed.connect(lambda _: page.reload())  # as the window does
    settle(qtbot, desk)
    page.file.open(ref)
    settle(qtbot, desk)
    page.detail.items[ItemKind.DEALING].cards[0].asked.emit("history")
    settle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, RevisionsDialog)
    assert told(dialog) == ["Tiêu đề: trước là Hợp đồng, nay là Hợp đồng số 2"]
    assert dialog.show_all.isHidden()
    dialog.table.selectRow(1)
    dialog.restore.click()
    settle(qtbot, desk)
    (found,) = get_customer(desk.session, ref).items
    assert (found.title, found.rev) == ("Hợp đồng", 3)
    assert desk.errors == []
