"""Locking, from every cause: the processes are gone, nothing is held back, nothing stays on the screen."""

from __future__ import annotations

import os
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.people.queries import list_people
from tests.ui.conftest import WAIT, bring_up, unlock
from tests.ui.office import MANAGER, MANAGER_PASSPHRASE, Office
from ui.application import Application
from ui.people.page import PeoplePage
from ui.tasks import Task
from ui.widgets.clipboard import HINTS, KEPT_MILLISECONDS, is_marked
from ui.widgets.dialog import open_dialogs
from ui.widgets.page import DraftSaving
from ui.widgets.toast import Toast, show_toast
from ui.window.leaving import ClipboardWatch


def gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


def everyday_pid(application: Application) -> int:
    process = application.tasks.everyday
    assert process is not None
    assert process.pid is not None
    return process.pid


def words_on_screen(window: QWidget) -> str:
    texts = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    texts += [edit.text() for edit in window.findChildren(QLineEdit) if edit.isVisible()]
    texts += [widget.accessibleName() for widget in window.findChildren(QWidget) if widget.isVisible()]
    return "\n".join([window.windowTitle(), *texts])


def open_people(application: Application) -> PeoplePage:
    workplace = application.window.workplace
    assert workplace is not None
    workplace.go("people")
    page = workplace.page()
    assert isinstance(page, PeoplePage)
    return page


def test_locking_ends_the_process_and_says_why(qtbot: QtBot, opened: Application) -> None:
    pid = everyday_pid(opened)
    with qtbot.waitSignal(opened.window.locked, timeout=WAIT) as told:
        opened.window.lock("asked")
    assert told.args == ["asked"]
    assert gone(pid)
    assert opened.window.workplace is None
    assert "Bạn đã khóa kho." in words_on_screen(opened.window)


def test_ctrl_l_locks_even_from_a_field_in_a_dialog(qtbot: QtBot, opened: Application) -> None:
    pid = everyday_pid(opened)
    page = open_people(opened)
    dialog = page.open_add_dialog()
    bring_up(qtbot, opened)
    dialog.name.edit.setFocus()
    qtbot.waitUntil(dialog.name.edit.hasFocus, timeout=WAIT)
    qtbot.keyClick(dialog.name.edit, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: opened.window.workplace is None, timeout=WAIT)
    assert gone(pid)
    assert open_dialogs(opened.window) == []


def test_no_dialog_holds_the_lock_back_not_even_a_busy_and_guarded_one(qtbot: QtBot, opened: Application) -> None:
    dialog = open_people(opened).open_add_dialog()
    dialog.set_guard(lambda: False)
    dialog.set_busy(True)
    opened.window.lock("idle")
    assert open_dialogs(opened.window) == []
    assert opened.window.workplace is None


def test_nothing_of_the_office_stays_on_the_locked_screen(qtbot: QtBot, opened: Application, office: Office) -> None:
    page = open_people(opened)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=WAIT)
    assert MANAGER in words_on_screen(opened.window)
    opened.window.lock("idle")
    shown = words_on_screen(opened.window)
    assert MANAGER not in shown
    assert "Sao Mai" not in shown
    assert opened.window.windowTitle() == "Niêm"
    assert opened.window._watermark.text() == ""


def test_a_passing_message_does_not_outlive_the_lock(opened: Application) -> None:
    show_toast(opened.window, "Đã thêm một người.")
    assert opened.window.findChildren(Toast)[0].isVisible()
    opened.window.lock("asked")
    assert not [toast for toast in opened.window.findChildren(Toast) if not toast.isHidden()]


def test_the_title_names_the_page_while_open(opened: Application) -> None:
    open_people(opened)
    assert opened.window.windowTitle() == "Người dùng · Niêm"


def test_what_a_lock_cuts_off_is_told(opened: Application) -> None:
    task = Task(opened.window, "act", "import_customers")
    task.future = Future()  # a process that is still at work on it
    opened.tasks._running.append(task)
    opened.window.lock("idle")
    assert "Một việc đang chạy đã bị dừng" in words_on_screen(opened.window)


def test_what_was_done_before_the_lock_is_not_told_as_cut_off(opened: Application) -> None:
    task = Task(opened.window, "act", "import_customers")
    task.future = Future()
    task.future.set_result(None)
    opened.tasks._running.append(task)
    opened.window.lock("idle")
    assert "5 phút" in words_on_screen(opened.window)
    assert "đã bị dừng" not in words_on_screen(opened.window)


def test_idle_time_locks_when_it_is_over_and_not_before(qtbot: QtBot, opened: Application) -> None:
    window = opened.window
    window._tick(5 * 60 - 1)
    assert window.workplace is not None
    window._tick(5 * 60)
    assert window.workplace is None
    assert "5 phút" in words_on_screen(window)


def test_a_key_starts_the_idle_time_anew(qtbot: QtBot, opened: Application) -> None:
    watch = opened.window._idle
    watch._touched -= 200
    assert watch.idle_seconds() > 199
    qtbot.keyClick(opened.window, Qt.Key.Key_Shift)
    assert watch.idle_seconds() < 2


