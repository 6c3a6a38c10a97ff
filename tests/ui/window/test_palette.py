"""Ctrl+K: any page, customer or kept search by its name; in the top-secret room the room's alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.model import CustomerForm, Ref
from app.customers.search.actions import save_search
from app.customers.search.model import KeptSearch
from app.ids import Id
from app.session.summary import summary
from tests.fixtures.papers import acts_of
from tests.fixtures.vault import Office, copy_office
from tests.ui.desk import Desk, idle
from ui.customers.page import CustomersPage
from ui.customers.top_secret_page import TopSecretPage
from ui.widgets.dialog import close_all_dialogs, open_dialogs
from ui.window.palette.hits import Hit, Recent
from ui.window.palette.palette import MOMENT, Palette
from ui.window.workplace import Workplace

LOW, MIDDLE, HIGH = Level
PAGES = {"Khách hàng", "Cung cấp thông tin", "Tùy chọn", "Người dùng"}


@pytest.fixture
def office(office_template: Office, tmp_path: Path) -> Iterator[Office]:
    copied = copy_office(office_template, tmp_path)
    yield copied
    copied.end()


@pytest.fixture(autouse=True)
def today(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.clock.SystemClock.now", lambda self: office.clock.now())


class At:
    """The open vault of somebody, and its palette."""

    def __init__(self, qtbot: QtBot, office: Office, who: str, *, room: bool = False) -> None:
        self.qtbot = qtbot
        upstairs = office.sign_in(who, "top_secret") if room else None
        self.desk = Desk(office.sign_in(who), upstairs)
        self.place = Workplace(self.desk, self.desk.summary)
        self.place.resize(1180, 760)

        def end(_: object) -> None:
            self.desk.over = True

        qtbot.addWidget(self.place, before_close_func=end)
        self.place.show()
        self.go("customers")
        if upstairs is not None:
            self.go("top_secret")
            page = self.place.page()
            assert isinstance(page, TopSecretPage)
            page.enter(summary(upstairs))
            self.settle()

    def go(self, key: str) -> None:
        self.place.go(key)
        self.settle()

    def settle(self) -> None:
        idle(self.qtbot, self.desk)
        self.qtbot.wait(40)
        idle(self.qtbot, self.desk)

    def open(self) -> Palette:
        self.place.go_by_name()
        self.settle()
        (palette,) = open_dialogs(self.place)
        assert isinstance(palette, Palette)
        return palette

    def find(self, palette: Palette, text: str) -> list[str]:
        palette.edit.setText(text)
        self.qtbot.wait(MOMENT + 20)
        self.settle()
        return [hit.title for hit in palette.hits()]


def test_pages_are_found_without_accents_and_only_those_offered(qtbot: QtBot, office: Office) -> None:
    at = At(qtbot, office, "lan")
    palette = at.open()
    offered = {hit.title for hit in palette.hits()}
    assert offered >= PAGES
    assert "Nhật ký" not in offered
    assert at.find(palette, "tuy chon") == ["Tùy chọn"]
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    at.settle()
    assert at.place.current_key == "preferences"
    assert open_dialogs(at.place) == []


def test_a_customer_is_found_by_name_code_and_number_and_opened(qtbot: QtBot, office: Office) -> None:
    at = At(qtbot, office, "lan")
    form = CustomerForm("Đặng Thị Hường", code="KH-77", phones=("0912345678",), level=MIDDLE)
    ref = create_customer(at.desk.session, office.project, form)
    at.go("preferences")
    palette = at.open()
    for text in ("huong dang", "kh77", "0912 345"):
        assert at.find(palette, text) == ["Đặng Thị Hường"]
    assert palette.hits()[0].level == 2
    assert "Đặng Thị Hường" in palette.edit.accessibleDescription()
    qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    at.settle()
    page = at.place.page()
    assert isinstance(page, CustomersPage)
    card = page.detail.card()
    assert card is not None
    assert card.ref == ref
    assert ("customer:search", "ok") in acts_of(office)
    # What was gone to is offered first, before anything is typed.
    assert at.open().hits()[0].title == "Đặng Thị Hường"


def test_what_was_gone_to_is_offered_in_its_own_project_alone() -> None:
    here, there = Id(b"h" * 16), Id(b"t" * 16)
    recent = Recent()
    for name, project in (("An", here), ("Bình", there)):
        ref = Ref(project, LOW, Id(name.encode().ljust(16)))
        recent.note(Hit(name, "", "user", 1, "customers", ref, "everyday"))
    recent.note(Hit("Tùy chọn", "", "settings", 0, "preferences"))
    assert [hit.title for hit in recent.within("everyday", here)] == ["Tùy chọn", "An"]
    assert [hit.title for hit in recent.within("everyday", there)] == ["Tùy chọn", "Bình"]
    assert [hit.title for hit in recent.within("top_secret", here)] == ["Tùy chọn"]


def test_what_arrives_late_does_not_move_what_was_chosen(qtbot: QtBot, office: Office) -> None:
    at = At(qtbot, office, "lan")
    create_customer(at.desk.session, office.project, CustomerForm("Cung An"))
    for name in ("Cung một", "Cung hai"):
        save_search(at.desk.session, office.project, KeptSearch(name, "an", (LOW, MIDDLE)))
    palette = at.open()
    palette.edit.setText("cung")
    qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    chosen = palette._hit()
    qtbot.wait(MOMENT + 20)
    at.settle()
    assert "Cung An" in [hit.title for hit in palette.hits()]
    assert palette._hit() == chosen != palette.hits()[0]


def test_a_kept_search_is_found_by_its_name(qtbot: QtBot, office: Office) -> None:
    at = At(qtbot, office, "lan")
    create_customer(at.desk.session, office.project, CustomerForm("An"))
    create_customer(at.desk.session, office.project, CustomerForm("Bình"))
    save_search(at.desk.session, office.project, KeptSearch("Ưu tiên", "binh", (LOW, MIDDLE)))
    palette = at.open()
    assert at.find(palette, "uu tien") == ["Ưu tiên"]
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    at.settle()
    page = at.place.page()
    assert isinstance(page, CustomersPage)
    assert (page.list.search.text(), page.list.total()) == ("binh", 1)


def test_arrows_move_and_escape_closes(qtbot: QtBot, office: Office) -> None:
    at = At(qtbot, office, "lan")
    palette = at.open()
    first = palette._hit()
    qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    assert palette._hit() == palette.hits()[1] != first
    qtbot.keyClick(palette.edit, Qt.Key.Key_Up)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Up)
    assert palette._hit() == palette.hits()[-1]
    assert at.find(palette, "không có ở đâu") == []
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert open_dialogs(at.place) == []
    assert at.place.current_key == "customers"


def test_who_reads_no_customers_finds_pages_alone(qtbot: QtBot, office: Office) -> None:
    at = At(qtbot, office, "minh")
    create_customer(office.sign_in("lan"), office.project, CustomerForm("Người dùng An"))
    palette = at.open()
    assert at.find(palette, "nguoi dung") == ["Người dùng"]
    assert "list_customers" not in at.desk.asked


def test_in_the_room_only_the_rooms_and_elsewhere_nothing_of_it(qtbot: QtBot, office: Office) -> None:
    room = office.sign_in("long", "top_secret")
    secret = create_customer(room, office.project, CustomerForm("Sao Mật An", level=HIGH))
    create_customer(room, office.project, CustomerForm("An Thường"))
    save_search(room, office.project, KeptSearch("Mật của tôi", "sao", (HIGH,)))
    at = At(qtbot, office, "long", room=True)
    palette = at.open()
    assert [hit.title for hit in palette.hits() if hit.level] == []
    at.find(palette, "an")
    assert [hit.title for hit in palette.hits() if hit.level] == ["Sao Mật An"]
    assert at.find(palette, "mat cua toi") == ["Mật của tôi"]
    assert at.find(palette, "sao mat") == ["Sao Mật An"]
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    at.settle()
    page = at.place.page()
    assert isinstance(page, TopSecretPage)
    assert page.room is not None
    card = page.room.detail.card()
    assert card is not None
    assert card.ref == secret
    at.go("customers")
    elsewhere = at.open()
    assert "Sao Mật An" not in [hit.title for hit in elsewhere.hits()]
    assert at.find(elsewhere, "sao mat") == []
    assert at.find(elsewhere, "mat cua toi") == []
    close_all_dialogs(at.place)
    at.go("top_secret")  # the door is shut: nothing of customers is found from here
    at.desk.asked.clear()
    assert at.find(at.open(), "an thuong") == []
    assert "list_customers" not in at.desk.asked
    assert isinstance(secret, Ref)
