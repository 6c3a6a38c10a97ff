"""The house of a vault that was lost, sealed into the one that took its place: officers read it, and nobody else.

Its three files lie among the documents of the new vault, each under a key of its own; those keys, and the house keys
that open what is inside, stand in the officers' store. So the archive goes into every backup, and ends with the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.archive.restore.opened import OpenedCopy
from app.ids import Id, random_id
from app.keys.encoding import b64
from app.people.former_house import FORMER, Former, file_of, formers, journal_of
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.folder import Folder
from app.vault.roster import Person
from app.vault.sealed_file import SealedFiles
from app.vault.statement import Fields
from app.vault.vault import OFFICE_FILE

__all__ = ["FORMER", "Former", "carry_over", "file_of", "formers", "journal_of", "put_former", "told"]

_FILES = ("directory.db", "journal.db", "office.db")
_PIECE = 1024 * 1024


def put_former(change: Change, rid: Id, folder: Folder, copy: OpenedCopy, name: str, at: int) -> None:
    """Seal the copy's house files and note them."""
    sealed = SealedFiles(folder, copy.vault.vault_id)
    files: dict[str, Any] = {}
    for file in _FILES:
        made = sealed.write(random_id(), OFFICE_FILE, _pieces(copy.vault.folder.house() / file), lambda _: None)
        sealed.place(made)
        files[file] = made.fields()
    keys = copy.house
    body = {
        "name": name,
        "at": at,
        "files": files,
        "directory": b64(keys.directory),
        "office": b64(keys.office or b""),
        "journal": [b64(key) for key in keys.journal],
    }
    change.put(rid, FORMER, body, base=None)


def carry_over(change: Change, new_id: Callable[[], Id], office: Compartment) -> None:
    """Note the houses that the copy's own officers' store knows of: their files came along with the documents."""
    for record in office.of_kind(FORMER):
        change.put(new_id(), FORMER, dict(record.body), base=None)


def told(person: Person) -> Fields:
    """What the new directory says of somebody of the former house: known for what they signed, no longer in service."""
    return {
        "uid": person.uid.hex(),
        "name": person.name,
        "title": person.title,
        "duties": sorted(person.duties),
        "identity": b64(person.identity),
        "device": person.device.hex(),
        "at": person.at,
        "left_at": person.left_at or person.at,
    }


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