def test_a_repeated_event_without_a_person_does_not(opened: Application) -> None:
    watch = opened.window._idle
    watch._touched -= 200
    QGuiApplication.sendEvent(opened.window, QEvent(QEvent.Type.UpdateRequest))
    assert watch.idle_seconds() > 199


def test_the_countdown_is_seen(qtbot: QtBot, opened: Application) -> None:
    opened.window._tick(41)
    assert "Tự khóa sau 04:19" in words_on_screen(opened.window)


def test_the_machine_that_slept_locks(qtbot: QtBot, opened: Application) -> None:
    watch = opened.window._idle
    watch._last_wall -= 3600
    watch._tick()
    assert opened.window.workplace is None
    assert "máy đi ngủ" in words_on_screen(opened.window)


@pytest.mark.parametrize("name", ["org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver"])
def test_the_systems_screen_lock_locks(qtbot: QtBot, opened: Application, name: str) -> None:
    signal = QDBusMessage.createSignal("/" + name.replace(".", "/"), name, "ActiveChanged")
    signal.setArguments([True])
    assert QDBusConnection.sessionBus().send(signal)
    qtbot.waitUntil(lambda: opened.window.workplace is None, timeout=WAIT)
    assert "màn hình" in words_on_screen(opened.window)


def test_a_vault_process_that_dies_locks(qtbot: QtBot, opened: Application) -> None:
    os.kill(everyday_pid(opened), 9)
    qtbot.waitUntil(lambda: opened.window.workplace is None, timeout=WAIT)
    assert "dừng đột ngột" in words_on_screen(opened.window)


def test_what_was_copied_here_is_taken_from_the_clipboard(qtbot: QtBot, opened: Application) -> None:
    opened.window._clipboard._in_front = lambda: True
    QGuiApplication.clipboard().setText("0912345678")
    opened.window.lock("asked")
    assert QGuiApplication.clipboard().text() == ""


def test_what_was_copied_elsewhere_is_left_alone(qtbot: QtBot, opened: Application) -> None:
    opened.window._clipboard._in_front = lambda: False
    QGuiApplication.clipboard().setText("of another program")
    opened.window.lock("asked")
    assert QGuiApplication.clipboard().text() == "of another program"


def test_what_is_copied_out_of_a_field_is_marked_and_taken_away_in_time(qtbot: QtBot) -> None:
    """By its own keys or menu, so without any button of ours."""
    window = QWidget()
    qtbot.addWidget(window)
    ours = True
    watch = ClipboardWatch(window, in_front=lambda: False, owns=lambda _mode: ours)
    clipboard = QGuiApplication.clipboard()
    field = QLineEdit("Ghi chú về khách", window)
    window.show()
    field.selectAll()
    qtbot.keySequence(field, QKeySequence(QKeySequence.StandardKey.Copy))
    assert clipboard.text() == "Ghi chú về khách"
    assert set(HINTS) <= set(clipboard.mimeData().formats())
    assert watch._sensitive._timer.isActive()
    assert watch._sensitive._timer.interval() == KEPT_MILLISECONDS
    watch._sensitive._timer.timeout.emit()
    assert clipboard.text() == ""
    ours = False
    clipboard.setText("of another program")
    assert not is_marked()
    watch.clear_ours()
    assert clipboard.text() == "of another program"


def test_after_unlocking_the_same_page_is_shown(qtbot: QtBot, opened: Application, office: Office) -> None:
    open_people(opened)
    opened.window.lock("idle")
    unlock(qtbot, opened, office.manager, MANAGER_PASSPHRASE)
    assert opened.window.workplace is not None
    assert opened.window.workplace.current_key == "people"


def test_drafts_are_saved_before_the_process_ends(
    qtbot: QtBot, opened: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_people(opened)
    asked: list[object] = []

    def drafts() -> tuple[DraftSaving, ...]:
        asked.append(opened.tasks.everyday)
        return (DraftSaving(list_people, ()),)

    saved: list[int] = []
    leave = opened.tasks.leave
    monkeypatch.setattr(page, "drafts_to_save", drafts)
    monkeypatch.setattr(opened.tasks, "leave", lambda *args: saved.append(leave(*args)))
    opened.window.lock("idle")
    assert len(asked) == 1
    assert saved == [1]


def test_a_room_that_idles_is_closed_alone(qtbot: QtBot, opened: Application, office: Office) -> None:
    from app.people.entrance import sign_in

    came: list[object] = []
    owner = opened.window.workplace
    assert owner is not None
    opened.tasks.enter(
        sign_in,
        office.path,
        office.manager,
        MANAGER_PASSPHRASE,
        "top_secret",
        then=came.append,
        owner=owner,
        room="top_secret",
    )
    qtbot.waitUntil(lambda: len(came) == 1, timeout=WAIT)
    room = opened.tasks.top_secret
    assert room is not None
    assert room.pid is not None
    opened.window._tick(119)
    assert "Phòng tuyệt mật đóng sau 00:01" in words_on_screen(opened.window)
    opened.window._tick(120)
    assert gone(room.pid)
    assert opened.window.workplace is not None


def test_closing_the_window_ends_everything(qtbot: QtBot, opened: Application) -> None:
    pid = everyday_pid(opened)
    opened.window.close()
    assert gone(pid)
    assert opened.tasks.everyday is None
