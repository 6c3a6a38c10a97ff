"""Making a vault in the window: each step is checked, the passphrases are measured, and the vault is real."""

from __future__ import annotations

import string
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.bootstrap.vault_process import VaultProcess
from app.errors import NiemError
from app.keys import passphrase as rules
from app.people.model import Founded
from app.vault.folder import Folder
from tests.ui.conftest import WAIT
from tests.ui.office import DOORWAY
from ui.sign_in import passphrase_pair
from ui.sign_in.done_view import DoneView
from ui.sign_in.founding_wizard import FoundingWizard
from ui.tasks import Tasks
from ui.theme import apply_theme

FIRST, SECOND = "song bien mua lua trau dong", "bay con chim tren canh da"


@pytest.fixture
def wizard(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[FoundingWizard]:
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path / "profile"))
    apply_theme(qapp, "light")
    errors: list[NiemError] = []
    tasks = Tasks(lambda _, error: errors.append(error), make_process=partial(VaultProcess, DOORWAY))
    made = FoundingWizard(tasks)
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.show()
    yield made
    tasks.lock("end")
    assert errors == []


def on(wizard: FoundingWizard) -> None:
    wizard.wizard._next.click()


def test_whoever_starts_can_type_at_once(qtbot: QtBot, wizard: FoundingWizard) -> None:
    qtbot.waitUntil(lambda: wizard.company.company.isAncestorOf(wizard.focusWidget()), timeout=WAIT)


def choose(qtbot: QtBot, pair: passphrase_pair.PassphrasePair, text: str) -> None:
    pair.first.set_value(text)
    pair.first.changed.emit()
    qtbot.waitUntil(lambda: pair._strength is not None, timeout=WAIT)
    pair.second.set_value(text)


def fill(qtbot: QtBot, wizard: FoundingWizard, folder: Path, *, one_person: bool = False) -> None:
    wizard.company.company.set_value("Công ty TNHH Sao Mai")
    wizard.company.place.set_value("Huế")
    on(wizard)
    wizard.manager.name.set_value("Nguyễn Thị Hường")
    choose(qtbot, wizard.manager.passphrase, FIRST)
    on(wizard)
    if one_person:
        wizard.officer.one_person.check.click()
    else:
        wizard.officer.name.set_value("Trần Văn Kiên")
        choose(qtbot, wizard.officer.passphrase, SECOND)
    on(wizard)
    wizard.project.name.set_value("Khách hàng doanh nghiệp")
    on(wizard)
    wizard.folder.folder.set_value(str(folder))


def test_five_steps_make_a_vault(qtbot: QtBot, wizard: FoundingWizard, tmp_path: Path) -> None:
    fill(qtbot, wizard, tmp_path / "kho")
    words = [label.text() for label in wizard.folder.findChildren(QLabel)]
    assert "Công ty TNHH Sao Mai, Huế" in words
    with qtbot.waitSignal(wizard.founded, timeout=WAIT) as told:
        on(wizard)
    assert told.args is not None
    founded = told.args[0]
    assert isinstance(founded, Founded)
    assert Folder(tmp_path / "kho").read_label().vault_id
    done = DoneView(founded)
    qtbot.addWidget(done)
    assert founded.genesis_words in [label.text() for label in done.findChildren(QLabel)]


def test_one_person_mode_asks_for_no_officer_and_says_what_it_means(
    qtbot: QtBot, wizard: FoundingWizard, tmp_path: Path
) -> None:
    fill(qtbot, wizard, tmp_path / "kho", one_person=True)
    assert not wizard.officer.honest.isHidden()
    assert wizard.form().one_person
    with qtbot.waitSignal(wizard.founded, timeout=WAIT) as told:
        on(wizard)
    assert told.args is not None
    assert told.args[0].officer == told.args[0].manager


def test_a_step_that_is_not_filled_in_is_not_left(wizard: FoundingWizard) -> None:
    on(wizard)
    assert wizard.wizard.step() == 0
    assert wizard.company.company.error()


def test_a_weak_passphrase_is_refused_in_words(qtbot: QtBot, wizard: FoundingWizard) -> None:
    pair = wizard.manager.passphrase
    choose(qtbot, pair, "ngan")
    assert pair.complain()
    assert not [field for _, field, _, _ in string.Formatter().parse(pair.first.error()) if field]
    assert str(rules.MIN_CHARACTERS) in pair.first.error()


def test_the_figures_in_the_sentence_are_those_of_the_rules() -> None:
    assert (passphrase_pair.MIN_CHARACTERS, passphrase_pair.MIN_WORDS) == (rules.MIN_CHARACTERS, rules.MIN_WORDS)


def test_a_passphrase_made_of_ones_own_names_is_weaker(qtbot: QtBot, wizard: FoundingWizard) -> None:
    pair = wizard.manager.passphrase
    pair.set_personal("Sao Mai Company", "huong")
    choose(qtbot, pair, "sao mai company huong")
    named = pair._strength
    pair.set_personal()
    choose(qtbot, pair, "sao mai company huong ")
    assert named is not None
    assert pair._strength is not None
    assert named.score <= pair._strength.score


def test_typing_it_differently_the_second_time_is_refused(qtbot: QtBot, wizard: FoundingWizard) -> None:
    pair = wizard.manager.passphrase
    choose(qtbot, pair, FIRST)
    pair.second.set_value(FIRST + "x")
    assert pair.complain()
    assert pair.second.error()
    pair.second.set_value(FIRST)
    assert not pair.complain()


def test_words_on_request_have_to_be_typed_once(qtbot: QtBot, wizard: FoundingWizard) -> None:
    pair = wizard.manager.passphrase
    pair.suggest.click()
    qtbot.waitUntil(lambda: not pair.words.isHidden(), timeout=WAIT)
    suggested = pair._words.text()
    assert len(suggested.split()) == 6
    pair.use.click()
    assert pair.first.value() == suggested
    assert pair.second.value() == ""
    assert pair._words.text() == ""
    qtbot.waitUntil(lambda: pair._strength is not None, timeout=WAIT)
    assert not pair.accepted()
    pair.second.set_value(suggested)
    assert pair.accepted()


def test_a_folder_that_cannot_hold_a_vault_is_refused_and_nothing_is_made(
    qtbot: QtBot, wizard: FoundingWizard, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "letter.txt").write_text("not ours")
    fill(qtbot, wizard, taken)
    on(wizard)
    qtbot.waitUntil(lambda: not wizard.failure.isHidden(), timeout=WAIT)
    assert wizard.failure.text()
    assert [file.name for file in taken.iterdir()] == ["letter.txt"]


def test_leaving_makes_nothing(qtbot: QtBot, wizard: FoundingWizard, tmp_path: Path) -> None:
    fill(qtbot, wizard, tmp_path / "kho")
    with qtbot.waitSignal(wizard.cancelled, timeout=WAIT):
        wizard.wizard._leave.click()
    assert not (tmp_path / "kho").exists()
