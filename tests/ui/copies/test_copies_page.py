"""The register of copies, on a real vault: numbers, what is overdue, and how papers end before a witness."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.copies.actions import register_paper
from app.copies.model import CopyRow, CopyState, Medium, PaperForm
from app.copies.queries import list_copies
from app.customers.classification.actions import raise_level
from app.session.door import Session
from app.settings.message import sentence
from tests.customers.classification.files import to
from tests.fixtures.vault import NAMES, PASSPHRASES, Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from tests.ui.files import make_customer
from ui.copies.columns import chosen, is_overdue
from ui.copies.count_dialog import CountDialog
from ui.copies.lend_dialog import LendDialog, TakeBackDialog
from ui.copies.page import CopiesPage
from ui.copies.register_paper_dialog import RegisterPaperDialog
from ui.copies.room_dialog import RoomCopiesDialog
from ui.copies.shred_dialog import ShredDialog
from ui.widgets.dialog import close_all_dialogs, open_dialogs
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph


def opened(qtbot: QtBot, desk: Desk) -> tuple[CopiesPage, QMainWindow]:
    page = CopiesPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    return page, window


def one_paper(session: Session, office: Office, level: Level = Level.SECRET, due: str = "2026-11-25") -> str:
    customer = make_customer(session, office.project, level)
    return register_paper(session, PaperForm(customer, "Phụ lục", 3, "Lan", "tủ sắt", due))


def test_a_print_gets_its_number_from_the_form(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    make_customer(lan, office.project)
    desk = Desk(lan)
    page, window = opened(qtbot, desk)
    page.register()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, RegisterPaperDialog)
    dialog.save.click()
    assert dialog.description.error()
    assert "register_paper" not in desk.asked
    assert dialog.choice is not None
    dialog.choice.table.setCurrentIndex(dialog.choice.model.index(0, 0))
    dialog.description.set_value("Phụ lục")
    dialog.holder.set_value("Lan")
    dialog.place.set_value("tủ sắt")
    dialog.save.click()
    assert dialog.acknowledged.error()
    assert "register_paper" not in desk.asked
    dialog.acknowledged.set_value(True)
    dialog.save.click()
    idle(qtbot, desk)
    (row,) = list_copies(lan, office.project)
    assert row.number == dialog.number
    close_all_dialogs(window)


def test_a_top_secret_file_has_no_paper(qtbot: QtBot, office: Office) -> None:
    room = office.sign_in("long", "top_secret")
    customer = make_customer(room, office.project, Level.TOP_SECRET)
    long = office.sign_in("long")
    desk = Desk(long, room)
    page, window = opened(qtbot, desk)
    page.show_subject(customer)
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, RegisterPaperDialog)
    for field in (dialog.description, dialog.holder, dialog.place):
        field.set_value("x")
    dialog.acknowledged.set_value(True)
    dialog.save.click()
    idle(qtbot, desk)
    told = [notice.text() for notice in dialog.findChildren(InlineNotice)]
    assert sentence("copies.top_secret_never", "vi") in told
    assert list_copies(long, office.project) == ()
    close_all_dialogs(window)


def test_overdue_papers_are_counted_and_listed(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    number = one_paper(lan, office, due="2026-11-20")
    desk = Desk(lan)
    page = CopiesPage(desk, desk.summary)
    badges: list[int] = []
    page.badge_changed.connect(badges.append)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    assert badges[-1] == 1
    assert window.isVisible()
    page.pills.choose("overdue")
    page.pills.picked.emit("overdue")
    shown = page.model.record(0)
    assert shown is not None
    assert shown.number == number


@pytest.mark.parametrize(("state", "late"), [(CopyState.HELD, True), (CopyState.SHREDDED, False)])
def test_only_what_is_still_held_can_be_overdue(office: Office, state: CopyState, late: bool) -> None:
    lan = office.sign_in("lan")
    one_paper(lan, office, due="2026-11-25")
    row: CopyRow = replace(list_copies(lan, office.project)[0], state=state)
    assert is_overdue(row, date(2026, 11, 26)) is late
    assert not is_overdue(row, date(2026, 11, 25))
    assert chosen([row], "ended", date(2026, 11, 26)) == (() if late else (row,))


def test_papers_end_with_two_signatures_and_a_record_to_save(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quan = office.sign_in("quan")
    one_paper(quan, office)
    desk = Desk(quan)
    page, window = opened(qtbot, desk)
    page.shred()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, ShredDialog)
    offered = [dialog.standard.combo.itemText(at) for at in range(dialog.standard.combo.count())]
    assert offered[0] == "P-4"
    dialog.sign.click()
    assert dialog._error.text() == sentence("copies.nothing_to_shred", "vi")
    next(iter(dialog.ticks.values())).check.click()
    offered = [dialog.standard.combo.itemText(at) for at in range(dialog.standard.combo.count())]
    assert offered[0] == "P-5"
    dialog.medium.set_value(Medium.DISC)
    dialog.medium.changed.emit()
    assert dialog.ticks == {}
    assert dialog.standard.value() == "O-3"
    dialog.medium.set_value(Medium.PAPER)
    dialog.medium.changed.emit()
    next(iter(dialog.ticks.values())).check.click()
    dialog.loose.add_row("bản in hỏng", 2)
    dialog.machine.set_value("Máy tầng 3")
    dialog.place.set_value("Phòng hành chính")
    dialog.sign.click()
    assert "record_shredding" not in desk.asked
    dialog.signatures.own.set_value(PASSPHRASES["quan"])
    dialog.signatures.other_passphrase.set_value("sai rồi")
    dialog.sign.click()
    assert "record_shredding" not in desk.asked  # secret needs a second witness
    assert dialog.second.person.error()
    names = [dialog.second.person.combo.itemText(at) for at in range(dialog.second.person.combo.count())]
    assert NAMES["nam"] in names
    assert NAMES["ha"] not in names  # the only officer is the first witness
    dialog.second.person.set_value(office.people["nam"])
    dialog.sign.click()
    idle(qtbot, desk)
    assert dialog.record is None
    assert dialog.signatures.own.value() == ""

    dialog.signatures.own.set_value(PASSPHRASES["quan"])
    dialog.signatures.other_passphrase.set_value(PASSPHRASES["ha"])
    dialog.sign.click()
    idle(qtbot, desk)
    assert dialog.record is not None
    saved = tmp_path / "bien-ban.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    dialog.save.click()
    assert saved.read_bytes() == dialog.record.pdf
    (row,) = list_copies(quan, office.project)
    assert row.state is CopyState.SHREDDED
    close_all_dialogs(window)


def test_an_officer_sees_the_records_and_no_register(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("ha"))
    page, _ = opened(qtbot, desk)
    assert page.pills.chosen() == "records"
    assert "list_copies" not in desk.asked
    assert not page.number.isVisible()
    assert not page.shred_button.isVisible()


def test_a_paper_is_given_to_who_has_acknowledged_and_taken_back(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    number = one_paper(lan, office)
    desk = Desk(lan)
    page, window = opened(qtbot, desk)
    page.table.selectRow(0)
    page.lend.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, LendDialog)
    dialog.save.click()
    assert dialog.holder.error()
    dialog.holder.set_value("Trần Văn Khoa")
    dialog.place.set_value("Két kế toán")
    dialog.save.click()
    assert dialog.acknowledged.error() == sentence("copies.not_acknowledged", "vi")
    dialog.acknowledged.set_value(True)
    dialog.save.click()
    idle(qtbot, desk)
    page.reload()
    idle(qtbot, desk)
    (row,) = list_copies(lan, office.project)
    assert (row.number, row.holder) == (number, "Trần Văn Khoa")
    page.table.selectRow(0)
    page.take_back.click()
    back = dialog_of(window)
    assert isinstance(back, TakeBackDialog)
    back.save.click()
    assert back.place.error() == sentence("copies.place_missing", "vi")
    back.place.set_value("Tủ sắt")
    back.save.click()
    idle(qtbot, desk)
    page.reload()
    idle(qtbot, desk)
    assert list_copies(lan, office.project)[0].state is CopyState.RETURNED
    page.table.selectRow(0)
    assert page.lend.isEnabled()
    assert not page.take_back.isEnabled()
    close_all_dialogs(window)


def test_a_count_shows_what_is_missing(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    there, lost = one_paper(lan, office), one_paper(lan, office)
    desk = Desk(lan)
    page, window = opened(qtbot, desk)
    page.count.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, CountDialog)
    dialog.save.click()
    assert dialog.numbers.error()
    dialog.numbers.set_value(f"{there}\nNIEM|{there}|ABCD\n\n")
    assert dialog.counted() == (there,)
    dialog.save.click()
    idle(qtbot, desk)
    assert dialog.stock is not None
    assert [row.number for row in dialog.stock.missing] == [lost]
    shown = " ".join(label.text() for label in dialog.findChildren(Paragraph))
    assert lost in shown
    close_all_dialogs(window)


def test_papers_of_who_became_top_secret_are_taken_back_and_shredded_behind_the_passphrase(
    qtbot: QtBot, office: Office
) -> None:
    lan, long = office.sign_in("lan"), office.sign_in("long", "top_secret")
    customer = make_customer(lan, office.project, Level.SECRET)
    number = register_paper(lan, PaperForm(customer, "Phụ lục", 3, "Lan", "tủ sắt", "2026-11-25"))
    raise_level(long, customer, to(Level.TOP_SECRET), 1)
    long.close()
    desk = Desk(office.sign_in("quan"))
    page, window = opened(qtbot, desk)
    assert page.table.model().rowCount() == 0
    page.room.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, RoomCopiesDialog)
    dialog.step_up.field.set_value("sai rồi")
    dialog.enter.click()
    idle(qtbot, desk)
    assert dialog.step_up.field.error()
    assert not dialog.shred.isVisible()
    dialog.step_up.field.set_value(PASSPHRASES["quan"])
    dialog.enter.click()
    idle(qtbot, desk)
    (row,) = dialog._rows
    assert (row.number, row.customer_name, row.description) == (number, "", "")
    dialog.papers.table.setCurrentIndex(dialog.papers.model.index(0, 0))
    dialog.take_back.click()
    back = open_dialogs(window)[-1]
    assert isinstance(back, TakeBackDialog)
    back.place.set_value("tủ sắt phòng quản lý")
    back.save.click()
    idle(qtbot, desk)
    assert dialog._rows[0].state is CopyState.RETURNED
    dialog.shred.click()
    idle(qtbot, desk)
    shred = open_dialogs(window)[-1]
    assert isinstance(shred, ShredDialog)
    (tick,) = shred.ticks.values()
    tick.check.click()
    assert shred.standard.combo.itemText(0) == "P-6"
    shred.machine.set_value("HSM")
    shred.place.set_value("Phòng hồ sơ")
    shred.signatures.own.set_value(PASSPHRASES["quan"])
    shred.signatures.other_passphrase.set_value(PASSPHRASES["ha"])
    shred.second.person.set_value(office.people["long"])
    shred.sign.click()
    idle(qtbot, desk)
    assert shred.record is not None
    shred.close_button.click()
    idle(qtbot, desk)
    assert dialog._rows[0].state is CopyState.SHREDDED
    dialog.reject()
    idle(qtbot, desk)
    assert desk.top_secret is None
    close_all_dialogs(window)
