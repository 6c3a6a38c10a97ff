"""``duties``: the table of duties, as the program applies it; opens no vault."""

from __future__ import annotations

import argparse

from app.access.printed import aligned, markdown


def show(given: argparse.Namespace, language: str) -> int:
    """Print the table; with ``--markdown`` the whole page, as it stands in ``docs/duties.md``."""
    print(markdown(language) if given.markdown else aligned(language), end="")
    return 0
