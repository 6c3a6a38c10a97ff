"""One person beside the list: suspended, moved, let go, by two who sign; and what those see who may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.access.level import Level
from app.errors import NiemError
from app.people.queries import list_people
from tests.fixtures.vault import NAMES, PASSPHRASES, Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from tests.ui.six_people import light, office, today
from ui.people.freeze_dialog import FreezeDialog
from ui.people.leave_dialog import LeaveDialog
from ui.people.move_dialog import KEEP, MoveDialog
from ui.people.page import PeoplePage
from ui.people.report_dialog import ReportDialog
from ui.people.signing_dialog import SigningDialog
from ui.people.thaw_dialog import ThawDialog
from ui.widgets.dialog import open_dialogs

__all__ = ["light", "office", "today"]


def opened(qtbot: QtBot, desk: Desk, who: str = "lan") -> tuple[PeoplePage, QMainWindow]:
    page = PeoplePage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    choose(qtbot, desk, page, who)
    return page, window


def choose(qtbot: QtBot, desk: Desk, page: PeoplePage, who: str) -> None:
    names = [str(page.model.data(page.model.index(row, 0))) for row in range(page.model.rowCount())]
    place = next(place for place, name in enumerate(names) if NAMES[who] in name)
    page.table.setCurrentIndex(page.model.index(place, 0))
    if page._views:
        page._open_current()
    idle(qtbot, desk)


def signed(qtbot: QtBot, desk: Desk, dialog: SigningDialog, own: str, second: str) -> None:
    dialog.signatures.own.set_value(PASSPHRASES[own])
    dialog.signatures.other_passphrase.set_value(PASSPHRASES[second])
    dialog.submit()
    idle(qtbot, desk)


def test_a_suspended_person_is_shown_so_and_given_back_by_two(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("ha"))
    page, window = opened(qtbot, desk)
    assert page.detail is not None
    page.detail.freeze_button.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, FreezeDialog)
    dialog.submit()
    assert dialog.reason.error()
    dialog.reason.set_value("Nghi lộ thông tin")
    dialog.submit()
    assert dialog.passphrase.error()
    dialog.passphrase.set_value(PASSPHRASES["ha"])
    dialog.submit()
    idle(qtbot, desk)
    assert open_dialogs(window) == []
    with pytest.raises(NiemError, match=r"session\.frozen"):
        office.sign_in("lan")
    page.reload()
    idle(qtbot, desk)
    assert page.detail.view.row.frozen
    page.detail.thaw_button.click()
    thaw = dialog_of(window)
    assert isinstance(thaw, ThawDialog)
    signed(qtbot, desk, thaw, "ha", "quan")
    assert office.sign_in("lan").levels(office.project)


def test_let_go_a_person_is_gone_and_the_keys_are_new(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("quan"))
    page, window = opened(qtbot, desk)
    assert page.detail is not None
    page.detail.leave_button.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, LeaveDialog)
    dialog.submit()
    assert dialog.note.error()
    dialog.note.set_value("Hết hợp đồng")
    told: list[tuple[int, int]] = []
    real = dialog.progress.set_progress
    dialog.progress.set_progress = lambda done, total: told.append((done, total)) or real(done, total)  # type: ignore[method-assign,func-returns-value]
    signed(qtbot, desk, dialog, "quan", "ha")
    assert open_dialogs(window) == []
    with pytest.raises(NiemError):
        office.sign_in("lan")
    roster = office.sign_in("quan").vault.roster
    assert (roster.owed, roster.house) == (set(), 2)


def test_a_wrong_passphrase_changes_nothing_and_keeps_the_form(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("quan"))
    page, window = opened(qtbot, desk)
    assert page.detail is not None
    page.detail.leave_button.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, LeaveDialog)
    dialog.note.set_value("Hết hợp đồng")
    dialog.signatures.own.set_value(PASSPHRASES["quan"])
    dialog.signatures.other_passphrase.set_value("khong phai cum nay dau")
    dialog.submit()
    idle(qtbot, desk)
    assert dialog.isVisible()
    assert dialog.note.value() == "Hết hợp đồng"
    assert dialog.signatures.own_passphrase() == ""
    assert all(row.active for row in list_people(office.sign_in("quan")))


def test_an_officer_sees_the_clearances_and_moves_a_person_down(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("ha"))
    page, window = opened(qtbot, desk, "long")
    assert page.detail is not None
    assert page.detail.view.clearances is not None
    assert [row.level for row in page.detail.view.clearances] == [Level.TOP_SECRET]
    page.detail.move_button.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, MoveDialog)
    (field,) = dialog.levels.values()
    assert field.value() is Level.TOP_SECRET
    field.set_value(Level.CONFIDENTIAL)
    signed(qtbot, desk, dialog, "ha", "quan")
    assert open_dialogs(window) == []
    assert office.sign_in("long").levels(office.project) == (Level.CONFIDENTIAL,)


def test_a_manager_moves_a_person_and_may_leave_clearances_as_they_are(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("quan"))
    page, window = opened(qtbot, desk, "lan")
    assert page.detail is not None
    assert page.detail.view.clearances is None
    page.detail.move_button.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, MoveDialog)
    assert [field.value() for field in dialog.levels.values()] == [KEEP]
    dialog.duties.set_value((Duty.SALES, Duty.CUSTOMER_SERVICE))
    signed(qtbot, desk, dialog, "quan", "ha")
    session = office.sign_in("lan")
    assert session.duties == {Duty.SALES, Duty.CUSTOMER_SERVICE}
    assert session.levels(office.project) == (Level.CONFIDENTIAL, Level.SECRET)


def test_the_report_is_saved_where_one_wants_it(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bao-cao.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    desk = Desk(office.sign_in("quan"))
    page, window = opened(qtbot, desk)
    assert page.detail is not None
    page.detail.report_button.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, ReportDialog)
    signed(qtbot, desk, dialog, "quan", "ha")
    assert file.read_bytes().startswith(b"%PDF-")


def test_nothing_is_done_to_oneself(qtbot: QtBot, office: Office) -> None:
    page, _ = opened(qtbot, Desk(office.sign_in("quan")), "quan")
    assert page.detail is not None
    for button in (page.detail.move_button, page.detail.freeze_button, page.detail.leave_button):
        assert not button.isEnabled()
        assert button.toolTip()


@pytest.mark.parametrize("who", ["nam", "minh"])
def test_others_see_the_list_and_nothing_beside_it(qtbot: QtBot, office: Office, who: str) -> None:
    desk = Desk(office.sign_in(who))
    page, _ = opened(qtbot, desk)
    assert page.detail is None
    assert "view_person" not in desk.asked
    assert desk.errors == []
