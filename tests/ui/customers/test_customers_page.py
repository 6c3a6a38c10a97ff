"""Finding, reading and copying on the page of customers, over a real vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.actions import create_customer, edit_customer
from app.customers.model import CustomerRow, Ref
from tests.fixtures.vault import Office
from tests.ui.customers.files import EMAIL, PHONE, fill, form
from tests.ui.desk import Desk, idle, show_page
from ui.customers.page import CustomersPage
from ui.widgets.clipboard import HINTS


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office.sign_in("lan"))


def opened(qtbot: QtBot, desk: Desk, width: int = 1440, height: int = 900) -> tuple[CustomersPage, QMainWindow]:
    page = CustomersPage(desk, desk.summary)
    window = show_page(qtbot, desk, page, width, height)
    settle(qtbot, desk)
    return page, window


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Until every answer is there, including the ones asked for by painting."""
    idle(qtbot, desk)
    qtbot.wait(40)
    idle(qtbot, desk)


def rows(page: CustomersPage) -> list[CustomerRow]:
    model = page.list.feed.model
    return [row for place in range(model.rowCount()) if (row := model.record(place)) is not None]


def choose(qtbot: QtBot, desk: Desk, page: CustomersPage, name: str) -> None:
    place = next(place for place, row in enumerate(rows(page)) if row.name == name)
    page.list.table.selectRow(place)
    qtbot.wait(220)
    settle(qtbot, desk)


def test_the_list_shows_both_levels_and_counts_each(qtbot: QtBot, office: Office, desk: Desk) -> None:
    fill(desk.session, office.project)
    page, _ = opened(qtbot, desk)
    assert len(rows(page)) == 5
    assert [button.text().split()[-1] for button in page.list.pills._group.buttons()][1:] == ["2", "3"]
    assert page.highest_level() == 2


def test_a_person_of_level_one_sees_no_other_level_not_even_as_a_count(qtbot: QtBot, office: Office) -> None:
    fill(office.sign_in("lan"), office.project)
    page, _ = opened(qtbot, Desk(office.sign_in("nam")))
    assert {row.level for row in rows(page)} == {Level.CONFIDENTIAL}
    assert page.list.pills.isHidden()
    assert page.highest_level() == 1


def test_top_secret_never_stands_in_this_list(qtbot: QtBot, office: Office) -> None:
    room = office.sign_in("long", "top_secret")
    create_customer(room, office.project, form("Khách tuyệt mật", Level.TOP_SECRET))
    page, _ = opened(qtbot, Desk(office.sign_in("long")))
    assert rows(page) == []
    assert page.list.table.isHidden() or page.list.total() == 0


def test_searching_without_accents_says_where_it_matched(qtbot: QtBot, office: Office, desk: Desk) -> None:
    fill(desk.session, office.project)
    page, _ = opened(qtbot, desk)
    page.list.search.setText("phuoc loc")
    qtbot.wait(200)
    settle(qtbot, desk)
    assert "Công ty TNHH Phước Lộc" in [row.name for row in rows(page)]
    page.list.search.setText("0901 234 567")
    qtbot.wait(200)
    settle(qtbot, desk)
    assert len(rows(page)) == 5
    model = page.list.feed.model
    assert model.cell(rows(page)[0], "name").second == "khớp ở: điện thoại"


def test_nothing_found_says_what_was_searched_and_offers_the_way_back(qtbot: QtBot, office: Office, desk: Desk) -> None:
    fill(desk.session, office.project)
    page, window = opened(qtbot, desk)
    page.list.search.setText("không có ai như thế")
    qtbot.wait(200)
    settle(qtbot, desk)
    told = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert any("không có ai như thế" in text for text in told)
    page.list._nothing.acted.emit()
    settle(qtbot, desk)
    assert len(rows(page)) == 5


def test_an_empty_list_offers_one_thing_to_do(qtbot: QtBot, desk: Desk) -> None:
    page, _ = opened(qtbot, desk)
    assert page.empty.isVisible()
    page.empty.acted.emit()
    assert page.desk.form is not None


