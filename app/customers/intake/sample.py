"""How a few cells look under one way of reading their letters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """The same cells under one ``reading`` (see ``readings``)."""

    reading: str
    cells: tuple[str, ...]
