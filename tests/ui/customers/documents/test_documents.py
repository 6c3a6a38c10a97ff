"""The documents of an open file: dropped, watched, looked at, renamed, taken off, brought back, over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.actions import add_item, create_customer
from app.customers.documents.actions import add_document
from app.customers.documents.queries import list_documents
from app.customers.model import CustomerForm, ItemForm, ItemKind, Ref
from app.session.summary import summary
from tests.customers.documents.desk import docx, locked, pdf, picture, sealed_paths, written
from tests.fixtures.vault import Office, copy_office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.customers.documents import tab as tab_module
from ui.customers.documents.bind_dialog import BindDialog
from ui.customers.documents.desk import DocumentsDesk
from ui.customers.documents.rename_dialog import RenameDialog
from ui.customers.documents.tab import DocumentsTab
from ui.customers.documents.view_dialog import DocumentDialog
from ui.customers.page import CustomersPage
from ui.customers.top_secret_page import TopSecretPage
from ui.theme import apply_theme
from ui.widgets.dialog import open_dialogs
from ui.widgets.toast import Toast
from ui.widgets.watermark import Watermark

LOW, MIDDLE, HIGH = Level
TWO_PAGES = [f"dòng {number}" for number in range(60)]


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """Whatever an earlier test left."""
    apply_theme(qapp, "light")


@pytest.fixture
def office(office_template: Office, tmp_path: Path) -> Iterator[Office]:
    """A copy of the office of six for one test."""
    copied = copy_office(office_template, tmp_path)
    yield copied
    copied.end()


class Opened:
    """The page of customers with one file open at its documents."""

    def __init__(self, qtbot: QtBot, office: Office, place: Path, who: str = "lan", *, marked: bool = True) -> None:
        self.qtbot, self.place = qtbot, place
        self.desk = Desk(office.sign_in(who))
        self.owner = self.customer(office, "Bưởi Hồng")
        self.page = CustomersPage(self.desk, self.desk.summary)
        self.window = show_page(qtbot, self.desk, self.page)
        if marked:
            Watermark(self.window).set_text("Nguyễn Thị Lan · máy thử")
        self.settle()
        self.open(self.owner)
        self.page.detail.tabs.setCurrentIndex(self.page.detail._documents_place)
        self.settle()

    def customer(self, office: Office, name: str, level: Level = LOW) -> Ref:
        writer = office.sign_in("lan")
        ref = create_customer(writer, office.project, CustomerForm(name, level=level))
        writer.close()
        return ref

    def open(self, ref: Ref) -> None:
        self.page.file.open(ref)
        self.settle()

    @property
    def tab(self) -> DocumentsTab:
        return self.page.detail.documents

    def settle(self) -> None:
        for _ in range(3):
            idle(self.qtbot, self.desk)
            self.qtbot.wait(30)

    def bring(self, name: str, content: bytes) -> Path:
        path = Path(written(self.place, name, content))
        drop(self.tab, [path])
        self.settle()
        return path

    def names(self) -> list[str]:
        return [line.row.name for line in self.tab.lines]


def drop(tab: DocumentsTab, paths: list[Path]) -> bool:
    """Drag files over the place and let them go; whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle = QPointF(20, 20)
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(middle.toPoint(), Qt.DropAction.CopyAction, data, left, none)
    entered.setAccepted(False)
    tab.drop.dragEnterEvent(entered)
    tab.drop.dropEvent(QDropEvent(middle, Qt.DropAction.CopyAction, data, left, none))
    return entered.isAccepted()


