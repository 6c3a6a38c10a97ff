"""The recovery page with real sessions: ceremony, sheets, practice run and guide, as people at the desk see them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.keys.recovery import read_kit
from tests.fixtures.vault import PASSPHRASES, Office
from tests.recovery.desk import held, read_share, shares_of, sticks
from tests.recovery.leaving import MAI, MAI_PASSPHRASE, everybody_leaves, second_manager
from tests.ui.desk import Desk, idle, show_page
from ui.messages import sentence
from ui.recovery import sheet_row
from ui.recovery.ceremony_dialog import CeremonyDialog
from ui.recovery.former_dialog import FormerDialog
from ui.recovery.page import RecoveryPage
from ui.recovery.renew_dialog import RenewDialog
from ui.widgets.dialog import open_dialogs
from ui.widgets.notice import InlineNotice

SHOWN: list[QMainWindow] = []
"""Or the window is gone with the function that made it."""


def opened(qtbot: QtBot, desk: Desk) -> RecoveryPage:
    page = RecoveryPage(desk, desk.summary)
    SHOWN[:] = [show_page(qtbot, desk, page, 1180, 660)]
    idle(qtbot, desk)
    return page


def filled(dialog: CeremonyDialog, place: Path, own: str, other: str) -> CeremonyDialog:
    two = sticks(place)
    asking = dialog.asking
    for field, name in zip(asking.names, ("Trần Minh Quân", "Lê Thị Thu Hà", "Bùi Tuấn Minh"), strict=False):
        field.set_value(name)
    asking.first.set_value(str(two.first))
    asking.second.set_value(str(two.second))
    asking.signatures.own.set_value(PASSPHRASES[own])
    asking.signatures.other_passphrase.set_value(PASSPHRASES[other])
    return dialog


def failure(dialog: object) -> str:
    notice = dialog.findChild(InlineNotice, "failure")  # type: ignore[attr-defined]
    return notice.text() if notice is not None and not notice.isHidden() else ""


def test_without_a_kit_the_page_asks_for_the_ceremony(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("quan"))
    page = opened(qtbot, desk)
    assert page.stack.currentWidget() is page.empty
    assert not page.again.isVisible()
    page.empty.acted.emit()
    (dialog,) = open_dialogs(page.window())
    assert isinstance(dialog, CeremonyDialog)
    assert [name.isHidden() for name in dialog.asking.names] == [False, False, False, True, True]
    assert dialog.asking.threshold.value() == 2
    dialog.asking.count.set_value(5)
    dialog.asking.count.changed.emit()
    assert not any(name.isHidden() for name in dialog.asking.names)
    dialog.force_close()


def test_the_ceremony_from_the_form_to_the_confirmation(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(office.sign_in("quan"))
    page = opened(qtbot, desk)
    dialog = page.open_ceremony()
    dialog.hold()
    assert dialog.asking.names[0].error()
    filled(dialog, tmp_path, "quan", "ha")
    dialog.hold()
    idle(qtbot, desk)
    sheets = dialog.sheets
    assert sheets is not None
    assert not dialog.confirm.isEnabled()
    dialog.reject()  # asks first
    assert dialog.isVisible()
    for question in open_dialogs(page.window())[1:]:
        question.reject()
    saved: list[bytes] = []

    def keep(_parent: object, _title: str, name: str, _pattern: str, content: bytes) -> Path:
        saved.append(content)
        return tmp_path / name

    monkeypatch.setattr(sheet_row, "save_as", keep)
    for row in sheets.rows:
        row.save.click()
    assert len({read_share(pdf) for pdf in saved}) == 3
    assert not dialog.confirm.isEnabled()
    sheets.all_have.check.click()
    assert dialog.confirm.isEnabled()
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.confirm.click()
    idle(qtbot, desk)
    assert page.state is not None
    assert (page.state.serial, page.state.unconfirmed) == (1, False)
    assert page.kit.grid.value("Số") == "001"
    assert not page.told.isVisible()
    assert all(row._sheet is None for row in sheets.rows)
    assert read_kit(next(sticks(tmp_path).first.glob("*.niemkit")).read_bytes()).serial == 1


def test_a_wrong_second_passphrase_keeps_the_form(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    desk = Desk(office.sign_in("quan"))
    dialog = filled(opened(qtbot, desk).open_ceremony(), tmp_path, "quan", "ha")
    dialog.asking.signatures.other_passphrase.set_value("khong phai cum nay dau")
    dialog.hold()
    idle(qtbot, desk)
    assert failure(dialog) == sentence("keys.wrong_passphrase_or_machine")
    assert dialog.asking.isVisible()
    assert dialog.asking.names[0].value() == "Trần Minh Quân"
    assert dialog.asking.signatures.own_passphrase() == ""
    assert list(tmp_path.rglob("*.niemkit")) == []
    dialog.force_close()


def test_sheets_that_were_never_confirmed_are_said_so(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    held(office, tmp_path, confirm=False)
    page = opened(qtbot, Desk(office.sign_in("ha")))
    assert page.told.isVisible()
    assert page.again.isVisible()


def test_the_practice_run_tells_which_share_is_wrong_and_keeps_the_date(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    done = held(office, tmp_path)
    desk = Desk(office.sign_in("ha"))
    page = opened(qtbot, desk)
    assert "chưa được thử" in page.practice.words.text()
    dialog = page.open_practice()
    assert dialog is not None
    dialog.submit()
    assert dialog.kit.field.error()
    dialog.kit.set_value(str(done.files[0]))
    first, second = shares_of(done)[:2]
    dialog.shares.boxes[0].set_value(first)
    dialog.shares.boxes[1].set_value("academic acid")
    dialog.submit()
    assert "đang có 2" in dialog.shares.boxes[1].error()
    dialog.shares.boxes[1].set_value("khoai " + second.partition(" ")[2])
    dialog.submit()
    idle(qtbot, desk)
    assert failure(dialog) == sentence("keys.share_word_unknown", share=2, word=1, words=33, needed=0)
    dialog.shares.boxes[1].set_value(second)
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.submit()
    idle(qtbot, desk)
    assert page.state is not None
    assert page.state.proved_at
    assert "lần cuối" in page.practice.words.text()


def test_the_guide_opens_a_lost_project(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    second_manager(office)
    done = held(office, tmp_path)
    everybody_leaves(office)
    desk = Desk(office.sign_in("ha"))
    page = opened(qtbot, desk)
    assert len(page.orphans) == len(Level)
    page.lost.buttons[office.project].click()
    (dialog,) = open_dialogs(page.window())
    guide = page.open_recovery(office.project)
    dialog.force_close()
    assert guide is not None
    wizard = guide.wizard
    wizard._next.click()
    wizard._next.click()
    assert guide.kit.field.error()
    guide.kit.set_value(str(done.files[1]))
    wizard._next.click()
    assert wizard.step() == 2
    wizard._next.click()
    assert wizard.step() == 2
    for box, share in zip(guide.shares.boxes, shares_of(done), strict=False):
        box.set_value(share)
    wizard._next.click()
    assert wizard.step() == 3
    guide.signatures.own.set_value(PASSPHRASES["ha"])
    guide.signatures.other.set_value(office.people["mai"])
    guide.signatures.other_passphrase.set_value(MAI_PASSPHRASE)
    assert MAI in [guide.signatures.other.combo.itemText(at) for at in range(guide.signatures.other.combo.count())]
    with qtbot.waitSignal(guide.accepted, timeout=30_000):
        wizard._next.click()
    idle(qtbot, desk)
    assert page.orphans == ()


def test_a_manager_sees_the_kit_and_not_who_holds_it(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    held(office, tmp_path)
    desk = Desk(office.sign_in("quan"))
    page = opened(qtbot, desk)
    assert page.kit.isVisible()
    assert not page.practice.isVisible()
    assert not page.lost.isVisible()
    assert "list_orphans" not in desk.asked
    with pytest.raises(KeyError):
        page.kit.grid.value("Người giữ mảnh")
    assert page.state is not None
    assert page.kit.low.isHidden()
    page.kit.show_state(replace(page.state, unused=7))
    assert not page.kit.low.isHidden()


def test_a_kit_with_dead_entries_is_written_anew_and_the_old_one_put_on_record(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    from tests.destruction.desk import approved

    made = held(office, tmp_path)
    destroyed = approved(office, tmp_path)
    upstairs = destroyed.upstairs()
    destroyed.execute(upstairs)
    upstairs.close()
    desk = Desk(office.sign_in("ha"))
    page = opened(qtbot, desk)
    assert page.kit.dead.isVisible()
    assert not page.former.isVisible()
    page.kit.dead.acted.emit()
    (dialog,) = open_dialogs(page.window())
    assert isinstance(dialog, RenewDialog)
    dialog.submit()
    assert dialog.present.field.error()
    for name in ("new one", "new two"):
        (tmp_path / name).mkdir()
    dialog.present.set_value(str(made.files[0]))
    dialog.first.set_value(str(tmp_path / "new one"))
    dialog.second.set_value(str(made.files[1].parent))
    dialog.signatures.own.set_value(PASSPHRASES["ha"])
    dialog.signatures.other_passphrase.set_value(PASSPHRASES["quan"])
    dialog.begin.click()
    idle(qtbot, desk)
    assert "thẻ mới" in failure(dialog)  # the stick holds a kit already
    dialog.second.set_value(str(tmp_path / "new two"))
    dialog.signatures.own.set_value(PASSPHRASES["ha"])
    dialog.signatures.other_passphrase.set_value(PASSPHRASES["quan"])
    dialog.begin.click()
    idle(qtbot, desk)
    dialog.close_button.click()
    idle(qtbot, desk)
    assert page.state is not None
    assert (page.state.serial, page.state.dead) == (2, 0)
    assert not page.kit.dead.isVisible()
    page.former.buttons[1].click()
    (gone,) = open_dialogs(page.window())
    assert isinstance(gone, FormerDialog)
    gone.submit()
    assert gone.how.error()
    gone.how.set_value("nghiền vụn")
    gone.submit()
    assert gone.all_gone.error()
    gone.all_gone.set_value(True)
    gone.signatures.own.set_value(PASSPHRASES["ha"])
    gone.signatures.other_passphrase.set_value(PASSPHRASES["quan"])
    gone.save.click()
    idle(qtbot, desk)
    (former,) = page.state.former
    assert former.how == "nghiền vụn"
    assert page.former.buttons == {}
