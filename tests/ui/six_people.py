"""Fixtures for pages that are tested with sessions of the office of six people; conftests import them by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.fixtures.vault import Office, copy_office
from ui.theme import apply_theme

__all__ = ["light", "office", "today"]


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """Whatever an earlier test left."""
    apply_theme(qapp, "light")


@pytest.fixture
def office(office_template: Office, tmp_path: Path) -> Iterator[Office]:
    """A copy of the office for one test."""
    copied = copy_office(office_template, tmp_path)
    yield copied
    copied.end()


@pytest.fixture(autouse=True)
def today(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window's own clock tells the time of the tests' vault."""
    monkeypatch.setattr("app.clock.SystemClock.now", lambda self: office.clock.now())
