"""What stands in one place of a table, as the delegate paints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Asks a model for the ``Cell`` of an index; ``None`` while its row is being fetched."""
LEVEL_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""Asks a model for the level of an index's row, 0 for none."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words for one cell: a second, quieter line, a tone, an icon before the words, or a level's chip instead."""

    text: str = ""
    second: str = ""
    tone: str = "text"
    strong: bool = False
    icon: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key that the model is asked by, its title, and how wide it starts (logical pixels at 100 %).

    The first column that stretches takes the room that is left. ``sortable`` columns can be clicked.
    """

    key: str
    title: str
    width: int = 120
    stretch: bool = False
    align: Literal["left", "right", "center"] = "left"
    sortable: bool = True
    hidden: bool = False
