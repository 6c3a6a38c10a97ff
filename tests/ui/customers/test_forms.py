"""Entering and editing customers and notes: faults at their field, drafts, and somebody else saving first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.actions import create_customer, edit_customer, save_draft
from app.customers.model import ItemKind, Relation
from app.customers.queries import get_customer, list_customers, list_drafts
from tests.fixtures.vault import Office
from tests.ui.customers.files import fill, form
from tests.ui.desk import WAIT, Desk, idle, show_page
from ui.customers.conflict_dialog import ConflictDialog
from ui.customers.customer_dialog import CustomerDialog
from ui.customers.items.amount_field import AmountField
from ui.customers.items.item_dialog import ItemDialog
from ui.customers.items.number_text import NumberText
from ui.customers.page import CustomersPage
from ui.widgets.dialog import close_all_dialogs, open_dialogs
from ui.widgets.notice import InlineNotice


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office.sign_in("lan"))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> CustomersPage:
    made = CustomersPage(desk, desk.summary)
    made.window_shown = show_page(qtbot, desk, made)  # type: ignore[attr-defined]
    idle(qtbot, desk)
    return made


def customer_form(page: CustomersPage) -> CustomerDialog:
    assert isinstance(page.desk.form, CustomerDialog)
    return page.desk.form


def type_into(qtbot: QtBot, dialog: CustomerDialog, name: str) -> None:
    dialog.name.edit.setFocus()
    qtbot.keyClicks(dialog.name.edit, name)


def test_a_new_customer_is_saved_with_ctrl_s_and_shown(
    qtbot: QtBot, office: Office, desk: Desk, page: CustomersPage
) -> None:
    page.add.click()
    dialog = customer_form(page)
    type_into(qtbot, dialog, "Cong ty Moi")
    dialog.phones.set_value("0901 234 567; 0236 3822 999")
    qtbot.keySequence(dialog, QKeySequence("Ctrl+S"))
    idle(qtbot, desk)
    qtbot.wait(30)
    idle(qtbot, desk)
    card = page.detail.card()
    assert card is not None
    assert card.form.name == "Cong ty Moi"
    assert card.form.phones == ("+84901234567", "+842363822999")
    assert open_dialogs(page.window()) == []
    assert desk.errors == []


def test_faults_stand_at_their_fields_and_nothing_is_asked(qtbot: QtBot, desk: Desk, page: CustomersPage) -> None:
    page.add.click()
    dialog = customer_form(page)
    dialog.email.set_value("khong phai")
    dialog.tax_code.set_value("123")
    dialog.submit()
    assert dialog.name.error()
    assert "email" in dialog.email.error()
    assert dialog.tax_code.error()
    assert not dialog.phones.error()
    assert "create_customer" not in desk.asked


def test_the_level_is_proposed_by_the_relation_until_it_is_chosen(page: CustomersPage) -> None:
    page.add.click()
    dialog = customer_form(page)
    assert dialog.level.level() == Level.CONFIDENTIAL
    dialog.relation.set_value(Relation.IMPORTANT)
    dialog.relation.changed.emit()
    assert dialog.level.level() == Level.SECRET
    assert dialog.proposal.isHidden()
    dialog.level.set_value(Level.CONFIDENTIAL)
    dialog.level.changed.emit()
    assert "cơ mật" in dialog.proposal.text()
    dialog.relation.set_value(Relation.INTEREST)
    dialog.relation.changed.emit()
    assert dialog.level.level() == Level.CONFIDENTIAL
    assert "phòng tuyệt mật" in dialog.proposal.text()


def test_editing_keeps_the_level(qtbot: QtBot, office: Office, desk: Desk, page: CustomersPage) -> None:
    first, *_ = fill(desk.session, office.project)
    page.file.open(first)
    idle(qtbot, desk)
    qtbot.keySequence(page, QKeySequence("Ctrl+E"))
    idle(qtbot, desk)
    dialog = customer_form(page)
    assert desk.asked.count("reveal_field") == 3, "the form shows what the card masks: each look is journalled"
    assert not dialog.level.control.isEnabled()
    dialog.name.set_value("Phước Lộc Mới")
    dialog.submit()
    idle(qtbot, desk)
    assert get_customer(desk.session, first).form.name == "Phước Lộc Mới"
    assert get_customer(desk.session, first).rev == 2


def test_what_is_typed_is_kept_as_a_draft_and_goes_with_the_saving(
    qtbot: QtBot, desk: Desk, page: CustomersPage
) -> None:
    page.add.click()
    dialog = customer_form(page)
    type_into(qtbot, dialog, "Dang go do")
    dialog._timer.timeout.emit()
    idle(qtbot, desk)
    (draft,) = list_drafts(desk.session)
    assert draft.values["name"] == "Dang go do"
    dialog.submit()
    idle(qtbot, desk)
    qtbot.waitUntil(lambda: list_drafts(desk.session) == (), timeout=3000)


def test_another_level_takes_the_draft_along(qtbot: QtBot, desk: Desk, page: CustomersPage) -> None:
    page.add.click()
    dialog = customer_form(page)
    type_into(qtbot, dialog, "Dang go do")
    dialog._timer.timeout.emit()
    dialog.level.set_value(Level.SECRET)
    dialog.level.changed.emit()
    dialog._timer.timeout.emit()
    idle(qtbot, desk)
    assert [draft.level for draft in list_drafts(desk.session)] == [Level.SECRET]


def test_a_lock_saves_what_was_typed_and_the_same_form_comes_back(
    qtbot: QtBot, office: Office, desk: Desk, page: CustomersPage
) -> None:
    first, *_ = fill(desk.session, office.project)
    page.file.open(first)
    idle(qtbot, desk)
    page.detail.head.edit.click()
    idle(qtbot, desk)
    dialog = customer_form(page)
    dialog.name.edit.setFocus()
    dialog.name.edit.selectAll()
    qtbot.keyClicks(dialog.name.edit, "Sua do dang")
    (saving,) = page.drafts_to_save()
    assert saving.function is save_draft
    saving.function(desk.session, *saving.args)
    close_all_dialogs(page.window())
    assert page.drafts_to_save() == ()
    (draft,) = list_drafts(desk.session)
    page.resume_draft(draft)
    idle(qtbot, desk)
    again = customer_form(page)
    assert again.name.value() == "Sua do dang"
    assert again.is_changed()
    again.submit()
    idle(qtbot, desk)
    assert get_customer(desk.session, first).form.name == "Sua do dang"
    qtbot.waitUntil(lambda: list_drafts(desk.session) == (), timeout=3000)


def test_a_lock_in_the_middle_of_saving_leaves_no_draft_of_what_was_saved(
    qtbot: QtBot, desk: Desk, page: CustomersPage
) -> None:
    page.add.click()
    dialog = customer_form(page)
    type_into(qtbot, dialog, "Cong ty Moi")
    (saving,) = dialog.draft_savings()  # what a lock asks for behind the act that is under way
    dialog.submit()
    idle(qtbot, desk)
    saving.function(desk.session, *saving.args)
    assert list_drafts(desk.session) == ()


def test_what_is_taken_up_again_is_saved_once(qtbot: QtBot, desk: Desk, page: CustomersPage) -> None:
    page.add.click()
    dialog = customer_form(page)
    type_into(qtbot, dialog, "Cong ty Moi")
    (saving,) = dialog.draft_savings()
    saving.function(desk.session, *saving.args)
    form, new = dialog.form(), dialog.new
    close_all_dialogs(page.window())
    (draft,) = list_drafts(desk.session)
    page.resume_draft(draft)
    assert customer_form(page).new == new
    create_customer(desk.session, draft.project, form, new)  # saved by now, unknown to this form
    customer_form(page).submit()
    idle(qtbot, desk)
    told = customer_form(page).findChildren(InlineNotice)
    assert any("lần bấm trước" in notice.text() for notice in told)
    assert list_customers(desk.session, draft.project, (Level.CONFIDENTIAL, Level.SECRET)).total == 1


def test_closing_asks_first_and_loses_nothing_by_escape(qtbot: QtBot, desk: Desk, page: CustomersPage) -> None:
    page.add.click()
    dialog = customer_form(page)
    type_into(qtbot, dialog, "Chua luu")
    dialog.reject()
    assert dialog.isVisible()
    question = open_dialogs(page.window())[-1]
    assert question is not dialog
    question.reject()
    assert dialog.name.value() == "Chua luu"
    dialog.reject()
    open_dialogs(page.window())[-1].accept()
    assert page.desk.form is None


def test_an_untouched_form_closes_at_once(page: CustomersPage) -> None:
    page.add.click()
    customer_form(page).reject()
    assert open_dialogs(page.window()) == []


def test_undo_works_in_a_field(qtbot: QtBot, page: CustomersPage) -> None:
    page.add.click()
    edit = customer_form(page).name.edit
    edit.setFocus()
    qtbot.keyClicks(edit, "abc")
    qtbot.keySequence(edit, QKeySequence("Ctrl+Z"))
    assert edit.text() == ""


def test_where_the_same_words_were_saved_meanwhile_there_is_nothing_to_compare(
    qtbot: QtBot, office: Office, desk: Desk, page: CustomersPage
) -> None:
    """As after a lock in the middle of saving: the draft comes back, and what it says is in force."""
    ref = create_customer(desk.session, office.project, form("Công ty Hoa Sen"))
    page.show_subject(ref)
    idle(qtbot, desk)
    page.desk.edit(get_customer(desk.session, ref))
    idle(qtbot, desk)
    dialog = customer_form(page)
    dialog.note.set_value("gọi buổi chiều")
    edit_customer(desk.session, ref, dialog.form(), 1)
    dialog.submit()
    idle(qtbot, desk)
    qtbot.waitUntil(lambda: open_dialogs(page.window()) == [], timeout=WAIT)
    assert get_customer(desk.session, ref).rev == 2


@pytest.mark.parametrize("mine", [True, False])
def test_somebody_else_saved_first(qtbot: QtBot, office: Office, desk: Desk, page: CustomersPage, mine: bool) -> None:
    first, *_ = fill(desk.session, office.project)
    page.file.open(first)
    idle(qtbot, desk)
    page.detail.head.edit.click()
    idle(qtbot, desk)
    dialog = customer_form(page)
    dialog.note.set_value("ghi chú của tôi")
    theirs = form("Tên do người khác sửa", Level.SECRET, "KH-0001")
    edit_customer(desk.session, first, theirs, 1)
    dialog.submit()
    idle(qtbot, desk)
    (_, conflict) = open_dialogs(page.window())
    assert isinstance(conflict, ConflictDialog)
    assert dialog.note.value() == "ghi chú của tôi"
    shown = [label.text() for label in conflict.findChildren(QLabel)]
    assert "ghi chú của tôi" in shown
    assert "Tên do người khác sửa" not in shown, "nothing is asked about what only the other touched"
    assert get_customer(desk.session, first).form == get_customer(desk.session, first).form
    assert get_customer(desk.session, first).rev == 2
    (conflict.mine if mine else conflict.theirs).click()
    dialog.submit()
    idle(qtbot, desk)
    stored = get_customer(desk.session, first).form
    if mine:
        assert (stored.name, stored.note) == ("Tên do người khác sửa", "ghi chú của tôi"), (
            "what was not touched is theirs"
        )
    else:
        assert (stored.name, stored.note) == ("Tên do người khác sửa", "")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.250.000 ₫", 1_250_000),
        ("1500000.00", 1_500_000),
        ("1,500,000.00", 1_500_000),
        ("1500000,00 đ", 1_500_000),
        ("1.500.00", 150_000),  # a digit was deleted from 1.500.000
        ("1.5500.000", 15_500_000),
        ("1.500", 1_500),
        ("-5", None),
        ("1,5", None),
        ("12.50", None),
        ("1500000.25", None),
        ("٣", None),
    ],
)
def test_an_amount_is_never_taken_for_a_hundred_times_as_much(qtbot: QtBot, text: str, number: int | None) -> None:
    amount, whole = AmountField("Số tiền"), NumberText("Số")
    for field in (amount, whole):
        qtbot.addWidget(field)
        field.set_text(text)
    assert (amount.value(), amount.is_valid()) == (number, number is not None)
    assert whole.value() == (number if text != "-5" else -5)


def test_a_note_is_never_below_its_customer(qtbot: QtBot, office: Office, desk: Desk, page: CustomersPage) -> None:
    first, *_ = fill(desk.session, office.project)
    page.file.open(first)
    idle(qtbot, desk)
    page.detail.head.asked.emit(str(ItemKind.DEALING))
    dialog = page.desk.form
    assert isinstance(dialog, ItemDialog)
    assert dialog.level.combo.count() == 1
    dialog.title_field.set_value("Báo giá")
    dialog.amount.set_text("1.250.000 ₫")
    dialog.day.edit.setText("31/02/2026")
    dialog.submit()
    assert dialog.day.error()
    dialog.day.edit.setText("24/11/2026")
    dialog.submit()
    idle(qtbot, desk)
    item = next(item for item in get_customer(desk.session, first).items if item.kind == ItemKind.DEALING)
    assert (item.amount, item.day, item.ref.level) == (1_250_000, "2026-11-24", Level.SECRET)


def test_a_second_form_does_not_take_the_place_of_what_the_first_kept(
    qtbot: QtBot, office: Office, desk: Desk, page: CustomersPage
) -> None:
    """After a lock the draft bar is not obeyed: the person begins anew."""
    first, *_ = fill(desk.session, office.project)
    page.file.open(first)
    idle(qtbot, desk)
    for title in ("Báo giá lần một", "Báo giá lần hai"):
        page.detail.head.asked.emit(str(ItemKind.DEALING))
        dialog = page.desk.form
        assert isinstance(dialog, ItemDialog)
        dialog.title_field.set_value(title)
        (saving,) = dialog.draft_savings()
        saving.function(desk.session, *saving.args)
        close_all_dialogs(page.window())
    for note in ("gọi sáng", "gọi chiều"):
        page.desk.edit(get_customer(desk.session, first))
        idle(qtbot, desk)
        customer_form(page).note.set_value(note)
        (saving,) = customer_form(page).draft_savings()
        saving.function(desk.session, *saving.args)
        close_all_dialogs(page.window())
    kept = [draft.values.get("title") or draft.values["note"] for draft in list_drafts(desk.session)]
    assert sorted(kept) == ["Báo giá lần hai", "Báo giá lần một", "gọi chiều", "gọi sáng"]


def test_a_note_is_edited_where_it_stands(qtbot: QtBot, office: Office, desk: Desk, page: CustomersPage) -> None:
    first, *_ = fill(desk.session, office.project)
    page.file.open(first)
    idle(qtbot, desk)
    card = page.detail.card()
    assert card is not None
    page.detail.item_edit_requested.emit(card.items[0])
    dialog = page.desk.form
    assert isinstance(dialog, ItemDialog)
    dialog.amount.set_text("abc")
    dialog.submit()
    assert dialog.amount.error()
    dialog.amount.set_value(None)
    dialog.submit()
    idle(qtbot, desk)
    assert get_customer(desk.session, first).items[0].amount is None


def test_every_field_is_reached_by_tab_and_has_a_name(qtbot: QtBot, page: CustomersPage) -> None:
    page.add.click()
    dialog = customer_form(page)
    window = page.window()
    assert isinstance(window, QMainWindow)
    seen = set()
    for _ in range(40):
        focused = window.focusWidget()
        assert focused is not None
        assert focused.accessibleName()
        seen.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {field.control for field in dialog.fields.values()} <= seen
