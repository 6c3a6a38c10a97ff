"""What may be written outside the store: the one type that every output takes, and that level 3 cannot become.

An ``Exportable`` is made from the stored records themselves, together with the compartment each was read from, and it
works out its own lines. There is no way to hand it text, so nothing can be carried out under another record's name;
and one piece of level 3 is enough for the constructor to raise, whoever asks and whatever was approved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.access.level import Level
from app.errors import Problem
from app.release.lines import lines_of
from app.vault.compartment import Place
from app.vault.record import Record


@dataclass(frozen=True, slots=True)
class Piece:
    """One record, where it was read, and which of its fields are to leave (empty: the whole text of an item)."""

    place: Place
    record: Record
    fields: tuple[str, ...] = ()


class Exportable:
    """Lines that may leave, with the level they come from. Immutable.

    Raises ``Problem("release.top_secret_never")`` when any piece is of level 3, by the compartment it was read from or
    by what its own body says; ``Problem("release.another_project")`` when the pieces are of several projects;
    ``Problem("release.nothing_chosen")`` when no line is left.
    """

    __slots__ = ("_level", "_lines")

    _level: Level
    _lines: tuple[tuple[str, str], ...]

    def __init__(self, pieces: Iterable[Piece]) -> None:
        chosen = tuple(pieces)
        if any(_is_top_secret(piece) for piece in chosen):
            raise Problem("release.top_secret_never")
        if len({piece.place.project for piece in chosen}) > 1:
            raise Problem("release.another_project")
        lines = tuple(line for piece in chosen for line in lines_of(piece.record, piece.fields))
        if not lines:
            raise Problem("release.nothing_chosen")
        object.__setattr__(self, "_level", Level(max(piece.place.level for piece in chosen)))
        object.__setattr__(self, "_lines", lines)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("an Exportable does not change")

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("an Exportable does not leave its process")

    @property
    def level(self) -> Level:
        """The highest level among its pieces: bí mật or cơ mật."""
        return self._level

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """(label code, text), in the order in which they are printed."""
        return self._lines


def _is_top_secret(piece: Piece) -> bool:
    said = piece.record.body.get("level")
    return piece.place.level >= Level.TOP_SECRET or (isinstance(said, int) and said >= Level.TOP_SECRET)
