"""A vault with its directory open: the place, who belongs to it, and the keys of its three house files.

``directory.db`` and ``journal.db`` are under the directory key, which everybody in service holds; ``office.db`` under
the office key, which only officers hold. Each file has a key of its own, derived from those by the file's name.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import Corrupt
from app.ids import Id
from app.keys.compartment_key import file_key
from app.vault.compartment import Compartment, Place
from app.vault.directory import Directory
from app.vault.folder import Folder, Label
from app.vault.ledger import PublicKeyOf, Writer
from app.vault.roster import Roster, read_roster

DIRECTORY_FILE = Id(b"niem directory 1")
JOURNAL_FILE = Id(b"niem journal   1")
OFFICE_FILE = Id(b"niem office    1")
NO_PROJECT = Id(bytes(16))


@dataclass(slots=True)
class Vault:
    """An open vault. ``roster`` follows the directory; call `refresh` after changing it."""

    folder: Folder
    label: Label
    directory: Directory
    directory_key: bytes
    roster: Roster

    @classmethod
    def open(cls, folder: Folder, directory_key: bytes) -> Vault:
        """Open the directory, verify its whole chain and read who belongs to the vault."""
        label = folder.read_label()
        directory = Directory.open(folder.directory, file_key(directory_key, DIRECTORY_FILE), label.vault_id)
        try:
            roster = read_roster(directory.statements(), label.genesis)
        except BaseException:
            directory.close()
            raise
        return cls(folder, label, directory, directory_key, roster)

    @property
    def vault_id(self) -> Id:
        """The vault's id."""
        return self.label.vault_id

    @property
    def journal_key(self) -> bytes:
        """The file key of journal.db."""
        return file_key(self.directory_key, JOURNAL_FILE)

    def refresh(self) -> None:
        """Read the roster again, after the directory was changed by us or by another process."""
        self.roster = read_roster(self.directory.statements(), self.label.genesis)

    def close(self) -> None:
        """Close the directory."""
        self.directory.close()


def office_place(vault_id: Id) -> Place:
    """office.db has the shape of a compartment that belongs to no project and has no level."""
    return Place(vault_id, OFFICE_FILE, NO_PROJECT, 0, 1, OFFICE_FILE)


def create_office(folder: Folder, vault_id: Id, office_key: bytes, writer: Writer, at: int) -> Compartment:
    """A new office store."""
    place = office_place(vault_id)
    return Compartment.create(folder.office, file_key(office_key, OFFICE_FILE), place, (), writer=writer, at=at)


def open_office(folder: Folder, vault_id: Id, office_key: bytes, public_key_of: PublicKeyOf) -> Compartment:
    """The office store, for officers."""
    key = file_key(office_key, OFFICE_FILE)
    if not folder.office.is_file():
        raise Corrupt("vault.file_missing")
    return Compartment.open(folder.office, key, office_place(vault_id), (), public_key_of=public_key_of)
