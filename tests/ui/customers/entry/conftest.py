"""The office of three steps; the window's own clock tells the time of its vault."""

from __future__ import annotations

import pytest

from tests.fixtures.entering import EntryOffice, entering, entry_template

__all__ = ["entering", "entry_template", "today"]


@pytest.fixture(autouse=True)
def today(entering: EntryOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever day it really is."""
    monkeypatch.setattr("app.clock.SystemClock.now", lambda self: entering.clock.now())
