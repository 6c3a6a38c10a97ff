"""A window before a real vault: ``application`` is locked, ``opened`` has the manager signed in."""

from __future__ import annotations

import gc
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.settings.preference import Preference
from tests.ui.office import DOORWAY, MANAGER_PASSPHRASE, Office, found_office
from ui.application import Application

WAIT = 20_000
PROGRAM = Path(__file__).resolve().parents[2] / "ui"


class Flashes(QObject):
    """Notes every part of the program that shows itself as a window of its own; menus and lists that drop down may."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and self._is_plain_window(watched):
            by = sys._getframe(1)
            if Path(by.f_code.co_filename).is_relative_to(PROGRAM):
                self.shown.append(f"{type(watched).__name__} by {Path(by.f_code.co_filename).name}:{by.f_lineno}")
        return False

    def _is_plain_window(self, widget: QWidget) -> bool:
        return widget.isWindow() and widget.windowType() == Qt.WindowType.Window and not isinstance(widget, QMainWindow)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Let the windows that pytest-qt has closed go at the end of their test.

    ``deleteLater`` alone would have them wait for the next event loop, which is in the middle of the next test.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """No garbage is collected while events are handled, as in the program (`ui/window/collecting.py`)."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def only_one_window(qapp: QApplication) -> Iterator[None]:
    """Fail when a part of the program flashes up as a window: it would take the keys from the real one."""
    watch = Flashes()
    qapp.installEventFilter(watch)
    yield
    qapp.removeEventFilter(watch)
    assert watch.shown == []


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One vault for the tests of a module; they read it, or add to it what the others do not mind."""
    folder = tmp_path_factory.mktemp("office")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NIEM_PROFILE", str(folder / "profile"))
        yield found_office(folder / "kho")


@pytest.fixture
def application(qtbot: QtBot, qapp: QApplication, office: Office) -> Iterator[Application]:
    """The window, locked, with the vault and its manager chosen."""
    made = Application(qapp, Preference(recent_vaults=(str(office.path),)), doorway=DOORWAY)
    made.window.resize(1440, 900)
    made.window.show()
    yield made
    made.window.close()
    delete(made.window)
    delete(made)


@pytest.fixture
def opened(qtbot: QtBot, application: Application, office: Office) -> Application:
    """The window with the manager signed in, on the preferences page."""
    unlock(qtbot, application, office.manager, MANAGER_PASSPHRASE)
    return application


def bring_up(qtbot: QtBot, application: Application) -> None:
    """Have the window active, so that keys reach it."""
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow, timeout=WAIT)


def unlock(qtbot: QtBot, application: Application, uid: bytes, passphrase: str) -> None:
    """Type the passphrase of ``uid`` and wait until the vault is open."""
    view = application.window.sign_in.unlock
    qtbot.waitUntil(view.unlock.isEnabled, timeout=WAIT)
    view.person.set_value(uid)
    view.passphrase.edit.setFocus()
    qtbot.keyClicks(view.passphrase.edit, passphrase)
    view.unlock.click()
    qtbot.waitUntil(lambda: application.window.workplace is not None, timeout=WAIT)
