"""The page of entries over a real vault: queues, old beside new, remarks, the blind comparison, batches, the rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.actions import add_item
from app.customers.entry.actions import switch_steps_on
from app.customers.entry.model import Act, BatchRow, Queue, Step
from app.customers.entry.queries import entry_rules
from app.customers.form import ItemForm, ItemKind
from app.customers.intake.actions import import_customers
from app.customers.intake.model import ImportChoices, ImportResult
from app.customers.intake.queries import preview_import
from app.customers.queries import get_customer, list_customers, list_drafts
from tests.customers.entry.steps import (
    FORM,
    LOW,
    MIDDLE,
    corrected,
    entered,
    entry_of,
    in_force,
    look,
    reviewed,
    verified,
)
from tests.fixtures.entering import PASSPHRASES, EntryOffice
from tests.ui.desk import Desk, dialog_of, idle, show_page
from tests.ui.window.test_accessible import unnamed
from ui.customers.abilities import everyday
from ui.customers.customer_dialog import CustomerDialog
from ui.customers.entry.amend_dialogs import AmendCustomer, AmendItem
from ui.customers.entry.batch_detail import BatchDetail
from ui.customers.entry.detail import EntryDetail
from ui.customers.entry.page import EntriesPage
from ui.customers.entry.panel import EntriesPanel
from ui.customers.entry.reason_dialog import ReasonDialog
from ui.customers.entry.rules_dialog import RulesDialog
from ui.customers.entry.trust_line import TrustLine
from ui.customers.entry.verify_dialog import VerifyDialog
from ui.customers.items.item_card import ItemCard
from ui.customers.page import CustomersPage
from ui.widgets.dialog import open_dialogs
from ui.widgets.message_dialog import MessageDialog


def opened(qtbot: QtBot, office: EntryOffice, who: str) -> tuple[Desk, EntriesPanel, QMainWindow]:
    desk = Desk(office.sign_in(who))
    page = EntriesPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    assert page.panel is not None
    return desk, page.panel, window


def page_of(window: QMainWindow) -> EntriesPage:
    page = window.centralWidget()
    assert isinstance(page, EntriesPage)
    return page


def pick(qtbot: QtBot, desk: Desk, page: EntriesPanel, title: str = "") -> EntryDetail:
    """Open a row by its title (the first one without), as the mouse does."""
    place = next(at for at, row in enumerate(page._shown) if title in ("", getattr(row, "title", "")))
    page.table.selectRow(place)
    page._open_current(show=True)
    idle(qtbot, desk)
    assert isinstance(page.detail, EntryDetail)
    return page.detail


def words(widget: QWidget) -> str:
    """Everything that is written there, also in fields, tooltips and for screen readers."""
    said = [one.text() for kind in (QLabel, QLineEdit) for one in widget.findChildren(kind)]
    said += [one.toPlainText() for one in widget.findChildren(QTextEdit)]
    said += [f"{one.toolTip()} {one.accessibleName()}" for one in widget.findChildren(QWidget)]
    return "\n".join(said)


def turn(qtbot: QtBot, desk: Desk, page: EntriesPanel, queue: Queue) -> None:
    page.pills.choose(str(queue))
    page._change_queue()
    idle(qtbot, desk)


def test_a_reviewer_sees_old_beside_new_returns_with_a_remark_and_goes_on_with_the_next(
    qtbot: QtBot, entering: EntryOffice
) -> None:
    entering.steps_on()
    target = in_force(entering)
    corrected(entering, target, replace(FORM, phones=("0987654321",)))
    entered(entering, replace(FORM, name="Lê Văn Cam"))
    desk, page, window = opened(qtbot, entering, "mai")
    assert (page.pills.chosen(), len(page._shown)) == ("review", 2)
    detail = pick(qtbot, desk, page, FORM.name)
    phones = detail.comparison.rows["phones"]
    assert [part in words(phones) for part in ("0912 345 678", "0987 654 321", "ô quan trọng")] == [True] * 3
    assert detail.comparison.others.isHidden()  # what does not change
    assert unnamed(window) == []
    qtbot.keyClick(page.table, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert detail.remark.error()
    phones.ask.click()
    phones.remark.set_value("số này của ai?")
    qtbot.keyClick(page.table, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, desk)
    back = look(entering.sign_in("thu"), target)
    assert back.row.step is Step.RETURNED
    assert {field.field: field.remark for field in back.fields}["phones"] == "số này của ai?"
    assert isinstance(page.detail, EntryDetail)
    assert page.detail.view.row.title == "Lê Văn Cam"
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, desk)
    assert (page._shown, page.detail, desk.errors) == ((), None, [])
    assert entry_of(entering.sign_in("mai"), target).step is Step.RETURNED


def test_a_remark_waits_while_another_entry_is_looked_at(qtbot: QtBot, entering: EntryOffice) -> None:
    entering.steps_on()
    entered(entering)
    entered(entering, replace(FORM, name="Lê Văn Cam"))
    desk, page, _ = opened(qtbot, entering, "mai")
    pick(qtbot, desk, page, FORM.name).comparison.rows["address"].put_remark("thiếu phường")
    assert pick(qtbot, desk, page, "Lê Văn Cam").remarks() == {}
    (saving,) = page.drafts_to_save()
    assert saving.args[0].values == {"address": "thiếu phường"}  # type: ignore[attr-defined]
    back = pick(qtbot, desk, page, FORM.name)
    assert back.remarks() == {"address": "thiếu phường"}
    back.buttons[Act.RETURN].click()
    idle(qtbot, desk)
    assert page.drafts_to_save() == ()  # sent, and not kept for the next time it comes


def test_the_window_of_the_verifier_holds_no_value_that_is_to_be_typed(qtbot: QtBot, entering: EntryOffice) -> None:
    entering.steps_on()
    target = entered(entering)
    reviewed(entering, target)
    desk, page, window = opened(qtbot, entering, "hung")
    detail = pick(qtbot, desk, page)
    detail.buttons[Act.VERIFY].click()
    dialog = dialog_of(window)
    assert isinstance(dialog, VerifyDialog)
    assert not [secret for secret in ("912", "0100109106") if secret in words(window)]
    assert list(dialog.typed) == ["phones", "tax_code"]
    assert unnamed(window) == []
    dialog.submit()
    assert dialog.source.error()
    dialog.source.set_value("Giấy đăng ký kinh doanh")
    dialog.submit()
    assert dialog.seen.error()
    dialog.seen.set_value(True)
    dialog.typed["phones"].set_value("0912345678")
    dialog.typed["tax_code"].set_value("0100109106")
    dialog.submit()
    idle(qtbot, desk)
    assert open_dialogs(window) == []
    assert get_customer(desk.session, target).trust.verified is not None
    assert page._shown == ()


def test_a_difference_is_told_by_name_and_goes_back(qtbot: QtBot, entering: EntryOffice) -> None:
    entering.steps_on()
    target = entered(entering)
    reviewed(entering, target)
    desk, page, window = opened(qtbot, entering, "hung")
    pick(qtbot, desk, page).buttons[Act.VERIFY].click()
    dialog = dialog_of(window)
    assert isinstance(dialog, VerifyDialog)
    dialog.typed["phones"].set_value("0912345678")
    dialog.source.set_value("Hợp đồng")
    dialog.seen.set_value(True)
    dialog.submit()
    idle(qtbot, desk)
    told = dialog_of(window)
    assert isinstance(told, MessageDialog)
    assert "mã số thuế" in words(told)
    assert "0100109106" not in words(window)
    desk, page, _ = opened(qtbot, entering, "mai")
    turn(qtbot, desk, page, Queue.RETURNED)
    assert "bản nhập: 0100109106\nkiểm tra: trống" in words(pick(qtbot, desk, page))
    desk, page, _ = opened(qtbot, entering, "thu")
    mine = words(pick(qtbot, desk, page))
    assert "Hãy xem lại giấy tờ gốc rồi sửa các ô: mã số thuế." in mine


def test_whoever_entered_amends_and_sends_again(qtbot: QtBot, entering: EntryOffice) -> None:
    entering.steps_on()
    target = entered(entering)
    desk, page, window = opened(qtbot, entering, "thu")
    detail = pick(qtbot, desk, page)
    assert set(detail.buttons) == {Act.AMEND, Act.WITHDRAW}
    qtbot.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(window)
    assert isinstance(dialog, AmendCustomer)
    assert (dialog.phones.value(), dialog.save.text()) == ("0912 345 678", "Gửi duyệt lại")
    dialog.note.set_value("đã gọi lại")
    (draft,) = page_of(window).drafts_to_save()
    draft.function(desk.session, *draft.args)
    dialog.submit()
    idle(qtbot, desk)
    assert {field.field: field.after for field in look(desk.session, target).fields}["note"] == "đã gọi lại"
    assert open_dialogs(window) == []
    pick(qtbot, desk, page).buttons[Act.WITHDRAW].click()
    asked = dialog_of(window)
    asked.accept()
    idle(qtbot, desk)
    assert page._shown == ()


def test_what_was_remarked_or_amended_is_kept_at_a_lock(qtbot: QtBot, entering: EntryOffice) -> None:
    entering.steps_on()
    entered(entering)
    desk, page, _ = opened(qtbot, entering, "mai")
    detail = pick(qtbot, desk, page)
    detail.comparison.rows["address"].put_remark("thiếu phường")
    for saving in page.drafts_to_save():
        saving.function(desk.session, *saving.args)
    (draft,) = list_drafts(desk.session)
    assert (draft.form, draft.values) == ("entry", {"address": "thiếu phường"})
    desk, page, window = opened(qtbot, entering, "mai")
    page_of(window).resume_draft(draft)
    idle(qtbot, desk)
    assert isinstance(page.detail, EntryDetail)
    assert page.detail.remarks() == {"address": "thiếu phường"}
    page.detail.buttons[Act.RETURN].click()
    idle(qtbot, desk)
    assert list_drafts(desk.session) == ()
    desk, page, window = opened(qtbot, entering, "thu")
    pick(qtbot, desk, page).buttons[Act.AMEND].click()
    dialog = dialog_of(window)
    assert isinstance(dialog, AmendCustomer)
    dialog.address.set_value("12 Hàng Bông, Hàng Gai")
    for saving in page.drafts_to_save():
        saving.function(desk.session, *saving.args)
    (draft,) = list_drafts(desk.session)
    desk, page, window = opened(qtbot, entering, "thu")
    page_of(window).resume_draft(draft)
    idle(qtbot, desk)
    again = dialog_of(window)
    assert isinstance(again, AmendCustomer)
    assert again.address.value() == "12 Hàng Bông, Hàng Gai"


def test_who_saves_is_told_that_it_was_sent_and_the_list_does_not_show_it(qtbot: QtBot, entering: EntryOffice) -> None:
    entering.steps_on()
    desk = Desk(entering.sign_in("thu"))
    page = CustomersPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    page.add.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, CustomerDialog)
    dialog.name.set_value("Trần Thị Bưởi")
    dialog.submit()
    idle(qtbot, desk)
    assert "Đã gửi duyệt. Bản nhập" in words(window)
    assert (page.list.total(), page.detail.card(), desk.errors) == (0, None, [])
    page._imported(ImportResult(entering.project, 1234, (), 0, 0))
    idle(qtbot, desk)
    assert "Đã gửi duyệt 1.234 bản nhập" in words(window)


@pytest.mark.parametrize(
    ("step", "said"),
    [("none", "Chưa đối chiếu"), ("verified", "Đã xác minh 24/11/2026 bởi Đinh Quốc Hùng, đối chiếu với Giấy đăng ký"),
     ("urgent", "Đính chính khẩn")],
)  # fmt: skip
def test_the_card_says_how_far_it_can_be_relied_on(qtbot: QtBot, entering: EntryOffice, step: str, said: str) -> None:
    if step == "none":
        target = entered(entering)
    else:
        entering.steps_on()
        target = in_force(entering)
    if step == "urgent":
        corrected(entering, target, replace(FORM, phones=("0987654321",)))
        desk, entries, window = opened(qtbot, entering, "quan")
        page_of(window).show_subject(look(desk.session, target).row.ref)
        idle(qtbot, desk)
        assert isinstance(entries.detail, EntryDetail)
        entries.detail.buttons[Act.URGENT].click()
        dialog = dialog_of(window)
        assert isinstance(dialog, ReasonDialog)
        dialog.submit()
        assert dialog.reason.error()
        dialog.reason.edit.setPlainText("khách đổi số")
        dialog.submit()
        idle(qtbot, desk)
        assert desk.errors == []
    desk = Desk(entering.sign_in("thu"))
    page = CustomersPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    page.show_subject(target)
    idle(qtbot, desk)
    (line,) = window.findChildren(TrustLine)
    assert line.text().startswith(said)
    assert line.accessibleName() == line.text()


def test_a_batch_is_passed_on_sampled_and_confirmed(qtbot: QtBot, entering: EntryOffice, tmp_path: Path) -> None:
    entering.steps_on()
    path = tmp_path / "list.csv"
    path.write_text("Tên khách hàng\n" + "\n".join(f"Khách {number:02d}" for number in range(7)), "utf-8")
    thu = entering.sign_in("thu")
    choices = ImportChoices(LOW)
    preview = preview_import(thu, entering.project, str(path), choices)
    import_customers(thu, entering.project, preview, str(path), choices)
    desk, page, window = opened(qtbot, entering, "mai")
    (batch,) = page._shown
    assert isinstance(batch, BatchRow)
    page.table.selectRow(0)
    page._open_current(show=True)
    assert isinstance(page.detail, BatchDetail)
    page.detail.buttons["open"].click()
    idle(qtbot, desk)
    assert len(page._shown) == 7
    assert unnamed(window) == []
    page.back.click()
    idle(qtbot, desk)
    page.table.selectRow(0)
    page._open_current(show=True)
    page.detail.buttons["pass"].click()
    idle(qtbot, desk)
    assert (page._shown, desk.errors) == ((), [])
    desk, page, window = opened(qtbot, entering, "hung")
    page.table.selectRow(0)
    page._open_current(show=True)
    assert isinstance(page.detail, BatchDetail)
    assert page.detail.buttons["confirm"].why_not() == "Còn 5 bản trong mẫu chưa đối chiếu."
    page.detail.buttons["open"].click()
    idle(qtbot, desk)
    for title in [row.title for row in page._page.rows]:
        pick(qtbot, desk, page, title).buttons[Act.VERIFY].click()
        dialog = dialog_of(window)
        assert isinstance(dialog, VerifyDialog)
        dialog.source.set_value("Danh sách ký tên")
        dialog.seen.set_value(True)
        dialog.submit()
        idle(qtbot, desk)
    page.back.click()
    idle(qtbot, desk)
    page.table.selectRow(0)
    page._open_current(show=True)
    assert isinstance(page.detail, BatchDetail)
    page.detail.buttons["confirm"].click()
    idle(qtbot, desk)
    assert list_customers(desk.session, entering.project, (LOW, MIDDLE)).total == 7
    assert desk.errors == []


def test_a_manager_turns_the_steps_on_chooses_fields_and_two_turn_them_off(qtbot: QtBot, entering: EntryOffice) -> None:
    desk, page, window = opened(qtbot, entering, "quan")
    assert not page.off.isHidden()
    page_of(window).rules.click()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, RulesDialog)
    assert unnamed(window) == []
    assert dialog.switch_on is not None
    dialog.switch_on.click()
    idle(qtbot, desk)
    assert entry_rules(desk.session, entering.project).three_steps
    assert page.off.isHidden()
    dialog.ticks["email"].set_value(True)
    assert dialog.save_critical is not None
    dialog.save_critical.click()
    idle(qtbot, desk)
    assert entry_rules(desk.session, entering.project).critical == ("phones", "email", "tax_code")
    assert dialog.signatures is not None
    assert dialog.switch_off is not None
    dialog.switch_off.click()
    assert dialog.signatures.own.error()
    dialog.signatures.own.set_value(PASSPHRASES["quan"])
    dialog.signatures.other_passphrase.set_value(PASSPHRASES["ha"])
    dialog.switch_off.click()
    idle(qtbot, desk)
    assert not entry_rules(desk.session, entering.project).three_steps
    assert desk.errors == []


@pytest.mark.parametrize("who", ["thu", "tam", "mai", "hung"])
def test_only_managers_are_offered_the_rules_and_everybody_their_own_queues(
    qtbot: QtBot, entering: EntryOffice, who: str
) -> None:
    switch_steps_on(entering.sign_in("quan"), entering.project)
    _, page, window = opened(qtbot, entering, who)
    assert not page_of(window).rules.isVisible()
    offered = set(page.pills._keys)
    assert (
        offered
        == {
            "thu": {"mine", "returned", "done"},
            "tam": {"mine", "returned", "done"},
            "mai": {"mine", "review", "verify", "returned", "done"},
            "hung": {"verify"},
        }[who]
    )
    assert page.highest_level() == 0


def test_an_item_is_amended_in_its_own_form(qtbot: QtBot, entering: EntryOffice) -> None:
    entering.steps_on()
    customer = in_force(entering)
    item = add_item(entering.sign_in("thu"), ItemForm(customer, ItemKind.DEALING, Level.SECRET, "Hợp đồng", amount=5))
    desk, page, window = opened(qtbot, entering, "thu")
    pick(qtbot, desk, page, "Hợp đồng").buttons[Act.AMEND].click()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, AmendItem)
    dialog.amount.set_value(7)
    dialog.submit()
    idle(qtbot, desk)
    assert {field.field: field.after for field in look(desk.session, item).fields}["amount"] == "7 ₫"
    reviewed(entering, item)
    assert verified(entering, item, {}).matched
    (whole,) = get_customer(desk.session, customer).items
    card = ItemCard(whole, (), everyday(()))
    qtbot.addWidget(card)
    (line,) = card.findChildren(TrustLine)
    assert line.text().startswith("Đã xác minh 24/11/2026 bởi Đinh Quốc Hùng")
    assert page.highest_level() == int(Level.SECRET)


def test_an_amendment_goes_on_from_what_others_changed_meanwhile(qtbot: QtBot, entering: EntryOffice) -> None:
    entering.steps_on()
    target = in_force(entering)
    corrected(entering, target, replace(FORM, address="14 Hàng Bông"))
    desk, page, window = opened(qtbot, entering, "thu")
    pick(qtbot, desk, page).buttons[Act.AMEND].click()
    dialog = dialog_of(window)
    assert isinstance(dialog, AmendCustomer)
    dialog.address.set_value("16 Hàng Bông")
    low = desk.session.compartment(entering.project, LOW)
    for note, sends in (("", 1), ("của người khác", 2)):  # nothing that is entered here, then something
        record = low.get(target.rid)
        assert record is not None
        with low.change("test", desk.session.identity, entering.clock.now()) as change:
            change.put(target.rid, "customer", {**record.body, "note": note, "turn": sends}, base=record.rev)
        for press in range(sends):
            assert dialog.isVisible() == (press < sends)
            dialog.submit()
            idle(qtbot, desk)
            qtbot.wait(30)
            idle(qtbot, desk)
        entry = look(entering.sign_in("mai"), target)
        assert {one.field: one.after for one in entry.fields}["address"] == "16 Hàng Bông"
        assert (entry.stale, desk.errors) == (False, [])
        if sends == 1:
            desk, page, window = opened(qtbot, entering, "thu")
            pick(qtbot, desk, page).buttons[Act.AMEND].click()
            dialog = dialog_of(window)
            assert isinstance(dialog, AmendCustomer)
