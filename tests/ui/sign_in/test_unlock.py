"""Unlocking: who is chosen, what a failure says, and that the next try waits."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.errors import Problem
from app.people.model import PersonHere
from app.settings import preference
from app.settings.message import sentence
from tests.ui.conftest import WAIT, bring_up, unlock
from tests.ui.office import MANAGER, MANAGER_PASSPHRASE, OFFICER, Office
from ui.application import Application
from ui.sign_in.delay import seconds_after
from ui.sign_in.unlock_view import UnlockView


def view(application: Application) -> UnlockView:
    return application.window.sign_in.unlock


def ready(qtbot: QtBot, application: Application) -> UnlockView:
    qtbot.waitUntil(view(application).unlock.isEnabled, timeout=WAIT)
    return view(application)


def test_the_people_of_this_machine_are_offered_and_the_cursor_is_in_the_passphrase(
    qtbot: QtBot, application: Application
) -> None:
    shown = ready(qtbot, application)
    assert {shown.person.combo.itemText(place) for place in range(shown.person.combo.count())} == {MANAGER, OFFICER}
    bring_up(qtbot, application)
    qtbot.waitUntil(shown.passphrase.edit.hasFocus, timeout=WAIT)


def test_whoever_has_lost_their_name_in_the_keyring_can_still_be_chosen(
    qtbot: QtBot, application: Application, office: Office
) -> None:
    shown = ready(qtbot, application)
    shown._show_people((PersonHere(office.officer, OFFICER), PersonHere(office.manager, "")))
    last = shown.person.combo.itemText(1)
    assert "chưa rõ tên" in last
    assert office.manager.hex()[-6:].upper() in last


def test_the_last_person_is_chosen_next_time(qtbot: QtBot, application: Application, office: Office) -> None:
    unlock(qtbot, application, office.officer, "bay con chim tren canh da")
    qtbot.waitUntil(lambda: bool(preference.load().last_person), timeout=WAIT)
    qtbot.wait(50)
    application.window.lock("asked")
    assert ready(qtbot, application).person.value() == office.officer


def test_a_wrong_passphrase_says_one_sentence_and_is_emptied(
    qtbot: QtBot, application: Application, office: Office
) -> None:
    shown = ready(qtbot, application)
    shown.passphrase.set_value("khong phai cum nay dau")
    shown.unlock.click()
    qtbot.waitUntil(lambda: bool(shown.passphrase.error()), timeout=WAIT)
    assert shown.passphrase.error() == sentence("keys.wrong_passphrase_or_machine", "vi")
    assert shown.passphrase.value() == ""
    assert application.window.workplace is None


def test_the_wait_grows_and_has_an_end() -> None:
    assert [seconds_after(failures) for failures in range(1, 11)] == [0, 0, 2, 4, 8, 16, 32, 60, 60, 60]


def test_after_three_failures_the_next_try_waits(qtbot: QtBot, application: Application) -> None:
    shown = ready(qtbot, application)
    for _ in range(3):
        shown._delay.failed()
    assert not shown.unlock.isEnabled()
    shown.passphrase.set_value(MANAGER_PASSPHRASE)
    shown.passphrase.submitted.emit()
    qtbot.wait(300)
    assert application.window.workplace is None
    qtbot.waitUntil(shown.unlock.isEnabled, timeout=WAIT)


@pytest.mark.parametrize("way", ["enter", "button"])
def test_the_right_passphrase_opens(qtbot: QtBot, application: Application, office: Office, way: str) -> None:
    shown = ready(qtbot, application)
    shown.person.set_value(office.manager)
    qtbot.keyClicks(shown.passphrase.edit, MANAGER_PASSPHRASE)
    if way == "enter":
        shown.passphrase.submitted.emit()
    else:
        shown.unlock.click()
    qtbot.waitUntil(lambda: application.window.workplace is not None, timeout=WAIT)
    assert not isValid(shown) or shown.passphrase.value() == ""


def test_a_folder_that_is_no_vault_is_said_in_words_and_forgotten(
    qtbot: QtBot, application: Application, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("nothing")
    application.window.sign_in.open_vault(str(folder))
    shown = view(application)
    qtbot.waitUntil(lambda: "kho" in shown.notice.text() and not shown.notice.isHidden(), timeout=WAIT)
    assert str(folder) not in preference.load().recent_vaults
    assert not shown.unlock.isEnabled()


def test_a_keyring_that_does_not_answer_is_said_and_can_be_asked_again(
    qtbot: QtBot, application: Application, office: Office
) -> None:
    shown = ready(qtbot, application)
    shown._cannot_ask(Problem("keys.keyring_locked"))
    assert shown.notice.text() == sentence("keys.keyring_locked", "vi")
    assert str(office.path) in application.window._preference.recent_vaults
    shown.again.click()
    assert shown.notice.isHidden()
    ready(qtbot, application)
