"""What a hand-over makes, as the window hears of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OutputKind(StrEnum):
    """What is made for the recipient: a sealed paper, or a sealed package of tables and documents."""

    PAPER = "paper"
    PACKAGE = "package"


@dataclass(frozen=True, slots=True)
class Output:
    """A finished hand-over. ``password`` exists here and nowhere else: it is shown once and never stored.

    ``pages`` are those of a paper (0 for a package), ``files`` those in a package (0 for a paper).
    """

    number: str
    password: str
    path: str
    pages: int
    sha256: str
    kind: OutputKind = OutputKind.PAPER
    files: int = 0
    signed: bool = False
