"""Every test here begins with the light theme at 100 %."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import apply_theme


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """Whatever an earlier test left."""
    apply_theme(qapp, "light")
