"""A copy that is older than the recovery kit: the kit before it is not in force again, and a ceremony is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.archive.restore.actions import confirm_copy
from app.archive.restore.model import ConfirmForm
from app.archive.restore.queries import copy_state
from app.clock import DAY
from app.customers.actions import create_customer
from app.errors import Problem, Refused
from app.recovery.actions import prove_shares
from app.session.summary import summary
from app.vault.roster_snapshot import roster_from, snapshot_of
from tests.archive.restore.desk import QUAN, customer, desk_of
from tests.fixtures.vault import Office
from tests.recovery.desk import held, shares_of
from ui.window.recovery_banner import RecoveryBanner


def test_the_kit_before_the_newer_one_is_not_in_force_again(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()
    (tmp_path / "third").mkdir()
    first = held(office, tmp_path / "first")
    desk = desk_of(office)
    held(office, tmp_path / "second")
    copy = desk.lay()
    session = copy.sign_in("quan")
    state = copy_state(session, office.path)
    assert state.lacking is not None
    assert state.lacking.kit == 2
    confirm_copy(session, ConfirmForm("đĩa hỏng", office.path), QUAN, copy.credential("ha"))
    told = summary(session)
    assert (told.recovery_left, told.recovery_days) == (2, 7)
    create_customer(session, office.project, customer("Trong Bảy Ngày"))
    window = QMainWindow()
    qtbot.addWidget(window)
    banner = RecoveryBanner(told, leads=True, parent=window)
    assert not banner.isHidden()
    assert "có trước bộ khôi phục số 2" in banner.line.text()
    assert "Còn 7 ngày" in banner.line.text()
    roster = session.vault.roster
    assert roster.kit is None
    assert roster_from(snapshot_of(roster)).kit_left == roster.kit_left
    session.close()
    officer = copy.sign_in("ha")
    with pytest.raises(Problem, match=r"recovery\.no_kit"):  # its shares open nothing here any more
        prove_shares(officer, first.files[0], tuple(shares_of(first)[:2]))
    officer.close()
    office.clock.advance(8 * DAY)
    session = copy.sign_in("quan")
    with pytest.raises(Refused, match=r"session\.recovery_owed"):
        create_customer(session, office.project, customer("Sau Bảy Ngày"))
    session.close()
    third = held(copy, tmp_path / "third")
    assert third.serial == 3  # never a number that was given before
    session = copy.sign_in("quan")
    assert (summary(session).recovery_left, summary(session).recovery_days) == (0, None)
    create_customer(session, office.project, customer("Sau Buổi Lễ"))
    banner.show_summary(summary(session))
    assert banner.isHidden()
    session.close()
    officer = copy.sign_in("ha")
    prove_shares(officer, third.files[0], tuple(shares_of(third)[:2]))
    officer.close()


def test_a_copy_that_knows_the_kit_keeps_it(office: Office, tmp_path: Path) -> None:
    done = held(office, tmp_path)
    desk = desk_of(office)
    copy = desk.lay()
    desk.confirm(copy, office.path)
    officer = copy.sign_in("ha")
    assert officer.vault.roster.kit_left == (0, 0)
    prove_shares(officer, done.files[0], tuple(shares_of(done)[:2]))
    officer.close()
