"""The check of everything that lies outside a compartment's file but belongs to it: its documents' sealed files.

Each is read to its end once, piece by piece: commitment, every chunk's tag, the filling, the length, the hash.
Superseded revisions count too: a document that was removed can be brought back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import Corrupt
from app.ids import Id
from app.vault.compartment import Compartment
from app.vault.database import translated
from app.vault.record import COLUMNS, from_row
from app.vault.sealed_file import KIND, SealedFile, SealedFiles, Tell

_NAMED = (
    f"SELECT {COLUMNS} FROM record WHERE kind = ? AND op = 'U' UNION ALL "
    f"SELECT {COLUMNS} FROM revision WHERE kind = ? AND op = 'U'"
)


@dataclass(frozen=True, slots=True)
class Damage:
    """A document whose file is not whole: its record, its name, and the code of what is wrong."""

    rid: Id
    name: str
    code: str


def damaged_documents(files: SealedFiles, compartment: Compartment, tell: Tell = lambda _: None) -> Iterator[Damage]:
    """Those whose files are missing or not what was signed for, one by one. ``tell`` may raise Cancelled."""
    seen: set[Id] = set()
    with translated():
        for row in compartment.connection.execute(_NAMED, (KIND, KIND)):
            record = from_row(row)
            name = str(record.body.get("name", ""))
            try:
                sealed = SealedFile.from_fields(record.body)
                if sealed.file not in seen:
                    seen.add(sealed.file)
                    files.examine(sealed, tell)
            except Corrupt as error:
                yield Damage(record.rid, name, error.code)
