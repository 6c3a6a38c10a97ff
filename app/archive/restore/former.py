"""The house of a vault that was lost, sealed into the one that took its place: officers read it, and nobody else.

Its three files lie among the documents of the new vault, each under a key of its own; those keys, and the house keys
that open what is inside, stand in the officers' store. So the archive goes into every backup, and ends with the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.archive.restore.opened import OpenedCopy
from app.errors import Corrupt, Problem
from app.ids import Id, random_id
from app.journal.store import Journal
from app.keys.compartment_key import file_key
from app.keys.encoding import b64, unb64
from app.session.door import Session
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.folder import Folder
from app.vault.house_keys import HouseKeys
from app.vault.record import Record
from app.vault.roster import Person
from app.vault.sealed_file import SealedFile, SealedFiles
from app.vault.statement import Fields
from app.vault.vault import JOURNAL_FILE, OFFICE_FILE

FORMER = "former-house"
_FILES = ("directory.db", "journal.db", "office.db")
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True, repr=False)
class Former:
    """A former house: which backup it came out of, its sealed files by name, and its keys.

    ``at`` is when it was noted in this vault, ``sealed_at`` when it was sealed: in the house between, maybe.
    """

    name: str
    at: int
    sealed_at: int
    files: dict[str, SealedFile]
    keys: HouseKeys


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


def formers(office: Compartment) -> tuple[Former, ...]:
    """The former houses on record, newest first."""
    return tuple(sorted(map(_read, office.of_kind(FORMER)), key=lambda one: -one.sealed_at))


@contextmanager
def file_of(session: Session, former: Former, name: str) -> Iterator[Path]:
    """A file of a former house for a block; it lies in staging meanwhile, as the ciphertext it is."""
    folder = session.vault.folder
    place = folder.staging / f"{random_id().hex()}.db"
    sealed = former.files.get(name)
    if sealed is None:
        raise Problem("restore.no_former")
    try:
        with place.open("xb") as target:
            for piece in SealedFiles(folder, session.vault.vault_id).plain(sealed):
                target.write(piece)
        yield place
    finally:
        for left in (place, place.with_name(f"{place.name}-journal")):
            left.unlink(missing_ok=True)


@contextmanager
def journal_of(session: Session, former: Former) -> Iterator[Journal]:
    """The journal of a former house, open for a block."""
    with file_of(session, former, "journal.db") as place:
        journal = Journal.open(place, file_key(former.keys.directory, JOURNAL_FILE), session.vault.vault_id, bytes(32))
        try:
            yield journal
        finally:
            journal.close()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _read(record: Record) -> Former:
    try:
        body = record.body
        keys = HouseKeys(unb64(body["directory"]), unb64(body["office"]), tuple(map(unb64, body["journal"])))
        files = {name: SealedFile.from_fields(fields) for name, fields in body["files"].items()}
        return Former(str(body["name"]), record.at, int(body["at"]), files, keys)
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("people.register_damaged").because(error) from error
