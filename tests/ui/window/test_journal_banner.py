"""Above every page: a journal that does not hold, for everybody; a checkpoint that is due, for officers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.clock import DAY
from app.oversight.checkpoints.actions import make_checkpoint
from app.session.summary import summary as summary_of
from tests.fixtures.vault import PASSPHRASES, Office, copy_office
from tests.ui.window.test_navigation import summary
from ui.window.journal_banner import JournalBanner


@pytest.fixture
def office(office_template: Office, tmp_path: Path) -> Iterator[Office]:
    copied = copy_office(office_template, tmp_path)
    yield copied
    copied.end()


def shown(qtbot: QtBot, *, broken: int = 0, due: bool = False, leads: bool = False) -> JournalBanner:
    window = QMainWindow()
    qtbot.addWidget(window)
    told = replace(summary(Duty.OFFICER), journal_broken=broken, checkpoint_due=due)
    banner = JournalBanner(told, leads=leads, parent=window)
    window.setCentralWidget(banner)
    banner.held = window  # type: ignore[attr-defined]
    return banner


def test_nothing_is_said_while_all_holds_and_nothing_is_due(qtbot: QtBot) -> None:
    assert shown(qtbot).isHidden()


@pytest.mark.parametrize(("leads", "words"), [(True, "kiểm tra toàn vẹn"), (False, "báo cán bộ an toàn")])
def test_what_does_not_hold_is_said_and_stays(qtbot: QtBot, leads: bool, words: str) -> None:
    banner = shown(qtbot, broken=1, due=True, leads=leads)
    assert not banner.isHidden()
    assert words in banner.line.text()
    banner.settle()
    assert not banner.isHidden()


def test_a_checkpoint_that_is_due_goes_when_it_is_signed(qtbot: QtBot) -> None:
    banner = shown(qtbot, due=True, leads=True)
    assert "mốc nhật ký" in banner.line.text()
    banner.settle()
    assert banner.isHidden()


def test_officers_are_reminded_a_month_after_the_last_one_and_nobody_else(office: Office) -> None:
    assert not summary_of(office.sign_in("ha")).checkpoint_due
    office.clock.advance(32 * DAY)
    ha = office.sign_in("ha")
    assert summary_of(ha).checkpoint_due
    assert not summary_of(office.sign_in("quan")).checkpoint_due
    make_checkpoint(ha, False, PASSPHRASES["ha"], office.credential("quan"))
    assert not summary_of(ha).checkpoint_due


def test_whoever_unlocks_is_told_what_was_done_to_others_entries(office: Office) -> None:
    office.sign_in("lan").close()
    nam = office.sign_in("nam")
    nam.journal.connection.execute("UPDATE entry SET at = at + 1 WHERE id = ?", (nam.journal.last_id(),))
    lan = office.sign_in("lan")
    assert summary_of(lan).journal_broken == 1
    assert summary_of(nam).journal_broken == 0
