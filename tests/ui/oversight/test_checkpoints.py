"""Checkpoints in the window: signed by two, saved as a paper, compared; and what vouches for the journal."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from app.oversight.checkpoints.queries import checkpoint_state
from app.oversight.model import Anchors, JournalHealth, LooseEnd
from tests.fixtures.vault import PASSPHRASES, Office
from tests.ui.desk import Desk, idle, show_page
from ui.oversight.checkpoints.compare_dialog import CompareDialog
from ui.oversight.checkpoints.list_dialog import CheckpointsDialog
from ui.oversight.checkpoints.sign_dialog import SignCheckpointDialog
from ui.oversight.health_panel import HealthPanel
from ui.oversight.page import OversightPage
from ui.widgets.dialog import Dialog, open_dialogs
from ui.widgets.notice import InlineNotice


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "moc.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    return place


def opened(qtbot: QtBot, office: Office) -> tuple[Desk, QMainWindow, CheckpointsDialog]:
    desk = Desk(office.sign_in("ha"))
    page = OversightPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    page.checkpoints.click()
    idle(qtbot, desk)
    return desk, window, top(window, CheckpointsDialog)


D = TypeVar("D", bound=Dialog)


def top(window: QMainWindow, kind: type[D]) -> D:
    found = open_dialogs(window)[-1]
    assert isinstance(found, kind)
    return found


def sign(qtbot: QtBot, desk: Desk, window: QMainWindow, listed: CheckpointsDialog) -> SignCheckpointDialog:
    listed.sign.click()
    dialog = top(window, SignCheckpointDialog)
    dialog.signatures.own.set_value(PASSPHRASES["ha"])
    dialog.signatures.other_passphrase.set_value(PASSPHRASES["quan"])
    dialog.sign.click()
    idle(qtbot, desk)
    return dialog


def test_two_sign_save_the_paper_and_compare_it(qtbot: QtBot, office: Office, saved: Path) -> None:
    desk, window, listed = opened(qtbot, office)
    assert "Chưa có mốc nào" in listed.notice.text()
    sign(qtbot, desk, window, listed)
    assert top(window, CheckpointsDialog) is listed
    assert saved.read_bytes().startswith(b"%PDF")
    assert set(listed.papers) == {1}
    assert "Mốc sau đến hạn" in listed.notice.text()

    saved.unlink()
    listed.papers[1].click()
    idle(qtbot, desk)
    assert saved.read_bytes().startswith(b"%PDF")

    (row,) = checkpoint_state(desk.session).rows
    listed.compare.click()
    dialog = top(window, CompareDialog)
    for typed, kind in ((row.code.lower(), "Khớp"), ("2345-6789-ABCD-EFGH-JKLM", "KHÔNG KHỚP")):
        dialog.text.set_value(typed)
        dialog.ask.click()
        idle(qtbot, desk)
        assert dialog.answer.text().startswith(kind)
    dialog.text.set_value("mã gì đó")
    dialog.ask.click()
    idle(qtbot, desk)
    assert dialog.answer.isHidden()
    assert desk.errors == []


def test_what_does_not_hold_is_signed_for_only_after_a_tick(qtbot: QtBot, office: Office, saved: Path) -> None:
    desk, window, listed = opened(qtbot, office)
    desk.session.journal.connection.execute("UPDATE entry SET at = at + 1 WHERE id = 2")
    dialog = sign(qtbot, desk, window, listed)
    assert dialog.knowing.isVisible()
    assert not saved.exists()
    dialog.knowing.check.click()
    dialog.signatures.own.set_value(PASSPHRASES["ha"])
    dialog.signatures.other_passphrase.set_value(PASSPHRASES["quan"])
    dialog.sign.click()
    idle(qtbot, desk)
    assert checkpoint_state(desk.session).rows[0].faults == 1
    assert saved.exists()


def test_what_is_missing_is_said_before_anything_is_asked(qtbot: QtBot, office: Office) -> None:
    desk, window, listed = opened(qtbot, office)
    listed.sign.click()
    dialog = top(window, SignCheckpointDialog)
    dialog.sign.click()
    idle(qtbot, desk)
    assert "make_checkpoint" not in desk.asked
    listed_again = top(window, SignCheckpointDialog)
    assert listed_again is dialog


def test_the_panel_tells_what_vouches_for_how_much(qtbot: QtBot, office: Office) -> None:
    window, panel = QMainWindow(), HealthPanel()
    qtbot.addWidget(window)
    window.setCentralWidget(panel)
    loose = tuple(LooseEnd(f"Người {number}", "AB12CD", number) for number in range(1, 7))
    anchors = Anchors(1200, 300, 40, loose, 3, office.clock.now())
    panel.show_health(JournalHealth(True, 1561, 9, (), office.clock.now(), anchors, (("Nam", 2),)))
    light = panel.findChild(InlineNotice)
    assert light is not None
    light.acted.emit()
    said = " ".join(label.text() for label in open_dialogs(window)[-1].findChildren(QLabel))
    for part in ("1.200 mục, mốc số 3", "thêm 300 mục", "thêm 40 mục", "21 mục cuối", "và 2 chuỗi khác", "Nam (2)"):
        assert part in said
