"""The top-secret room in the real window: a process of its own, begun by the passphrase and ended by leaving."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.settings.preference import Preference
from tests.ui.office import DOORWAY, MANAGER_PASSPHRASE, Office, found_office
from ui.application import Application
from ui.customers.top_secret_page import TopSecretPage

WAIT = 30_000


@pytest.fixture
def application(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Application, Office]]:
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path / "profile"))
    office = found_office(tmp_path / "kho")
    made = Application(qapp, Preference(recent_vaults=(str(office.path),)), doorway=DOORWAY)
    made.window.resize(1440, 900)
    made.window.show()
    yield made, office
    made.window.close()
    delete(made.window)
    delete(made)


def unlocked(qtbot: QtBot, application: Application, office: Office) -> TopSecretPage:
    view = application.window.sign_in.unlock
    qtbot.waitUntil(view.unlock.isEnabled, timeout=WAIT)
    view.person.set_value(office.manager)
    view.passphrase.set_value(MANAGER_PASSPHRASE)
    view.unlock.click()
    qtbot.waitUntil(lambda: application.window.workplace is not None, timeout=WAIT)
    workplace = application.window.workplace
    assert workplace is not None
    workplace.go("top_secret")
    page = workplace.page()
    assert isinstance(page, TopSecretPage)
    return page


def step_up(qtbot: QtBot, page: TopSecretPage, passphrase: str) -> None:
    qtbot.waitUntil(page.door.open.isEnabled, timeout=WAIT)
    page.door.passphrase.field.set_value(passphrase)
    page.door.open.click()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
def test_the_door_opens_a_second_process_and_leaving_ends_it(
    qtbot: QtBot, application: tuple[Application, Office]
) -> None:
    window, office = application
    tasks = window.tasks
    page = unlocked(qtbot, window, office)
    assert page.highest_level() == 0
    step_up(qtbot, page, "sai hoàn toàn rồi")
    qtbot.waitUntil(lambda: bool(page.door.passphrase.field.error()), timeout=WAIT)
    assert page.room is None
    step_up(qtbot, page, MANAGER_PASSPHRASE)
    qtbot.waitUntil(lambda: page.room is not None, timeout=WAIT)
    assert tasks.top_secret is not None
    assert tasks.everyday is not None
    pid, everyday = tasks.top_secret.pid, tasks.everyday.pid
    assert pid is not None
    assert everyday is not None
    assert pid != everyday
    room = page.room
    assert room is not None
    qtbot.waitUntil(room.empty.isVisible, timeout=WAIT)
    assert "TUYỆT MẬT" in window.window.windowTitle()
    room.add.click()
    form = room.desk.form
    assert form is not None
    form.take_values({"name": "Khách tuyệt mật"})
    form.submit()
    qtbot.waitUntil(lambda: room.detail.card() is not None, timeout=WAIT)
    workplace = window.window.workplace
    assert workplace is not None
    workplace.go("customers")
    assert page.room is None
    assert tasks.top_secret is None
    assert not is_alive(pid)
    assert is_alive(everyday)


@pytest.mark.slow
def test_locking_ends_the_room_with_the_vault(qtbot: QtBot, application: tuple[Application, Office]) -> None:
    window, office = application
    page = unlocked(qtbot, window, office)
    step_up(qtbot, page, MANAGER_PASSPHRASE)
    qtbot.waitUntil(lambda: page.room is not None, timeout=WAIT)
    assert window.tasks.top_secret is not None
    pid = window.tasks.top_secret.pid
    assert pid is not None
    window.window.lock("asked")
    assert not is_alive(pid)
    assert window.tasks.top_secret is None


@pytest.mark.slow
def test_closing_the_room_by_its_button_shows_the_door_again(
    qtbot: QtBot, application: tuple[Application, Office]
) -> None:
    window, office = application
    page = unlocked(qtbot, window, office)
    step_up(qtbot, page, MANAGER_PASSPHRASE)
    qtbot.waitUntil(lambda: page.room is not None, timeout=WAIT)
    room = page.room
    assert room is not None
    room.leave.click()
    assert window.tasks.top_secret is None
    assert page.room is None
    assert page.door.isVisible()
    assert page.highest_level() == 0
