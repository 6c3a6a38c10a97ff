"""What a file of the vault is called before somebody: by project and level where they hold its key, else not at all."""

from __future__ import annotations

from dataclasses import dataclass

from app.archive.checks.looking import CIPHERTEXT
from app.ids import Id
from app.session.door import Session
from app.vault.vault import DIRECTORY_FILE, JOURNAL_FILE, OFFICE_FILE

_WHAT = {
    DIRECTORY_FILE: "archive.directory",
    JOURNAL_FILE: "archive.journal",
    OFFICE_FILE: "archive.office",
    CIPHERTEXT: "archive.ciphertext",
}


@dataclass(frozen=True, slots=True)
class Named:
    """``what`` is a code; ``name`` and ``level`` are empty for a compartment that the viewer holds no key of."""

    what: str
    name: str
    level: int
    project: Id | None


def named(session: Session, file: Id) -> Named:
    """The file, as far as this session may know it."""
    if file in _WHAT:
        return Named(_WHAT[file], "", 0, None)
    for key in session.open_keys():
        if key.place.file_id == file:
            return Named("archive.compartment", key.project_name, key.place.level, key.place.project)
    return Named("archive.compartment", "", 0, None)
