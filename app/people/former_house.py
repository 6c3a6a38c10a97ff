"""Houses of vaults that were lost, which lie sealed in the one that took their place (`app.archive.restore.former`).

Officers read them, and nobody else: the keys stand in the officers' store. What was signed and sealed in such a house
(yearly archives, checkpoints on paper) is read with its keys and held against its journal, not against this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.errors import Corrupt, Problem
from app.ids import random_id
from app.journal.store import Journal
from app.keys.compartment_key import file_key
from app.keys.encoding import unb64
from app.keys.wrap import EncryptionKey
from app.people.proof import followed
from app.session.door import Session
from app.session.signing import own_office
from app.vault.compartment import Compartment
from app.vault.directory import Directory
from app.vault.house_keys import HouseKeys
from app.vault.record import Record
from app.vault.sealed_file import SealedFile, SealedFiles
from app.vault.vault import DIRECTORY_FILE, JOURNAL_FILE, OFFICE_FILE, office_place

FORMER = "former-house"


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

    @property
    def journal_keys(self) -> tuple[EncryptionKey, ...]:
        """What opens the details of its journal."""
        return tuple(EncryptionKey.from_bytes(key) for key in self.keys.journal)


def houses_of(session: Session) -> tuple[Former, ...]:
    """The former houses that this session may read, newest first: an officer's, nobody else's."""
    office = own_office(session)
    if office is None:
        return ()
    try:
        return formers(office)
    finally:
        office.close()


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


@contextmanager
def directory_of(session: Session, former: Former) -> Iterator[Directory]:
    """The directory of a former house, open for a block."""
    with file_of(session, former, "directory.db") as place:
        key = file_key(former.keys.directory, DIRECTORY_FILE)
        directory = Directory.open(place, key, session.vault.vault_id)
        try:
            yield directory
        finally:
            directory.close()


@contextmanager
def office_of(session: Session, former: Former) -> Iterator[Compartment]:
    """The officers' store of a former house, open for a block; its officers are those of its own directory."""
    vault_id = session.vault.vault_id
    with directory_of(session, former) as directory:
        roster, _ = followed(directory.statements(), vault_id)
    with file_of(session, former, "office.db") as place:
        key = file_key(former.keys.office or b"", OFFICE_FILE)
        office = Compartment.open(place, key, office_place(vault_id), (), public_key_of=roster.officer_key_of)
        try:
            yield office
        finally:
            office.close()


def _read(record: Record) -> Former:
    try:
        body = record.body
        keys = HouseKeys(unb64(body["directory"]), unb64(body["office"]), tuple(map(unb64, body["journal"])))
        files = {name: SealedFile.from_fields(fields) for name, fields in body["files"].items()}
        return Former(str(body["name"]), record.at, int(body["at"]), files, keys)
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("people.register_damaged").because(error) from error
