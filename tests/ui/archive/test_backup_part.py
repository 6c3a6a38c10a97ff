"""The tab of backups on a real vault: what it shows, what it does, who is offered what, and the age at the foot."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.archive.backup.actions import make_backup, set_plan
from app.archive.backup.model import Destination, Failure, Plan, Standing
from app.archive.backup.queries import backup_state
from app.clock import DAY
from tests.fixtures.vault import MORNING, Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.archive.backup.destroyed_dialog import DestroyedDialog
from ui.archive.backup.plan_dialog import PlanDialog
from ui.archive.backup.view import BackupPart
from ui.archive.page import ArchivePage
from ui.widgets.status_bar import StatusBar
from ui.window.backup_reminder import BackupReminder

PLACE = "Ổ cứng trong két"


def opened(qtbot: QtBot, office: Office, who: str) -> tuple[BackupPart, QMainWindow, Desk]:
    desk = Desk(office.sign_in(who))
    page = ArchivePage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    page.show_subject("backup")
    idle(qtbot, desk)
    part = page.parts["backup"]
    assert isinstance(part, BackupPart)
    return part, window, desk


def planned(office: Office, who: str, disk: Path) -> None:
    disk.mkdir(exist_ok=True)
    session = office.sign_in(who)
    set_plan(session, Plan((Destination(PLACE, str(disk)),), scheduled=False))
    session.close()


def test_the_first_thing_asked_for_is_where_backups_go(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    part, window, desk = opened(qtbot, office, "minh")
    assert part.shown.currentWidget() is part.empty
    assert part.make.why_not()
    part.empty.acted.emit()
    dialog = dialog_of(window)
    assert isinstance(dialog, PlanDialog)
    (card,) = dialog.places
    dialog.submit()
    idle(qtbot, desk)
    part.open_plan()
    dialog = dialog_of(window)
    assert isinstance(dialog, PlanDialog)
    (card,) = dialog.places
    card.path.set_value(str(tmp_path))
    dialog.submit()
    assert card.name.error()
    card.name.set_value(PLACE)
    dialog.more.click()
    qtbot.waitUntil(dialog.places[1].isVisible)
    dialog.places[0].path.choose.setFocus()
    stops = [dialog.window().focusWidget()]
    for _ in range(5):
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        stops.append(dialog.window().focusWidget())
    assert stops[1:] == [*dialog.places[1].stops(), dialog.more]
    dialog.places[1].remove.click()
    dialog.submit()
    idle(qtbot, desk)
    assert [line.words.split(".")[0] for line in part.places] == [PLACE]
    assert not part.make.why_not()


def test_a_backup_is_made_proved_and_shown(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    planned(office, "minh", tmp_path / "usb")
    part, window, desk = opened(qtbot, office, "minh")
    part.make.click()
    assert part.progress is not None
    idle(qtbot, desk)
    idle(qtbot, desk)
    assert part.progress is None
    assert "SL-0001" in part.told.text()
    (line,) = part.lines
    assert line.row.state == "proved"
    buttons = [widget.accessibleName() for widget in line.findChildren(QWidget) if "SL-0001" in widget.accessibleName()]
    assert buttons == []  # proving again and recording an end are an officer's
    shutil.rmtree(tmp_path / "usb")
    part.make_in(PLACE)
    idle(qtbot, desk)
    idle(qtbot, desk)
    assert "Không thấy nơi lưu" in part.told.text()
    assert [line.row.state for line in part.lines] == ["failed", "proved"]
    assert window.isVisible()


def test_a_place_that_fails_keeps_no_other_from_its_backup(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    session = office.sign_in("minh")
    (tmp_path / "usb").mkdir()
    gone = Destination("Ổ mạng", str(tmp_path / "nothing"))
    set_plan(session, Plan((gone, Destination(PLACE, str(tmp_path / "usb"))), scheduled=False))
    session.close()
    part, _, desk = opened(qtbot, office, "minh")
    part.make.click()
    for _ in range(3):
        idle(qtbot, desk)
    assert part.progress is None
    assert [line.row.state for line in part.lines] == ["proved", "failed"]
    first, second = part.told.text().splitlines()
    assert first.startswith("Ổ mạng: Không thấy nơi lưu")
    assert "SL-0002" in second


def test_an_officer_proves_again_and_records_a_destroyed_disk(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    planned(office, "ha", tmp_path / "usb")
    session = office.sign_in("ha")
    make_backup(session, PLACE)
    session.close()
    part, window, desk = opened(qtbot, office, "ha")
    (line,) = part.lines
    part.prove(line.row)
    idle(qtbot, desk)
    idle(qtbot, desk)
    assert "nguyên vẹn" in part.told.text()
    shutil.rmtree(tmp_path / "usb")
    part.reload()
    idle(qtbot, desk)
    part.open_destroyed(part.lines[0].row)
    dialog = dialog_of(window)
    assert isinstance(dialog, DestroyedDialog)
    dialog.submit()
    assert dialog.how.error()
    dialog.how.set_value("nghiền vụn")
    dialog.submit()
    idle(qtbot, desk)
    assert [row.state for row in backup_state(office.sign_in("ha")).rows] == ["destroyed"]


def test_who_has_nothing_to_do_with_backups_is_not_offered_them(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("quan"))
    page = ArchivePage(desk, desk.summary)
    show_page(qtbot, desk, page)
    assert "backup" not in page.parts


HELD: list[QMainWindow] = []


def reminder(qtbot: QtBot, office: Office, who: str) -> tuple[BackupReminder, StatusBar, Desk]:
    desk, status = Desk(office.sign_in(who)), StatusBar()
    window = QMainWindow()
    HELD[:] = [*HELD[-2:], window]
    holder = QWidget()
    window.setCentralWidget(holder)
    qtbot.addWidget(window, before_close_func=lambda _: setattr(desk, "over", True))
    found = BackupReminder(desk, desk.summary, status, holder)
    status.setParent(holder)
    window.show()
    found.ask()
    idle(qtbot, desk)
    return found, status, desk


def test_the_foot_of_the_window_tells_the_age_and_a_line_when_it_is_old(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    found, status, _ = reminder(qtbot, office, "lan")
    assert status._items["backup"][1].text() == "Chưa sao lưu"
    assert found.line.isHidden()
    planned(office, "minh", tmp_path / "usb")
    session = office.sign_in("minh")
    make_backup(session, PLACE)
    session.close()
    office.clock.advance(8 * DAY)
    found, status, _ = reminder(qtbot, office, "lan")
    assert "24/11/2026" in status._items["backup"][1].text()
    assert not found.line.isHidden()
    assert "cách đây 8 ngày" in found.line.text()
    assert "Bùi Tuấn Minh" in found.line.text()
    mine, _, _ = reminder(qtbot, office, "minh")
    assert "Bùi Tuấn Minh" not in mine.line.text()
    assert mine.line._button is not None


def test_what_failed_is_shown_to_everybody_at_the_next_unlocking(qtbot: QtBot, office: Office) -> None:
    found, status, _ = reminder(qtbot, office, "lan")
    failed = Standing(
        MORNING, MORNING, MORNING,
        (Failure("SL-0007", PLACE, "backup.destination_full"), Failure("SL-0006", "Ổ mạng", "backup.cut_off")),
        due=False, whom=("Bùi Tuấn Minh",),
    )  # fmt: skip
    found.show_standing(failed)
    assert all(one in found.line.text() for one in ("SL-0007", PLACE, "Nơi lưu đã đầy", "SL-0006", "Ổ mạng"))
    assert found.line.text().endswith("Hãy báo Bùi Tuấn Minh.")
    assert status._items["backup"][0]._tone == "warning"
    found.show_standing(replace(failed, failures=()))
    assert found.line.isHidden()
    assert status._items["backup"][0]._tone == "success"


def test_what_is_due_is_made_without_being_asked(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    planned(office, "minh", tmp_path / "usb")
    session = office.sign_in("minh")
    set_plan(session, Plan((Destination(PLACE, str(tmp_path / "usb")),), scheduled=True, hour=8))
    session.close()
    found, status, desk = reminder(qtbot, office, "minh")
    idle(qtbot, desk)
    assert desk.asked.count("make_due_backups") == 1
    assert found.progress is None
    assert "24/11/2026" in status._items["backup"][1].text()
    assert [row.state for row in backup_state(office.sign_in("ha")).rows] == ["proved"]


def test_what_could_not_be_made_is_not_tried_again_at_once(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    planned(office, "minh", tmp_path / "usb")
    session = office.sign_in("minh")
    set_plan(session, Plan((Destination(PLACE, str(tmp_path / "usb")),), scheduled=True, hour=8))
    session.close()
    found, _, desk = reminder(qtbot, office, "minh")
    asked = desk.asked.count("make_due_backups")
    assert found.standing is not None
    for _ in range(3):
        found.show_standing(replace(found.standing, due=True))  # the vault was busy: nothing is on record
        idle(qtbot, desk)
    assert desk.asked.count("make_due_backups") == asked == 1
    found.ask_again()
    idle(qtbot, desk)
    assert not found._tried
