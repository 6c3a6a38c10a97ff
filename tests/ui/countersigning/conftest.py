"""These pages are tested with sessions of the office of six people."""

from __future__ import annotations

from tests.ui.six_people import light, office, today

__all__ = ["light", "office", "today"]
