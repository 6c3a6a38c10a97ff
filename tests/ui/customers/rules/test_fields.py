"""A project's own fields: decided by a manager, asked for in the forms, shown on the cards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.customers.actions import create_customer, edit_customer
from app.customers.items.model import ItemKind
from app.customers.model import CustomerForm
from app.customers.queries import get_customer, list_drafts
from app.customers.rules.actions import save_fields
from app.customers.rules.model import CustomField, FieldType, ProjectRules, Target
from app.customers.rules.queries import get_rules
from app.session.door import Session
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, idle, show_page
from ui.customers.conflict_dialog import ConflictDialog
from ui.customers.customer_dialog import CustomerDialog
from ui.customers.items.amount_field import AmountField
from ui.customers.items.item_dialog import ItemDialog
from ui.customers.items.page import ItemsPage
from ui.customers.page import CustomersPage
from ui.customers.rules.fields_dialog import FieldsDialog
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import close_all_dialogs, open_dialogs

C = Target.CUSTOMER
TRADE = CustomField(C, "Ngành nghề", FieldType.CHOICE, True, ("xây dựng", "dược phẩm"))
CAPITAL = CustomField(C, "Vốn điều lệ", FieldType.AMOUNT)
FOUNDED = CustomField(C, "Ngày thành lập", FieldType.DAY)
VIP = CustomField(C, "Khách ưu tiên", FieldType.YES_NO)
MONTHS = CustomField(Target.DEALING, "Số tháng bảo hành", FieldType.NUMBER)


def settle(qtbot: QtBot, desk: Desk) -> None:
    for _ in range(3):
        idle(qtbot, desk)
        qtbot.wait(20)


def decided(office: Office, *fields: CustomField) -> ProjectRules:
    quan = office.sign_in("quan")
    return save_fields(quan, office.project, fields, get_rules(quan, office.project).rev)


def files(qtbot: QtBot, session: Session) -> tuple[CustomersPage, Desk]:
    desk = Desk(session)
    page = CustomersPage(desk, desk.summary)
    show_page(qtbot, desk, page)
    settle(qtbot, desk)
    return page, desk


def customer_form(qtbot: QtBot, page: CustomersPage, desk: Desk) -> CustomerDialog:
    page.add.click()
    settle(qtbot, desk)
    assert isinstance(page.desk.form, CustomerDialog)
    return page.desk.form


def by_label(form: CustomerDialog | ItemDialog, label: str) -> object:
    return next(field for field in form.custom.fields.values() if field.label() == label)


def words(widget: object) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))  # type: ignore[attr-defined]


# Deciding


@pytest.fixture
def manager(qtbot: QtBot, office: Office) -> tuple[ItemsPage, Desk]:
    desk = Desk(office.sign_in("quan"))
    page = ItemsPage(desk, desk.summary)
    show_page(qtbot, desk, page)
    settle(qtbot, desk)
    return page, desk


def fields_dialog(qtbot: QtBot, page: ItemsPage, desk: Desk) -> FieldsDialog:
    page.fields.click()
    settle(qtbot, desk)
    (dialog,) = open_dialogs(page.window())
    assert isinstance(dialog, FieldsDialog)
    return dialog


def test_a_manager_adds_orders_and_retires_fields(
    qtbot: QtBot, office: Office, manager: tuple[ItemsPage, Desk]
) -> None:
    page, desk = manager
    dialog = fields_dialog(qtbot, page, desk)
    dialog.add_field.click()
    dialog.add_field.click()
    first, second = dialog.rows[C]
    second.name.set_value("Ngành nghề")
    second.type.set_value(FieldType.CHOICE)
    second.type.changed.emit()
    dialog.submit()
    assert first.name.error()
    assert second.choices.error()
    assert "save_fields" not in desk.asked
    second.choices.set_value("xây dựng\n\ndược phẩm")
    second.moved.emit(-1)
    first.dropped.emit()
    dialog.submit()
    settle(qtbot, desk)
    assert open_dialogs(page.window()) == []
    (saved,) = get_rules(desk.session, office.project).fields
    assert (saved.name, saved.choices, saved.retired) == ("Ngành nghề", ("xây dựng", "dược phẩm"), False)
    dialog = fields_dialog(qtbot, page, desk)
    (row,) = dialog.rows[C]
    assert not row.type.control.isEnabled()
    assert row.drop.isHidden()
    row.retire.click()
    assert not row.retired.isHidden()
    dialog.submit()
    settle(qtbot, desk)
    assert get_rules(desk.session, office.project).fields[0].retired
    assert desk.errors == []


def test_what_was_changed_is_not_lost_by_escape(qtbot: QtBot, manager: tuple[ItemsPage, Desk]) -> None:
    page, desk = manager
    dialog = fields_dialog(qtbot, page, desk)
    dialog.add_field.click()
    dialog.rows[C][0].name.set_value("Vốn")
    dialog.reject()
    assert len(open_dialogs(page.window())) == 2
    open_dialogs(page.window())[-1].reject()
    assert dialog.isVisible()
    assert dialog.rows[C][0].name.value() == "Vốn"
    dialog.force_close()


def overtaken(
    qtbot: QtBot, office: Office, manager: tuple[ItemsPage, Desk], typed: str
) -> tuple[FieldsDialog, ConflictDialog]:
    """The dialog over one field, in which another was typed while a second manager added theirs and asked for more."""
    page, desk = manager
    (trade,) = decided(office, replace(TRADE, required=False)).fields
    dialog = fields_dialog(qtbot, page, desk)
    dialog.rows[C][0].name.set_value("Lĩnh vực")
    dialog.add_field.click()
    dialog.rows[C][1].name.set_value(typed)
    decided(office, replace(trade, required=True), MONTHS, FOUNDED)
    dialog.submit()
    settle(qtbot, desk)
    asked = open_dialogs(page.window())[-1]
    assert isinstance(asked, ConflictDialog)
    return dialog, asked


def test_who_saves_second_sees_what_changed_and_saves_over_it(
    qtbot: QtBot, office: Office, manager: tuple[ItemsPage, Desk]
) -> None:
    page, desk = manager
    dialog, asked = overtaken(qtbot, office, manager, "Vốn")
    told = words(asked.meanwhile)
    assert all(part in told for part in (TRADE.name, "bắt buộc nhập", MONTHS.name, FOUNDED.name))
    assert "Trần Minh Quân" in words(asked)
    assert "Vốn" in words(asked.differences)
    assert MONTHS.name not in words(asked.differences)
    asked.reject()
    assert [row.name.value() for row in dialog.rows[C]] == ["Lĩnh vực", "Vốn"]
    assert len(get_rules(desk.session, office.project).fields) == 3
    dialog.submit()
    settle(qtbot, desk)
    open_dialogs(page.window())[-1].mine.click()  # type: ignore[attr-defined]
    settle(qtbot, desk)
    assert open_dialogs(page.window()) == []
    saved = get_rules(desk.session, office.project).fields
    assert [(one.name, one.required) for one in saved if one.target is C] == [
        ("Lĩnh vực", True), (FOUNDED.name, False), ("Vốn", False)
    ]  # fmt: skip
    assert [one.name for one in saved if one.target is Target.DEALING] == [MONTHS.name]
    assert desk.errors == []


def test_who_saves_second_may_take_what_the_other_saved(
    qtbot: QtBot, office: Office, manager: tuple[ItemsPage, Desk]
) -> None:
    page, desk = manager
    dialog, asked = overtaken(qtbot, office, manager, "Vốn")
    before = get_rules(desk.session, office.project)
    asked.theirs.click()
    settle(qtbot, desk)
    assert [row.name.value() for row in dialog.rows[C]] == [TRADE.name, FOUNDED.name]
    assert get_rules(desk.session, office.project) == before
    dialog.reject()
    assert open_dialogs(page.window()) == []


def test_two_new_fields_of_one_name_are_pointed_out_and_one_can_be_dropped(
    qtbot: QtBot, office: Office, manager: tuple[ItemsPage, Desk]
) -> None:
    page, desk = manager
    dialog, asked = overtaken(qtbot, office, manager, FOUNDED.name)
    asked.mine.click()
    settle(qtbot, desk)
    assert open_dialogs(page.window()) == [dialog]
    theirs, mine = dialog.rows[C][1:]
    assert (theirs.name.error(), bool(mine.name.error())) == ("", True)
    mine.drop.click()
    dialog.submit()
    settle(qtbot, desk)
    assert open_dialogs(page.window()) == []
    assert len(get_rules(desk.session, office.project).fields) == 3


def test_nobody_else_is_offered_the_fields(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("lan"))
    page = ItemsPage(desk, replace(desk.summary, duties=(Duty.SALES,)))
    show_page(qtbot, desk, page)
    settle(qtbot, desk)
    assert page.fields.isHidden()


# Filling in


def test_a_form_asks_for_the_projects_own_fields_and_the_card_shows_them(qtbot: QtBot, office: Office) -> None:
    decided(office, TRADE, CAPITAL, FOUNDED, VIP)
    page, desk = files(qtbot, office.sign_in("lan"))
    form = customer_form(qtbot, page, desk)
    form.name.set_value("Mỹ Đình")
    trade, capital, founded, vip = (by_label(form, one.name) for one in (TRADE, CAPITAL, FOUNDED, VIP))
    assert isinstance(trade, ComboField)
    assert isinstance(capital, AmountField)
    assert isinstance(founded, DateField)
    assert isinstance(vip, ComboField)
    capital.set_text("nhiều")
    founded.edit.setText("30/02/2020")
    form.submit()
    assert all(field.error() for field in (trade, capital, founded))
    assert "create_customer" not in desk.asked
    trade.set_value("dược phẩm")
    capital.set_text("5.000.000.000")
    founded.edit.setText("20/02/2020")
    vip.set_value(True)
    form.submit()
    settle(qtbot, desk)
    card = page.detail.card()
    assert card is not None
    assert sorted(str(value) for _, value in card.form.custom) == ["2020-02-20", "5000000000", "True", "dược phẩm"]
    told = words(page.detail.info)
    assert all(text in told for text in ("Ngành nghề", "dược phẩm", "5.000.000.000 ₫", "20/02/2020", "có"))


def test_an_item_has_the_fields_of_its_kind_alone(qtbot: QtBot, office: Office) -> None:
    decided(office, CAPITAL, MONTHS)
    session = office.sign_in("lan")
    ref = create_customer(session, office.project, CustomerForm("An"))
    page, desk = files(qtbot, session)
    page.file.open(ref)
    settle(qtbot, desk)
    page.detail.head.asked.emit(str(ItemKind.DEALING))
    settle(qtbot, desk)
    form = page.desk.form
    assert isinstance(form, ItemDialog)
    assert [field.label() for field in form.custom.fields.values()] == [MONTHS.name]
    form.title_field.set_value("Thuê kho")
    by_label(form, MONTHS.name).set_text("24")  # type: ignore[attr-defined]
    form.submit()
    settle(qtbot, desk)
    (item,) = get_customer(session, ref).items
    assert item.form.custom[0][1] == 24
    assert MONTHS.name in words(page.detail.items[ItemKind.DEALING])


def test_an_untouched_edit_stays_untouched_and_a_retired_field_keeps_its_value(qtbot: QtBot, office: Office) -> None:
    trade, capital = decided(office, TRADE, CAPITAL).fields
    session = office.sign_in("lan")
    custom = tuple(sorted(((trade.id, "dược phẩm"), (capital.id, 7))))
    ref = create_customer(session, office.project, CustomerForm("An", custom=custom))
    decided(office, replace(trade, choices=("xây dựng",)), replace(capital, retired=True))
    page, desk = files(qtbot, session)
    page.file.open(ref)
    settle(qtbot, desk)
    page.detail.head.edit.click()
    settle(qtbot, desk)
    form = page.desk.form
    assert isinstance(form, CustomerDialog)
    assert [field.label() for field in form.custom.fields.values()] == [TRADE.name]
    assert not form.is_changed()
    form.note.set_value("gọi lại")
    form.submit()
    settle(qtbot, desk)
    assert get_customer(session, ref).form.custom == custom
    assert "Vốn điều lệ" in words(page.detail.info)


def test_a_draft_and_a_conflict_tell_the_own_fields_too(qtbot: QtBot, office: Office) -> None:
    (capital,) = decided(office, CAPITAL).fields
    session = office.sign_in("lan")
    ref = create_customer(session, office.project, CustomerForm("An"))
    page, desk = files(qtbot, session)
    page.file.open(ref)
    settle(qtbot, desk)
    page.detail.head.edit.click()
    settle(qtbot, desk)
    form = page.desk.form
    assert isinstance(form, CustomerDialog)
    by_label(form, CAPITAL.name).set_text("900")  # type: ignore[attr-defined]
    (saving,) = page.drafts_to_save()
    saving.function(session, *saving.args)
    close_all_dialogs(page.window())
    (draft,) = list_drafts(session)
    page.resume_draft(draft)
    settle(qtbot, desk)
    again = page.desk.form
    assert isinstance(again, CustomerDialog)
    assert again.custom.custom() == ((capital.id, 900),)
    edit_customer(session, ref, CustomerForm("Ân", custom=((capital.id, 5),)), 1)
    again.submit()
    settle(qtbot, desk)
    conflict = open_dialogs(page.window())[-1]
    assert isinstance(conflict, ConflictDialog)
    conflict.theirs.click()
    settle(qtbot, desk)
    assert again.custom.custom() == ((capital.id, 5),)
    again.custom.put(())
    assert again.is_changed()
    close_all_dialogs(page.window())
