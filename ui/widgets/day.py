"""Days as people here write them."""

from __future__ import annotations

from datetime import date


def shown_day(iso: str) -> str:
    """An ISO day as 24/11/2026; an empty one, or one that cannot be read, as a dash."""
    try:
        return date.fromisoformat(iso).strftime("%d/%m/%Y")
    except ValueError:
        return "–"
