"""The office of three steps."""

from __future__ import annotations

from tests.fixtures.entering import entering, entry_template

__all__ = ["entering", "entry_template"]
