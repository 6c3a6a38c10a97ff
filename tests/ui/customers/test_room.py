"""Inside the top-secret room: no way out of it by any key, menu, button, mouse or clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QClipboard, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.actions import add_item, save_draft
from app.customers.model import CustomerForm, ItemForm, ItemKind, Ref, Relation
from app.customers.queries import get_customer, list_customers
from app.session.summary import summary
from tests.fixtures.vault import PASSPHRASES, Office
from tests.ui.customers.files import EMAIL, PHONE, fill
from tests.ui.desk import Desk, idle, show_page
from ui.customers.intake.import_dialog import ImportDialog
from ui.customers.room_sides import LINKED
from ui.customers.room_view import RoomView
from ui.customers.top_secret_page import TopSecretPage
from ui.widgets.dialog import close_all_dialogs, open_dialogs

SECRET = "Công ty Sao Tuyệt Mật"
BEFORE = "đã có trên bảng tạm"


class Inside:
    """The page with its room open, and one top-secret file shown."""

    def __init__(self, qtbot: QtBot, office: Office) -> None:
        self.qtbot = qtbot
        self.session = office.sign_in("long", "top_secret")
        self.refs = fill(self.session, office.project, ((SECRET, Level.TOP_SECRET), ("Khác", Level.TOP_SECRET)))
        self.desk = Desk(office.sign_in("long"), self.session)
        self.page = TopSecretPage(self.desk, self.desk.summary)
        self.window = show_page(qtbot, self.desk, self.page)
        self.page.enter(summary(self.session))
        self.settle()
        self.room.file.open(self.refs[0])
        self.settle()

    @property
    def room(self) -> RoomView:
        assert self.page.room is not None
        return self.page.room

    def settle(self) -> None:
        idle(self.qtbot, self.desk)
        self.qtbot.wait(40)
        idle(self.qtbot, self.desk)


@pytest.fixture
def inside(qtbot: QtBot, office: Office) -> Iterator[Inside]:
    QGuiApplication.clipboard().setText(BEFORE)
    made = Inside(qtbot, office)
    yield made
    close_all_dialogs(made.window)
    made.page.hide()
    made.settle()


def test_the_room_shows_its_own_list_and_the_red_level(inside: Inside) -> None:
    model = inside.room.list.feed.model
    assert {record.name for place in range(2) if (record := model.record(place))} == {SECRET, "Khác"}
    assert inside.page.highest_level() == 3
    assert inside.room.mark.is_written()


def test_nothing_in_the_room_leads_out(inside: Inside) -> None:
    head = inside.room.detail.head
    assert head.release.isHidden()
    assert head.copy.isHidden()
    assert not any(hasattr(inside.page, name) for name in ("release_requested", "paper_requested"))
    told = [
        action.text().lower() for action in inside.page.findChildren(QAction) if action.parent() is not head.copy_menu
    ]
    told += [button.text().lower() for button in inside.page.findChildren(QAbstractButton) if button.isVisible()]
    for word in ("sao chép", "xuất", "in ", "cung cấp", "bản giấy"):
        assert not any(word in text for text in told), word


def walk(inside: Inside) -> list[QWidget]:
    """Everything that can be seen or have the focus, dialogs included."""
    return [widget for widget in inside.window.findChildren(QWidget) if widget.isVisible()]


def try_to_take(qtbot: QtBot, widget: QWidget) -> None:
    """Select all and press every key that copies or cuts; ask for the menu; double-click and drag."""
    widget.setFocus()
    keys = [*QKeySequence.keyBindings(QKeySequence.StandardKey.SelectAll)]
    keys += QKeySequence.keyBindings(QKeySequence.StandardKey.Copy)
    keys += QKeySequence.keyBindings(QKeySequence.StandardKey.Cut)
    for key in keys:
        qtbot.keySequence(widget, key)
    middle = widget.rect().center()
    where = widget.mapToGlobal(middle)
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, where))
    assert QApplication.activePopupWidget() is None


def test_no_key_menu_or_selection_reaches_the_clipboard(qtbot: QtBot, inside: Inside) -> None:
    inside.room.detail.reveal_requested.emit("phones")
    inside.settle()
    assert inside.room.detail.info.grid.value("phones") == PHONE
    inside.room.list.table.selectRow(0)
    tried = 0
    for widget in walk(inside):
        if isinstance(widget, QAbstractItemView | QLineEdit | QTextEdit | QLabel | QComboBox):
            try_to_take(qtbot, widget)
            tried += 1
    assert tried > 10
    assert QGuiApplication.clipboard().text() == BEFORE


def test_no_label_can_be_selected_and_no_list_dragged(inside: Inside) -> None:
    selectable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert not any(label.textInteractionFlags() & selectable for label in inside.window.findChildren(QLabel))
    assert not any(view.dragEnabled() for view in inside.page.findChildren(QAbstractItemView))


def test_a_form_of_the_room_takes_text_in_and_gives_none_out(qtbot: QtBot, inside: Inside) -> None:
    inside.room.detail.head.edit.click()
    inside.settle()
    dialog = inside.room.desk.form
    assert dialog is not None
    edits = dialog.findChildren(QLineEdit)
    texts = dialog.findChildren(QTextEdit)
    assert any(edit.text() == SECRET for edit in edits)
    assert any(edit.text() == EMAIL for edit in edits)
    for edit in (*edits, *texts):
        assert edit.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu
        try_to_take(qtbot, edit)
    assert not any(edit.dragEnabled() for edit in edits)
    assert QGuiApplication.clipboard().text() == BEFORE
    name = next(edit for edit in edits if edit.text() == SECRET)
    name.setFocus()
    name.clear()
    qtbot.keySequence(name, QKeySequence(QKeySequence.StandardKey.Paste))
    assert name.text() == BEFORE


def test_selecting_with_the_mouse_never_tells_the_field_that_it_ended(qtbot: QtBot, inside: Inside) -> None:
    """Where selecting alone puts text on a second clipboard, Qt does that when the button is released."""
    inside.room.detail.head.edit.click()
    inside.settle()
    dialog = inside.room.desk.form
    assert dialog is not None
    edit = next(edit for edit in dialog.findChildren(QLineEdit) if edit.text() == SECRET)
    released: list[QEvent.Type] = []

    class Witness(QWidget):
        def eventFilter(self, watched: object, event: QEvent) -> bool:
            released.append(event.type())
            return False

    witness = Witness(dialog)
    edit.installEventFilter(witness)
    middle = edit.height() // 2
    QTest.mousePress(edit, Qt.MouseButton.LeftButton, pos=QPoint(12, middle))
    QTest.mouseMove(edit, QPoint(90, middle))
    edit.setSelection(0, 4)
    QTest.mouseRelease(edit, Qt.MouseButton.LeftButton, pos=QPoint(90, middle))
    assert edit.hasSelectedText()
    assert QEvent.Type.MouseButtonPress in released
    assert QEvent.Type.MouseButtonRelease not in released


def test_what_gets_onto_a_clipboard_from_here_all_the_same_is_taken_off_at_once(qtbot: QtBot, inside: Inside) -> None:
    """On X11 selecting by keys is enough for the second clipboard; here the system says nothing of whose text it is."""
    clipboard = QGuiApplication.clipboard()
    ours = True
    inside.room.ban._owns = lambda mode: ours and mode == QClipboard.Mode.Clipboard
    clipboard.setText(SECRET)
    assert clipboard.text() == ""
    ours = False
    clipboard.setText(BEFORE)
    assert clipboard.text() == BEFORE
    ours = True
    inside.page.hide()
    clipboard.setText("dòng thường")
    assert clipboard.text() == "dòng thường"


@pytest.mark.parametrize(
    "key",
    [QKeySequence.StandardKey.DeleteEndOfLine, QKeySequence.StandardKey.DeleteCompleteLine],
    ids=lambda key: key.name,
)
def test_keys_that_delete_onto_the_clipboard_do_nothing(inside: Inside, key: QKeySequence.StandardKey) -> None:
    """Ctrl+K and Ctrl+U are such keys on Linux desktops only, where Qt puts what they delete onto the clipboard."""

    class Pressed(QKeyEvent):
        def matches(self, asked: QKeySequence.StandardKey) -> bool:
            return asked is key

    inside.room.detail.head.edit.click()
    inside.settle()
    assert inside.room.desk.form is not None
    edit = next(edit for edit in inside.room.desk.form.findChildren(QLineEdit) if edit.text() == SECRET)
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = Pressed(kind, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        assert inside.room.ban.eventFilter(edit, event)


def test_what_is_entered_in_the_room_stays_top_secret(inside: Inside) -> None:
    inside.room.add.click()
    dialog = inside.room.desk.form
    assert dialog is not None
    dialog.take_values({"name": "Nhập trong phòng"})
    dialog.submit()
    inside.settle()
    card = inside.room.detail.card()
    assert card is not None
    assert (card.form.name, card.ref.level) == ("Nhập trong phòng", Level.TOP_SECRET)


def test_lower_files_with_top_secret_notes_are_listed_apart_and_not_edited_here(inside: Inside, office: Office) -> None:
    (low,) = fill_lower(inside, office)
    inside.room.reload()
    inside.settle()
    inside.room.sides.pills.choose(LINKED)
    inside.room.sides.pills.picked.emit(LINKED)
    row = inside.room.sides.linked_model.record(0)
    assert row is not None
    assert row.ref == low
    inside.room.sides.linked.opened.emit(row)
    inside.settle()
    assert not inside.room.detail.head.edit.isEnabled()
    assert inside.room.detail.head.edit.toolTip()
    inside.room._act("edit")
    inside.settle()
    assert inside.room.desk.form is None
    assert [item.ref.level for item in get_customer(inside.session, low).items] == [Level.TOP_SECRET]


def fill_lower(inside: Inside, office: Office) -> tuple[Ref, ...]:
    from app.customers.actions import create_customer

    form = CustomerForm("Khách cơ mật", level=Level.SECRET, relation=Relation.IMPORTANT)
    low = create_customer(inside.session, office.project, form)
    add_item(inside.session, ItemForm(low, ItemKind.POLICY, Level.TOP_SECRET, "Giá riêng"))
    return (low,)


def test_the_way_to_destruction_is_asked_for_with_the_room_left_open(inside: Inside) -> None:
    asked: list[tuple[str, object]] = []
    inside.page.page_wanted.connect(lambda key, subject: asked.append((key, subject)))
    inside.page.page_wanted.connect(lambda *_: inside.page.hide())
    inside.room.detail.head.asked.emit("destroy")
    assert asked == [("destruction", inside.refs[0])]
    assert inside.page.room is not None
    inside.page.show()
    inside.page.reload()
    inside.settle()
    inside.page.hide()
    assert inside.page.room is None


def test_leaving_the_page_takes_every_word_of_it_away(qtbot: QtBot, inside: Inside) -> None:
    model = inside.room.list.feed.model
    inside.page.hide()
    assert inside.page.room is None
    assert model.rowCount() == 0
    assert inside.page.highest_level() == 0
    qtbot.wait(20)
    told = " ".join(label.text() for label in inside.window.findChildren(QLabel))
    assert SECRET not in told
    edit = QLineEdit("dòng thường")
    qtbot.addWidget(edit)
    edit.show()
    edit.selectAll()
    qtbot.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "dòng thường"


def test_what_was_typed_when_the_room_closed_is_offered_inside_it_again(inside: Inside) -> None:
    inside.room.add.click()
    dialog = inside.room.desk.form
    assert dialog is not None
    dialog.take_values({"name": "Đang gõ dở"})
    (saving,) = inside.page.drafts_to_save()
    assert (saving.function, saving.room) == (save_draft, "top_secret")
    inside.page.hide()
    close_all_dialogs(inside.window)
    inside.page.show()
    inside.page.door.passphrase.field.set_value(PASSPHRASES["long"])
    inside.page.door.open.click()
    inside.settle()
    assert inside.room.drafts.isVisible()
    inside.room.drafts.go_on.click()
    inside.settle()
    form = inside.room.desk.form
    assert form is not None
    assert form.values()["name"] == "Đang gõ dở"


def test_without_its_watermark_the_room_does_not_open(qtbot: QtBot, office: Office) -> None:
    from dataclasses import replace

    session = office.sign_in("long", "top_secret")
    desk = Desk(office.sign_in("long"), session)
    page = TopSecretPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    page.enter(replace(summary(session), name="", device_name=""))
    assert page.room is None
    assert page.door.notice.isVisible()
    assert not window.findChildren(RoomView, options=Qt.FindChildOption.FindDirectChildrenOnly)
    idle(qtbot, desk)


def test_a_list_with_top_secret_lines_is_brought_in_here(inside: Inside, office: Office, tmp_path: Path) -> None:
    lines = ("Tên khách hàng;Mã KH;Cấp mật", "Hội Kín Mẫu;TM-1;tuyệt mật", "Không Ghi Cấp;TM-2;", "Thường;TM-3;bí mật")
    file = tmp_path / "danh-sach.csv"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    inside.room.load.click()
    asking = open_dialogs(inside.window)[-1]
    assert isinstance(asking, ImportDialog)
    asking.drop.take(file)
    inside.settle()
    asking.go.click()
    inside.settle()
    found = list_customers(inside.session, office.project, (Level.TOP_SECRET,)).rows
    assert {row.name for row in found} == {SECRET, "Khác", "Hội Kín Mẫu", "Không Ghi Cấp"}
    below = list_customers(inside.session, office.project, (Level.CONFIDENTIAL,)).rows
    assert [row.name for row in below] == ["Thường"]
