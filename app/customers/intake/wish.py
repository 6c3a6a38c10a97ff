"""What a person may choose about how a file is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """``sheet`` by its place (-1: none chosen), ``header`` by its line in the file (0), ``reading`` as in ``readings``
    (empty: none chosen).
    """

    sheet: int = -1
    header: int = 0
    reading: str = ""