def texts(dialog: QMainWindow | DocumentDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


@pytest.fixture
def opened(qtbot: QtBot, office: Office, tmp_path: Path) -> Opened:
    return Opened(qtbot, office, tmp_path)


def test_nothing_is_there_and_it_is_said(opened: Opened) -> None:
    assert opened.tab.nothing.text() == "Hồ sơ này chưa có tài liệu nào."
    assert opened.tab.drop.isVisible()
    assert "200" in opened.tab.limits.text()


def test_several_files_are_dropped_and_stand_in_the_list(opened: Opened, office: Office) -> None:
    paths = [Path(written(opened.place, name, name.encode())) for name in ("một.txt", "hai.txt", "ba.txt")]
    assert drop(opened.tab, paths)
    assert sum(line.isVisible() for line in opened.page.documents._under_way) == 3
    opened.settle()
    assert sorted(opened.names()) == ["ba.txt", "hai.txt", "một.txt"]
    assert opened.page.documents._under_way == {}
    assert opened.page.detail.tabs.tabText(opened.page.detail._documents_place).split() == ["Tài", "liệu", "3"]
    assert len(sealed_paths(office)) == 3
    assert opened.desk.errors == []
    assert not opened.tab.nothing.isVisible()
    # Chosen by the button as well; what is dragged from elsewhere than the disk is none of ours.
    data = QMimeData()
    data.setUrls([QUrl("https://example.vn/a.pdf")])
    assert not drop(opened.tab, [])


def test_the_button_chooses_several(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [written(opened.place, name, name.encode()) for name in ("a.txt", "b.txt")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    opened.tab.drop.choose.click()
    opened.settle()
    assert sorted(opened.names()) == ["a.txt", "b.txt"]


def test_the_level_is_chosen_from_those_that_are_open(opened: Opened, office: Office) -> None:
    assert [opened.tab.level.itemData(place) for place in range(opened.tab.level.count())] == [LOW, MIDDLE]
    opened.tab.level.setCurrentIndex(1)
    opened.bring("cơ mật.txt", b"x")
    assert [row.level for row in opened.tab.rows()] == [MIDDLE]
    assert opened.page.highest_level() == 2
    opened.open(opened.customer(office, "Ở cơ mật", MIDDLE))
    assert opened.tab.level.count() == 1
    assert not opened.tab.level_row.isVisible()
    assert opened.names() == []


def test_what_is_above_the_reader_is_not_there(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    nam = Opened(qtbot, office, tmp_path, "nam")
    lan = office.sign_in("lan")
    add_document(lan, nam.owner, MIDDLE, written(tmp_path, "cơ mật.txt", b"x"))
    lan.close()
    nam.page.reload()
    nam.settle()
    assert nam.names() == []
    assert nam.page.detail.tabs.tabText(nam.page.detail._documents_place) == "Tài liệu"
    assert not nam.tab.level_row.isVisible()


def test_a_refusal_stands_on_its_line_until_it_is_dismissed(opened: Opened) -> None:
    opened.bring("rỗng.txt", b"")
    (line,) = opened.page.documents._under_way
    assert "rỗng" in line.told.text()
    assert line.told.property("tone") == "danger"
    assert not line.again.isVisible()
    line.stop.click()
    assert opened.page.documents._under_way == {}
    folder = opened.place / "thư mục"
    folder.mkdir()
    drop(opened.tab, [folder])
    opened.settle()
    (line,) = opened.page.documents._under_way
    assert "thư mục" in line.told.text()


def test_the_same_content_is_said_and_added_only_on_wish(opened: Opened) -> None:
    opened.bring("gốc.txt", b"mot noi dung")
    opened.bring("bản sao.txt", b"mot noi dung")
    (line,) = opened.page.documents._under_way
    assert "gốc.txt" in line.told.text()
    assert "Bưởi Hồng" in line.told.text()
    assert opened.names() == ["gốc.txt"]
    line.stop.click()
    assert opened.page.documents._under_way == {}
    opened.bring("bản sao.txt", b"mot noi dung")
    (line,) = opened.page.documents._under_way
    assert line.again.isVisible()
    line.again.click()
    opened.settle()
    assert sorted(opened.names()) == ["bản sao.txt", "gốc.txt"]


def test_stopping_half_way_takes_the_line_away(opened: Opened, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    class Held:
        """Work that goes on until it is stopped."""

        def __init__(self, failed: object) -> None:
            self.failed = failed

        def cancel(self) -> None:
            from app.errors import Cancelled

            self.failed(Cancelled())  # type: ignore[operator]

    monkeypatch.setattr(opened.desk, "act", lambda *_args, failed, **_more: Held(failed))
    drop(opened.tab, [Path(written(opened.place, "lớn.bin", b"x"))])
    (line,) = opened.page.documents._under_way
    line.set_progress(30, 200)
    assert (line.bar.value(), line._figures.text()) == (150, "15 %")
    line.stop.click()
    assert opened.page.documents._under_way == {}
    assert sealed_paths(office) == []


def test_another_file_is_opened_meanwhile(opened: Opened, office: Office) -> None:
    other = opened.customer(office, "Bách Việt")
    drop(opened.tab, [Path(written(opened.place, "của Bưởi.txt", b"x"))])
    (line,) = opened.page.documents._under_way
    opened.page.file.open(other)
    opened.settle()
    assert opened.names() == []
    opened.open(opened.owner)
    assert opened.names() == ["của Bưởi.txt"]
    assert line.customer == opened.owner


def test_pages_are_turned_and_zoomed_by_keys(opened: Opened) -> None:
    opened.bring("hai trang.pdf", pdf(*TWO_PAGES))
    opened.qtbot.keyClick(opened.tab.lines[0], Qt.Key.Key_Return)
    opened.qtbot.wait(120)
    opened.settle()
    dialog = dialog_of(opened.window)
    assert isinstance(dialog, DocumentDialog)
    preview = dialog.preview
    assert preview is not None
    assert preview.has_picture()
    assert opened.window.focusWidget() is preview
    assert opened.desk.asked.count("view_document") == 1
    opened.qtbot.keyClick(preview, Qt.Key.Key_Right)
    opened.settle()
    assert preview.page() == 1
    assert preview.has_picture()
    opened.qtbot.keyClick(preview, Qt.Key.Key_Plus)
    opened.settle()
    assert preview.has_picture()
    opened.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert open_dialogs(opened.window) == []


def test_without_a_watermark_nothing_is_drawn(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    opened = Opened(qtbot, office, tmp_path, marked=False)
    opened.bring("a.pdf", pdf("mật"))
    opened.bring("b.docx", docx("chữ trong tệp"))
    for line in list(opened.tab.lines):
        line.opened.emit()
        opened.qtbot.wait(120)
        opened.settle()
        dialog = dialog_of(opened.window)
        assert isinstance(dialog, DocumentDialog)
        assert dialog.preview is None or not dialog.preview.has_picture()
        assert "chữ trong tệp" not in texts(dialog)
        dialog.reject()


def test_what_has_no_pages_says_so_and_shows_its_words(opened: Opened) -> None:
    opened.bring("thư.docx", docx("Kính gửi ông Bách", "Trân trọng"))
    opened.bring("kín.pdf", locked())
    opened.bring("nén.bin", bytes(range(256)))
    opened.bring("ảnh.png", picture())
    told = {}
    for line in list(opened.tab.lines):
        line.opened.emit()
        opened.qtbot.wait(120)
        opened.settle()
        dialog = dialog_of(opened.window)
        assert isinstance(dialog, DocumentDialog)
        told[line.row.name] = (texts(dialog), dialog.preview is not None and dialog.preview.has_picture())
        dialog.reject()
        opened.settle()
    assert "Kính gửi ông Bách" in told["thư.docx"][0]
    assert "không xem trước được từng trang" in told["thư.docx"][0]
    assert "có mật khẩu riêng" in told["kín.pdf"][0]
    assert "không có chữ nào đọc được" in told["nén.bin"][0]
    assert [drawn for _, drawn in told.values()].count(True) == 1
    assert told["ảnh.png"][1]


def test_damage_is_said_in_the_list_and_when_opened(opened: Opened, office: Office) -> None:
    opened.bring("a.pdf", pdf("mật"))
    sealed_paths(office)[0].write_bytes(b"x")
    opened.page.reload()
    opened.settle()
    (line,) = opened.tab.lines
    assert "bị hỏng hoặc bị thay thế" in "\n".join(label.text() for label in line.findChildren(QLabel))
    line.opened.emit()
    opened.settle()
    dialog = dialog_of(opened.window)
    assert isinstance(dialog, DocumentDialog)
    assert dialog.preview is None
    assert "bị hỏng hoặc bị thay thế" in texts(dialog)


def test_renamed_by_f2(opened: Opened) -> None:
    opened.bring("a.txt", b"x")
    opened.qtbot.keyClick(opened.tab.lines[0], Qt.Key.Key_F2)
    dialog = dialog_of(opened.window)
    assert isinstance(dialog, RenameDialog)
    dialog.name.set_value("   ")
    dialog.save.click()
    assert dialog.name.error() == "Tài liệu cần có tên. Hãy gõ tên."
    dialog.name.set_value("x" * 10_000)
    dialog.save.click()
    assert "200" in dialog.name.error()
    dialog.name.set_value("Biên bản.txt")
    dialog.save.click()
    opened.settle()
    assert open_dialogs(opened.window) == []
    assert opened.names() == ["Biên bản.txt"]


def test_the_cursor_stays_where_it_was(opened: Opened) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        opened.bring(name, name.encode())
    opened.tab.lines[1].setFocus()
    kept = opened.tab.lines[1].row.ref
    opened.page.reload()
    opened.settle()
    focused = opened.window.focusWidget()
    assert focused is opened.tab.lines[1]
    assert focused.row.ref == kept
    opened.qtbot.keyClick(focused, Qt.Key.Key_Delete)
    opened.settle()
    assert opened.window.focusWidget() is opened.tab.lines[1]
    for _ in range(2):
        opened.qtbot.keyClick(opened.tab.lines[0], Qt.Key.Key_Delete)
        opened.settle()
    assert opened.tab.lines == []


def test_taken_off_and_brought_back_in_passing(opened: Opened) -> None:
    opened.bring("a.txt", b"x")
    opened.qtbot.keyClick(opened.tab.lines[0], Qt.Key.Key_Delete)
    opened.settle()
    assert opened.names() == []
    (toast,) = (toast for toast in opened.window.findChildren(Toast) if toast.isVisible())
    assert toast.button is not None
    assert "a.txt" not in toast.accessibleName()
    toast.button.click()
    opened.settle()
    assert opened.names() == ["a.txt"]


def test_two_are_taken_off_one_right_after_the_other(opened: Opened) -> None:
    for name in ("một.txt", "hai.txt", "ba.txt"):
        opened.bring(name, name.encode())
    first, second, last = opened.tab.lines
    stays = last.row.name
    for line in (first, second, first):  # the last a double press
        line.remove_asked.emit()
    opened.settle()
    opened.qtbot.waitUntil(lambda: opened.names() == [stays], timeout=10_000)
    assert opened.desk.errors == []


def test_who_only_reads_is_offered_nothing_else(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    lan = Opened(qtbot, office, tmp_path)
    lan.bring("a.txt", b"x")
    tab = DocumentsTab()
    qtbot.addWidget(tab)
    reader = DocumentsDesk(tab, lan.desk, "everyday", lambda: ())
    tab.show()
    reader.show_card(lan.page.detail.card())
    lan.settle()
    (line,) = tab.lines
    assert not tab.drop.isVisible()
    assert not line.more.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_F2)
    lan.settle()
    assert [row.name for row in list_documents(lan.desk.session, lan.owner)] == ["a.txt"]
    assert open_dialogs(lan.window) == []


def test_many_documents_come_in_stretches(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tab_module, "AT_ONCE", 2)
    opened.tab._shown = 2
    for number in range(5):
        opened.bring(f"{number}.txt", str(number).encode())
    assert len(opened.tab.lines) == 2
    opened.tab.more.click()
    assert len(opened.tab.lines) == 4
    opened.tab.more.click()
    assert len(opened.tab.lines) == 5
    assert not opened.tab.more.isVisible()


def test_in_the_room_documents_are_top_secret_and_nothing_leaves(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    session = office.sign_in("long", "top_secret")
    own = create_customer(session, office.project, CustomerForm("Sao Mật", level=HIGH))
    low = create_customer(session, office.project, CustomerForm("Dưới", level=LOW))
    add_document(session, low, LOW, written(tmp_path, "dưới.txt", b"d"))
    desk = Desk(office.sign_in("long"), session)
    page = TopSecretPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    Watermark(window).set_text("Long")
    page.enter(summary(session))
    for _ in range(3):
        idle(qtbot, desk)
        qtbot.wait(30)
    room = page.room
    assert room is not None
    room.file.open(own)
    idle(qtbot, desk)
    room.beside.show_alone(True)
    room.detail.tabs.setCurrentIndex(room.detail._documents_place)
    tab = room.detail.documents
    drop(tab, [Path(written(tmp_path, "mật.pdf", pdf("mật")))])
    for _ in range(3):
        idle(qtbot, desk)
        qtbot.wait(30)
    assert [(line.row.name, line.row.level) for line in tab.lines] == [("mật.pdf", HIGH)]
    tab.lines[0].opened.emit()
    qtbot.wait(150)
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, DocumentDialog)
    assert dialog.preview is not None
    assert dialog.preview.has_picture()
    dialog.reject()
    # A file of a lower level, opened in here: what is added is top secret, what is below is not changed from here.
    room.file.open(low)
    for _ in range(3):
        idle(qtbot, desk)
        qtbot.wait(30)
    (line,) = tab.lines
    assert (line.row.name, line.more.isVisible()) == ("dưới.txt", False)
    assert [tab.level.itemData(place) for place in range(tab.level.count())] == [HIGH]
    room.forget()
    assert tab.lines == []


def test_bound_to_an_item_from_its_menu(opened: Opened) -> None:
    add_item(opened.desk.session, ItemForm(opened.owner, ItemKind.DEALING, LOW, "Hợp đồng"))
    opened.bring("a.txt", b"x")
    opened.page.reload()
    opened.settle()
    (line,) = opened.tab.lines
    next(action for action in line.menu.actions() if action.text() == "Gắn với mục…").trigger()
    dialog = dialog_of(opened.window)
    assert isinstance(dialog, BindDialog)
    assert dialog.item.value() == ""
    item = opened.tab.items_for(line.row)[0]
    dialog.item.set_value(item.ref.rid.hex())
    dialog.save.click()
    opened.settle()
    assert open_dialogs(opened.window) == []
    (line,) = opened.tab.lines
    assert line.row.item == item.ref
