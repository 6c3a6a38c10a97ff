"""Every dialog beside the customers' (those: tests/ui/customers): in both languages, in the largest letters."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui
from app.settings.preference import FONT_PERCENT
from tests.fixtures.vault import Office, copy_office
from tests.ui.dialogs import keeping, leaving, office_life
from tests.ui.dialogs.look import small_window, wait_for, wrong_in
from tests.ui.dialogs.office import Setting
from tests.ui.window.test_every_page import english
from ui.theme import apply_theme
from ui.widgets.dialog import Dialog

__all__ = ["english"]

OPENERS = {**keeping.OPENERS, **leaving.OPENERS, **office_life.OPENERS}
SIZES = (FONT_PERCENT[1], *(pytest.param(percent, marks=pytest.mark.slow) for percent in (FONT_PERCENT[0], 100, 125)))
BASES = {"Dialog", "KeptDialog", "SigningDialog", "NewCopyDialog"}
"""What others are made of; nobody opens these."""


@pytest.fixture(scope="module")
def setting(office_template: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    place = tmp_path_factory.mktemp("dialogs")
    copied = copy_office(office_template, place)
    made = Setting(copied, place)
    yield made
    made.end()
    copied.end()


@pytest.fixture(autouse=True)
def today(setting: Setting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("app.clock.SystemClock.now", lambda self: setting.office.clock.now())
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path))


def wrong(qtbot: QtBot, setting: Setting) -> dict[str, list[str]]:
    window = small_window(qtbot)
    openers = [(name, partial(opener, setting)) for name, opener in OPENERS.items()]
    return wrong_in(openers, window, setting.desks.values())


@pytest.mark.parametrize("percent", SIZES)
def test_dialogs_fit_and_are_walked_in_vietnamese(
    qtbot: QtBot, setting: Setting, qapp: QApplication, percent: int
) -> None:
    apply_theme(qapp, "light", percent)
    assert wrong(qtbot, setting) == {}
    apply_theme(qapp, "light")


@pytest.mark.parametrize("percent", SIZES)
def test_dialogs_fit_and_are_walked_in_english(
    qtbot: QtBot, setting: Setting, qapp: QApplication, english: None, percent: int
) -> None:
    apply_theme(qapp, "light", percent)
    assert wrong(qtbot, setting) == {}
    apply_theme(qapp, "light")


def test_no_dialog_is_left_out(qtbot: QtBot, setting: Setting) -> None:
    window = small_window(qtbot)
    opened = {type(opener(setting, window)) for opener in OPENERS.values()}
    wait_for(setting.desks.values())
    modules = [importlib.import_module(one.name) for one in pkgutil.walk_packages(ui.__path__, "ui.")]
    known = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Dialog)
        and value.__module__.startswith("ui.")
        and not value.__module__.startswith("ui.customers.")
    }
    left_out = {one.__name__ for one in known - opened if one.__name__ not in BASES and one.__name__[0] != "_"}
    assert left_out == set()
