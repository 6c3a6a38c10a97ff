"""A dialog holds the keyboard and the mouse, lets nothing decide by accident, and always gives way to locking."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import DangerFilledButton, PrimaryButton
from ui.widgets.dialog import Dialog, close_all_dialogs, keep_over_dialogs, open_dialogs
from ui.widgets.message_dialog import MessageDialog
from ui.widgets.text import Paragraph
from ui.widgets.text_field import TextField
from ui.widgets.watermark import Watermark


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1180, 660)
    column = QVBoxLayout(made)
    behind = QPushButton("Phía sau")
    behind.setObjectName("behind")
    column.addWidget(behind)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    behind.setFocus()
    return made


def opened(window: QWidget) -> tuple[Dialog, TextField, PrimaryButton]:
    dialog = Dialog(window, "Duyệt đề nghị", level=2, number="YC-1")
    field = TextField("Lý do")
    dialog.add(field)
    dialog.add_cancel("Đóng")
    approve = PrimaryButton("Duyệt")
    approve.clicked.connect(dialog.accept)
    dialog.add_button(approve)
    dialog.open()
    return dialog, field, approve


def test_the_first_field_has_the_cursor_and_gives_it_back(qtbot: QtBot, window: QWidget) -> None:
    dialog, field, _ = opened(window)
    assert window.focusWidget() is field.edit
    dialog.reject()
    before = window.focusWidget()
    assert before is not None
    assert before.objectName() == "behind"


def scrolls(dialog: Dialog) -> bool:
    QApplication.processEvents()
    return dialog.card._scroll.verticalScrollBar().maximum() > 0


def test_a_scroll_bar_goes_again_when_there_is_room(window: QWidget) -> None:
    """Beside the bar the words stand on one line more, which alone must not keep it."""
    dialog = Dialog(window, "Bàn giao", width=760)
    words, filling = Paragraph("Mật khẩu chỉ hiện một lần."), QWidget()
    filling.setFixedHeight(700)
    dialog.add(words)
    dialog.add(filling)
    dialog.open()
    assert scrolls(dialog)
    bar = dialog.card._scroll.verticalScrollBar().width()
    while words.heightForWidth(words.width()) == words.heightForWidth(words.width() + bar):
        words.setText(words.text() + " a")
    assert scrolls(dialog)
    window.resize(1920, 1080)
    assert not scrolls(dialog)


class Stubborn(QWidget):
    """As a column with words in it: at its width it asks for less than it takes at least."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, _: int) -> int:
        return 155

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 175)

    def sizeHint(self) -> QSize:
        return QSize(100, 175)


def test_a_card_is_as_tall_as_what_is_in_it_takes_at_least(window: QWidget) -> None:
    dialog = Dialog(window, "Trường riêng", width=760)
    dialog.add(Stubborn())
    dialog.open()
    assert not scrolls(dialog)


def test_tab_stays_inside_and_reaches_every_control(qtbot: QtBot, window: QWidget) -> None:
    dialog, _, _ = opened(window)
    seen = []
    for _ in range(9):
        focused = window.focusWidget()
        assert focused is not None
        assert dialog.isAncestorOf(focused)
        seen.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen[:3] == ["Lý do", "Đóng", "Duyệt"]
    assert seen[3] == "Lý do"


def test_enter_in_a_field_decides_nothing(qtbot: QtBot, window: QWidget) -> None:
    dialog, field, _ = opened(window)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert open_dialogs(window) == [dialog]


def test_enter_presses_a_harmless_default_but_red_cannot_be_one(qtbot: QtBot, window: QWidget) -> None:
    dialog = Dialog(window, "Tìm")
    field = TextField("Tên")
    dialog.add(field)
    button = PrimaryButton("Tìm")
    dialog.add_button(button, default=True)
    dialog.open()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    with pytest.raises(ValueError, match="Enter"):
        dialog.add_button(DangerFilledButton("Tiêu hủy"), default=True)


