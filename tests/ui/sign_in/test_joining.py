"""Joining in the window of one's own OS account: invitation, words, passphrase, answer, first unlocking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.access.duty import Duty
from app.access.level import Level
from app.people.actions import invite_person, take_person_in
from app.people.entrance import sign_in
from app.people.model import InvitationForm, Invited, TakeInForm
from app.people.queries import view_answer
from app.session.door import Session
from app.session.subject import Credential
from app.settings.preference import Preference
from tests.ui.conftest import WAIT
from tests.ui.office import DOORWAY, MANAGER_PASSPHRASE, OFFICER_PASSPHRASE, Office, build_quick_world
from ui.application import Application
from ui.sign_in.joining_wizard import JoiningWizard
from ui.sign_in.waiting_view import WaitingView

NAME, TYPED = "Vũ Thị Mai", "vach cau gio lua mien khoai"


@pytest.fixture
def manager(office: Office) -> Iterator[Session]:
    session = sign_in(build_quick_world(), office.path, office.manager, MANAGER_PASSPHRASE)
    yield session
    session.close()


@pytest.fixture
def invited(office: Office, manager: Session, tmp_path: Path) -> Invited:
    form = InvitationForm(NAME, "Nhân viên", (Duty.SALES,))
    officer = Credential(office.officer, OFFICER_PASSPHRASE)
    return invite_person(manager, form, tmp_path / "moi.niem-invite", MANAGER_PASSPHRASE, officer)


@pytest.fixture
def own(
    qtbot: QtBot, qapp: QApplication, invited: Invited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """The window in the account of the one who joins."""
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path / "own"))
    made = Application(qapp, Preference(), doorway=DOORWAY)
    made.window.resize(1180, 660)
    made.window.show()
    yield made
    made.window.close()
    delete(made.window)
    delete(made)


def wizard_of(qtbot: QtBot, application: Application) -> JoiningWizard:
    page = application.window.sign_in
    page.welcome.join.click()
    qtbot.waitUntil(lambda: page.joining is not None, timeout=WAIT)
    assert page.joining is not None
    return page.joining


def read(qtbot: QtBot, wizard: JoiningWizard, path: Path) -> None:
    wizard.invitation.drop.take(path)
    qtbot.waitUntil(lambda: wizard.invitation.view is not None or bool(wizard.invitation.drop.error()), timeout=WAIT)


def test_the_wizard_makes_the_answer_and_the_waiting_page_unlocks(
    qtbot: QtBot, own: Application, office: Office, manager: Session, invited: Invited, tmp_path: Path
) -> None:
    wizard = wizard_of(qtbot, own)
    wizard.wizard._on()
    assert wizard.invitation.drop.error()
    read(qtbot, wizard, invited.path)
    wizard.wizard._on()
    assert wizard.words.words is not None
    assert wizard.words.words.words() == invited.words
    wizard.wizard._on()
    assert wizard.wizard.step() == 1
    assert wizard.words.same.error()
    wizard.words.same.check.click()
    wizard.wizard._on()
    wizard.own.passphrase.first.set_value(TYPED)
    wizard.own.passphrase.second.set_value(TYPED)
    wizard.own.passphrase._measure()
    qtbot.waitUntil(wizard.own.passphrase.accepted, timeout=WAIT)
    wizard.wizard._on()
    answer = tmp_path / "tra-loi.niem-join"
    wizard.answer.path.set_value(str(answer))
    wizard.wizard._on()
    page = own.window.sign_in
    qtbot.waitUntil(lambda: page.waiting is not None, timeout=WAIT)
    waiting = page.waiting
    assert isinstance(waiting, WaitingView)
    assert waiting.words is not None
    seen = view_answer(manager, answer)
    assert waiting.words.words() == seen.answer_words
    waiting.vault.set_value(str(office.path))
    waiting.passphrase.set_value(TYPED)
    waiting.unlock.click()
    qtbot.waitUntil(waiting.notice.isVisible, timeout=WAIT)
    form = TakeInForm(seen.digest, manager.projects()[0].project, Level.SECRET)
    take_person_in(manager, answer, form, MANAGER_PASSPHRASE, Credential(office.officer, OFFICER_PASSPHRASE))
    waiting.passphrase.set_value(TYPED)
    waiting.unlock.click()
    qtbot.waitUntil(lambda: own.window.workplace is not None, timeout=WAIT)
    assert own.window.workplace is not None
    assert own.window.workplace.summary.name == NAME


def test_what_is_no_invitation_is_said_under_the_box(
    qtbot: QtBot, own: Application, invited: Invited, tmp_path: Path
) -> None:
    wizard = wizard_of(qtbot, own)
    altered = tmp_path / "khac.niem-invite"
    altered.write_bytes(invited.path.read_bytes().replace(b"Mai", b"Mao"))
    read(qtbot, wizard, altered)
    assert wizard.invitation.view is None
    assert wizard.invitation.complain()
    wizard.wizard._on()
    assert wizard.wizard.step() == 0


def test_another_invitation_takes_the_tick_away(
    qtbot: QtBot, own: Application, office: Office, manager: Session, invited: Invited, tmp_path: Path
) -> None:
    wizard = wizard_of(qtbot, own)
    read(qtbot, wizard, invited.path)
    wizard.words.same.check.click()
    form = InvitationForm("Đỗ Văn Tùng", "Nhân viên", (Duty.SALES,))
    officer = Credential(office.officer, OFFICER_PASSPHRASE)
    other = invite_person(manager, form, tmp_path / "hai.niem-invite", MANAGER_PASSPHRASE, officer)
    read(qtbot, wizard, other.path)
    qtbot.waitUntil(lambda: not wizard.words.same.value(), timeout=WAIT)
    assert wizard.words.words is not None
    assert wizard.words.words.words() == other.words
