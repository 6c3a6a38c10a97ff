"""Lists: focus opens nothing, everything by keyboard, and columns as the person left them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.settings import layouts
from ui.widgets.cell import Cell, Column
from ui.widgets.columns_dialog import ColumnsDialog
from ui.widgets.layout_memory import LayoutMemory
from ui.widgets.page import Page
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel

COLUMNS = (
    Column("name", "Tên", 200, stretch=True),
    Column("code", "Mã", 100),
    Column("day", "Ngày", 100, sortable=False),
    Column("phone", "Điện thoại", 120, hidden=True),
)
ROWS = tuple(f"khách {number:03d}" for number in range(60))


class ListPage(Page):
    """A page with one list, which it sorts when asked."""

    def __init__(self) -> None:
        super().__init__()
        self.table = RecordTable("Danh sách", self)
        self.model: RowsModel[str] = RowsModel(COLUMNS, lambda record, key: Cell(f"{key} {record}"))
        self.asked: list[tuple[str, bool]] = []
        self.model.sort_requested.connect(self._sort)
        self.table.show_model(self.model)
        self.table.set_sorted("name", descending=False)
        self.table.resize(700, 400)

    def _sort(self, key: str, descending: bool) -> None:
        self.asked.append((key, descending))
        self.model.set_records(sorted(ROWS, reverse=descending))


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path))
    return tmp_path


def opened(qtbot: QtBot, person: str = "aa") -> ListPage:
    window, page = QMainWindow(), ListPage()
    window.layouts = LayoutMemory(person)  # type: ignore[attr-defined]
    window.resize(720, 420)
    window.setCentralWidget(page)
    # Through its function qtbot holds the window until the test ends.
    qtbot.addWidget(window, before_close_func=lambda _: window.setObjectName(""))
    window.show()
    page.model.set_records(ROWS)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return page


def titles(table: RecordTable) -> list[str]:
    return [place.key for place in table.columns.places() if place.shown]


def menu_of(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_coming_into_focus_chooses_and_opens_nothing(qtbot: QtBot, profile: Path) -> None:
    page = opened(qtbot)
    told: list[object] = []
    page.table.current_changed.connect(told.append)
    page.table.opened.connect(told.append)
    for reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.OtherFocusReason, Qt.FocusReason.ShortcutFocusReason):
        page.table.clearFocus()
        page.table.setFocus(reason)
        assert page.table.hasFocus()
    assert (told, page.table.chosen_count(), page.table.record()) == ([], 0, None)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert told == [ROWS[0]]


def test_keys_go_through_rows_and_open(qtbot: QtBot, profile: Path) -> None:
    page = opened(qtbot)
    page.table.setFocus()
    for key, record in (
        (Qt.Key.Key_End, ROWS[-1]), (Qt.Key.Key_Home, ROWS[0]), (Qt.Key.Key_Down, ROWS[1]), (Qt.Key.Key_Up, ROWS[0]),
    ):  # fmt: skip
        QTest.keyClick(page.table, key)
        assert page.table.record() == record
    QTest.keyClick(page.table, Qt.Key.Key_PageDown)
    further = page.table.currentIndex().row()
    assert 3 < further < 20
    QTest.keyClick(page.table, Qt.Key.Key_PageUp)
    assert page.table.currentIndex().row() < further
    with qtbot.waitSignal(page.table.opened) as told:
        QTest.keyClick(page.table, Qt.Key.Key_Enter)
    assert told.args == [page.table.record()]


def test_several_are_chosen_by_keyboard_and_counted(qtbot: QtBot, profile: Path) -> None:
    page = opened(qtbot)
    table = page.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.chosen_count() == 0  # this list has one row at a time
    table.choose_many()
    counts: list[int] = []
    table.several_changed.connect(counts.append)
    QTest.keyClick(table, Qt.Key.Key_Home)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.chosen_stretches() == [(0, 1)]
    for _ in range(3):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert table.chosen_stretches() == [(0, 1), (4, 4)]
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert table.chosen_stretches() == [(0, 1)]
    table.columns.arrange([("phone", True), ("code", True), ("name", True), ("day", True)])
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    last = table.chosen_count()
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert (last, table.chosen_count(), counts[-1]) == (55, 60, 60)
    page.model.set_records(ROWS[:3])
    assert (table.chosen_count(), counts[-1]) == (0, 0)


@pytest.mark.parametrize("by", ["menu key", "shift f10"])
def test_a_row_s_menu_comes_by_key_and_orders_the_list(qtbot: QtBot, profile: Path, by: str) -> None:
    page = opened(qtbot)
    page.table.setFocus()
    page.table.menu_opening.connect(lambda menu, record: menu.addAction(f"Việc với {record}"))
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    if by == "menu key":
        place = page.table.viewport().rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, page.table.mapToGlobal(place))
        QApplication.sendEvent(page.table, event)
    else:
        QTest.keyClick(page.table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = menu_of(qtbot)
    words = [action.text() for action in menu.actions()]
    assert words == [f"Việc với {ROWS[0]}", "Mở", "", "Sắp xếp theo", "Cột"]
    order = menu.actions()[3].menu()
    assert isinstance(order, QMenu)
    assert [action.text() for action in order.actions()][:2] == ["Tên (tăng dần)", "Tên (giảm dần)"]
    assert not any("Ngày" in action.text() for action in order.actions())
    order.actions()[1].trigger()
    menu.close()
    assert (page.asked, page.table.columns.sorted_by()) == ([("name", True)], ("name", True))


def test_a_right_click_beside_the_rows_is_about_the_list_alone(qtbot: QtBot, profile: Path) -> None:
    page = opened(qtbot)
    page.model.set_records(ROWS[:2])
    page.table.selectRow(0)
    place = page.table.viewport().rect().bottomLeft()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page.table.viewport().mapToGlobal(place))
    QApplication.sendEvent(page.table.viewport(), event)
    menu = menu_of(qtbot)
    assert [action.text() for action in menu.actions() if action.text()] == ["Sắp xếp theo", "Cột"]
    menu.close()


def test_a_click_on_a_head_orders_and_again_turns_round(qtbot: QtBot, profile: Path) -> None:
    page = opened(qtbot)
    head = page.table.horizontalHeader()
    for place in (1, 1, 2, 0):
        head.sectionClicked.emit(place)
    assert page.asked == [("code", False), ("code", True), ("name", False)]
    assert head.sortIndicatorSection() == 0


def test_columns_are_as_the_person_left_them(qtbot: QtBot, profile: Path) -> None:
    page = opened(qtbot)
    table = page.table
    table.setColumnWidth(1, 240)
    table.horizontalHeader().moveSection(2, 0)
    table.columns_menu().actions()[2].trigger()
    table.sort_by("code", descending=True)
    qtbot.wait(450)
    assert titles(table) == ["day", "name", "code", "phone"]
    again = opened(qtbot)
    qtbot.waitUntil(lambda: again.asked == [("code", True)])
    assert titles(again.table) == ["day", "name", "code", "phone"]
    assert again.table.columnWidth(1) == 240
    assert again.table.horizontalHeader().sortIndicatorSection() == 1
    assert titles(opened(qtbot, "bb").table) == ["name", "code", "day"]
    text = (profile / layouts.FILE_NAME).read_text()
    assert "khách" not in text
    assert "Tên" not in text


def test_back_to_the_start_is_remembered_as_nothing(qtbot: QtBot, profile: Path) -> None:
    page = opened(qtbot)
    page.table.setColumnWidth(0, 90)
    page.table.sort_by("code", descending=False)
    page.table.columns.show_column("code", shown=False)
    page.table.columns.keep_now()
    assert layouts.load("aa")
    page.table.columns_menu().actions()[-1].trigger()
    page.table.columns.keep_now()
    assert titles(page.table) == ["name", "code", "day"]
    assert page.asked[-1] == ("name", False)
    assert layouts.load("aa") == {}


def test_the_widest_column_takes_the_room_until_somebody_chooses_its_width(qtbot: QtBot, profile: Path) -> None:
    table = opened(qtbot).table
    whole = table.viewport().width()
    assert table.columnWidth(0) == whole - 200
    table.setColumnWidth(0, 150)
    qtbot.wait(450)
    assert (table.columnWidth(0), table.columnWidth(2)) == (150, whole - 250)


def dialog_of(page: QWidget) -> ColumnsDialog:
    (dialog,) = page.window().findChildren(ColumnsDialog)
    return dialog


def test_the_dialog_puts_columns_in_order_by_keyboard(qtbot: QtBot, profile: Path) -> None:
    page = opened(qtbot)
    page.table.columns_menu().actions()[-2].trigger()
    dialog = dialog_of(page)
    assert [row.tick.isEnabled() for row in dialog.rows.values()] == [False, True, True, True]
    code = dialog.rows["code"]
    code.tick.setFocus()
    QTest.keyClick(code.tick, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(code.tick, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(code.tick, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dialog.rows["code"].right.why_not()
    QTest.keyClick(dialog.rows["phone"].tick, Qt.Key.Key_Space)
    QTest.keyClick(dialog.rows["day"].left, Qt.Key.Key_Space)
    dialog.save.click()
    assert titles(page.table) == ["day", "name", "phone", "code"]
    page.table.columns_menu().actions()[-2].trigger()
    again = next(one for one in page.window().findChildren(ColumnsDialog) if one.isVisible())
    again.restore.click()
    assert titles(page.table) == ["day", "name", "phone", "code"]
    again.save.click()
    assert titles(page.table) == ["name", "code", "day"]


def test_nothing_is_remembered_without_a_person(qtbot: QtBot, profile: Path) -> None:
    page = ListPage()
    qtbot.addWidget(page)
    page.show()
    page.table.columns.show_column("code", shown=False)
    page.table.columns.keep_now()
    QApplication.sendEvent(page.table, QEvent(QEvent.Type.StyleChange))
    assert not (profile / layouts.FILE_NAME).exists()


class Paintings(QObject):
    """Counts how often a widget is painted whole."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        whole = isinstance(event, QPaintEvent) and isinstance(watched, QWidget) and event.rect() == watched.rect()
        self.count += whole
        return False


def test_another_list_is_painted_once(qtbot: QtBot, profile: Path) -> None:
    page = opened(qtbot)
    QApplication.processEvents()
    paintings = Paintings(page.table.viewport())
    for records in (ROWS[:30], ROWS[:45], ROWS):
        paintings.count = 0
        page.model.set_records(records)
        qtbot.waitUntil(lambda: paintings.count > 0)
        for _ in range(20):
            QApplication.processEvents()
        assert paintings.count == 1