def test_a_pill_narrows_and_the_other_count_stays(qtbot: QtBot, office: Office, desk: Desk) -> None:
    fill(desk.session, office.project)
    page, _ = opened(qtbot, desk)
    page.list.pills.choose("2")
    page.list.pills.picked.emit("2")
    settle(qtbot, desk)
    assert {row.level for row in rows(page)} == {Level.SECRET}
    assert [button.text().split()[-1] for button in page.list.pills._group.buttons()][1:] == ["2", "3"]


def test_running_past_rows_opens_no_file(qtbot: QtBot, office: Office, desk: Desk) -> None:
    fill(desk.session, office.project)
    page, _ = opened(qtbot, desk)
    for place in range(4):
        page.list.table.selectRow(place)
    assert "get_customer" not in desk.asked
    qtbot.wait(220)
    settle(qtbot, desk)
    assert desk.asked.count("get_customer") == 1


def test_a_file_shows_masks_and_reveals_one_by_one_through_the_journal(
    qtbot: QtBot, office: Office, desk: Desk
) -> None:
    fill(desk.session, office.project)
    page, _ = opened(qtbot, desk)
    choose(qtbot, desk, page, "Công ty TNHH Phước Lộc")
    grid = page.detail.info.grid
    assert grid.value("phones") == "0901 ••• •67"
    assert EMAIL not in grid.value("email")
    grid.reveal_requested.emit("phones")
    settle(qtbot, desk)
    assert grid.value("phones") == PHONE
    assert desk.asked.count("reveal_field") == 1
    assert EMAIL not in grid.value("email")


def test_an_answer_that_comes_too_late_is_dropped(qtbot: QtBot, office: Office, desk: Desk) -> None:
    first, second, *_ = fill(desk.session, office.project)
    page, _ = opened(qtbot, desk)
    page.file.open(first)
    page.file.open(second)
    settle(qtbot, desk)
    card = page.detail.card()
    assert card is not None
    assert card.ref == second


def test_the_history_is_read_only_when_it_is_looked_at(qtbot: QtBot, office: Office, desk: Desk) -> None:
    first, *_ = fill(desk.session, office.project)
    changed = form("Công ty TNHH Phước Lộc Mới", Level.SECRET, "KH-0001")
    edit_customer(desk.session, first, changed, 1)
    page, _window = opened(qtbot, desk)
    page.file.open(first)
    settle(qtbot, desk)
    assert "customer_history" not in desk.asked
    page.detail.tabs.setCurrentIndex(page.detail._history_place)
    settle(qtbot, desk)
    assert desk.asked.count("customer_history") == 1
    told = [label.text() for label in page.detail.history.findChildren(QLabel)]
    assert "Đổi: Tên khách hàng" in told


def test_copying_is_one_field_marked_as_sensitive_and_forgotten(qtbot: QtBot, office: Office, desk: Desk) -> None:
    first, *_ = fill(desk.session, office.project)
    page, _ = opened(qtbot, desk)
    page.file.open(first)
    settle(qtbot, desk)
    clipboard = QGuiApplication.clipboard()
    page.detail.head.copy_asked.emit("phones")
    settle(qtbot, desk)
    assert clipboard.text() == PHONE
    assert set(HINTS) <= set(clipboard.mimeData().formats())
    assert desk.asked.count("reveal_field") == 1
    page.clipboard._timer.timeout.emit()
    assert clipboard.text() == ""


def test_what_somebody_else_copied_meanwhile_stays(qtbot: QtBot, desk: Desk) -> None:
    page, _ = opened(qtbot, desk)
    page.clipboard.put("0901")
    QGuiApplication.clipboard().setText("của chương trình khác")
    page.clipboard.clear()
    assert QGuiApplication.clipboard().text() == "của chương trình khác"


