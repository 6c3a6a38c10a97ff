"""Changing the passphrase in the window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.errors import Problem
from app.keys import passphrase as rules
from tests.fixtures.vault import PASSPHRASES, Office
from tests.people.test_passphrase import NEW
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.preferences import passphrase_dialog
from ui.preferences.page import PreferencesPage
from ui.preferences.passphrase_dialog import PassphraseDialog


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office.sign_in("lan"))


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> PassphraseDialog:
    page = PreferencesPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    assert "24/11/2026" in page.age.text()
    page.change.click()
    shown = dialog_of(window)
    assert isinstance(shown, PassphraseDialog)
    return shown


def fill(dialog: PassphraseDialog, old: str, first: str, again: str) -> None:
    for field, text in ((dialog.old, old), (dialog.first, first), (dialog.again, again)):
        field.set_value(text)
        field.changed.emit()


def test_it_is_changed_and_nothing_typed_stays(qtbot: QtBot, desk: Desk, dialog: PassphraseDialog) -> None:
    left: list[str] = []
    dialog.accepted.connect(lambda: left.extend(field.value() for field in (dialog.old, dialog.first, dialog.again)))
    fill(dialog, PASSPHRASES["lan"], NEW, NEW)
    dialog.save.click()
    assert dialog.progress is not None
    dialog.reject()  # Escape does not leave it half done
    assert not dialog.isHidden()
    with qtbot.waitSignal(dialog.accepted):
        pass
    assert left == ["", "", ""]
    desk.session.confirm(NEW)
    with pytest.raises(Problem):
        desk.session.confirm(PASSPHRASES["lan"])


def test_what_is_missing_or_wrong_is_said_under_its_field(qtbot: QtBot, desk: Desk, dialog: PassphraseDialog) -> None:
    fill(dialog, "", "", "")
    dialog.save.click()
    assert dialog.old.error()
    fill(dialog, PASSPHRASES["lan"], "", "")
    dialog.save.click()
    assert dialog.first.error()
    fill(dialog, PASSPHRASES["lan"], NEW, NEW + "x")
    dialog.save.click()
    assert dialog.again.error()
    fill(dialog, PASSPHRASES["lan"], "ngan qua", "ngan qua")
    qtbot.waitUntil(lambda: dialog._strength is not None)
    dialog.save.click()
    assert "12" in dialog.first.error()
    assert "change_passphrase" not in desk.asked
    fill(dialog, "sai hoan toan roi nhe", NEW, NEW)
    dialog.save.click()
    idle(qtbot, desk)
    assert dialog.old.error()
    assert dialog.old.value() == ""
    assert dialog.first.value() == NEW
    fill(dialog, PASSPHRASES["lan"], PASSPHRASES["lan"], PASSPHRASES["lan"])
    dialog.save.click()
    idle(qtbot, desk)
    assert "giống hệt" in dialog.first.error()
    desk.session.confirm(PASSPHRASES["lan"])


def test_the_strength_is_measured_while_typing(qtbot: QtBot, desk: Desk, dialog: PassphraseDialog) -> None:
    fill(dialog, "", "Nguyễn Thị Lan 1", "")
    qtbot.waitUntil(lambda: dialog._strength is not None)
    assert dialog._strength is not None
    assert dialog._strength.why == "keys.passphrase_weak"
    fill(dialog, "", NEW, "")
    qtbot.waitUntil(lambda: dialog._strength is not None and dialog._strength.acceptable)


def test_the_rules_in_words_are_the_rules() -> None:
    assert passphrase_dialog.MIN_CHARACTERS == rules.MIN_CHARACTERS
    assert passphrase_dialog.MIN_WORDS == rules.MIN_WORDS
