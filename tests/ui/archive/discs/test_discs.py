"""The tab of discs: made, burned, read back, kept in two places, counted, shredded, and read again when scratched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from app.archive.backup.actions import make_backup, set_plan
from app.archive.backup.model import Destination, Plan
from app.archive.discs import queries
from app.archive.discs.actions import keep_disc, make_discs, read_back_disc
from app.archive.discs.model import Drive, KeepForm, ReadBackForm, Twin, What
from app.copies.model import CopyState
from app.session.door import Session
from app.settings.message import sentence
from tests.archive.discs.discs_at_hand import MB, folder_of, hurt, same_files
from tests.archive.discs.fake_burner import FakeBurner
from tests.archive.discs.test_register import burnt, form_of
from tests.fixtures.vault import PASSPHRASES, Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.archive.discs.burn_dialog import BurnDialog
from ui.archive.discs.count_dialog import CountDiscsDialog
from ui.archive.discs.keep_dialog import KeepDialog
from ui.archive.discs.make_dialog import MakeDialog
from ui.archive.discs.read_dialogs import ReadBackDialog, ReadDialog
from ui.archive.discs.shred_dialog import ShredDiscDialog
from ui.archive.discs.view import DiscsPart
from ui.archive.page import ArchivePage
from ui.widgets.notice import InlineNotice

LONG = 60_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "images").mkdir()
    return folder_of(tmp_path / "backup 17", {"manifest.niem": 3000, "c/1.db": MB})


@pytest.fixture
def ha(office: Office) -> Session:
    return office.sign_in("ha")


def opened(qtbot: QtBot, session: Session) -> tuple[DiscsPart, QMainWindow, Desk]:
    desk = Desk(session)
    page = ArchivePage(desk, desk.summary)
    window = show_page(qtbot, desk, page, 1180, 660)
    page.show_subject("discs")
    idle(qtbot, desk)
    part = page.parts["discs"]
    assert isinstance(part, DiscsPart)
    return part, window, desk


def worked(qtbot: QtBot, desk: Desk, part: DiscsPart) -> None:
    """Wait for the end of the long work, and for what is shown after it."""
    qtbot.waitUntil(lambda: part.work.under_way, timeout=LONG)
    assert not part.make.isEnabled()
    assert part.make.why_not()
    qtbot.waitUntil(lambda: not part.work.under_way, timeout=LONG)
    idle(qtbot, desk)


def with_two_discs(session: Session, folder: Path) -> str:
    """A set with both discs, in one place."""
    made = make_discs(session, form_of(folder))
    for twin in Twin:
        copy = burnt(made.images[0].path, folder, f"{twin}.iso")
        done = read_back_disc(session, ReadBackForm(made.number, 1, twin, copy))
        keep_disc(session, done.number, KeepForm("Lê Thị Thu Hà", "Két sắt", "Verbatim"))
    return made.number


def test_only_officers_are_offered_discs(qtbot: QtBot, office: Office) -> None:
    for who, offered in (("ha", True), ("quan", False), ("minh", False)):
        desk = Desk(office.sign_in(who))
        page = ArchivePage(desk, desk.summary)
        qtbot.addWidget(page)
        assert ("discs" in page.parts) is offered


def test_a_disc_goes_from_a_folder_into_the_register(qtbot: QtBot, ha: Session, folder: Path) -> None:
    part, window, desk = opened(qtbot, ha)
    assert part._pages.currentWidget() is part.empty
    part.make.click()
    making = dialog_of(window)
    assert isinstance(making, MakeDialog)
    making.make.click()
    assert making.folder.field.error()
    making.set_folder(folder, What.BACKUP, "Sao lưu 17")
    making.into.set_value(str(folder.parent / "images"))
    idle(qtbot, desk)
    assert "1 tấm" in making.told.text()
    making.make.click()
    worked(qtbot, desk, part)
    assert "khác hãng" in part.told.text()

    (card,) = part.cards
    assert set(card.slots[0].buttons) == {"burn", "read"}
    card.slots[0].buttons["read"].click()
    reading = dialog_of(window)
    assert isinstance(reading, ReadBackDialog)
    image = part.sets[0].images[0].path
    reading.source.set_value(image)
    reading.read.click()
    idle(qtbot, desk)
    assert sentence("discs.that_is_the_image", "vi") in [notice.text() for notice in reading.findChildren(InlineNotice)]
    reading.source.set_value(str(burnt(image, folder, "first.iso")))
    reading.read.click()
    idle(qtbot, desk)
    worked(qtbot, desk, part)
    assert "đã vào sổ" in part.told.text()
    slot = part.cards[0].slots[0]
    assert slot.disc is not None
    assert slot.disc.advice == ("discs.advice_place", "discs.advice_second")

    slot.buttons["keep"].click()
    keeping = dialog_of(window)
    assert isinstance(keeping, KeepDialog)
    keeping.save.click()
    assert keeping.place.error()
    keeping.place.set_value("Két sắt tầng 2")
    keeping.save.click()
    idle(qtbot, desk)
    slot = part.cards[0].slots[0]
    assert slot.disc is not None
    assert (slot.disc.place, slot.disc.advice) == ("Két sắt tầng 2", ("discs.advice_second",))


def test_a_proved_backup_is_offered_for_discs(qtbot: QtBot, ha: Session, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    set_plan(ha, Plan((Destination("USB", str(tmp_path / "usb")),)))
    make_backup(ha, "USB")
    part, window, desk = opened(qtbot, ha)
    part.make.click()
    making = dialog_of(window)
    assert isinstance(making, MakeDialog)
    idle(qtbot, desk)
    assert making.backup.isVisible()
    making.backup.set_value(making.backup._values[0])
    making.backup.changed.emit()
    idle(qtbot, desk)
    assert making.folder.value().endswith("SL-0001")
    assert making.label.value() == "Sao lưu SL-0001"
    assert "1 tấm" in making.told.text()


def test_making_is_stopped(qtbot: QtBot, ha: Session, folder: Path) -> None:
    part, window, desk = opened(qtbot, ha)
    part.make.click()
    making = dialog_of(window)
    assert isinstance(making, MakeDialog)
    large = folder_of(folder.parent / "large", {"a": 40 * MB})
    making.set_folder(large, What.BACKUP, "Sao lưu 18")
    making.into.set_value(str(folder.parent / "images"))
    making.make.click()
    qtbot.waitUntil(lambda: part.work.under_way, timeout=LONG)
    assert part.work.panel is not None
    part.work.panel.cancelled.emit()
    qtbot.waitUntil(lambda: not part.work.under_way, timeout=LONG)
    idle(qtbot, desk)
    assert "Đã dừng" in part.told.text()
    assert part.sets == ()
    assert part.make.isEnabled()
    assert not list((folder.parent / "images").iterdir())


def test_burning_offers_drives_or_says_what_to_do(
    qtbot: QtBot, ha: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_discs(ha, form_of(folder))
    part, window, desk = opened(qtbot, ha)
    monkeypatch.setattr(queries, "system_burner", lambda: None)
    part.cards[0].slots[0].buttons["burn"].click()
    idle(qtbot, desk)
    burning = dialog_of(window)
    assert isinstance(burning, BurnDialog)
    assert not burning.burn.isEnabled()
    assert "chép tệp ảnh" in burning.told.text()
    burning.reject()

    blank = folder.parent / "blank"
    monkeypatch.setattr(queries, "system_burner", lambda: FakeBurner(Drive(f"stdio:{blank}", "Ổ thử")))
    part.cards[0].slots[0].buttons["burn"].click()
    idle(qtbot, desk)
    burning = dialog_of(window)
    assert isinstance(burning, BurnDialog)
    assert burning.burn.isEnabled()
    if shutil.which("xorriso"):
        burning.burn.click()
        idle(qtbot, desk)
        worked(qtbot, desk, part)
        assert "đọc lại để so" in part.told.text()
        assert blank.stat().st_size >= part.sets[0].images[0].size
        assert part.sets[0].discs == ()  # burned is not yet in the register


def test_a_scratched_disc_is_read_and_a_new_one_advised(qtbot: QtBot, ha: Session, folder: Path) -> None:
    made = make_discs(ha, form_of(folder))
    bad = hurt(Path(made.images[0].path), folder.parent / "bad.iso", range(400, 500))
    part, window, desk = opened(qtbot, ha)
    part.read.click()
    reading = dialog_of(window)
    assert isinstance(reading, ReadDialog)
    reading.read.click()
    assert reading.source.field.error()
    reading.source.set_value(str(bad))
    reading.into.set_value(str(folder.parent / "back"))
    reading.read.click()
    idle(qtbot, desk)
    worked(qtbot, desk, part)
    assert "Hãy làm đĩa mới sớm" in part.told.text()
    assert same_files(folder, folder.parent / "back")


def test_another_disc_in_the_drive_is_told(qtbot: QtBot, ha: Session, folder: Path) -> None:
    make_discs(ha, form_of(folder))
    other = make_discs(ha, form_of(folder))
    part, window, desk = opened(qtbot, ha)
    part.cards[1].slots[0].buttons["read"].click()
    reading = dialog_of(window)
    assert isinstance(reading, ReadBackDialog)
    reading.source.set_value(str(burnt(other.images[0].path, folder, "x.iso")))
    reading.read.click()
    idle(qtbot, desk)
    worked(qtbot, desk, part)
    dialog_of(window).reject()  # the sentence
    assert all(not made.discs for made in part.sets)


def test_two_discs_in_one_place_are_counted_labelled_and_shredded(
    qtbot: QtBot, office: Office, ha: Session, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = with_two_discs(ha, folder)
    part, window, desk = opened(qtbot, ha)
    slots = part.cards[0].slots
    told = [sentence("discs.advice_same_place", "vi"), sentence("discs.advice_same_brand", "vi")]
    for slot in slots:
        assert slot.disc is not None
        assert [sentence(code, "vi") for code in slot.disc.advice] == told

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "label.pdf"), ""))
    slots[0].buttons["label"].click()
    idle(qtbot, desk)
    assert (tmp_path / "label.pdf").read_bytes().startswith(b"%PDF")

    part.count.click()
    counting = dialog_of(window)
    assert isinstance(counting, CountDiscsDialog)
    counting.save.click()
    assert counting.numbers.error()
    counting.numbers.set_value(f"{number}-1A")
    counting.save.click()
    idle(qtbot, desk)
    assert counting.counted is not None
    assert counting.counted.missing == (f"{number}-1B",)
    counting.reject()
    idle(qtbot, desk)

    part.cards[0].slots[0].buttons["shred"].click()
    idle(qtbot, desk)
    shredding = dialog_of(window)
    assert isinstance(shredding, ShredDiscDialog)
    shredding.machine.set_value("HSM 411")
    shredding.place.set_value("Văn phòng")
    shredding.signatures.own.set_value(PASSPHRASES["ha"])
    shredding.signatures.other.set_value(office.people["quan"])
    shredding.signatures.other_passphrase.set_value(PASSPHRASES["quan"])
    shredding.sign.click()
    assert shredding.second.person.error()
    shredding.second.person.set_value(office.people["lan"])
    shredding.sign.click()
    idle(qtbot, desk)
    assert shredding.record is not None
    shredding.reject()
    idle(qtbot, desk)
    first = part.cards[0].slots[0]
    assert first.disc is not None
    assert first.disc.state is CopyState.SHREDDED
    assert first.buttons == {}
