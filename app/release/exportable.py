"""What may be written outside the store: the one type that every output takes, and that level 3 cannot become.

An ``Exportable`` is made from the stored records themselves, together with the compartment each was read from, and it
works out its own lines. There is no way to hand it text, so nothing can be carried out under another record's name;
and one piece of level 3 is enough for the constructor to raise, whoever asks and whatever was approved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.access.level import Level
from app.customers.documents.body import Document, from_body
from app.errors import Problem
from app.release.lines import lines_of
from app.vault.compartment import Place
from app.vault.record import Record
from app.vault.sealed_file import KIND as DOCUMENT


@dataclass(frozen=True, slots=True)
class Piece:
    """One record, where it was read, and which of its fields are to leave (empty: the whole text of an item)."""

    place: Place
    record: Record
    fields: tuple[str, ...] = ()


class Exportable:
    """Lines and documents that may leave, with the level they come from. Immutable.

    ``parts`` are the lines of each piece apart: the customer, then each item and document.

    Raises ``Problem("release.top_secret_never")`` when any piece is of level 3, by the compartment it was read from or
    by what its own body says; ``Problem("release.another_project")`` when the pieces are of several projects;
    ``Problem("release.nothing_chosen")`` when no line is left.
    """

    __slots__ = ("_documents", "_level", "_parts")

    _level: Level
    _parts: tuple[tuple[tuple[str, str], ...], ...]
    _documents: tuple[Document, ...]

    def __init__(self, pieces: Iterable[Piece]) -> None:
        chosen = tuple(pieces)
        if any(_is_top_secret(piece) for piece in chosen):
            raise Problem("release.top_secret_never")
        if len({piece.place.project for piece in chosen}) > 1:
            raise Problem("release.another_project")
        parts = tuple(lines_of(piece.record, piece.fields) for piece in chosen)
        if not any(parts):
            raise Problem("release.nothing_chosen")
        documents = tuple(from_body(piece.record.body) for piece in chosen if piece.record.kind == DOCUMENT)
        object.__setattr__(self, "_level", Level(max(piece.place.level for piece in chosen)))
        object.__setattr__(self, "_parts", parts)
        object.__setattr__(self, "_documents", documents)

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
        return tuple(line for part in self._parts for line in part)

    @property
    def parts(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The same lines, those of each piece together; a document's are its name and its SHA-256."""
        return self._parts

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents among the pieces, in their order."""
        return self._documents


def _is_top_secret(piece: Piece) -> bool:
    said = piece.record.body.get("level")
    return piece.place.level >= Level.TOP_SECRET or (isinstance(said, int) and said >= Level.TOP_SECRET)
