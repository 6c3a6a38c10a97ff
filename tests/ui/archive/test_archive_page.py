"""The check of the vault: one light, sentences for every file, what is hurt; on a real vault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.archive.checks.model import Light
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.session.door import Session
from app.settings.message import sentence
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, idle, show_page
from ui.archive.checks.view import ChecksPart
from ui.archive.page import ArchivePage

PAGE = 4096


def opened(qtbot: QtBot, desk: Desk) -> tuple[ChecksPart, QMainWindow]:
    page = ArchivePage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    part = page.parts["checks"]
    assert isinstance(part, ChecksPart)
    return part, window


def checked(qtbot: QtBot, desk: Desk, part: ChecksPart) -> None:
    part.check.click()
    qtbot.waitUntil(lambda: part.current_state is not None and part.current_state.running, timeout=20_000)
    assert part.progress.isVisible()
    assert not part.check.isEnabled()
    qtbot.waitUntil(lambda: part.current_state is not None and not part.current_state.running, timeout=60_000)
    idle(qtbot, desk)
    assert not part.progress.isVisible()


def spoilt(session: Session, office: Office) -> Path:
    """A compartment with many customers of which one page is spoilt."""
    for number in range(30):
        create_customer(session, office.project, CustomerForm(f"Khách {number} " + "dài " * 40, phones=("0912345678",)))
    path = session.vault.folder.compartment(session.open_key(office.project, Level.CONFIDENTIAL).place.file_id)
    content = bytearray(path.read_bytes())
    content[len(content) // PAGE // 2 * PAGE + 500] ^= 1
    path.write_bytes(content)
    return path


def test_nothing_is_checked_before_it_is_asked_for(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("quan"))
    part, _ = opened(qtbot, desk)
    assert "start_check" not in desk.asked
    assert "continue_check" not in desk.asked
    assert part.light is not None
    assert part.light.words[0] == "Chưa kiểm tra lần nào"
    assert {line.words for line in part.lines} == {"Chưa kiểm tra"}


def test_a_whole_vault_shows_green_with_a_line_for_each_file(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("quan"))
    part, _ = opened(qtbot, desk)
    checked(qtbot, desk, part)
    assert part.current_state is not None
    assert part.current_state.light is Light.GREEN
    held = [line for line in part.lines if line.line.project is not None]
    assert {line.words for line in held} == {"Nguyên vẹn"}
    assert all("Trần Minh Quân" in line.accessibleName() for line in held)
    other = [line for line in part.lines if not line.line.held]
    assert other
    assert all("người giữ khóa" in line.accessibleName() for line in other)
    assert part.past is not None
    assert len(part.past.lines) == 1
    assert "nguyên vẹn" in part.past.lines[0]


def test_an_open_top_secret_room_is_checked_as_well(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("quan"), office.sign_in("quan", "top_secret"))
    part, _ = opened(qtbot, desk)
    checked(qtbot, desk, part)
    whole = {line.line.level for line in part.lines if line.words == "Nguyên vẹn"}
    assert whole == {0, 1, 2, 3}


def test_damage_is_red_said_where_and_told_record_by_record(qtbot: QtBot, office: Office) -> None:
    quan = office.sign_in("quan")
    spoilt(quan, office)
    desk = Desk(quan)
    part, _ = opened(qtbot, desk)
    checked(qtbot, desk, part)
    assert part.light is not None
    assert part.light.words[0] == "Kho có hỏng"
    (line,) = [line for line in part.lines if line.line.closed]
    assert line.words == "Hỏng, chỉ xem được"
    assert sentence("vault.pages_damaged", "vi") in line.accessibleName()
    line.hurt.click()
    dialog = part.open_hurt(line.line)
    idle(qtbot, desk)
    assert dialog.hurt is not None
    assert dialog.hurt.whole + len(dialog.hurt.lines) >= 30 or not dialog.hurt.all_named
    assert not any("{" in row for row in dialog.rows)
    assert part.past is not None
    assert "có hỏng" in part.past.lines[0]


def test_an_administrator_sees_files_without_names(qtbot: QtBot, office: Office) -> None:
    spoilt(office.sign_in("quan"), office)
    desk = Desk(office.sign_in("minh"))
    part, _ = opened(qtbot, desk)
    checked(qtbot, desk, part)
    assert not any("Khách hàng" in line.accessibleName() for line in part.lines)
    assert not any(hasattr(line, "hurt") for line in part.lines)


def test_a_check_is_stopped(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("quan"))
    part, _ = opened(qtbot, desk)
    part.start()
    part.stop()
    idle(qtbot, desk)
    assert part.current_state is not None
    assert not part.current_state.running
    assert part.check.isEnabled()
