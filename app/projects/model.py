"""What crosses between the window and the vault about projects."""

from __future__ import annotations

from dataclasses import dataclass

from app.access.level import Level
from app.ids import Id


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project in the list; ``levels`` are those that the person can open now, none for an officer."""

    project: Id
    name: str
    levels: tuple[Level, ...]
