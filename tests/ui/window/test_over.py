"""A session that somebody else ended closes by itself, says why, and shows nothing more."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.people.actions import end_sessions
from app.people.entrance import sign_in
from app.people.queries import list_people
from tests.ui.conftest import WAIT, unlock
from tests.ui.office import MANAGER_PASSPHRASE, OFFICER_PASSPHRASE, Office, build_quick_world
from tests.ui.window.test_lock import everyday_pid, gone, words_on_screen
from ui.application import Application
from ui.release.absence_dialog import AbsenceDialog
from ui.release.page import ReleasePage
from ui.widgets.dialog import open_dialogs
from ui.window.heartbeat import EVERY_MILLISECONDS

SENTENCE = "Cán bộ an toàn đã kết thúc phiên làm việc này."


def end_by_officer(office: Office) -> None:
    """What the officer does on another machine."""
    officer = sign_in(build_quick_world(), office.path, office.officer, OFFICER_PASSPHRASE)
    end_sessions(officer, office.manager, "Máy để mở trong phòng họp", OFFICER_PASSPHRASE)
    officer.close()


def test_nobody_has_to_click(qtbot: QtBot, opened: Application, office: Office) -> None:
    pid = everyday_pid(opened)
    window = opened.window
    assert window._heartbeat._timer.isActive()
    assert EVERY_MILLISECONDS <= 20_000
    end_by_officer(office)
    with qtbot.waitSignal(window.locked, timeout=WAIT) as told:
        window._heartbeat._timer.timeout.emit()
    assert told.args == ["session.ended_by_officer"]
    assert gone(pid)
    assert SENTENCE in words_on_screen(window)
    assert not window._heartbeat._timer.isActive()


def test_whatever_is_asked_closes_it_and_the_asker_hears_nothing(
    qtbot: QtBot, opened: Application, office: Office
) -> None:
    end_by_officer(office)
    heard: list[object] = []
    with qtbot.waitSignal(opened.window.locked, timeout=WAIT):
        opened.tasks.read(list_people, then=heard.append, failed=heard.append, owner=opened.window)
    qtbot.wait(100)
    assert heard == []


def test_what_was_typed_until_then_is_offered_at_the_next_unlocking(
    qtbot: QtBot, opened: Application, office: Office
) -> None:
    workplace = opened.window.workplace
    assert workplace is not None
    workplace.go("release")
    page = workplace.page()
    assert isinstance(page, ReleasePage)
    page.absence.click()
    (dialog,) = open_dialogs(opened.window)
    assert isinstance(dialog, AbsenceDialog)
    dialog.reason.set_value("nghỉ phép năm")
    end_by_officer(office)
    with qtbot.waitSignal(opened.window.locked, timeout=WAIT):
        opened.window._heartbeat.ask()
    unlock(qtbot, opened, office.manager, MANAGER_PASSPHRASE)
    again = opened.window.workplace
    assert again is not None
    qtbot.waitUntil(again.drafts.isVisible, timeout=WAIT)
    again.drafts.go_on.click()
    qtbot.waitUntil(lambda: bool(open_dialogs(opened.window)), timeout=WAIT)
    (dialog,) = open_dialogs(opened.window)
    assert isinstance(dialog, AbsenceDialog)
    assert dialog.reason.value() == "nghỉ phép năm"
    opened.window.lock("asked")


def test_a_session_that_goes_on_is_left_alone_and_asked_once_at_a_time(qtbot: QtBot, opened: Application) -> None:
    beat = opened.window._heartbeat
    beat.ask()
    beat.ask()
    assert [task.name for task in opened.tasks._running].count("still_here") == 1
    qtbot.waitUntil(lambda: beat._asking == set(), timeout=WAIT)
    assert opened.window.workplace is not None


def test_the_way_in_is_open_again_afterwards(qtbot: QtBot, opened: Application, office: Office) -> None:
    end_by_officer(office)
    with qtbot.waitSignal(opened.window.locked, timeout=WAIT):
        opened.window._heartbeat.ask()
    again = sign_in(build_quick_world(), office.path, office.officer, OFFICER_PASSPHRASE)
    again.close()
    assert opened.window.sign_in.isVisible()
