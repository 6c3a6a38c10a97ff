"""The pages of customers are tested with the sessions of the office of six people, under the light theme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.fixtures.vault import Office, copy_office
from ui.theme import apply_theme


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """Whatever an earlier test left."""
    apply_theme(qapp, "light")


@pytest.fixture
def office(office_template: Office, tmp_path: Path) -> Iterator[Office]:
    """A copy of the office of six for one test."""
    copied = copy_office(office_template, tmp_path)
    yield copied
    copied.end()
