"""These pages are tested with sessions of the office of six people, who have learned nothing yet."""

from __future__ import annotations

import pytest

from tests.fixtures.vault import Office
from tests.lessons.newcomers import newcomers, newcomers_template
from tests.ui.six_people import light

__all__ = ["light", "newcomers", "newcomers_template", "today"]


@pytest.fixture(autouse=True)
def today(newcomers: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window's own clock tells the time of the tests' vault."""
    monkeypatch.setattr("app.clock.SystemClock.now", lambda self: newcomers.clock.now())
