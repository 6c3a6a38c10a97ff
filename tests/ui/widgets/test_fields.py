"""Fields say what they hold, what is wrong, and what commonly goes wrong while typing blind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField, parse_day
from ui.widgets.field_grid import FieldGrid
from ui.widgets.file_drop import FileDrop, size_in_words
from ui.widgets.number_field import NumberField
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.search_field import SearchField
from ui.widgets.stepper import Wizard
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


def test_an_error_is_said_to_the_screen_reader_and_goes_with_the_next_key(qtbot: QtBot) -> None:
    field = TextField("Mã số thuế", hint="10 chữ số.")
    qtbot.addWidget(field)
    field.set_error("Thiếu 2 chữ số.")
    assert field.edit.accessibleDescription() == "Thiếu 2 chữ số."
    with qtbot.waitSignal(field.changed):
        QTest.keyClicks(field.edit, "1")
    assert field.error() == ""
    assert field.edit.accessibleDescription() == "10 chữ số."


def test_a_passphrase_is_hidden_until_the_eye_is_pressed_and_kept_as_typed(qtbot: QtBot) -> None:
    field = PassphraseField("Cụm mật khẩu")
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, " con bo  ")
    assert field.value() == " con bo  "
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    QTest.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
    assert field.eye.accessibleName() == "Ẩn chữ đang gõ"
    field.clear_value()
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    assert field.value() == ""


def test_caps_lock_and_the_input_method_are_noticed(qtbot: QtBot) -> None:
    field = PassphraseField("Cụm mật khẩu", hint="Ít nhất 5 từ.")
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, "A", Qt.KeyboardModifier.ShiftModifier)
    assert field.edit.accessibleDescription() == "Ít nhất 5 từ."
    QTest.keyClicks(field.edit, "A")
    assert field.caps_lock()
    assert "Caps Lock" in field.edit.accessibleDescription()
    QTest.keyClicks(field.edit, "a")
    assert not field.caps_lock()
    field.set_value("bò vàng")
    assert "Bộ gõ tiếng Việt" in field.edit.accessibleDescription()


def test_strength_is_said_in_words(qtbot: QtBot) -> None:
    field = PassphraseField("Cụm mật khẩu", with_meter=True)
    qtbot.addWidget(field)
    field.set_strength(4, "Mạnh")
    assert field.meter.accessibleDescription() == "Mạnh"
    with pytest.raises(ValueError, match="0 to 4"):
        field.set_strength(5, "Mạnh")


@pytest.mark.parametrize("text", ["24/11/2026", "24-11-2026", "24.11.2026", "24112026", " 24/11/2026 "])
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert parse_day(text) == date(2026, 11, 24)


def test_a_day_that_is_none_is_refused(qtbot: QtBot) -> None:
    field = DateField("Ngày ký")
    qtbot.addWidget(field)
    assert field.is_valid()
    field.edit.setText("31/02/2026")
    field.edit.editingFinished.emit()
    assert not field.is_valid()
    assert field.value() is None
    assert "24/11/2026" in field.error()
    field.set_value(date(2026, 2, 1))
    assert field.edit.text() == "01/02/2026"


def test_a_choice_gives_what_it_means(qtbot: QtBot) -> None:
    field = ComboField("Dự án", [("a", "Miền Trung"), ("b", "Miền Nam")], placeholder="Chọn dự án")
    qtbot.addWidget(field)
    assert field.value() is None
    field.set_value("b")
    field.set_choices([("c", "Miền Bắc"), ("b", "Miền Nam")])
    assert field.value() == "b"
    field.set_choices([("c", "Miền Bắc")])
    assert field.value() is None


def test_long_text_is_counted_and_markup_is_not_pasted(qtbot: QtBot) -> None:
    field = TextArea("Lý do", longest=5)
    qtbot.addWidget(field)
    pasted = QMimeData()
    pasted.setHtml("<b>1234567</b>")
    pasted.setText("1234567")
    field.edit.insertFromMimeData(pasted)
    assert field.value() == "1234567"
    assert "<b>" not in field.edit.toHtml().replace("<body", "")
    assert "2 ký tự" in field.error()


def test_numbers_are_held_within_their_bounds(qtbot: QtBot) -> None:
    field = NumberField("Số bản", lowest=1, highest=9)
    qtbot.addWidget(field)
    field.set_value(12)
    assert field.value() == 9


def test_a_file_is_taken_only_if_it_fits(qtbot: QtBot, tmp_path: Path) -> None:
    drop = FileDrop("Văn bản đồng ý", largest=10, kinds=("pdf",))
    qtbot.addWidget(drop)
    wrong, large, good = tmp_path / "a.exe", tmp_path / "b.pdf", tmp_path / "c.PDF"
    wrong.write_bytes(b"1")
    large.write_bytes(b"1" * 11)
    good.write_bytes(b"1" * 10)
    assert not drop.take(wrong)
    assert "PDF" in drop.error()
    assert not drop.take(large)
    assert "11 B" in drop.error()
    assert drop.path() is None
    with qtbot.waitSignal(drop.chosen):
        assert drop.take(good)
    assert (drop.path(), drop.error()) == (good, "")
    drop.clear()
    assert drop.path() is None


def test_sizes_are_in_words() -> None:
    assert [size_in_words(count) for count in (10, 2048, 2_516_582)] == ["10 B", "2 KB", "2,4 MB"]


def test_a_masked_value_is_not_there_before_it_is_asked_for(qtbot: QtBot) -> None:
    grid = FieldGrid()
    qtbot.addWidget(grid)
    grid.add_row("phone", "Điện thoại", "0901 ••• •67", masked=True)
    button = grid.findChild(Button)
    assert button is not None
    assert button.accessibleName() == "Hiện Điện thoại"
    with qtbot.waitSignal(grid.reveal_requested) as asked:
        button.click()
    assert asked.args == ["phone"]
    assert grid.value("phone") == "0901 ••• •67"
    grid.show_value("phone", "0901 234 567")
    assert grid.value("phone") == "0901 234 567"
    button.click()
    assert grid.value("phone") == "0901 ••• •67"


def test_search_waits_for_quiet_and_says_each_thing_once(qtbot: QtBot) -> None:
    field = SearchField("Tìm", delay=30)
    qtbot.addWidget(field)
    heard: list[str] = []
    field.searched.connect(heard.append)
    QTest.keyClicks(field, "huong")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["huong"])
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["huong", ""]


def test_ctrl_f_goes_to_the_search_field(qtbot: QtBot) -> None:
    window = QWidget()
    field, other = SearchField("Tìm", window), QLineEdit(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is field


def test_pills_show_counts_and_move_with_arrows(qtbot: QtBot) -> None:
    bar = PillBar("Lọc theo mức")
    qtbot.addWidget(bar)
    bar.set_pills([Pill("all", "Tất cả"), Pill("1", "Bí mật", 1207, 1)])
    with qtbot.waitActive(bar):
        bar.show()
    assert bar.chosen() == "all"
    buttons = bar.findChildren(Button)
    assert buttons[1].text() == "Bí mật  1.207"
    buttons[0].setFocus()
    with qtbot.waitSignal(bar.picked) as picked:
        QTest.keyClick(buttons[0], Qt.Key.Key_Right)
    assert picked.args == ["1"]
    bar.set_pills([Pill("all", "Tất cả"), Pill("1", "Bí mật", 1208, 1)])
    assert bar.chosen() == "1"


def test_a_disabled_button_says_why_and_a_busy_one_comes_back(qtbot: QtBot) -> None:
    button = PrimaryButton("Lưu", "save")
    qtbot.addWidget(button)
    with pytest.raises(ValueError, match="says why"):
        button.set_available(False)
    button.set_available(False, "Bạn không tự duyệt được.")
    assert button.toolTip() == "Bạn không tự duyệt được."
    button.set_available(True)
    button.set_busy(True, "Đang lưu…")
    assert (button.isEnabled(), button.text()) == (False, "Đang lưu…")
    button.set_busy(False)
    assert (button.isEnabled(), button.text(), button.icon_name()) == (True, "Lưu", "save")


def test_a_wizard_asks_before_it_moves(qtbot: QtBot) -> None:
    wizard = Wizard(("Một", "Hai"), "Hoàn tất")
    qtbot.addWidget(wizard)
    wizard.add_page(TextField("Tên"))
    wizard.add_page(TextField("Tuổi"))
    button = next(found for found in wizard.findChildren(Button) if found.text() == "Tiếp tục")
    with qtbot.waitSignal(wizard.next_requested):
        button.click()
    assert wizard.step() == 0
    wizard.go(1)
    assert button.text() == "Hoàn tất"
    with qtbot.waitSignal(wizard.finished):
        button.click()
    assert wizard.steps.accessibleName() == "Bước 2 trên 2: Hai"