def test_the_copy_key_takes_nothing_out_of_the_list(qtbot: QtBot, office: Office, desk: Desk) -> None:
    fill(desk.session, office.project)
    page, _ = opened(qtbot, desk)
    QGuiApplication.clipboard().setText("trước đó")
    page.list.table.setFocus()
    page.list.table.selectRow(0)
    qtbot.keySequence(page.list.table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "trước đó"


def test_ways_out_are_only_asked_for(qtbot: QtBot, office: Office, desk: Desk) -> None:
    first, *_ = fill(desk.session, office.project)
    page, _ = opened(qtbot, desk)
    page.file.open(first)
    settle(qtbot, desk)
    asked: list[tuple[str, object]] = []
    page.page_wanted.connect(lambda key, subject: asked.append((key, subject)))
    for what in ("release", "paper", "destroy"):
        page.detail.head.asked.emit(what)
    assert asked == [("release", first), ("copies", first), ("destruction", first)]


def test_a_clerk_without_front_duties_is_offered_no_way_out(qtbot: QtBot, office: Office) -> None:
    from dataclasses import replace

    from app.access.duty import Duty

    desk = Desk(office.sign_in("lan"))
    desk.summary = replace(desk.summary, duties=(Duty.VERIFIER,))
    page, _ = opened(qtbot, desk)
    head = page.detail.head
    assert all(button.isHidden() for button in (head.release, head.edit, head.add, page.add, page.load))
    assert [action.text() for action in head.more_menu.actions()] == ["Văn bản đồng ý"], "to read, not a way out"


def test_on_a_narrow_window_the_file_has_the_page_to_itself(qtbot: QtBot, office: Office, desk: Desk) -> None:
    fill(desk.session, office.project)
    page, _ = opened(qtbot, desk, 1100, 660)
    assert page.detail.isHidden()
    page.list.table.selectRow(0)
    qtbot.wait(220)
    settle(qtbot, desk)
    assert page.detail.card() is None
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert page.detail.isVisible()
    assert not page.list.isVisible()
    page.detail.head.back.click()
    assert page.list.isVisible()


def test_the_chosen_row_survives_reading_the_list_anew(qtbot: QtBot, office: Office, desk: Desk) -> None:
    fill(desk.session, office.project)
    page, _ = opened(qtbot, desk)
    choose(qtbot, desk, page, "Công ty TNHH Phước Lộc")
    create_customer(desk.session, office.project, form("An Bình"))
    page.reload()
    settle(qtbot, desk)
    row = page.list.row()
    assert row is not None
    assert row.name == "Công ty TNHH Phước Lộc"


def test_a_subject_from_elsewhere_opens_its_file(qtbot: QtBot, office: Office, desk: Desk) -> None:
    first, *_ = fill(desk.session, office.project)
    page, _ = opened(qtbot, desk)
    page.show_subject(Ref(first.project, first.level, first.rid))
    settle(qtbot, desk)
    card = page.detail.card()
    assert card is not None
    assert card.form.name == "Công ty TNHH Phước Lộc"


def test_a_far_stretch_is_asked_for_at_once(qtbot: QtBot, office: Office, desk: Desk, tmp_path: Path) -> None:
    from app.customers.intake.actions import import_customers
    from app.customers.intake.model import ImportChoices
    from app.customers.intake.queries import preview_import

    many = tmp_path / "nhieu.csv"
    lines = [f"Khách {number:05d}" for number in range(2300)]
    many.write_text("Tên khách hàng\n" + "\n".join(lines) + "\n", "utf-8")
    choices = ImportChoices(Level.CONFIDENTIAL)
    preview = preview_import(desk.session, office.project, str(many), choices)
    import_customers(desk.session, office.project, preview, str(many), choices)
    page, _ = opened(qtbot, desk)
    table = page.list.table
    assert page.list.total() == 2300
    desk.asked.clear()
    table.scrollToBottom()
    qtbot.waitUntil(lambda: page.list.feed.model.record(2299) is not None, timeout=10_000)
    row = page.list.feed.model.record(2299)
    assert row is not None
    assert row.name == "Khách 02299"
    assert len(desk.asked) <= 4
    desk.asked.clear()
    table.scrollTo(page.list.feed.model.index(1200, 0))
    qtbot.waitUntil(lambda: page.list.feed.model.record(1200) is not None, timeout=10_000)
    found = page.list.feed.model.record(1200)
    assert found is not None
    assert found.name == "Khách 01200"
    assert len(desk.asked) <= 4
    table.scrollTo(page.list.feed.model.index(1200, 0), table.ScrollHint.PositionAtTop)
    table.selectRow(1203)
    qtbot.waitUntil(lambda: page.detail.card() is not None, timeout=10_000)
    page.reload()  # as after any act, on any page
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: page.list.row() is not None, timeout=10_000)
    chosen = page.list.row()
    assert chosen is not None
    assert (chosen.name, table.rowAt(0)) == ("Khách 01203", 1200)
