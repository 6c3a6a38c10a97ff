"""From an open session to what a backup says: which keys are sealed into its cover, and the heads of its chains.

The heads are read from the copied files, after they were sealed: they are those of the very moment of the copy, and a
copy that does not open is found before it becomes a backup. What the maker has no key of is vouched for by its SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from app.access.level import Level
from app.archive.backup.copying import Stood
from app.archive.backup.making import Facts, Heads
from app.errors import Corrupt, Problem
from app.journal.store import Journal
from app.keys.compartment_key import file_key
from app.keys.wrap import EncryptionKey
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.directory import Directory
from app.vault.folder import Folder
from app.vault.house_escrow import (
    LETTER_EXCHANGED,
    escrow_in,
    index_of,
    letter_exchanged,
    letter_in,
    open_letter,
    put_letter,
)
from app.vault.roster import OFFICER
from app.vault.vault import DIRECTORY_FILE, JOURNAL_FILE, open_office

Row = tuple[str, int, int, bytes]


def facts_of(session: Session, number: int) -> Facts:
    """What the cover says of the vault as it is now. Raises Problem("backup.no_letter", "backup.letter_exchanged")."""
    vault = session.vault
    roster, kit = vault.roster, vault.roster.kit
    letter, escrow = letter_in(vault.directory), escrow_in(vault.directory, roster)
    if not letter:
        raise Problem("backup.no_letter")
    if letter_exchanged(vault.directory, roster):
        raise Problem(LETTER_EXCHANGED)
    public = kit.publics[index_of(escrow.blob)] if escrow is not None and kit is not None else b""
    return Facts(
        vault_id=vault.vault_id,
        genesis=vault.label.genesis,
        number=number,
        at=session.now(),
        house=vault.label.house,
        by=session.uid,
        journal_public=roster.journal_public,
        letter=letter,
        escrow_public=public,
        escrow=escrow.blob if escrow is not None else b"",
        kit=kit.serial if kit is not None else "",
        escrow_used=tuple(sorted(roster.escrow_used)),
    )


def mend_letter(session: Session) -> None:
    """Seal the house keys to the officers anew where the letter is missing or is not what an officer finds in it.

    Anybody in service can exchange a letter: that no officer signed it is seen by everybody, here and in the weekly
    check. That an officer signed another one is seen by officers alone, so each of them looks before a backup.
    """
    vault, house = session.vault, session.identity.house
    if OFFICER not in session.duties or house.office is None:
        return
    with suppress(Corrupt):
        if letter_exchanged(vault.directory, vault.roster):
            raise Corrupt(LETTER_EXCHANGED)
        found = open_letter(house.journal, vault.vault_id, vault.label.house, letter_in(vault.directory))
        if (found.directory, found.office) == (house.directory, house.office):
            return
    with vault.directory.change(session.now()) as change:
        by = session.uid, session.identity.signing_key
        put_letter(vault.directory, change, vault.roster.journal_public, vault.label.house, house, by)


def heads_of(session: Session, stood: Stood, scratch: Path) -> Heads:
    """The heads of every chain in the copy that this session's keys open. Raises Corrupt for a copy that is hurt."""
    rows = [*_house_heads(session, scratch)]
    files = dict(stood.files)
    for key in session.open_keys():
        place = key.place
        path = files.get(f"c/{place.file_id.hex()}.db")
        if path is None:
            raise Corrupt("vault.file_missing")
        secret, locked = file_key(key.key, place.file_id), place.level == Level.TOP_SECRET
        known = session.vault.roster.public_key_of
        opened = Compartment.open(
            path, secret, place, session.world.projections, public_key_of=known, locked_memory=locked
        )
        with closing(opened):
            rows.append((f"compartment {place.cid.hex()}", place.epoch, *opened.head))
    return tuple(sorted(rows))


def _house_heads(session: Session, scratch: Path) -> Iterator[Row]:
    folder, vault = Folder(scratch), session.vault
    with closing(
        Directory.open(folder.directory, file_key(vault.directory_key, DIRECTORY_FILE), vault.vault_id)
    ) as directory:
        directory.verify_linking()
        yield ("directory", vault.label.house, *directory.head)
    secret = file_key(vault.directory_key, JOURNAL_FILE)
    with closing(Journal.open(folder.journal, secret, vault.vault_id, vault.roster.journal_public)) as journal:
        for writer, (seq, h) in journal.heads().items():
            yield f"journal {writer.encoded().hex()}", 0, seq, h
    if session.identity.house.office is not None:
        known = vault.roster.officer_key_of
        with closing(open_office(folder, vault.vault_id, session.identity.house.office, known)) as office:
            yield ("office", vault.label.house, *office.head)


def journal_keys(session: Session) -> tuple[EncryptionKey, ...]:
    """An officer's journal keys; none for anybody else."""
    return tuple(EncryptionKey.from_bytes(key) for key in session.identity.house.journal)
