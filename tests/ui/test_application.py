"""The application: one instance, the last net under faults, and the check that paints without a screen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.bootstrap.vault_process import VaultProcess
from tests.bootstrap.rooms import ROOMS
from tests.ui.conftest import WAIT
from ui import application as application_module
from ui.application import Application, OneInstance
from ui.widgets.dialog import open_dialogs

LOOKS = """
import gc
from PySide6.QtWidgets import QApplication
from ui import application
QApplication.exec = lambda *_: print(gc.isenabled()) or 0
application.run()
print(gc.isenabled())
"""


def test_a_second_instance_asks_the_first_to_show_itself(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.take()
    with qtbot.waitSignal(first.asked_to_show, timeout=WAIT):
        assert not second.take()
    first.release()
    assert second.take()
    second.release()


def test_a_process_that_was_started_before_the_window_is_its_first() -> None:
    ready = VaultProcess(ROOMS)
    ready.start()
    ended = threading.Event()
    make = application_module._with_ready(ready, partial(VaultProcess, ROOMS))
    assert make(died=ended.set) is ready
    second = make(died=ended.set)
    assert second is not ready
    assert not second.alive
    assert ready.pid is not None
    os.kill(ready.pid, signal.SIGTERM)
    assert ended.wait(30)  # told to who took it over
    deadline = time.monotonic() + 30
    while ready.alive:  # its end of the pipe closes a moment before
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert application_module._with_ready(ready, partial(VaultProcess, ROOMS))(died=ended.set) is not ready


def test_what_starts_the_window_hands_it_a_running_process() -> None:
    look = (
        "import sys; sys.argv = ['ui']; from ui import application, __main__ as start;"
        "application.run = lambda *, ready, **_: print(ready.alive) or ready.kill() or 0; start.main()"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"]


def test_another_profile_is_another_instance(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = OneInstance(tmp_path / "a"), OneInstance(tmp_path / "b")
    assert first.take()
    assert second.take()
    first.release()
    second.release()


def test_a_fault_is_shown_as_a_short_code_and_nothing_else(
    qtbot: QtBot, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application.catch_faults()
    secret = "số điện thoại 0912345678"
    try:
        raise ValueError(secret)
    except ValueError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    qtbot.waitUntil(lambda: bool(open_dialogs(application.window)), timeout=WAIT)
    (dialog,) = open_dialogs(application.window)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "N-" in words
    assert "0912345678" not in words
    dialog.force_close()


@pytest.mark.slow
def test_the_check_paints_the_first_window_and_ends(qapp: QApplication, tmp_path: Path) -> None:
    environment = {**os.environ, "NIEM_PROFILE": str(tmp_path / "profile")}
    environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "ui", "--check"], env=environment, timeout=60, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a signal ends a process there")
def test_the_end_of_the_session_ends_the_window_and_its_vault_process(qapp: QApplication, tmp_path: Path) -> None:
    environment = {**os.environ, "NIEM_PROFILE": str(tmp_path / "profile")}
    with subprocess.Popen([sys.executable, "-m", "ui"], env=environment, stderr=subprocess.PIPE) as window:
        children = Path(f"/proc/{window.pid}/task/{window.pid}/children")
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not ((ours := vault_processes(children)) and listens(window.pid)):
            time.sleep(0.1)
        time.sleep(1)
        window.terminate()
        assert window.wait(20) == 0
    assert ours
    assert not [pid for pid in ours if Path(f"/proc/{pid}").exists()]


def listens(pid: int) -> bool:
    """Whether a process handles the end of the session: before that its window is not open yet."""
    told = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    caught = next(int(line.split()[1], 16) for line in told.splitlines() if line.startswith("SigCgt:"))
    return bool(caught >> (signal.SIGTERM - 1) & 1)


def vault_processes(children: Path) -> list[int]:
    """The spawned processes of a window: those that run multiprocessing's main function."""
    pids = [int(word) for word in children.read_text().split()] if children.exists() else []
    return [pid for pid in pids if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


@pytest.mark.slow
def test_while_the_window_is_open_python_collects_nothing_by_itself(qapp: QApplication, tmp_path: Path) -> None:
    environment = {**os.environ, "NIEM_PROFILE": str(tmp_path / "profile")}
    done = subprocess.run(
        [sys.executable, "-c", LOOKS], env=environment, timeout=60, check=False, capture_output=True, text=True
    )
    assert done.stdout.split() == ["False", "True"], done.stderr
