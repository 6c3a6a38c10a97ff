"""Above every page: an older copy that was put back says so until two have accepted it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from tests.ui.window.test_navigation import summary
from ui.window.copy_banner import CopyBanner


@pytest.mark.parametrize("pending", [True, False])
def test_an_unaccepted_copy_says_so(qtbot: QtBot, pending: bool) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    banner = CopyBanner(replace(summary(Duty.MANAGER), copy_pending=pending), leads=True, parent=window)
    window.setCentralWidget(banner)
    assert banner.isHidden() is not pending
    assert "chỉ để xem" in banner.line.text()
    banner.settle()
    assert banner.isHidden()