def test_escape_closes_unless_guarded_or_busy_and_locking_always_does(qtbot: QtBot, window: QWidget) -> None:
    dialog, field, _ = opened(window)
    dialog.set_guard(lambda: False)
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert open_dialogs(window) == [dialog]
    dialog.set_guard(None)
    dialog.set_busy(True)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert open_dialogs(window) == [dialog]
    with qtbot.waitSignal(dialog.rejected):
        dialog.force_close()
    assert open_dialogs(window) == []


def test_locking_closes_dialogs_over_dialogs(qtbot: QtBot, window: QWidget) -> None:
    first, _, _ = opened(window)
    second = MessageDialog(first, "Bỏ chữ đã gõ?", "Lý do chưa được lưu.", "Bỏ", kind="danger")
    second.open()
    assert open_dialogs(window) == [first, second]
    close_all_dialogs(window)
    assert open_dialogs(window) == []


def test_a_waiting_dialog_returns_when_it_is_forced_to_close(qtbot: QtBot, window: QWidget) -> None:
    dialog = MessageDialog(window, "Tiêu hủy?", "Không lấy lại được.", "Tiêu hủy", kind="danger")
    QTimer.singleShot(20, lambda: close_all_dialogs(window))
    assert dialog.exec() == Dialog.DialogCode.Rejected.value


def test_a_waiting_dialog_returns_what_was_chosen(qtbot: QtBot, window: QWidget) -> None:
    dialog = MessageDialog(window, "Gửi?", "Gửi cho người duyệt.", "Gửi")
    QTimer.singleShot(20, dialog.accept)
    assert dialog.exec() == Dialog.DialogCode.Accepted.value


def test_the_windows_shortcuts_sleep_except_locking(qtbot: QtBot, window: QWidget) -> None:
    pressed: list[str] = []
    add = QShortcut(QKeySequence("Ctrl+N"), window, lambda: pressed.append("add"))
    lock = QShortcut(QKeySequence("Ctrl+L"), window, lambda: pressed.append("lock"))
    keep_over_dialogs(lock)
    dialog, field, _ = opened(window)
    QTest.keyClick(field.edit, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field.edit, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["lock"]
    dialog.reject()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["lock", "add"]
    assert add.isEnabled()


def test_the_scrim_takes_the_mouse(qtbot: QtBot, window: QWidget) -> None:
    behind = window.findChild(QPushButton, "behind")
    assert behind is not None
    opened(window)
    under = window.childAt(QPoint(5, 5))
    assert isinstance(under, Dialog)
    assert window.childAt(behind.geometry().center()) is not behind


def test_the_card_stays_within_the_window_and_its_body_scrolls(qtbot: QtBot, window: QWidget) -> None:
    dialog = Dialog(window, "Nhiều ô")
    for number in range(30):
        dialog.add(TextField(f"Ô {number}"))
    dialog.open()
    assert window.rect().contains(dialog.card.geometry())
    window.resize(900, 500)
    QApplication.processEvents()
    assert window.rect().contains(dialog.card.geometry())
    assert dialog.geometry() == window.rect()


def test_red_keeps_away_from_the_primary_button(qtbot: QtBot, window: QWidget) -> None:
    dialog = Dialog(window, "Tiêu hủy")
    red, primary = DangerFilledButton("Tiêu hủy"), PrimaryButton("Giữ lại")
    dialog.add_button(red)
    dialog.add_button(primary)
    dialog.open()
    QApplication.processEvents()
    assert primary.geometry().left() - red.geometry().right() >= 24


def test_the_watermark_lies_over_dialogs_and_lets_the_mouse_through(qtbot: QtBot, window: QWidget) -> None:
    mark = Watermark(window)
    mark.set_text("Nguyễn Thị Hường · KD-07 · 24/11/2026 09:12")
    dialog, field, approve = opened(window)
    stacked = [child for child in window.children() if isinstance(child, QWidget)]
    assert stacked.index(mark) > stacked.index(dialog)
    assert mark.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert window.childAt(approve.mapTo(window, approve.rect().center())) is approve
    with_mark = window.grab().toImage()
    mark.set_text("")
    assert window.grab().toImage() != with_mark
    assert mark.geometry() == window.rect()
    assert field.edit.isVisible()
