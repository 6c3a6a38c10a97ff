"""Another copy of the same vault, opened to be read: a folder beside, an unpacked backup, the present vault of a copy.

It is opened with the keys that a session holds anyway, or with those that kit and shares give (`sealed`). It is the
same vault when id and genesis are the same; its chain of statements is verified from the beginning. Nothing is
written into it that belongs to anybody: no entry, no statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.access.level import Level
from app.errors import Corrupt, Problem
from app.ids import Id
from app.journal.store import Journal
from app.keys.compartment_key import file_key
from app.session.clearance import OpenKey, open_clearances
from app.session.door import TOP_SECRET_ROOM, Session
from app.session.identity import LONGEST_KEYS, Identity
from app.vault.compartment import Compartment, Projection
from app.vault.durable import read_small
from app.vault.folder import Folder
from app.vault.house_keys import HouseKeys, open_house_keys
from app.vault.vault import Vault, open_office


@dataclass(frozen=True, slots=True, repr=False)
class OpenedCopy:
    """A copy whose directory is open; ``keys`` are the compartments of it that can be read."""

    vault: Vault
    house: HouseKeys
    keys: Mapping[tuple[Id, Level], OpenKey]
    projections: tuple[Projection, ...]

    @contextmanager
    def compartment(self, project: Id, level: Level) -> Iterator[Compartment]:
        """A compartment of the copy, open for a block. Raises Problem("restore.no_key") without its key."""
        key = self.keys.get((project, level))
        if key is None:
            raise Problem("restore.no_key")
        found = Compartment.open(
            self.vault.folder.compartment(key.place.file_id),
            file_key(key.key, key.place.file_id),
            key.place,
            self.projections,
            public_key_of=self.vault.roster.public_key_of,
            locked_memory=level == Level.TOP_SECRET,
        )
        try:
            yield found
        finally:
            found.close()

    @contextmanager
    def journal(self) -> Iterator[Journal]:
        """The copy's journal, open for a block."""
        vault = self.vault
        found = Journal.open(vault.folder.journal, vault.journal_key, vault.vault_id, vault.roster.journal_public)
        try:
            yield found
        finally:
            found.close()

    @contextmanager
    def office(self) -> Iterator[Compartment | None]:
        """The copy's office store, open for a block; None for who is no officer."""
        if self.house.office is None:
            yield None
            return
        found = open_office(self.vault.folder, self.vault.vault_id, self.house.office, self.vault.roster.officer_key_of)
        try:
            yield found
        finally:
            found.close()


@contextmanager
def opened_with(session: Session, path: Path, who: Identity | None = None) -> Iterator[OpenedCopy]:
    """The copy at ``path``, opened with the keys of ``session``, or of another unlocked person ``who``.

    Compartments are open to the levels that the session holds now, never more. Raises Problem("restore.not_a_copy",
    "restore.other_vault", "restore.not_with_your_keys"), and Corrupt for damaged files.
    """
    folder = Folder(Path(path))
    same_vault(session.vault, folder)
    who = who or session.identity
    keys = house_keys(who, session.vault.vault_id, folder)
    vault = Vault.open(folder, keys.directory)
    try:
        identity = replace(who, house=keys)
        try:
            upstairs = session.room == TOP_SECRET_ROOM
            held = open_clearances(vault, identity, session.latest(), upstairs=upstairs).keys
        except Problem:
            held = {}  # the keys of that time were renewed since: what they opened opens with the kit alone
        now = {(row.project, level) for row in session.projects() for level in row.levels}
        mine = {slot: key for slot, key in held.items() if slot in now}
        yield OpenedCopy(vault, keys, mine, session.world.projections)
    finally:
        vault.close()


def same_vault(vault: Vault, folder: Folder) -> None:
    """Raise Problem("restore.not_a_copy") or Problem("restore.other_vault") unless it is a copy of ``vault``."""
    try:
        label = folder.read_label()
    except Problem as error:
        raise Problem("restore.not_a_copy") from error
    if (label.vault_id, label.genesis) != (vault.vault_id, vault.label.genesis):
        raise Problem("restore.other_vault")


def house_keys(who: Identity, vault_id: Id, folder: Folder) -> HouseKeys:
    """The house keys of another copy that lie in it for a person. Raises Problem("restore.not_with_your_keys")."""
    try:
        blob = read_small(folder.keys(who.uid, who.writer_id.device), LONGEST_KEYS)
        return open_house_keys(who.everyday.encryption, vault_id, who.uid, blob)
    except (OSError, Corrupt) as error:
        raise Problem("restore.not_with_your_keys") from error
