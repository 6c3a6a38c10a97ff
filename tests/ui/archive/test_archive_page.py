"""The check of the vault: one light, and sentences for every file, on a real vault."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.settings.message import sentence
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, idle, show_page
from tests.ui.files import make_customer
from ui.archive.checks.view import ChecksPart
from ui.archive.page import ArchivePage


def opened(qtbot: QtBot, desk: Desk) -> tuple[ChecksPart, QMainWindow]:
    page = ArchivePage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    part = page.parts["checks"]
    assert isinstance(part, ChecksPart)
    return part, window


def test_nothing_is_checked_before_it_is_asked_for(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("quan"))
    page, _ = opened(qtbot, desk)
    assert desk.asked == []
    assert page.result.currentWidget() is page.empty


def test_a_whole_vault_shows_green_with_a_line_for_each_file(qtbot: QtBot, office: Office) -> None:
    quan = office.sign_in("quan")
    make_customer(quan, office.project)
    desk = Desk(quan)
    page, _ = opened(qtbot, desk)
    page.check.click()
    assert page.progress is not None
    idle(qtbot, desk)
    assert page.progress is None
    assert page.health is not None
    assert page.health.whole
    assert len(page.lines) == len(page.health.lines)
    skipped = [line.words for line, checked in zip(page.lines, page.health.lines, strict=True) if checked.skipped]
    assert "Chưa xem bên trong" in skipped
    assert any("người giữ khóa" in line.accessibleName() for line in page.lines)


def test_an_open_top_secret_room_is_checked_as_well(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("quan"), office.sign_in("quan", "top_secret"))
    page, _ = opened(qtbot, desk)
    page.start()
    idle(qtbot, desk)
    assert page.health is not None
    assert {line.level for line in page.health.lines} >= {1, 2, 3}


def test_damage_is_red_and_said_where(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("quan"))
    page, _ = opened(qtbot, desk)
    page.start()
    idle(qtbot, desk)
    assert page.health is not None
    damaged = replace(page.health.lines[-2], faults=("vault.pages_damaged", "vault.ledger_broken"))
    page._show(replace(page.health, whole=False, lines=(damaged,)))
    assert page.words()[0] == sentence("archive.not_whole", "vi")
    (line,) = page.lines
    assert line.words == "Có hỏng"
    assert sentence("vault.pages_damaged", "vi") in line.accessibleName()
    assert "{" not in line.accessibleName()
