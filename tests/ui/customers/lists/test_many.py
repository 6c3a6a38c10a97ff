"""Several customers at once: the bar, the dialog, what is not overwritten, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.access.level import Level
from app.customers.actions import create_customer, edit_customer
from app.customers.lists.model import MOST_AT_ONCE, Field
from app.customers.model import CustomerForm, CustomerRow, Relation
from app.customers.queries import get_customer, list_customers
from tests.fixtures.vault import Office
from tests.ui.customers.files import fill, form
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.customers.lists.many_dialog import ManyDialog
from ui.customers.page import CustomersPage
from ui.widgets.dialog import open_dialogs
from ui.widgets.layout_memory import LayoutMemory
from ui.widgets.toast import Toast


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office.sign_in("lan"))


def opened(qtbot: QtBot, desk: Desk) -> tuple[CustomersPage, QMainWindow]:
    page = CustomersPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    desk.changed.connect(lambda _: page.reload())  # as the window does
    settle(qtbot, desk)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return page, window


def settle(qtbot: QtBot, desk: Desk) -> None:
    idle(qtbot, desk)
    qtbot.wait(40)
    idle(qtbot, desk)


def rows(page: CustomersPage) -> list[CustomerRow]:
    model = page.list.feed.model
    return [row for place in range(model.rowCount()) if (row := model.record(place)) is not None]


def choose(qtbot: QtBot, page: CustomersPage, count: int) -> None:
    """The first ``count`` rows, by keyboard."""
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Home)
    for _ in range(count - 1):
        qtbot.keyClick(page.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def many_dialog(qtbot: QtBot, desk: Desk, page: CustomersPage, window: QMainWindow, field: Field) -> ManyDialog:
    page.list.bar.buttons[field].click()
    settle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, ManyDialog)
    return dialog


def toast(window: QMainWindow) -> Toast:
    found = [one for one in window.findChildren(Toast) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def owners(office: Office, desk: Desk) -> list[str]:
    page = list_customers(desk.session, office.project, (Level.CONFIDENTIAL, Level.SECRET))
    return [row.owner for row in page.rows]


def test_the_bar_comes_with_the_second_and_choosing_several_opens_no_file(
    qtbot: QtBot, office: Office, desk: Desk
) -> None:
    fill(desk.session, office.project)
    page, _ = opened(qtbot, desk)
    assert page.list.bar.isHidden()
    choose(qtbot, page, 3)
    assert page.list.bar.isVisible()
    assert page.list.bar.count.text() == "3 hồ sơ đã chọn"
    qtbot.wait(220)
    settle(qtbot, desk)
    assert "get_customer" not in desk.asked
    page.list.bar.clear.click()
    assert (page.list.bar.isHidden(), page.list.table.chosen_count()) == (True, 1)


def test_coming_to_the_list_looks_at_nobody(qtbot: QtBot, office: Office, desk: Desk) -> None:
    fill(desk.session, office.project)
    page, _ = opened(qtbot, desk)
    before = desk.session.journal.count()
    page.list.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.wait(220)
    settle(qtbot, desk)
    assert (page.detail.card(), desk.session.journal.count()) == (None, before)
    page.list.search.setFocus()
    qtbot.keyClick(page.list.search, Qt.Key.Key_Down)
    qtbot.wait(220)
    settle(qtbot, desk)
    assert page.detail.card() is not None
    assert desk.session.journal.count() == before + 1


def test_all_are_changed_and_ctrl_z_takes_it_back(qtbot: QtBot, office: Office, desk: Desk) -> None:
    fill(desk.session, office.project)
    page, window = opened(qtbot, desk)
    before = owners(office, desk)
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    dialog = many_dialog(qtbot, desk, page, window, Field.OWNER)
    assert dialog.accessibleName() == "Đổi người phụ trách của 5 hồ sơ"
    dialog.value.set_value("=cmd")  # type: ignore[arg-type]
    dialog.save.click()
    assert dialog.value.error()
    dialog.value.set_value("Đỗ Hoàng Long")
    dialog.save.click()
    settle(qtbot, desk)
    assert open_dialogs(window) == []
    assert owners(office, desk) == ["Đỗ Hoàng Long"] * 5
    told = toast(window)
    assert told.accessibleName() == "Đã đổi 5 hồ sơ."
    assert told.button is not None
    assert told.button.text() == "Hoàn tác"
    qtbot.keyClick(page.list.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk)
    assert owners(office, desk) == before
    assert open_dialogs(window) == []
    assert toast(window).accessibleName() == "Đã hoàn tác 5 hồ sơ."
    assert toast(window).button is None


def test_who_was_changed_meanwhile_is_told_of_and_left(qtbot: QtBot, office: Office, desk: Desk) -> None:
    fill(desk.session, office.project)
    page, window = opened(qtbot, desk)
    first = rows(page)[0]
    choose(qtbot, page, 2)
    dialog = many_dialog(qtbot, desk, page, window, Field.RELATION)
    office.clock.advance(1_000_000)
    card = get_customer(desk.session, first.ref)
    edit_customer(desk.session, first.ref, replace(card.form, note="vừa gọi"), card.rev)
    dialog.value.set_value(Relation.INTEREST.value)  # type: ignore[arg-type]
    dialog.save.click()
    settle(qtbot, desk)
    words = [label.text() for label in dialog.outcome.findChildren(QLabel) if label.text()]
    assert words == ["Đã đổi 1 hồ sơ.", "1 hồ sơ giữ nguyên: có người vừa sửa sau khi bạn mở danh sách."]
    assert (dialog.save.isHidden(), dialog.undo.isVisible()) == (True, True)
    assert get_customer(desk.session, first.ref).form.note == "vừa gọi"
    dialog.undo.click()
    settle(qtbot, desk)
    assert toast(window).accessibleName() == "Đã hoàn tác 1 hồ sơ."


def test_stopping_between_two_leaves_whole_records(
    qtbot: QtBot, office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk.session, office.project)
    page, window = opened(qtbot, desk)
    choose(qtbot, page, 4)
    dialog = many_dialog(qtbot, desk, page, window, Field.NOTE)
    from app.errors import Cancelled

    def stop(done: int, total: int) -> None:
        assert not dialog.isHidden()
        dialog.reject()  # while it works it does not close
        if done == 1:
            raise Cancelled

    monkeypatch.setattr(dialog.progress, "set_progress", stop)
    dialog.value.set_value("gọi lại")  # type: ignore[arg-type]
    dialog.save.click()
    settle(qtbot, desk)
    words = [label.text() for label in dialog.outcome.findChildren(QLabel) if label.text()]
    assert words == ["Đã đổi 1 hồ sơ.", "3 hồ sơ chưa làm tới vì đã dừng."]


def test_rows_that_were_never_fetched_are_gathered(
    qtbot: QtBot, office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(230):
        create_customer(desk.session, office.project, CustomerForm(f"Khách {number:03d}"))
    page, window = opened(qtbot, desk)
    assert page.list.feed.model.record(229) is None
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.list.bar.count.text() == "230 hồ sơ đã chọn"
    dialog = many_dialog(qtbot, desk, page, window, Field.OWNER)
    assert [one.ref for one in dialog._picked] == [
        row.ref for row in list_customers(desk.session, office.project, (Level.CONFIDENTIAL,), limit=500).rows
    ]
    page.list.bar.show_count(MOST_AT_ONCE + 1)
    assert all("1.000" in button.why_not() for button in page.list.bar.buttons.values())


def test_who_may_not_edit_chooses_one_at_a_time(qtbot: QtBot, office: Office, desk: Desk) -> None:
    fill(desk.session, office.project)
    desk.summary = replace(desk.summary, duties=(Duty.VERIFIER,))
    page, _ = opened(qtbot, desk)
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert (page.list.table.chosen_count(), page.list.bar.isHidden(), page.many) == (0, True, None)


def test_a_single_edit_is_taken_back_in_passing(qtbot: QtBot, office: Office, desk: Desk) -> None:
    first, *_ = fill(desk.session, office.project)
    page, window = opened(qtbot, desk)
    page.file.open(first)
    settle(qtbot, desk)
    page.detail.head.edit.click()
    settle(qtbot, desk)
    editing = page.desk.form
    assert editing is not None
    editing.fields["name"].set_value("Tên gõ nhầm")  # type: ignore[attr-defined]
    editing.submit()
    settle(qtbot, desk)
    assert get_customer(desk.session, first).form.name == "Tên gõ nhầm"
    button = toast(window).button
    assert button is not None
    button.click()
    settle(qtbot, desk)
    card = get_customer(desk.session, first)
    assert (card.form.name, card.rev) == ("Công ty TNHH Phước Lộc", 3)
    assert page.detail.head.name.text() == "Công ty TNHH Phước Lộc"
    assert QApplication.activePopupWidget() is None


def test_a_new_customer_offers_nothing_to_take_back(qtbot: QtBot, office: Office, desk: Desk) -> None:
    page, window = opened(qtbot, desk)
    page.add.click()
    editing = page.desk.form
    assert editing is not None
    editing.fields["name"].set_value(form("Mới").name)  # type: ignore[attr-defined]
    editing.submit()
    settle(qtbot, desk)
    assert toast(window).button is None


def test_the_order_is_asked_for_by_the_head_and_found_again(
    qtbot: QtBot, office: Office, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path))
    fill(desk.session, office.project)
    page, window = opened(qtbot, desk)
    window.layouts = LayoutMemory("aa")  # type: ignore[attr-defined]
    page.list.table.columns.recall()
    page.list.table.horizontalHeader().sectionClicked.emit(1)
    settle(qtbot, desk)
    codes = [row.code for row in rows(page)]
    assert codes == sorted(codes)
    page.list.table.horizontalHeader().sectionClicked.emit(1)
    settle(qtbot, desk)
    assert [row.code for row in rows(page)] == codes[::-1]
    page.list.table.columns.keep_now()
    desk.asked.clear()
    again = CustomersPage(desk, desk.summary)
    other = QMainWindow()
    other.layouts = LayoutMemory("aa")  # type: ignore[attr-defined]
    other.setCentralWidget(again)
    qtbot.addWidget(other, before_close_func=lambda _: other.setObjectName(""))
    other.show()
    again.reload()
    settle(qtbot, desk)
    assert [row.code for row in rows(again)] == codes[::-1]
    assert desk.asked.count("list_customers") == 1
