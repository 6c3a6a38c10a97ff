"""Every dialog of customers' parts in both languages and sizes of letters: no words cut, every control named."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

import ui.customers
from app.settings.preference import FONT_PERCENT
from tests.fixtures.vault import Office, copy_office
from tests.ui.customers.dialogs import OPENERS, Setting, wait_for
from tests.ui.dialogs.look import look, small_window, wrong_in
from tests.ui.window.test_every_page import english
from ui.customers.form_dialog import FormDialog
from ui.customers.intake.import_dialog import ImportDialog
from ui.theme import apply_theme
from ui.widgets.dialog import Dialog

__all__ = ["english"]

SLOW = pytest.mark.slow
SIZES = (FONT_PERCENT[1], *(pytest.param(percent, marks=SLOW) for percent in (FONT_PERCENT[0], 100, 125)))
"""Where words are cut they are cut in the largest letters first; the others are for whoever has the time."""


@pytest.fixture(scope="module")
def setting(office_template: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    place = tmp_path_factory.mktemp("dialogs")
    copied = copy_office(office_template, place)
    made = Setting(copied, place)
    yield made
    made.desk.over = True
    copied.end()


@pytest.fixture(autouse=True)
def today(setting: Setting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("app.clock.SystemClock.now", lambda self: setting.office.clock.now())
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path))


def everything_fits(qtbot: QtBot, setting: Setting) -> None:
    window = small_window(qtbot)
    openers = [(name, partial(opener, setting)) for name, opener in OPENERS.items()]
    assert wrong_in(openers, window, [setting.desk], lambda dialog: steps_of(dialog, window, setting)) == {}


def steps_of(dialog: Dialog, window: QMainWindow, setting: Setting) -> list[str]:
    """The pages of a list that is brought in, one after the other."""
    found: list[str] = []
    if isinstance(dialog, ImportDialog):
        for page in dialog._all_pages():
            dialog.pages.setCurrentWidget(page)
            wait_for(setting.desk)
            found += [f"{type(page).__name__}: {one}" for one in look(dialog, window)]
    return found


@pytest.mark.parametrize("percent", SIZES)
def test_no_dialog_cuts_words_in_vietnamese(qtbot: QtBot, setting: Setting, qapp: QApplication, percent: int) -> None:
    apply_theme(qapp, "light", percent)
    everything_fits(qtbot, setting)
    apply_theme(qapp, "light")


@pytest.mark.parametrize("percent", SIZES)
def test_no_dialog_cuts_words_in_english(
    qtbot: QtBot,
    setting: Setting,
    qapp: QApplication,
    english: None,
    percent: int,
) -> None:
    apply_theme(qapp, "light", percent)
    everything_fits(qtbot, setting)
    apply_theme(qapp, "light")


def test_no_dialog_is_left_out(qtbot: QtBot, setting: Setting) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    opened = {type(opener(setting, window)) for opener in OPENERS.values()}
    wait_for(setting.desk)
    modules = [
        importlib.import_module(one.name) for one in pkgutil.walk_packages(ui.customers.__path__, "ui.customers.")
    ]
    known = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Dialog) and value.__module__.startswith("ui.customers.")
    }
    bases = {FormDialog, *(one for one in known if one.__name__.startswith("_"))}
    assert known - bases == opened
